from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fremdbild.findings.gap import guess_against_answer, inside_against_outside, managers_against_front_line
from fremdbild.findings.ranking import ranked, three_of
from fremdbild.findings.released import ReleasedRows
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.settings import Settings, parse_settings
from fremdbild.statistics import welch

PERIOD = "2026-Q3"
TARGET = {"measure": "promise_kept", "value": 90}


def score(
    measure: str,
    criterion: str,
    value: float,
    error: float = 1.0,
    n: float = 400.0,
    *,
    statistic: str = "mean",
    perspective: str = TOTAL,
) -> dict[str, Any]:
    return {
        "measure": measure,
        "statistic": statistic,
        "unit_of_measure": "score" if statistic == "mean" else "percent",
        "period": PERIOD,
        **dict.fromkeys(GROUP_COLUMNS, TOTAL),
        "criterion": criterion,
        "perspective": perspective,
        "value": value,
        "standard_error": error,
        "lower": value - 2 * error,
        "upper": value + 2 * error,
        "interval_method": "Student",
        "answers": int(n),
        "cases": None,
        "people": int(n),
        "effective_n": n,
        "status": "released",
    }


def released(*rows: dict[str, Any]) -> ReleasedRows:
    return ReleasedRows(
        {(r["measure"], r["statistic"], r["period"], tuple(r[name] for name in GROUP_COLUMNS)): r for r in rows}
    )


def settings(**parts: Any) -> Settings:
    return parse_settings({"organisation": {"name": "Muster AG"}, **parts}, folder=Path())


def both(criterion: str, inside: float, outside: float, error: float = 1.0) -> list[dict[str, Any]]:
    return [score("inside_score", criterion, inside, error), score("outside_score", criterion, outside, error)]


def gap_at(*rows: dict[str, Any], criterion: str = "reliability", **parts: Any) -> dict[str, Any]:
    found = ranked(inside_against_outside(released(*rows), PERIOD, settings(**parts), ())).to_pylist()
    [row] = [row for row in found if row["criterion"] == criterion]
    return row


def test_a_gap_is_inside_minus_outside_with_welchs_interval() -> None:
    found = gap_at(score("inside_score", "speed", 70, 1.5, 100), score("outside_score", "speed", 55, 2.0, 50),
                   criterion="speed")  # fmt: skip
    expected = welch(70, 1.5, 100, 55, 2.0, 50)
    assert (found["kind"], found["value"], found["comparison"]) == ("gap", 70, 55)
    assert found["difference"] == 15
    assert found["difference_lower"] == pytest.approx(expected.lower)
    assert found["difference_upper"] == pytest.approx(expected.upper)
    assert found["p_value"] == pytest.approx(expected.p_value, rel=1e-6)
    assert (found["direction"], found["certain"]) == ("worse", True)


def test_customers_may_see_us_in_a_better_light() -> None:
    assert gap_at(*both("reliability", 50, 60))["direction"] == "better"


def test_only_single_criteria_are_corrected_for_each_other() -> None:
    rows = [row for name in ("speed", "access", "learning") for row in both(name, 60, 57)]
    rows += both("implementation", 60, 57) + both(TOTAL, 60, 57)
    found = ranked(inside_against_outside(released(*rows), PERIOD, settings(), ())).to_pylist()
    by_place = {row["criterion"]: row["p_holm"] / row["p_value"] for row in found}
    assert max(by_place[name] for name in ("speed", "access", "learning")) == pytest.approx(3)
    assert max(by_place["implementation"], by_place[TOTAL]) == pytest.approx(2)


@pytest.mark.parametrize(
    ("inside", "outside", "kept", "blind"),
    [
        (70, 40, None, True),
        (70, 40, 58, True),
        (70, 40, 90, False),  # the data speak for us
        (61.9, 40, None, False),  # the inside interval reaches below 60
        (62.1, 40, None, True),
        (70, 48.1, None, False),  # the outside interval reaches above 50
        (70, 47.9, None, True),
    ],
)
def test_a_blind_spot_needs_both_intervals_and_no_evidence_at_its_target(
    inside: float, outside: float, kept: float | None, blind: bool
) -> None:
    evidence = [] if kept is None else [{**score("promise_kept", TOTAL, kept), "statistic": "kept"}]
    assert gap_at(*both("reliability", inside, outside), *evidence, target=[TARGET])["blind_spot"] is blind


def test_evidence_without_a_target_proves_neither() -> None:
    evidence = {**score("promise_kept", TOTAL, 99), "statistic": "kept"}
    assert gap_at(*both("reliability", 70, 40), evidence)["blind_spot"] is True


def test_the_bounds_of_a_blind_spot_are_in_the_settings() -> None:
    mirror = {"inside_above": 72, "outside_below": 45}
    assert gap_at(*both("reliability", 70, 40), mirror=mirror)["blind_spot"] is False


def test_blind_spots_come_first_and_a_dimension_is_none() -> None:
    rows = [*both("speed", 95, 51), *both("learning", 63, 47), *both("implementation", 90, 20)]
    found = ranked(inside_against_outside(released(*rows), PERIOD, settings(), ())).to_pylist()
    assert (found[0]["criterion"], found[0]["blind_spot"]) == ("learning", True)
    assert sum(row["blind_spot"] for row in found) == 1
    assert three_of(found)[0]["criterion"] == "learning"


@pytest.mark.parametrize(("inside", "error", "same"), [(51, 1.0, True), (51, 3.0, False), (56, 1.0, False)])
def test_the_same_means_surely_within_five_points(inside: float, error: float, same: bool) -> None:
    assert gap_at(*both("reliability", inside, 50, error))["same"] is same


def test_what_cannot_be_compared_has_no_gap() -> None:
    rows = both("language", 70, 40)
    assert list(inside_against_outside(released(*rows), PERIOD, settings(), ("language",))) == []
    only_inside = released(score("inside_score", "speed", 70))
    assert list(inside_against_outside(only_inside, PERIOD, settings(), ())) == []


def test_one_answer_has_no_error_and_no_gap() -> None:
    row = {**score("inside_score", "speed", 70), "standard_error": None}
    assert (
        list(inside_against_outside(released(row, score("outside_score", "speed", 40)), PERIOD, settings(), ())) == []
    )


def test_a_guess_is_held_against_the_share_that_agrees() -> None:
    rows = [score("customer_guess", "speed", 70), score("outside_score", "speed", 30, statistic="top_2_share")]
    [found] = ranked(guess_against_answer(released(*rows), PERIOD, ())).to_pylist()
    assert (found["kind"], found["value"], found["comparison"], found["difference"]) == ("guess", 70, 30, 40)


def test_managers_stand_beside_the_front_line() -> None:
    rows = [score("inside_score", "speed", 70, perspective="manager")]
    rows += [score("inside_score", "speed", 60, perspective="employee")]
    [found] = ranked(managers_against_front_line(released(*rows), PERIOD, settings().mirror)).to_pylist()
    assert (found["kind"], found["perspective"], found["difference"]) == ("perspective", "manager", 10)
