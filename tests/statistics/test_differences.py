from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fremdbild.statistics import bonferroni_level, difference, holm, joined_intervals, newcombe, welch, wilson_interval

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "survey.json").read_text())


def test_two_waves_of_recommendation_differ_by_z() -> None:
    found = difference(0.20, 0.05745, 0.05, 0.06)
    assert found.value / found.standard_error == pytest.approx(0.15 / math.hypot(0.05745, 0.06))
    assert found.p_value == pytest.approx(math.erfc(abs(found.value / found.standard_error) / math.sqrt(2)))
    assert found.lower < 0 < found.upper


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_newcombe_gives_his_published_intervals(
    first: tuple[int, int], second: tuple[int, int], interval: tuple[float, float]
) -> None:
    """Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10."""
    found = newcombe(first[0] / first[1], first[1], second[0] / second[1], second[1])
    assert (found.lower, found.upper) == pytest.approx(interval, abs=5e-5)


def test_newcombe_is_the_join_of_two_wilson_intervals() -> None:
    bounds = [float(b) for share, n in ((0.8, 70), (0.6, 80)) for b in (share, *wilson_interval(share, n))]
    joined, found = joined_intervals(*bounds), newcombe(0.8, 70, 0.6, 80)
    assert (joined.lower, joined.upper) == pytest.approx((found.lower, found.upper))


def test_no_answers_no_difference() -> None:
    found = newcombe(0.5, 0, 0.5, 10)
    assert math.isnan(found.lower)
    assert math.isnan(found.p_value)


@pytest.mark.parametrize("row", REFERENCE["welch"], ids=lambda row: f"{len(row['first'])} and {len(row['second'])}")
def test_welch_is_that_of_r(row: dict[str, Any]) -> None:
    parts = []
    for name in ("first", "second"):
        x = np.array(row[name])
        parts += [x.mean(), x.std(ddof=1) / math.sqrt(len(x)), len(x)]
    found = welch(*parts)
    assert (found.lower, found.upper, found.p_value) == pytest.approx(
        (row["lower"], row["upper"], row["p_value"]), rel=1e-9
    )


def test_welch_of_one_answer_is_unknown() -> None:
    assert math.isnan(welch(1.0, 0.1, 1, 2.0, 0.1, 10).lower)


def test_holm_is_that_of_r_and_leaves_out_what_was_not_tested() -> None:
    row = REFERENCE["holm"]
    assert holm(row["p"]) == pytest.approx(row["holm"])
    assert holm([row["p"][0], float("nan"), *row["p"][1:]]) == pytest.approx(
        [row["holm"][0], float("nan"), *row["holm"][1:]], nan_ok=True
    )
    assert holm([]) == []


def test_bonferroni_shares_the_chance_of_an_error() -> None:
    assert bonferroni_level(20) == pytest.approx(0.9975)
    with pytest.raises(ValueError, match="0 comparisons"):
        bonferroni_level(0)
