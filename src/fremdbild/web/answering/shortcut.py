"""The short way for whoever answers: no session, no sign-in, no cookie of the frame, no log line.

Nothing on these pages depends on who is signed in, and no cookie gives a right: the link does. So there is nothing
that a forged request of another site could use, and no token against it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from csp.utils import build_policy
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve

from fremdbild.web.answering.notices import notice
from fremdbild.web.frame.language import ReadRequest
from fremdbild.web.frame.trouble import AGAIN_AFTER, trouble_of, where

PREFIX = "/a/"

log = logging.getLogger("fremdbild.web.answering")


class ShortCut:
    """Answers addresses below `/a/` itself; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self._get_response(request)
        request.get_host()  # raises for a host that is not ours
        read = cast(ReadRequest, request)
        try:
            match = resolve(request.path_info)
            response: HttpResponseBase = match.func(read, *match.args, **match.kwargs)
        except Resolver404:
            response = _with_slash(request) or notice(read, "unknown", 404)
        except (BadRequest, SuspiciousOperation, MultiPartParserError):
            response = notice(read, "unreadable", 400)
        except Exception as problem:  # noqa: BLE001  whatever it is, it must not be told with its values
            response = _failed(read, problem)
        guard(response)
        if not response.streaming and not response.has_header("Content-Length"):
            response["Content-Length"] = str(len(getattr(response, "content", b"")))
        # Django writes a line with the address for whatever is refused; there are no lines about answering.
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
        return response


def guard(response: HttpResponseBase) -> None:
    """What browsers, proxies and search engines are told of every page of a survey."""
    response["Content-Security-Policy"] = policy()
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Frame-Options"] = "DENY"
    response["X-Robots-Tag"] = "noindex"


def _failed(request: ReadRequest, problem: Exception) -> HttpResponseBase:
    """The page for what did not work: for want of room, because the database does not answer, or by a fault."""
    log.error("a page of a survey failed: %s", where())
    trouble = trouble_of(problem)
    if trouble is None:
        return notice(request, "fault", 500)
    response = notice(request, trouble, 503)
    response["Retry-After"] = str(AGAIN_AFTER[trouble])
    return response


def _with_slash(request: HttpRequest) -> HttpResponseBase | None:
    """To the page of a link that lost its last letter, as some mail programs take it for the end of the sentence."""
    if request.method not in {"GET", "HEAD"} or request.path_info.endswith("/"):
        return None
    try:
        resolve(f"{request.path_info}/")
    except Resolver404:
        return None
    return HttpResponseRedirect(request.get_full_path(force_append_slash=True))


@lru_cache(maxsize=1)
def policy() -> str:
    """The Content-Security-Policy of every page, made once: making it takes a tenth of a request."""
    return str(build_policy())
