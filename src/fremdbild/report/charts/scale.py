"""Axes: from where to where, and where the figures stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """From `low` to `high` in the unit of the measure, with round figures at `ticks`."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def percent(self, value: float) -> float:
        """Where `value` lies, 0 to 100; what lies outside stops at the edge."""
        if self.high == self.low:
            return 0.0
        return min(100.0, max(0.0, (value - self.low) / (self.high - self.low) * 100))


_SMALLEST = 1e-6
"""Below this an axis has no meaning: a tenth of a second in days."""

SHARES = Scale(0, 100, (0, 20, 40, 60, 80, 100))


def from_zero(values: Iterable[float], steps: int = 4) -> Scale:
    """An axis that begins at zero and holds all `values`.

    >>> from_zero([7.5, 3]).ticks
    (0.0, 2.0, 4.0, 6.0, 8.0)
    """
    top = max([value for value in values if math.isfinite(value)], default=1.0)
    return _with_ticks(0.0, top if top > _SMALLEST else 1.0, steps)


def cut_out(
    values: Iterable[float],
    *,
    low: float | None = None,
    high: float | None = None,
    steps: int = 4,
    at_least: float = 4.0,
) -> Scale:
    """The part of a scale that holds all `values`, on round figures, never outside `low` to `high`.

    It is at least `at_least` wide, so that small differences stay small.

    >>> cut_out([41, 62.5], low=0, high=100).ticks
    (40.0, 45.0, 50.0, 55.0, 60.0, 65.0)
    """
    known = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
    bottom, top = min(known), max(known)
    if top - bottom < at_least:
        middle = (top + bottom) / 2
        bottom, top = middle - at_least / 2, middle + at_least / 2
    if low is not None and bottom < low:
        bottom, top = low, max(top, low + at_least)
    if high is not None and top > high:
        bottom, top = min(bottom, high - at_least), high
    return _with_ticks(bottom, top, steps)


def _with_ticks(bottom: float, top: float, steps: int) -> Scale:
    step = _round_step((top - bottom) / steps)
    first = math.floor(bottom / step + 1e-9) * step
    count = max(1, math.ceil((top - first) / step - 1e-9))
    ticks = tuple(round(first + step * number, 10) for number in range(count + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _round_step(raw: float) -> float:
    """The next of 1, 2, 5 times a power of ten.

    >>> _round_step(1.9), _round_step(0.3), _round_step(28)
    (2.0, 0.5, 50.0)
    """
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1.0, 2.0, 5.0, 10.0):
        if raw <= factor * power * (1 + 1e-9):
            return factor * power
    return 10.0 * power
