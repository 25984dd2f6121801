"""The documentation is in step with the code."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic_core import PydanticUndefined

from fremdbild.cli.main import COMMANDS
from fremdbild.measures import MEASURES
from fremdbild.settings import ColumnRule, Settings
from fremdbild.tables import TABLES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted(path for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("decisions/*.md")])


def _generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


GENERATED: dict[Path, str] = _generator().pages()


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_generated_page_says_what_the_code_says(path: Path) -> None:
    assert path.exists(), f"{path.name} is missing; run make docs"
    assert path.read_text(encoding="utf-8") == GENERATED[path], f"{path.name} is out of date; run make docs"


def test_there_is_no_page_of_a_measure_that_is_gone() -> None:
    assert {path.stem for path in (DOCS / "measures").glob("*.md")} == {"README", *(m.name for m in MEASURES)}


def test_every_table_and_column_is_described() -> None:
    page = (DOCS / "tables.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL))
    assert set(sections) == {table.name for table in TABLES}
    for table in TABLES:
        missing = [name for name in table.column_names if f"| `{name}`" not in sections[table.name]]
        assert missing == [], f"columns of {table.name}"


def test_every_command_is_described() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## ([\w-]+)$", page, flags=re.MULTILINE) == list(COMMANDS)


def _documented_settings() -> dict[str, dict[str, str]]:
    """Section of settings.md → key → default as it stands in the table."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in (DOCS / "settings.md").read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"##+ \[*(\w[^\]]*)\]*", line):
            section = heading[1]
        elif row := re.match(r"\| `(\w+)` \| ([^|]*) \|", line):
            found.setdefault(section, {})[row[1]] = row[2].strip()
    return found


def _settings_in_code() -> dict[str, dict[str, str]]:
    parts: dict[str, Any] = {"A rule for a column": ColumnRule}
    for name, field in Settings.model_fields.items():
        if name != "folder":
            kind: Any = field.annotation
            parts[name] = kind if hasattr(kind, "model_fields") else kind.__args__[0]
    return {
        section: {name: _default(field) for name, field in part.model_fields.items()} for section, part in parts.items()
    }


def _default(field: Any) -> str:
    value = field.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "*required*"
    if value is None or (value == {} and field.annotation == dict[str, ColumnRule]):
        return "none"
    if isinstance(value, str):
        return f"""`"{value.replace('"', chr(92) + '"')}"`"""
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in value) + "]`"
    return f"`{value}`"


@pytest.mark.parametrize("section", _settings_in_code())
def test_every_setting_is_described_with_its_default(section: str) -> None:
    assert _documented_settings().get(section) == _settings_in_code()[section]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"https?://|mailto:", target)]
    assert [target for target in targets if not (path.parent / target.split("#")[0]).exists()] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_prose_needs_neither_simply_nor_just(path: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\b(?:simply|just)\b", text, flags=re.IGNORECASE) == []


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\]\((\d{4}-[^)]+)\)", (ROOT / "decisions" / "README.md").read_text(encoding="utf-8"))
    there = sorted(path.name for path in (ROOT / "decisions").glob("[0-9]*.md"))
    assert listed == there
    assert len({name[:4] for name in there}) == len(there), "two decisions have the same number"


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    reasons = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "decisions").glob("000*.md"))
    names = {re.match(r"[\w.-]+", requirement)[0] for requirement in wanted}  # type: ignore[index]  # always matches
    assert sorted(name for name in names if f"`{name}`" not in reasons) == []
