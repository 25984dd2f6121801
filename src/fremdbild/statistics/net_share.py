"""A share for minus a share against, as in the Net Promoter Score, on the scale -1..1."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fremdbild.statistics.intervals import LEVEL, Array, Bounds, guarded, normal_interval, wilson_interval

MANY = 200
"""From so many answers on the normal interval holds its 95 % for skewed answers too; decision 0020."""


def net_share_standard_error(plus: ArrayLike, minus: ArrayLike, n: ArrayLike) -> Array:
    """Standard error of `plus - minus`, two shares of the same `n` answers; nan from fewer than two.

    Var(s) = (p + d - s²) / n, the variance of the mean of +1, 0 and -1.

    >>> float(net_share_standard_error(90 / 200, 50 / 200, 200).round(5))
    0.05745
    """
    plus, minus, n = (np.asarray(part, dtype=np.float64) for part in (plus, minus, n))
    return guarded(lambda: np.sqrt(np.maximum(plus + minus - (plus - minus) ** 2, 0) / n), n >= 2)


def net_share_interval(plus: ArrayLike, minus: ArrayLike, n: ArrayLike, level: float = LEVEL) -> Bounds:
    """Interval of `plus - minus`: normal from `MANY` answers on, below that Newcombe's for two shares of one sample.

    Source: Newcombe (1998), Statistics in Medicine 17:2635-2650, method 10 without continuity correction: the Wilson
    intervals of the two shares, joined by their correlation.
    """
    plus, minus, n = (np.asarray(part, dtype=np.float64) for part in (plus, minus, n))
    net = plus - minus
    known = n >= 2
    plus_low, plus_high = wilson_interval(plus, n, level)
    minus_low, minus_high = wilson_interval(minus, n, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        product = plus * minus * (1 - plus) * (1 - minus)
        correlation = np.where(product > 0, -plus * minus / np.sqrt(np.where(product > 0, product, 1)), 0)
    below = _joined(plus - plus_low, minus_high - minus, correlation)
    above = _joined(plus_high - plus, minus - minus_low, correlation)
    normal_low, normal_high = normal_interval(net, net_share_standard_error(plus, minus, n), level)
    # Where all answers are alike the normal interval would have no width, whatever their number.
    plain = (n >= MANY) & (normal_high > normal_low)
    lower = np.where(plain, normal_low, net - below)
    upper = np.where(plain, normal_high, net + above)
    return np.where(known, np.maximum(lower, -1), np.nan), np.where(known, np.minimum(upper, 1), np.nan)


def _joined(one: Array, other: Array, correlation: Array) -> Array:
    return np.sqrt(np.maximum(one**2 - 2 * correlation * one * other + other**2, 0))
