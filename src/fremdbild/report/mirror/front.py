"""Page one with the mirrors: two figures, the gap, the picture of fifteen criteria, three decisions, the last ones."""

from __future__ import annotations

from fremdbild.report.document import Block, Fact, Page, Piece, Prose, Rich, Section, plain
from fremdbild.report.frame import GRAND_TOTAL, Frame, Value
from fremdbild.report.front import first_of_measures
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.decided import decided_section
from fremdbild.report.mirror.lead import lead
from fremdbild.report.mirror.reading import Mirror, seen
from fremdbild.report.mirror.requests import requests_section
from fremdbild.report.mirror.table import mirror_chart
from fremdbild.report.subject import EVIDENCE
from fremdbild.report.voice import Voice
from fremdbild.texts.words import sentence

HARD_OUTCOMES = ("retention", "complaint_share")
"""Measures of what customers did, the weightiest first."""


def mirror_front(frame: Frame, voice: Voice, mirror: Mirror, foot: str) -> Page:
    """The first page."""
    sections = (
        mirror_section(frame, voice, mirror),
        requests_section(frame, voice, mirror),
        decided_section(voice, frame.manifest.get("actions") or ()),
    )
    return Page(
        "front",
        headline(voice, mirror),
        tuple(section for section in sections if section is not None),
        lead=plain(lead(frame, voice, mirror)),
        facts=key_facts(frame, voice, mirror),
        foot=plain(foot),
    )


def headline(voice: Voice, mirror: Mirror) -> tuple[Rich, ...]:
    """Both totals; where one is missing, the other and why; where both are, the widest gap."""
    words = voice.words
    inside, outside = mirror.total.inside, mirror.total.outside
    if not (seen(inside) or seen(outside)):
        widest = mirror.widest()[0]
        return (
            plain(words("mirror.headline.widest", name=voice.member("criterion", widest.name))),
            (
                Piece(words("mirror.headline.widest.we")),
                wording.ring(voice, widest.inside),
                Piece(words("mirror.headline.widest.customers")),
                wording.dot(voice, widest.outside),
                Piece("."),
            ),
        )
    lines: list[Rich] = []
    for value, side, mark in ((inside, "inside", wording.ring), (outside, "outside", wording.dot)):
        if seen(value):
            before, _, after = words(f"mirror.headline.{side}", value="\0").partition("\0")
            lines.append((Piece(before), mark(voice, value), Piece(after)))
        else:
            why = "protected" if value is not None and value.protected else "missing"
            lines.append(plain(words(f"mirror.headline.{side}.{why}")))
    return tuple(lines)


def key_facts(frame: Frame, voice: Voice, mirror: Mirror) -> tuple[Fact, ...]:
    """The intervals of the two figures, NPS, and one hard outcome."""
    words = voice.words
    facts = []
    ours, theirs = (wording.interval(voice, value) for value in (mirror.total.inside, mirror.total.outside))
    pieces = [Piece(ours, "inside", "ring")] if ours else []
    pieces += [Piece(theirs, "outside", "dot")] if theirs else []
    if pieces:
        facts.append(Fact(words("intervals" if len(pieces) > 1 else "interval"), tuple(pieces)))
    score = frame.shown_total("net_promoter_score", "score")
    if score is not None:
        label = words("mirror.fact.recommendation")
        facts.append(Fact(label, (Piece(f"NPS\u00a0{voice.value(score)}", "strong"), _rest(voice, score))))
    hard = hard_outcome(frame)
    others = [hard] if hard is not None else first_of_measures(frame, EVIDENCE)
    for value in others[: 3 - len(facts)]:
        name = words.name(value.measure, value.statistic)
        facts.append(Fact(name, (Piece(voice.value(value), "strong"), _rest(voice, value))))
    return tuple(facts)


def _rest(voice: Voice, value: Value) -> Piece:
    return Piece(voice.in_brackets(value))


def hard_outcome(frame: Frame) -> Value | None:
    """What customers did, as a figure for the whole organisation."""
    for measure in HARD_OUTCOMES:
        for value in frame.current:
            if value.measure == measure and value.cell == GRAND_TOTAL and value.shown:
                return value
    return None


def mirror_section(frame: Frame, voice: Voice, mirror: Mirror) -> Section:
    """The picture under its message."""
    words = voice.words
    legend = (
        Piece(words("mirror.legend.ring"), "inside", "ring"),
        Piece(f"{words('mirror.legend.ring.means')} "),
        Piece(words("mirror.legend.dot"), "outside", "dot"),
        Piece(f"{words('mirror.legend.dot.means')} "),
        Piece(words("mirror.legend.blind_spot")),
    )
    blocks: tuple[Block, ...] = (Prose(legend, "body"), mirror_chart(frame, voice, mirror))
    return Section(plain(sentence(_title(voice, mirror))), blocks)


def _title(voice: Voice, mirror: Mirror) -> str:
    """How many blind spots there are, and whether data agree with the customers; without any, the widest gap."""
    words = voice.words
    spots = [mirror.criteria[name] for name in mirror.blind_spots]
    if not spots:
        return _widest(voice, mirror)
    right = sum(line.evidence is not None and line.evidence.short for line in spots)
    number = f"{'one' if len(spots) == 1 else 'many'}"
    count = words.in_words(len(spots)) if len(spots) > 1 else ""
    if right == len(spots):
        return words(f"mirror.title.all.{number}", count=count)
    if right:
        return words(f"mirror.title.some.{'one' if right == 1 else 'many'}", count=count, right=words.in_words(right))
    names = words.listing([voice.member("criterion", line.name) for line in spots[:3]])
    return words(f"mirror.title.plain.{number}", count=count, names=names)


def _widest(voice: Voice, mirror: Mirror) -> str:
    words = voice.words
    compared = [line for line in mirror.widest() if line.gap is not None]
    if not compared:
        return words("mirror.title.nothing")
    widest = max(compared, key=lambda line: abs(line.gap.value) if line.gap is not None else 0.0)
    size = widest.gap.value if widest.gap is not None else 0.0
    key = f"mirror.title.none.{'wider' if size >= 0 else 'better'}"
    return words(key, name=voice.member("criterion", widest.name), points=wording.points(voice, size))
