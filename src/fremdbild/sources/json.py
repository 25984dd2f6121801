"""JSON (one list of objects) and JSON lines (one object per line), plain, .gz or .zip."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import duckdb

from fremdbild.engine.sql import literal, literals
from fremdbild.errors import SourceError
from fremdbild.settings import Source
from fremdbild.sources.plain_text import head, readable
from fremdbild.sources.raw import Raw, named_columns

NOT_AN_OBJECT = "is not a JSON object"


def json_rows(
    path: Path,
    source: Source,
    wanted: Collection[str],
    work: Path,
    connection: duckdb.DuckDBPyConnection,
    *,
    lines: bool,
) -> Raw:
    """The objects of a JSON file as rows; their keys are the columns, and what is nested stays JSON text.

    Raises SourceError where the file is not JSON. A line of JSON lines that is none becomes a row without values, and
    is set aside for what it misses.
    """
    if not head(path, source.encoding).strip():
        raise SourceError("is empty", where=path.name, next_step="check whether the export has run")
    file = readable(path, source.encoding, work)
    compression = "gzip" if file.suffix.lower() == ".gz" else "uncompressed"
    layout = "newline_delimited" if lines else "array"
    # A line that is no JSON becomes null instead of ending the load; inside one list there is no such way on.
    objects = (
        f"read_json_objects({literal(str(file))}, format = {literal(layout)}, "
        f"compression = {literal(compression)}, ignore_errors = {literal(lines)})"
    )
    names = _keys(objects, path, connection, wanted=None if source.select else wanted)
    paths = literals(f"$.{_quoted(name)}" for name in names)
    columns = named_columns(names, typed=frozenset(range(len(names))))
    values = ", ".join(f"cells[{place + 1}] AS {column.sql}" for place, column in enumerate(columns))
    cells = f"SELECT json_extract_string(json, [{paths}]) AS cells FROM {objects}"
    return Raw(path.name, f"(SELECT {values} FROM ({cells}))", columns)


def _keys(
    objects: str, path: Path, connection: duckdb.DuckDBPyConnection, *, wanted: Collection[str] | None
) -> list[str]:
    """The keys of the objects, in order of first use. If all wanted ones come early, the rest is not looked at."""
    for limit in ("LIMIT 1000", ""):
        try:
            found = connection.execute(
                f"SELECT key FROM (SELECT unnest(json_keys(json)) AS key, "
                f"row_number() OVER () AS place FROM (SELECT json FROM {objects} {limit})) "
                "GROUP BY key ORDER BY min(place)"
            ).fetchall()
        except duckdb.InvalidInputException as error:
            raise SourceError(
                f"is not JSON as expected: {_first_line(error)}",
                where=path.name,
                next_step='it must be one list of objects, [{…}, …]; for one object per line write kind = "jsonl"',
            ) from None
        names = [row[0] for row in found]
        if wanted is not None and set(wanted) <= set(names):
            break
    if not names:
        raise SourceError("holds no objects with keys", where=path.name, next_step="check the export")
    return names


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0].removeprefix("Invalid Input Error: ").rstrip(". ")
