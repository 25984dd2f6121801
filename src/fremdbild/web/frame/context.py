"""What every page knows: its words, where it stands, and what the reader may open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fremdbild.texts.words import Words, words_in
from fremdbild.web.accounts.access import may_open, roles_of
from fremdbild.web.frame.language import languages

PLACES = ("picture", "ask", "voices", "act", "trust")
"""The five places, in the order in which they stand at the top."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame round every page."""
    words = getattr(request, "words", None) or words_in(languages()[0])
    match = request.resolver_match
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "words": words,
        "language": words.language,
        "organisation": settings.PROJECT.organisation.name,
        "place": match.namespace if match else "",
        "places": [place for place in PLACES if signed_in and may_open(user, place)],
        "other_languages": _other_languages(words),
        "roles": sorted(roles_of(user)) if signed_in else [],
    }


def _other_languages(words: Words) -> list[tuple[str, str]]:
    """Languages to change to, each once: who reads German chooses between its two spellings in the own account."""
    found = {words("web.language.name"): words.language}
    for name in languages():
        found.setdefault(words_in(name)("web.language.name"), name)
    return [(name, title) for title, name in found.items() if name != words.language]
