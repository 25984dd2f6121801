"""Which questionnaires the two sides answered: whether they can be compared, and where they were changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from fremdbild.engine import Engine
from fremdbild.instruments.criteria import CRITERIA
from fremdbild.measures.view import INSIDE, OUTSIDE
from fremdbild.result import Period

Reason = Literal["scale", "wording", "not asked inside", "not asked outside"]
SIDES = {"inside_score": INSIDE, "outside_score": OUTSIDE, "customer_guess": ("manager",)}
"""Whose answers a measure rests on."""


@dataclass(frozen=True)
class Asked:
    """One statement as one side was asked in one wave."""

    side: str
    criterion: str
    scale: tuple[float, float]
    wording: str | None
    questionnaire: str
    closed_on: date | None


def statements_asked(engine: Engine, as_of: date) -> tuple[Asked, ...]:
    """Every statement of every wave that was closed by `as_of`, for each side that answered it."""
    if not {"survey_response", "survey_item"} <= engine.tables.keys():
        return ()
    items = {(row["survey_id"], row["item_id"]): row for row in engine.collect(_statements(engine)).to_pylist()}
    surveys = {row["survey_id"]: row for row in _rows(engine, "survey")}
    closed = {(row["survey_id"], row["wave"]): row["closed_on"] for row in _rows(engine, "survey_wave")}
    found = set()
    for row in engine.collect(_answered(engine)).to_pylist():
        item = items.get((row["survey_id"], row["item_id"]))
        day = closed.get((row["survey_id"], row["wave"]))
        if item is None or (day is not None and day > as_of):
            continue
        survey = surveys.get(row["survey_id"], {})
        questionnaire = f"{survey.get('instrument') or row['survey_id']} {survey.get('instrument_version') or ''}"
        scale = (item["scale_min"], item["scale_max"])
        side = "inside" if (row["perspective"] or "customer") in INSIDE else "outside"
        if (row["perspective"] or "customer") in (*INSIDE, *OUTSIDE):
            found.add(Asked(side, item["criterion"], scale, item["wording"], questionnaire.strip(), day))
    return tuple(sorted(found, key=str))


def not_comparable(asked: Sequence[Asked], period: Period) -> dict[str, Reason]:
    """Criteria of which the two sides were asked something else in `period`, with the reason.

    Empty where no side was asked at all: then there is nothing to compare.
    """
    here = [one for one in asked if one.closed_on is None or period.first <= one.closed_on <= period.last]
    sides = {side: [one for one in here if one.side == side] for side in ("inside", "outside")}
    if not sides["inside"] or not sides["outside"]:
        return {}
    reasons: dict[str, Reason] = {}
    for criterion in CRITERIA:
        inside, outside = ([one for one in sides[side] if one.criterion == criterion.name] for side in sides)
        if not inside and not outside:
            continue
        if not inside:
            reasons[criterion.name] = "not asked inside"
        elif not outside:
            reasons[criterion.name] = "not asked outside"
        elif {one.scale for one in inside} != {one.scale for one in outside}:
            reasons[criterion.name] = "scale"
        elif {one.wording for one in inside} != {one.wording for one in outside}:
            reasons[criterion.name] = "wording"
    return reasons


def asked_with(asked: Sequence[Asked], period: Period) -> dict[str, list[str]]:
    """For each side the questionnaires of its waves that closed in `period`, by name and version."""
    here = [one for one in asked if one.closed_on is None or period.first <= one.closed_on <= period.last]
    return {side: sorted({one.questionnaire for one in here if one.side == side}) for side in ("inside", "outside")}


def breaks(asked: Sequence[Asked], periods: Sequence[Period]) -> list[dict[str, str]]:
    """For each side the periods (`periods` oldest first) in which another questionnaire began than was asked before."""
    found = []
    for measure, side in (("inside_score", "inside"), ("outside_score", "outside")):
        before: set[str] = set()
        for period in periods:
            here = {
                one.questionnaire
                for one in asked
                if one.side == side and one.closed_on is not None and period.first <= one.closed_on <= period.last
            }
            if here and before and here != before:
                found.append({"measure": measure, "period": period.label})
            before = here or before
    return found


def _statements(engine: Engine) -> Any:
    items = engine.tables["survey_item"]
    return items.filter(items.construct == "statement", items.criterion.notnull())


def _answered(engine: Engine) -> Any:
    """Which items were answered in which wave, and by whom: a small table however many answers there are."""
    answers = engine.tables["survey_response"]
    if "survey_cell" in engine.tables:
        cells = engine.tables["survey_cell"].select(
            "survey_id", "wave", "cell", of_cell=engine.tables["survey_cell"].perspective
        )
        answers = answers.left_join(cells, ["survey_id", "wave", "cell"])
        answers = answers.mutate(perspective=answers.of_cell.coalesce(answers.perspective))
    return answers.group_by(["survey_id", "wave", "item_id", "perspective"]).aggregate(answers=answers.count())


def _rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    if table not in engine.tables:
        return []
    rows: list[dict[str, Any]] = engine.collect(engine.tables[table]).to_pylist()
    return rows
