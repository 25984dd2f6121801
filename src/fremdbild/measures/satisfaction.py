"""Satisfaction: share of customers who give one of the two best answers, and the mean.

Reads    survey_response (customers' answers to `satisfaction`), survey_item (scales of 4 to 11 points, on which the
         two best mean something); where loaded survey_wave (period) and service_case (unit, segment)
Returns  top_2_share  share of answers on one of the two best points
         mean         mean, the worst answer as 0 and the best as 100
Unit     percent and score, both 0 .. 100; higher is better
Error    share: Wilson's interval; mean: Student's interval from the standard deviation of the answers. Weighted answers
         with Kish's effective number. Answers of one person count as independent
Source   Wilson (1927), JASA 22:209-212; Kish (1965), Survey Sampling, 11.7

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
    items = survey_item.filter(
        survey_item.construct == "satisfaction", (survey_item.scale_max - survey_item.scale_min).between(3, 10)
    )
    answers = customers_answers(survey_response, items, question, survey_wave, service_case)
    return ratings_per_group(answers, question, good=_.score >= _.scale_max - 1)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Share and mean with their intervals."""
    return estimates(counts, question, good_share("top_2_share", counts), mean_rating(counts))


satisfaction = Measure(
    name="satisfaction",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("top_2_share", "percent", 0, 100, "higher"),
        Statistic("mean", "score", 0, 100, "higher"),
    ),
    kind="survey",
)
