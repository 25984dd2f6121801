"""Satisfaction and customer effort."""

from __future__ import annotations

from datetime import datetime

import pytest
from canonical import Row, answer, lazy_tables
from questions import asked

from fremdbild.measures import Measure
from fremdbild.measures.customer_effort import customer_effort
from fremdbild.measures.satisfaction import satisfaction


def rated(
    measure: Measure, statistic: str, scores: list[float], low: float, high: float, *, turned: bool | None = None
) -> Row:
    construct = {"satisfaction": "satisfaction", "customer_effort": "effort"}[measure.name]
    item = {
        "survey_id": "s",
        "item_id": "q",
        "construct": construct,
        "scale_min": low,
        "scale_max": high,
        "reversed": turned,
    }
    responses = [
        {
            "survey_id": "s",
            "wave": "w",
            "item_id": "q",
            "respondent_id": f"P{number}",
            "score": score,
            "answered_at": datetime(2026, 5, 4),
        }
        for number, score in enumerate(scores)
    ]
    return answer(measure, lazy_tables({"survey_response": responses, "survey_item": [item]}), asked(), statistic)


def test_two_best_of_five_by_hand() -> None:
    row = rated(satisfaction, "top_2_share", [5, 5, 4, 3, 2, 1, 4, 5], 1, 5)
    assert row["value"] == 62.5  # 5 of 8
    assert row["standard_error"] == pytest.approx(100 * (0.625 * 0.375 / 8) ** 0.5)
    assert (row["lower"], row["upper"]) == pytest.approx((30.57, 86.32), abs=5e-3)  # Wilson, 5 of 8
    assert (row["answers"], row["people"], row["interval_method"]) == (8, 8, "Wilson")


def test_mean_of_five_points_by_hand() -> None:
    """1, 3, 5 and 5 of 5 are 0, 50, 100 and 100: mean 62.5, deviation 47.87, error 23.94, t(3) = 3.182."""
    row = rated(satisfaction, "mean", [1, 3, 5, 5], 1, 5)
    assert row["value"] == 62.5
    assert row["standard_error"] == pytest.approx(23.9357, abs=1e-4)
    assert (row["lower"], row["upper"]) == (0, 100)  # 62.5 - 76.2 and 62.5 + 76.2, cut at the scale's ends


@pytest.mark.parametrize(
    ("low", "high", "counted"), [(1, 4, 4), (1, 7, 4), (0, 10, 4), (0, 1, 0), (1, 3, 0), (0, 100, 0)]
)
def test_two_best_need_a_scale_of_4_to_11_points(low: float, high: float, counted: int) -> None:
    row = rated(satisfaction, "top_2_share", [high, high, high, low], low, high)
    assert (row["answers"], row["value"]) == (counted, 75.0 if counted else None)


def test_an_answer_off_its_scale_is_none() -> None:
    """0 of 1..5 means "does not apply" in many surveys."""
    assert rated(satisfaction, "mean", [0, 5, 5, 6], 1, 5)["answers"] == 2


@pytest.mark.parametrize(("high", "easy"), [(5, {4, 5}), (7, {5, 6, 7}), (2, {2}), (10, {6, 7, 8, 9, 10})])
def test_easy_is_above_the_middle_of_the_scale(high: int, easy: set[int]) -> None:
    found = {
        score
        for score in range(1, high + 1)
        if rated(customer_effort, "easy_share", [score] * 3, 1, high)["value"] == 100
    }
    assert found == easy


def test_a_high_answer_means_less_effort_whichever_way_it_was_asked() -> None:
    made_it_easy = rated(customer_effort, "mean", [7, 7, 4, 1], 1, 7)
    how_much_effort = rated(customer_effort, "mean", [1, 1, 4, 7], 1, 7, turned=True)
    assert made_it_easy["value"] == how_much_effort["value"] == 62.5
    assert how_much_effort["standard_error"] == pytest.approx(made_it_easy["standard_error"])
