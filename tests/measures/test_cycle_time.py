from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import LIMITS, asked
from samples import AS_OF

from fremdbild.measures.cycle_time import cycle_time
from fremdbild.result import Limits

OPENED = datetime(2026, 5, 4, 8)


def cases(*days_taken: float | None, **columns: Any) -> list[Row]:
    """One case per entry; None is open still."""
    return [
        {
            "case_id": f"C{number}",
            "opened_at": OPENED,
            "closed_at": None if days is None else OPENED + timedelta(days=days),
            **columns,
        }
        for number, days in enumerate(days_taken)
    ]


def at(touchpoint: str | None, *days_taken: float) -> list[Row]:
    return [
        {**row, "case_id": f"{touchpoint} {row['case_id']}", "touchpoint": touchpoint} for row in cases(*days_taken)
    ]


def figure(rows: list[Row], statistic: str, as_of: datetime = AS_OF) -> Row:
    return answer(cycle_time, lazy_tables({"service_case": rows}), asked(as_of=as_of), statistic)


def test_remission_times_of_the_textbook_as_days() -> None:
    """AML, both groups: median 27, interval 13 to 34, p80 45 from 31 (R's survival, conf.type = "log-log")."""
    ended = [9, 13, 18, 23, 31, 34, 48, 5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45]
    still_there = [13, 28, 45, 161, 16]
    as_of = OPENED + timedelta(days=200)
    rows = [
        *(
            {"closed_at": as_of - timedelta(days=200 - days), "opened_at": as_of - timedelta(days=200)}
            for days in ended
        ),
        *({"opened_at": as_of - timedelta(days=days)} for days in still_there),
    ]
    rows = [{"case_id": str(number), **row} for number, row in enumerate(rows)]
    question = asked(period="all", as_of=as_of)
    tables = lazy_tables({"service_case": rows})
    median, p80, p95 = (answer(cycle_time, tables, question, name) for name in ("median", "p80", "p95"))
    assert (median["value"], median["lower"], median["upper"]) == (27, 13, 34)
    assert (p80["value"], p80["lower"], p80["upper"]) == (45, 31, None)
    assert (p95["value"], p95["lower"], p95["upper"]) == (None, 45, None)
    assert (median["standard_error"], median["interval_method"]) == (None, "Brookmeyer-Crowley")


def test_open_cases_count_from_opening_to_as_of() -> None:
    closed_only = figure(cases(1, 2, 3, 4), "median")
    with_open = figure(cases(1, 2, 3, 4, None, None, None, None), "median")
    assert (closed_only["value"], with_open["value"]) == (2, 4)
    assert with_open["cases"] == 8


def test_a_quantile_that_is_not_reached_is_unknown() -> None:
    row = figure(cases(*[1.0] * 6, *[None] * 14), "median")
    assert (row["value"], row["upper"]) == (None, None)
    assert figure(cases(*[1.0] * 9, *[None] * 11), "median")["lower"] == 1  # but not before a day


def test_times_are_whole_minutes_rounded_up() -> None:
    assert figure(cases(1 / 86_400), "median")["value"] == 1 / 1440
    assert figure(cases(0), "median")["value"] == 0
    assert figure(cases(60 / 86_400), "median")["value"] == 1 / 1440
    assert figure(cases(61 / 86_400), "median")["value"] == 2 / 1440


def test_share_within_the_limit_is_the_simple_share_where_all_is_known() -> None:
    row = figure(cases(1, 2, 5, 5.01, 9, 12, 20, 3), "share_within_limit")
    assert (row["value"], row["interval_method"]) == (50, "Wilson")
    assert (row["lower"], row["upper"]) == pytest.approx((21.52, 78.48), abs=5e-3)  # Wilson, 4 of 8


def test_share_within_the_limit_takes_short_watched_cases_for_what_they_are() -> None:
    """Two close after a day; of ten opened two days ago none is closed, and of them no more is known."""
    as_of = OPENED + timedelta(days=30)
    rows = cases(1, 1, 6, 7, 8, 9) + [
        {"case_id": f"new {number}", "opened_at": as_of - timedelta(days=2)} for number in range(10)
    ]
    row = figure(rows, "share_within_limit", as_of)
    assert row["value"] == pytest.approx(100 * 2 / 16)
    assert row["interval_method"] == "Wilson"
    later = [*rows, {"case_id": "late", "opened_at": OPENED, "closed_at": OPENED + timedelta(days=3)}]
    after = figure(later, "share_within_limit", as_of)
    assert after["value"] == pytest.approx(100 * (1 - 15 / 17 * 4 / 5))
    assert after["interval_method"] == "log-log"


