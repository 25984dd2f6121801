"""How much each driver explains of an outcome, where drivers correlate: shares that add up to R².

From correlations alone. Plain regression coefficients do not divide R² among correlated drivers. Neither weight says
what causes what, and neither has a sign: report signs of the correlations apart.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from fremdbild.statistics.intervals import Array

MOST_DRIVERS = 16
"""LMG looks at every subset: 65,536 for sixteen drivers."""
_SMALLEST_EIGENVALUE = 1e-10


def relative_weights(correlations: ArrayLike, with_outcome: ArrayLike) -> Array:
    """Johnson's relative weights: R² divided by way of the uncorrelated variables closest to the drivers.

    `correlations` of the drivers (square), `with_outcome` of each with the outcome. nan throughout where one driver is
    a sum of others, or pairs of answers contradict. Source: Johnson (2000), Multivariate Behavioral Research 35:1-19.

    >>> relative_weights([[1.0, 0.5], [0.5, 1.0]], [0.6, 0.4]).round(4).tolist()
    [0.2867, 0.0867]
    """
    drivers, outcome = _checked(correlations, with_outcome)
    if not _possible(drivers, outcome):
        return np.full(len(outcome), math.nan)
    values, vectors = np.linalg.eigh(drivers)
    root = (vectors * np.sqrt(values)) @ vectors.T
    slopes = np.linalg.solve(root, outcome)
    return np.asarray(root**2 @ slopes**2, dtype=np.float64)


def lmg(correlations: ArrayLike, with_outcome: ArrayLike) -> Array:
    """LMG or Shapley value: what a driver adds to R², averaged over every order in which drivers can enter.

    Arguments and nan as for `relative_weights`; at most `MOST_DRIVERS`. Source: Lindeman, Merenda and Gold (1980); R's
    relaimpo, type "lmg".

    >>> lmg([[1.0, 0.6, 0.3], [0.6, 1.0, 0.2], [0.3, 0.2, 1.0]], [0.5, 0.45, 0.3]).round(4).tolist()
    [0.1479, 0.111, 0.0495]
    """
    drivers, outcome = _checked(correlations, with_outcome)
    count = len(outcome)
    if count > MOST_DRIVERS:
        raise ValueError(f"{count} drivers; LMG takes at most {MOST_DRIVERS}")
    if not _possible(drivers, outcome):
        return np.full(count, math.nan)
    subsets = np.arange(2**count)
    sizes = np.bitwise_count(subsets)
    explained = _explained_by_subsets(drivers, outcome)
    orders = np.array([1 / (count * math.comb(count - 1, size)) for size in range(count)])
    shares = np.zeros(count)
    for driver in range(count):
        without = subsets[(subsets >> driver) & 1 == 0]
        gain = explained[without | (1 << driver)] - explained[without]
        shares[driver] = float((orders[sizes[without]] * gain).sum())
    return shares


def _explained_by_subsets(drivers: Array, outcome: Array) -> Array:
    """R² of every subset of drivers; bit i of the place says whether driver i is in.

    A driver that is left out stands as a variable that correlates with nothing: all subsets have the same shape.
    """
    count = len(outcome)
    explained = np.empty(2**count)
    for start in range(0, 2**count, 4096):
        subsets = np.arange(start, min(start + 4096, 2**count))
        inside = ((subsets[:, None] >> np.arange(count)) & 1).astype(np.float64)
        matrices = drivers * inside[:, :, None] * inside[:, None, :]
        matrices[:, np.arange(count), np.arange(count)] = 1
        right = outcome * inside
        slopes = np.linalg.solve(matrices, right[:, :, None])[:, :, 0]
        explained[subsets] = (slopes * right).sum(axis=1)
    return explained


def _possible(drivers: Array, outcome: Array) -> bool:
    if not (np.isfinite(drivers).all() and np.isfinite(outcome).all()):
        return False
    if len(outcome) == 0 or np.linalg.eigvalsh(drivers)[0] < _SMALLEST_EIGENVALUE:
        return False
    return float(outcome @ np.linalg.solve(drivers, outcome)) <= 1 + 1e-9


def _checked(correlations: ArrayLike, with_outcome: ArrayLike) -> tuple[Array, Array]:
    drivers, outcome = np.asarray(correlations, dtype=np.float64), np.asarray(with_outcome, dtype=np.float64)
    if outcome.ndim != 1 or drivers.shape != (len(outcome), len(outcome)):
        raise ValueError(f"correlations of {drivers.shape} for {outcome.shape} with the outcome")
    return drivers, outcome
