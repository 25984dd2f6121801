"""Which jobs somebody may see."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from fremdbild.texts.words import Words
from fremdbild.web.accounts.access import may_open
from fremdbild.web.accounts.models import User
from fremdbild.web.frame.language import ReadRequest
from fremdbild.web.jobs.models import Job


def reader(request: HttpRequest) -> User:
    """Whoever is signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def words_of(request: HttpRequest) -> Words:
    """The words of the reader's language."""
    return cast(ReadRequest, request).words


def access_run(user: User, number: int) -> Job:
    """The run of an assessment with this number; Http404 where there is none, or it is not for this person."""
    job = Job.objects.filter(pk=number, kind="assess").first()
    if job is None or not may_open(user, "run_assessment"):
        raise Http404
    return job
