"""Values that name a row of another table, or a criterion, which is not there. The rows stay: who loads tells, and
decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from fremdbild.engine.manifest import InputEntry, SourceEntry
from fremdbild.engine.snapshot import PART, part_number
from fremdbild.engine.sql import identifier, literals, parquet
from fremdbild.errors import nearest
from fremdbild.instruments.criteria import BY_NAME as CRITERIA
from fremdbild.sources.problem import Problem
from fremdbild.tables import BY_NAME, Reference

OF_CRITERIA = (("survey_item", "criterion"), ("action", "criterion"))
"""Columns, with their table, that name a criterion."""


def dangling(
    connection: duckdb.DuckDBPyConnection,
    store: Path,
    sources: Sequence[SourceEntry],
    asked: frozenset[str] | None = None,
) -> list[Problem]:
    """References of parts (those with an id in `asked`; None: all) to rows that no part holds, or to no criterion.

    A table that holds no rows at all is not asked: its references are not wrong, it is not in use.
    """
    parts = _parts(sources)
    problems = []
    for table, entries in parts.items():
        chosen = {part: entry for part, entry in entries.items() if asked is None or part in asked}
        for reference in BY_NAME[table].references:
            if chosen and reference.table in parts:
                problems += _of_reference(connection, store, reference, chosen, parts[reference.table])
        for column in (column for of, column in OF_CRITERIA if of == table and chosen):
            problems += _of_criterion(connection, store, column, chosen)
    return problems


_Entries = Mapping[str, tuple[str, InputEntry]]


def _parts(sources: Sequence[SourceEntry]) -> dict[str, dict[str, tuple[str, InputEntry]]]:
    """Table → part id → its source's label and input."""
    found: dict[str, dict[str, tuple[str, InputEntry]]] = {}
    for source in sources:
        for entry in source.inputs:
            if entry.part:
                found.setdefault(source.table, {})[entry.part.id] = (source.label, entry)
    return found


def _of_reference(
    connection: duckdb.DuckDBPyConnection, store: Path, reference: Reference, chosen: _Entries, target: _Entries
) -> list[Problem]:
    column, key = identifier(reference.column), identifier(reference.key)
    within = [identifier(name) for name in reference.within]
    shared = "".join(f", {name}" for name in within)
    known = f"(SELECT {key} AS known{shared} FROM {_scan(store, target)})"
    rows = f"(SELECT {PART}, {column} AS value{shared} FROM {_scan(store, chosen)} WHERE {column} IS NOT NULL)"
    same = " AND ".join(["value = known", *(f"named.{name} = target.{name}" for name in within)])
    found = connection.execute(
        f"SELECT {PART}, count(*), min(value) FROM {rows} AS named ANTI JOIN {known} AS target ON {same} GROUP BY ALL"
    ).fetchall()
    step = f"load what {reference.table} lacks, or correct these; they are stored as they are"
    return _problems(found, chosen, reference.column, f"no row of {reference.table}", lambda _: step)


def _of_criterion(connection: duckdb.DuckDBPyConnection, store: Path, column: str, chosen: _Entries) -> list[Problem]:
    name = identifier(column)
    found = connection.execute(
        f"SELECT {PART}, count(*), min({name}) FROM {_scan(store, chosen)} "
        f"WHERE {name} NOT IN ({literals(CRITERIA)}) GROUP BY ALL"
    ).fetchall()
    return _problems(
        found,
        chosen,
        column,
        "no criterion",
        lambda value: f"correct these; {nearest(value, CRITERIA)}; they are stored as they are",
    )


def _problems(
    found: Sequence[tuple[int, int, str]], chosen: _Entries, column: str, what: str, next_step: Callable[[str], str]
) -> list[Problem]:
    problems = []
    by_number = {part_number(part): entry for part, entry in chosen.items()}
    for number, count, value in found:
        label, entry = by_number[number]
        problems.append(
            Problem(
                source=label,
                file=entry.name,
                column=column,
                count=count,
                of=entry.rows_stored,
                first_row=None,
                first_value=value,
                fact=f"{'names' if count == 1 else 'name'} {what}",
                next_step=next_step(value),
                consequence="kept",
            )
        )
    return sorted(problems, key=lambda problem: problem.file)


def _scan(store: Path, entries: _Entries) -> str:
    return parquet(store / entry.part.path for _, entry in entries.values() if entry.part)
