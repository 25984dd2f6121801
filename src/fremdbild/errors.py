"""Every error that a user can meet.

FremdbildError
├── SettingsError       fremdbild.toml is missing, has a typo, or contradicts itself
├── InstrumentError     a questionnaire cannot be read, or contradicts itself
├── SourceError         a file, sheet or database cannot be read, or does not hold what the settings say
├── StoreError          the store is damaged, locked, or the disk is full
├── EngineError         the engine is not installed or does not answer
├── LinkError           records cannot be linked: no model, unknown records, or decisions that contradict each other
├── PersonError         nobody has this number or record, or not any more, or an erasure cannot be carried out
├── WeightingError      answers cannot be weighted to the known sizes of the population
├── BallotError         a key, an envelope or an export of a postal vote does not fit, or may not be opened yet
├── SurveyError         a survey cannot be sent, closed or opened as things stand
├── AssessmentError     there is nothing to assess, or no such assessment
└── ReportError         a report cannot be written
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any


class FremdbildError(Exception):
    """A problem with its place and the next step; shown without a traceback.

    >>> print(SettingsError("unknown key \\"sorce\\"", where="fremdbild.toml, line 4", next_step="write \\"source\\""))
    fremdbild.toml, line 4: unknown key "sorce". Next: write "source".
    """

    def __init__(self, fact: str, *, where: str = "", next_step: str = "") -> None:
        self.fact = fact
        self.where = where
        self.next_step = next_step
        super().__init__(fact)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" Next: {self.next_step.rstrip('.')}." if self.next_step else ""
        fact = self.fact if self.fact.endswith((".", "?", "!")) else f"{self.fact}."
        return f"{place}{fact}{step}"


class SettingsError(FremdbildError):
    """fremdbild.toml is missing, has a typo, or contradicts itself."""


class InstrumentError(FremdbildError):
    """A questionnaire cannot be read, or contradicts itself."""


class SourceError(FremdbildError):
    """A file, sheet or database cannot be read, or does not hold what the settings say."""


class StoreError(FremdbildError):
    """The store is damaged, locked by another load, or the disk is full."""


class EngineError(FremdbildError):
    """The engine is not installed or does not answer."""


class LinkError(FremdbildError):
    """Records cannot be linked: a model that is none, unknown records, or decisions that contradict each other."""


class PersonError(FremdbildError):
    """Nobody has this number or record, or not any more; or an erasure cannot be carried out.

    `receipt` is that of whoever was erased.
    """

    receipt: Any = None


class WeightingError(FremdbildError):
    """Answers cannot be weighted to the population: a group is empty, or the margins contradict each other."""


class BallotError(FremdbildError):
    """A key, an envelope or an export of a postal vote does not fit, is damaged, or may not be opened yet."""


class SurveyError(FremdbildError):
    """A survey cannot be sent, closed or opened as things stand."""


class AssessmentError(FremdbildError):
    """There is nothing to assess, or no such assessment."""


class ReportError(FremdbildError):
    """A report cannot be written."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at what was probably meant.

    >>> nearest("promis_kept", ["promise_kept", "reopened"])
    'did you mean "promise_kept"?'
    """
    names = list(known)
    found = difflib.get_close_matches(word, names, n=1)
    return f'did you mean "{found[0]}"?' if found else f"known: {', '.join(sorted(names))}"
