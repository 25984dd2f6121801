"""The work `assess`: the sources loaded, a period assessed, in a process of its own so that the lease goes on."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.conf import settings
from django.db import transaction

from fremdbild.errors import AssessmentError
from fremdbild.web.jobs.step import Step

_SAVE_EVERY = 1.0


class _FaultError(Exception):
    """What went wrong in the other process, with its traceback."""


def assess(step: Step) -> None:
    """Arguments: `period`, and `order`, a name that no other order has. The progress ends with the `assessment`."""
    if "assessment" in step.progress:
        return
    with _process(step.arguments["period"], step.arguments["order"]) as told:
        saved_at = 0.0
        progress = dict(step.progress)
        for news in told:
            step.check()
            if news is None:
                continue
            if problem := news.get("problem"):
                raise AssessmentProblemError(problem, news.get("kind", ""))
            if fault := news.get("fault"):
                raise _FaultError(fault)
            done, total = news.pop("done", None), news.pop("total", None)
            begun = news.get("what") != progress.get("what")
            progress |= news
            if begun or "stage" not in news or time.monotonic() - saved_at > _SAVE_EVERY:
                with transaction.atomic():
                    step.save(dict(progress), done=done, total=total)
                saved_at = time.monotonic()
            if "assessment" in progress:
                return
    raise _FaultError("the process said nothing at its end")


class AssessmentProblemError(AssessmentError):
    """A problem that the other process told in a whole sentence, and what kind of error it was there."""

    def __init__(self, said: str, kind: str = "") -> None:
        super().__init__(said)
        self.kind = kind or AssessmentError.__name__

    def __str__(self) -> str:
        return self.fact


@contextmanager
def _process(period: str, order: str) -> Iterator[Iterator[dict[str, Any] | None]]:
    """What the process tells, line by line, and None every second; it is ended with the block."""
    command = [sys.executable, "-m", "fremdbild.web.jobs.assessing", str(settings.ENVIRONMENT.folder), period, order]
    process = subprocess.Popen(  # noqa: S603  this program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    lines: queue.Queue[str | None] = queue.Queue()
    assert process.stdout  # noqa: S101  asked for above
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        yield _told(process, lines)
    finally:
        process.kill()
        process.wait()
        reader.join()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


def _read(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _told(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> Iterator[dict[str, Any] | None]:
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            yield None
            continue
        if line is None:
            code = process.wait()
            if code < 0:
                raise AssessmentError(
                    f"the assessment was ended from outside (signal {-code}), as happens where memory runs out",
                    next_step="lower memory_limit under [engine] in fremdbild.toml, or use a larger machine",
                )
            return
        yield json.loads(line)
