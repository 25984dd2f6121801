from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fremdbild.statistics import design_effect, effective_n, weighted_means

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parents[1] / "reference" / "survey.json").read_text())


def test_weights_of_a_raked_table_cost_what_is_published() -> None:
    weights = np.repeat([4 / 3, 1, 1, 3 / 4], [30, 20, 10, 40])
    n = effective_n(weights.sum(), (weights**2).sum())
    assert float(n) == pytest.approx(94.49, abs=5e-3)
    assert float(design_effect(100, weights.sum(), (weights**2).sum())) == pytest.approx(1.058, abs=5e-4)


def test_effective_number_is_that_of_r() -> None:
    row = REFERENCE["kish"]
    weights = np.array(row["weights"])
    assert float(effective_n(weights.sum(), (weights**2).sum())) == pytest.approx(row["effective_n"])


def test_equal_weights_cost_nothing_and_none_are_none() -> None:
    assert float(effective_n(7 * 0.3, 7 * 0.09)) == pytest.approx(7)
    assert float(effective_n(0, 0)) == 0
    assert math.isnan(float(design_effect(0, 0, 0)))


@pytest.mark.parametrize("row", REFERENCE["means"], ids=lambda row: f"{len(row['scores'])} answers")
def test_mean_error_and_interval_are_those_of_r(row: dict[str, Any]) -> None:
    x = (np.array(row["scores"]) - 1) / 4
    means = weighted_means(len(x), x.sum(), (x**2).sum(), len(x))
    found = [float(part) for part in (means.value, means.standard_error, means.lower, means.upper)]
    wanted = [row["mean"], row["standard_error"], max(row["lower"], 0), min(row["upper"], 1)]
    assert found == pytest.approx(wanted, rel=1e-9)


def test_alike_answers_get_the_widest_interval_that_their_mean_allows() -> None:
    means = weighted_means([8, 8], [8, 4], [8, 2], [8, 8])
    assert means.standard_error == pytest.approx([0, 0])
    assert (means.lower[0], means.upper[0]) == pytest.approx((8 / (8 + 1.959963985**2), 1))
    assert means.lower[1] < 0.5 < means.upper[1]


def test_one_answer_has_a_mean_but_no_interval() -> None:
    means = weighted_means(1, 0.75, 0.5625, 1)
    assert float(means.value) == 0.75
    assert all(math.isnan(part) for part in (means.standard_error, means.lower, means.upper))
