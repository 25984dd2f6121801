from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked
from samples import AS_OF

from fremdbild.measures.promise_kept import promise_kept

OPENED = datetime(2026, 5, 4, 8)


def cases(*rows: dict[str, Any]) -> list[Row]:
    return [{"case_id": f"C{number}", "opened_at": OPENED, **row} for number, row in enumerate(rows)]


def kept(*rows: dict[str, Any], statistic: str = "kept", as_of: datetime = AS_OF) -> tuple[float | None, int]:
    """Value and number of promises counted."""
    found = answer(promise_kept, lazy_tables({"service_case": cases(*rows)}), asked(as_of=as_of), statistic)
    return found["value"], found["cases"]


def days(number: float) -> datetime:
    return OPENED + timedelta(days=number)


def test_nine_of_twelve_by_hand() -> None:
    in_time, late = {"promised_at": days(3), "closed_at": days(2)}, {"promised_at": days(3), "closed_at": days(4)}
    tables = lazy_tables({"service_case": cases(*[in_time] * 9, *[late] * 3)})
    row = answer(promise_kept, tables, asked(), "kept")
    assert row["value"] == 75
    assert row["standard_error"] == pytest.approx(12.5)  # √(0.75 · 0.25 / 12)
    assert (row["lower"], row["upper"]) == pytest.approx((46.77, 91.11), abs=5e-3)  # Wilson, 9 of 12
    assert (row["cases"], row["people"], row["answers"]) == (12, 12, None)


def test_to_the_microsecond_is_in_time() -> None:
    assert kept({"promised_at": days(3), "closed_at": days(3)}) == (100, 1)
    assert kept({"promised_at": days(3), "closed_at": days(3) + timedelta(microseconds=1)}) == (0, 1)


def test_a_date_beats_a_term_and_a_term_is_hours_from_the_opening() -> None:
    assert kept({"promised_term": 48.0, "closed_at": days(2)}) == (100, 1)
    assert kept({"promised_term": 48.0, "closed_at": days(2.01)}) == (0, 1)
    assert kept({"promised_at": days(5), "promised_term": 48.0, "closed_at": days(4)}) == (100, 1)
    assert kept({"promised_at": days(1), "promised_term": 480.0, "closed_at": days(4)}) == (0, 1)


def test_open_and_overdue_is_broken_open_and_not_yet_due_is_undecided() -> None:
    assert kept({"promised_at": days(3)}) == (0, 1)
    assert kept({"promised_at": days(3)}, as_of=days(2)) == (None, 0)
    assert kept({"promised_term": 72.0}) == (0, 1)
    assert kept({"promised_term": 72.0}, as_of=days(2)) == (None, 0)


def test_closed_before_it_is_due_is_kept_already() -> None:
    assert kept({"promised_at": days(9), "closed_at": days(1)}, as_of=days(2)) == (100, 1)


def test_a_closing_after_as_of_is_not_known() -> None:
    assert kept({"promised_at": days(3), "closed_at": days(3)}, as_of=days(2)) == (None, 0)
    assert kept({"promised_at": days(3), "closed_at": days(8)}, as_of=days(5)) == (0, 1)


def test_without_a_promise_nothing_is_counted() -> None:
    assert kept({"closed_at": days(1)}) == (None, 0)


@pytest.mark.parametrize("promise", ["date", "term"])
def test_a_promise_belongs_to_the_period_of_its_local_due_day(promise: str) -> None:
    """Due on 31 March at 23:30 in Zurich is 21:30 in UTC; an hour later it is April there, and still March in UTC."""
    rows = []
    for number, due in enumerate((datetime(2026, 3, 31, 21, 30), datetime(2026, 3, 31, 22, 30))):
        opened = datetime(2026, 3, 20, 9)
        hours = (due - opened).total_seconds() / 3600
        told = {"promised_at": due} if promise == "date" else {"promised_term": hours}
        rows.append({"case_id": str(number), "opened_at": opened, **told})
    tables = lazy_tables({"service_case": rows})
    found = {row["period"]: row["cases"] for row in answers(promise_kept, tables, asked(by=("period",)))}
    assert found == {"2026-Q1": 1, "2026-Q2": 1}


def test_the_sources_own_verdict_stands_beside_ours() -> None:
    late_but_excused = {"promised_at": days(3), "closed_at": days(4), "promise_kept_reported": True}
    assert kept(late_but_excused) == (0, 1)
    assert kept(late_but_excused, {"promise_kept_reported": False, "closed_at": days(2)}, statistic="reported") == (
        50,
        2,
    )


def test_a_verdict_without_a_date_belongs_to_the_period_of_the_closing() -> None:
    rows = [
        *cases({"promise_kept_reported": True, "closed_at": datetime(2026, 3, 30)}),
        {"case_id": "x", "opened_at": datetime(2026, 3, 1), "closed_at": days(1), "promise_kept_reported": False},
    ]
    rows[0]["opened_at"] = datetime(2026, 3, 1)
    found = answers(promise_kept, lazy_tables({"service_case": rows}), asked(by=("period",)))
    assert {row["period"]: row["value"] for row in found if row["statistic"] == "reported"} == {
        "2026-Q1": 100,
        "2026-Q2": 0,
    }


def test_without_any_verdict_there_is_no_row_about_them() -> None:
    found = answers(promise_kept, lazy_tables({"service_case": cases({"promised_at": days(3)})}), asked())
    assert [row["statistic"] for row in found] == ["kept", "promised_days"]


def test_what_was_promised_is_the_median_of_days_and_terms_of_the_promises_counted() -> None:
    """Until Thursday is 3 days on a Monday, 12 hours are half a day, until Saturday is 5; the last is undecided."""
    rows = [
        {"promised_at": datetime(2026, 5, 7, 21, 59, 59), "closed_at": days(9)},
        {"promised_term": 12.0, "closed_at": days(1)},
        {"promised_at": datetime(2026, 5, 9, 21, 59, 59)},
        {"promised_at": AS_OF + timedelta(days=40)},
    ]
    assert kept(*rows, statistic="promised_days") == (3.0, 3)
    assert kept(*rows[:2], statistic="promised_days") == (1.75, 2)


def test_what_was_promised_has_no_interval_because_it_is_no_estimate() -> None:
    tables = lazy_tables({"service_case": cases({"promised_term": 12.0, "closed_at": days(1)})})
    row = answer(promise_kept, tables, asked(), "promised_days")
    assert (row["lower"], row["upper"], row["standard_error"], row["interval_method"]) == (None, None, None, None)


def test_where_the_source_gives_its_verdict_only_there_is_no_row_about_promises() -> None:
    tables = lazy_tables({"service_case": cases({"promise_kept_reported": True, "closed_at": days(1)})})
    found = answers(promise_kept, tables, asked())
    assert [row["statistic"] for row in found] == ["reported"]
