"""English words, British spelling."""

from __future__ import annotations

from fremdbild.texts.english.criteria import CRITERIA
from fremdbild.texts.english.measures import MEASURES
from fremdbild.texts.english.mirror import MIRROR
from fremdbild.texts.english.page import PAGE
from fremdbild.texts.english.person import PERSON
from fremdbild.texts.english.sentences import SENTENCES
from fremdbild.texts.english.web import WEB
from fremdbild.texts.english.works_council import WORKS_COUNCIL

ENGLISH_WORDS: dict[str, str] = {
    **MIRROR,
    **CRITERIA,
    **MEASURES,
    **SENTENCES,
    **PAGE,
    **WORKS_COUNCIL,
    **WEB,
    **PERSON,
}
