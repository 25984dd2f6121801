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


def write_table(name: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Rows of the canonical table `name` as `web/answers/<name>.parquet`; a reader finds the old or the new one."""
    table = BY_NAME[name]
    schema = pa.schema([pa.field(column.name, _TYPES[column.kind]) for column in table.columns])
    folder: Path = settings.ENVIRONMENT.data / "answers"
    folder.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=f".{name}-", suffix=".new", dir=folder)
    os.close(handle)
    try:
        pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), aside)
        Path(aside).replace(folder / f"{name}.parquet")
    finally:
        Path(aside).unlink(missing_ok=True)
    return folder / f"{name}.parquet"
