"""Do the people of a unit agree, and do units differ? Asked before the mean of a unit is shown as the unit's own.

Sources: Bliese (2000), Within-group agreement, non-independence, and reliability; James, Demaree and Wolf (1984),
Journal of Applied Psychology 69:85-98. Values as in R's package multilevel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from fremdbild.statistics.intervals import Array, guarded


@dataclass(frozen=True)
class Intraclass:
    """How much of the variance lies between units; nan where unknown."""

    icc1: float
    """Share of the variance of one answer that the unit explains; below 0 where units differ less than by chance."""
    icc2: float
    """Reliability of a unit's mean, at the mean size of a unit; never above 1, without a lower end."""
    between: float
    """Mean square between units."""
    within: float
    p_value: float
    """Of the hypothesis that units do not differ (F test)."""
    units: int
    n: float


def intraclass(n: ArrayLike, sums: ArrayLike, squares: ArrayLike) -> Intraclass:
    """ICC(1) and ICC(2) from answers, Σx and Σx² of each unit; units without answers do not count.

    ICC(1) = (B - W) / (B + (k - 1) W) and ICC(2) = (B - W) / B, with B and W the mean squares between and within units
    and k the plain mean of their sizes, as in R's multilevel, also where sizes differ. Known from two units on, and
    where some unit has two answers.

    >>> found = intraclass([2, 2], [3.0, 7.0], [5.0, 25.0])  # answers 1 2 | 3 4
    >>> round(found.icc1, 4), round(found.icc2, 4)
    (0.7778, 0.875)
    """
    sizes, sums, squares = (np.asarray(part, dtype=np.float64) for part in (n, sums, squares))
    there = sizes > 0
    sizes, sums, squares = sizes[there], sums[there], squares[there]
    units, people = len(sizes), float(sizes.sum())
    if units < 2 or people <= units:
        return Intraclass(math.nan, math.nan, math.nan, math.nan, math.nan, units, people)
    means, mean = sums / sizes, float(sums.sum()) / people
    between = float((sizes * (means - mean) ** 2).sum()) / (units - 1)
    # Σx² - n·mean² loses digits where a unit agrees; what is left of it is never below 0.
    within = float(np.maximum(squares - sums * means, 0).sum()) / (people - units)
    spread = between + (people / units - 1) * within
    icc1 = (between - within) / spread if spread > 0 else math.nan
    icc2 = (between - within) / between if between > 0 else math.nan
    p_value = float(special.fdtrc(units - 1, people - units, between / within)) if within > 0 else math.nan
    return Intraclass(icc1, icc2, between, within, p_value, units, people)


def uniform_variance(points: int, step: float = 1.0) -> float:
    """Variance of answers spread evenly over `points` of a scale that lie `step` apart: nobody agrees.

    >>> uniform_variance(7)
    4.0
    """
    if points < 2:
        raise ValueError(f"a scale of {points} points")
    return (points**2 - 1) / 12 * step**2


def r_wg(variance: ArrayLike, points: int, step: float = 1.0) -> Array:
    """Agreement 0..1 within units on one item: 1 - variance / variance of even answers.

    `variance` per unit, with divisor n - 1. Below 0 (more spread than even answers) counts as 0, as James, Demaree and
    Wolf advise.

    >>> float(r_wg(1.0, 7))
    0.75
    """
    ratio = np.asarray(variance, dtype=np.float64) / uniform_variance(points, step)
    return np.clip(1 - ratio, 0, 1)


def r_wg_items(mean_variance: ArrayLike, items: int, points: int, step: float = 1.0) -> Array:
    """r_wg(J): agreement 0..1 within units on a scale of J items, from the mean of the items' variances.

    J (1 - v) / (J (1 - v) + v), v = mean variance / variance of even answers; 0 where v is 1 or above.

    >>> float(r_wg_items(1.0, 5, 7))
    0.9375
    """
    ratio = np.asarray(mean_variance, dtype=np.float64) / uniform_variance(points, step)
    agreed = items * (1 - ratio)
    return guarded(lambda: np.where(ratio < 1, agreed / np.where(ratio < 1, agreed + ratio, 1), 0.0), ~np.isnan(ratio))
