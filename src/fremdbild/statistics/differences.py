"""Differences of two independent estimates, with interval and p-value."""

from __future__ import annotations

import math
from typing import NamedTuple

from scipy import special

from fremdbild.statistics.intervals import LEVEL, normal_quantile, wilson_interval


class Difference(NamedTuple):
    """`value` = first minus second; `p_value` of the test that there is none. nan where unknown."""

    value: float
    standard_error: float
    lower: float
    upper: float
    p_value: float


def difference(
    first: float, first_error: float, second: float, second_error: float, level: float = LEVEL
) -> Difference:
    """Difference of two estimates with normal errors: z = (a - b) / √(SE² + SE²)."""
    value, error = first - second, math.hypot(first_error, second_error)
    half = normal_quantile(level) * error
    return Difference(value, error, value - half, value + half, _two_sided(value, error))


def newcombe(first: float, first_n: float, second: float, second_n: float, level: float = LEVEL) -> Difference:
    """Difference of two shares 0..1 of `first_n` and `second_n`, which may be effective numbers.

    Interval by Newcombe (1998), Statistics in Medicine 17:873-890, method 10; p-value of the score test with the pooled
    share.

    >>> [round(part, 4) for part in newcombe(56 / 70, 70, 48 / 80, 80)][2:4]
    [0.0524, 0.3339]
    """
    if not (first_n > 0 and second_n > 0):
        return Difference(first - second, math.nan, math.nan, math.nan, math.nan)
    low_1, high_1 = (float(bound) for bound in wilson_interval(first, first_n, level))
    low_2, high_2 = (float(bound) for bound in wilson_interval(second, second_n, level))
    value, _, lower, upper, _ = joined_intervals(first, low_1, high_1, second, low_2, high_2)
    pooled = (first * first_n + second * second_n) / (first_n + second_n)
    under_none = math.sqrt(max(pooled * (1 - pooled), 0) * (1 / first_n + 1 / second_n))
    error = math.sqrt(max(first * (1 - first), 0) / first_n + max(second * (1 - second), 0) / second_n)
    return Difference(value, error, lower, upper, _two_sided(value, under_none))


def joined_intervals(
    first: float, first_lower: float, first_upper: float, second: float, second_lower: float, second_upper: float
) -> Difference:
    """Difference of two estimates from their own intervals, of the same level, symmetric or not; no p-value.

    Source: Zou and Donner (2008), Statistics in Medicine 27:1693-1702 ("method of variance estimates recovery").
    """
    value = first - second
    lower = value - math.hypot(first - first_lower, second_upper - second)
    upper = value + math.hypot(first_upper - first, second - second_lower)
    return Difference(value, math.nan, lower, upper, math.nan)


def welch(
    first: float,
    first_error: float,
    first_n: float,
    second: float,
    second_error: float,
    second_n: float,
    level: float = LEVEL,
) -> Difference:
    """Difference of two means with their standard errors and (effective) numbers of answers.

    Source: Welch (1947), Biometrika 34:28-35; degrees of freedom after Satterthwaite.
    """
    value, error = first - second, math.hypot(first_error, second_error)
    if not (first_n > 1 and second_n > 1) or math.isnan(error):
        return Difference(value, math.nan, math.nan, math.nan, math.nan)
    if error == 0:
        return Difference(value, 0.0, value, value, 1.0 if value == 0 else 0.0)
    degrees = welch_degrees(first_error, first_n, second_error, second_n)
    half = float(special.stdtrit(degrees, 0.5 + level / 2)) * error
    p_value = 2 * float(special.stdtr(degrees, -abs(value / error)))
    return Difference(value, error, value - half, value + half, p_value)


def welch_degrees(first_error: float, first_n: float, second_error: float, second_n: float) -> float:
    """Degrees of freedom of Welch's test, after Satterthwaite; nan where nothing varies or a side has one answer.

    >>> round(welch_degrees(1.0, 11, 1.0, 11), 6)
    20.0
    """
    below = first_error**4 / (first_n - 1) + second_error**4 / (second_n - 1) if min(first_n, second_n) > 1 else 0.0
    return math.hypot(first_error, second_error) ** 4 / below if below > 0 else math.nan


def _two_sided(value: float, error: float) -> float:
    if math.isnan(value) or math.isnan(error):
        return math.nan
    if error == 0:
        return 1.0 if value == 0 else 0.0
    return 2 * float(special.ndtr(-abs(value / error)))
