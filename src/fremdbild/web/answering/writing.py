"""A transaction that writes. On SQLite one of the process at a time, so that nobody waits for a lock by polling."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.utils import timezone


class Turns:
    """A lock that goes to whoever has waited longest; a plain lock goes to whoever comes by, and some wait for ever."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()

    def __exit__(self, *_: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_one = Turns()


@contextmanager
def one_writer() -> Iterator[None]:
    """On SQLite the turn to write: for a transaction, or for a single statement that is one by itself."""
    if connection.vendor != "sqlite":
        yield
        return
    with _one:
        yield


def executed(statement: str, values: Sequence[Any]) -> Any:
    """The driver's cursor after this statement, with `%s` for each value.

    Past Django's cursor, which writes the values into the text of the statement on PostgreSQL (two blobs of ten
    kilobytes become forty), has it planned anew each time, and takes as long as SQLite itself on SQLite.
    """
    base = connections[DEFAULT_DB_ALIAS]
    base.ensure_connection()
    with base.wrap_database_errors:
        if base.vendor == "sqlite":
            return base.connection.execute(_with_marks(statement), values)
        from psycopg import Cursor  # an optional dependency

        return Cursor(base.connection).execute(statement, values, prepare=True, binary=True)


@lru_cache(maxsize=256)
def _with_marks(statement: str) -> str:
    return statement.replace("%s", "?")


@contextmanager
def writing() -> Iterator[None]:
    """A transaction; what is acknowledged after it is on the disk."""
    with one_writer(), transaction.atomic():
        yield


def moment() -> Any:
    """The time now, as the database takes it."""
    now = timezone.now()
    return str(now.replace(tzinfo=None)) if connection.vendor == "sqlite" else now


def identifier(value: UUID) -> Any:
    """An id as the database takes it."""
    return value if connection.features.has_native_uuid_field else value.hex
