"""Weights: what they cost."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fremdbild.statistics.intervals import Array, guarded


def effective_n(sum_of_weights: ArrayLike, sum_of_squares: ArrayLike) -> Array:
    """Kish's effective number of answers: (Σw)² / Σw²; 0 where there are none.

    >>> float(effective_n(3.0, 3.0))
    3.0
    """
    total, squares = np.asarray(sum_of_weights, dtype=np.float64), np.asarray(sum_of_squares, dtype=np.float64)
    return np.nan_to_num(guarded(lambda: total**2 / squares, squares > 0), nan=0.0)


def design_effect(n: ArrayLike, sum_of_weights: ArrayLike, sum_of_squares: ArrayLike) -> Array:
    """How many answers are needed where one would do without weights: n / effective n; nan where there are none."""
    effective = effective_n(sum_of_weights, sum_of_squares)
    return guarded(lambda: np.asarray(n, dtype=np.float64) / effective, effective > 0)


def finite_population_factor(n: ArrayLike, population: ArrayLike) -> Array:
    """By how much a standard error shrinks where `n` of `population` answered: √((N - n) / (N - 1)); 0 for a census.

    1 where the population is unlimited; nan where more answered than there are, or the population is unknown (nan).

    >>> round(float(finite_population_factor(50, 101)), 4)
    0.7141
    """
    n, size = np.asarray(n, dtype=np.float64), np.asarray(population, dtype=np.float64)
    known = (n <= size) & np.isfinite(size)
    factor = guarded(lambda: np.sqrt((size - n) / np.maximum(size - 1, 1)), known)
    return np.where(np.isposinf(size), 1.0, factor)
