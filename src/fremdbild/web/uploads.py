"""How large a request may be: small for everybody, and larger on two pages for those who have the right to them.

| page | right | for | at most |
|---|---|---|---|
| result of a postal vote | `open_wave` | 20,000 employees × 16 questions and comments: 2.3 MB | 32 MB |
| list of people to ask | `edit_survey` | 20,000 rows with unit, customer, case and touchpoint: 2 MB | 8 MB |

Asked by the server before it takes the body in, so that strangers can send no large one anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.contrib.auth import get_user
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from fremdbild.web.accounts.access import may_open
from fremdbild.web.accounts.sessions import SessionStore

MOST_BODY_BYTES = 1_100_000


@dataclass(frozen=True)
class Upload:
    right: str
    most: int


UPLOADS = {
    "ask:opening": Upload("open_wave", 32_000_000),
    "ask:people": Upload("edit_survey", 8_000_000),
}


def most_bytes(path: str, cookies: str) -> int:
    """How many bytes whoever holds these `cookies` may send to `path`."""
    try:
        upload = UPLOADS.get(resolve(path).view_name)
    except Resolver404:
        return MOST_BODY_BYTES
    return upload.most if upload and _may(upload.right, cookies) else MOST_BODY_BYTES


def _may(right: str, cookies: str) -> bool:
    """Whether the session in `cookies` is that of somebody who has this right."""
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return False
    if found is None:
        return False
    request = HttpRequest()
    request.session = SessionStore(found.value)
    _let_go()
    try:
        return may_open(get_user(request), right)
    except DatabaseError:
        return False
    finally:
        _let_go()


def _let_go() -> None:
    """As Django does round each request, outside of which this is asked."""
    if not connection.in_atomic_block:
        close_old_connections()
