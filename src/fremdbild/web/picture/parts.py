"""What a page of the picture is made of, before it is HTML: a headline, key figures, and parts with a chart each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from fremdbild.report.document import Block, Cell, Piece, Quotation, Rich
from fremdbild.report.frame import Frame
from fremdbild.report.voice import Voice, clipped
from fremdbild.web.picture.access import Sight
from fremdbild.web.picture.reading import Held
from fremdbild.web.voices.masking import pieces
from fremdbild.web.voices.quoting import NO_QUOTES, Quotes
from fremdbild.web.voices.sentences import LONGEST


@dataclass(frozen=True)
class Reader:
    """Who reads what: one assessment, in one language, as far as one person may see it."""

    held: Held
    voice: Voice
    sight: Sight
    newest: bool
    """Whether it is the newest assessment, which addresses need not name."""
    quotes: Quotes = NO_QUOTES
    """What customers wrote, for those who may read it. Not part of what is frozen: it can be withheld again."""

    @cached_property
    def frame(self) -> Frame:
        """The assessment as if it held nothing but what this person may see."""
        whole, sight = self.held.frame, self.sight
        findings = tuple(row for row in whole.findings if sight.sees(row))
        return Frame(self._manifest(), tuple(sight.among(whole.values)), findings)

    def _manifest(self) -> Mapping[str, Any]:
        """Without the proposals that are not theirs to decide, and without the names of other units."""
        told = self.held.manifest
        if self.sight.whole:
            return told
        mirror = dict(told.get("mirror") or {})
        mirror["asked"] = [self._asked(entry) for entry in mirror.get("asked") or ()]
        actions = [action for action in told.get("actions") or () if self.sight.sees_action(action)]
        return {**told, "mirror": mirror, "actions": [one for one in actions if one["status"] != "proposed"]}

    def _asked(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        if entry.get("missing_column") != "org_unit":
            return entry
        return {**entry, "missing": [name for name in entry.get("missing") or () if self.sight.sees_unit(name)]}

    def quotation(self, criterion: str) -> Quotation | None:
        """The sentence of a customer for a criterion, as it was written, with what it is about."""
        quote = self.quotes.by_criterion.get(criterion)
        if quote is None:
            return None
        words = self.voice.words
        said = [
            Piece(words(f"web.voices.kind.{kind}"), "mask") if kind else Piece(text)
            for text, kind in pieces(clipped(quote.text, 2 * LONGEST))
        ]
        around = words("web.picture.voice.quoted", text="\0").partition("\0")
        source = words("web.picture.voice.plain")
        if quote.touchpoint:
            source = words("web.picture.voice.about", touchpoint=self.voice.member("touchpoint", quote.touchpoint))
        return Quotation((Piece(around[0]), *said, Piece(around[2])), source, quote.language)

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
