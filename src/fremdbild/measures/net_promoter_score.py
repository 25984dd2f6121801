"""Net Promoter Score: share of promoters (9 and 10) minus share of detractors (0 to 6).

Reads    survey_response (customers' answers to `likelihood_to_recommend`), survey_item (scales 0 to 10 alone); where
         loaded survey_wave (period) and service_case (unit, segment)
Returns  score, one row per group
Unit     points, -100 .. 100; higher is better
Error    standard error of the mean of +1, 0 and -1; Kish's effective number of answers where they are weighted; normal
         interval from 200 answers on, below that Newcombe's for two shares of one sample. Answers of one person count
         as independent
Source   Reichheld (2003), The One Number You Need to Grow, Harvard Business Review 81(12):46-54;
         Newcombe (1998), Statistics in Medicine 17:2635-2650
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.answers import SUMS_OF_WEIGHTS, customers_answers
from fremdbild.measures.estimates import Figures, column, estimates
from fremdbild.measures.groups import per_group
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question
from fremdbild.statistics import effective_n, net_share_interval, net_share_standard_error
from fremdbild.statistics.net_share import MANY


def aggregate(
    survey_response: Table,
    survey_item: Table,
    question: Question,
    survey_wave: Table | None = None,
    service_case: Table | None = None,
) -> Table:
    """Answers, people and the weights of promoters and detractors per group."""
    items = survey_item.filter(
        survey_item.construct == "likelihood_to_recommend", survey_item.scale_min == 0, survey_item.scale_max == 10
    )
    answers = customers_answers(survey_response, items, question, survey_wave, service_case)
    counts = {
        **SUMS_OF_WEIGHTS,
        "promoters": _.weight.sum(where=_.score >= 9),
        "detractors": _.weight.sum(where=_.score <= 6),
    }
    return per_group(answers, question, counts)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The score with its interval."""
    weights = column(counts, "weights")
    n = effective_n(weights, column(counts, "squared_weights"))
    with np.errstate(divide="ignore", invalid="ignore"):
        promoters = np.where(weights > 0, column(counts, "promoters") / weights, np.nan)
        detractors = np.where(weights > 0, column(counts, "detractors") / weights, np.nan)
    lower, upper = net_share_interval(promoters, detractors, n)
    score = Figures(
        "score",
        promoters - detractors,
        net_share_standard_error(promoters, detractors, n),
        lower,
        upper,
        np.where(n >= MANY, "normal", "Newcombe"),
        column(counts, "people"),
        n,
        answers=column(counts, "answers"),
    )
    return estimates(counts, question, score.scaled(100))


net_promoter_score = Measure(
    name="net_promoter_score",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("score", "points", -100, 100, "higher", effect_scale=0.5),),
    kind="survey",
)
