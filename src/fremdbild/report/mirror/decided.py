"""What became of the last decisions: expected beside measured, and in words how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fremdbild.report.charts.evidence import evidence_bar, evidence_hidden, evidence_missing
from fremdbild.report.document import Cell, Column, Grid, Piece, Rich, Row, Section, muted, plain, strong
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.requests import from_to
from fremdbild.report.subject import higher_is_better
from fremdbild.report.voice import Voice, clipped

MOST = 4


def decided_section(voice: Voice, known: Sequence[Mapping[str, Any]], most: int = MOST) -> Section | None:
    """None where nothing was decided yet. The newest decisions stand first."""
    actions = [action for action in known if action["status"] in {"decided", "done"}]
    if not actions:
        return None
    actions.sort(key=lambda action: str(action.get("decided_on") or ""), reverse=True)
    words = voice.words
    columns = (
        Column("name", words("decided.column.decision"), share=0.4),
        Column("text", words("decided.column.expected"), share=0.13),
        Column("share", words("decided.column.measured"), share=0.24),
        Column("text", words("decided.column.state"), share=0.23),
    )
    title = _title(voice, actions)
    rows = tuple(_row(voice, action) for action in actions[:most])
    return Section(plain(title), (Grid(columns, rows, title),))


def _title(voice: Voice, actions: Sequence[Mapping[str, Any]]) -> str:
    """How many of the last decisions are reached, and when they were taken where that was one month."""
    words = voice.words
    months = {str(action.get("decided_on") or "")[:7] for action in actions}
    reached = sum(state(action) in {"reached", "reached_unsure"} for action in actions)
    when = ""
    if len(months) == 1 and (day := actions[0].get("decided_on")):
        when = words("decided.of_month", month=words.month(day))
    key = "one" if len(actions) == 1 else "many"
    return words(f"decided.title.{key}", count=words.count(len(actions)), reached=words.count(reached), when=when)


def _row(voice: Voice, action: Mapping[str, Any]) -> Row:
    words = voice.words
    name = clipped(voice.in_language(action["decision"]), 90)
    goal = Cell(plain(from_to_bare(voice, action))) if action.get("expected_value") is not None else Cell()
    return Row(
        (Cell(strong(name)), goal, _measured(voice, action, name), Cell(plain(words(f"decided.{state(action)}"))))
    )


def from_to_bare(voice: Voice, action: Mapping[str, Any]) -> str:
    """`80 → 85 %` without the words of what is counted."""
    return from_to(voice, {**action, "measure": "", "statistic": ""})


def _measured(voice: Voice, action: Mapping[str, Any], name: str) -> Cell:
    value = action.get("value")
    unit = action.get("unit_of_measure") or ""
    if value is None:
        if action.get("protected"):
            word = voice.words("protected.word")
            return Cell((Piece(word, "muted"),), evidence_hidden(f"{name}: {word}"))
        word = voice.words("nodata.word")
        return Cell((Piece(word, "muted"),), evidence_missing(f"{name}: {word}"))
    words = voice.words
    bounds = (action.get("lower"), action.get("upper"))
    span = words.interval(unit, *bounds, value, digits=None if unit == "days" else 0)
    below: Rich = muted(f"n\u00a0{words.count(action['n'])}") if action.get("n") is not None else ()
    told = words.value(unit, value, digits=None if unit == "days" else 0)
    rich = (Piece(told, "strong"), Piece(wording.in_brackets(span or ""), "muted"))
    if unit not in {"percent", "score"}:
        return Cell(rich, below=below)
    said = f"{name}: {told}{wording.in_brackets(span or '')}"
    return Cell(rich, evidence_bar(value, action.get("expected_value"), said), below=below)


def state(action: Mapping[str, Any]) -> str:
    """How a decision stands: by its whole interval, never by the figure alone."""
    value, goal, start = action.get("value"), action.get("expected_value"), action.get("baseline")
    if value is None:
        return "protected" if action.get("protected") else "unmeasured"
    if goal is None:
        return "no_goal"
    way = _way(action, goal, start)
    lower, upper = (number if number is not None else value for number in (action.get("lower"), action.get("upper")))
    worst, best = (lower, upper) if way > 0 else (-upper, -lower)
    aim, origin = way * goal, None if start is None else way * start
    if worst >= aim:
        return "reached"
    if origin is not None and worst <= origin:
        return "worse" if best < origin else "unsure"
    if way * value >= aim:
        return "reached_unsure"
    ongoing = "" if action["status"] == "done" else "_ongoing"
    return ("nearly" if best >= aim else "better") + ongoing


def _way(action: Mapping[str, Any], goal: float, start: float | None) -> int:
    """1 where more was wanted, −1 where less was."""
    if start is not None and start != goal:
        return 1 if goal > start else -1
    return 1 if higher_is_better(action["measure"], str(action.get("statistic"))) else -1
