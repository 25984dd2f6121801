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

from fremdbild.statistics import FactorFit, compare_factors, correlated_factors, one_factor
from fremdbild.statistics.reliability import omega

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "reliability.json").read_text())
THREE = ["a", "a", "a", "b", "b", "b", "c", "c", "c"]


def assert_as_lavaan(found: FactorFit, wanted: dict[str, Any]) -> None:
    assert found.status == "ok"
    assert found.df == wanted["df"]
    measures = (found.chi_square, found.cfi, found.tli, found.rmsea, found.srmr)
    assert measures == pytest.approx(tuple(wanted[key] for key in ("chisq", "cfi", "tli", "rmsea", "srmr")), rel=1e-6)
    assert found.p_value == pytest.approx(wanted["pvalue"], rel=1e-6, abs=1e-12)
    # lavaan's covariance has the divisor n, the one in the file n - 1.
    shrink = (found.n - 1) / found.n
    assert found.loadings * math.sqrt(shrink) == pytest.approx(np.array(wanted["loadings"]), abs=2e-5)
    assert found.standardised == pytest.approx(np.array(wanted["standardised"]), abs=2e-5)
    assert found.error_variances * shrink == pytest.approx(np.array(wanted["error_variances"]), abs=2e-5)


def test_one_factor_is_that_of_lavaan() -> None:
    made_up = REFERENCE["made_up"]
    assert_as_lavaan(one_factor(made_up["covariance"], made_up["n"]), made_up["one"])


def test_three_factors_are_those_of_lavaan() -> None:
    made_up = REFERENCE["made_up"]
    found = correlated_factors(made_up["covariance"], made_up["n"], THREE)
    assert_as_lavaan(found, made_up["three"])
    assert found.factor_correlations == pytest.approx(np.array(made_up["three"]["factor_correlations"]), abs=2e-5)


def test_one_against_three_is_the_difference_of_lavaan() -> None:
    made_up = REFERENCE["made_up"]
    one, three = one_factor(made_up["covariance"], 400), correlated_factors(made_up["covariance"], 400, THREE)
    found = compare_factors(one, three)
    assert found.df == 3
    assert found.chi_square == pytest.approx(made_up["one"]["chisq"] - made_up["three"]["chisq"], rel=1e-6)
    assert found.p_value == pytest.approx(made_up["difference_p"], rel=1e-4, abs=1e-60)


def test_the_number_of_people_only_scales_chi_square() -> None:
    covariance = REFERENCE["made_up"]["covariance"]
    few, many = one_factor(covariance, 100), one_factor(covariance, 1000)
    assert many.chi_square == pytest.approx(10 * few.chi_square)
    assert many.srmr == few.srmr
    with pytest.raises(ValueError, match="same items and answers"):
        compare_factors(few, correlated_factors(covariance, 1000, THREE))


def test_neuroticism_is_as_published() -> None:
    """bfi of R's psych, by lavaan; loadings on correlations by factanal."""
    answers = complete(columns("survey_psych", "bfi.csv").numbers(*(f"N{item}" for item in range(1, 6))))
    found = one_factor(np.cov(answers.T), len(answers))
    assert (round(found.chi_square, 3), found.df) == (360.932, 5)
    measures = [round(part, 3) for part in (found.cfi, found.tli, found.rmsea, found.srmr)]
    assert measures == [0.925, 0.849, 0.163, 0.056]
    assert found.standardised == pytest.approx([0.817937, 0.802704, 0.716782, 0.554138, 0.501648], abs=3e-6)
    assert_as_lavaan(found, REFERENCE["bfi"]["neuroticism"])
    assert omega(found) == pytest.approx(0.8128446, abs=1e-7)


def test_five_factors_are_as_published() -> None:
    names = [f"{factor}{item}" for factor in "ACENO" for item in range(1, 6)]
    answers = complete(columns("survey_psych", "bfi.csv").numbers(*names))
    found = correlated_factors(np.cov(answers.T), len(answers), [name[0] for name in names])
    assert (found.n, found.df, found.factors) == (2436, 265, 5)
    assert round(found.chi_square, 3) == 4165.467
    measures = [round(part, 3) for part in (found.cfi, found.tli, found.rmsea, found.srmr)]
    assert measures == [0.782, 0.754, 0.078, 0.075]


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.permutations(range(9)))
def test_order_and_units_of_items_do_not_matter(seed: int, order: list[int]) -> None:
    covariance = np.array(REFERENCE["made_up"]["covariance"])
    unit = np.random.default_rng(seed).uniform(0.1, 10, 9)
    first = correlated_factors(covariance, 400, THREE)
    turned = (covariance * np.outer(unit, unit))[np.ix_(order, order)]
    second = correlated_factors(turned, 400, [THREE[item] for item in order])
    assert second.status == "ok"
    assert second.chi_square == pytest.approx(first.chi_square, rel=1e-7)
    assert second.loadings == pytest.approx((first.loadings * unit)[list(order)], rel=1e-4)


