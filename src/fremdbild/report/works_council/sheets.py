"""What fits one page: rows that are too many are cut, pages that are short share one.

Heights are estimates from the number of letters. The print sets a page a little tighter or looser, so that it is full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fremdbild.report.document import (
    Block,
    Column,
    Columns,
    Grid,
    Page,
    Prose,
    Row,
    Section,
    WritingLines,
    muted,
    text_of,
)

ROOM = 870.0
"""pt, that a page has in all, its headline included."""
ROWS = 690.0
"""pt of it for the rows of a table below headline and lead."""

_WIDTH = 497.0
_FULL = 524.0
_LETTER = 4.4
"""pt that a letter takes on average."""
_LINE = 9.8
_GAP = 2.6
_HEADING = 4.0
"""pt more above a heading."""


def sheets(columns: Sequence[Column], rows: Sequence[Row], room: float = ROWS) -> Iterator[tuple[Row, ...]]:
    """Parts of `rows` that fit a page each; a heading (heavy) is repeated where its rows go on."""
    kept: list[Row] = []
    heading: Row | None = None
    used = 0.0
    for place, row in enumerate(rows):
        needed = height(columns, row)
        if row.heavy:
            heading = row
            needed_with_next = needed + (height(columns, rows[place + 1]) if place + 1 < len(rows) else 0.0)
        else:
            needed_with_next = needed
        if kept and used + needed_with_next > room:
            yield tuple(kept)
            kept, used = [], 0.0
            if heading is not None and not row.heavy:
                kept, used = [heading], height(columns, heading)
        kept.append(row)
        used += needed
    if kept:
        yield tuple(kept)


def height(columns: Sequence[Column], row: Row) -> float:
    """About how many pt high a row is set."""
    lines = 1
    place = 0
    for cell in row.cells:
        share = sum(column.share or 0.2 for column in columns[place : place + cell.span])
        place += cell.span
        letters = max(4.0, share * _WIDTH / _LETTER)
        lines = max(lines, _lines(len(text_of(cell.rich)), letters))
    return lines * _LINE + _GAP + (_HEADING if row.heavy else 0.0)


def shared(pages: Sequence[Page]) -> list[tuple[Page, tuple[str, ...]]]:
    """Neighbours on one sheet where both fit; each sheet with the names of the pages on it."""
    found: list[tuple[Page, tuple[str, ...]]] = []
    used = 0.0
    for page in pages:
        needed = page_height(page)
        if found and used + needed <= ROOM:
            sheet, names = found[-1]
            found[-1] = (replace(sheet, blocks=(*sheet.blocks, _as_topic(page))), (*names, page.name))
            used += needed
        else:
            found.append((page, (page.name,)))
            used = needed
    return found


def _as_topic(page: Page) -> Section:
    """A page as a part of another one, with its headline."""
    headline = tuple(piece for line in page.headline for piece in line)
    lead = (Prose(muted(text_of(page.lead))),) if page.lead else ()
    return Section(headline, (*lead, *page.blocks), size="topic")


def page_height(page: Page) -> float:
    """About how many pt a page needs, its headline and lead included."""
    headline = sum(len(text_of(line)) for line in page.headline)
    return 24.0 * _lines(headline, 54) + 12.0 * _lines(len(text_of(page.lead)), 108) + 26.0 + _stack(page.blocks, _FULL)


def _stack(blocks: Sequence[Block], width: float) -> float:
    return sum(_block(block, width) for block in blocks)


def _block(block: Block, width: float) -> float:
    match block:
        case Prose():
            return 10.2 * _lines(len(text_of(block.rich)), width / 4.2) + 5.0
        case Grid():
            return sum(height(block.columns, row) for row in block.rows) + 26.0
        case Section():
            return (15.0 if block.size == "term" else 28.0) + _stack(block.blocks, width)
        case Columns():
            each = (width - 24.0) / len(block.columns)
            return max(_stack(column, each) for column in block.columns) + 12.0
        case WritingLines():
            return 52.0 if block.beside else 22.0 * len(block.labels)
    return 60.0


def _lines(letters: int, per_line: float) -> int:
    return -int(-letters // per_line)
