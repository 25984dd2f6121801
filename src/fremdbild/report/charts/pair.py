"""Two views of the same thing on one axis: a ring for ours, a dot for the customers', each with its interval.

The strips of a chart are taller than any row and are cut to it, so that zone and axis lines run from row to row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from fremdbild.report.charts import marks
from fremdbild.report.charts.scale import Scale
from fremdbild.report.charts.surface import Anchor, Role, Skin, Surface
from fremdbild.report.document import Picture

TALL = 132.0
"""Height of a strip in px; its marks stand in the middle."""
PAD = 34.0
"""px at both sides, for labels of marks that stand at the end of the axis."""
CLOSE = 3.0
"""Points below which ring and dot would hide each other."""

_APART = 6.0
_CHARACTER = 7.6
"""About how wide a character of a label is, px."""


@dataclass(frozen=True)
class Mark:
    """One view. `value` is None where nothing is shown; then `word` says why."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    label: str = ""
    word: str = ""

    @property
    def low(self) -> float:
        """Where it begins; only where there is a value."""
        return self._known(self.lower)

    @property
    def high(self) -> float:
        return self._known(self.upper)

    def _known(self, bound: float | None) -> float:
        if self.value is None:
            raise ValueError("a mark without a value has no place")
        return self.value if bound is None else bound


@dataclass(frozen=True)
class Axis:
    """The scale of a chart, and the strip of it in which a blind spot lies between its marks."""

    scale: Scale
    zone: tuple[float, float] | None = None


Kind = Literal["ring", "small ring", "dot"]


def tens(values: Iterable[float], bounds: tuple[float, float] | None, *, low: float = 0, high: float = 100) -> Scale:
    """The part of the scale that holds all `values` and the zone, in whole tens.

    >>> tens([42.3, 84.9], (50, 60)).ticks
    (40.0, 50.0, 60.0, 70.0, 80.0, 90.0)
    """
    known = [value for value in (*values, *(bounds or ())) if math.isfinite(value)] or [low, high]
    first = max(low, math.floor(min(known) / 10) * 10)
    last = min(high, math.ceil(max(known) / 10) * 10)
    last = max(last, first + 10)
    return Scale(first, last, tuple(float(tick) for tick in range(int(first), int(last) + 1, 10)))


def pair_axis(axis: Axis, written: Callable[[float], str], title: str) -> Picture:
    """The figures of the axis, over the rows that follow."""

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, TALL, PAD, PAD)
        middle = TALL / 2
        _zone(surface, axis)
        last = len(axis.scale.ticks) - 1
        for place, tick in enumerate(axis.scale.ticks):
            x = axis.scale.percent(tick)
            surface.line(x, middle + 9, x, TALL, "hair", 1)
            minor = last > 6 and bool(place % 2)
            surface.text(x, middle + 4, written(tick), "muted", anchor="middle", axis=True, minor=minor)
        return surface.svg(title)

    return Picture(draw, title)


def pair_strip(
    axis: Axis,
    ours: Mark,
    theirs: Mark,
    title: str,
    description: str,
    *,
    heavy: bool = False,
    words: tuple[str, str] | None = None,
    both_ours: bool = False,
) -> Picture:
    """One row: both marks with their figures at the sides.

    `heavy`: a blind spot. `words`: who the two are, over the marks of the first row. `both_ours`: the second view is
    ours too and is drawn as a small ring.
    """

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, TALL, PAD, PAD)
        _ground(surface, axis)
        middle = TALL / 2
        if ours.value is None and theirs.value is None:
            return surface.svg(title, description)
        if ours.value is None or theirs.value is None:
            _single(surface, axis, ours, theirs, middle, both_ours=both_ours)
            return surface.svg(title, description)
        apart = (4.6 if skin.printed else _APART) if abs(ours.value - theirs.value) < CLOSE else 0.0
        if not apart:
            _gap_line(surface, axis, ours, theirs, middle, heavy=heavy)
        _interval(surface, axis, theirs, middle + apart, _role(both_ours=both_ours))
        _mark(surface, axis, theirs, middle + apart, _second(both_ours=both_ours))
        _interval(surface, axis, ours, middle - apart, "inside")
        _mark(surface, axis, ours, middle - apart, "ring")
        _labels(surface, axis, ours, theirs, middle, both_ours=both_ours)
        if words is not None:
            _words_over(
                surface,
                axis,
                (ours, theirs),
                words,
                middle - (10.5 if skin.printed else 14) - apart,
                both_ours=both_ours,
            )
        return surface.svg(title, description)

    return Picture(draw, title, description)


def blank_strip(axis: Axis, title: str, word: str, *, hidden: bool) -> Picture:
    """A row of which neither view is shown: hatched where protected, dotted where there are no data."""

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, TALL, PAD, PAD)
        _ground(surface, axis)
        middle = TALL / 2
        wide = 38.0 if skin.printed else 72.0
        if hidden:
            marks.hatched(surface, middle, wide)
        else:
            marks.dotted(surface, middle, wide)
        surface.text(0, middle + 4, word, "ink", dx=wide + 8, bold=True, halo=True)
        return surface.svg(title)

    return Picture(draw, title)


