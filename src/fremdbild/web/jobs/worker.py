"""The worker: takes one job after the other, and can be killed at any moment.

A job is claimed in one transaction, its lease renewed by a thread, its progress saved in the transaction of the work.
A worker that was stopped and revived holds an older attempt number and can save nothing more, so every step is done
once, by whom ever.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from types import FrameType
from typing import Any

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone

from fremdbild.web.jobs.claiming import LEASE, claim, renewed
from fremdbild.web.jobs.kinds import KINDS
from fremdbild.web.jobs.models import Job, Worker
from fremdbild.web.jobs.settling import after
from fremdbild.web.jobs.step import FencedError, NotNowError, Step, StoppedError

__all__ = ["FencedError", "NotNowError", "Step", "StoppedError", "run", "work_once"]

log = logging.getLogger("fremdbild.web.jobs")

LOOK_EVERY = 1.0
"""Seconds between two looks for work."""
SEEN_EVERY = 15.0
SEEN_WITHIN = timedelta(seconds=60)
"""A worker that was not seen for longer is not there."""
ENDS_WITHIN = 10.0
"""Seconds that a worker which is asked to end has for the piece that it is at."""


class _Asked:
    """Whether the worker is asked to end. A plain flag: a signal may set it at any moment."""

    stop = False

    def __call__(self) -> bool:
        return self.stop


def run(*, lease: timedelta = LEASE, look_every: float = LOOK_EVERY, ends_with_input: bool = False) -> None:
    """Works until it is asked to end by a signal, or, with `ends_with_input`, until the standard input closes."""
    asked = _Asked()

    def ask(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001  the signature is signal's
        asked.stop = True

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    if ends_with_input:
        threading.Thread(target=_until_input_closes, args=(asked,), daemon=True).start()
    name = f"{socket.gethostname()}:{os.getpid()}"
    over = threading.Event()
    sign = threading.Thread(target=_give_signs, args=(name, timezone.now(), over), daemon=True)
    sign.start()
    log.info("worker %s begins", name)
    while not asked():
        try:
            close_old_connections()
            found = work_once(lease=lease, stopping=asked)
        except (DatabaseError, InterfaceError) as error:
            log.warning("the database does not answer: %s", str(error).partition("\n")[0])
            connections.close_all()
            found = False
        if not found and not asked():
            time.sleep(look_every)
    over.set()
    sign.join()
    log.info("worker %s ends", name)


def work_once(*, lease: timedelta = LEASE, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Does the job that waits longest; False where there is none."""
    job = claim(lease)
    if job is None:
        return False
    step = Step(job, stopping)
    started = time.monotonic()
    try:
        with renewed(step, lease):
            handler_of(job.kind)(step)
        step.change(state=Job.State.DONE, tries=0, lease_until=None, finished_at=timezone.now())
    except FencedError:
        log.warning("job %d (%s) went to another worker", job.pk, job.kind)
    except StoppedError:
        _settle(step, {"state": Job.State.WAITING, "tries": max(job.tries - 1, 0), "lease_until": None})
        log.info("job %d (%s) is given back", job.pk, job.kind)
    except Exception as error:  # noqa: BLE001  whatever a job raises must not end the worker
        job.tries = 1 if step.saved else job.tries
        _settle(step, after(error, job))
    else:
        log.info("job %d (%s) is done after %.1f s", job.pk, job.kind, time.monotonic() - started)
    return True


def handler_of(kind: str) -> Callable[[Step], Any]:
    """The function that does this kind of work."""
    module, _, name = KINDS[kind].partition(":")
    found: Callable[[Step], Any] = getattr(import_module(module), name)
    return found


def _settle(step: Step, values: dict[str, Any]) -> None:
    try:
        close_old_connections()
        step.change(**values)
    except FencedError:
        log.warning("job %d (%s) went to another worker", step.job_id, step.kind)


def _until_input_closes(asked: _Asked) -> None:
    """Whoever started this worker holds the other end, and may be killed without a word."""
    while os.read(0, 1024):
        pass
    asked.stop = True
    time.sleep(ENDS_WITHIN)
    os._exit(1)


def _give_signs(name: str, started_at: datetime, over: threading.Event) -> None:
    try:
        while True:
            try:
                now = timezone.now()
                Worker.objects.update_or_create(name=name, defaults={"started_at": started_at, "seen_at": now})
                Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
            except (DatabaseError, InterfaceError):
                connections["default"].close()
            if over.wait(SEEN_EVERY):
                break
        Worker.objects.filter(name=name).delete()
    except (DatabaseError, InterfaceError) as error:
        log.warning("worker %s cannot sign off: %s", name, error)
    finally:
        connections.close_all()
