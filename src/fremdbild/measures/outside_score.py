"""Score from outside: what customers say of the organisation, from 0 to 100.

Reads    survey_response (customers' answers to `statement`), survey_item (criterion, scale); where loaded survey_wave
         (period), survey_cell (perspective), source_record (segment), service_case (unit, segment) and population
         (weights)
Returns  mean         a criterion: the mean, the worst answer as 0 and the best as 100; a dimension: the mean of its
                      criteria, from three of five on; in total: the mean of the three dimensions (the Customer
                      Centricity Score of customers)
         top_2_share  share of those who give one of the two best answers, of single criteria
Unit     score and percent, both 0 .. 100; higher is better
Error    mean: Student's interval from the linearised variance, which counts that the same people answer all criteria;
         share: Wilson's interval. Both with Kish's effective number where answers are weighted. Weights count as
         given: what raking takes from the error is left out, so that intervals are rather too wide than too narrow
Source   Kish (1965), Survey Sampling, 11.7; Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.5;
         Wilson (1927), JASA 22:209-212

Weights are made anew for each measure, among those who answered any of its questions. So the weights of one survey can
differ between measures, and those who answered nothing of a measure do not count for it.

The variance of a mean has the factor n / (n - 1), with n for the number of answers; of two criteria together the root
of the product of both. Student's t has the effective number of answers less 1 as its degrees of freedom.
"""

from __future__ import annotations

import pyarrow as pa
from ibis.expr.types import Table

from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.moments import moments_per_group
from fremdbild.measures.scores import score_table
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
    """Sums of every two criteria per group."""
    items = items_about(survey_item, "statement", by_criterion=True)
    answers = view_answers(
        survey_response, items, question, OUTSIDE, survey_wave, survey_cell, service_case, source_record
    )
    return moments_per_group(answers, question, None)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Scores with their intervals."""
    return score_table(counts, question)


outside_score = Measure(
    name="outside_score",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("mean", "score", 0, 100, "higher"),
        Statistic("top_2_share", "percent", 0, 100, "higher"),
    ),
    kind="survey",
    told_apart_by=("criterion",),
    told_apart_by_estimate=("criterion",),
)
