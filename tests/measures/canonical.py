"""Rows as people write them → canonical tables as the store holds them, and the answers of a measure to them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from arrow_types import ARROW_TYPES

from fremdbild.engine.connection import SESSION
from fremdbild.engine.duckdb import collected
from fremdbild.measures import Measure
from fremdbild.result import Question
from fremdbild.tables import BY_NAME

ZONE = "Europe/Zurich"
Row = dict[str, Any]


def canonical_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """`rows` with all columns of the table `name`, its local days in Zurich and its key of the person."""
    table = BY_NAME[name]
    unknown = {key for row in rows for key in row} - set(table.column_names)
    assert not unknown, f"{name} has no {unknown}"
    columns = {c.name: pa.array([row.get(c.name) for row in rows], ARROW_TYPES[c.kind]) for c in table.columns}
    for day in table.local_days:
        columns[day.name] = pa.array([local_day_of(row.get(day.of)) for row in rows], pa.date32())
    if table.person_of:
        columns["person_key"] = pa.array([person_key(name, row) for row in rows], pa.int64())
    return pa.table(columns)


def local_day_of(when: datetime | None) -> Any:
    return None if when is None else when.replace(tzinfo=UTC).astimezone(ZoneInfo(ZONE)).date()


def last_day_of(question: Question) -> Any:
    """The last local day that had begun when it was asked."""
    return (question.as_of - timedelta.resolution).replace(tzinfo=UTC).astimezone(ZoneInfo(question.time_zone)).date()


def person_key(name: str, row: Row) -> int:
    """As the loader tells people apart: by system and record, else by the row's own key."""
    *record, own = BY_NAME[name].person_of
    known = [row.get(column) for column in record]
    words = known if known and known[-1] is not None else ["", row[own]]
    return int.from_bytes(hashlib.sha256(repr(words).encode()).digest()[:8], signed=True)


def lazy_table(rows: pa.Table) -> Any:
    """Other rows as an Ibis table on the same engine."""
    return _backend().create_table(f"rows_{next(_NUMBERS)}", rows)


def lazy_tables(rows: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """Ibis tables by name. All are on one engine: to open another takes longer than most questions."""
    backend = _backend()
    number = next(_NUMBERS)
    return {
        name: backend.create_table(f"{name}_{number}", canonical_table(name, found)) for name, found in rows.items()
    }


_NUMBERS = count()


@cache
def _backend() -> Any:
    backend = ibis.duckdb.connect(memory_limit="1GB")
    for statement in SESSION:
        backend.raw_sql(statement)
    return backend


def aggregate(measure: Measure, tables: Mapping[str, Any], question: Question) -> Any:
    """The lazy first step of a measure."""
    return measure.aggregate(**{name: tables.get(name) for name in measure.reads}, question=question)


def answers(measure: Measure, tables: Mapping[str, Any], question: Question) -> list[Row]:
    """Both steps of a measure, as rows."""
    return measure.estimate(first_step(measure, tables, question), question).to_pylist()


def first_step(measure: Measure, tables: Mapping[str, Any], question: Question) -> pa.Table:
    """The first step of a measure on `lazy_tables`, asked as an assessment asks it."""
    return collected(_backend(), aggregate(measure, tables, question))


def answer(measure: Measure, tables: Mapping[str, Any], question: Question, statistic: str) -> Row:
    """The one row of a statistic where the question has one group."""
    (row,) = [row for row in answers(measure, tables, question) if row["statistic"] == statistic]
    return row
