"""Pages as HTML. What is frozen is drawn once: the parts of a page are kept by assessment, language and sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from fremdbild.remembered import Remembered
from fremdbild.report.html import Fragments
from fremdbild.web.picture.parts import PicturePage, Reader


@dataclass(frozen=True)
class DrawnPart:
    heading: str
    lead: Markup
    content: Markup
    name: str
    address: str
    """The name of its chart in an address."""
    anchor: str
    folded: bool


@dataclass(frozen=True)
class DrawnFact:
    label: Markup
    figure: str
    below: str
    href: str


@dataclass(frozen=True)
class Drawn:
    """A page as pieces of HTML."""

    key: str
    title: str
    kicker: str
    headline: tuple[Markup, ...]
    lead: Markup
    opening: Markup
    facts: tuple[DrawnFact, ...]
    parts: tuple[DrawnPart, ...]


_kept: Remembered[tuple[str, ...], Drawn] = Remembered(64)


def drawn(reader: Reader, name: str, build: Callable[[], PicturePage]) -> Drawn:
    """The page called `name` for whoever reads it; `build` is asked only where it is not kept yet."""
    key = (
        reader.held.stamp,
        reader.voice.words.language,
        reader.sight.key,
        reader.quotes.stamp,
        str(reader.newest),
        name,
    )
    return _kept.get(key, lambda: draw(build(), reader.voice.words("table")))


def forget() -> None:
    """Drops what is kept, so that everything is drawn anew."""
    _kept.clear()


def draw(page: PicturePage, table_words: str) -> Drawn:
    """The page as HTML, with the ids of its charts told apart."""
    fragments = Fragments(table_words)
    return Drawn(
        page.key,
        page.title,
        page.kicker,
        tuple(fragments.rich(line) for line in page.headline),
        fragments.rich(page.lead),
        fragments.blocks(page.opening),
        tuple(DrawnFact(fragments.rich(fact.label), fact.figure, fact.below, fact.href) for fact in page.facts),
        tuple(
            DrawnPart(
                part.heading,
                fragments.rich(part.lead),
                fragments.blocks(part.blocks),
                part.name,
                part.name if page.key == "mirror" else f"{page.key}:{part.name}",
                part.anchor,
                part.folded,
            )
            for part in page.parts
        ),
    )
