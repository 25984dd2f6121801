from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_data import columns

from fremdbild.statistics import Intraclass, intraclass, r_wg, r_wg_items
from fremdbild.statistics.agreement import uniform_variance

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "reliability.json").read_text())


def of_rows(unit: np.ndarray[Any, Any], score: np.ndarray[Any, Any]) -> Intraclass:
    return intraclass(np.bincount(unit), np.bincount(unit, score), np.bincount(unit, score**2))


@pytest.mark.parametrize(("column", "icc1", "icc2"), [("WBEING", 0.04337, 0.7717), ("HRS", 0.1331, 0.9197)])
def test_units_of_an_army_are_as_published(column: str, icc1: float, icc2: float) -> None:
    """bh1996 of R's multilevel: 7,382 people in 99 groups."""
    data = columns("org_survey_multilevel", "bh1996.csv")
    found = of_rows(data.numbers("GRP").astype(int), data.numbers(column))
    assert (found.units, found.n) == (99, 7382)
    assert (float(f"{found.icc1:.4g}"), round(found.icc2, 4)) == (icc1, icc2)


def test_units_of_different_sizes_are_those_of_r() -> None:
    row = REFERENCE["units"]
    found = of_rows(np.array(row["unit"], dtype=int), np.array(row["score"]))
    parts = (found.between, found.within, found.p_value, found.icc1, found.icc2)
    assert parts == pytest.approx(tuple(row[key] for key in ("between", "within", "p_value", "icc1", "icc2")), rel=1e-9)


def test_two_units_by_hand() -> None:
    """1 2 | 3 4: B = 4, W = .5, k = 2: (4 - .5)/(4 + .5) and (4 - .5)/4."""
    found = intraclass([2, 2], [3, 7], [5, 25])
    assert (found.icc1, found.icc2) == pytest.approx((3.5 / 4.5, 0.875))


def test_units_that_agree_in_themselves_and_differ_are_wholly_their_units() -> None:
    found = intraclass([5, 5], [5 * 1.1, 5 * 1.3], [5 * 1.21, 5 * 1.69])
    assert (found.icc1, found.icc2) == pytest.approx((1, 1))


@pytest.mark.parametrize(
    "case", [([5], [10], [30]), ([1, 1, 1], [1, 2, 3], [1, 4, 9]), ([], [], []), ([5, 0], [10, 0], [30, 0])]
)
def test_too_little_to_tell_is_unknown(case: tuple[list[float], list[float], list[float]]) -> None:
    found = intraclass(*case)
    assert math.isnan(found.icc1)
    assert math.isnan(found.icc2)


def test_answers_that_are_all_alike_are_unknown() -> None:
    found = intraclass([5, 5], [5, 5], [5, 5])
    assert math.isnan(found.icc1)


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), min_size=2, max_size=10), st.integers(0, 2**32 - 1), st.floats(0, 3))
def test_icc_stays_in_range(sizes: list[int], seed: int, apart: float) -> None:
    if max(sizes) == 1:
        sizes = [*sizes, 2]
    chance = np.random.default_rng(seed)
    unit = np.repeat(np.arange(len(sizes)), sizes)
    score = apart * chance.normal(size=len(sizes))[unit] + chance.normal(size=len(unit))
    found = of_rows(unit, score)
    mean_size = len(unit) / len(sizes)
    assert -1 / (mean_size - 1) - 1e-9 <= found.icc1 <= 1
    assert found.icc2 <= 1
    assert 0 <= found.p_value <= 1
    # Spearman-Brown ties the two together.
    assert found.icc2 == pytest.approx(mean_size * found.icc1 / (1 + (mean_size - 1) * found.icc1), rel=1e-6)
    shifted = of_rows(unit, 10 * score + 50)
    assert shifted.icc1 == pytest.approx(found.icc1, abs=1e-6)


def test_agreement_of_one_item_by_hand() -> None:
    """Seven points: even answers vary by (49 - 1)/12 = 4. Answers 3 4 4 5 vary by 2/3."""
    assert uniform_variance(7) == 4
    variance = np.var([3, 4, 4, 5], ddof=1)
    assert r_wg(variance, 7) == pytest.approx(1 - (2 / 3) / 4)
    assert r_wg([0, 4, 9, np.nan], 7) == pytest.approx([1, 0, 0, np.nan], nan_ok=True)


def test_agreement_does_not_know_the_unit_of_the_scale() -> None:
    """The same answers on 0..100, where two points lie 100/6 apart."""
    assert r_wg(1.5 * (100 / 6) ** 2, 7, step=100 / 6) == pytest.approx(r_wg(1.5, 7))


def test_agreement_of_a_scale_by_hand() -> None:
    """Five items, mean variance 1 of 4: 5 · .75 / (5 · .75 + .25) = .9375; one item is r_wg."""
    assert r_wg_items(1.0, 5, 7) == pytest.approx(0.9375)
    assert r_wg_items([0.3, 1.7], 1, 7) == pytest.approx(r_wg([0.3, 1.7], 7))
    assert r_wg_items([0, 4, 9, np.nan], 5, 7) == pytest.approx([1, 0, 0, np.nan], nan_ok=True)


def test_a_scale_has_two_points_at_least() -> None:
    with pytest.raises(ValueError, match="1 points"):
        r_wg(1.0, 1)
