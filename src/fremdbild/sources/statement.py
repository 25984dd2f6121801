"""The one statement that turns the raw rows of an input into canonical ones, each thing computed once, in layers.

```
raw columns (text)
  b<i>   text without blanks around it
  t<i>   the same in fremdbild's words, null where it stands for nothing
  v<i>   typed values (w<i>, z<i> on the way: local time, moment)
  _problem
part:    _part, canonical columns, local days, person_key, _updated_at, _problem, _raw
```
`_problem` holds the failed checks as bits; of a row that failed none, its ambiguous times as bits, below zero. `_raw`
holds the row's used columns as JSON where a check failed; in a finished part it is null.
"""

from __future__ import annotations

from collections.abc import Sequence

from fremdbild.engine.protocol import PERSON_KEY
from fremdbild.engine.snapshot import PART, part_number
from fremdbild.engine.sql import identifier, literal
from fremdbild.sources.plan import UPDATED_AT, Plan
from fremdbild.sources.raw import Raw
from fremdbild.sources.time_zone import day_of
from fremdbild.tables import Column, LocalDay

PROBLEM, RAW_ROW = "_problem", "_raw"
MADE = "row:"
"""Begins a key that was made of the other columns."""

_SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "float": "DOUBLE",
    "boolean": "BOOLEAN",
    "timestamp": "TIMESTAMP",
    "date": "DATE",
}
_SEPARATOR = "chr(31)"
"""Between values that are hashed together: it stands in no text that people write."""


def part_statement(plan: Plan, raw: Raw, part: str) -> str:
    """SQL that gives the rows of a part file, in the order of the raw rows."""
    kept = sorted({cell.raw_sql for cell in plan.cells if cell.raw_sql})
    bare = [f"{cell.bare} AS b{index}" for index, cell in enumerate(plan.cells)]
    texts = [f"{cell.text} AS t{index}" for index, cell in enumerate(plan.cells)]
    query = f"SELECT {', '.join([*kept, *bare])} FROM {raw.relation}"
    query = f"SELECT {', '.join([*kept, *texts])} FROM ({query})"
    steps = [step for cell in plan.cells for step in cell.conversion.steps]
    for layer in sorted({step.layer for step in steps}):
        made = ", ".join(f"{step.sql} AS {step.name}" for step in steps if step.layer == layer)
        query = f"SELECT *, {made} FROM ({query})"
    query = f"SELECT *, {_problem(plan)} AS {PROBLEM} FROM ({query})"
    return f"SELECT {', '.join(_columns(plan, part))} FROM ({query})"


def _columns(plan: Plan, part: str) -> list[str]:
    table = plan.table
    columns = [f"CAST({part_number(part)} AS BIGINT) AS {PART}"]
    columns += [f"{_value(plan, column)} AS {identifier(column.name)}" for column in table.columns]
    columns += [f"{_local_day(plan, day)} AS {identifier(day.name)}" for day in table.local_days]
    if table.person_of:
        columns.append(f"{_person(plan)} AS {PERSON_KEY}")
    columns.append(f"{_value(plan, UPDATED_AT)} AS {UPDATED_AT.name}")
    columns.append(PROBLEM)
    columns.append(f"CASE WHEN {PROBLEM} > 0 THEN {_raw_row(plan)} END AS {RAW_ROW}")
    return columns


def _problem(plan: Plan) -> str:
    """One column for failed checks and notices: each column costs, also where all its values are 0.

    Which checks a row failed is asked only of rows that failed one.
    """
    failed = [check.failed for check in plan.checks]
    twice = [cell.conversion.twice for cell in plan.cells]
    return f"CASE WHEN {_any(failed)} THEN {_bits(failed)} WHEN {_any(twice)} THEN -{_bits(twice)} ELSE 0 END"


def _value(plan: Plan, column: Column) -> str:
    cell = plan.cell(column.name)
    kind = _SQL_TYPES[column.kind]
    value = cell.value if cell else "NULL"
    if column.name == plan.made_key:
        return f"coalesce({value}, {_made_key(plan)})" if cell else _made_key(plan)
    # A literal or a boolean of SQL's own choosing becomes the canonical type.
    return value if cell and cell.raw_sql else f"CAST({value} AS {kind})"


def _made_key(plan: Plan) -> str:
    """80 bits of the row's other values: the same row has the same key in the next export, on every DuckDB."""
    values = [
        f"coalesce(CAST({cell.value} AS VARCHAR), chr(30))"
        for cell in sorted(plan.cells, key=lambda cell: cell.column.name)
        if cell.column.name not in (plan.made_key, UPDATED_AT.name)
    ]
    return f"{literal(MADE)} || left(md5({f' || {_SEPARATOR} || '.join(values)}), 20)"


def _local_day(plan: Plan, day: LocalDay) -> str:
    cell = plan.cell(day.of)
    if cell is None:
        return "CAST(NULL AS DATE)"
    far = day_of(cell.value, plan.zone)
    wall = cell.conversion.wall
    if wall and cell.zone == plan.zone:
        # What was written as local time already says its day; asking the calendar again would cost more than reading.
        return f"CASE WHEN {wall} IS NULL THEN {far} ELSE CAST({wall} AS DATE) END"
    return far


def _person(plan: Plan) -> str:
    """The same 63 bits for the same record in every table and on every engine; never null."""
    *record, fallback = plan.table.person_of
    values = [_value(plan, plan.table.column(name)) for name in record]
    known = " AND ".join(f"{value} IS NOT NULL" for value in values)
    joined = f" || {_SEPARATOR} || ".join([literal("record"), *values])
    alone = f"{literal(fallback)} || {_SEPARATOR} || coalesce({_value(plan, plan.table.column(fallback))}, '')"
    return f"CAST(md5_number_lower(CASE WHEN {known} THEN {joined} ELSE {alone} END) >> 1 AS BIGINT)"


def _any(conditions: Sequence[str | None]) -> str:
    return " OR ".join(f"({condition})" for condition in conditions if condition) or "false"


def _bits(conditions: Sequence[str | None]) -> str:
    bits = [
        f"CASE WHEN {condition} THEN {1 << place} ELSE 0 END" for place, condition in enumerate(conditions) if condition
    ]
    return f"CAST({' + '.join(bits)} AS BIGINT)" if bits else "CAST(0 AS BIGINT)"


def _raw_row(plan: Plan) -> str:
    """Only columns that the settings name: what is not asked for is not kept, even of a row that is set aside."""
    used = {cell.origin: cell.raw_sql for cell in plan.cells if cell.raw_sql}
    pairs = ", ".join(f"{literal(name)}, {sql}" for name, sql in used.items())
    return f"CAST(json_object({pairs}) AS VARCHAR)"
