"""Both views over waves: each one a mark with its interval, and nothing drawn across a change of questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fremdbild.report.charts import marks
from fremdbild.report.charts.pair import Mark
from fremdbild.report.charts.scale import Scale
from fremdbild.report.charts.surface import Role, Skin, Surface
from fremdbild.report.charts.trend import PRINT_LEFT, PRINT_RIGHT
from fremdbild.report.document import Picture

_LEFT, _RIGHT = 44.0, 20.0
_TOP, _BOTTOM = 34.0, 56.0
_PRINT_BOTTOM = 34.0


@dataclass(frozen=True)
class WavePoint:
    """One wave. `gap` is its number where it is told; `after_break`: the questionnaire was a new one."""

    short: tuple[str, str]
    ours: Mark
    theirs: Mark
    gap: str = ""
    after_break: bool = False


@dataclass(frozen=True)
class TwoCourses:
    points: Sequence[WavePoint]
    scale: Scale
    written: Callable[[float], str]
    asked_anew: str
    """Words at a change of questionnaire."""
    words: tuple[str, str]
    """Who the two are, at their first marks."""


def two_courses(courses: TwoCourses, height: float, print_height: float, title: str, description: str) -> Picture:
    """Rings and dots over waves."""

    def draw(skin: Skin, width: float) -> str:
        tall = print_height if skin.printed else height
        sides = (PRINT_LEFT, PRINT_RIGHT) if skin.printed else (_LEFT, _RIGHT)
        surface = Surface(skin, width, tall, *sides)
        base = tall - (_PRINT_BOTTOM if skin.printed else _BOTTOM)

        def y_of(value: float) -> float:
            return base - courses.scale.percent(value) / 100 * (base - _TOP)

        for tick in courses.scale.ticks:
            surface.line(0, y_of(tick), 100, y_of(tick), "hair", 1)
            surface.text(0, y_of(tick) + 4, courses.written(tick), "muted", anchor="end", dx=-10, axis=True)
        _breaks(surface, courses, base)
        _course(surface, courses, y_of, ours=False)
        _course(surface, courses, y_of, ours=True)
        _gaps(surface, courses, y_of)
        if not skin.printed:
            _periods(surface, courses, tall)
        return surface.svg(title, description)

    return Picture(draw, title, description)


def _x(courses: TwoCourses, place: float) -> float:
    return (place + 0.5) / len(courses.points) * 100


def _breaks(surface: Surface, courses: TwoCourses, base: float) -> None:
    """A double dotted line with its words before the first wave of a new questionnaire."""
    for place, point in enumerate(courses.points):
        if not point.after_break or place == 0:
            continue
        x = _x(courses, place - 0.5)
        for side in (-2.5, 2.5):
            path = "".join(f"M{side - 0.75},{step}h1.5v2.5h-1.5z" for step in range(0, int(base - 14), 6))
            surface.shape(x, 14, path, "line")
        surface.text(x, 9, courses.asked_anew, "muted", anchor="middle", axis=True)


def _course(surface: Surface, courses: TwoCourses, y_of: Callable[[float], float], *, ours: bool) -> None:
    role: Role = "inside" if ours else "outside"
    known = [point.ours if ours else point.theirs for point in courses.points]
    for (place, mark), (_, following) in pairwise(enumerate(known)):
        joined = not courses.points[place + 1].after_break
        if joined and mark.value is not None and following.value is not None:
            ends = (_x(courses, place), y_of(mark.value), _x(courses, place + 1), y_of(following.value))
            surface.line(*ends, role, 1.25)
    named = False
    for place, mark in enumerate(known):
        x = _x(courses, place)
        if mark.value is None:
            edge = _TOP - 2 if ours else surface.height - (_PRINT_BOTTOM if surface.skin.printed else _BOTTOM) - 4
            surface.text(x, edge, mark.word, "muted", anchor="middle", axis=True, halo=True)
            continue
        if mark.lower is not None and mark.upper is not None:
            marks.upright_interval(surface, x, y_of(mark.lower), y_of(mark.upper), role)
        if ours:
            marks.ring(surface, x, y_of(mark.value), small=surface.skin.printed)
        else:
            surface.dot(x, y_of(mark.value), 4.7 if surface.skin.printed else marks.DOT, "outside")
        y = min(y_of(mark.high), y_of(mark.value) - 6) - 6 if ours else max(y_of(mark.low), y_of(mark.value) + 6) + 14
        surface.text(x, y, mark.label, role, anchor="middle", bold=True, halo=True)
        if not named:
            word, line = courses.words[0 if ours else 1], -14 if ours else 13
            surface.text(x, y + line, word, role, anchor="middle", axis=True, bold=True, halo=True)
        named = True


def _gaps(surface: Surface, courses: TwoCourses, y_of: Callable[[float], float]) -> None:
    """The size of the gap at the first wave that can be compared and at the last one."""
    for place, point in enumerate(courses.points):
        if not point.gap or point.ours.value is None or point.theirs.value is None:
            continue
        upper, lower = sorted((y_of(point.ours.value), y_of(point.theirs.value)))
        if lower - upper > 24:
            surface.line(_x(courses, place), upper + 8, _x(courses, place), lower - 8, "ink", 1.5)
        surface.text(_x(courses, place), (upper + lower) / 2 + 4, point.gap, "ink", dx=9, bold=True, halo=True)


def _periods(surface: Surface, courses: TwoCourses, tall: float) -> None:
    for place, point in enumerate(courses.points):
        first_line, second_line = point.short
        surface.text(_x(courses, place), tall - 18, first_line, "muted", anchor="middle", axis=True)
        if second_line:
            surface.text(_x(courses, place), tall - 3, second_line, "muted", anchor="middle", axis=True)
