"""Customers' answers to the questions that measure one construct."""

from __future__ import annotations

import ibis
from ibis import _, ifelse
from ibis.expr.types import Table

from fremdbild.measures.cases import holds, moment
from fremdbild.measures.groups import DAY
from fremdbild.measures.local_day import last_day_begun
from fremdbild.result import Question

_FROM_RESPONSE = ("touchpoint", "channel")
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
    from_response = [name for name in question.by if name in _FROM_RESPONSE]
    from_item = [name for name in question.by if name == "criterion"]
    from_case = [name for name in question.by if name in _FROM_CASE] if service_case is not None else []
    with_case = ["case_id"] if from_case else []
    with_wave = ["wave"] if survey_wave is not None else []

    rows = survey_response.inner_join(questions, ["survey_id", "item_id"])
    # Few steps and few columns: each costs milliseconds before the query begins.
    rows = rows.filter(
        _.score.between(_.scale_min, _.scale_max),  # null, where there is no answer, is not between
        # Anonymous answers in a cell are what the cell says, and employees as a rule.
        (_.perspective.isnull() & _.cell.isnull()) | (_.perspective == "customer"),
        _.answered_at.isnull() | (_.answered_at <= moment(question)),
    ).select(
        *("survey_id", "answered_at", "answered_on", "person_key", "scale_min", "scale_max"),
        *(*with_wave, *with_case, *from_response, *from_item),
        score=ifelse(holds(_.reversed), _.scale_min + _.scale_max - _.score, _.score),
        weight=_.weight.fill_null(ibis.literal(1, type="float64")),
    )
    rows = _with_day(rows, question, survey_wave)
    if service_case is not None and from_case:
        rows = rows.left_join(service_case.select("case_id", *from_case), "case_id")
    return rows


def _with_day(rows: Table, question: Question, survey_wave: Table | None) -> Table:
    if survey_wave is None:
        return rows.rename(**{DAY: "answered_on"})
    waves = survey_wave.select("survey_id", "wave", "closed_on")
    rows = rows.left_join(waves, ["survey_id", "wave"])
    # An answer without a time of its own is known once its wave is closed.
    known = (
        rows.answered_at.notnull()
        | rows.closed_on.isnull()
        | (rows.closed_on <= ibis.literal(last_day_begun(question)))
    )
    return rows.filter(known).mutate(**{DAY: rows.closed_on.coalesce(rows.answered_on)})


SUMS_OF_WEIGHTS = {
    "answers": _.count(),
    "people": _.person_key.nunique(),
    "weights": _.weight.sum(),
    "squared_weights": (_.weight * _.weight).sum(),
}
"""How many answers and people, and the sums of weights that the effective number needs."""
