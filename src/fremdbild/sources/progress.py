"""How far a load has come, told to whoever wants to know."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

Tell = Callable[[int, int, str], None]
"""Takes steps done, steps in all, and what is being done."""
_EVERY_SECONDS = 0.2


class Progress:
    """Counts bytes of sources; asks DuckDB how far it is while it reads one."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell = tell
        self._expected = 0
        self._done = 0

    def expect(self, size: int) -> None:
        """More to read than was known."""
        self._expected += size

    def done(self, size: int) -> None:
        """One input is done."""
        self._done += size

    @contextmanager
    def watching(self, connection: duckdb.DuckDBPyConnection, name: str, size: int) -> Iterator[None]:
        """Tells how far the statement on `connection` is, until the block ends; then `size` is done."""
        if self._tell is None:
            yield
            return
        over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(connection, name, size, over), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()
            self._done += size
        self._tell(self._done, self._expected, name)

    def _watch(self, connection: duckdb.DuckDBPyConnection, name: str, size: int, over: threading.Event) -> None:
        while self._tell:
            share = max(0.0, connection.query_progress()) / 100
            self._tell(self._done + int(size * share), self._expected, name)
            if over.wait(_EVERY_SECONDS):
                return
