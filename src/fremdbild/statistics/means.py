"""Mean of answers on a scale 0..1, from sums."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fremdbild.statistics.intervals import LEVEL, Array, guarded, student_interval, wilson_interval

_ROUNDING = 1e-12
"""A variance below this is the rounding of sums, not a difference between answers."""


@dataclass(frozen=True)
class Means:
    """Means with their errors and intervals, one per group; nan where they cannot be known."""

    value: Array
    standard_error: Array
    lower: Array
    upper: Array


def weighted_means(
    weights: ArrayLike, weighted_sum: ArrayLike, weighted_squares: ArrayLike, n: ArrayLike, level: float = LEVEL
) -> Means:
    """Means of answers 0..1 from Σw, Σwx and Σwx², with `n` effective answers; Student's interval with n - 1 degrees.

    From fewer than two effective answers there is no error and no interval. Where all answers are alike, the interval
    is Wilson's with the mean as the share: no variable on 0..1 with that mean varies more.
    """
    weights, total, squares, n = (
        np.asarray(part, dtype=np.float64) for part in (weights, weighted_sum, weighted_squares, n)
    )
    known = n >= 2
    value = guarded(lambda: total / weights, weights > 0)
    variance = guarded(lambda: np.maximum(squares / weights - value**2, 0), weights > 0)
    variance = np.where(variance < _ROUNDING, 0, variance)
    standard_error = guarded(lambda: np.sqrt(variance / (n - 1)), known)
    lower, upper = student_interval(value, standard_error, np.where(known, n - 1, np.nan), level)
    alike_lower, alike_upper = wilson_interval(value, n, level)
    alike = known & (variance == 0)
    return Means(
        value,
        standard_error,
        np.where(alike, alike_lower, np.maximum(lower, 0)),
        np.where(alike, alike_upper, np.minimum(upper, 1)),
    )
