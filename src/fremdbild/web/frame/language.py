"""The language of the reader: chosen before, else the nearest to those of the browser, else the organisation's first.

What somebody chose on the page or in the own account is kept in a cookie and wins over everything. Else the languages
of the header Accept-Language are taken one after another, the most wanted first (`q`; what has `q=0` is not wanted).
The first of which one is offered decides:

* `en`, `en-GB` and every other English: English.
* `de-CH` and `de-LI`: German of Switzerland. `de-DE`: German of Germany.
* Any other German (`de`, `de-AT`, `de-LU`) leaves the spelling open. It is that of the next `de-CH`, `de-LI` or `de-DE`
  in the header; where there is none, de-CH if that is the organisation's first language, else de-DE.
* Where one of the two is not offered, the other is taken.

| header, with de-CH, de-DE and en offered | language |
|---|---|
| `de-DE,de;q=0.9,en;q=0.5` | de-DE |
| `de,de-CH;q=0.8` | de-CH |
| `de,en-US;q=0.7` | de-CH where it is the first of the organisation, else de-DE |
| `fr-CH,fr;q=0.9,en;q=0.8,de;q=0.7` | en |
| `fr`, `*`, none | the first of the organisation |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_GET

from fremdbild.texts.words import LANGUAGES, Words, words_in

COOKIE = "language"
_SWITZERLAND, _GERMANY = "de-CH", "de-DE"


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
    return wanted_language(request.COOKIES.get(COOKIE), request.headers.get("Accept-Language", ""))


def wanted_language(chosen: str | None, accepted: str) -> str:
    """The language `chosen` if it is offered, or the one nearest to the header Accept-Language."""
    return chosen if chosen in languages() else nearest(accepted, languages())


def nearest(accepted: str, offered: Sequence[str]) -> str:
    """That of the languages `offered` which a header Accept-Language asks for; the first of them where it names none.

    >>> nearest("fr;q=0.9, de-LI;q=0.4, en;q=0.2", ["de-DE", "de-CH", "en"])
    'de-CH'
    """
    wanted = [tuple(tag.split("-")) for tag, weight in parse_accept_lang_header(accepted) if weight > 0]
    for tag in wanted:
        spoken = [known for known in offered if known[:2] == tag[0]]
        if len(spoken) > 1:
            spelling = next(filter(None, map(_spelling, (tag, *wanted))), None)
            return spelling or (offered[0] if offered[0] in spoken else _GERMANY)
        if spoken:
            return spoken[0]
    return offered[0]


def _spelling(tag: Sequence[str]) -> str | None:
    """Which of the two German spellings a tag asks for; None where it leaves that open."""
    if tag[0] != "de":
        return None
    return _SWITZERLAND if {"ch", "li"} & set(tag) else _GERMANY if "de" in tag[1:] else None


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


def keep_unless_chosen(request: HttpRequest, response: HttpResponseBase, language: str) -> None:
    """The language of the account for a browser in which nobody chose one."""
    if request.COOKIES.get(COOKIE) not in languages() and language in languages():
        keep(response, language)


def keep(response: HttpResponseBase, language: str) -> None:
    """Has the browser remember the language."""
    response.set_cookie(
        COOKIE, language, max_age=31_536_000, secure=settings.LANGUAGE_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
