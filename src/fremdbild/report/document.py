"""A report as data, the same for HTML and PDF: pages, headed by a sentence, made of a few kinds of block.

Report
└── Page            headline (a sentence with a number), lead, key figures
    └── Block
        ├── Prose       lead, body, legend, note
        ├── Section     a heading (a sentence again) over blocks
        ├── Grid        rows with pictures and figures in columns
        ├── Figure      one picture with its note and the same numbers as a grid
        ├── Chart       one picture in rows that touch, with its note and the same numbers as a grid
        ├── Quotation   a sentence that somebody wrote
        ├── PictureBlock  a picture whose numbers stand in the words around it
        ├── Columns     blocks side by side, parted by hairlines
        ├── Decision    boxes to tick on paper
        └── WritingLines  lines to write on with a pen
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fremdbild.report.charts.surface import Skin

Style = Literal["plain", "strong", "muted", "small-print", "inside", "outside", "tag", "code", "mask"]
Glyph = Literal["bar", "ring", "dot", "square", "open", "tick", "diamond", "hatch"]

CONTROL_CHARACTERS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
"""For `str.translate`: what no typeface has, no HTML allows and no name needs."""


@dataclass(frozen=True)
class Piece:
    """A run of text in one style, possibly led by one of the marks."""

    text: str
    style: Style = "plain"
    glyph: Glyph | None = None
    href: str = ""
    """Where the words lead on a page of the web application; a file leads nowhere."""


Rich = tuple[Piece, ...]


def plain(text: str) -> Rich:
    return (Piece(text),)


def strong(text: str) -> Rich:
    return (Piece(text, "strong"),)


def muted(text: str) -> Rich:
    return (Piece(text, "muted"),)


def text_of(rich: Rich) -> str:
    """The words alone."""
    return "".join(piece.text for piece in rich)


@dataclass(frozen=True)
class Picture:
    """A chart or a part of one: `draw` gives its SVG in a skin; `title` and `description` are read aloud."""

    draw: Callable[[Skin, float], str]
    """Called with the skin and the width in px that a print has; on screen pictures fill their place."""
    title: str
    description: str = ""
    width: float | None = None
    """Width in px where it is fixed."""

    @property
    def alt(self) -> str:
        return f"{self.title}. {self.description}" if self.description else self.title


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a grid: words, a picture, or a picture and words beside it."""

    rich: Rich = ()
    picture: Picture | None = None
    span: int = 1
    below: Rich = ()
    """A second line in small print, for which only the screen has room; paper has it in its tables."""


ColumnKind = Literal["name", "chart", "number", "text", "share"]


@dataclass(frozen=True)
class Column:
    """A column of a grid: its heading and how wide it is in print (share of the width, or fitting its words)."""

    kind: ColumnKind
    head: str = ""
    head_picture: Picture | None = None
    share: float | None = None


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    heavy: bool = False
    """A total or a heading: bold, with a rule of ink below."""
    tall: bool = False
    """Words stand over the marks of its picture."""


@dataclass(frozen=True)
class Prose:
    rich: Rich
    size: Literal["lead", "body", "legend", "note"] = "body"


@dataclass(frozen=True)
class Grid:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    label: str
    """What the grid holds, read aloud."""
    wide: bool = False
    """Periods run across; on screen it is turned, so that it fits a phone."""
    small: bool = False
    flush: bool = False
    """The pictures of its chart column touch from row to row and are cut to their row, so that axis lines run on."""


@dataclass(frozen=True)
class Figure:
    picture: Picture
    table: Grid
    note: Rich = ()
    table_in_print: bool = True


@dataclass(frozen=True)
class Chart:
    """Rows with marks on one axis; `table` has the same numbers for those who cannot see them."""

    grid: Grid
    table: Grid
    note: Rich = ()
    note_in_print: bool = True


@dataclass(frozen=True)
class PictureBlock:
    """A picture whose numbers stand in the words around it."""

    picture: Picture


@dataclass(frozen=True)
class Quotation:
    """A sentence that somebody wrote, as it was written; what is masked in it has the style `mask`."""

    rich: Rich
    source: str
    language: str = ""
    """Of the words, where it is known: they are read aloud in it."""


@dataclass(frozen=True)
class Decision:
    """A question that a board answers with a pen."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class WritingLines:
    """Empty lines for a pen, one for each of `labels`, which stand below them (empty: a bare line)."""

    labels: tuple[str, ...]
    beside: bool = False
    """Next to each other, as signatures are; otherwise below each other."""


@dataclass(frozen=True)
class Section:
    heading: Rich
    blocks: tuple[Block, ...]
    size: Literal["topic", "section", "finding", "request", "small", "term"] = "section"
    tag: str = ""
    """Small words over the heading."""


@dataclass(frozen=True)
class Columns:
    columns: tuple[tuple[Block, ...], ...]
    ruled: bool = True


Block = Prose | Grid | Figure | Chart | PictureBlock | Quotation | Decision | WritingLines | Section | Columns


@dataclass(frozen=True)
class Fact:
    """A key figure at the right of the headline."""

    label: str
    rich: Rich


@dataclass(frozen=True)
class Page:
    """One page in print, one section on screen."""

    name: str
    headline: tuple[Rich, ...]
    """Lines; a sentence with a number."""
    blocks: tuple[Block, ...]
    lead: Rich = ()
    facts: tuple[Fact, ...] = ()
    foot: Rich = ()
    """Stands at the foot of the page."""


@dataclass(frozen=True)
class Report:
    language: str
    title: str
    running_head: str
    page_words: str
    """`Page {page} of {pages}` in the language of the report."""
    skip_words: str
    table_words: str
    author: str
    source: str = ""
    """n, source and date in a line, for what is shown outside of the report."""
    pages: tuple[Page, ...] = field(default=())
