"""The database as it is at one moment, while others go on writing."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections, transaction

COPY = "copy"
"""Name of the connection that sees the moment."""


@contextmanager
def snapshot() -> Iterator[str]:
    """The name of a connection on which nothing changes until the block ends."""
    if connections["default"].vendor == "sqlite":
        with _copied() as file, _connected(NAME=str(file)):
            yield COPY
    else:
        with _connected(CONN_MAX_AGE=0), transaction.atomic(using=COPY):
            with connections[COPY].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield COPY


@contextmanager
def _copied() -> Iterator[Path]:
    """A copy of the file, made with SQLite's own means, beside it and for the owner alone."""
    original = Path(connections["default"].settings_dict["NAME"])
    number, name = tempfile.mkstemp(prefix=".backup-", suffix=".sqlite3", dir=original.parent)
    os.close(number)
    file = Path(name)
    try:
        with (
            closing(sqlite3.connect(f"file:{original}?mode=ro", uri=True, timeout=60)) as source,
            closing(sqlite3.connect(file)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        yield file
    finally:
        for path in file.parent.glob(f"{file.name}*"):
            path.unlink()


@contextmanager
def _connected(**changes: object) -> Iterator[None]:
    connections.settings[COPY] = {**connections.settings["default"], **changes}
    if connections["default"].vendor == "sqlite":
        connections.settings[COPY]["OPTIONS"] = {"timeout": 20}
    try:
        yield
    finally:
        connections[COPY].close()
        del connections[COPY]
        del connections.settings[COPY]
