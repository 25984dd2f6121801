"""Pages on one subject each: promises, time, recommendation, satisfaction and ease, solving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fremdbild.report.charts.strips import hundred
from fremdbild.report.charts.surface import PX_PER_PT
from fremdbild.report.course import PRINT_HEIGHT, course_section
from fremdbild.report.decimals import digits_before_and_now, digits_together
from fremdbild.report.document import Block, Columns, Grid, PictureBlock, Piece, Prose, Section, plain
from fremdbild.report.frame import GRAND_TOTAL, Frame, Value
from fremdbild.report.rows import MOST_ROWS, groups_grid, left_out_note, may_be_named, mini, ordered
from fremdbild.report.spread import spread_section
from fremdbild.report.subject import mark_of, whose
from fremdbild.report.voice import Voice
from fremdbild.texts.words import sentence

TOPICS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("promises", (("promise_kept", "kept"), ("promise_kept", "reported"))),
    ("time", (("cycle_time", "median"),)),
    ("recommendation", (("net_promoter_score", "score"),)),
    ("satisfaction", (("satisfaction", "top_2_share"), ("customer_effort", "mean"))),
    ("solving", (("first_contact_resolution", "share"), ("reopened", "share"))),
)
"""Subjects in the order of the report, with the figures that they are about."""

GROUPED_BY = ("touchpoint", "org_unit", "channel", "segment")

ROOM = 690.0
"""Height in pt between the headline and the foot of a page."""
PX_TO_PT = 1 / PX_PER_PT

_ROWS_TO_TRY = (22, 18, 14, MOST_ROWS)
_ROW, _HEAD, _HEADING = 16.0, 18.0, 26.0


@dataclass(frozen=True)
class Band:
    """Blocks across the width of a page, with their height in print, estimated in pt."""

    blocks: tuple[Block, ...]
    height: float


@dataclass(frozen=True)
class Topic:
    """One subject: its message and its bands."""

    name: str
    headline: str
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        return sum(band.height for band in self.bands)


def topics(frame: Frame, voice: Voice) -> list[Topic]:
    """The subjects of which there is something to show."""
    return [topic for name, _ in TOPICS if (topic := topic_called(frame, voice, name)) is not None]


def topic_called(frame: Frame, voice: Voice, name: str, room: float = 0.0, extra: float = 0.0) -> Topic | None:
    """One subject, cut to what fits a page: with as many rows as fit `room` pt; `extra` pt are given to its courses."""
    values = [value for value in (frame.shown_total(*figure) for figure in dict(TOPICS)[name]) if value is not None]
    if not values:
        return None
    height = PRINT_HEIGHT + extra / PX_TO_PT / len(values)
    for most in _ROWS_TO_TRY:
        bands = list(_bands(frame, voice, values, height, most))
        if sum(band.height for band in bands) <= room:
            break
    while bands and sum(band.height for band in bands) > ROOM:
        bands.pop()
    return Topic(name, _headline(frame, voice, values), tuple(bands)) if bands else None


def _headline(frame: Frame, voice: Voice, values: Sequence[Value]) -> str:
    """The message: the figure beside its target or the period before; of two figures both."""
    if len(values) < 2:
        return sentence(message(frame, voice, values[0]))
    first, second = values[:2]
    statement = voice.statement(first)
    if first.measure == second.measure:
        digits = digits_together(voice, (first, second), leading=first)
        return sentence(
            voice.words("topic.reported", statement=voice.statement(first, digits), value=voice.value(second, digits))
        )
    return sentence(voice.words("topic.two", first=statement, second=voice.statement(second)))


def message(frame: Frame, voice: Voice, value: Value) -> str:
    """A figure as a clause, with what it is held against."""
    statement = voice.statement(value)
    target = frame.target(value.measure, value.statistic)
    if target is not None:
        return voice.words("topic.with_target", statement=statement, target=voice.target(value, target))
    earlier = frame.period.before()
    before = frame.total(value.measure, value.statistic, earlier.label) if earlier is not None else None
    if before is not None and before.shown and earlier is not None:
        of_before, digits = digits_before_and_now(voice, before, value)
        return voice.words(
            "topic.with_before",
            statement=voice.statement(value, digits),
            in_period=voice.words.in_period(earlier.label),
            comparison=voice.value(before, of_before),
        )
    return statement


def _bands(frame: Frame, voice: Voice, values: Sequence[Value], course_height: float, most: int) -> Iterator[Band]:
    """Courses across the page, then groups in two columns: of one figure by several columns, of two side by side."""
    for value in values:
        course = course_section(frame, voice, value, course_height)
        if course is not None:
            yield Band((course,), _HEADING + 44 + course_height * PX_TO_PT)
    first = values[0]
    if first.measure == "cycle_time":
        yield from _times(frame, voice, first, most)
        return
    if len(values) == 1:
        sections = (group_section(frame, voice, first, column, most) for column in GROUPED_BY)
        yield from _paired([section for section in sections if section is not None])
        return
    for column in GROUPED_BY:
        beside = (group_section(frame, voice, value, column, most, named=True) for value in values)
        yield from _paired([section for section in beside if section is not None])


def _times(frame: Frame, voice: Voice, value: Value, most: int) -> Iterator[Band]:
    """How times spread, then units and channels, and the shares of cases within a limit."""
    spread = spread_section(frame, voice, most)
    if spread is not None:
        yield Band((spread,), _HEADING + _HEAD + 24 + 20 + _ROW * _rows_in(spread))
    sections = [
        group_section(frame, voice, value, column, most, named=True) for column in ("org_unit", "channel", "segment")
    ]
    yield from _paired([section for section in (*_within(frame, voice, most), *sections) if section is not None])


def _within(frame: Frame, voice: Voice, most: int) -> list[Section]:
    """Shares of cases within a limit, by the columns in which they are told apart."""
    found = []
    for statistic, column in (("share_within_benchmark", "touchpoint"), ("share_within_limit", "org_unit")):
        values = frame.groups("cycle_time", statistic, column)
        if any(value.shown for value in values):
            section = _groups(frame, voice, values, column, most, named=True)
            found.append(section)
    return found


def _paired(sections: Sequence[Section]) -> Iterator[Band]:
    """Two sections side by side; an odd one out takes the whole width."""
    for place in range(0, len(sections), 2):
        pair = sections[place : place + 2]
        height = _HEADING + 22 + _HEAD + _ROW * max(_rows_in(section) for section in pair)
        if len(pair) == 1:
            yield Band((pair[0],), height)
        else:
            yield Band((Columns(tuple((section,) for section in pair)),), height)


def group_section(
    frame: Frame, voice: Voice, value: Value, column: str, most: int = MOST_ROWS, *, named: bool = False
) -> Section | None:
    """One figure told apart by one column; None where it is not, or where one group is all there is.

    `named`: the heading names the figure and not the column, where several figures share a page.
    """
    values = frame.groups(value.measure, value.statistic, column)
    if len(values) < 2 or not any(found.shown for found in values):
        return None
    return _groups(frame, voice, values, column, most, named=named)


def _groups(frame: Frame, voice: Voice, values: Sequence[Value], column: str, most: int, *, named: bool) -> Section:
    title = _groups_title(frame, voice, values, column, named=named)
    grid, left_out = groups_grid(voice, frame, values, column, title, most)
    return Section(plain(title), (grid, *left_out_note(voice, left_out)), size="small")


def _groups_title(frame: Frame, voice: Voice, values: Sequence[Value], column: str, *, named: bool) -> str:
    """From the lowest to the highest, with their names where they may be named."""
    words = voice.words
    shown = sorted((value for value in ordered(values, voice) if value.shown), key=lambda value: value.figure)
    if len(shown) < 2:
        return words("groups.title.one", group=voice.single(shown[0]), value=voice.value(shown[0]))
    low, high = shown[0], shown[-1]
    digits = digits_together(voice, values)
    return words(
        "groups.title",
        groups=words.name(low.measure, low.statistic) if named else words(f"groups.{column}"),
        low=_end(frame, voice, low, digits),
        high=_end(frame, voice, high, digits),
    )


def _end(frame: Frame, voice: Voice, value: Value, digits: int) -> str:
    """`34 % (Schaden)`, or the figure alone."""
    told = voice.value(value, digits)
    return f"{told} ({voice.single(value)})" if may_be_named(frame, value) else told


def main_chart(frame: Frame, voice: Voice, value: Value) -> Section | None:
    """The chart of page one where no touchpoints are told apart: units, channels, segments, else the course."""
    for column in ("org_unit", "channel", "segment"):
        section = group_section(frame, voice, value, column)
        if section is not None:
            return Section(section.heading, section.blocks)
    return course_section(frame, voice, value) or _alone(voice, value)


def _alone(voice: Voice, value: Value) -> Section | None:
    """A single figure, where there is nothing else to show: of a hundred, or on its scale."""
    if value.cell != GRAND_TOTAL:
        return None
    giver = whose(value.measure)
    told = voice.full(value)
    share = value.unit == "percent"
    picture = hundred(value.figure, None, told, whose=giver) if share else mini(voice, value, None)
    glyph, style = mark_of(giver, proved="square")
    line = Piece(told, style, glyph)
    return Section(plain(sentence(voice.statement(value))), (PictureBlock(picture), Prose((line,))))


def _rows_in(section: Section) -> int:
    return max((len(block.rows) for block in section.blocks if isinstance(block, Grid)), default=0)
