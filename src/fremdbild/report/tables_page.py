"""The appendix of values: every result of the period in small print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from fremdbild.report.decimals import digits_together
from fremdbild.report.document import (
    Block,
    Cell,
    Column,
    Columns,
    Grid,
    Page,
    Piece,
    Prose,
    Rich,
    Row,
    Section,
    muted,
    plain,
    text_of,
)
from fremdbild.report.frame import GRAND_TOTAL, Frame, Value
from fremdbild.report.subject import measure_order, statistic_order
from fremdbild.report.voice import Voice, clipped
from fremdbild.result import GROUP_COLUMNS, TOTAL

LINES_PER_COLUMN = 76
"""Lines of small print that one of the two columns of a page holds at most."""
_LEAST_LINES = 8
_HEADING_LINES = 4
_LETTERS = 80
"""What fits a line of the widest column over the values."""


def tables_pages(frame: Frame, voice: Voice, most_pages: int, leading: Sequence[Section] = ()) -> list[Page]:
    """All values of the period in two columns of small print; what does not fit is named with its command.

    `leading` stands on the first page, over the values; it holds the scores of both views by criterion.
    """
    values = [value for value in _in_order(frame) if not (leading and _score_of_criterion(value))]
    lines = list(_lines(frame, voice, values))
    in_all = sum(not line.heavy for line in lines)
    if not in_all or most_pages < 1:
        return []
    taken = min(2 * sum(_height(section) for section in leading), 2 * (LINES_PER_COLUMN - _LEAST_LINES))
    needed = -(-(len(lines) + taken) // (2 * LINES_PER_COLUMN))
    per_page = 2 * LINES_PER_COLUMN if needed > most_pages else -(-(len(lines) + taken) // needed) + 1
    chunks = list(_chunks(lines, per_page, max(per_page - taken, 2 * _LEAST_LINES)))
    kept = chunks[:most_pages]
    shown = sum(not line.heavy for chunk in kept for line in chunk)
    pages = []
    for number, chunk in enumerate(kept):
        words = voice.words
        key = "tables.title" if shown == in_all else "tables.title.cut"
        told = sum(not line.heavy for line in chunk)
        title = (
            words(key, count=words.count(in_all), shown=words.count(shown))
            if number == 0
            else words("tables.title.part", shown=words.count(told))
        )
        half = _half(chunk)
        blocks: list[Block] = list(leading) if number == 0 else []
        blocks.append(
            Columns(((_small_grid(voice, chunk[:half]),), (_small_grid(voice, chunk[half:]),)), ruled=True)
            if half < len(chunk)
            else _small_grid(voice, chunk)
        )
        if number == len(kept) - 1 and shown < in_all:
            rest = words("tables.more", count=words.count(in_all - shown), command="\0").partition("\0")[0]
            blocks.append(Prose((*muted(rest), Piece(_command(frame, values, lines, kept), "code")), "note"))
        pages.append(Page(f"tables-{number + 1}", (plain(title),), tuple(blocks)))
    return pages


def _command(frame: Frame, values: Sequence[Value], lines: Sequence[Row], kept: Sequence[Sequence[Row]]) -> str:
    """The command that prints what was cut: of the first measure and columns that are missing."""
    told = sum(len(chunk) for chunk in kept)
    place = sum(not line.heavy for line in lines[:told])
    value = values[min(place, len(values) - 1)]
    by = ",".join(name for name, member in zip(GROUP_COLUMNS, value.cell, strict=True) if member != TOTAL)
    grouping = f" --by {by}" if by else ""
    label = f"{frame.manifest['period']['label']}-{frame.manifest['number']}"
    return f"fremdbild results --assessment {label} --measure {value.measure}{grouping}"


def _in_order(frame: Frame) -> list[Value]:
    """Totals and single columns of all figures first, then their combinations."""
    return sorted(
        frame.current,
        key=lambda value: (
            sum(member != TOTAL for member in value.cell) > 1,
            measure_order(value.measure),
            value.measure,
            statistic_order(value.measure, value.statistic),
            sum(member != TOTAL for member in value.cell),
            [
                GROUP_COLUMNS.index(name)
                for name, member in zip(GROUP_COLUMNS, value.cell, strict=True)
                if member != TOTAL
            ],
            [member or "\uffff" for member in value.cell],
        ),
    )


def _score_of_criterion(value: Value) -> bool:
    """Whether a value is a score of one of both views, in total or of one criterion or dimension."""
    if (value.measure, value.statistic) not in {("inside_score", "mean"), ("outside_score", "mean")}:
        return False
    return all(member == TOTAL for name, member in zip(GROUP_COLUMNS, value.cell, strict=True) if name != "criterion")


def _lines(frame: Frame, voice: Voice, values_in_order: Sequence[Value]) -> Iterator[Row]:
    """A heading for each figure, then its values."""
    for told, found in groupby(values_in_order, key=lambda value: (value.measure, value.statistic)):
        values = [value for value in found if value.cell == GRAND_TOTAL or frame.has(*told)]
        if not values:
            continue
        yield Row((Cell(_heading(voice, values), span=4),), heavy=True)
        digits = digits_together(voice, values)
        for value in values:
            yield _line(voice, value, digits)


def _heading(voice: Voice, values: Sequence[Value]) -> Rich:
    """The name of a figure with its unit, and why it has no interval where it has none."""
    first, words = values[0], voice.words
    name = words.name(first.measure, first.statistic)
    pieces = [Piece(f"{name}, {words('days.column')}" if first.unit == "days" else name, "strong")]
    shown = [value for value in values if value.shown]
    if shown and all(value.lower is None and value.upper is None for value in shown):
        pieces.append(Piece(f"  {words('tables.no_interval')}", "muted"))
    return tuple(pieces)


def _line(voice: Voice, value: Value, digits: int) -> Row:
    words = voice.words
    name = words("group.total") if value.cell == GRAND_TOTAL else clipped(voice.group(value.cell), 38)
    head = Cell((Piece(name, "plain"),))
    if not value.shown:
        return Row((head, Cell(muted(voice.reason(value)[0])), Cell(), Cell()))
    mark = words.figures.percent_mark if value.unit == "percent" else ""
    return Row(
        (
            head,
            Cell((Piece(voice.bare(value, digits) + mark, "strong"),)),
            Cell(muted(voice.interval(value, digits) or "")),
            Cell(muted(words.count(value.n) if value.n is not None else "")),
        )
    )


def _height(section: Section) -> int:
    """About how many lines of small print a section is high, with its heading."""
    grids = [block for block in section.blocks if isinstance(block, Grid)]
    rows = sum(1 + sum(1 + (_longest(row) > _LETTERS) for row in grid.rows) for grid in grids)
    return _HEADING_LINES + rows + 2 * (len(section.blocks) - len(grids))


def _longest(row: Row) -> int:
    return max(len(text_of(cell.rich)) for cell in row.cells)


def _chunks(lines: Sequence[Row], size: int, first: int) -> Iterator[Sequence[Row]]:
    """Parts of at most `size` lines, the first of `first`; a heading never stands alone at the end."""
    place = 0
    while place < len(lines):
        end = min(place + (size if place else first), len(lines))
        while end < len(lines) and lines[end - 1].heavy:
            end -= 1
        yield lines[place:end]
        place = end


def _half(lines: Sequence[Row]) -> int:
    """Where the second column begins: in the middle, and not behind a heading."""
    if len(lines) < 12:
        return len(lines)
    half = (len(lines) + 1) // 2
    while half > 1 and lines[half - 1].heavy:
        half -= 1
    return half


def _small_grid(voice: Voice, lines: Sequence[Row]) -> Grid:
    words = voice.words
    columns = (
        Column("name", words("tables.column.group"), share=0.46),
        Column("number", words("tables.column.value"), share=0.17),
        Column("number", words("tables.column.interval"), share=0.24),
        Column("number", words("tables.column.n"), share=0.13),
    )
    return Grid(columns, tuple(lines), words("tables.column.value"), small=True)
