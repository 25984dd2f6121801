"""Where linking runs: Splink on DuckDB or on Spark, behind the few things that both are asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import duckdb
import pyarrow as pa
from splink.backends.duckdb import DuckDBAPI

from fremdbild.engine.sql import identifier


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps Splink from writing to the log of whoever calls: its warnings are about steps that are done here."""
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


class Workbench(Protocol):
    """An engine that holds the comparable records, their candidate pairs and their scores as named tables."""

    name: str
    """duckdb or spark"""

    def splink(self) -> Any:
        """A new access of Splink to the engine, with a memory of its own."""

    def make(self, table: str, select: str) -> None:
        """Keeps the rows of `select` as `table`; an older one of that name goes."""

    def put(self, table: str, rows: pa.Table) -> None:
        """Keeps `rows` as `table`; an older one of that name goes."""

    def drop(self, table: str) -> None:
        """Forgets `table`."""

    def rows(self, select: str) -> pa.Table:
        """The rows of `select`."""


def count_rows(bench: Workbench, table: str) -> int:
    """The number of rows of `table`."""
    return int(bench.rows(f"SELECT count(*) AS n FROM {identifier(table)}")["n"][0].as_py())


class DuckDBWorkbench:
    """Linking on an open DuckDB connection."""

    name = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def splink(self) -> Any:
        return DuckDBAPI(self.connection)

    def make(self, table: str, select: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TABLE {identifier(table)} AS {select}")

    def put(self, table: str, rows: pa.Table) -> None:
        self.connection.register("_put", rows)
        self.make(table, "SELECT * FROM _put")
        self.connection.unregister("_put")

    def drop(self, table: str) -> None:
        self.connection.execute(f"DROP TABLE IF EXISTS {identifier(table)}")

    def rows(self, select: str) -> pa.Table:
        return self.connection.sql(select).to_arrow_table()
