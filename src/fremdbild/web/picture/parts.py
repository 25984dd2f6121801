"""What a page of the picture is made of, before it is HTML: a headline, key figures, and parts with a chart each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fremdbild.report.document import Block, Cell, Piece, Rich
from fremdbild.report.voice import Voice
from fremdbild.web.picture.access import Sight
from fremdbild.web.picture.reading import Held


@dataclass(frozen=True)
class Reader:
    """Who reads what: one assessment, in one language, as far as one person may see it."""

    held: Held
    voice: Voice
    sight: Sight
    newest: bool
    """Whether it is the newest assessment, which addresses need not name."""

    def to(self, kind: str, name: str | None = None, at: str = "") -> str:
        """The address of a page about one criterion, touchpoint, segment, unit or measure."""
        path = f"/{kind}/" if name is None else f"/{kind}/{quote(name, safe='')}/"
        query = "" if self.newest else "?" + urlencode({"assessment": self.held.label})
        return f"{path}{query}{'#' + at if at else ''}"


@dataclass(frozen=True)
class Part:
    """One section. With a `name` its chart can be taken along as SVG, PNG or slide."""

    heading: str
    blocks: tuple[Block, ...]
    lead: Rich = ()
    name: str = ""
    anchor: str = ""
    folded: bool = False
    """Only its heading stands there until somebody opens it."""


@dataclass(frozen=True)
class KeyFigure:
    """One of the figures under the headline; `href` opens its definition."""

    label: Rich
    figure: str
    below: str = ""
    href: str = ""


@dataclass(frozen=True)
class PicturePage:
    """A page. `key` names it in the addresses of its charts."""

    key: str
    title: str
    headline: tuple[Rich, ...]
    parts: tuple[Part, ...]
    lead: Rich = ()
    opening: tuple[Block, ...] = ()
    facts: tuple[KeyFigure, ...] = ()
    kicker: str = ""

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name and part.name == name), None)


def linked(cell: Cell, href: str, place: int = 0) -> Cell:
    """`cell` with a link on its piece at `place`."""
    if len(cell.rich) <= place:
        return cell
    pieces: list[Piece] = list(cell.rich)
    pieces[place] = replace(pieces[place], href=href)
    return replace(cell, rich=tuple(pieces))
