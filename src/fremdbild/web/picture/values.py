"""Rows of single figures, each with its mark, interval and n: views, segments, units, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fremdbild.report.charts import marks, strips
from fremdbild.report.charts.scale import SHARES, Scale, from_zero
from fremdbild.report.charts.surface import Skin, Surface
from fremdbild.report.decimals import digits_together
from fremdbild.report.document import Cell, Column, Grid, Picture, Piece, Row, muted
from fremdbild.report.frame import Value
from fremdbild.report.rows import digits_of, masked
from fremdbild.report.subject import bounds, whose
from fremdbild.report.voice import Voice


@dataclass(frozen=True)
class Entry:
    """One row: whose figure it is, and the figure; `href` leads further."""

    name: str
    value: Value | None
    href: str = ""
    target: float | None = None
    strong: bool = False
    below: str = ""


def values_grid(voice: Voice, entries: Sequence[Entry], head: str, label: str, *, figure_head: str = "") -> Grid:
    """The rows in the order given, on one axis; all figures are of one unit of measure."""
    words = voice.words
    shown = [entry.value for entry in entries if entry.value is not None and entry.value.shown]
    scale = _scale(shown, [entry.target for entry in entries])
    unit = shown[0].unit if shown else "score"
    digits = digits_together(voice, shown) if shown else 0
    axis = strips.axis(
        scale,
        lambda tick: words.figures.signed(tick) if unit == "points" else words.figures.number(tick, digits_of(scale)),
        "%" if unit == "percent" else words("days.axis") if unit == "days" else "",
        label,
        pad=8,
    )
    columns = (
        Column("name", head, share=0.3),
        Column("chart", head_picture=axis, share=0.36),
        Column("text", figure_head or words("tables.column.value"), share=0.24),
        Column("number", words("tables.column.n"), share=0.1),
    )
    return Grid(columns, tuple(_row(voice, entry, scale, digits) for entry in entries), label)


def _row(voice: Voice, entry: Entry, scale: Scale, digits: int) -> Row:
    words = voice.words
    name = Cell(
        (Piece(entry.name, "strong" if entry.strong else "plain", href=entry.href),),
        below=muted(entry.below) if entry.below else (),
    )
    value = entry.value
    if value is None or not value.shown:
        missing = value if value is not None else Value("", "", "", "", (), "no data")
        return Row((name, *masked(voice, missing, 3, entry.name)))
    told = (Piece(voice.value(value, digits), "strong"), Piece(voice.in_brackets(value, digits), "muted"))
    n = words.count(value.n) if value.n is not None else ""
    said = f"{entry.name}: {voice.full(value)}"
    strip = view_strip(scale, value, entry.target, said)
    return Row((name, Cell(picture=strip), Cell(told), Cell(muted(n))))


def view_strip(scale: Scale, value: Value, target: float | None, title: str) -> Picture:
    """Our view as a ring, the customers' as a dot, what data prove as a bar that ends in a square."""
    figure, lower, upper = value.figure, value.lower, value.upper
    giver = whose(value.measure)

    def draw(skin: Skin, width: float) -> str:
        surface = Surface(skin, width, skin.row_height, pad_left=8, pad_right=8)
        y, x = surface.height / 2, scale.percent(figure)
        marks.track(surface, 0, 100, y)
        if giver == "proved":
            marks.bar(surface, scale.percent(0) if scale.low <= 0 else 0, x, y)
        if lower is not None and upper is not None:
            marks.interval(
                surface, scale.percent(lower), scale.percent(upper), y, marks.role_of(giver), small=skin.printed
            )
        if target is not None:
            marks.target_tick(surface, scale.percent(target), y, height=11 if skin.printed else marks.TARGET)
        if giver != "proved":
            marks.of(giver, surface, x, y, small=skin.printed)
        return surface.svg(title)

    return Picture(draw, title)


def _scale(shown: Sequence[Value], targets: Sequence[float | None]) -> Scale:
    if not shown:
        return SHARES
    low, high = bounds(shown[0].measure, shown[0].statistic)
    if (low, high) == (0, 100):
        return SHARES
    if high is not None and low is not None:
        return Scale(low, high, tuple(low + (high - low) / 4 * step for step in range(5)))
    figures = [number for value in shown for number in (value.value, value.upper) if number is not None]
    return from_zero([*figures, *(target for target in targets if target is not None)])
