from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_data import columns, complete

from fremdbild.statistics import (
    correlated_factors,
    cronbach_alpha,
    feldt_interval,
    one_factor,
    pairwise_covariance,
    reliability,
)
from fremdbild.statistics.reliability import omega

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "reliability.json").read_text())
NEUROTICISM = [f"N{item}" for item in range(1, 6)]


def test_three_items_worked_by_hand() -> None:
    """Loadings .8 .6 .4: correlations .48 .32 .24; alpha 1.5 · 2.08/5.08, omega 3.24/(3.24 + 1.84)."""
    loadings = np.array([0.8, 0.6, 0.4])
    matrix = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    found = reliability(matrix, 100)
    assert found.alpha == pytest.approx(1.5 * 2.08 / 5.08)
    assert (round(found.alpha, 3), round(found.omega, 3)) == (0.614, 0.638)
    assert found.omega == pytest.approx(3.24 / 5.08)


def test_equal_correlations_make_alpha_and_omega_the_same() -> None:
    found = reliability(np.full((3, 3), 0.5) + 0.5 * np.eye(3), 50)
    assert (found.alpha, found.omega) == pytest.approx((0.75, 0.75))


def test_scale_is_that_of_psych() -> None:
    made_up = REFERENCE["made_up"]
    wanted = made_up["scale"]
    found = reliability(made_up["covariance"], made_up["n"])
    assert (found.alpha, found.alpha_standardised) == pytest.approx((wanted["alpha"], wanted["standardised"]), rel=1e-9)
    assert (found.lower, found.upper) == pytest.approx((wanted["lower"], wanted["upper"]), rel=1e-9)
    assert found.item_rest == pytest.approx(np.array(wanted["item_rest"]), rel=1e-9)
    assert found.alpha_if_dropped == pytest.approx(np.array(wanted["alpha_if_dropped"]), rel=1e-9)


def test_pairs_of_answers_are_those_of_r() -> None:
    row = REFERENCE["pairwise"]
    answers = np.array(row["answers"], dtype=float)
    covariance = pairwise_covariance(*pair_moments(answers))
    assert covariance == pytest.approx(np.array(row["covariance"]), rel=1e-9)
    assert cronbach_alpha(covariance) == pytest.approx(row["alpha"], rel=1e-9)


def test_neuroticism_is_as_published() -> None:
    """bfi of R's psych, complete cases."""
    answers = complete(columns("survey_psych", "bfi.csv").numbers(*NEUROTICISM))
    assert len(answers) == 2694
    found = reliability(np.cov(answers.T), len(answers))
    assert found.alpha == pytest.approx(0.8133031432, abs=5e-11)
    assert found.alpha_standardised == pytest.approx(0.8140720657, abs=5e-11)
    assert (found.lower, found.upper) == pytest.approx((0.80192, 0.82422), abs=5e-6)
    # lavaan stops a little early; closer to the minimum it moves towards ours (.8128446).
    assert found.omega == pytest.approx(0.8128443682, abs=3e-7)
    assert omega(one_factor(np.corrcoef(answers.T), len(answers))) == pytest.approx(0.8149669, abs=2e-7)


def test_neuroticism_by_pairs_is_as_published() -> None:
    answers = columns("survey_psych", "bfi.csv").numbers(*NEUROTICISM)
    assert cronbach_alpha(pairwise_covariance(*pair_moments(answers))) == pytest.approx(0.8139629499, abs=5e-11)


@settings(deadline=None)
@given(st.integers(2, 8), st.integers(0, 2**32 - 1), st.floats(0.1, 10))
def test_alpha_knows_neither_order_nor_unit_nor_shift(items: int, seed: int, stretch: float) -> None:
    chance = np.random.default_rng(seed)
    answers = chance.normal(size=(40, 1)) + chance.normal(size=(40, items))
    alpha = cronbach_alpha(np.cov(answers.T))
    assert alpha <= 1
    shuffled = answers[:, chance.permutation(items)]
    assert cronbach_alpha(np.cov(shuffled.T)) == pytest.approx(alpha)
    assert cronbach_alpha(np.cov((stretch * answers + 3).T)) == pytest.approx(alpha)


def test_feldt_holds_the_truth_in_95_of_100() -> None:
    chance = np.random.default_rng(3)
    held = []
    for _ in range(1000):
        answers = chance.normal(size=(60, 1)) + chance.normal(size=(60, 5))
        lower, upper = feldt_interval(cronbach_alpha(np.cov(answers.T)), 60, 5)
        held.append(lower <= 5 / 6 <= upper)
    assert 0.93 < np.mean(held) < 0.97


def test_one_item_has_no_reliability() -> None:
    found = reliability([[2.0]], 50)
    assert all(math.isnan(part) for part in (found.alpha, found.omega, found.lower, found.alpha_if_dropped[0]))
    assert found.fit.status == "not identified"


def test_an_item_that_everybody_answers_alike_leaves_omega_unknown() -> None:
    found = reliability([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 0.0]], 50)
    assert found.alpha == pytest.approx(1.5 * (1 - 2 / 3))
    assert math.isnan(found.alpha_standardised)
    assert math.isnan(found.item_rest[2])
    assert math.isnan(found.omega)
    assert found.fit.status == "not positive definite"


def test_a_covariance_matrix_is_square() -> None:
    with pytest.raises(ValueError, match="a covariance matrix of"):
        cronbach_alpha([[1.0, 0.5]])


def test_omega_is_asked_of_one_factor_only() -> None:
    with pytest.raises(ValueError, match="asked of 2"):
        omega(correlated_factors(np.eye(4) + 0.1, 100, ["a", "a", "b", "b"]))


def pair_moments(answers: np.ndarray[Any, Any]) -> tuple[Any, Any, Any]:
    there = (~np.isnan(answers)).astype(float)
    filled = np.nan_to_num(answers)
    return there.T @ there, filled.T @ there, filled.T @ filled
