from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked

from fremdbild.measures.net_promoter_score import net_promoter_score

ITEM = {
    "survey_id": "s",
    "item_id": "q",
    "construct": "likelihood_to_recommend",
    "scale_min": 0.0,
    "scale_max": 10.0,
}
AT = datetime(2026, 5, 4, 9)


def given(scores: list[float | None], item: Row = ITEM, **columns: Any) -> list[Row]:
    return [
        {"survey_id": "s", "wave": "w", "item_id": "q", "respondent_id": f"P{n}", "score": score, "answered_at": AT}
        | columns
        for n, score in enumerate(scores)
    ]


def score_of(responses: list[Row], item: Row = ITEM, **tables: list[Row]) -> Row:
    lazy = lazy_tables({"survey_response": responses, "survey_item": [item], **tables})
    return answer(net_promoter_score, lazy, asked(), "score")


def test_90_promoters_and_50_detractors_of_200_answers() -> None:
    """The worked example of the project's statistics practice."""
    row = score_of(given([9.0] * 60 + [10.0] * 30 + [0.0] * 20 + [6.0] * 30 + [7.0] * 30 + [8.0] * 30))
    assert row["value"] == pytest.approx(20.0)
    assert row["standard_error"] == pytest.approx(5.745, abs=5e-4)
    assert (row["lower"], row["upper"]) == pytest.approx((8.74, 31.26), abs=5e-3)
    assert (row["interval_method"], row["answers"], row["people"], row["cases"]) == ("normal", 200, 200, None)


@pytest.mark.parametrize(("score", "sign"), [(6, -1), (6.9, 0), (7, 0), (8, 0), (8.9, 0), (9, 1), (10, 1), (0, -1)])
def test_a_promoter_gives_9_or_10_and_a_detractor_6_or_less(score: float, sign: int) -> None:
    assert score_of(given([score] * 2))["value"] == 100 * sign


def test_weights_count_in_the_score_and_cost_answers() -> None:
    responses = given([10.0, 10.0, 0.0, 7.0])
    for response, weight in zip(responses, (3.0, 1.0, 2.0, None), strict=True):
        response["weight"] = weight
    row = score_of(responses)
    assert row["value"] == pytest.approx(100 * (4 - 2) / 7)
    assert row["effective_n"] == pytest.approx(7**2 / (9 + 1 + 4 + 1))


def test_one_answer_has_no_error_and_no_interval() -> None:
    row = score_of(given([10.0]))
    assert (row["value"], row["standard_error"], row["lower"], row["upper"]) == (100, None, None, None)
    assert row["interval_method"] is None


def test_answers_all_alike_keep_an_interval() -> None:
    row = score_of(given([10.0] * 8))
    assert (row["value"], row["upper"]) == (100, 100)
    assert row["lower"] < 60
    assert row["interval_method"] == "Newcombe"


def test_another_scale_is_another_measure() -> None:
    assert score_of(given([5.0] * 3), ITEM | {"scale_max": 5.0})["value"] is None


def test_answers_of_employees_are_not_those_of_customers() -> None:
    responses = given([10.0, 0.0, 0.0])
    for response, perspective in zip(responses, (None, "employee", "manager"), strict=True):
        response["perspective"] = perspective
    row = score_of(responses)
    assert (row["value"], row["answers"]) == (100, 1)


def test_a_wave_belongs_to_the_period_in_which_it_closes() -> None:
    responses = given([10.0, 10.0]) + given([0.0], wave="earlier", respondent_id="Q")
    waves = [
        {"survey_id": "s", "wave": "w", "closed_on": date(2026, 6, 30)},
        {"survey_id": "s", "wave": "earlier", "closed_on": date(2026, 3, 31)},
    ]
    lazy = lazy_tables({"survey_response": responses, "survey_item": [ITEM], "survey_wave": waves})
    found = {row["period"]: row["value"] for row in answers(net_promoter_score, lazy, asked(by=("period",)))}
    assert found == {"2026-Q2": 100, "2026-Q1": -100}


def test_an_answer_that_carries_no_time_counts_once_its_wave_is_closed() -> None:
    responses = given([10.0], answered_at=None) + given([0.0], wave="open", respondent_id="Q", answered_at=None)
    waves = [
        {"survey_id": "s", "wave": "w", "closed_on": date(2026, 5, 31)},
        {"survey_id": "s", "wave": "open", "closed_on": date(2026, 6, 20)},
    ]
    lazy = lazy_tables({"survey_response": responses, "survey_item": [ITEM], "survey_wave": waves})
    row = answer(net_promoter_score, lazy, asked(as_of=datetime(2026, 6, 10)), "score")
    assert (row["value"], row["answers"]) == (100, 1)


def test_unit_and_segment_come_from_the_case() -> None:
    responses = given([10.0, 0.0], case_id="C1")
    responses[1]["case_id"] = "unknown"
    cases = [{"case_id": "C1", "opened_at": AT, "org_unit": "North", "segment": "firm"}]
    lazy = lazy_tables({"survey_response": responses, "survey_item": [ITEM], "service_case": cases})
    found = answers(net_promoter_score, lazy, asked(by=("org_unit", "segment")))
    assert {(row["org_unit"], row["segment"]): row["value"] for row in found} == {
        ("North", "firm"): 100,
        (None, None): -100,
    }


def test_one_person_who_answers_twice_is_one_person() -> None:
    row = score_of(given([10.0, 9.0], system="crm", record_id="R1"))
    assert (row["answers"], row["people"]) == (2, 1)
