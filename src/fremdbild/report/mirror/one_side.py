"""The report while one of the two views is missing: what is there, who has not been asked, and who is asked next."""

from __future__ import annotations

from dataclasses import replace

from fremdbild.instruments.criteria import CRITERIA
from fremdbild.report.document import Chart, Page, Piece, Prose, Rich, Section, muted, plain
from fremdbild.report.frame import Frame
from fremdbild.report.method_page import created_on, protection_of
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.asked import asked
from fremdbild.report.mirror.decided import decided_section
from fremdbild.report.mirror.front import key_facts
from fremdbild.report.mirror.reading import Mirror, seen
from fremdbild.report.mirror.requests import requests_section
from fremdbild.report.mirror.table import answered, mirror_axis, mirror_chart
from fremdbild.report.subject import mark_of
from fremdbild.report.voice import Voice


def one_side_front(frame: Frame, voice: Voice, mirror: Mirror, foot: str) -> Page:
    """The first page."""
    title, legend, chart = criteria(frame, voice, mirror)
    sections = (
        Section(plain(title), (legend, chart)),
        requests_section(frame, voice, mirror),
        decided_section(voice, frame.manifest.get("actions") or ()),
    )
    return Page(
        "front",
        headline(voice, mirror),
        tuple(section for section in sections if section is not None),
        lead=plain(voice.words(f"mirror.one_side.{awaited(mirror)}")),
        facts=key_facts(frame, voice, mirror),
        foot=plain(foot),
    )


def has_inside(mirror: Mirror) -> bool:
    """Whether our own view is the one that is there."""
    return any(seen(line.inside) for line in mirror.criteria.values())


def headline(voice: Voice, mirror: Mirror) -> tuple[Rich, ...]:
    """What the one side gives, and that the other one is missing."""
    words, own = voice.words, has_inside(mirror)
    here, there = ("inside", "outside") if own else ("outside", "inside")
    value, other = (mirror.total.inside, mirror.total.outside) if own else (mirror.total.outside, mirror.total.inside)
    first: Rich = plain(words(f"mirror.one_side.{here}"))
    if seen(value):
        mark = wording.ring if own else wording.dot
        before, _, after = words(f"mirror.headline.{here}", value="\0").partition("\0")
        first = (Piece(before), mark(voice, value), Piece(after))
    why = "protected" if other is not None and other.protected else "missing"
    return (first, plain(words(f"mirror.headline.{there}.{why}")))


def awaited(mirror: Mirror) -> str:
    """Who is to be asked next: `ask_outside`, or `few_outside` where so few answered that they are protected."""
    there = "outside" if has_inside(mirror) else "inside"
    hidden = any(
        value is not None and value.protected
        for line in mirror.criteria.values()
        for value in (line.outside if there == "outside" else line.inside,)
    )
    return f"{'few' if hidden else 'ask'}_{there}"


def criteria(frame: Frame, voice: Voice, mirror: Mirror) -> tuple[str, Prose, Chart]:
    """Title, legend and picture of the fifteen criteria in their three groups."""
    words = voice.words
    glyph, here = mark_of("inside" if has_inside(mirror) else "outside")
    count = sum(line.any for line in mirror.criteria.values())
    title = words(f"mirror.one_side.{here}.criteria", count=words.in_words(count), of=words.in_words(len(CRITERIA)))
    legend = (
        Piece(words(f"mirror.legend.{glyph}"), here, glyph),
        Piece(words(f"mirror.legend.{glyph}.means")),
    )
    axis = mirror_axis(frame, mirror)
    note = words(
        f"mirror.one_side.{here}.note",
        answered=words.count(answered(frame, mirror, inside=here == "inside")),
        low=words.count(axis.scale.low),
        high=words.count(axis.scale.high),
    )
    return title, Prose(legend, "body"), replace(mirror_chart(frame, voice, mirror), note=muted(note))


def method_of_one_side(frame: Frame, voice: Voice, mirror: Mirror) -> str:
    """The paragraph at the foot of page one: without a gap there is nothing that was compared."""
    words = voice.words
    scale = mirror_axis(frame, mirror).scale
    minimum, hidden, of = protection_of(frame)
    return words(
        "mirror.one_side.method",
        asked=asked(frame, voice, mirror),
        low=words.count(scale.low),
        high=words.count(scale.high),
        minimum=words.count(minimum),
        hidden=words.count(hidden),
        of=words.count(of),
        created=created_on(frame, words),
    )
