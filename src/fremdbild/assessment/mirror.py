"""What a reader must know to weigh the mirrors: who was asked and answered, weights, reliability, agreement, breaks.

It becomes the manifest's `mirror`. Every figure is about the whole organisation, or about a unit whose score is
released; so nothing of it is about fewer people than a released result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.assessment.agreement import agreement_within
from fremdbild.assessment.assessment import Assessment
from fremdbild.assessment.protection import without_subtrees
from fremdbild.assessment.questionnaires import breaks, not_comparable, statements_asked
from fremdbild.assessment.reliability import factors_of, reliability_of
from fremdbild.assessment.response import RARELY, invited, missing_units, response_inside
from fremdbild.assessment.units import Units
from fremdbild.engine import Engine
from fremdbild.measures import BY_NAME
from fremdbild.measures.local_day import last_day_begun
from fremdbild.measures.raked import weights_of
from fremdbild.result import GROUP_COLUMNS, RELEASED, TOTAL, Question
from fremdbild.settings import Settings

SIDES = (("inside", "inside_score"), ("customer", "outside_score"))


def mirror(
    engine: Engine,
    settings: Settings,
    question: Question,
    shown: pa.Table,
    findings: pa.Table,
    units: Units,
    earlier: Iterable[Assessment],
) -> dict[str, Any]:
    """The manifest's `mirror`; empty where neither side has a released score. `shown` are all rows, with subtrees."""
    of_period = shown.filter(pc.equal(shown["period"], question.period.label))
    released = [row for row in without_subtrees(of_period).to_pylist() if row["status"] == RELEASED]
    totals = {row["measure"]: row for row in released if _is_total(row) and row["statistic"] == "mean"}
    sides = [(side, measure) for side, measure in SIDES if measure in totals]
    if not sides:
        return {}
    whole = replace(question, by=(), periods=(question.period,))
    counts = {measure: _counts(engine, measure, whole) for _, measure in sides}
    asked = statements_asked(engine, last_day_begun(question))
    reasons = not_comparable(asked, question.period)
    by_unit = replace(whole, by=("org_unit",))
    least = settings.protection.minimum_people
    found = findings.to_pylist()
    perspectives = _shown_perspectives(released)
    cells = _cells(engine, question) if "inside_score" in totals else []
    response = response_inside(cells, of_period, perspectives, units, earlier, settings)
    return {
        "blind_spot": {
            "inside_above": settings.mirror.inside_above,
            "outside_below": settings.mirror.outside_below,
        },
        "asked": [
            _asked_inside(totals[measure], cells, response, whole)
            if side == "inside"
            else _asked_outside(engine, totals[measure], counts[measure], whole, least)
            for side, measure in sides
        ],
        "response": response,
        "weighting": _weighting(counts, whole, perspectives, least),
        "reliability": [row for side, measure in sides for row in reliability_of(side, counts[measure], least)],
        "factors": [row for side, measure in sides for row in factors_of(side, counts[measure], least)],
        "agreement": agreement_within(lambda: _counts(engine, "inside_score", by_unit), released, least)
        if "inside_score" in totals
        else {},
        "not_comparable": [{"criterion": name, "reason": reason} for name, reason in reasons.items()],
        "breaks": breaks(asked, question.periods),
        "blind_spots": [row["criterion"] for row in found if row["blind_spot"]],
    }


def _is_total(row: Mapping[str, Any]) -> bool:
    return all(row[name] == TOTAL for name in GROUP_COLUMNS)


def _counts(engine: Engine, measure: str, question: Question) -> pa.Table:
    return engine.collect(BY_NAME[measure].first_step(engine.tables, question))


# who was asked and answered -------------------------------------------------------------------------------------------


def _asked_inside(
    total: Mapping[str, Any], cells: Sequence[Mapping[str, Any]], response: Mapping[str, Any], question: Question
) -> dict[str, Any]:
    """How many of us were asked and answered, and which units answered clearly less often than the others."""
    return {
        "perspective": "inside",
        "asked": _invited_inside(cells),
        "answered": total["answers"],
        "missing": missing_units(response),
        "missing_column": "org_unit",
        "weighted": _weighted(question, {"employee", "manager"}),
    }


def _asked_outside(
    engine: Engine, total: Mapping[str, Any], counts: pa.Table, question: Question, least: int
) -> dict[str, Any]:
    """The same of customers by segment."""
    return {
        "perspective": "customer",
        "asked": _invited_outside(engine, question),
        "answered": total["answers"],
        "missing": _missing_segments(counts, question, least),
        "missing_column": "segment",
        "weighted": _weighted(question, {"customer"}),
    }


