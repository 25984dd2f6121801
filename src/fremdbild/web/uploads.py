"""How large a request may be: small for everybody, and larger on two pages for those who have the right to them.

| page | right | for | at most |
|---|---|---|---|
| result of a postal vote | `open_wave` | 20,000 employees × 16 questions and comments: 2.3 MB | 32 MB |
| list of people to ask | `edit_survey` | 20,000 rows with unit, customer, case and touchpoint: 2 MB | 8 MB |

Asked by the server before it takes the body in, so that strangers can send no large one anywhere. It asks in the thread
that serves every connection, which must not wait for the database. So each of these pages gives whoever may send to it
a signed cookie, of that page and that session, as long as a session lasts; the page itself asks for the right again.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http.cookies import CookieError, SimpleCookie
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

MOST_BODY_BYTES = 1_100_000
COOKIE = "upload"
_DIGITS = 10
"""Of a time in seconds, until the year 2286."""

P = ParamSpec("P")
_View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True)
class Upload:
    right: str
    most: int


UPLOADS = {
    "ask:opening": Upload("open_wave", 32_000_000),
    "ask:people": Upload("edit_survey", 8_000_000),
}


def most_bytes(path: str, cookies: str) -> int:
    """How many bytes whoever holds these `cookies` may send to `path`; asks nothing but the secret key."""
    try:
        upload = UPLOADS.get(resolve(path).view_name)
    except Resolver404:
        return MOST_BODY_BYTES
    return upload.most if upload and _allowed(path, cookies) else MOST_BODY_BYTES


def takes_uploads(view: _View[P]) -> _View[P]:
    """A page among `UPLOADS`, already behind its right: it allows its reader to send a large body back."""

    @wraps(view)
    def allowing(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        session = request.session.session_key
        if session:
            response.set_cookie(
                COOKIE,
                _permit(request.path, session, int(time.time()) + settings.SESSION_COOKIE_AGE),
                max_age=settings.SESSION_COOKIE_AGE,
                path=request.path,
                secure=settings.ENVIRONMENT.encrypted,
                httponly=True,
                samesite="Lax",
            )
        return response

    return allowing


def _permit(path: str, session: str, until: int) -> str:
    said = f"fremdbild upload {path} {session} {until}".encode()
    return f"{until}.{hmac.digest(settings.SECRET_KEY.encode(), said, 'sha256').hex()}"


def _allowed(path: str, cookies: str) -> bool:
    """Whether these cookies hold a session, and what the page at `path` gave this session not too long ago."""
    try:
        known = SimpleCookie(cookies)
    except CookieError:
        return False
    session, permit = known.get(settings.SESSION_COOKIE_NAME), known.get(COOKIE)
    if session is None or permit is None:
        return False
    until = permit.value.partition(".")[0]
    if not (until.isascii() and until.isdecimal() and len(until) <= _DIGITS):
        return False
    wanted = _permit(path, session.value, int(until)).encode()
    return int(until) > time.time() and hmac.compare_digest(wanted, permit.value.encode())
