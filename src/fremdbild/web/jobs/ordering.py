"""Ordering an assessment: once, however often the button is pressed."""

from __future__ import annotations

from django.db import transaction

from fremdbild.web.accounts.models import User
from fremdbild.web.audit.recording import record
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.queue import enqueue

_OPEN = (Job.State.WAITING, Job.State.RUNNING)


def order_assessment(user: User, period: str, order: str) -> Job:
    """The job that assesses `period`; the one that waits or runs for the same period, where there is one."""
    with transaction.atomic():
        for job in Job.objects.filter(kind="assess", state__in=_OPEN):
            if job.arguments.get("period") == period:
                return job
        known = Job.objects.filter(key=f"assess:{order}").first()
        if known:
            return known
        job = enqueue("assess", key=f"assess:{order}", period=period, order=order)
        record(user, "run_assessment", period)
        return job
