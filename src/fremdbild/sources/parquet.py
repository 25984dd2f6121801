"""Parquet files."""

from __future__ import annotations

from pathlib import Path

import duckdb

from fremdbild.engine.sql import parquet
from fremdbild.errors import SourceError
from fremdbild.sources.raw import Raw, as_text


def parquet_rows(path: Path, connection: duckdb.DuckDBPyConnection) -> Raw:
    """The rows of a Parquet file; raises SourceError where it is none."""
    try:
        return as_text(parquet([path]), connection, path.name)
    except duckdb.Error:
        raise SourceError(
            "is not a Parquet file, or is damaged", where=path.name, next_step="fetch the file again, or write its kind"
        ) from None
