"""Waves as a trustee checks them: questions, cells, minimums, and when what is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fremdbild.errors import FremdbildError
from fremdbild.instruments import shipped_instrument
from fremdbild.instruments.instrument import INSIDE
from fremdbild.instruments.reading import instrument_from
from fremdbild.texts import Words
from fremdbild.web.accounts.models import Unit
from fremdbild.web.ask.forgetting import deleted_by
from fremdbild.web.ask.models import Questionnaire, Survey, Wave
from fremdbild.web.trust.definitions import Questions, questions_of


@dataclass(frozen=True)
class Deletion:
    """What is destroyed, and when; `done` where it has happened. The words are `web.trust.deletion.<what>`."""

    what: str
    due: datetime | None
    done: bool


@dataclass(frozen=True)
class CellRow:
    """A group of people that is counted by itself, where enough of them answer."""

    unit: str
    perspective: str
    invited: int
    small: bool
    """Fewer are invited than the minimum, so that it is joined with its neighbours in any case."""


def questions(wave: Wave, words: Words) -> Questions | None:
    """What is asked: as it was frozen, else as it would be today; None where it cannot be read."""
    own = Questionnaire.objects.filter(name=wave.survey.instrument).first()
    text = wave.questions or (own.text if own else "")
    try:
        found = instrument_from(text, where="wave") if text else shipped_instrument(wave.survey.instrument)
    except FremdbildError:
        return None
    asked = wave.survey.perspective
    return questions_of(found, words, INSIDE if asked == "inside" else (asked,))


def cells(wave: Wave, words: Words, least: int) -> list[CellRow]:
    names = dict(Unit.objects.values_list("code", "name"))
    return [
        CellRow(
            names.get(cell.get("org_unit", ""), cell.get("org_unit", "")) or "–",
            words.perspective(cell.get("perspective", "")),
            int(cell.get("invited", 0)),
            int(cell.get("invited", 0)) < least,
        )
        for cell in wave.cells
    ]


def deletions(wave: Wave) -> list[Deletion]:
    """Anonymous: tickets with the closing, envelopes once they are counted. Addresses of every wave some days later."""
    if wave.survey.kind == Survey.Kind.NAMED:
        forgotten = wave.addresses_deleted_at
        return [
            Deletion("named_addresses", forgotten or deleted_by(wave), done=forgotten is not None),
            Deletion("named", None, done=False),
        ]
    closed = wave.state in Wave.OVER
    gone = wave.destroyed_at is not None
    theirs = wave.key_holder == Wave.KeyHolder.TRUSTEE
    return [
        Deletion("tickets", wave.closes_at, done=closed),
        Deletion("addresses", deleted_by(wave), done=closed and not wave.addressees.exists()),
        Deletion("envelopes", wave.destroyed_at or wave.counted_at, done=gone),
        Deletion("own_key", None, done=False) if theirs else Deletion("key", wave.destroyed_at, done=gone),
    ]
