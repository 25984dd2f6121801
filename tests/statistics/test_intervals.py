from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fremdbild.statistics import (
    normal_interval,
    normal_quantile,
    share_standard_error,
    student_interval,
    wilson_interval,
)

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "survey.json").read_text())


def test_wilson_of_3_in_40_is_the_published_one() -> None:
    lower, upper = wilson_interval(3 / 40, 40)
    assert (round(100 * float(lower), 1), round(100 * float(upper), 1)) == (2.6, 19.9)


@pytest.mark.parametrize("row", REFERENCE["wilson"], ids=lambda row: f"{row['good']} of {row['n']}")
def test_wilson_is_that_of_r(row: dict[str, float]) -> None:
    lower, upper = wilson_interval(row["good"] / row["n"], row["n"])
    assert (float(lower), float(upper)) == pytest.approx((row["lower"], row["upper"]), rel=1e-9, abs=1e-12)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_stays_in_bounds_and_always_has_width(case: tuple[int, int]) -> None:
    good, n = case
    lower, upper = (float(bound) for bound in wilson_interval(good / n, n))
    assert 0 <= lower <= good / n <= upper <= 1
    assert lower < upper
    mirrored = wilson_interval(1 - good / n, n)
    assert (1 - float(mirrored[1]), 1 - float(mirrored[0])) == pytest.approx((lower, upper), abs=1e-12)


def test_wilson_of_nothing_is_unknown() -> None:
    assert all(math.isnan(bound) for bound in wilson_interval(float("nan"), 0))


def test_wilson_holds_the_truth_about_as_often_as_it_says() -> None:
    """Counted exactly over all outcomes, on average over shares near 0 and elsewhere."""
    held = []
    for n in (7, 20, 100):
        for share in np.linspace(0.02, 0.98, 49):
            good = np.arange(n + 1)
            chances = np.array([math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in good])
            lower, upper = wilson_interval(good / n, n)
            held.append(chances[(lower <= share) & (share <= upper)].sum())
    assert 0.94 < np.mean(held) < 0.96
    assert min(held) > 0.83


def test_normal_interval_is_1_96_standard_errors() -> None:
    assert normal_quantile() == pytest.approx(1.959963985)
    lower, upper = normal_interval([10.0, float("nan")], [1.0, 1.0])
    assert (lower[0], upper[0]) == pytest.approx((8.040036, 11.959964))
    assert math.isnan(lower[1])


def test_student_interval_is_wider_for_few() -> None:
    lower, upper = student_interval([0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [4.0, 1000.0, 0.0])
    assert upper[:2] == pytest.approx([2.776445, 1.962339], abs=1e-6)
    assert math.isnan(lower[2])


def test_one_answer_has_no_standard_error() -> None:
    assert share_standard_error([0.5, 1.0], [100, 1]) == pytest.approx([0.05, float("nan")], nan_ok=True)
