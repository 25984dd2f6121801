"""One row of a chart: a strip that stands in a grid beside the words and figures of its row."""

from __future__ import annotations

import re
from collections.abc import Callable

from fremdbild.report.charts import marks
from fremdbild.report.charts.scale import Scale
from fremdbild.report.charts.surface import Anchor, Skin, Surface, em
from fremdbild.report.document import Picture


def axis(scale: Scale, written: Callable[[float], str], unit: str, title: str, *, pad: float = 4) -> Picture:
    """The figures of an axis over the rows of its chart; the last one carries the unit."""

    def draw(skin: Skin, width: float) -> str:
        height = skin.row_height if not skin.printed else 12
        surface = Surface(skin, width, height, pad_left=pad, pad_right=pad)
        last = len(scale.ticks) - 1
        every = _every(surface, [written(tick) for tick in scale.ticks], unit) if skin.printed else 1
        for place, tick in enumerate(scale.ticks):
            if place % every and place != last:
                continue
            anchor: Anchor = "start" if place == 0 else "end" if place == last else "middle"
            surface.text(
                scale.percent(tick),
                height - (6 if not skin.printed else 2.6),
                f"{written(tick)}\u00a0{unit}" if place == last and unit else written(tick),
                "muted",
                anchor=anchor,
                dx=-pad if place == 0 else pad if place == last else 0,
                axis=True,
                minor=0 < place < last,
            )
        return surface.svg(title)

    return Picture(draw, title)


def _every(surface: Surface, words: list[str], unit: str) -> int:
    """Every how many ticks a figure has room: those between the ends never touch each other or the last one."""
    size = surface.skin.axis_size
    widest = max(em(word, size) for word in words) + 5
    last = len(words) - 1
    ends = em(f"{words[-1]} {unit}", size)
    step = surface.inner_width / max(last, 1)
    for every in range(1, last + 1):
        before_last = max((place for place in range(0, last, every)), default=0)
        clear = (last - before_last) * step - ends - em(words[before_last], size) / 2
        if step * every >= widest and (clear >= 3 or before_last == 0) and last % every == 0:
            return every
    return last or 1


def days_strip(
    scale: Scale,
    taken: float,
    promised: float | None,
    elsewhere: float | None,
    title: str,
    description: str,
) -> Picture:
    """Bar = taken, tick = promised, diamond = elsewhere, on an axis of days."""

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, skin.row_height, pad_left=4, pad_right=4)
        y = skin.row_height / 2
        marks.track(surface, 0, 100, y)
        marks.bar(surface, 0, scale.percent(taken), y)
        if promised is not None:
            marks.target_tick(surface, scale.percent(promised), y)
        if elsewhere is not None:
            marks.diamond(surface, scale.percent(elsewhere), y)
        return surface.svg(title, description)

    return Picture(draw, title, description)


def mini_strip(
    scale: Scale,
    value: float,
    bounds: tuple[float | None, float | None],
    target: float | None,
    title: str,
    *,
    whose: marks.Whose = "proved",
) -> Picture:
    """One figure on its whole scale in a small place: bar, or ring or dot with interval, and target."""

    def draw(skin: Skin, _: float) -> str:
        surface = Surface(skin, 56 if skin.printed else 80, skin.row_height, 4, 4, fixed=True)
        y = skin.row_height / 2
        marks.track(surface, 0, 100, y)
        lower, upper = bounds
        if whose == "proved":
            marks.bar(surface, scale.percent(0), scale.percent(value), y)
        elif lower is not None and upper is not None:
            marks.interval(surface, scale.percent(lower), scale.percent(upper), y, marks.role_of(whose))
        if target is not None:
            marks.target_tick(surface, scale.percent(target), y, height=14 if skin.printed else marks.TARGET)
        if whose != "proved":
            marks.of(whose, surface, scale.percent(value), y, small=skin.printed)
        return surface.svg(title)

    return Picture(draw, title, width=80)


def value_strip(
    scale: Scale,
    value: float,
    bounds: tuple[float | None, float | None],
    target: float | None,
    title: str,
    *,
    whose: marks.Whose,
) -> Picture:
    """One figure with its interval on the axis of its chart, in the mark of whoever gave it."""

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, skin.row_height, pad_left=8, pad_right=8)
        y = skin.row_height / 2
        lower, upper = bounds
        marks.track(surface, 0, 100, y)
        if lower is not None and upper is not None:
            marks.interval(surface, scale.percent(lower), scale.percent(upper), y, marks.role_of(whose))
        if target is not None and scale.low <= target <= scale.high:
            marks.target_tick(surface, scale.percent(target), y, height=14 if skin.printed else marks.TARGET)
        marks.of(whose, surface, scale.percent(value), y, small=skin.printed)
        return surface.svg(title)

    return Picture(draw, title)


