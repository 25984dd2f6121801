"""Pages for what goes wrong: in the reader's language, with the next step, and without what went wrong inside."""

from __future__ import annotations

import logging
import sys

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fremdbild.web.frame.trouble import AGAIN_AFTER, trouble_of

log = logging.getLogger("fremdbild.web")
_PASSING = frozenset({"fault", "full", "busy"})
"""What may be over in a moment, so that the page offers to try again."""


def page(request: HttpRequest, what: str, status: int) -> HttpResponse:
    """The page called `what`: its title and next step are the words `web.error.<what>.title` and `.text`."""
    read = request.method in {"GET", "HEAD"}  # what was written stays only where one goes back, as the text says
    known = {
        "title": f"error.{what}.title",
        "text": f"error.{what}.text",
        "again": request.get_full_path() if read and what in _PASSING else "",
        "home": what == "not_found",
    }
    return render(request, "web/error.html", known, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  the signature is Django's
    return page(request, "bad_request", 400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  the signature is Django's
    return page(request, "forged", 403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  the signature is Django's
    return page(request, "not_found", 404)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  the signature is Django's
    return page(request, "not_found", 404)


def fault(request: HttpRequest) -> HttpResponse:
    trouble = trouble_of(sys.exception())
    if trouble is None:
        try:
            return page(request, "fault", 500)
        except Exception:  # noqa: BLE001  what failed may be the frame itself, such as asking who reads
            _ask_nothing(request)
            return page(request, "fault", 500)
    log.error("nothing can be stored: the disk is full" if trouble == "full" else "the database does not answer")
    _ask_nothing(request)
    response = page(request, trouble, 503)
    response["Retry-After"] = str(AGAIN_AFTER[trouble])
    return response


def _ask_nothing(request: HttpRequest) -> None:
    """The page that follows must not ask the database who is reading."""
    request.user = AnonymousUser()
    vars(request).pop("_messages", None)
