"""A figure over periods: each one a mark with its interval, nothing drawn across a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fremdbild.report.charts import marks
from fremdbild.report.charts.scale import Scale, cut_out
from fremdbild.report.charts.surface import Skin, Surface
from fremdbild.report.document import Picture

_LEFT = 80.0
_RIGHT = 20.0
_TOP = 26.0
_BOTTOM = 38.0
PRINT_LEFT = 68.0
"""Room for the figures of the axis; in print the labels of the table below stand there too."""
PRINT_RIGHT = 8.0
_PRINT_BOTTOM = 8.0
_LINE_OF_TEXT = 13.0


@dataclass(frozen=True)
class Point:
    """One period. `value` is None where nothing is shown; `hidden` tells protected from missing."""

    short: tuple[str, str]
    value: float | None
    lower: float | None
    upper: float | None
    label: str
    hidden: bool = False


@dataclass(frozen=True)
class Course:
    """What a trend chart draws."""

    points: Sequence[Point]
    whose: marks.Whose
    target: float | None
    target_words: str
    written: Callable[[float], str]
    low: float | None
    high: float | None
    at_least: float = 4.0
    """How wide the axis is at least, in the unit of the measure."""

    def scale(self) -> Scale:
        figures = [
            number for point in self.points for number in (point.value, point.lower, point.upper) if number is not None
        ]
        if self.target is not None:
            figures.append(self.target)
        return cut_out(figures, low=self.low, high=self.high, at_least=self.at_least)


def trend(course: Course, height: float, print_height: float, title: str, description: str) -> Picture:
    """The course of one figure."""

    def draw(skin: Skin, width: float) -> str:
        tall = print_height if skin.printed else height
        sides = (PRINT_LEFT, PRINT_RIGHT) if skin.printed else (_LEFT, _RIGHT)
        surface = Surface(skin, width, tall, *sides)
        scale = course.scale()
        base = tall - (_PRINT_BOTTOM if skin.printed else _BOTTOM)

        def y_of(value: float) -> float:
            return base - scale.percent(value) / 100 * (base - _TOP)

        _grid(surface, course, scale, y_of)
        _series(surface, course, y_of)
        _gaps(surface, course, base)
        if not skin.printed:
            _periods(surface, course, tall)
        return surface.svg(title, description)

    return Picture(draw, title, description)


def _x(course: Course, place: int) -> float:
    """The middle of a period's column, so that a table below can stand in the same columns."""
    return (place + 0.5) / len(course.points) * 100


def _grid(surface: Surface, course: Course, scale: Scale, y_of: Callable[[float], float]) -> None:
    """Lines of the axis with their figures, and the target, which pushes aside figures that would touch it."""
    held = None if course.target is None else y_of(course.target)
    for tick in scale.ticks:
        y = y_of(tick)
        if held is None or abs(y - held) > 1:
            surface.line(0, y, 100, y, "hair", 1)
        if held is None or abs(y - held) > _LINE_OF_TEXT:
            surface.text(0, y + 4, course.written(tick), "muted", anchor="end", dx=-10, axis=True)
    if held is not None:
        surface.line(0, held, 100, held, "ink", 1.25, dash="1 3")
        surface.text(0, held + 4, course.target_words, "ink", anchor="end", dx=-10, axis=True, bold=True)


def _series(surface: Surface, course: Course, y_of: Callable[[float], float]) -> None:
    role = marks.role_of(course.whose)
    points = list(enumerate(course.points))
    for (place, point), (_, following) in pairwise(points):
        if point.value is not None and following.value is not None:
            surface.line(_x(course, place), y_of(point.value), _x(course, place + 1), y_of(following.value), role, 1.25)
    shown = [place for place, point in points if point.value is not None]
    for place, point in points:
        x = _x(course, place)
        if point.value is None:
            continue
        y = y_of(point.value)
        upper = y
        if point.lower is not None and point.upper is not None:
            upper = y_of(point.upper)
            marks.upright_interval(surface, x, y_of(point.lower), upper, role)
        marks.of(course.whose, surface, x, y)
        ends = place in {shown[0], shown[-1]}
        surface.text(x, min(upper, y - 6) - 6, point.label, role, anchor="middle", bold=ends, minor=not ends, halo=True)


def _gaps(surface: Surface, course: Course, base: float) -> None:
    """Periods without a figure: hatched where protected, dotted where there are no data."""
    for place, point in enumerate(course.points):
        if point.value is not None:
            continue
        if point.hidden:
            box = "M-12,-9h24v7h-24zM-12,-2l6,-7M-6,-2l6,-7M0,-2l6,-7M6,-2l6,-7"
            surface.shape(_x(course, place), base, box, "line", filled=False, width=1)
        else:
            dots = "M-9,-6h1.5v1.5h-1.5zM-1,-6h1.5v1.5h-1.5zM7,-6h1.5v1.5h-1.5z"
            surface.shape(_x(course, place), base, dots, "line")


def _periods(surface: Surface, course: Course, tall: float) -> None:
    """The names of the periods in two lines, the year where it changes; a phone shows the first and the last."""
    last = len(course.points) - 1
    year = ""
    for place, point in enumerate(course.points):
        x = _x(course, place)
        minor = place not in {0, last}
        first_line, second_line = point.short
        surface.text(x, tall - 18, first_line, "muted", anchor="middle", axis=True, minor=minor)
        if second_line and (second_line != year or place == last):
            surface.text(x, tall - 3, second_line, "muted", anchor="middle", axis=True, minor=minor)
        year = second_line