def spread_strip(
    scale: Scale,
    median: float | None,
    p80: float | None,
    p95: float | None,
    labels: tuple[str, str, str] | None,
    title: str,
) -> Picture:
    """How times spread: bar to the median, a strong line to 80 of 100 cases, a thin one to 95."""

    def draw(skin: Skin, width: float) -> str:
        over = labels if skin.printed else None  # on screen the width is not known, and the columns carry the words
        height = skin.row_height + (12 if over else 0)
        surface = Surface(skin, width, height, pad_left=4, pad_right=4)
        y = height - skin.row_height / 2
        marks.track(surface, 0, 100, y)
        start = 0.0
        if median is not None:
            start = scale.percent(median)
            marks.bar(surface, 0, start, y)
        for days, thickness, half in ((p80, 2.5, 6.0), (p95, 1.25, 4.0)):
            if days is None:
                continue
            end = scale.percent(days)
            surface.line(start, y, end, y, "ink", thickness)
            surface.line(end, y - half, end, y + half, "ink", 2)
            start = end
        if over:
            _words_over(surface, scale, (median, p80, p95), over, y - 10)
        return surface.svg(title)

    return Picture(draw, title)


def _words_over(
    surface: Surface, scale: Scale, places: tuple[float | None, ...], labels: tuple[str, ...], y: float
) -> None:
    """The words over the marks of the first row; those that would touch the one before are left to the columns."""
    free_from = -1.0
    width = surface.inner_width
    for days, label in zip(places, labels, strict=True):
        if days is None:
            continue
        wide = em(label, surface.skin.axis_size) / width * 100
        middle = scale.percent(days)
        left = min(max(middle - wide / 2, 0), 100 - wide)
        if left < free_from:
            continue
        surface.text(left, y, label, "muted", axis=True)
        free_from = left + wide + 2


def hatched_strip(title: str) -> Picture:
    """The mark of a protected value. Nothing in it depends on the value."""

    def draw(skin: Skin, _: float) -> str:
        surface = Surface(skin, 60 if skin.printed else 78, skin.row_height, 4, 2, fixed=True)
        marks.hatched(surface, skin.row_height / 2, 72 if not skin.printed else 54)
        return surface.svg(title)

    return Picture(draw, title, width=74)


def dotted_strip(title: str) -> Picture:
    """The mark of missing data."""

    def draw(skin: Skin, _: float) -> str:
        surface = Surface(skin, 60 if skin.printed else 78, skin.row_height, 4, 2, fixed=True)
        marks.dotted(surface, skin.row_height / 2, 72 if not skin.printed else 54)
        return surface.svg(title)

    return Picture(draw, title, width=74)


def hundred(value: float, expected: float | None, title: str, *, whose: marks.Whose) -> Picture:
    """Of a hundred: filled ones came, open ones were expected and did not come, small points are the rest.

    Our own view is told in rings.
    """

    def draw(skin: Skin, width: float) -> str:
        columns = 25 if skin.printed else 20
        gap = min(width / 25, 12.0) if skin.printed else 16.0
        shrink = 0.72 if skin.printed else 1.0
        surface = Surface(skin, gap * columns, gap * (100 // columns), fixed=True)
        full = round(value)
        wanted = round(expected) if expected is not None else full
        for place in range(100):
            x = (place % columns + 0.5) / columns * 100
            y = (place // columns + 0.5) * gap
            if place < full:
                _one_that_came(surface, x, y, whose, shrink)
            elif place < wanted:
                surface.shape(x, y, _shrunk("M-4,-4h8v8h-8z", shrink), "muted", filled=False, width=1.3 * shrink)
            else:
                surface.shape(x, y, _shrunk("M-1,-1h2v2h-2z", shrink), "line")
        return surface.svg(title)

    return Picture(draw, title, width=320)


def _one_that_came(surface: Surface, x: float, y: float, whose: marks.Whose, shrink: float) -> None:
    if whose == "inside":
        surface.shape(x, y, marks.circle(4 * shrink), "inside", filled=False, width=2 * shrink)
    else:
        came = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z" if whose == "outside" else "M-4.5,-4.5h9v9h-9z"
        surface.shape(x, y, _shrunk(came, shrink), marks.role_of(whose))


def _shrunk(path: str, factor: float) -> str:
    """A path whose lengths are `factor` times as long; flags of arcs stay."""
    if factor == 1.0:
        return path
    if "a" in path:
        radius = f"{5 * factor:.2f}"
        across = f"{10 * factor:.2f}"
        return f"M-{radius},0a{radius},{radius} 0 1,0 {across},0a{radius},{radius} 0 1,0 -{across},0z"
    return re.sub(r"-?\d+(\.\d+)?", lambda number: f"{float(number[0]) * factor:.2f}", path)
