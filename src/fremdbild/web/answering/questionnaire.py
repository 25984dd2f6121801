"""What somebody is asked, page by page, from the questionnaire that was frozen with the wave."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from django.conf import settings

from fremdbild.instruments import Instrument, Item, Perspective, Scale, shipped_instrument
from fremdbild.instruments.reading import instrument_from
from fremdbild.web.ask.models import Wave

_SECONDS = 5.0
_SECONDS_A_PAGE = 9
_MOST_POINTS_OF_A_ROW = 11


@dataclass(frozen=True)
class Asked:
    """What a wave asks people of one perspective."""

    instrument: Instrument
    items: tuple[Item, ...]
    asks_remark: bool

    @property
    def pages(self) -> int:
        """One for each question, and one for the remark."""
        return len(self.items) + (1 if self.asks_remark else 0)

    @property
    def minutes(self) -> int:
        """How long it takes, as it is told before the start."""
        return max(1, round(self.pages * _SECONDS_A_PAGE / 60))

    def scale(self, item: Item) -> Scale:
        return self.instrument.scale[item.scale]

    def on_page(self, number: int) -> tuple[Item, ...]:
        """The question on a page, counted from 1; none on that of the remark."""
        return self.items[number - 1 : number]


def kind_of(scale: Scale) -> str:
    """How a scale is shown: answers in `words`, a `row` of figures, or a `number` that is typed."""
    if scale.labels:
        return "words"
    return "row" if scale.points <= _MOST_POINTS_OF_A_ROW else "number"


def asked_of(wave: Wave, perspective: str) -> Asked:
    """What is asked of these people; whoever is asked "inside" is asked what employees are."""
    name = "employee" if perspective == "inside" else perspective
    return _asked(wave.questions, wave.survey.instrument, name, wave.survey.asks_remark)


@lru_cache(maxsize=64)
def _asked(questions: str, instrument: str, perspective: str, asks_remark: bool) -> Asked:  # noqa: FBT001  a cache key
    found = instrument_from(questions, where="wave") if questions else shipped_instrument(instrument)
    return Asked(found, found.questions(cast(Perspective, perspective)), asks_remark)


def instrument_of(wave: Wave) -> Instrument:
    """The questionnaire that was frozen with the wave."""
    return asked_of(wave, "employee").instrument


def languages_of(wave: Wave) -> tuple[str, ...]:
    """Languages in which the wave can be answered: those of the survey that the organisation speaks as well."""
    spoken = tuple(settings.PROJECT.organisation.languages)
    wanted = wave.survey.languages or list(spoken)
    asked = instrument_of(wave).languages
    found = [one for one in spoken if one[:2] in asked and any(one == name or one[:2] == name[:2] for name in wanted)]
    exact = [one for one in found if one in wanted]
    bases = {one[:2] for one in exact}
    return tuple(exact + [one for one in found if one[:2] not in bases]) or spoken


_known: dict[int, tuple[float, Wave]] = {}


def wave_of(identifier: int) -> Wave:
    """A wave with its survey; what is frozen of it may be kept for some seconds, whether it is open is never told."""
    now = time.monotonic()
    known = _known.get(identifier)
    if known and now - known[0] < _SECONDS:
        return known[1]
    wave = Wave.objects.select_related("survey").get(pk=identifier)
    if len(_known) > 200:
        _known.clear()
    _known[identifier] = (now, wave)
    return wave


def forget() -> None:
    """Reads every wave anew."""
    _known.clear()
