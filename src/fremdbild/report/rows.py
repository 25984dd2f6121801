"""Rows of grids that several pages share: one figure with its mark, a protected one, one without data."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import SHARES, Scale, cut_out, from_zero
from fremdbild.report.decimals import digits_together
from fremdbild.report.document import Cell, Column, Grid, Picture, Piece, Prose, Rich, Row, muted
from fremdbild.report.frame import Frame, Value, single_column
from fremdbild.report.subject import bounds, higher_is_better, whose
from fremdbild.report.voice import Voice, clipped

_LONGEST = 40
"""Letters of a name in a chart of half the width of a page."""
MOST_ROWS = 10
"""Rows of a chart where room is short; what is left over stands in the tables."""


def masked(voice: Voice, value: Value, columns: int, name: str, *, short: bool = False) -> tuple[Cell, ...]:
    """The cells of a row without a figure: the mark and the words, over `columns` columns. It tells nothing else."""
    words, why = voice.reason(value)
    draw = strips.hatched_strip if value.protected else strips.dotted_strip
    said: Rich = (Piece(words, "strong"),)
    if not short:
        said = (*said, Piece(f" {why}", "muted"))
    return (Cell(said, draw(f"{name}: {words}"), span=columns),)


def without_data(voice: Voice, columns: int, name: str) -> Cell:
    """The cell of a group that has no result at all here: nothing of the kind was counted."""
    word = voice.words("nodata.word")
    return Cell((Piece(word, "strong"),), strips.dotted_strip(f"{name}: {word}"), span=columns)


def with_n(voice: Voice, name: str, value: Value | None) -> Rich:
    """A name and, small, its n."""
    if value is None or not value.shown or value.n is None:
        return (Piece(name, "strong"),)
    return (Piece(name, "strong"), Piece(f"  n\u00a0{voice.words.count(value.n)}", "small-print"))


def figure_and_interval(voice: Voice, value: Value, digits: int | None = None) -> Rich:
    """`34 % (29 bis 39)`; times in the unit in which people tell them."""
    of_interval = None if value.unit == "days" and value.figure < 0.95 else digits
    return (Piece(voice.value(value, digits), "strong"), Piece(voice.in_brackets(value, of_interval), "muted"))


def mini(voice: Voice, value: Value, target: float | None) -> Picture:
    """A small picture of one figure on its whole scale."""
    low, high = bounds(value.measure, value.statistic)
    figures = [number for number in (value.figure, value.upper, target) if number is not None]
    scale = SHARES if (low, high) == (0, 100) else from_zero(figures) if high is None else Scale(low or 0, high, ())
    name = voice.words.name(value.measure, value.statistic)
    said = f"{name}: {voice.full(value)}"
    if target is not None:
        said += f", {voice.words('trend.target', target=voice.target(value, target))}"
    bounded = (value.lower, value.upper)
    return strips.mini_strip(scale, value.figure, bounded, target, said, whose=whose(value.measure))


def ordered(values: Sequence[Value], voice: Voice, most: int | None = None) -> list[Value]:
    """Groups as they stand below each other: units by name, for they are not ranked; others worst first.

    Protected ones and those without data follow by name. At most `most`: of units those with most people or cases.
    """
    shown = [value for value in values if value.shown]
    rest = [value for value in values if not value.shown]
    if shown and of_units(shown[0]):
        shown = sorted(shown, key=lambda value: (-(value.n or 0), by_name(voice.single(value))))[:most]
        shown.sort(key=lambda value: by_name(voice.single(value)))
    elif shown:
        worst_first = 1 if higher_is_better(shown[0].measure, shown[0].statistic) else -1
        shown.sort(key=lambda value: (worst_first * value.figure, voice.single(value)))
    rest.sort(key=lambda value: (not value.protected, by_name(voice.single(value))))
    return [*shown, *rest][:most]


def of_units(value: Value) -> bool:
    """Whether a value is about a unit."""
    return single_column(value.cell) == "org_unit"


def may_be_named(frame: Frame, value: Value) -> bool:
    """Whether a heading may name this group as the lowest or highest.

    Of units only one that surely differs from the rest of the organisation, corrected for all comparisons. Scores from
    inside are never compared by unit, so that whether its answers agree enough is not asked here.
    """
    if not of_units(value):
        return True
    found = frame.finding("group", value.measure, value.statistic, value.cell)
    return found is not None and bool(found["certain"])


def by_name(name: str) -> str:
    """What names are sorted by: without regard to case and accents.

    >>> sorted(["Zug", "Ärzte", "bern"], key=by_name)
    ['Ärzte', 'bern', 'Zug']
    """
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def scale_of(values: Sequence[Value], targets: Sequence[float | None]) -> Scale:
    """The axis of a chart of groups: the part of the scale that its marks need."""
    shown = [value for value in values if value.shown]
    figures = [number for value in shown for number in (value.value, value.lower, value.upper) if number is not None]
    figures += [target for target in targets if target is not None]
    low, high = bounds(shown[0].measure, shown[0].statistic) if shown else (0, 100)
    at_least = max(figures, default=1.0) / 2 if high is None else 20.0
    return cut_out(figures, low=low, high=high, at_least=at_least)


def groups_grid(
    voice: Voice, frame: Frame, values: Sequence[Value], column: str, label: str, most: int = MOST_ROWS
) -> tuple[Grid, int]:
    """One row per group with mark, value and interval, and how many rows were left out; the total comes first."""
    words = voice.words
    measure, statistic = values[0].measure, values[0].statistic
    kept = ordered(values, voice, most)
    left_out = len(values) - len(kept)
    total = frame.total(measure, statistic)
    with_total = [total, *kept] if total is not None and total.shown else kept
    targets = {value.cell: frame.target(measure, statistic, column, value.member(column)) for value in with_total}
    scale = scale_of(with_total, list(targets.values()))
    unit = values[0].unit
    digits = digits_together(voice, with_total)
    axis = strips.axis(
        scale,
        lambda tick: words.figures.signed(tick) if unit == "points" else words.figures.number(tick, digits_of(scale)),
        "%" if unit == "percent" else words("days.axis") if unit == "days" else "",
        label,
        pad=8,
    )
    mark = words.figures.percent_mark if unit == "percent" else ""
    grid_rows = []
    for value in with_total:
        name = words("group.total") if value is total else clipped(voice.member(column, value.member(column)), _LONGEST)
        if not value.shown:
            grid_rows.append(Row((Cell((Piece(name),)), Cell(), *masked(voice, value, 2, name, short=True))))
            continue
        target = targets[value.cell]
        strip = strips.value_strip(
            scale,
            value.figure,
            (value.lower, value.upper),
            target,
            f"{name}: {voice.full(value)}",
            whose=whose(measure),
        )
        named = (Piece(name, "strong" if value is total else "plain"),)
        figures = (Piece(voice.bare(value, digits) + mark, "strong"),)
        n = muted(words.count(value.n) if value.n is not None else "")
        grid_rows.append(
            Row(
                (
                    Cell(named),
                    Cell(n),
                    Cell(picture=strip),
                    Cell((*figures, Piece(voice.in_brackets(value, digits), "muted"))),
                )
            )
        )
    head = words.name(measure, statistic)
    columns = (
        Column("name", words(f"group.{column}"), share=0.3),
        Column("number", words("tables.column.n"), share=0.09),
        Column("chart", head_picture=axis, share=0.25),
        Column("text", f"{head} ({words('days.column')})" if unit == "days" else head, share=0.36),
    )
    return Grid(columns, tuple(grid_rows), label), left_out


def digits_of(scale: Scale) -> int:
    """Decimals that the figures of an axis need."""
    return 0 if all(float(tick).is_integer() for tick in scale.ticks) else 1 if scale.high > 1 else 2


def left_out_note(voice: Voice, count: int) -> tuple[Prose, ...]:
    """Says how many rows are only in the tables."""
    if not count:
        return ()
    key = f"groups.more.{'one' if count == 1 else 'many'}"
    return (Prose(muted(voice.words(key, count=voice.words.count(count))), "note"),)
