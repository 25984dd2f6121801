"""The charts of a report, each on its own: as SVG or PNG, set by Typst from the same blocks as the PDF."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fremdbild.report.document import (
    Block,
    Chart,
    Columns,
    Figure,
    Grid,
    Page,
    Picture,
    PictureBlock,
    Prose,
    Report,
    Section,
    muted,
    plain,
    text_of,
)
from fremdbild.report.pdf import compiled_pictures

_PARTS_OF_A_CHART = frozenset({"finding", "request", "term"})
"""Sections that belong to the picture they stand in."""

NARROWEST, WIDEST = 524.4, 920.0
"""pt in which a chart is set; in a wider one its words are smaller on a slide."""


@dataclass(frozen=True)
class Shown:
    """One chart: the sentence that heads it, what is drawn, its notes, and its numbers for those who cannot see it."""

    name: str
    message: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    table: Grid | None
    alt: str


def charts_of(report: Report) -> list[Shown]:
    """Every chart of the report in its order; tables of figures alone are none."""
    found: list[Shown] = []
    for page in report.pages:
        on_page = list(_of_page(page))
        for number, (message, blocks) in enumerate(on_page, start=1):
            name = page.name if len(on_page) == 1 else f"{page.name}-{number}"
            found.append(_shown(name, message, blocks))
    return found


def chart_alone(name: str, message: str, blocks: tuple[Block, ...], report: Report) -> Shown:
    """A chart as a file of its own: its message over it; its notes, n, source and date below it."""
    shown = _shown(name, message, blocks)
    below = tuple(Prose(muted(note), "note") for note in (*shown.notes, report.source) if note)
    framed: tuple[Block, ...] = (Section(plain(message), shown.blocks, size="small"), *below)
    return replace(shown, blocks=framed)


def chart_for_slide(name: str, message: str, blocks: tuple[Block, ...]) -> Shown:
    """A chart for a slide, which has a place for the message, for notes and for the source."""
    return _shown(name, message, blocks)


def _of_page(page: Page) -> Iterator[tuple[str, tuple[Block, ...]]]:
    headline = " ".join(text_of(line) for line in page.headline)
    alone = tuple(block for block in page.blocks if not isinstance(block, Section | Columns))
    if any(True for _ in _pictures(alone)):
        yield headline, alone
    yield from _of_sections(page.blocks)


def _of_sections(blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for block in blocks:
        if isinstance(block, Columns):
            for column in block.columns:
                yield from _of_sections(column)
        elif isinstance(block, Section) and any(True for _ in _pictures(block.blocks)):
            if any(True for _ in _inner_sections(block.blocks)):
                yield from _of_sections(block.blocks)
            else:
                yield text_of(block.heading), block.blocks


def _inner_sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """Sections inside that are charts of their own."""
    for block in blocks:
        if isinstance(block, Section) and block.size not in _PARTS_OF_A_CHART:
            yield block
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _inner_sections(column)


def _pictures(blocks: Sequence[Block]) -> Iterator[Picture]:
    for block in blocks:
        match block:
            case Figure() | PictureBlock():
                yield block.picture
            case Chart():
                yield from _in_grid(block.grid)
            case Grid():
                yield from _in_grid(block)
            case Section():
                yield from _pictures(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from _pictures(column)
            case _:
                pass


def _in_grid(grid: Grid) -> Iterator[Picture]:
    for row in grid.rows:
        for cell in row.cells:
            if cell.picture is not None:
                yield cell.picture


def _shown(name: str, message: str, blocks: tuple[Block, ...]) -> Shown:
    """Notes stand beside the picture as words, and so does the table of a course."""
    notes = [text_of(block.rich) for block in blocks if isinstance(block, Prose) and block.size == "note"]
    notes += [text_of(block.note) for block in blocks if isinstance(block, Chart | Figure) and block.note]
    tables = [block.table for block in blocks if isinstance(block, Chart | Figure)]
    tables += [block for block in blocks if isinstance(block, Grid)]
    drawn = tuple(_without_notes(block) for block in blocks if not (isinstance(block, Prose) and block.size == "note"))
    alt = "; ".join(dict.fromkeys(picture.alt for picture in _pictures(blocks)))
    return Shown(name, message, drawn, tuple(notes), tables[0] if tables else None, f"{message}. {alt}")


def _without_notes(block: Block) -> Block:
    if isinstance(block, Chart):
        return Chart(block.grid, block.table)
    return Figure(block.picture, block.table) if isinstance(block, Figure) else block


def drawn(charts: Sequence[Shown], form: Literal["svg", "png"], report: Report) -> list[bytes]:
    """The pictures of charts."""
    return compiled_pictures(report, [(shown.blocks, NARROWEST) for shown in charts], form)


def drawn_to_fit(charts: Sequence[Shown], report: Report, ratio: float) -> list[bytes]:
    """PNGs, each set as wide as a place of this ratio of width to height asks for: its words are as large as can be."""
    narrow = [size_of(png) for png in drawn(charts, "png", report)]
    widths = [min(WIDEST, max(NARROWEST, NARROWEST * (ratio * down / across) ** 0.8)) for across, down in narrow]
    placed = list(zip((shown.blocks for shown in charts), widths, strict=True))
    return compiled_pictures(report, placed, "png")


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in dots, from its header."""
    across, down = struct.unpack(">II", png[16:24])
    return int(across), int(down)
