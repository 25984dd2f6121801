"""German words, written as in Germany; `swiss` turns them into those of Switzerland."""

from __future__ import annotations

from fremdbild.texts.german.criteria import CRITERIA
from fremdbild.texts.german.measures import MEASURES
from fremdbild.texts.german.mirror import MIRROR
from fremdbild.texts.german.page import PAGE
from fremdbild.texts.german.person import PERSON
from fremdbild.texts.german.sentences import SENTENCES
from fremdbild.texts.german.web import WEB
from fremdbild.texts.german.works_council import SWISS_WORKS_COUNCIL, WORKS_COUNCIL

GERMAN_WORDS: dict[str, str] = {**MIRROR, **CRITERIA, **MEASURES, **SENTENCES, **PAGE, **WORKS_COUNCIL, **WEB, **PERSON}

_SWISS_WORDS = {
    "statement.cycle_time.share_within_limit": "{value} der Fälle sind innert Frist erledigt",
    "name.cycle_time.share_within_limit": "Innert Frist erledigt",
    "definition.cycle_time.limit": ("Innert Frist: Anteil der Fälle, die nach höchstens {limit} erledigt sind."),
    **SWISS_WORKS_COUNCIL,
}
"""Where the two countries use different words, not only different letters."""
_SWISS_LETTERS = str.maketrans({"ß": "ss", "„": "«", "“": "»"})


def swiss_letters(text: str) -> str:
    """German text in Swiss spelling: ss for ß, «» for „“.

    >>> swiss_letters("Zustimmen heißt: „trifft zu“.")
    'Zustimmen heisst: «trifft zu».'
    """
    return text.translate(_SWISS_LETTERS)


def swiss() -> dict[str, str]:
    """The German words in Swiss spelling, with those words that only Switzerland uses."""
    return {key: swiss_letters(_SWISS_WORDS.get(key, text)) for key, text in GERMAN_WORDS.items()}
