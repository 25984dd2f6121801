"""An assessment that cannot be read: a page that says so, with the next step, and what is wrong in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import islice

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from fremdbild.errors import AssessmentError
from fremdbild.web.accounts.access import may_open
from fremdbild.web.frame.language import words_of
from fremdbild.web.picture.reading import listed

log = logging.getLogger("fremdbild.web")

MOST_NAMED = 6


class DamagedMiddleware:
    """Answers whatever page meets an assessment that cannot be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django for what a view raises."""
        if not isinstance(exception, AssessmentError):
            return None
        log.error("%s", exception)
        context = {
            # Where the file lies is for those who can mend it.
            "problem": str(exception) if may_open(request.user, "run_assessment") else "",
            "others": _others(request) if may_open(request.user, "picture") else [],
        }
        return render(request, "web/picture/damaged.html", context, status=503)


def _others(request: HttpRequest) -> list[tuple[str, str]]:
    """Labels and periods of assessments that may be read still, the newest first."""
    words = words_of(request)
    try:
        readable = listed().readable
    except AssessmentError:
        return []
    at = request.path.split("/")
    others = (one for one in reversed(readable) if one.label not in at and one.intact)
    return [
        (one.label, f"{words.period(one.manifest['period']['label'])} ({one.label})")
        for one in islice(others, MOST_NAMED)
    ]
