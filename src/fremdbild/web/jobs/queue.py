"""`enqueue`: ask for work in the background, in the transaction of what it belongs to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from fremdbild.web.jobs.kinds import KINDS
from fremdbild.web.jobs.models import Job


def enqueue(kind: str, *, key: str | None = None, not_before: datetime | None = None, **arguments: Any) -> Job:
    """The job of this `kind` with these `arguments` (values that JSON knows).

    With a `key` the job that has it already is returned, in whatever state it is.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    known = {"kind": kind, "arguments": arguments, "not_before": not_before or timezone.now()}
    if key is None:
        return Job.objects.create(**known)
    job, _ = Job.objects.get_or_create(key=key, defaults=known)
    return job
