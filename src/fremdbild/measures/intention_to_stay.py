"""Intention to stay: whether customers would remain customers.

Reads    survey_response (customers' answers to `intention_to_stay`), survey_item (scale); where loaded survey_wave
         (period), survey_cell (perspective), source_record (segment), service_case (unit, segment) and population
         (weights)
Returns  mean         mean, the worst answer as 0 and the best as 100
         top_2_share  share of those who give one of the two best answers
Unit     score and percent, both 0 .. 100; higher is better
Error    mean: Student's interval from the linearised variance; share: Wilson's interval. Both with Kish's effective
         number where answers are weighted
Source   Kish (1965), Survey Sampling, 11.7; Wilson (1927), JASA 22:209-212

Weights are made anew for each measure, among those who answered any of its questions. So the weights of one survey can
differ between measures, and those who answered nothing of a measure do not count for it.

The variance of the mean has the factor n / (n - 1), with n for the number of answers. Student's t has the effective
number of answers less 1 as its degrees of freedom.
"""

from __future__ import annotations

import pyarrow as pa
from ibis.expr.types import Table

from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.moments import moments_per_group
from fremdbild.measures.scores import word_table
from fremdbild.measures.view import OUTSIDE, items_about, view_answers
from fremdbild.result import Question


def aggregate(
    survey_response: Table,
    survey_item: Table,
    question: Question,
    survey_wave: Table | None = None,
    survey_cell: Table | None = None,
    source_record: Table | None = None,
    service_case: Table | None = None,
) -> Table:
    """Sums of the answers per group."""
    items = items_about(survey_item, "intention_to_stay", by_criterion=False)
    answers = view_answers(
        survey_response, items, question, OUTSIDE, survey_wave, survey_cell, service_case, source_record
    )
    return moments_per_group(answers, question, None, pairs=False)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Mean and share with their intervals."""
    return word_table(counts, question, "intention_to_stay")


intention_to_stay = Measure(
    name="intention_to_stay",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("mean", "score", 0, 100, "higher"),
        Statistic("top_2_share", "percent", 0, 100, "higher"),
    ),
    kind="survey",
)
