"""Values that name a row of another table which is not there. The rows stay: who loads tells, and decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from fremdbild.engine.manifest import InputEntry, SourceEntry
from fremdbild.engine.snapshot import PART, part_number
from fremdbild.engine.sql import identifier, parquet
from fremdbild.sources.problem import Problem
from fremdbild.tables import BY_NAME, Reference


def dangling(
    connection: duckdb.DuckDBPyConnection,
    store: Path,
    sources: Sequence[SourceEntry],
    asked: frozenset[str] | None = None,
) -> list[Problem]:
    """References of parts (those with an id in `asked`; None: all) to rows that no part holds.

    A table that holds no rows at all is not asked: its references are not wrong, it is not in use.
    """
    parts = _parts(sources)
    problems = []
    for table, entries in parts.items():
        chosen = {part: entry for part, entry in entries.items() if asked is None or part in asked}
        for reference in BY_NAME[table].references:
            if chosen and reference.table in parts:
                problems += _of_reference(connection, store, reference, chosen, parts[reference.table])
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
    known = f"(SELECT {key} AS known FROM {_scan(store, target)})"
    rows = f"(SELECT {PART}, {column} AS value FROM {_scan(store, chosen)} WHERE {column} IS NOT NULL)"
    found = connection.execute(
        f"SELECT {PART}, count(*), min(value) FROM {rows} AS named ANTI JOIN {known} AS target ON value = known "
        "GROUP BY ALL"
    ).fetchall()
    problems = []
    by_number = {part_number(part): found for part, found in chosen.items()}
    for number, count, value in found:
        label, entry = by_number[number]
        problems.append(
            Problem(
                source=label,
                file=entry.name,
                column=reference.column,
                count=count,
                of=entry.rows_stored,
                first_row=None,
                first_value=value,
                fact=f"{'names' if count == 1 else 'name'} no row of {reference.table}",
                next_step=f"load what {reference.table} lacks, or correct these; they are stored as they are",
                consequence="kept",
            )
        )
    return sorted(problems, key=lambda problem: problem.file)


def _scan(store: Path, entries: _Entries) -> str:
    return parquet(store / entry.part.path for _, entry in entries.values() if entry.part)
