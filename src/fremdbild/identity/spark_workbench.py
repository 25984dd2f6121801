"""Linking on Spark: the same statements, written for DuckDB, in Spark's words."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import sqlglot

from fremdbild.identity.workbench import quiet


class SparkWorkbench:
    """Linking on an open Spark session, which must be one of `engine.spark.start_session`.

    What is kept is cached, and its lineage is cut: a plan that held every step of a run would be planned for minutes.
    """

    name = "spark"

    def __init__(self, session: Any) -> None:
        self.session = session
        self._kept: dict[str, Any] = {}

    def splink(self) -> Any:
        from splink.backends.spark import SparkAPI  # needs an optional dependency

        with quiet():
            # The functions of Splink's jar are not used: the comparisons have what every Spark has.
            return SparkAPI(
                spark_session=self.session, break_lineage_method="persist", register_udfs_automatically=False
            )

    def make(self, table: str, select: str) -> None:
        frame = self.session.sql(_in_sparks_words(select)).localCheckpoint()
        self._keep(table, frame)

    def put(self, table: str, rows: pa.Table) -> None:
        self._keep(table, self.session.createDataFrame(rows))

    def drop(self, table: str) -> None:
        self.session.catalog.dropTempView(table)
        if (frame := self._kept.pop(table, None)) is not None:
            frame.unpersist()

    def rows(self, select: str) -> pa.Table:
        return self.session.sql(_in_sparks_words(select)).toArrow()

    def _keep(self, table: str, frame: Any) -> None:
        earlier = self._kept.get(table)
        frame.createOrReplaceTempView(table)
        self._kept[table] = frame
        if earlier is not None:
            earlier.unpersist()


def _in_sparks_words(select: str) -> str:
    return sqlglot.transpile(select, read="duckdb", write="spark")[0]
