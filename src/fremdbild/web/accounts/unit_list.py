"""Units from a CSV file, or from the project's own table `org_unit`; all problems told at once."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fremdbild.settings import Settings
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.units import UnitRow

COLUMNS = ("org_unit", "name", "parent", "headcount")
MOST_ROWS = 5_000

Problem = tuple[str, dict[str, Any]]
"""Key of the words below `web.accounts.import.problem.`, and what is put into them."""


def read_csv(content: bytes) -> tuple[list[UnitRow], list[Problem]]:
    """The rows of a file with the columns `COLUMNS`, parted by comma, semicolon or tab; and what is wrong with it."""
    text = _decoded(content)
    if "\0" in text or not text.strip():
        return [], [("not_a_table", {})]
    first = text.lstrip().splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    try:
        reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restval="", strict=True)
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or []]
        if missing := [name for name in COLUMNS[:2] if name not in reader.fieldnames]:
            return [], [("column", {"columns": ", ".join(missing)})]
        raw = [(reader.line_num, row) for row in reader]
    except csv.Error:
        return [], [("not_a_table", {})]
    if len(raw) > MOST_ROWS:
        return [], [("too_many", {"most": MOST_ROWS})]
    rows, problems = [], []
    for line, values in raw:
        row, wrong = _row(line, values)
        problems += wrong
        if row:
            rows.append(row)
    return rows, problems + problems_of(rows)


def read_store(settings: Settings) -> list[UnitRow]:
    """The units that are valid today in the project's store; none where it has no such table."""
    from fremdbild.engine import Store, open_engine  # slow: loads the engine

    table = Store(settings.store_path).snapshot().tables.get("org_unit")
    if table is None or not table.rows:
        return []
    with open_engine(settings) as engine:
        rows = engine.collect(engine.tables["org_unit"]).to_pylist()
    newest: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: row["valid_from"] or date.min):
        if row["valid_to"] is None or row["valid_to"] >= date.today():  # noqa: DTZ011  a day of the organisation
            newest[row["org_unit"]] = row
    return [
        UnitRow(line, code, row["name"] or code, row["parent"] or "", row["headcount"])
        for line, (code, row) in enumerate(sorted(newest.items()), start=1)
    ]


def problems_of(rows: Iterable[UnitRow]) -> list[Problem]:
    """Codes given twice, parents that nobody knows, circles."""
    rows = list(rows)
    problems: list[Problem] = []
    for code, count in Counter(row.code for row in rows).items():
        if count > 1:
            lines = ", ".join(str(row.line) for row in rows if row.code == code)
            problems.append(("twice", {"code": code, "lines": lines}))
    parents: dict[str, str] = dict(Unit.objects.values_list("code", "parent__code"))
    parents.update({row.code: row.parent for row in rows})
    problems += [
        ("parent", {"line": row.line, "parent": row.parent}) for row in rows if row.parent and row.parent not in parents
    ]
    problems += [("circle", {"line": row.line, "code": row.code}) for row in rows if _in_circle(row.code, parents)]
    return problems


def _in_circle(code: str, parents: Mapping[str, str]) -> bool:
    at, seen = parents.get(code), set()
    while at and at not in seen:
        if at == code:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def _row(line: int, values: Mapping[str | None, Any]) -> tuple[UnitRow | None, list[Problem]]:
    if None in values:
        return None, [("too_wide", {"line": line})]
    code, name, parent, count = (str(values.get(column) or "").strip() for column in COLUMNS)
    problems: list[Problem] = []
    if not code:
        problems.append(("code", {"line": line}))
    if len(code) > 60 or not code.isprintable():
        problems.append(("code_long", {"line": line}))
    if len(name) > 120 or not name.isprintable():
        problems.append(("name_long", {"line": line}))
    if count and not (count.isascii() and count.isdigit() and len(count) <= 12 and int(count) <= 10_000_000):
        problems.append(("headcount", {"line": line, "value": count[:40]}))
    if problems:
        return None, problems
    return UnitRow(line, code, name or code, parent, int(count) if count else None), []


def _decoded(content: bytes) -> str:
    """Text as UTF-8, else as spreadsheets on Windows write it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
