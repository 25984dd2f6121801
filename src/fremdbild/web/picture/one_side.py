"""What the mirror page shows beyond the criteria while one of the two views is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fremdbild.report.document import Block, Columns, Decision, Section, text_of
from fremdbild.report.frame import Frame
from fremdbild.report.front import front
from fremdbild.report.mirror.reading import GUESS, INSIDE, OUTSIDE
from fremdbild.web.picture.parts import Part, Reader

_BY_CRITERION = frozenset({INSIDE, OUTSIDE, GUESS})


def proved(reader: Reader) -> Iterator[Part]:
    """What data prove and customers say beyond the criteria, as it stands without any mirror."""
    page = front(_without_criteria(reader.frame), reader.voice, "")
    yield from sections(page.blocks)


def sections(blocks: tuple[Block, ...]) -> Iterator[Part]:
    """The sections of a printed page as parts of a page on the screen."""
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Section):
            yield Part(text_of(block.heading), tuple(on_screen(block.blocks)), name=f"part-{number}")


def on_screen(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Without the boxes to tick, which are for paper: on the screen decisions have a page of their own."""
    for block in blocks:
        if isinstance(block, Decision):
            continue
        if isinstance(block, Section):
            yield replace(block, blocks=tuple(on_screen(block.blocks)))
        elif isinstance(block, Columns):
            yield replace(block, columns=tuple(tuple(on_screen(column)) for column in block.columns))
        else:
            yield block


def _without_criteria(frame: Frame) -> Frame:
    return replace(
        frame,
        values=tuple(value for value in frame.values if value.measure not in _BY_CRITERION),
        findings=tuple(row for row in frame.findings if row["measure"] not in _BY_CRITERION),
    )
