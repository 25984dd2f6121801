"""Writes one input as a part file and a file of rows set aside: read = stored + set aside.

The input is read once, into a Parquet file that keeps its order, so a row's place there is its place in the input.
Where no row is wrong, which is the rule, that file is the part. Otherwise wrong rows go to the set-aside file and the
rest is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from fremdbild.engine.manifest import NoticeEntry, PartEntry
from fremdbild.engine.sql import PARQUET, identifier, identifiers, literal, parquet
from fremdbild.engine.store import Load
from fremdbild.errors import SourceError
from fremdbild.sources.plan import UPDATED_AT, Plan
from fremdbild.sources.raw import Raw
from fremdbild.sources.set_aside import write_set_aside
from fremdbild.sources.statement import MADE, PROBLEM, part_statement

_AGAIN = "again"
"""Temporary table of rows whose key comes again in the same input: place in the staged file, and rank."""


_SORTED_FROM = 500_000
"""Below, importing NumPy takes longer than what it saves."""
_SORTED_UP_TO = 100_000_000


@dataclass(frozen=True)
class Written:
    """What became of one input's rows."""

    rows_read: int
    rows_stored: int
    rows_set_aside: int
    part: PartEntry | None
    set_aside: Path | None
    notices: tuple[NoticeEntry, ...]


def write_part(
    connection: duckdb.DuckDBPyConnection, load: Load, label: str, file: str, plan: Plan, raw: Raw
) -> Written:
    """Reads the input that `raw` describes; rows that cannot be used are set aside with their reason."""
    identity, path = load.new_part(plan.table.name, label)
    staged = load.work / f"{identity}.parquet"
    connection.execute(f"COPY ({part_statement(plan, raw, identity)}) TO {literal(str(staged))} ({PARQUET})")
    rejected = raw.rejects.count if raw.rejects else 0
    usable = f"SELECT * FROM {parquet([staged], row_numbers=True)} WHERE {PROBLEM} <= 0"
    failed, good, keys = _counted(connection, staged, plan)
    if raw.expected is not None and raw.expected != failed + good:
        raise SourceError(
            f"DuckDB read {failed + good:,} of {raw.expected:,} rows", where=file, next_step="report this as a fault"
        )
    again = _find_again(connection, usable, plan) if keys < good else 0
    set_aside = None
    if failed or again or rejected:
        set_aside = load.new_set_aside(label)
        write_set_aside(connection, set_aside, staged, file, plan, raw, again=_AGAIN if keys < good else None)
    if failed or keys < good:
        _copy_usable(connection, usable, path, plan, again=keys < good)
        staged.unlink()
    elif good:
        staged.replace(path)
    stored = good - again
    aside = failed + again + rejected
    part = PartEntry(id=identity, path=load.name_of(path), rows=stored) if stored else None
    notices = _notices(connection, path, plan) if part else ()
    if keys < good:
        connection.execute(f"DROP TABLE {_AGAIN}")
    return Written(stored + aside, stored, aside, part, set_aside, notices)


def _counted(connection: duckdb.DuckDBPyConnection, staged: Path, plan: Plan) -> tuple[int, int, int]:
    """Rows that failed a check, rows that did not, and different keys among those.

    The keys are counted by their hashes: two keys with one hash (once in a million loads of ten million rows) only make
    the exact search run that follows.
    """
    key = identifiers(plan.table.key)
    rows = parquet([staged])
    found = connection.execute(
        f"SELECT count(*) FILTER ({PROBLEM} > 0), count(*) FILTER ({PROBLEM} <= 0) FROM {rows}"
    ).fetchone()
    failed, good = found or (0, 0)
    hashes = f"SELECT hash({key}) AS hashed FROM {rows} WHERE {PROBLEM} <= 0"
    if _SORTED_FROM <= good <= _SORTED_UP_TO:
        # Sorting numbers takes a third of the time of a hash table of them, and 8 bytes a row.
        hashed = connection.execute(hashes).fetchnumpy()["hashed"]
        hashed.sort()
        return failed, good, good - int((hashed[1:] == hashed[:-1]).sum())
    different = connection.execute(f"SELECT count(DISTINCT hashed) FROM ({hashes})").fetchone()
    return failed, good, different[0] if different else 0


def _find_again(connection: duckdb.DuckDBPyConnection, usable: str, plan: Plan) -> int:
    """Ranks rows with the same key, the newest first, and gives the number of those that are not."""
    key = identifiers(plan.table.key)
    same = " AND ".join(
        f"usable.{identifier(name)} IS NOT DISTINCT FROM doubled.{identifier(name)}" for name in plan.table.key
    )
    made = f"starts_with({identifier(plan.made_key)}, {literal(MADE)})" if plan.made_key else "false"
    # Rows whose key was made of their values are equal, and all are kept: numbered in their order.
    order = f"CASE WHEN {made} THEN NULL ELSE {UPDATED_AT.name} END DESC NULLS LAST"
    place = f"CASE WHEN {made} THEN file_row_number ELSE -file_row_number END"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_AGAIN} AS WITH usable AS ({usable}), "
        f"doubled AS (SELECT {key} FROM usable GROUP BY ALL HAVING count(*) > 1) "
        f"SELECT file_row_number AS place, {made} AS made, "
        f"row_number() OVER (PARTITION BY {key} ORDER BY {order}, {place}) AS rank "
        f"FROM usable SEMI JOIN doubled ON {same}"
    )
    row = connection.execute(f"SELECT count(*) FROM {_AGAIN} WHERE rank > 1 AND NOT made").fetchone()
    return row[0] if row else 0


def _copy_usable(connection: duckdb.DuckDBPyConnection, usable: str, path: Path, plan: Plan, *, again: bool) -> None:
    """Writes the part without the rows that are set aside; `again`: whether keys that come again were ranked."""
    query = f"SELECT * EXCLUDE (file_row_number) FROM ({usable})"
    if again:
        made = ""
        if plan.made_key:
            key = identifier(plan.made_key)
            made = f" REPLACE (CASE WHEN made AND rank > 1 THEN {key} || '-' || rank ELSE {key} END AS {key})"
        query = (
            f"SELECT * EXCLUDE (file_row_number, place, made, rank){made} FROM ({usable}) AS usable "
            f"LEFT JOIN {_AGAIN} ON place = file_row_number WHERE rank IS NULL OR rank = 1 OR made"
        )
    connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")


def _notices(connection: duckdb.DuckDBPyConnection, path: Path, plan: Plan) -> tuple[NoticeEntry, ...]:
    asked = [(place, cell) for place, cell in enumerate(plan.cells) if cell.conversion.twice]
    if not asked:
        return ()
    counts = ", ".join(f"count(*) FILTER (-{PROBLEM} & {1 << place} <> 0)" for place, _ in asked)
    row = connection.execute(f"SELECT {counts} FROM {parquet([path])}").fetchone() or ()
    return tuple(
        NoticeEntry(
            column=cell.origin, fact=f"came twice on the clock in {cell.zone}; the first was taken", count=count
        )
        for (_, cell), count in zip(asked, row, strict=True)
        if count
    )
