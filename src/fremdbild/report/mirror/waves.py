"""The mirrors over waves: which of them can be compared, and how the gap changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror.reading import INSIDE, MEAN, OUTSIDE, Difference, half_width, seen
from fremdbild.result import TOTAL, Period


@dataclass(frozen=True)
class Wave:
    """Both views in one period."""

    period: Period
    inside: Value | None
    outside: Value | None

    @property
    def both(self) -> bool:
        return seen(self.inside) and seen(self.outside)

    @property
    def gap(self) -> float | None:
        if self.inside is None or self.outside is None or not self.both:
            return None
        return self.inside.figure - self.outside.figure


@dataclass(frozen=True)
class Change:
    """How the gap changed from the first wave that can be compared to the last one."""

    first: Wave
    last: Wave
    waves: int
    """How many waves lie between them, the last one counted."""
    size: Difference


def waves(frame: Frame, name: str = TOTAL) -> list[Wave]:
    """The periods in which somebody was asked, oldest first."""
    found = [
        Wave(
            period,
            frame.find(INSIDE, MEAN, period.label, criterion=name),
            frame.find(OUTSIDE, MEAN, period.label, criterion=name),
        )
        for period in frame.period.series()
    ]
    return [wave for wave in found if any(_asked(value) for value in (wave.inside, wave.outside))]


def _asked(value: Value | None) -> bool:
    return value is not None and (value.shown or value.protected)


def breaks(frame: Frame) -> Sequence[date]:
    """First days of the periods in which the questionnaire was a new one, oldest first."""
    told = (frame.manifest.get("mirror") or {}).get("breaks") or ()
    return sorted({Period.parse(entry["period"]).first for entry in told if entry["measure"] in {INSIDE, OUTSIDE}})


def change(frame: Frame, name: str = TOTAL) -> Change | None:
    """None where there is no earlier wave with the same questionnaire, or one side of it is not shown."""
    since = max((day for day in breaks(frame) if day <= frame.period.first), default=date.min)
    comparable = [wave for wave in waves(frame, name) if wave.both and wave.period.first >= since]
    if len(comparable) < 2 or comparable[-1].period.label != frame.period.label:
        return None
    first, last = comparable[0], comparable[-1]
    return Change(first, last, len(comparable) - 1, _difference(first, last))


def _difference(first: Wave, last: Wave) -> Difference:
    """Gap now minus gap then: four estimates of people who were asked apart from each other."""
    size = (last.gap or 0.0) - (first.gap or 0.0)
    values = [value for wave in (first, last) for value in (wave.inside, wave.outside) if value is not None]
    halves = [half_width(value) for value in values]
    if any(half is None for half in halves):
        return Difference(size, None, None, certain=False)
    reach = math.hypot(*(half or 0.0 for half in halves))
    return Difference(size, size - reach, size + reach, certain=abs(size) > reach)
