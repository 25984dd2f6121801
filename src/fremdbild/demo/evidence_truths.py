"""What is true of the evidence beside cases: feedback, ideas, attempts to reach somebody, leaders, projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from fremdbild.demo import calls, feedback, ideas, leaders, model
from fremdbild.demo.case_truths import weights_of
from fremdbild.demo.cases import WORKS
from fremdbild.demo.projects import PROJECTS, Benefit
from fremdbild.demo.staff import LEADERS
from fremdbild.demo.truth import Truth
from fremdbild.result import Period

_Weighted = Sequence[tuple[float, float]]
"""Weights and chances."""


def evidence_truths() -> tuple[Truth, ...]:
    """Those of the asked period."""
    return (*_feedback(), *_ideas(), *_calls(), *_leaders(), *_benefits())


def _feedback() -> Iterator[Truth]:
    chances = [feedback.IN_TIME[work.unit] for _, work in WORKS]
    for column in (None, "touchpoint", "org_unit", "segment"):
        for member, weights in weights_of(column).items():
            group = {column: member} if column else {}
            pairs = list(zip(weights.tolist(), chances, strict=True))
            yield _truth("feedback_answered", "in_time", group, pairs, "chance of an answer in time, by unit")


def _ideas() -> Iterator[Truth]:
    origin = "chance of an answer in time, by deciding unit"
    yield _truth("idea_answered", "in_time", {}, list(ideas.DECIDES.values()), origin)
    for unit, pair in ideas.DECIDES.items():
        yield _truth("idea_answered", "in_time", {"org_unit": unit}, [pair], origin)


def _calls() -> Iterator[Truth]:
    groups: list[tuple[str, str]] = [("", "")]
    groups += [("touchpoint", name) for name in dict.fromkeys(line.touchpoint for line in calls.LINES)]
    groups += [("org_unit", name) for name in dict.fromkeys(line.unit for line in calls.LINES)]
    groups += [("channel", name) for name in dict.fromkeys(line.channel for line in calls.LINES)]
    for column, member in groups:
        members = {"": "", "touchpoint": "touchpoint", "org_unit": "unit", "channel": "channel"}
        inside = [line for line in calls.LINES if not column or getattr(line, members[column]) == member]
        group = {column: member} if column else {}
        in_time = [(line.share, line.in_time) for line in inside]
        given_up = [(line.share, (1 - line.in_time) * (1 - calls.ANSWERED_LATE)) for line in inside]
        yield _truth("contact_answered", "in_time", group, in_time, "chance of an answer in time, by line")
        yield _truth("contact_answered", "abandoned_share", group, given_up, "chance to give up, by line")


def _leaders() -> Iterator[Truth]:
    origin = "chance of the habit, by level"
    pairs = {unit: (LEADERS[unit], leaders.LEVELS[leaders.level_of(unit)]) for unit in LEADERS}
    yield _truth("leader_contact", "share", {}, list(pairs.values()), origin)
    for unit, pair in pairs.items():
        yield _truth("leader_contact", "share", {"org_unit": unit}, [pair], origin)


def _benefits() -> Iterator[Truth]:
    period = Period.parse(model.PERIOD)
    due = [(p.unit, b) for p in PROJECTS for b in p.benefits if period.first <= b.due_on <= period.last]
    for unit in (None, *dict.fromkeys(unit for unit, _ in due)):
        lines = [benefit for at, benefit in due if unit in (None, at)]
        group = {"org_unit": unit} if unit else {}
        in_full = [(1.0, float(came_in_full(line))) for line in lines]
        measured = [(1.0, float(line.evidence == "measured")) for line in lines]
        yield _truth("benefit_delivered", "share", group, in_full, "lines that came in full, counted")
        yield _truth("benefit_delivered", "measured_share", group, measured, "lines that were measured, counted")


def came_in_full(line: Benefit) -> bool:
    """Whether a benefit was measured and is at least what was promised, or at most where less is better."""
    if line.evidence != "measured" or line.delivered is None:
        return False
    return line.delivered >= line.planned if line.planned > 0 else line.delivered <= line.planned


def _truth(measure: str, statistic: str, group: Mapping[str, str], pairs: _Weighted, origin: str) -> Truth:
    weights, chances = (np.array(column, dtype=np.float64) for column in zip(*pairs, strict=True))
    return Truth(measure, statistic, model.PERIOD, group, 100 * float(weights @ chances / weights.sum()), origin)
