"""Workers as children of the server: started with it, started again where they end, ended with it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fremdbild.web.jobs.worker import ENDS_WITHIN

log = logging.getLogger("fremdbild.web.jobs")

AGAIN_AFTER = 3.0
"""Seconds until a worker that ended is started again."""


@contextmanager
def workers(folder: Path, count: int) -> Iterator[None]:
    """`count` workers for the time of the block. They end by themselves where this process is killed."""
    over = threading.Event()
    children = [_started(folder) for _ in range(count)]
    keeper = threading.Thread(target=_keep, args=(folder, children, over), name="workers", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
        for child in children:
            _ask_to_end(child)
        for child in children:
            _ended(child)


def _started(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "fremdbild", "worker", str(folder), "--ends-with-input"]
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603  this program


def _keep(folder: Path, children: list[subprocess.Popen[bytes]], over: threading.Event) -> None:
    while not over.wait(AGAIN_AFTER):
        for place, child in enumerate(children):
            if child.poll() is not None:
                log.error("a worker ended (%s); another one is started", child.returncode)
                if child.stdin:
                    child.stdin.close()
                children[place] = _started(folder)


def _ask_to_end(child: subprocess.Popen[bytes]) -> None:
    if child.stdin:
        child.stdin.close()


def _ended(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(ENDS_WITHIN + 2)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
