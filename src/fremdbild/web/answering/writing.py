"""A transaction that writes. On SQLite one of the process at a time, so that nobody waits for a lock by polling."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
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
def writing() -> Iterator[None]:
    """A transaction; what is acknowledged after it is on the disk."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _one, transaction.atomic():
        yield


def moment(when: datetime | None = None) -> Any:
    """A time as the database takes it."""
    return connection.ops.adapt_datetimefield_value(when or timezone.now())


def identifier(value: UUID) -> Any:
    """An id as the database takes it."""
    return value if connection.features.has_native_uuid_field else value.hex
