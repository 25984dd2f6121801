"""Who does a job: a lease, taken in one transaction and renewed by a thread for as long as the work goes on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.step import FencedError, Step

log = logging.getLogger("fremdbild.web.jobs")

LEASE = timedelta(seconds=30)
MOST_TRIES = 6
"""A job that was claimed so often without saving a step is not tried again."""


def claim(lease: timedelta = LEASE) -> Job | None:
    """The job that waits longest, held for the time of `lease`; None: there is nothing to do now.

    On PostgreSQL rows that another worker is claiming are passed over; on SQLite the transaction begins as a write, so
    that one claims after the other.
    """
    if not _open(timezone.now()).exists():  # read only: an idle worker takes no write lock
        return None
    with transaction.atomic():
        now = timezone.now()
        job = _open(now).select_for_update(skip_locked=True).order_by("not_before", "pk").first()
        if job is None:
            return None
        if job.state == Job.State.RUNNING and job.tries >= MOST_TRIES:
            log.error("job %d (%s) ended %d workers before its first step", job.pk, job.kind, job.tries)
            job.state, job.reason, job.finished_at = Job.State.FAILED, Job.Reason.ENDED, now
            job.problem = f"Every worker that took this work ended before its first step, {job.tries} times."
        else:
            job.state = Job.State.RUNNING
            job.tries += 1
            job.lease_until = now + lease
        job.attempt += 1
        job.save()
    return job if job.state == Job.State.RUNNING else claim(lease)


def _open(now: datetime) -> QuerySet[Job]:
    waiting = Q(state=Job.State.WAITING, not_before__lte=now)
    left_behind = Q(state=Job.State.RUNNING, lease_until__lt=now)
    return Job.objects.filter(waiting | left_behind)


@contextmanager
def renewed(step: Step, lease: timedelta = LEASE) -> Iterator[None]:
    """Renews the lease of `step` until the block ends, or another worker holds the job."""
    over = threading.Event()
    renewer = threading.Thread(target=_renew, args=(step, lease, over), name=f"lease of job {step.job_id}", daemon=True)
    renewer.start()
    try:
        yield
    finally:
        over.set()
        renewer.join()


def _renew(step: Step, lease: timedelta, over: threading.Event) -> None:
    try:
        while not over.wait(lease.total_seconds() / 3):
            try:
                step.change(lease_until=timezone.now() + lease)
            except FencedError:
                return
            except DatabaseError as error:  # the database is away or busy: the lease may still be renewed in time
                log.warning("the lease of job %d was not renewed (%s)", step.job_id, error)
                connections["default"].close()
    finally:
        connections.close_all()
