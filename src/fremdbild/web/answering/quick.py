"""The quick way for a page that can be stored as it was sent; whatever else there is to say goes the whole way.

Of the time that a page takes through Django, two thirds go to making a request, a response and their signals. This way
reads the form itself, stores it (`taking.take`, as the views do) and points to the next page, with the same headers.
Where anything is odd (another method, another kind of body, a foreign host, a language to change, an answer out of
its scale, a survey that is over, a database that does not answer) nothing has been stored, and Django does it all
once more, with the right page for each.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpResponse, parse_cookie
from django.http.request import split_domain_port, validate_host
from django.middleware.security import SecurityMiddleware

from fremdbild.web.answering import sealed
from fremdbild.web.answering.limits import COUNTED, too_often
from fremdbild.web.answering.shortcut import PREFIX, guard
from fremdbild.web.answering.taking import MOST_BODY_BYTES, onward, take
from fremdbild.web.frame import language

_PAGE = re.compile(rf"{PREFIX}([A-Za-z0-9_~-]+)/([0-9]{{1,3}}|all)/")
_MOST_FIELDS = 500
_STATUS = "303 See Other"
_FORWARDED = "HTTP_X_FORWARDED_PROTO"

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class QuickWay:
    """A WSGI application: takes pages of surveys in, and gives every other request to `whole`."""

    def __init__(self, whole: Application) -> None:
        self._whole = whole

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        page = _PAGE.fullmatch(environ["PATH_INFO"]) if environ["REQUEST_METHOD"] == "POST" else None
        headers = _taken(environ, page[1], page[2]) if page else None
        if headers is None:
            return self._whole(environ, start_response)
        start_response(_STATUS, headers)
        return [b""]


def _taken(environ: Environ, address: str, page: str) -> list[tuple[str, str]] | None:
    """The headers of the answer, after what was sent is on the disk; None where it goes the whole way."""
    form = _form(environ)
    if form is None or "language" in form or not _ours(environ.get("HTTP_HOST", "")) or too_often(address):
        return None
    environ[COUNTED] = True
    cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
    spoken = language.wanted_language(cookies.get(language.COOKIE), environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    code = cookies.get(sealed.COOKIE)
    number = None if page == "all" else int(page)
    try:
        _fresh_connection()
        stored = take(address, number, form, spoken, sealed.secret_from(code[:80]) if code else None)
    except Exception:  # noqa: BLE001  the whole way meets it again, and has the page and the log line for it
        return None
    if stored is None or stored.given.has_to_be_mended:
        return None
    to = onward(address, number, stored.asked, stored.given)
    return [("Location", to), *_headers(spoken, environ["wsgi.url_scheme"], environ.get(_FORWARDED))]


def _form(environ: Environ) -> dict[str, str] | None:
    """What was sent; None where it is no plain form. The body can be read again by whoever comes next."""
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return None
    length = environ.get("CONTENT_LENGTH", "")
    if not (length.isascii() and length.isdigit() and len(length) < 9 and 0 < int(length) <= MOST_BODY_BYTES):
        return None
    body: bytes = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = io.BytesIO(body)
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    return dict(fields)


def _fresh_connection() -> None:
    """Ends a connection that is to be renewed. Whether it still holds is not asked: if not, the whole way renews it."""
    if connection.close_at is not None and time.monotonic() >= connection.close_at:
        connection.close()


@lru_cache(maxsize=32)
def _ours(host: str) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


@lru_cache(maxsize=32)
def _headers(spoken: str, scheme: str, forwarded: str | None) -> list[tuple[str, str]]:
    """All but the place, as the whole way gives them."""
    request = WSGIRequest({"REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": scheme})
    if forwarded is not None:
        request.META[_FORWARDED] = forwarded
    response = HttpResponse()
    guard(response)
    secured = SecurityMiddleware(lambda _: response)(request)
    assert isinstance(secured, HttpResponse)  # noqa: S101
    secured["Content-Length"] = "0"
    secured["Content-Language"] = spoken
    return list(secured.items())
