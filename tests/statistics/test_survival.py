from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fremdbild.statistics import (
    SurvivalCurve,
    kaplan_meier,
    survival_at,
    survival_band,
    survival_quantile,
    wilson_interval,
)

CURVES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "reference" / "survival.json").read_text())[
    "curves"
]
SHARES = {"median": 0.5, "p80": 0.8, "p95": 0.95}


def curve_of(time: Any, ended: Any) -> SurvivalCurve:
    """The curve from single cases."""
    times = np.unique(time)
    time, ended = np.asarray(time), np.asarray(ended, dtype=bool)
    return kaplan_meier(
        times, [np.sum((time == t) & ended) for t in times], [np.sum((time == t) & ~ended) for t in times]
    )


def _numbers(values: list[float | None]) -> Any:
    return np.array([math.nan if value is None else value for value in values])


@pytest.mark.parametrize("reference", CURVES, ids=lambda reference: reference["name"])
def test_curve_error_and_band_are_those_of_r(reference: dict[str, Any]) -> None:
    curve = curve_of(reference["time"], reference["status"])
    assert curve.times == pytest.approx(_numbers(reference["times"]))
    assert curve.at_risk == pytest.approx(_numbers(reference["at_risk"]))
    assert curve.survival == pytest.approx(_numbers(reference["survival"]), rel=1e-12, abs=1e-12)
    inside = (curve.survival > 0) & (curve.survival < 1)
    error = curve.survival * np.sqrt(np.where(inside, curve.hazard_variance, 0))
    assert error[inside] == pytest.approx(_numbers(reference["standard_error"])[inside], rel=1e-9)
    lower, upper = survival_band(curve)
    assert lower[inside] == pytest.approx(_numbers(reference["lower"])[inside], rel=1e-9)
    assert upper[inside] == pytest.approx(_numbers(reference["upper"])[inside], rel=1e-9)


@pytest.mark.parametrize("reference", CURVES, ids=lambda reference: reference["name"])
def test_quantiles_and_their_bounds_are_those_of_r(reference: dict[str, Any]) -> None:
    curve = curve_of(reference["time"], reference["status"])
    for name, share in SHARES.items():
        assert list(survival_quantile(curve, share)) == pytest.approx(
            list(_numbers(reference["quantiles"][name])), nan_ok=True
        )


def test_remission_times_of_the_textbook() -> None:
    """AML, maintained: the table in Kalbfleisch and Prentice, and in every manual since."""
    curve = curve_of([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0])
    at = survival_at(curve, 31)
    assert (round(at.value, 3), round(at.standard_error, 4)) == (0.491, 0.1642)
    assert at.method == "log-log"
    assert survival_quantile(curve, 0.5).value == 31


def test_without_censoring_it_is_the_simple_share_with_wilsons_interval() -> None:
    curve = curve_of([1, 2, 2, 3, 5, 8, 13], [1] * 7)
    at = survival_at(curve, 3)
    assert at.value == 3 / 7
    assert (at.lower, at.upper) == pytest.approx([float(bound) for bound in wilson_interval(3 / 7, 7)])
    assert (at.effective_n, at.method) == (7, "Wilson")
    assert at.standard_error == pytest.approx(math.sqrt(3 / 7 * 4 / 7 / 7))


def test_censoring_after_the_time_changes_nothing_at_it() -> None:
    early = curve_of([1, 2, 2, 3, 5, 8, 13], [1] * 7)
    late = curve_of([1, 2, 2, 3, 3, 8, 13], [1, 1, 1, 1, 0, 0, 0])
    assert survival_at(early, 3)[:5] == pytest.approx(survival_at(late, 3)[:5])


def test_nobody_ended_or_all_did() -> None:
    nobody = survival_at(curve_of([5] * 10, [0] * 10), 4)
    assert (nobody.value, nobody.upper, nobody.effective_n) == (1, 1, 10)
    assert nobody.lower == pytest.approx(0.7225, abs=1e-4)
    everybody = survival_at(curve_of([1, 2, 3, 4, 5], [1] * 5), 9)
    assert (everybody.value, everybody.lower, everybody.effective_n) == (0, 0, 5)
    assert everybody.upper == pytest.approx(0.4345, abs=1e-4)


def test_beyond_the_last_watched_case_nothing_is_known() -> None:
    beyond = survival_at(curve_of([1, 2, 3], [1, 0, 0]), 4)
    assert math.isnan(beyond.value)
    assert math.isnan(beyond.lower)
    assert survival_at(curve_of([1, 2, 3], [1, 0, 0]), 3).value == pytest.approx(2 / 3)


def test_no_cases_no_figures() -> None:
    nothing = kaplan_meier([], [], [])
    assert nothing.cases == 0
    assert math.isnan(survival_at(nothing, 1).value)
    assert all(math.isnan(part) for part in survival_quantile(nothing, 0.5))


def test_a_third_of_three_has_ended_when_one_has_in_spite_of_rounding() -> None:
    """1 - 1/3 - 1/3 is not 1/3 to the last digit."""
    assert survival_quantile(curve_of(range(1, 11), [1] * 10), 0.7).value == 7
    assert survival_quantile(curve_of([1, 2, 3], [1] * 3), 2 / 3).value == 2


def test_order_of_times_has_no_effect() -> None:
    one = kaplan_meier([3, 1, 2], [1, 2, 0], [0, 1, 4])
    other = kaplan_meier([1, 2, 3], [2, 0, 1], [1, 4, 0])
    assert one.survival.tolist() == other.survival.tolist()


@pytest.mark.parametrize(("n", "censored_until"), [(15, math.inf), (40, math.inf), (40, 3.0), (150, 2.0), (400, 3.0)])
def test_median_and_share_hold_the_truth_in_95_of_100(n: int, censored_until: float) -> None:
    chance = np.random.default_rng(11)
    held_median, held_share = [], []
    for _ in range(800):
        time = chance.exponential(1, n)
        last = np.full(n, math.inf) if math.isinf(censored_until) else chance.uniform(0, censored_until, n)
        curve = curve_of(np.minimum(time, last), time <= last)
        median = survival_quantile(curve, 0.5)
        upper = math.inf if math.isnan(median.upper) else median.upper
        held_median.append(median.lower <= math.log(2) <= upper)
        share = survival_at(curve, 1.0)
        if not math.isnan(share.value):
            held_share.append(share.lower <= math.exp(-1) <= share.upper)
    assert 0.925 < np.mean(held_median) < 0.975
    assert 0.925 < np.mean(held_share) < 0.985  # few cases: only so many shares are possible
