from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fremdbild.statistics import lmg, relative_weights

THREE = ([[1.0, 0.6, 0.3], [0.6, 1.0, 0.2], [0.3, 0.2, 1.0]], [0.5, 0.45, 0.3])


def test_three_drivers_are_those_of_r() -> None:
    assert relative_weights(*THREE).round(4) == pytest.approx([0.1455, 0.1116, 0.0513])
    assert lmg(*THREE).round(4) == pytest.approx([0.1479, 0.1110, 0.0495])
    assert round(float(lmg(*THREE).sum()), 4) == 0.3084


@pytest.mark.parametrize("weights", [relative_weights, lmg])
def test_two_drivers_are_as_published_in_both_ways(weights: Any) -> None:
    assert weights([[1.0, 0.5], [0.5, 1.0]], [0.6, 0.4]).round(4) == pytest.approx([0.2867, 0.0867])


@settings(deadline=None)
@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_both_add_up_to_r_squared_and_neither_is_below_zero(drivers: int, seed: int) -> None:
    correlations, outcome = random_correlations(drivers, seed)
    r_squared = float(outcome @ np.linalg.solve(correlations, outcome))
    for weights in (relative_weights(correlations, outcome), lmg(correlations, outcome)):
        assert weights.sum() == pytest.approx(r_squared)
        assert (weights >= -1e-9).all()


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_lmg_is_the_average_over_all_orders(drivers: int, seed: int) -> None:
    correlations, outcome = random_correlations(drivers, seed)
    shares = np.zeros(drivers)
    orders = list(permutations(range(drivers)))
    for order in orders:
        before = 0.0
        for place in range(drivers):
            own = list(order[: place + 1])
            after = float(outcome[own] @ np.linalg.solve(correlations[np.ix_(own, own)], outcome[own]))
            shares[order[place]] += (after - before) / len(orders)
            before = after
    assert lmg(correlations, outcome) == pytest.approx(shares)


def test_relative_weights_are_those_of_the_detour_over_uncorrelated_variables() -> None:
    """Johnson's own steps, on rows: Z = P Qᵀ of the singular values; regress y on Z and the drivers on Z."""
    chance = np.random.default_rng(5)
    x = chance.normal(size=(200, 4)) @ chance.normal(size=(4, 4))
    y = x @ [1.0, 0.5, 0.0, -0.5] + chance.normal(size=200)
    x, y = (x - x.mean(0)) / x.std(0), (y - y.mean()) / y.std()
    left, _, right = np.linalg.svd(x, full_matrices=False)
    near = left @ right * np.sqrt(len(x))
    slopes, loadings = near.T @ y / len(x), near.T @ x / len(x)
    assert relative_weights(x.T @ x / len(x), x.T @ y / len(x)) == pytest.approx((loadings**2).T @ slopes**2)


def test_uncorrelated_drivers_get_their_squared_correlation() -> None:
    for weights in (relative_weights, lmg):
        assert weights(np.eye(3), [0.5, -0.4, 0.0]) == pytest.approx([0.25, 0.16, 0])


@pytest.mark.parametrize(
    ("correlations", "outcome"),
    [
        ([[1.0, 1.0], [1.0, 1.0]], [0.5, 0.5]),
        ([[1.0, 0.9], [0.9, 1.0]], [0.9, -0.9]),
        ([[1.0, np.nan], [np.nan, 1.0]], [0.5, 0.5]),
    ],
    ids=["copies", "more than everything explained", "unknown"],
)
def test_what_cannot_be_divided_is_unknown(correlations: Any, outcome: list[float]) -> None:
    assert np.isnan(relative_weights(correlations, outcome)).all()
    assert np.isnan(lmg(correlations, outcome)).all()


def test_shapes_and_numbers_of_drivers_are_checked() -> None:
    with pytest.raises(ValueError, match="17 drivers"):
        lmg(np.eye(17), np.zeros(17))
    with pytest.raises(ValueError, match="correlations of"):
        relative_weights(np.eye(2), [0.5])


def random_correlations(drivers: int, seed: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(30, 1)) * chance.uniform(0, 1) + chance.normal(size=(30, drivers + 1))
    matrix = np.atleast_2d(np.corrcoef(rows.T))
    return matrix[:-1, :-1], matrix[:-1, -1]
