"""How DuckDB is opened, for loading and for asking alike."""

from __future__ import annotations

from pathlib import Path

import duckdb

from fremdbild.settings import Settings

_NO_DOWNLOAD: dict[str, str | int | bool] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def options(settings: Settings, work: Path | None) -> dict[str, str | int | bool]:
    """DuckDB's settings: memory limit, a place to spill, and never a download."""
    chosen: dict[str, str | int | bool] = {"memory_limit": settings.engine.memory_limit, **_NO_DOWNLOAD}
    if settings.engine.threads:
        chosen["threads"] = settings.engine.threads
    if work:
        chosen["temp_directory"] = str(work / "spill")
    return chosen


SESSION = (
    # Where a text has no zone mark, a cast to TIMESTAMPTZ takes the session's zone: never that of the machine.
    "SET TimeZone = 'UTC'",
    # DuckDB counts how far it is, and leaves it to others to draw bars: its own would go to standard output.
    "SET enable_progress_bar = true",
    "SET enable_progress_bar_print = false",
    # DuckDB 2.0.0 loses rows: where a left join is turned round and statistics say that a filter holds for every row
    # with a value, none comes through (tests/measures/test_scores.py has such surveys).
    "SET disabled_optimizers = 'statistics_propagation'",
)
"""What is said on every connection after it was opened."""


def connect(settings: Settings, work: Path | None) -> duckdb.DuckDBPyConnection:
    """A connection of its own, in memory, that spills into `work`."""
    connection = duckdb.connect(":memory:", config=options(settings, work))
    for statement in SESSION:
        connection.execute(statement)
    return connection


def another(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A second connection to the database of `connection`, with temporary tables of its own.

    It opens a hundred times as fast: a new database takes 25 ms, most of it to list DuckDB's functions.
    """
    second = connection.cursor()
    for statement in SESSION:
        second.execute(statement)
    return second


def scratch() -> duckdb.DuckDBPyConnection:
    """A connection for small tables in memory, without settings: quiet, in UTC, and never a download."""
    connection = duckdb.connect(":memory:", config=_NO_DOWNLOAD)
    for statement in SESSION:
        connection.execute(statement)
    return connection