def test_a_planted_model_is_found_again() -> None:
    loadings = np.array([0.8, 0.7, 0.6, 0.9, 0.5, 0.7])
    correlation = np.array([[1, 0.3], [0.3, 1]])
    of = np.array([0, 0, 0, 1, 1, 1])
    implied = np.outer(loadings, loadings) * correlation[np.ix_(of, of)]
    np.fill_diagonal(implied, 1)
    found = correlated_factors(implied, 250, of.tolist())
    assert found.loadings == pytest.approx(loadings, abs=1e-6)
    assert found.factor_correlations[0, 1] == pytest.approx(0.3, abs=1e-6)
    assert (found.chi_square, found.cfi, found.rmsea, found.srmr) == pytest.approx((0, 1, 0, 0), abs=1e-6)


def test_a_reversed_item_loads_below_zero() -> None:
    sign = np.array([1, 1, -1, 1])
    matrix = (np.full((4, 4), 0.4) + 0.6 * np.eye(4)) * np.outer(sign, sign)
    assert one_factor(matrix, 100).loadings == pytest.approx(sign * math.sqrt(0.4), abs=1e-6)


def test_three_items_always_fit_so_that_fit_says_nothing() -> None:
    found = one_factor(np.full((3, 3), 0.5) + 0.5 * np.eye(3), 80)
    assert (found.status, found.df) == ("ok", 0)
    assert all(math.isnan(part) for part in (found.cfi, found.tli, found.rmsea, found.p_value))
    assert found.standardised == pytest.approx(np.full(3, math.sqrt(0.5)))


# Correlations .9 .9 .1: the first item would need a loading of √(.9 · .9 / .1) = 2.8 (Heywood).
HEYWOOD = [[1.0, 0.6, 0.6], [0.6, 1.0, 0.2], [0.6, 0.2, 1.0]]


@pytest.mark.parametrize(
    ("matrix", "factors", "status"),
    [
        (HEYWOOD, [0, 0, 0], "improper"),
        (np.full((4, 4), 0.5) + 0.5 * np.eye(4) + 0.45 * np.eye(4)[[1, 0, 3, 2]], [0, 1, 0, 1], "improper"),
        (np.eye(2), [0, 0], "not identified"),
        (np.eye(4), [0, 0, 0, 1], "not identified"),
        (np.full((3, 3), 1.0), [0, 0, 0], "not positive definite"),
        (np.diag([1.0, 1.0, 0.0]), [0, 0, 0], "not positive definite"),
        ([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]], [0, 0, 0], "not positive definite"),
        ([[1.0, 0.5, np.nan], [0.5, 1.0, 0.5], [np.nan, 0.5, 1.0]], [0, 0, 0], "not positive definite"),
        (np.zeros((0, 0)), [], "not identified"),
    ],
    ids=[
        "error variance below 0",
        "correlation above 1",
        "two items",
        "lone item",
        "copies",
        "no variance",
        "contradiction",
        "unknown",
        "none",
    ],
)
def test_what_cannot_be_fitted_says_so_and_gives_no_number(matrix: Any, factors: list[int], status: str) -> None:
    found = correlated_factors(matrix, 100, factors)
    assert found.status == status
    assert all(math.isnan(part) for part in (found.chi_square, found.cfi, found.tli, found.rmsea, found.srmr))
    assert np.isnan(found.loadings).all()


@settings(deadline=None)
@given(st.integers(3, 9), st.integers(0, 2**32 - 1))
def test_noise_ends_with_a_status_and_never_with_a_wrong_number(items: int, seed: int) -> None:
    """Items that have nothing in common are where maximum likelihood fails; each outcome must be a clear one."""
    chance = np.random.default_rng(seed)
    found = one_factor(np.cov(chance.normal(size=(items + 5, items)).T), items + 5)
    if found.status == "ok":
        assert (found.error_variances > 0).all()
        assert (np.abs(found.standardised) < 1).all()
        assert found.chi_square >= 0
    else:
        assert math.isnan(found.chi_square)
        assert np.isnan(found.loadings).all()
