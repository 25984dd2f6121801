"""Tables of made-up firms in one database, known by name, so that one query serves all firms of a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import ibis
import pyarrow as pa

from fremdbild.engine.written import known_by_name

Loaded = tuple[Any, dict[str, Any]]
"""The Ibis backend, and its tables."""


@contextmanager
def one_database(tables: Mapping[str, pa.Table]) -> Iterator[Loaded]:
    connection = ibis.duckdb.connect(memory_limit="2GB")
    try:
        named = {name: known_by_name(connection.create_table(name, table), name) for name, table in tables.items()}
        yield connection, named
    finally:
        connection.disconnect()
