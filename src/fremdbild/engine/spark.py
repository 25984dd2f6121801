"""Apache Spark, for organisations whose data are too much for one machine: the store's Parquet files, read in place.

Traps, and where they are met. Sessions have a time zone of their own (set to UTC here) and two kinds of timestamps (the
store's have no zone, and literals are read as such). Bare decimal literals become DECIMAL, and a division by zero is an
error: measures count in whole numbers and divide afterwards. Quoting is Spark's own, so names go through its functions
and not through SQL text.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from fremdbild.engine.protocol import columns_of
from fremdbild.engine.snapshot import PART, Snapshot, TableParts
from fremdbild.engine.store import Store
from fremdbild.engine.written import known_by_name, sql_of
from fremdbild.errors import EngineError
from fremdbild.settings import Settings
from fremdbild.tables import BY_NAME

LOOKUP = "lookup_table"
"""View of the rows that are looked up; no canonical table is called so."""
_SECONDS_TO_ANSWER = 10
_LOOPBACK = ("127.0.0.1", "localhost")
_LOG_SETTINGS = Path(__file__).parent / "spark-log4j2.properties"
_GLOB_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "{}[]*?\\"})


class SparkEngine:
    """Lazy tables on Spark. Made by `open_spark`."""

    name = "spark"

    def __init__(self, session: Any, snapshot: Snapshot) -> None:
        self._session = session
        self._backend = ibis.pyspark.connect(session)
        self.snapshot = snapshot
        for name, parts in snapshot.tables.items():
            _rows(session, parts).createOrReplaceTempView(name)
        self._tables = {name: known_by_name(self._backend.table(name), name) for name in snapshot.tables}

    @property
    def tables(self) -> Mapping[str, Any]:
        """Canonical tables that hold rows."""
        return self._tables

    def collect(self, expression: Any) -> pa.Table:
        """The rows of an Ibis table expression; raises EngineError where the cluster gives up."""
        try:
            # Straight to Arrow: through pandas, whole numbers beside nulls would turn into floats.
            found = self._session.sql(sql_of(self._backend, expression)).toArrow()
        except (PySparkException, Py4JError) as error:
            raise EngineError(
                f"Spark gave up: {_first_line(error)}", next_step="look into the logs of the Spark cluster"
            ) from error
        return found.cast(expression.schema().to_pyarrow())

    def lookup(self, rows: pa.Table) -> Any:
        """`rows` as an Ibis table: a view, since a query compiled by hand does not find tables in memory."""
        self._session.createDataFrame(rows).createOrReplaceTempView(LOOKUP)
        return known_by_name(self._backend.table(LOOKUP), LOOKUP)


@contextmanager
def open_spark(settings: Settings) -> Iterator[SparkEngine]:
    """Spark over the newest snapshot of the store; raises EngineError where the master of `[engine]` is not there."""
    snapshot = Store(settings.store_path).snapshot()
    session = start_session(settings.engine.master or "local[*]")
    try:
        try:
            engine = SparkEngine(session, snapshot)
        except (PySparkException, Py4JError) as error:
            raise EngineError(
                f"Spark cannot read the store: {_first_line(error)}",
                where=str(settings.store_path),
                next_step="put the store where every worker of the cluster reaches it by the same path",
            ) from error
        yield engine
    finally:
        session.stop()


def start_session(master: str) -> Any:
    """A Spark session at `master`; raises EngineError where it cannot be had."""
    _check_that_it_answers(master)
    builder = SparkSession.builder.master(master).appName("fremdbild")
    for key, value in _CONFIGURATION.items():
        builder = builder.config(key, value)
    if _host_and_port(master)[0].startswith(_LOOPBACK) or master.startswith("local"):
        # The machine's own name may lead nowhere; the workers are here.
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    # It writes every failed query with its Java stack to the terminal, beside the error that is raised.
    logging.getLogger("SQLQueryContextLogger").disabled = True
    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise EngineError(
            f"Spark did not start: {_first_line(error)}",
            where=f"[engine] master = {master}",
            next_step="check that Java 17 or newer is installed (java -version) and that the master runs",
        ) from error


_CONFIGURATION = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.adaptive.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG_SETTINGS.as_uri()}",
}


def _check_that_it_answers(master: str) -> None:
    """Raises EngineError where nobody listens at any address of `master`: Spark itself tries for a minute, loudly."""
    if not master.startswith("spark://"):
        return
    problem = ""
    for address in master.removeprefix("spark://").split(","):
        host, port = _host_and_port(address)
        try:
            with socket.create_connection((host, port), timeout=_SECONDS_TO_ANSWER):
                return
        except (OSError, ValueError) as error:  # a name that cannot be one is a ValueError
            problem = getattr(error, "strerror", None) or str(error)
    raise EngineError(
        f"the Spark master does not answer ({problem})",
        where=f"[engine] master = {master}",
        next_step='start it, correct the address, or write name = "duckdb"',
    )


def _host_and_port(master: str) -> tuple[str, int]:
    """`spark://10.0.0.1:7077` → `("10.0.0.1", 7077)`; 7077 is Spark's usual port."""
    host, _, port = master.removeprefix("spark://").rpartition(":")
    return (host, int(port)) if host and port.isdigit() else (master.removeprefix("spark://"), 7077)


def _rows(session: Any, table: TableParts) -> DataFrame:
    """The rows of `table` that count. Parts without replaced rows are read without a join."""
    columns = columns_of(table.table)
    plain = [part.path for part in table.parts if not part.replaced]
    listed = [part.path for part in table.parts if part.replaced]
    frames = [_read(session, plain).select(*columns)] if plain else []
    if listed:
        rows = _read(session, listed)
        if table.replaced:
            gone = _read(session, [table.replaced])
            # Key columns may be null (a unit's valid_from): null equals null here.
            same = [rows[name].eqNullSafe(gone[name]) for name in (PART, *BY_NAME[table.table].key)]
            rows = rows.join(gone, reduce(lambda one, other: one & other, same), "left_anti")
        frames.append(rows.select(*columns))
    return reduce(DataFrame.unionAll, frames)


def _read(session: Any, paths: list[Path]) -> Any:
    """A scan of local Parquet files; Spark would take marks such as * in a path for a pattern."""
    return session.read.parquet(*(f"file:{str(path).translate(_GLOB_MARKS)}" for path in paths))


def _first_line(error: Exception) -> str:
    java = getattr(error, "java_exception", None)
    return (str(java) if java is not None else str(error)).strip().splitlines()[0]
