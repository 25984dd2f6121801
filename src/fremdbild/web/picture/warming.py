"""The newest mirror page, drawn when the server starts, so that its first reader need not wait for it."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.conf import settings

from fremdbild.errors import FremdbildError
from fremdbild.report.voice import Voice
from fremdbild.texts.words import words_in
from fremdbild.web.picture.access import Sight, newest
from fremdbild.web.picture.mirror_page import mirror_page
from fremdbild.web.picture.parts import Reader
from fremdbild.web.picture.reading import hold
from fremdbild.web.picture.rendering import drawn
from fremdbild.web.voices.quoting import quotes_of

log = logging.getLogger("fremdbild.web")


def warm() -> None:
    """Draws the page in every language for those who see everything; what is wrong is logged and stops nothing."""
    try:
        last = newest()
        if last is None:
            return
        held = hold(last)
        for language in settings.PROJECT.organisation.languages:
            reader = Reader(held, Voice.of(words_in(language), held.manifest), Sight(whole=True), newest=True)
            for seen in (reader, replace(reader, quotes=quotes_of(held.manifest, held.label))):
                drawn(seen, "mirror", lambda seen=seen: mirror_page(seen))  # type: ignore[misc]  # binds the loop's reader
    except FremdbildError as error:
        log.warning("the newest assessment could not be drawn: %s", error)
