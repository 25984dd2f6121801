"""Means of several items with their covariance, from moments that an engine collects per weighting cell.

Each item's mean is over those who answered it. For a dimension (mean of its items) and a total (mean of the dimensions)
the covariance of the items counts: the same people answered them. Moments of pairs of items hold all of it, so that
rows never leave the engine.

Taylor linearisation for people drawn alone, as `svymean` and `svycontrast` of R's survey with one weight per cell:
Cov = n/(n-1) · Σ (z - z̄)(z - z̄)ᵀ with z = g·(u - fitted), u = (x - mean) / Σg over those who answered, 0 for the
others. `fitted` is the regression of u on the groups that the weights were raked to, where there are any: the weights
have settled that part. All arrays may have further axes in front, one set of items per group of a grouping.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fremdbild.statistics.intervals import Array
from fremdbild.statistics.linearisation import calibration_matrix
from fremdbild.statistics.weights import effective_n


@dataclass(frozen=True)
class PairMoments:
    """Moments of pairs of items per weighting cell; c and d are items.

    respondents  [cell]        people of the sample, whatever they answered; all of them also where the moments are
                               those of a part of the sample (a unit): who does not belong to it has answered nothing
    n            [cell, c, d]  who answered c and d; on the diagonal who answered c
    sums         [cell, c, d]  Σ x_c over them, so that sums[cell, d, c] is Σ x_d
    products     [cell, c, d]  Σ x_c x_d over them
    """

    respondents: Array
    n: Array
    sums: Array
    products: Array

    def __post_init__(self) -> None:
        cells, items = self.n.shape[-3], self.n.shape[-1]
        shapes = (self.n.shape, self.sums.shape, self.products.shape)
        if len(set(shapes)) != 1 or self.n.shape[-2] != items or self.respondents.shape[-1] != cells:
            raise ValueError(f"moments of {shapes} for respondents of {self.respondents.shape}")

    def pooled(self, weights: ArrayLike | None = None) -> PairMoments:
        """All cells as one, weighted where `weights` are given; for `pairwise_covariance` and `reliability`."""
        g = np.ones(self.respondents.shape[-1]) if weights is None else np.asarray(weights, dtype=np.float64)
        by_cell = g[:, None, None]
        return PairMoments(
            respondents=(self.respondents * g).sum(axis=-1, keepdims=True),
            n=(self.n * by_cell).sum(axis=-3, keepdims=True),
            sums=(self.sums * by_cell).sum(axis=-3, keepdims=True),
            products=(self.products * by_cell).sum(axis=-3, keepdims=True),
        )


@dataclass(frozen=True)
class JointMeans:
    """Several means and their covariance; nan where nobody answered, the covariance also from fewer than two."""

    values: Array
    """[item]"""
    covariance: Array
    """[item, item]"""
    answers: Array
    """[item]: who answered it; of a combination the fewest of the items that count in it."""
    effective_n: Array
    """[item]: the same, as Kish's number."""

    @property
    def standard_errors(self) -> Array:
        return np.sqrt(np.maximum(np.diagonal(self.covariance, axis1=-2, axis2=-1), 0))

    def combined(self, coefficients: ArrayLike) -> JointMeans:
        """Linear combinations, one per row of `coefficients` [combination, item]; an item with 0 need not be known."""
        a = np.asarray(coefficients, dtype=np.float64)
        used = a != 0
        values = np.where(used, a * self.values[..., None, :], 0).sum(axis=-1)
        covariance = a @ np.nan_to_num(self.covariance, nan=0.0) @ a.T
        without_error = np.isnan(np.diagonal(self.covariance, axis1=-2, axis2=-1))
        unknown = (used & without_error[..., None, :]).any(axis=-1)
        covariance = np.where(unknown[..., :, None] | unknown[..., None, :], np.nan, covariance)
        return JointMeans(values, covariance, _fewest(self.answers, used), _fewest(self.effective_n, used))


