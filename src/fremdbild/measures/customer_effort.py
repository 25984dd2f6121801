"""Customer effort: how easy it was, by the customers' word.

Reads    survey_response (customers' answers to `effort`), survey_item (any scale; `reversed` where a high answer means
         much effort); where loaded survey_wave (period) and service_case (unit, segment)
Returns  mean        mean, most effort as 0 and least as 100
         easy_share  share of answers above the middle of the scale: 5 to 7 of 7, 4 and 5 of 5
Unit     score and percent, both 0 .. 100; higher is less effort, and better
Error    mean: Student's interval from the standard deviation of the answers; share: Wilson's interval. Weighted answers
         with Kish's effective number. Answers of one person count as independent
Source   Dixon, Freeman and Toman (2010), Stop Trying to Delight Your Customers, Harvard Business Review 88(7):116-122

The variance of the mean is that of the answers divided by the effective number less 1. Student's t has as many degrees
of freedom.
"""

from __future__ import annotations

import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.answers import customers_answers
from fremdbild.measures.estimates import estimates
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.ratings import good_share, mean_rating, ratings_per_group
from fremdbild.result import Question


def aggregate(
    survey_response: Table,
    survey_item: Table,
    question: Question,
    survey_wave: Table | None = None,
    service_case: Table | None = None,
) -> Table:
    """Answers, people and weighted sums per group."""
    items = survey_item.filter(survey_item.construct == "effort", survey_item.scale_max > survey_item.scale_min)
    answers = customers_answers(survey_response, items, question, survey_wave, service_case)
    return ratings_per_group(answers, question, good=_.score + _.score > _.scale_min + _.scale_max)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Mean and share with their intervals."""
    return estimates(counts, question, mean_rating(counts), good_share("easy_share", counts))


customer_effort = Measure(
    name="customer_effort",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("mean", "score", 0, 100, "higher"),
        Statistic("easy_share", "percent", 0, 100, "higher"),
    ),
    kind="survey",
)
