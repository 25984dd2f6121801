"""One load at a time, on every platform: the operating system frees the lock when its holder dies."""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from fremdbild.errors import StoreError


@contextmanager
def only_load(store: Path) -> Iterator[None]:
    """Holds the store's lock; raises StoreError that says who holds it where another load is running."""
    lock = FileLock(store / "load.lock", timeout=0)
    # Beside the lock, because acquiring truncates the lock's own file.
    holder = store / "load.json"
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"another load is running{_described(holder)}",
            where=str(store),
            next_step="wait until it is done and try again",
        ) from None
    except OSError as error:
        raise StoreError(
            f"cannot be written ({error.strerror})", where=str(store), next_step="check the permissions of the store"
        ) from None
    try:
        with suppress(OSError):  # a full disk is reported where rows are written
            holder.write_text(json.dumps(_myself()), encoding="utf-8")
        yield
        with suppress(OSError):
            holder.unlink()
    finally:
        lock.release()


def user_name() -> str:
    """The name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user without a name
        return "unknown"


def _myself() -> dict[str, str | int]:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return {"user": user_name(), "host": socket.gethostname(), "process": os.getpid(), "since": now}


def _described(holder: Path) -> str:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        return f" ({who['user']} on {who['host']}, process {who['process']}, since {who['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
