"""What becomes of a job whose function raised: tried again, or failed with a sentence for people."""

from __future__ import annotations

import logging
import secrets
import smtplib
import socket
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from fremdbild.errors import FremdbildError
from fremdbild.web.frame.problems import kind_of
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.step import NotNowError

log = logging.getLogger("fremdbild.web.jobs")

WAITS = tuple(timedelta(seconds=seconds) for seconds in (10, 60, 300, 900, 3600))
"""How long to wait after the first, second … try that failed by something that may pass."""
_PASSING = (
    NotNowError,
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    smtplib.SMTPServerDisconnected,
    OperationalError,
    InterfaceError,
)


def passes(error: Exception) -> bool:
    """Whether the same work may succeed later with nothing mended: a server is away, busy or full for now."""
    if isinstance(error, smtplib.SMTPResponseException):
        return 400 <= error.smtp_code < 500
    return isinstance(error, _PASSING)


def after(error: Exception, job: Job) -> dict[str, Any]:
    """How a job stands after `error`: the columns that change."""
    if passes(error):
        tries = max(job.tries, 1)
        if tries <= len(WAITS):
            log.warning("job %d (%s) is tried again: %s", job.pk, job.kind, _named(error))
            return {
                "state": Job.State.WAITING,
                "tries": tries,
                "lease_until": None,
                "not_before": timezone.now() + WAITS[tries - 1],
            }
        log.error("job %d (%s) failed after %d tries: %s", job.pk, job.kind, tries, _named(error))
        return _failed(Job.Reason.AWAY, _named(error))
    if isinstance(error, FremdbildError):
        log.error("job %d (%s) failed: %s", job.pk, job.kind, error)
        return _failed(Job.Reason.NAMED, str(error), kind_of(error))
    reference = secrets.token_hex(4)
    log.error("job %d (%s) failed by a fault of the program, %s", job.pk, job.kind, reference, exc_info=error)
    told = f"A fault of the program. Next: tell your administrator the reference {reference}; it stands in the log."
    return _failed(Job.Reason.FAULT, told, reference)


def _failed(reason: Job.Reason, problem: str, reference: str = "") -> dict[str, Any]:
    return {
        "state": Job.State.FAILED,
        "reason": reason,
        "problem": problem,
        "reference": reference,
        "lease_until": None,
        "finished_at": timezone.now(),
    }


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0][:400]
