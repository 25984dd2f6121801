"""Scores worked by hand."""

from __future__ import annotations

import math
from datetime import date, datetime

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked
from view_samples import SURVEY, view_items

from fremdbild.measures import BY_NAME
from fremdbild.result import Margin, Question

WAVE = {"survey_id": SURVEY, "wave": "w", "closed_on": date(2026, 6, 1)}


def said(who: str, item: str, *scores: float | None, **more: str | None) -> list[Row]:
    """One answer each of so many people."""
    return [
        {"survey_id": SURVEY, "wave": "w", "item_id": item, "respondent_id": f"{who} {number}", "score": score, **more}
        for number, score in enumerate(scores)
    ]


def cell(name: str, perspective: str, headcount: int) -> Row:
    return {"survey_id": SURVEY, "wave": "w", "cell": name, "org_unit": "North", "perspective": perspective,
            "headcount": headcount}  # fmt: skip


def tables(responses: list[Row], *cells: Row) -> dict[str, list[Row]]:
    # An engine hands out no table without rows.
    some = {"survey_cell": list(cells)} if cells else {}
    return lazy_tables({"survey_response": responses, "survey_item": view_items(), "survey_wave": [WAVE], **some})


def criterion(measure: str, source: dict[str, list[Row]], name: str, statistic: str = "mean", **more: object) -> Row:
    question = asked(by=("criterion",))
    question = Question(**{**vars(question), **more})
    [row] = [
        row
        for row in answers(BY_NAME[measure], source, question)
        if (row["criterion"], row["statistic"]) == (name, statistic)
    ]
    return row


def test_three_of_seven_points_by_hand_with_the_finite_population() -> None:
    """4, 6 and 7 of 1..7 are 50, 83.3 and 100: mean 77.8, s 25.5; of five people: √(2/4)."""
    source = tables(said("a", "inside_goals", 4, 6, 7, None, cell="c"), cell("c", "employee", 5))
    row = criterion("inside_score", source, "goals")
    assert (row["value"], row["answers"], row["people"]) == (pytest.approx(77.7778, abs=1e-4), 3, 3)
    assert row["standard_error"] == pytest.approx(25.4588 / math.sqrt(3) * math.sqrt(2 / 4), abs=1e-3)
    agree = criterion("inside_score", source, "goals", "top_2_share")
    assert (agree["value"], agree["answers"]) == (pytest.approx(66.6667, abs=1e-4), 3)


@pytest.mark.parametrize(
    ("zone", "as_of", "known"),
    [
        ("Europe/Zurich", datetime(2026, 5, 31, 22, 30), True),
        ("Europe/Zurich", datetime(2026, 5, 31, 21, 30), False),
        ("America/New_York", datetime(2026, 6, 1, 4, 30), True),
        ("America/New_York", datetime(2026, 6, 1, 3, 30), False),
    ],
)
def test_a_wave_is_known_from_its_local_day_of_closing(zone: str, as_of: datetime, known: bool) -> None:
    source = tables(said("a", "inside_goals", 4, 6, 7, cell="c"), cell("c", "employee", 5))
    question = Question(**{**vars(asked(by=("criterion",))), "as_of": as_of, "time_zone": zone})
    rows = answers(BY_NAME["inside_score"], source, question)
    assert sum(row["answers"] for row in rows if row["statistic"] == "mean") == (3 if known else 0)


def test_whoever_was_not_asked_is_not_of_the_population() -> None:
    answers_of_staff = said("a", "promise_known", 2, 4, 6, 7, cell="staff")
    alone = tables(answers_of_staff, cell("staff", "employee", 8))
    beside = tables(answers_of_staff, cell("staff", "employee", 8), cell("leaders", "manager", 90))
    first, second = (answer(BY_NAME["promise_known"], source, asked(), "mean") for source in (alone, beside))
    assert first["standard_error"] == second["standard_error"]


def test_a_dimension_needs_three_of_its_five_criteria() -> None:
    two = said("a", "outside_purpose", 7, 7, 1) + said("a", "outside_contact", 4, 4, 4)
    assert criterion("outside_score", tables(two), "leadership")["value"] is None
    three = two + said("a", "outside_goals", 1, 1, 1)
    assert criterion("outside_score", tables(three), "leadership")["value"] == pytest.approx((200 / 3 + 50 + 0) / 3)


def test_the_error_of_a_dimension_counts_that_the_same_people_answer() -> None:
    """Everybody gives all three criteria the same answer, so that the dimension varies as much as each of them."""
    names = ("outside_purpose", "outside_contact", "outside_goals")
    alike = tables([row for name in names for row in said("a", name, 1, 3, 5, 7)])
    one = criterion("outside_score", alike, "purpose")
    whole = criterion("outside_score", alike, "leadership")
    assert whole["standard_error"] == pytest.approx(one["standard_error"])
    apart = tables([row for n, name in enumerate(names) for row in said(f"{n}", name, 1, 3, 5, 7)])
    of_others = criterion("outside_score", apart, "leadership")
    assert of_others["standard_error"] == pytest.approx(one["standard_error"] / math.sqrt(3))


def test_answers_are_weighted_to_the_population() -> None:
    """Two of the small group say 7, six of the large one 4; in the population there are as many of each."""
    rows = said("few", "outside_speed", 7, 7, channel="web") + said("many", "outside_speed", *[4] * 6, channel="phone")
    margins = tuple(Margin(SURVEY, "customer", ("channel",), (name,), 50.0) for name in ("web", "phone"))
    row = criterion("outside_score", tables(rows), "speed", margins=margins)
    assert row["value"] == pytest.approx(75)
    assert row["effective_n"] == pytest.approx(100**2 / (50**2 / 2 + 50**2 / 6))


def test_people_of_unknown_group_count_as_the_mean_of_the_others() -> None:
    rows = said("few", "outside_speed", 7, 7, channel="web") + said("many", "outside_speed", *[4] * 6, channel="phone")
    rows += said("unknown", "outside_speed", 1, 1)
    margins = tuple(Margin(SURVEY, "customer", ("channel",), (name,), 50.0) for name in ("web", "phone"))
    row = criterion("outside_score", tables(rows), "speed", margins=margins)
    assert row["value"] == pytest.approx((100 * 50 + 50 * 50 + 0 * 25) / 125)


def test_an_answer_in_a_cell_is_never_a_customers() -> None:
    rows = said("a", "outside_speed", 7, 7, cell="c") + said("b", "outside_speed", 1, 1)
    row = criterion("outside_score", tables(rows, cell("c", "employee", 9)), "speed")
    assert (row["value"], row["answers"]) == (0, 2)
