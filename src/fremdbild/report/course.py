"""The section with the course of one figure over periods, and the same numbers in a table below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fremdbild.report.charts.trend import Course, Point, trend
from fremdbild.report.decimals import digits_together
from fremdbild.report.document import Cell, Column, Figure, Grid, Piece, Row, Section, muted, plain
from fremdbild.report.frame import Frame, Value
from fremdbild.report.subject import bounds, whose
from fremdbild.report.voice import Voice

SCREEN_HEIGHT = 250
PRINT_HEIGHT = 130.0


def course_section(frame: Frame, voice: Voice, value: Value, print_height: float = PRINT_HEIGHT) -> Section | None:
    """None where fewer than two periods have a figure; `print_height` in px, so that a page is filled."""
    series = frame.series(value.measure, value.statistic)
    shown = [found for found in series if found is not None and found.shown]
    if len(shown) < 2:
        return None
    words = voice.words
    first, last = shown[0], shown[-1]
    digits = digits_together(voice, shown, leading=value)
    title = words(
        "trend.title",
        name=words.short_name(value.measure, value.statistic),
        first=voice.value(first, digits),
        first_in=words.in_period(first.period),
        last=voice.value(last, digits),
        last_in=words.in_period(last.period),
    )
    labels = [period.label for period in frame.period.series()][-len(series) :]
    target = frame.target(value.measure, value.statistic)
    low, high = bounds(value.measure, value.statistic)
    course = Course(
        points=[_point(voice, label, found, digits) for label, found in zip(labels, series, strict=True)],
        whose=whose(value.measure),
        target=target,
        target_words=words("trend.target", target=_tick(voice, value, target)) if target is not None else "",
        written=lambda tick: _tick(voice, value, tick),
        low=low,
        high=high,
        at_least=max(found.figure for found in shown) / 2 if value.unit == "days" else 8.0,
    )
    description = words(
        "trend.desc",
        count=words.count(len(shown)),
        first=voice.full(first),
        first_in=words.in_period(first.period),
        last=voice.full(last),
        last_in=words.in_period(last.period),
    )
    note = [Piece(words("trend.note"), "muted")]
    if any(found is not None and found.protected for found in series):
        note.append(Piece(f"{words('protected.word')} {words('protected.rest')}", "muted", "hatch"))
    figure = Figure(
        trend(course, SCREEN_HEIGHT, print_height, title, description),
        _table(voice, labels, series, title, digits),
        tuple(note),
    )
    return Section(plain(title), (figure,), size="small")


def _tick(voice: Voice, value: Value, tick: float) -> str:
    figures = voice.words.figures
    digits = 0 if float(tick).is_integer() else 1
    if value.unit == "percent":
        return figures.percent(tick, digits)
    return figures.signed(tick, digits) if value.unit == "points" else figures.number(tick, digits)


def _point(voice: Voice, label: str, value: Value | None, digits: int) -> Point:
    short = voice.words.short_period(label)
    if value is None or not value.shown:
        return Point(short, None, None, None, "", hidden=value is not None and value.protected)
    return Point(short, value.figure, value.lower, value.upper, voice.bare(value, digits))


def _table(voice: Voice, labels: Sequence[str], series: Sequence[Value | None], title: str, digits: int) -> Grid:
    words = voice.words
    columns = [Column("name", words("trend.column.period"))]
    columns += [Column("number", "\n".join(filter(None, words.short_period(label)))) for label in labels]

    def interval(value: Value) -> str:
        return (voice.interval(value, digits) or "").replace("\u00a0", " ")

    def told(head: str, figure: Callable[[Value], str]) -> Row:
        cells = (Cell(plain(figure(v))) if v is not None and v.shown else Cell() for v in series)
        return Row((Cell(muted(head)), *cells))

    values = (
        Cell(plain(voice.bare(v, digits)) if v.shown else muted(voice.reason(v)[0]))
        if v is not None
        else Cell(muted(words("nodata.word")))
        for v in series
    )
    rows = (
        Row((Cell(muted(words("tables.column.value"))), *values)),
        told(words("tables.column.interval"), interval),
        told(words("tables.column.n"), lambda v: words.count(v.n) if v.n is not None else ""),
    )
    return Grid(tuple(columns), rows, title, wide=True, small=True)