def item_means(
    moments: PairMoments,
    weights: ArrayLike | None = None,
    calibration: Sequence[ArrayLike] = (),
    *,
    finite_population_factor: ArrayLike = 1.0,
) -> JointMeans:
    """Weighted mean of each item with the covariance of all.

    weights       [cell]; all alike where left out
    calibration   per margin that the weights meet: the group of each cell (`Raking.members`)
    finite_population_factor   of a standard error (`weights.finite_population_factor`), one or one per set of items
    """
    cells = moments.respondents.shape[-1]
    g = np.ones(cells) if weights is None else np.asarray(weights, dtype=np.float64)
    answered, added = (np.diagonal(part, axis1=-2, axis2=-1) for part in (moments.n, moments.sums))
    below = np.einsum("w,...wc->...c", g, answered)
    safe = np.where(below > 0, below, np.nan)
    values = np.einsum("w,...wc->...c", g, added) / safe
    # Unknown items drop out of the sums below and are put back as nan at the end.
    mean, scale = np.nan_to_num(values), np.nan_to_num(1 / safe)
    own = (added - mean[..., None, :] * answered) * scale[..., None, :]
    mean_c, mean_d = mean[..., None, :, None], mean[..., None, None, :]
    second = np.swapaxes(moments.sums, -1, -2)
    both = moments.products - mean_d * moments.sums - mean_c * second + mean_c * mean_d * moments.n
    both = both * (scale[..., None, :, None] * scale[..., None, None, :])
    fitted = _fitted(moments.respondents, own, calibration)
    both = both - own[..., :, None] * fitted[..., None, :] - fitted[..., :, None] * own[..., None, :]
    both = both + moments.respondents[..., None, None] * fitted[..., :, None] * fitted[..., None, :]
    squares = np.einsum("w,...wcd->...cd", g**2, both)
    sums = np.einsum("w,...wc->...c", g, own - moments.respondents[..., None] * fitted)
    people = moments.respondents.sum(axis=-1)[..., None, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        covariance = (squares - sums[..., :, None] * sums[..., None, :] / people) * people / (people - 1)
    total = answered.sum(axis=-2)
    known = total >= 2
    covariance = np.where(known[..., :, None] & known[..., None, :] & (people > 1), covariance, np.nan)
    factor = np.asarray(finite_population_factor, dtype=np.float64)[..., None, None]
    return JointMeans(
        values, covariance * factor**2, total, effective_n(below, np.einsum("w,...wc->...c", g**2, answered))
    )


def nested_means(dimension_of_item: Sequence[Hashable]) -> Array:
    """Coefficients for `combined`: one row per dimension (mean of its items), then the total (mean of dimensions).

    >>> nested_means(["leadership", "leadership", "speed"]).tolist()
    [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0], [0.25, 0.25, 0.5]]
    """
    names = list(dict.fromkeys(dimension_of_item))
    belongs = np.array([[name == dimension for name in dimension_of_item] for dimension in names], dtype=np.float64)
    dimensions = belongs / belongs.sum(axis=1, keepdims=True)
    return np.vstack([dimensions, dimensions.mean(axis=0)])


def _fitted(respondents: Array, own: Array, calibration: Sequence[ArrayLike]) -> Array:
    """[cell, item]: what the margins explain of u, the same for everybody in a cell."""
    if not calibration:
        return np.zeros_like(own)
    margins = calibration_matrix(calibration)
    cross = np.einsum("wi,...w,wj->...ij", margins, respondents, margins)
    slopes = np.linalg.pinv(cross, hermitian=True) @ np.einsum("wi,...wc->...ic", margins, own)
    return np.asarray(margins @ slopes, dtype=np.float64)


def _fewest(numbers: Array, used: Array) -> Array:
    return np.asarray(np.where(used, numbers[..., None, :], np.inf).min(axis=-1), dtype=np.float64)
