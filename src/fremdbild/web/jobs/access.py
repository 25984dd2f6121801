"""Which jobs somebody may see."""

from __future__ import annotations

from django.http import Http404

from fremdbild.web.accounts.access import may_open
from fremdbild.web.accounts.models import User
from fremdbild.web.jobs.models import Job


def access_run(user: User, number: int) -> Job:
    """The run of an assessment with this number; Http404 where there is none, or it is not for this person."""
    job = Job.objects.filter(pk=number, kind="assess").first()
    if job is None or not may_open(user, "run_assessment"):
        raise Http404
    return job
