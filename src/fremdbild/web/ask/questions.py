"""Which questionnaires can be asked, and what a survey asks: shipped ones by name, own ones as they were saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from fremdbild.errors import InstrumentError
from fremdbild.instruments import SHIPPED, Instrument, in_language, shipped_instrument
from fremdbild.instruments.reading import instrument_from
from fremdbild.texts.words import Words
from fremdbild.web.ask.models import Questionnaire, Survey, Wave

ASKED_AS = {"customer": ("customer",), "inside": ("employee", "manager"), "observer": ("observer",)}
"""Whom a survey asks, and the perspectives in which its questionnaire must have questions."""


@dataclass(frozen=True)
class Choice:
    """A questionnaire that can be chosen."""

    name: str
    instrument: Instrument
    own: bool


def counted(words: Words, instrument: Instrument, perspective: str) -> str:
    """How many questions each of these people is asked: `16 to employees and 30 to managers`, or `18 questions`.

    Counted the same wherever it is told: per person, and without the remark at the end.
    """
    numbers = {one: len(instrument.questions(one)) for one in ASKED_AS[perspective]}  # type: ignore[arg-type]
    if len(set(numbers.values())) == 1:
        [number] = set(numbers.values())
        return (
            words("web.ask.per_person.one") if number == 1 else words("web.ask.per_person", count=words.count(number))
        )
    parts = [words(f"web.ask.per_person.{one}", count=words.count(number)) for one, number in numbers.items() if number]
    return words.listing(parts)


def choices(perspective: str) -> list[Choice]:
    """The questionnaires with questions for these people, own ones first."""
    found = [
        Choice(name, _read(text, name), own=True)
        for name, text in Questionnaire.objects.order_by("name").values_list("name", "text")
    ]
    found += [Choice(name, shipped_instrument(name), own=False) for name in SHIPPED]
    return [choice for choice in found if set(choice.instrument.perspectives) & set(ASKED_AS[perspective])]


def title_in(instrument: Instrument, language: str) -> str:
    """The title of a questionnaire in the reader's language, or in the first that it has."""
    wanted = language if language in instrument.spoken else instrument.spoken[0]
    return in_language(instrument.title, wanted)


def about_in(instrument: Instrument, language: str) -> str:
    """What a questionnaire is for, in the reader's language; empty where it does not say."""
    wanted = language if language in instrument.spoken else instrument.spoken[0]
    return in_language(instrument.about, wanted) if instrument.about else ""


def text_of(name: str) -> str:
    """The file of a questionnaire; InstrumentError where there is none of that name."""
    if name in SHIPPED:
        return files("fremdbild.instruments").joinpath("shipped", f"{name}.toml").read_text(encoding="utf-8")
    text = Questionnaire.objects.filter(name=name).values_list("text", flat=True).first()
    if text is None:
        raise InstrumentError(
            f'no questionnaire is called "{name}"', next_step="choose another one on the page of the survey"
        )
    return text


def questionnaire_of(survey: Survey) -> Instrument:
    """What the survey asks as things stand; a wave that has begun keeps its own copy."""
    return (
        shipped_instrument(survey.instrument)
        if survey.instrument in SHIPPED
        else _read(text_of(survey.instrument), survey.instrument)
    )


def asked_in(wave: Wave) -> Instrument:
    """What the wave asks: its own copy once it has begun, before that what the survey asks as things stand."""
    return _read(wave.questions, wave.survey.instrument) if wave.questions else questionnaire_of(wave.survey)


@lru_cache(maxsize=64)
def _read(text: str, name: str) -> Instrument:
    return instrument_from(text, where=name)
