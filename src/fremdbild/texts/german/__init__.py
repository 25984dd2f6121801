"""German words, written as in Germany; `swiss` turns them into those of Switzerland."""

from __future__ import annotations

from fremdbild.texts.german.criteria import CRITERIA
from fremdbild.texts.german.measures import MEASURES
from fremdbild.texts.german.mirror import MIRROR
from fremdbild.texts.german.page import PAGE
from fremdbild.texts.german.sentences import SENTENCES

GERMAN_WORDS: dict[str, str] = {**MIRROR, **CRITERIA, **MEASURES, **SENTENCES, **PAGE}

_SWISS_WORDS = {
    "statement.cycle_time.share_within_limit": "{value} der Fälle sind innert Frist erledigt",
    "name.cycle_time.share_within_limit": "Innert Frist erledigt",
    "definition.cycle_time.limit": ("Innert Frist: Anteil der Fälle, die nach höchstens {limit} erledigt sind."),
}
"""Where the two countries use different words, not only different letters."""


def swiss() -> dict[str, str]:
    """The German words in Swiss spelling: ss for ß, «» for „“."""
    letters = str.maketrans({"ß": "ss", "„": "«", "“": "»"})
    return {key: _SWISS_WORDS.get(key, text).translate(letters) for key, text in GERMAN_WORDS.items()}
