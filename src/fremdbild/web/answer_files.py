"""What the application asked and decided as a source: canonical tables as Parquet in `web/answers` of the folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from fremdbild.tables import BY_NAME

_TYPES = {
    "string": pa.string(),
    "float": pa.float64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}
one_at_a_time = Lock()
"""Held while rows are read and written, so that an older state never replaces a newer one in this process."""


def write_table(
    name: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = (), *, folder: Path | None = None
) -> Path | None:
    """Rows of the canonical table `name`, all its columns or these, as `web/answers/<name>.parquet`.

    A reader finds the old or the new file. Where it would say the same it is not touched, so that `load` does not read
    it again; None then.
    """
    table = BY_NAME[name]
    wanted = tuple(columns) or table.column_names
    schema = pa.schema([pa.field(column, _TYPES[table.column(column).kind]) for column in wanted])
    made = pa.Table.from_pylist([{column: row.get(column) for column in wanted} for row in rows], schema=schema)
    folder = folder or Path(settings.ENVIRONMENT.data) / "answers"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.parquet"
    if _holds(path, made):
        return None
    handle, aside = tempfile.mkstemp(prefix=f".{name}-", suffix=".new", dir=folder)
    os.close(handle)
    try:
        pq.write_table(made, aside)
        with Path(aside).open("r+b") as file:
            os.fsync(file.fileno())
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)
    return path


def _holds(path: Path, made: pa.Table) -> bool:
    """Whether the file says the same already; a damaged one does not."""
    try:
        return path.exists() and pq.read_table(path).equals(made)
    except pa.ArrowException:
        return False
