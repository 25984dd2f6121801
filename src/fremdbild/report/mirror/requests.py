"""Findings in columns: what customers say, what leaders expected, and the decision that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fremdbild.report.charts.hundred import of_hundred_customers
from fremdbild.report.document import (
    Block,
    Columns,
    Decision,
    Picture,
    PictureBlock,
    Piece,
    Prose,
    Rich,
    Section,
    plain,
)
from fremdbild.report.frame import Frame
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.reading import Evidence, Expected, Mirror, expected
from fremdbild.report.voice import Voice, clipped
from fremdbild.texts.words import sentence

MOST_REQUESTS = 3


@dataclass(frozen=True)
class Request:
    """A finding about one criterion, and what is asked for; either may be missing."""

    criterion: str | None
    action: Mapping[str, Any] | None


def requests_of(frame: Frame, mirror: Mirror) -> list[Request]:
    """Proposed actions, those of blind spots first; what room is left goes to blind spots without one, by weight."""
    proposed = [action for action in frame.manifest.get("actions") or () if action["status"] == "proposed"]
    weight = {line.name: place for place, line in enumerate(mirror.widest())}
    proposed.sort(key=lambda action: weight.get(action.get("criterion"), len(weight)))
    found = [Request(_criterion(action, mirror), action) for action in proposed[:MOST_REQUESTS]]
    taken = {request.criterion for request in found}
    others = [line.name for line in mirror.widest() if line.name not in taken]
    spots = [name for name in others if name in mirror.blind_spots]
    wide = [name for name in others if name not in spots and (gap := mirror.criteria[name].gap) and gap.certain]
    found += [Request(name, None) for name in (*spots, *wide)[: MOST_REQUESTS - len(found)]]
    return found


def _criterion(action: Mapping[str, Any], mirror: Mirror) -> str | None:
    name = action.get("criterion")
    return name if name in mirror.criteria else None


def requests_section(frame: Frame, voice: Voice, mirror: Mirror) -> Section | None:
    """None where nothing is asked for and no gap is certain."""
    found = requests_of(frame, mirror)
    if not found:
        return None
    columns = tuple(_column(frame, voice, mirror, number, request) for number, request in enumerate(found, start=1))
    return Section(plain(findings_title(frame, voice, found)), (Columns(columns),))


def _title(voice: Voice, guesses: Sequence[Expected], count: int) -> str:
    """How far the guesses are off, where there are any."""
    words = voice.words
    known = [guess for guess in guesses if guess.off is not None]
    number = sentence(words.in_words(count))
    if not known:
        return words(f"mirror.requests.title.{'one' if count == 1 else 'many'}", count=number)
    pairs = [
        (guess.guess.figure, guess.agree.figure)
        for guess in known
        if guess.guess is not None and guess.agree is not None
    ]
    guessed, agree = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    in_criteria = words(f"mirror.in_criteria.{'one' if len(known) == 1 else 'many'}", count=words.in_words(len(known)))
    off = all(guess.off is not None and guess.off.certain and guess.off.value > 0 for guess in known)
    times = _times([guess / real for guess, real in pairs]) if off and all(real > 0 for _, real in pairs) else None
    if times is not None:
        return sentence(words(f"mirror.guess.times.{times}", in_criteria=in_criteria))
    return sentence(
        words(
            "mirror.guess.figures",
            in_criteria=in_criteria,
            guess=words.count(guessed),
            agree=words.count(agree),
        )
    )


def _times(ratios: Sequence[float]) -> str | None:
    """How many times as much, where that is true of each."""
    low, high = min(ratios), max(ratios)
    for name, times in (("three", 3.0), ("two", 2.0)):
        if times - 0.15 <= low and high <= times + 0.15:
            return name
        if low > times:
            return f"over_{name}"
    return None


def _column(frame: Frame, voice: Voice, mirror: Mirror, number: int, request: Request) -> tuple[Block, ...]:
    return (finding_section(frame, voice, mirror, number, request), _request(voice, number, request.action))


def finding_section(frame: Frame, voice: Voice, mirror: Mirror, number: int, request: Request) -> Section:
    """The finding alone: how many of a hundred customers agree, and how many were expected to."""
    words = voice.words
    name = (
        voice.member("criterion", request.criterion) if request.criterion is not None else words("mirror.request.other")
    )
    blocks: list[Block] = []
    if request.criterion is not None:
        told = expected(frame, request.criterion)
        blocks = [PictureBlock(_picture(voice, told, name)), *_lines(voice, told)]
    heading = plain(_heading(frame, voice, mirror, request))
    return Section(heading, tuple(blocks), size="finding", tag=f"{number}  {name}")


def findings_title(frame: Frame, voice: Voice, found: Sequence[Request]) -> str:
    """How far the guesses about these findings are off, where there are any."""
    guesses = [expected(frame, request.criterion) for request in found if request.criterion is not None]
    return _title(voice, guesses, len(found))


def _heading(frame: Frame, voice: Voice, mirror: Mirror, request: Request) -> str:
    """The finding as a sentence: what data prove, else what customers say, else the words of whoever proposed it."""
    words = voice.words
    if request.criterion is not None:
        line = mirror.criteria[request.criterion]
        if line.evidence is not None and line.evidence.short and (said := _proved(voice, line.evidence)):
            return said
        told = expected(frame, request.criterion).agree
        share = words.share_in_words(told.figure) if told is not None and told.shown else None
        if share is not None:
            return sentence(words("mirror.finding.agree", share=share))
        if line.inside is not None and line.outside is not None and line.both:
            ours, theirs = wording.figure(voice, line.inside), wording.figure(voice, line.outside)
            return sentence(words("mirror.finding.scores", inside=ours, outside=theirs))
    said = voice.in_language((request.action or {}).get("finding") or {})
    return clipped(said, 120) or words("mirror.request.other")


def _proved(voice: Voice, evidence: Evidence) -> str | None:
    """`Gut vier von zehn Versprechen brechen wir`"""
    value = evidence.shown
    if value is None:
        return None
    words = voice.words
    share, rest = words.share_in_words(value.figure), words.share_in_words(100 - value.figure)
    if value.unit != "percent" or share is None or rest is None:
        return None
    said = words.get(f"strong.{evidence.measure}.{evidence.statistic}.worse", share=share, rest=rest)
    return sentence(said or voice.statement(value))


def _picture(voice: Voice, told: Expected, name: str) -> Picture:
    agree = told.agree.figure if told.agree is not None and told.agree.shown else None
    guess = told.guess.figure if told.guess is not None and told.guess.shown else None
    return of_hundred_customers(agree, guess, f"{name}: {_said(voice, told)}")


def _said(voice: Voice, told: Expected) -> str:
    return ", ".join("".join(piece.text for piece in line.rich) for line in _lines(voice, told))


def _lines(voice: Voice, told: Expected) -> tuple[Prose, Prose]:
    words = voice.words
    first: Rich
    second: Rich
    if told.agree is not None and told.agree.shown:
        agree = words("mirror.agree", share=wording.figure(voice, told.agree))
        first = (
            Piece(agree, "outside", "dot"),
            Piece(wording.in_brackets(wording.interval(voice, told.agree)), "muted"),
        )
    else:
        word = wording.reason_word(voice, told.agree)
        first = (Piece(f"{words('mirror.customers')}: {word}", "muted", "dot"),)
    if told.guess is not None and told.guess.shown:
        guess = words("mirror.guessed", share=wording.figure(voice, told.guess))
        second = (
            Piece(guess, "inside", "ring"),
            Piece(wording.in_brackets(wording.interval(voice, told.guess)), "muted"),
        )
    else:
        key = "mirror.guess.hidden" if told.guess is not None and told.guess.protected else "mirror.guess.none"
        second = (Piece(words(key), "muted", "ring"),)
    return (Prose(first), Prose(second))


def _request(voice: Voice, number: int, action: Mapping[str, Any] | None) -> Section:
    words = voice.words
    boxes = (words("findings.yes"), words("findings.no"), words("findings.later"))
    if action is None:
        return Section(
            plain(words("mirror.request.none")),
            (Prose(plain(words("mirror.request.none.ask"))), Decision("", boxes)),
            size="request",
            tag=words("mirror.request", number=number),
        )
    decision = clipped(voice.in_language(action["decision"]), 110)
    return Section(
        plain(decision),
        (Prose(plain(_terms(voice, action))), Decision("", boxes)),
        size="request",
        tag=words("mirror.request", number=number),
    )


def _terms(voice: Voice, action: Mapping[str, Any]) -> str:
    """Who, until when, and from where to where."""
    words = voice.words
    said = []
    if action.get("owner_unit"):
        said.append(voice.member("org_unit", action["owner_unit"]))
    if action.get("due"):
        said.append(words("mirror.request.due", day=words.day(action["due"])))
    who = ", ".join(said)
    if action.get("expected_value") is None:
        return who
    return "; ".join(filter(None, (who, words("mirror.request.expected", change=from_to(voice, action)))))


def from_to(voice: Voice, action: Mapping[str, Any]) -> str:
    """`58 → 75 % gehalten`: baseline and what is expected, with what is counted."""
    words = voice.words
    unit = action.get("unit_of_measure") or ""
    goal = action["expected_value"]
    before = action.get("baseline")
    after = voice.plain_target(unit, goal) if unit != "days" else words.days(goal)
    what = words.get(f"counted.{action['measure']}.{action.get('statistic')}") or ""
    start = f"{words.figures.number(before, _digits(before))}\u00a0→\u00a0" if before is not None else "→\u00a0"
    return f"{start}{after} {what}".rstrip()


def _digits(number: float) -> int:
    return 0 if abs(number - round(number)) < 0.05 else 1
