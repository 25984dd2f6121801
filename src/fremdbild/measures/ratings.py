"""Ratings on scales of any length, as a mean on 0..100 and the share of good answers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from ibis import Deferred, _
from ibis.expr.types import Table

from fremdbild.measures.answers import SUMS_OF_WEIGHTS
from fremdbild.measures.estimates import Figures, column
from fremdbild.measures.groups import per_group
from fremdbild.result import Question
from fremdbild.statistics import effective_n, share_standard_error, weighted_means, wilson_interval


def ratings_per_group(answers: Table, question: Question, good: Deferred) -> Table:
    """Answers, people, and the weighted sums of the answers on 0..1, of their squares and of the `good` ones."""
    # nullif: engines may divide before they filter, and some stop at a division by nothing.
    part = (_.score - _.scale_min) / (_.scale_max - _.scale_min).nullif(0)
    counts = {
        **SUMS_OF_WEIGHTS,
        "parts": (_.weight * part).sum(),
        "squared_parts": (_.weight * part * part).sum(),
        "good": _.weight.sum(where=good),
    }
    return per_group(answers, question, counts)


def mean_rating(counts: pa.Table) -> Figures:
    """The mean on 0..100 with Student's interval."""
    weights, n = column(counts, "weights"), _effective_n(counts)
    means = weighted_means(weights, column(counts, "parts"), column(counts, "squared_parts"), n)
    method = np.where(means.standard_error > 0, "Student", "Wilson")
    return Figures(
        "mean",
        means.value,
        means.standard_error,
        means.lower,
        means.upper,
        method,
        column(counts, "people"),
        n,
        answers=column(counts, "answers"),
    ).scaled(100)


def good_share(statistic: str, counts: pa.Table) -> Figures:
    """The share of good answers in percent with Wilson's interval."""
    weights, n = column(counts, "weights"), _effective_n(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Rounding in sums of weights must not make a share of more than all.
        share = np.where(weights > 0, np.minimum(column(counts, "good") / weights, 1), np.nan)
    lower, upper = wilson_interval(share, n)
    error = share_standard_error(share, n)
    return Figures(
        statistic,
        share,
        error,
        lower,
        upper,
        "Wilson",
        column(counts, "people"),
        n,
        answers=column(counts, "answers"),
    ).scaled(100)


def _effective_n(counts: pa.Table) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return effective_n(column(counts, "weights"), column(counts, "squared_weights"))
