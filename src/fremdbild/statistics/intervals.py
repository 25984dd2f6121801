"""Confidence intervals of one estimate, for arrays of groups at once; unknown is nan, in and out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Array = NDArray[np.float64]
Bounds = tuple[Array, Array]

LEVEL = 0.95
"""Confidence of every interval that is shown."""


def normal_quantile(level: float = LEVEL) -> float:
    """How many standard errors an interval of `level` reaches to each side: 1.96 for 0.95."""
    return float(special.ndtri(0.5 + level / 2))


def normal_interval(value: ArrayLike, standard_error: ArrayLike, level: float = LEVEL) -> Bounds:
    """`value` ± z standard errors."""
    value, half = _floats(value), normal_quantile(level) * _floats(standard_error)
    return value - half, value + half


def student_interval(
    value: ArrayLike, standard_error: ArrayLike, degrees_of_freedom: ArrayLike, level: float = LEVEL
) -> Bounds:
    """`value` ± t standard errors; nan where there is no degree of freedom."""
    degrees = _floats(degrees_of_freedom)
    known = degrees > 0
    half = np.full(np.broadcast(degrees, standard_error).shape, np.nan)
    t = np.where(known, special.stdtrit(np.where(known, degrees, 1.0), 0.5 + level / 2), np.nan)
    half = t * _floats(standard_error)
    return _floats(value) - half, _floats(value) + half


def wilson_interval(share: ArrayLike, n: ArrayLike, level: float = LEVEL) -> Bounds:
    """Wilson's score interval of a share 0..1 among `n`; never outside 0..1, never without width.

    `n` may be an effective number. Source: Wilson (1927), JASA 22:209-212.

    >>> low, high = wilson_interval(3 / 40, 40)
    >>> round(float(low), 3), round(float(high), 3)
    (0.026, 0.199)
    """
    share, n = _floats(share), _floats(n)
    z2 = normal_quantile(level) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        n = np.where(n > 0, n, np.nan)
        stretch = 1 + z2 / n
        centre = (share + z2 / (2 * n)) / stretch
        spread = np.maximum(share * (1 - share), 0) / n + z2 / (4 * n * n)
        half = np.sqrt(z2 * spread) / stretch
    # At 0 and 1 the bound is exact; rounding must not push it over.
    lower = np.where(share <= 0, 0.0 * half, np.maximum(centre - half, 0))
    upper = np.where(share >= 1, 1.0 + 0.0 * half, np.minimum(centre + half, 1))
    return lower, upper


def share_standard_error(share: ArrayLike, n: ArrayLike) -> Array:
    """Standard error of a share 0..1 among `n`; nan from fewer than two."""
    share, n = _floats(share), _floats(n)
    return guarded(lambda: np.sqrt(np.maximum(share * (1 - share), 0) / n), n >= 2)


def guarded(formula: Callable[[], Array], known: ArrayLike) -> Array:
    """The formula's values where `known`, nan elsewhere; divisions by nothing stay silent."""
    with np.errstate(all="ignore"):
        return np.where(known, formula(), np.nan)


def _floats(values: ArrayLike) -> Array:
    return np.asarray(values, dtype=np.float64)
