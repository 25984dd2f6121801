"""All measures at a glance: before, now, target, and in words how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fremdbild.report.decimals import digits_before_and_now
from fremdbild.report.document import Cell, Column, Grid, Row, Section, plain, strong
from fremdbild.report.frame import Frame, Value
from fremdbild.report.rows import figure_and_interval, mini
from fremdbild.report.subject import HEADLINES, mark_of, whose
from fremdbild.report.voice import Voice


@dataclass(frozen=True)
class Line:
    """One measure."""

    value: Value
    before: Value | None
    target: float | None
    state: str
    reached: bool | None
    """Whether the target is surely reached; None where there is none."""
    change: str | None
    """worse, better, or unsure since the period before."""


def overview(frame: Frame, voice: Voice) -> Section | None:
    """The table; None where it would repeat the headline."""
    lines = _lines(frame, voice)
    if len(lines) < 2:
        return None
    words = voice.words
    with_before = any(line.before is not None for line in lines)
    columns = [Column("name", "", share=0.28)]
    if with_before:
        columns.append(Column("text", words("overview.column.before"), share=0.1))
    columns.append(Column("share", words("overview.column.now"), share=0.31 if with_before else 0.4))
    with_state = any(line.reached is not None or line.change is not None for line in lines)
    if with_state:
        columns.append(Column("text", words("overview.column.state"), share=0.31))
    rows = tuple(_row(voice, line, with_before=with_before, with_state=with_state) for line in lines)
    return Section(plain(_title(frame, voice, lines)), (Grid(tuple(columns), rows, words("overview.column.now")),))


def _lines(frame: Frame, voice: Voice) -> list[Line]:
    chosen: dict[str, Value] = {}
    for measure, statistic in HEADLINES:
        value = frame.shown_total(measure, statistic)
        if value is not None:
            chosen.setdefault(measure, value)
    return [_line(frame, voice, value) for value in chosen.values()]


def _line(frame: Frame, voice: Voice, value: Value) -> Line:
    earlier = frame.period.before()
    before = frame.total(value.measure, value.statistic, earlier.label) if earlier is not None else None
    before = before if before is not None and before.shown else None
    target = frame.target(value.measure, value.statistic)
    held = frame.finding("target", value.measure, value.statistic)
    trend = frame.finding("trend", value.measure, value.statistic)
    if trend is None and value.measure == "cycle_time":  # a median is tested as the share within the limit
        trend = frame.finding("trend", value.measure, "share_within_limit")
    words = voice.words
    reached = None if held is None else bool(held["certain"] and held["direction"] == "better")
    change = None if trend is None else trend["direction"] if trend["certain"] else "unsure"
    if held is not None:
        key = "reached" if reached else "missed" if held["certain"] else "open"
        state = words(f"state.{key}", target=voice.comparison(held))
    elif change is not None:
        state = words(f"state.{change}")
    else:
        state = words("state.none")
    return Line(value, before, target, state, reached, change)


def _title(frame: Frame, voice: Voice, lines: Sequence[Line]) -> str:
    words = voice.words
    with_target = [line for line in lines if line.reached is not None]
    if with_target:
        reached = sum(line.reached is True for line in with_target)
        if len(with_target) == 1:
            return words("overview.title.targets.only" if reached else "overview.title.targets.only.missed")
        key = f"overview.title.targets.{'one' if reached == 1 else 'many'}"
        return words(key, reached=words.count(reached), total=words.count(len(with_target)))
    earlier = frame.period.before()
    changes = [line.change for line in lines if line.change is not None]
    if changes and earlier is not None:
        better = changes.count("better")
        return words(
            f"overview.title.trend.{'one' if better == 1 else 'many'}",
            since=words.since(earlier.label),
            better=words.count(better),
            worse=words.count(changes.count("worse")),
        )
    return words("overview.title.plain", count=words.count(len(lines)), in_period=words.in_period(frame.period.label))


def _row(voice: Voice, line: Line, *, with_before: bool, with_state: bool) -> Row:
    value = line.value
    words = voice.words
    before, digits = digits_before_and_now(voice, line.before, value)
    cells = [Cell(strong(words.name(value.measure, value.statistic)))]
    if with_before:
        cells.append(Cell(plain(voice.value(line.before, before)) if line.before is not None else ()))
    figures = figure_and_interval(voice, value, digits)
    _, style = mark_of(whose(value.measure))
    figures = (replace(figures[0], style=style), *figures[1:])
    cells.append(Cell(figures, mini(voice, value, line.target)))
    if with_state:
        cells.append(Cell(plain(line.state)))
    return Row(tuple(cells))
