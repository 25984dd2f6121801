"""What every figure means: the measures, the criteria and the questions, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from django.conf import settings

from fremdbild.instruments import (
    DIMENSIONS,
    PERSPECTIVES,
    SHIPPED,
    Instrument,
    Item,
    in_language,
    of_dimension,
    shipped_instrument,
)
from fremdbild.measures import BY_NAME, MEASURES, Measure
from fremdbild.result import Limits
from fremdbild.tables import BY_NAME as TABLE_BY_NAME
from fremdbild.texts import Words
from fremdbild.texts.meanings import grain


@dataclass(frozen=True)
class Defined:
    """A measure in words."""

    name: str
    title: str
    text: str
    kind: str


@dataclass(frozen=True)
class Sheet:
    """The data sheet of a measure."""

    defined: Defined
    statistics: list[tuple[str, str, str, str]]
    """Name, unit, range, which direction is better."""
    reads: list[tuple[str, str]]
    """Table, and what a row of it is."""
    target: list[tuple[str, str]]
    """Statistic, and the figure that is to be reached."""
    code: str
    """As it stands in the program, in English."""


@dataclass(frozen=True)
class Questions:
    """A questionnaire: who is asked what."""

    title: str
    about: str
    asked: list[tuple[str, list[str]]]


def defined(measure: Measure, words: Words) -> Defined:
    limits = {**asdict(Limits()), **settings.PROJECT.limits.model_dump()}
    told = {name: f"{limit:g}" for name, limit in limits.items() if isinstance(limit, int | float)}
    text = words.get(f"definition.{measure.name}", **told) or ""
    days = limits.get("cycle_time_days")
    if measure.name == "cycle_time" and isinstance(days, int | float):
        text += " " + words("definition.cycle_time.limit", limit=words.days(days, dative=True))
    return Defined(measure.name, words.measure(measure.name), text, words(f"council.measure.about.{measure.kind}"))


def all_defined(words: Words) -> list[Defined]:
    """Every measure, in the order of the report."""
    return [defined(measure, words) for measure in MEASURES]


def sheet(name: str, words: Words) -> Sheet | None:
    """The data sheet of the measure called `name`; None where there is none."""
    measure = BY_NAME.get(name)
    if measure is None:
        return None
    headline = measure.headline.name
    return Sheet(
        defined(measure, words),
        [
            (
                words.name(name, one.name),
                words(f"web.trust.unit.{one.unit_of_measure}"),
                _range(words, one.low, one.high),
                words(f"web.trust.better.{one.better}"),
            )
            for one in measure.statistics
        ],
        [(table, grain(words.language, table, TABLE_BY_NAME[table].grain)) for table in measure.reads],
        [
            (
                words.name(name, target.statistic or headline),
                words.figures.number(target.value, 0 if target.value % 1 == 0 else 1),
            )
            for target in settings.PROJECT.target
            if target.measure == name and not target.where
        ],
        measure.data_sheet.strip(),
    )


def _range(words: Words, low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "–"
    if high is None:
        return words("web.trust.from", low=words.figures.number(low or 0))
    return words.figures.span(words.figures.number(low or 0), words.figures.number(high))


def criteria(words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """Dimension, and each of its criteria with its sentence."""
    return [
        (
            words.criterion(dimension),
            [(words.criterion(one.name), words.criterion_meaning(one.name) or "") for one in of_dimension(dimension)],
        )
        for dimension in DIMENSIONS
    ]


def questionnaires(words: Words) -> list[Questions]:
    """The instruments that come with the program."""
    return [questions_of(shipped_instrument(name), words) for name in SHIPPED]


def questions_of(instrument: Instrument, words: Words, perspectives: Sequence[str] = PERSPECTIVES) -> Questions:
    """What `instrument` asks people of these `perspectives`."""
    asked = []
    for perspective in perspectives:
        items = [item for item in instrument.questions() if perspective in item.perspectives]
        if items:
            asked.append((words.perspective(perspective), [_text(item, words) for item in items]))
    about = _said(instrument.about, words) if instrument.about else ""
    return Questions(_said(instrument.title, words), about, list(_joined(asked)))


def _text(item: Item, words: Words) -> str:
    return _said(item.text, words)


def _said(text: dict[str, str], words: Words) -> str:
    """In the reader's language; a questionnaire of one's own may lack it, then in its first."""
    try:
        return in_language(text, words.language)
    except KeyError:
        return next(iter(text.values()))


def _joined(asked: list[tuple[str, list[str]]]) -> Iterator[tuple[str, list[str]]]:
    """Who is asked the same stands together."""
    told: dict[tuple[str, ...], list[str]] = {}
    for name, texts in asked:
        told.setdefault(tuple(texts), []).append(name)
    for same, names in told.items():
        yield ", ".join(names), list(same)