def test_no_limit_no_share() -> None:
    question = replace(asked(), limits=Limits())
    found = answers(cycle_time, lazy_tables({"service_case": cases(1, 2)}), question)
    assert [row["statistic"] for row in found] == ["median", "p80", "p95"]


def test_benchmarks_are_for_touchpoints_that_have_one() -> None:
    rows = [
        row | {"case_id": f"{touchpoint}{row['case_id']}", "touchpoint": touchpoint}
        for touchpoint in ("claim", "other", None)
        for row in cases(1, 2, 4, 8)
    ]
    tables = lazy_tables({"service_case": rows})
    found = answers(cycle_time, tables, asked(by=("touchpoint",)))
    assert {row["touchpoint"]: row["value"] for row in found if row["statistic"] == "share_within_benchmark"} == {
        "claim": 50  # within the 3 days of LIMITS
    }
    assert LIMITS.benchmark_days["claim"] == 3


def test_in_total_each_case_is_held_against_the_benchmark_of_its_own_touchpoint() -> None:
    """Claims within 3 days: 3 of 4; offers within half a day: 1 of 4, though all of them take less than 3 days."""
    rows = [*at("claim", 1, 2, 3, 4), *at("offer", 0.5, 0.6, 1, 2), *at("other", 9, 9), *at(None, 9)]
    row = figure(rows, "share_within_benchmark")
    assert (row["value"], row["cases"], row["people"], row["interval_method"]) == (50, 8, 8, "Wilson")
    assert (row["lower"], row["upper"]) == pytest.approx((21.52, 78.48), abs=5e-3)  # Wilson, 4 of 8
    by_unit = answers(cycle_time, lazy_tables({"service_case": rows}), asked(by=("org_unit",)))
    assert [row["value"] for row in by_unit if row["statistic"] == "share_within_benchmark"] == [50]


def test_in_total_open_cases_count_as_far_as_they_are_known() -> None:
    """Two claims are censored at a sixth of their time; then one is closed at a third of it, and an offer at half of
    its own: 1 - 5/6 · 4/5.
    """
    as_of = OPENED + timedelta(days=20)
    young = [
        {"case_id": f"young {number}", "touchpoint": "claim", "opened_at": as_of - timedelta(days=0.5)}
        for number in range(2)
    ]
    rows = [*at("offer", 0.25, 0.6, 1, 2), *at("claim", 1, 9), *young]
    row = figure(rows, "share_within_benchmark", as_of)
    assert row["value"] == pytest.approx(100 * (1 - 5 / 6 * 4 / 5))
    assert (row["cases"], row["interval_method"]) == (8, "log-log")


def test_in_total_a_case_of_a_slow_touchpoint_that_is_too_young_does_not_take_the_value_from_all() -> None:
    as_of = OPENED + timedelta(days=20)
    young = {"case_id": "young", "touchpoint": "claim", "opened_at": as_of - timedelta(days=1)}
    assert figure([*at("offer", 0.1, 0.2, 2), young], "share_within_benchmark", as_of)["value"] is not None
    assert figure([young], "share_within_benchmark", as_of)["value"] is None


def test_without_any_benchmark_there_is_no_share_of_it() -> None:
    question = replace(asked(), limits=Limits())
    found = answers(cycle_time, lazy_tables({"service_case": at("claim", 1)}), question)
    assert "share_within_benchmark" not in {row["statistic"] for row in found}


def test_a_case_belongs_to_the_period_in_which_it_was_opened() -> None:
    rows = [{"case_id": "a", "opened_at": datetime(2026, 3, 31, 21, 59), "closed_at": datetime(2026, 5, 1)}]
    found = answers(cycle_time, lazy_tables({"service_case": rows}), asked(by=("period",)))
    assert {row["period"] for row in found} == {"2026-Q1"}
