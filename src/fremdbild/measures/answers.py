"""Customers' answers to the questions that measure one construct."""

from __future__ import annotations

import ibis
from ibis import _, ifelse
from ibis.expr.types import Table

from fremdbild.measures.cases import holds, moment
from fremdbild.measures.groups import DAY
from fremdbild.result import Question

_FROM_CASE = ("org_unit", "segment")


def customers_answers(
    survey_response: Table,
    questions: Table,
    question: Question,
    survey_wave: Table | None,
    service_case: Table | None,
) -> Table:
    """One row per answer of a customer that was known at `question.as_of`, missing ones left out.

    | score | scale_min | scale_max | weight | person_key | day | group columns |
    |-------|-----------|-----------|--------|------------|-----|---------------|

    `day` is the closing of the wave, else the day of the answer. A high score is a good one, whichever way the question
    was put; an answer off its scale is none. Unit and segment come from the case that was asked about.
    """
    asked = questions.select("survey_id", "item_id", "criterion", "scale_min", "scale_max", "reversed")
    rows = survey_response.filter(
        survey_response.score.notnull(),
        survey_response.perspective.isnull() | (survey_response.perspective == "customer"),
        survey_response.answered_at.isnull() | (survey_response.answered_at <= moment(question)),
    )
    rows = rows.inner_join(asked, ["survey_id", "item_id"])
    rows = rows.filter(rows.score.between(rows.scale_min, rows.scale_max))
    rows = _with_day(rows, question, survey_wave)
    rows = rows.mutate(
        score=ifelse(holds(rows.reversed), rows.scale_min + rows.scale_max - rows.score, rows.score),
        weight=rows.weight.fill_null(ibis.literal(1, type="float64")),
    )
    if service_case is not None and set(_FROM_CASE) & set(question.by):
        cases = service_case.select("case_id", *_FROM_CASE)
        rows = rows.left_join(cases, "case_id")
    return rows


def _with_day(rows: Table, question: Question, survey_wave: Table | None) -> Table:
    if survey_wave is None:
        return rows.mutate(**{DAY: rows.answered_on})
    waves = survey_wave.select("survey_id", "wave", "closed_on")
    rows = rows.left_join(waves, ["survey_id", "wave"])
    # An answer without a time of its own is known once its wave is closed.
    known = (
        rows.answered_at.notnull() | rows.closed_on.isnull() | (rows.closed_on <= ibis.literal(question.as_of.date()))
    )
    return rows.filter(known).mutate(**{DAY: rows.closed_on.coalesce(rows.answered_on)})


SUMS_OF_WEIGHTS = {
    "answers": _.count(),
    "people": _.person_key.nunique(),
    "weights": _.weight.sum(),
    "squared_weights": (_.weight * _.weight).sum(),
}
"""How many answers and people, and the sums of weights that the effective number needs."""
