"""Rows that cannot be used: each kept with its file, row number, reason and what the settings read of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from fremdbild.engine.sql import identifier, literal, parquet
from fremdbild.errors import SourceError
from fremdbild.sources.check import Check
from fremdbild.sources.mended import BAD_QUOTE, TOO_LARGE, TOO_LONG, TOO_SHORT
from fremdbild.sources.plan import Plan
from fremdbild.sources.problem import Problem
from fremdbild.sources.raw import Raw, Rejects
from fremdbild.sources.statement import PROBLEM, RAW_ROW

AGAIN = "has the same key as a newer row of the file"
_MANY_AGAIN = "have the same key as a newer row of the file"

_MALFORMED = {
    TOO_SHORT: ("has fewer values than the header", "have fewer values than the header"),
    TOO_LONG: ("has more values than the header", "have more values than the header"),
    BAD_QUOTE: ("has a quotation mark out of place", "have a quotation mark out of place"),
    TOO_LARGE: ("has a value of more than 16 million letters", "have values of more than 16 million letters"),
}
_NEXT_MALFORMED = "check delimiter and quote of the source, and these lines of the file"


def write_set_aside(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    staged: Path,
    file: str,
    plan: Plan,
    raw: Raw,
    *,
    again: str | None,
) -> None:
    """Writes (file, row_number, reason, column, value, raw) of every row of `staged` that failed, came again or was
    rejected. `again` is the table of rows whose key came again. Nothing of it is held in memory.
    """
    rows = _numbered(staged, raw)
    selects = [_failed(rows, file, plan)]
    if again:
        selects.append(_again(rows, again, file, plan))
    if raw.rejects:
        selects.append(_rejected(raw.rejects, file))
    connection.execute(f"COPY ({' UNION ALL '.join(selects)}) TO {literal(str(path))} (FORMAT parquet)")


def problems_of(
    connection: duckdb.DuckDBPyConnection, source: str, paths: Iterable[Path], read: dict[str, int]
) -> list[Problem]:
    """The rows in set-aside files, grouped by file, column and reason; `read` gives the rows read per file."""
    files = list(paths)
    if not files:
        return []
    grouped = connection.execute(
        f'SELECT file, "column", reason, many, next_step, count(*), min(row_number), arg_min(value, row_number) '
        f"FROM {parquet(files)} GROUP BY ALL ORDER BY file, min(row_number), reason"
    ).fetchall()
    return [
        Problem(
            source=source,
            file=file,
            column=column,
            count=count,
            of=read.get(file, count),
            first_row=row,
            first_value=value,
            fact=one if count == 1 else many,
            next_step=step,
        )
        for file, column, one, many, step, count, row, value in grouped
    ]


def _failed(rows: str, file: str, plan: Plan) -> str:
    return (
        f"SELECT {literal(file)} AS file, CAST(number AS BIGINT) AS row_number, "
        f"{_by_first_failure(plan.checks, 'one')} AS reason, {_by_first_failure(plan.checks, 'many')} AS many, "
        f'{_by_first_failure(plan.checks, "column")} AS "column", '
        f"json_extract_string({RAW_ROW}, {_path_by_first_failure(plan.checks)}) AS value, "
        f"{_by_first_failure(plan.checks, 'next_step')} AS next_step, {RAW_ROW} AS raw "
        f"FROM {rows} WHERE {PROBLEM} > 0"
    )


def _by_first_failure(checks: tuple[Check, ...], attribute: str) -> str:
    cases = " ".join(
        f"WHEN {PROBLEM} & {1 << place} <> 0 THEN {literal(getattr(check, attribute))}"
        for place, check in enumerate(checks)
    )
    return f"CASE {cases} END" if cases else "NULL"


def _path_by_first_failure(checks: tuple[Check, ...]) -> str:
    cases = " ".join(
        f"WHEN {PROBLEM} & {1 << place} <> 0 THEN {literal(_json_path(check.column))}"
        for place, check in enumerate(checks)
    )
    return f"CASE {cases} END" if cases else "'$'"


def _json_path(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'$."{escaped}"'


def _again(rows: str, again: str, file: str, plan: Plan) -> str:
    """Rows with a key that a newer row of the input has; of these only the values as they were understood are known."""
    values = ", ".join(f"{literal(name)}, {identifier(name)}" for name in plan.table.column_names)
    key = plan.table.key
    value = identifier(key[0]) if len(key) == 1 else f"concat_ws(', ', {', '.join(identifier(name) for name in key)})"
    origins = ", ".join(cell.origin for name in key if (cell := plan.cell(name)))
    return (
        f"SELECT {literal(file)}, CAST(number AS BIGINT), {literal(AGAIN)}, {literal(_MANY_AGAIN)}, "
        f"{literal(origins or key[0])}, CAST({value} AS VARCHAR), "
        f"{literal('make the key tell these rows apart, or name the column that tells which is newer as updated_at')}, "
        f"CAST(json_object({values}) AS VARCHAR) "
        f"FROM {rows} JOIN {again} AS again ON again.place = file_row_number "
        "WHERE again.rank > 1 AND NOT again.made"
    )


def _rejected(rejects: Rejects, file: str) -> str:
    def words(place: int) -> str:
        return " ".join(f"WHEN {literal(code)} THEN {literal(both[place])}" for code, both in _MALFORMED.items())

    return (
        f"SELECT {literal(file)}, line, CASE code {words(0)} END, CASE code {words(1)} END, NULL, content, "
        f"{literal(_NEXT_MALFORMED)}, CAST(json_object('line', content) AS VARCHAR) FROM {rejects.relation}"
    )


def _numbered(staged: Path, raw: Raw) -> str:
    """SQL: the staged rows with `number`, the row's number as a person counts in the file.

    Lines that were rejected count too: the k-th of them (from 0), line n, stands before every row whose number without
    rejected lines is n - k or more.
    """
    rows = f"(SELECT *, file_row_number + {raw.first_row} AS plain FROM {parquet([staged], row_numbers=True)})"
    if raw.rejects is None:
        return f"(SELECT *, plain AS number FROM {rows})"
    counted = f"SELECT line, row_number() OVER (ORDER BY line) AS counted FROM {raw.rejects.relation}"
    shifts = f"(SELECT line - counted + 1 AS shift, max(counted) AS before FROM ({counted}) GROUP BY ALL)"
    return (
        f"(SELECT rows.*, plain + coalesce(before, 0) AS number FROM {rows} AS rows "
        f"ASOF LEFT JOIN {shifts} AS shifts ON rows.plain >= shifts.shift)"
    )


def unusable(place: str, problems: list[Problem]) -> SourceError:
    """The error for an input of which no row can be used."""
    shown = "\n  ".join(problem.said for problem in problems[:10])
    return SourceError(
        f"none of its rows can be used:\n  {shown}",
        where=place,
        next_step=f"{problems[0].next_step}; or take the file away"
        if problems
        else "look into the file, or take it away",
    )
