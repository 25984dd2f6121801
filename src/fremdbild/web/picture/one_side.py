"""The mirror page while one of the two views is missing: what is there, who has not been asked, and what next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fremdbild.instruments.criteria import CRITERIA
from fremdbild.report.document import (
    Block,
    Chart,
    Columns,
    Decision,
    Piece,
    Prose,
    Rich,
    Section,
    muted,
    plain,
    text_of,
)
from fremdbild.report.frame import Frame
from fremdbild.report.front import front
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.reading import GUESS, INSIDE, OUTSIDE, Mirror, seen
from fremdbild.report.mirror.table import answered, mirror_axis, mirror_chart
from fremdbild.report.voice import Voice
from fremdbild.web.picture.parts import Part, Reader

_BY_CRITERION = frozenset({INSIDE, OUTSIDE, GUESS})


def has_inside(mirror: Mirror) -> bool:
    """Whether our own view is the one that is there."""
    return any(seen(line.inside) for line in mirror.criteria.values())


def headline(voice: Voice, mirror: Mirror) -> tuple[Rich, ...]:
    """What the one side gives, and that the other one is missing."""
    words, own = voice.words, has_inside(mirror)
    here, there = ("inside", "outside") if own else ("outside", "inside")
    value, other = (mirror.total.inside, mirror.total.outside) if own else (mirror.total.outside, mirror.total.inside)
    first: Rich = plain(words(f"web.picture.one_side.{here}"))
    if seen(value):
        mark = wording.ring if own else wording.dot
        before, _, after = words(f"mirror.headline.{here}", value="\0").partition("\0")
        first = (Piece(before), mark(voice, value), Piece(after))
    why = "protected" if other is not None and other.protected else "missing"
    return (first, plain(words(f"mirror.headline.{there}.{why}")))


def lead(voice: Voice, mirror: Mirror) -> Rich:
    """Who has not been asked, and what to do."""
    there = "outside" if has_inside(mirror) else "inside"
    hidden = any(
        value is not None and value.protected
        for line in mirror.criteria.values()
        for value in (line.outside if there == "outside" else line.inside,)
    )
    return plain(voice.words(f"web.picture.one_side.{there}.{'few' if hidden else 'ask'}"))


def criteria(reader: Reader, mirror: Mirror) -> tuple[str, Prose, Chart]:
    """Title, legend and picture of the fifteen criteria in their three groups."""
    voice = reader.voice
    words = voice.words
    here, mark = ("inside", "ring") if has_inside(mirror) else ("outside", "dot")
    count = sum(line.any for line in mirror.criteria.values())
    title = words(
        f"web.picture.one_side.{here}.criteria", count=words.in_words(count), of=words.in_words(len(CRITERIA))
    )
    legend = (
        Piece(words(f"mirror.legend.{mark}"), here, mark),  # type: ignore[arg-type]  # both are styles and marks
        Piece(words(f"mirror.legend.{mark}.means")),
    )
    axis = mirror_axis(reader.frame, mirror)
    note = words(
        f"web.picture.one_side.{here}.note",
        answered=words.count(answered(reader.frame, mirror, inside=here == "inside")),
        low=words.count(axis.scale.low),
        high=words.count(axis.scale.high),
    )
    return title, Prose(legend, "body"), replace(mirror_chart(reader.frame, voice, mirror), note=muted(note))


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
