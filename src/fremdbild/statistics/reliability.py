"""How far the items of a scale measure the same: Cronbach's alpha and McDonald's omega.

All from a covariance matrix and n, so that they work on moments collected from an engine. Omega comes first in a
report: alpha is right only where all items measure equally well. Below .70 a scale is too unsure, above .95 its items
repeat each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from fremdbild.statistics.factors import FactorFit, one_factor
from fremdbild.statistics.intervals import LEVEL, Array, guarded


@dataclass(frozen=True)
class Reliability:
    """Reliability of one scale; nan where unknown."""

    items: int
    n: float
    omega: float
    alpha: float
    lower: float
    """Bounds of alpha, after Feldt."""
    upper: float
    alpha_standardised: float
    """Of the correlation matrix: items of equal spread."""
    item_rest: Array
    """Per item: correlation with the sum of the others (corrected item-total correlation)."""
    alpha_if_dropped: Array
    """Per item: alpha of the others."""
    fit: FactorFit
    """The one-factor model behind omega; its `status` says why omega is unknown."""


def reliability(covariance: ArrayLike, n: float, level: float = LEVEL) -> Reliability:
    """Everything about the scale whose items have this covariance matrix among `n` respondents.

    >>> found = reliability([[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]], 100)
    >>> round(found.alpha, 3), round(found.omega, 3)
    (0.75, 0.75)
    """
    matrix = _square(covariance)
    alpha = cronbach_alpha(matrix)
    lower, upper = feldt_interval(alpha, n, len(matrix), level)
    fit = one_factor(matrix, n)
    return Reliability(
        items=len(matrix),
        n=n,
        omega=omega(fit),
        alpha=alpha,
        lower=lower,
        upper=upper,
        alpha_standardised=cronbach_alpha(_correlations(matrix)),
        item_rest=item_rest_correlations(matrix),
        alpha_if_dropped=alpha_if_dropped(matrix),
        fit=fit,
    )


def cronbach_alpha(covariance: ArrayLike) -> float:
    """k/(k-1) · (1 - sum of variances / variance of the sum); nan for one item or a sum that does not vary.

    Source: Cronbach (1951), Psychometrika 16:297-334.
    """
    matrix = _square(covariance)
    items, total = len(matrix), float(matrix.sum())
    if items < 2 or not total > 0:
        return math.nan
    return items / (items - 1) * (1 - float(np.trace(matrix)) / total)


def feldt_interval(alpha: float, n: float, items: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of alpha. Source: Feldt (1965), Psychometrika 30:357-370; `alpha.ci` of R's psych.

    >>> [round(bound, 4) for bound in feldt_interval(0.8, 100, 5)]
    [0.7306, 0.8559]
    """
    if not (n > 1 and items > 1) or math.isnan(alpha):
        return math.nan, math.nan
    people, answers = n - 1, (n - 1) * (items - 1)
    high = float(special.fdtri(people, answers, 0.5 + level / 2))
    low = float(special.fdtri(people, answers, 0.5 - level / 2))
    return 1 - (1 - alpha) * high, 1 - (1 - alpha) * low


def omega(fit: FactorFit) -> float:
    """(Σ loadings)² / ((Σ loadings)² + Σ error variances) of a one-factor model; nan where it did not fit.

    Loadings in the unit of the items give omega of their plain sum. Source: McDonald (1999), Test Theory.
    """
    if fit.factors != 1:
        raise ValueError(f"omega of one factor, asked of {fit.factors}")
    common = float(fit.loadings.sum()) ** 2
    return common / (common + float(fit.error_variances.sum()))


def item_rest_correlations(covariance: ArrayLike) -> Array:
    """Correlation of each item with the sum of the others; nan where one of them does not vary."""
    matrix = _square(covariance)
    variance = np.diag(matrix)
    with_rest = matrix.sum(axis=1) - variance
    rest = matrix.sum() - variance - 2 * with_rest
    return guarded(lambda: with_rest / np.sqrt(variance * rest), (variance > 0) & (rest > 0))


def alpha_if_dropped(covariance: ArrayLike) -> Array:
    """Alpha of the scale without each item; nan where only one is left."""
    matrix = _square(covariance)
    places = np.arange(len(matrix))
    return np.array([cronbach_alpha(matrix[np.ix_(places != item, places != item)]) for item in places])


def pairwise_covariance(n: ArrayLike, sums: ArrayLike, products: ArrayLike) -> Array:
    """Covariance matrix from the moments of pairs of items, each over the respondents who answered both.

    n        n[c, d]: respondents who answered c and d, on the diagonal those who answered c
    sums     sums[c, d]: Σ x_c over them, so that sums[d, c] is Σ x_d
    products products[c, d]: Σ x_c x_d over them

    The `use = "pairwise"` of R's `cov`. Where nobody left an item out it is the ordinary covariance matrix. nan where
    fewer than two answered both. Such a matrix can contradict itself; `one_factor` then says so.
    """
    n, sums, products = (np.asarray(part, dtype=np.float64) for part in (n, sums, products))
    return guarded(lambda: (products - sums * np.swapaxes(sums, -1, -2) / n) / (n - 1), n >= 2)


def _correlations(matrix: Array) -> Array:
    variance = np.diag(matrix)
    spread = np.sqrt(np.where(variance > 0, variance, np.nan))
    return np.asarray(matrix / np.outer(spread, spread), dtype=np.float64)


def _square(covariance: ArrayLike) -> Array:
    matrix = np.asarray(covariance, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"a covariance matrix of {matrix.shape}")
    return matrix
