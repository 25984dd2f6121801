"""The newest mirror page, drawn when the server starts, so that its first reader need not wait for it.

What draws charts and slides is loaded too: that takes longer than drawing one.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from django.conf import settings

from fremdbild.errors import FremdbildError
from fremdbild.report.voice import Voice
from fremdbild.texts.words import words_in
from fremdbild.web.picture.access import Sight, newest
from fremdbild.web.picture.charts import load_what_draws
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
                page = mirror_page(seen)
                drawn(seen, "mirror", lambda page=page: page)  # type: ignore[misc]  # binds the loop's page
        for part in page.parts:
            if part.name:
                load_what_draws(reader, part)
                break
    except (FremdbildError, OSError) as error:
        log.warning("the newest assessment could not be drawn: %s", error)
