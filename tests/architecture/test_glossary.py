"""The glossary names things as the code does, and leaves none of them out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fremdbild import result
from fremdbild.measures import MEASURES
from fremdbild.tables import BY_NAME, TABLES

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| German"))
]
NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[2])]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_glossary_stands_in_the_code(name: str) -> None:
    table, _, column = name.partition(".")
    if table in BY_NAME and column:
        assert column in BY_NAME[table].column_names
    else:
        assert re.search(rf"\b{re.escape(name)}\b", CODE)


def test_every_row_has_german_english_and_meaning() -> None:
    assert [row for row in ROWS if len(row) != 4 or not (row[0] and row[1] and row[3])] == []


def test_no_term_stands_twice() -> None:
    for place in (0, 1):
        terms = [row[place].lower() for row in ROWS]
        assert sorted({term for term in terms if terms.count(term) > 1}) == []


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("tables", [table.name for table in TABLES]),
        ("measures", [measure.name for measure in MEASURES]),
        ("group columns", [*result.GROUP_COLUMNS, "period"]),
        ("statuses", [result.RELEASED, result.PROTECTED, result.NO_DATA]),
    ],
)
def test_the_glossary_leaves_nothing_out(kind: str, names: list[str]) -> None:
    assert sorted(set(names) - set(NAMES)) == [], kind