def _zone(surface: Surface, axis: Axis) -> None:
    if axis.zone is not None:
        low, high = (axis.scale.percent(bound) for bound in axis.zone)
        if high > low:
            surface.bar(low, high, TALL / 2, TALL, "zone")


def _ground(surface: Surface, axis: Axis) -> None:
    """Zone and lines of the axis behind the marks."""
    _zone(surface, axis)
    for tick in axis.scale.ticks:
        x = axis.scale.percent(tick)
        surface.line(x, 0, x, TALL, "hair", 1)


def _role(*, both_ours: bool) -> Role:
    return "inside" if both_ours else "outside"


def _second(*, both_ours: bool) -> Kind:
    return "small ring" if both_ours else "dot"


def _mark(surface: Surface, axis: Axis, mark: Mark, y: float, kind: Kind) -> None:
    x = axis.scale.percent(mark.value or 0.0)
    if kind == "ring":
        marks.ring(surface, x, y, small=surface.skin.printed)
    elif kind == "small ring":
        surface.shape(x, y, marks.circle(2.6), "inside", filled=False, width=2)
    else:
        surface.dot(x, y, 4.7 if surface.skin.printed else marks.DOT, "outside")


def _interval(surface: Surface, axis: Axis, mark: Mark, y: float, role: Role) -> None:
    if mark.lower is not None and mark.upper is not None:
        marks.interval(
            surface, axis.scale.percent(mark.lower), axis.scale.percent(mark.upper), y, role, small=surface.skin.printed
        )


def _gap_line(surface: Surface, axis: Axis, ours: Mark, theirs: Mark, y: float, *, heavy: bool) -> None:
    """Between the inner ends of the two intervals, so that it vanishes when they touch."""
    if ours.low > theirs.high:
        start, end = theirs.high, ours.low
    elif theirs.low > ours.high:
        start, end = ours.high, theirs.low
    else:
        return
    printed = surface.skin.printed
    width = (2.0 if printed else 2.5) if heavy else 1.0
    surface.line(axis.scale.percent(start), y, axis.scale.percent(end), y, "ink" if heavy else "line", width)


def _labels(surface: Surface, axis: Axis, ours: Mark, theirs: Mark, middle: float, *, both_ours: bool) -> None:
    """The lower figure left of everything, the higher one right of it."""
    second = _role(both_ours=both_ours)
    told: Sequence[tuple[Mark, Role]] = [(ours, "inside"), (theirs, second)]
    (lower, of_lower), (higher, of_higher) = sorted(told, key=lambda pair: pair[0].value or 0.0)
    left = axis.scale.percent(min(ours.low, theirs.low))
    right = axis.scale.percent(max(ours.high, theirs.high))
    surface.text(left, middle + 4, lower.label, of_lower, anchor="end", dx=-8, bold=True)
    surface.text(right, middle + 4, higher.label, of_higher, dx=8, bold=True)


def _words_over(
    surface: Surface, axis: Axis, pair: tuple[Mark, Mark], words: tuple[str, str], y: float, *, both_ours: bool
) -> None:
    """Whose mark is which, each word on its outer side so that the two never meet."""
    ours, theirs = pair
    swapped = (ours.value or 0.0) < (theirs.value or 0.0)
    second = _role(both_ours=both_ours)
    told: Sequence[tuple[Mark, str, Role]] = [(theirs, words[1], second), (ours, words[0], "inside")]
    (left, left_word, left_role), (right, right_word, right_role) = reversed(told) if swapped else told
    close = abs((ours.value or 0.0) - (theirs.value or 0.0)) < 8
    shift = -3.0 if close else 10.0
    surface.text(
        axis.scale.percent(left.value or 0), y, left_word, left_role, anchor="end", dx=shift, axis=True, bold=True
    )
    surface.text(axis.scale.percent(right.value or 0), y, right_word, right_role, dx=-shift, axis=True, bold=True)


def _single(surface: Surface, axis: Axis, ours: Mark, theirs: Mark, middle: float, *, both_ours: bool) -> None:
    """One view alone, and in words why the other one is not there."""
    shown, other = (ours, theirs) if ours.value is not None else (theirs, ours)
    role: Role = "inside" if shown is ours else _role(both_ours=both_ours)
    _interval(surface, axis, shown, middle, role)
    _mark(surface, axis, shown, middle, "ring" if shown is ours else _second(both_ours=both_ours))
    left, right = axis.scale.percent(shown.low), axis.scale.percent(shown.high)
    to_the_left = axis.scale.percent(shown.value or 0) > 55
    number: Anchor = "start" if to_the_left else "end"
    surface.text(
        right if to_the_left else left,
        middle + 4,
        shown.label,
        role,
        anchor=number,
        dx=8 if to_the_left else -8,
        bold=True,
        halo=True,
    )
    word: Anchor = "end" if to_the_left else "start"
    place = left if to_the_left else right
    surface.text(place, middle + 4, other.word, "muted", anchor=word, dx=-9 if to_the_left else 9, halo=True)
