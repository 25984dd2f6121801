"""An action in the reader's words: who answers for it, what is expected, and what was measured since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from fremdbild.assessment import Assessment
from fremdbild.measures import BY_NAME
from fremdbild.report.mirror.decided import state
from fremdbild.report.mirror.requests import from_to
from fremdbild.report.voice import Voice
from fremdbild.texts import Words
from fremdbild.web.act.findings import measured
from fremdbild.web.act.models import Action

TRACK = 72
"""Width of the bar in px."""


@dataclass(frozen=True)
class Bar:
    """Figures of the small bar, in percent of its width."""

    value: float | None
    target: float | None
    said: str

    @property
    def value_px(self) -> str:
        return f"{(self.value or 0) * TRACK / 100:.1f}"

    @property
    def target_px(self) -> str:
        return f"{1 + (self.target or 0) * TRACK / 100:.1f}"


@dataclass(frozen=True)
class Told:
    """One line of the page."""

    action: Action | None
    """None: it comes from a file of the organisation."""
    source_id: str
    what: str
    finding: str
    owner: str
    due: date | None
    overdue: bool
    expected: str
    measure: str
    measured: str
    """Value and interval; empty where there is none."""
    n: int | None
    state: str
    """How it stands beside what was expected, in words."""
    reached: bool
    """What was expected is measured, since the decision."""
    before: bool
    """The newest assessment ended before the decision: what it says is no effect yet."""
    status: str
    decision: str
    bar: Bar | None
    where: str


def tell(action: Action, assessment: Assessment | None, words: Words, voice: Voice) -> Told:
    where = {
        name: value for name in ("org_unit", "touchpoint", "channel", "segment") if (value := getattr(action, name))
    }
    statistic = action.statistic or _first_statistic(action.measure)
    facts: dict[str, Any] = {
        "measure": action.measure,
        "statistic": statistic,
        "unit_of_measure": unit_of(action.measure, statistic),
        "baseline": action.baseline,
        "expected_value": action.expected_value,
        "status": "done" if action.status == "done" else "decided",
        **measured(assessment, action.measure, statistic, where, action.criterion),
    }
    english = words.language == "en"
    return _told(
        facts,
        words,
        voice,
        assessment,
        action=action,
        source_id=action.code,
        what=(action.what_en if english else "") or action.what,
        finding=(action.finding_en if english else "") or action.finding,
        owner=_owner(action, words, voice),
        due=action.due,
        decided_on=action.decided_on,
        status=action.status,
        decision=action.decision,
        where=where,
    )


def _owner(action: Action, words: Words, voice: Voice) -> str:
    if action.owner:
        return action.owner.name
    return voice.member("org_unit", action.owner_code) if action.owner_code else words("web.act.owner.board")


def tell_frozen(known: Mapping[str, Any], assessment: Assessment, words: Words, voice: Voice) -> Told:
    """An action that a file of the organisation holds, as it was frozen with the assessment."""
    owner = known.get("owner_unit")
    due = known.get("due")
    decided = known.get("decided_on")
    return _told(
        known,
        words,
        voice,
        assessment,
        action=None,
        source_id=str(known["action_id"]),
        what=voice.in_language(known["decision"]),
        finding=voice.in_language(known["finding"] or {}),
        owner=voice.member("org_unit", owner) if owner else words("web.act.owner.board"),
        due=date.fromisoformat(str(due)[:10]) if due else None,
        decided_on=date.fromisoformat(str(decided)[:10]) if decided else None,
        status="stopped" if known["status"] == "dropped" else str(known["status"]),
        decision={"proposed": "open", "dropped": "no"}.get(str(known["status"]), "yes"),
        where=known.get("where") or {},
    )


def _told(
    facts: Mapping[str, Any],
    words: Words,
    voice: Voice,
    assessment: Assessment | None,
    *,
    decided_on: date | None,
    where: Mapping[str, str],
    **known: Any,
) -> Told:
    unit, value = facts["unit_of_measure"] or "", facts["value"]
    before = assessment is not None and decided_on is not None and decided_on > _last_day(assessment)
    told = "" if value is None else _figure(words, unit, facts)
    expected = from_to(voice, facts) if facts["expected_value"] is not None else ""
    return Told(
        **known,
        overdue=bool(known["due"]) and known["due"] < localdate() and known["status"] not in {"done", "stopped"},
        expected=expected,
        measure=words.name(facts["measure"], facts["statistic"]) if facts["measure"] else "",
        measured=told,
        n=facts["n"],
        state=_state(words, facts, before=before, open_=decided_on is None),
        reached=state(facts) in {"reached", "reached_unsure"} and not before,
        before=before,
        bar=_bar(facts, f"{known['what']}: {expected}. {told}") if unit in {"percent", "score"} else None,
        where=" · ".join(voice.member(column, member) for column, member in where.items()),
    )


def _state(words: Words, facts: Mapping[str, Any], *, before: bool, open_: bool) -> str:
    """How it stands beside what was expected; a figure from before the decision is none of its effects."""
    if facts["value"] is not None and open_:
        return words("web.act.effect.today")
    if facts["value"] is not None and before:
        return words("web.act.effect.before")
    if facts["value"] is None:
        return words("protected.word") if facts.get("protected") else words("web.act.effect.unmeasured")
    return words(f"decided.{state(facts)}")


def _figure(words: Words, unit: str, facts: Mapping[str, Any]) -> str:
    value, lower, upper = facts["value"], facts["lower"], facts["upper"]
    interval = words.interval(unit, lower, upper, value)
    return words.value(unit, value, lower, upper) + (f" ({interval})" if interval else "")


def _bar(facts: Mapping[str, Any], said: str) -> Bar | None:
    value = facts["value"] if facts["value"] is not None else facts["baseline"]
    if value is None and facts["expected_value"] is None:
        return None
    return Bar(_within(value), _within(facts["expected_value"]), said)


def _within(number: float | None) -> float | None:
    return None if number is None else round(min(100.0, max(0.0, number)), 1)


def _last_day(assessment: Assessment) -> date:
    return date.fromisoformat(str(assessment.manifest["period"]["last"])[:10])


def _first_statistic(measure: str) -> str:
    return BY_NAME[measure].headline.name if measure in BY_NAME else ""


def unit_of(measure: str, statistic: str) -> str | None:
    """The unit in which a statistic is told."""
    known = BY_NAME[measure].statistics if measure in BY_NAME else ()
    return next((found.unit_of_measure for found in known if found.name == statistic), None)