def _weighted(question: Question, perspectives: Collection[str]) -> bool:
    return any(margin.perspective in perspectives for margin in question.margins)


def _cells(engine: Engine, question: Question) -> list[dict[str, Any]]:
    """The cells of all waves that closed in the period and were known."""
    if not {"survey_cell", "survey_wave"} <= engine.tables.keys():
        return []
    last = min(question.period.last, last_day_begun(question))
    waves = {
        (row["survey_id"], row["wave"])
        for row in engine.collect(engine.tables["survey_wave"]).to_pylist()
        if question.period.first <= row["closed_on"] <= last
    }
    rows = engine.collect(engine.tables["survey_cell"]).to_pylist()
    return [row for row in rows if (row["survey_id"], row["wave"]) in waves]


def _invited_inside(cells: Sequence[Mapping[str, Any]]) -> int | None:
    numbers = [invited(cell) for cell in cells]
    return sum(number for number in numbers if number is not None) if any(n is not None for n in numbers) else None


def _invited_outside(engine: Engine, question: Question) -> int | None:
    if "survey_wave" not in engine.tables:
        return None
    asked = set(_surveys_of_customers(engine))
    last = min(question.period.last, last_day_begun(question))
    numbers = [
        row["invited"]
        for row in engine.collect(engine.tables["survey_wave"]).to_pylist()
        if row["survey_id"] in asked and question.period.first <= row["closed_on"] <= last
    ]
    return sum(numbers) if numbers and all(number is not None for number in numbers) else None


def _surveys_of_customers(engine: Engine) -> list[str]:
    """Surveys with statements whose answers come from customers."""
    items = engine.tables["survey_item"]
    answers = engine.tables["survey_response"]
    wanted = items.filter(items.construct == "statement").select("survey_id", "item_id")
    outside = answers.filter(answers.perspective.isnull() | (answers.perspective == "customer"), answers.cell.isnull())
    found = outside.semi_join(wanted, ["survey_id", "item_id"]).select("survey_id").distinct()
    names: list[str] = engine.collect(found)["survey_id"].to_pylist()
    return names


def _missing_segments(counts: pa.Table, question: Question, least: int) -> list[str]:
    """Segments with clearly fewer answers than their share of the population; only where they reach the minimum."""
    sizes = {
        margin.levels[0]: margin.size
        for margin in question.margins
        if margin.perspective == "customer" and margin.variables == ("segment",)
    }
    if not sizes:
        return []
    members, words = counts["of_segment"].to_pylist(), counts["word_a"].to_pylist()
    answers: dict[str, int] = defaultdict(int)
    for member, word, number in zip(members, words, counts["answers"].to_pylist(), strict=True):
        if word == TOTAL and member in sizes:
            answers[member] += number
    everybody, answered = sum(sizes.values()), sum(answers.values())
    if not everybody or not answered:
        return []
    shares = {name: (answers[name] / answered) / (size / everybody) for name, size in sizes.items() if size}
    missing = [name for name, share in shares.items() if share < RARELY and answers[name] >= least]
    return sorted(missing, key=lambda name: shares[name])


def _shown_perspectives(released: Sequence[Mapping[str, Any]]) -> set[str]:
    """Whose number of answers may be told: customers, and each side inside whose total is released."""
    inside = {
        row["perspective"]
        for row in released
        if row["measure"] == "inside_score"
        and all(row[name] == TOTAL for name in GROUP_COLUMNS if name != "perspective")
    }
    return {"customer", *(inside - {TOTAL, None})}


def _weighting(
    counts: Mapping[str, pa.Table], question: Question, perspectives: Collection[str], least: int
) -> list[dict[str, Any]]:
    """How each wave was weighted; left out where a number in it would be about fewer people than the minimum."""
    found = []
    for table in counts.values():
        for weighting in weights_of(table, question)[1]:
            survey, wave, perspective = weighting.place
            few = any(0 < number < least for number in (weighting.trimmed, weighting.unknown))
            if perspective not in perspectives or weighting.answers < least or few:
                continue
            found.append(
                {
                    "survey": survey,
                    "wave": wave,
                    "perspective": perspective,
                    "variables": list(weighting.variables),
                    "answers": weighting.answers,
                    "design_effect": weighting.design_effect,
                    "effective_n": weighting.effective_n,
                    "trimmed": weighting.trimmed,
                    "unknown": weighting.unknown,
                }
            )
    return found
