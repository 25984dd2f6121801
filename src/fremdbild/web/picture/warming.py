"""The newest mirror page, drawn when the server starts, so that its first reader need not wait for it."""

from __future__ import annotations

import logging

from django.conf import settings

from fremdbild.errors import FremdbildError
from fremdbild.report.voice import Voice
from fremdbild.texts.words import words_in
from fremdbild.web.picture.access import Sight, newest
from fremdbild.web.picture.mirror_page import mirror_page
from fremdbild.web.picture.parts import Reader
from fremdbild.web.picture.reading import hold
from fremdbild.web.picture.rendering import drawn

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
            drawn(reader, "mirror", lambda reader=reader: mirror_page(reader))  # type: ignore[misc]  # binds the loop's reader
    except (FremdbildError, OSError) as error:
        log.warning("the newest assessment could not be drawn: %s", error)
