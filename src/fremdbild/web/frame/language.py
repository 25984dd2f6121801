"""The language of the reader: chosen before, else that of the browser, else the organisation's first."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_GET

from fremdbild.texts.words import LANGUAGES, Words, words_in

COOKIE = "language"


class ReadRequest(HttpRequest):
    """A request whose reader's language is known."""

    words: Words


def words_of(request: HttpRequest) -> Words:
    """The words of the reader's language."""
    return cast(ReadRequest, request).words


class LanguageMiddleware:
    """Gives every request its `words`, and tells Django and allauth the same language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        read = cast(ReadRequest, request)
        read.words = words_in(language_of(request))
        with translation.override(read.words.language[:2]):
            response = self._get_response(request)
        if not response.has_header("Content-Language"):
            response["Content-Language"] = read.words.language
        return response


def languages() -> tuple[str, ...]:
    """The languages that readers may choose from: the organisation's, and one that is both."""
    return tuple(settings.PROJECT.organisation.languages)


def language_of(request: HttpRequest) -> str:
    """The language that the reader chose, or the one nearest to those of the browser."""
    chosen = request.COOKIES.get(COOKIE)
    if chosen in languages():
        return chosen
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for known in languages():
            if known.lower() == wanted or known[:2] == wanted[:2]:
                return known
    return languages()[0]


@require_GET
def choose(request: HttpRequest, language: str) -> HttpResponseRedirect:
    """Keeps the choice in a cookie and goes back to the page."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in LANGUAGES and language in languages():
        keep(response, language)
    return response


def keep(response: HttpResponseBase, language: str) -> None:
    """Has the browser remember the language."""
    response.set_cookie(
        COOKIE, language, max_age=31_536_000, secure=settings.LANGUAGE_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
