"""Guess at customers: how many of 100 customers managers expect to agree with a statement.

Reads    survey_response (managers' answers to `guess`), survey_item (criterion, scale 0 to 100); where loaded
         survey_wave (period), survey_cell (unit, perspective, headcount) and population (weights)
Returns  mean  the mean guess; stands beside `outside_score.top_2_share`, the share that does agree
Unit     percent of customers, 0 .. 100; neither high nor low is better, close is
Error    Student's interval from the linearised variance, with Kish's effective number where answers are weighted, and
         with the finite-population factor where the number of managers is known
Source   meta-perception: Kenny and DePaulo (1993), Psychological Bulletin 114:145-161

Weights are made anew for each measure, among those who answered any of its questions. So the weights of one survey can
differ between measures, and those who answered nothing of a measure do not count for it.

The variance of the mean has the factor n / (n - 1), with n for the number of answers. Student's t has the effective
number of answers less 1 as its degrees of freedom.
"""

from __future__ import annotations

import pyarrow as pa
from ibis.expr.types import Table

from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.moments import headcounts_of, moments_per_group
from fremdbild.measures.scores import guess_table
from fremdbild.measures.view import MANAGERS, items_about, view_answers
from fremdbild.result import Question


def aggregate(
    survey_response: Table,
    survey_item: Table,
    question: Question,
    survey_wave: Table | None = None,
    survey_cell: Table | None = None,
) -> Table:
    """Sums of the guesses per group, and how many managers there are."""
    items = items_about(survey_item, "guess", by_criterion=True)
    answers = view_answers(survey_response, items, question, MANAGERS, survey_wave, survey_cell)
    return moments_per_group(
        answers, question, headcounts_of(survey_cell, survey_wave, question, MANAGERS), pairs=False
    )


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Mean guesses with their intervals."""
    return guess_table(counts, question)


customer_guess = Measure(
    name="customer_guess",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("mean", "percent", 0, 100, "higher", effect_scale=None),),
    kind="survey",
    told_apart_by=("criterion",),
    told_apart_by_estimate=("criterion",),
)
