"""Both totals on the whole scale, 0 to 100: the picture under the headline."""

from __future__ import annotations

from dataclasses import dataclass

from fremdbild.report.charts import marks
from fremdbild.report.charts.pair import Mark
from fremdbild.report.charts.scale import SHARES
from fremdbild.report.charts.surface import Anchor, Role, Skin, Surface
from fremdbild.report.document import Picture

_HEIGHT = 96.0
_AXIS = 52.0
_WIDE, _NARROW = (15.0, 85.0), (24.0, 76.0)
"""Percent of the width that the words beside a mark need at either end, on a wide and on a narrow picture."""
_GAP_WIDE, _GAP_NARROW = (10.0, 90.0), (32.0, 68.0)
_BIG_DOT, _BIG_RING = 9.4, 7.6


@dataclass(frozen=True)
class Side:
    """One view: its mark, who it is with the figure, and the interval in words."""

    mark: Mark
    words: str
    interval: str


def whole_scale(ours: Side, theirs: Side, gap: tuple[str, str], title: str, description: str) -> Picture:
    """`gap` in words, and its interval; both empty where the two are not compared."""

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, _HEIGHT, 10, 10)
        for tick in range(0, 101, 10):
            half = 7.0 if tick in {0, 100} else 4.0
            surface.line(tick, _AXIS - half, tick, _AXIS + half, "line", 1)
        surface.line(0, _AXIS, 100, _AXIS, "line", 1)
        surface.text(0, _AXIS + 28, "0", "muted", axis=True, dx=-2 if skin.printed else 0)
        surface.text(100, _AXIS + 28, "100", "muted", axis=True, anchor="end")
        shown = [side for side in (theirs, ours) if side.mark.value is not None]
        if len(shown) == 2:
            _gap_line(surface, ours.mark, theirs.mark)
            _gap_words(surface, ours.mark, theirs.mark, gap)
        for side in shown:
            _mark(surface, side.mark, inside=side is ours)
        lower = min(shown, key=lambda side: side.mark.value or 0.0, default=None)
        for side in shown:
            role: Role = "inside" if side is ours else "outside"
            _words(surface, side, role, left=side is lower and len(shown) == 2)
        return surface.svg(title, description)

    return Picture(draw, title, description)


def _x(value: float) -> float:
    return SHARES.percent(value)


def _mark(surface: Surface, mark: Mark, *, inside: bool) -> None:
    role: Role = "inside" if inside else "outside"
    if mark.lower is not None and mark.upper is not None:
        marks.interval(surface, _x(mark.lower), _x(mark.upper), _AXIS, role)
        for x in (_x(mark.lower), _x(mark.upper)):
            surface.line(x, _AXIS - 7, x, _AXIS + 7, role, 1.5)
    x = _x(mark.value or 0.0)
    if inside:
        surface.shape(x, _AXIS, marks.circle(_BIG_RING), "inside", filled=False, width=4)
    else:
        surface.dot(x, _AXIS, _BIG_DOT, "outside")


def _gap_line(surface: Surface, ours: Mark, theirs: Mark) -> None:
    low, high = sorted((ours, theirs), key=lambda mark: mark.value or 0.0)
    if low.high < high.low:
        surface.line(_x(low.high), _AXIS, _x(high.low), _AXIS, "ink", 2.5)


def _gap_words(surface: Surface, ours: Mark, theirs: Mark, gap: tuple[str, str]) -> None:
    size, interval = gap
    if not size:
        return
    middle = (_x(ours.value or 0.0) + _x(theirs.value or 0.0)) / 2
    said = f"{size} {interval}".strip()
    surface.text(_held(middle, _GAP_WIDE), _AXIS + 28, said, "ink", anchor="middle", bold=True, minor=True)
    if not surface.skin.printed:
        surface.text(_held(middle, _GAP_NARROW), _AXIS + 28, said, "ink", anchor="middle", bold=True, narrow=True)


def _words(surface: Surface, side: Side, role: Role, *, left: bool) -> None:
    """The lower view is named left of its interval, the higher one right of it; neither leaves the picture."""
    edge = _x(side.mark.low) if left else _x(side.mark.high)
    anchor: Anchor = "end" if left else "start"
    said = f"{side.words} ({side.interval})" if side.interval else side.words
    surface.text(_held(edge, _WIDE), _AXIS - 26, said, role, anchor=anchor, bold=True, minor=True)
    if not surface.skin.printed:
        at = _held(edge, _NARROW)
        surface.text(at, _AXIS - 38, side.words, role, anchor=anchor, bold=True, narrow=True)
        if side.interval:
            surface.text(at, _AXIS - 21, side.interval, "muted", anchor=anchor, narrow=True)


def _held(x: float, room: tuple[float, float]) -> float:
    return min(max(x, room[0]), room[1])
