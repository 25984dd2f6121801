"""Feedback, ideas and contact attempts that were answered in time, by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import LIMITS, asked
from samples import AS_OF

from fremdbild.measures.contact_answered import contact_answered
from fremdbild.measures.feedback_answered import feedback_answered
from fremdbild.measures.idea_answered import idea_answered

RAISED = datetime(2026, 5, 4, 8)


def feedback(*rows: dict[str, Any]) -> list[Row]:
    return [{"feedback_id": f"F{number}", "raised_at": RAISED, **row} for number, row in enumerate(rows)]


def in_time(*rows: dict[str, Any], as_of: datetime = AS_OF) -> tuple[float | None, int]:
    """Value and number of feedback counted."""
    found = answer(feedback_answered, lazy_tables({"feedback": feedback(*rows)}), asked(as_of=as_of), "in_time")
    return found["value"], found["cases"]


def days(number: float) -> datetime:
    return RAISED + timedelta(days=number)


def test_five_of_eight_by_hand() -> None:
    rows = feedback(*[{"answered_at": days(2)}] * 5, {"answered_at": days(9)}, {}, {})
    row = answer(feedback_answered, lazy_tables({"feedback": rows}), asked(), "in_time")
    assert row["value"] == 62.5
    assert (row["lower"], row["upper"]) == pytest.approx((30.57, 86.32), abs=5e-3)  # Wilson, 5 of 8
    assert (row["cases"], row["people"], row["answers"], row["interval_method"]) == (8, 8, None, "Wilson")


def test_without_a_due_time_an_answer_is_due_at_the_end_of_the_fifth_day() -> None:
    """Raised on 4 May: due by the end of 9 May in Zurich, which is 22:00 in UTC."""
    assert LIMITS.feedback_days == 5
    assert in_time({"answered_at": datetime(2026, 5, 9, 21, 59)}) == (100, 1)
    assert in_time({"answered_at": datetime(2026, 5, 9, 22)}) == (0, 1)


def test_a_due_time_counts_to_the_microsecond() -> None:
    due = {"due_at": days(9)}
    assert in_time({**due, "answered_at": days(9)}) == (100, 1)
    assert in_time({**due, "answered_at": days(9) + timedelta(microseconds=1)}) == (0, 1)
    assert in_time({"due_at": days(1), "answered_at": days(2)}) == (0, 1)


def test_open_and_overdue_is_late_and_open_and_not_yet_due_is_not_counted() -> None:
    assert in_time({}, as_of=datetime(2026, 5, 9, 21, 59)) == (None, 0)
    assert in_time({}, as_of=datetime(2026, 5, 9, 22)) == (0, 1)
    assert in_time({"due_at": days(9)}, as_of=days(9)) == (None, 0)
    assert in_time({"due_at": days(9)}, as_of=days(9) + timedelta(microseconds=1)) == (0, 1)


def test_answered_before_it_is_due_is_decided_already() -> None:
    assert in_time({"due_at": days(9), "answered_at": days(1)}, as_of=days(2)) == (100, 1)


def test_an_answer_after_as_of_is_not_known() -> None:
    assert in_time({"due_at": days(3), "answered_at": days(3)}, as_of=days(2)) == (None, 0)
    assert in_time({"due_at": days(3), "answered_at": days(8)}, as_of=days(5)) == (0, 1)


@pytest.mark.parametrize("due", [None, datetime(2026, 4, 1, 9)])
def test_feedback_belongs_to_the_period_of_its_due_day(due: datetime | None) -> None:
    """Given on 27 March, due on 1 April: the second quarter, whenever it was answered."""
    raised = datetime(2026, 3, 27, 9)
    rows = feedback({"raised_at": raised, "due_at": due, "answered_at": raised + timedelta(days=1)})
    found = answers(feedback_answered, lazy_tables({"feedback": rows}), asked(by=("period",)))
    assert [(row["period"], row["value"]) for row in found] == [("2026-Q2", 100)]


def test_feedback_of_one_customer_is_one_person() -> None:
    known = {"system": "crm", "record_id": "R", "answered_at": days(1)}
    row = answer(feedback_answered, lazy_tables({"feedback": feedback(known, known, {})}), asked(), "in_time")
    assert (row["cases"], row["people"]) == (3, 2)


def test_ideas_are_due_at_the_end_of_the_thirtieth_day() -> None:
    """Handed in on 4 May: due by the end of 3 June."""
    assert LIMITS.idea_days == 30
    times = [datetime(2026, 6, 3, 21, 59), datetime(2026, 6, 3, 22), None, datetime(2026, 5, 4, 8)]
    rows = [{"idea_id": f"N{n}", "submitted_at": RAISED, "answered_at": when} for n, when in enumerate(times)]
    rows.append({"idea_id": "new", "submitted_at": datetime(2026, 6, 2)})
    row = answer(idea_answered, lazy_tables({"idea": rows}), asked(), "in_time")
    assert (row["value"], row["cases"], row["people"]) == (50, 4, 4)
    assert (row["lower"], row["upper"]) == pytest.approx((15.00, 85.00), abs=5e-3)  # Wilson, 2 of 4


def attempts(*rows: dict[str, Any]) -> dict[str, Any]:
    return lazy_tables(
        {"contact_attempt": [{"attempt_id": f"A{number}", "at": RAISED, **row} for number, row in enumerate(rows)]}
    )


def after(seconds: float) -> datetime:
    return RAISED + timedelta(seconds=seconds)


def reached(*rows: dict[str, Any], as_of: datetime = AS_OF, statistic: str = "in_time") -> tuple[float | None, int]:
    found = answer(contact_answered, attempts(*rows), asked(as_of=as_of), statistic)
    return found["value"], found["cases"]


def test_four_of_ten_calls_by_hand() -> None:
    """Four within a minute, two later, three given up, one never answered."""
    quick, late, gone = {"answered_at": after(20)}, {"answered_at": after(90)}, {"abandoned": True}
    tables = attempts(quick, quick, quick, quick, late, late, gone, gone, gone, {})
    row = answer(contact_answered, tables, asked(), "in_time")
    assert (row["value"], row["cases"], row["people"]) == (40, 10, 10)
    assert (row["lower"], row["upper"]) == pytest.approx((16.82, 68.73), abs=5e-3)  # Wilson, 4 of 10
    row = answer(contact_answered, tables, asked(), "abandoned_share")
    assert (row["value"], row["cases"]) == (pytest.approx(100 * 3 / 9), 9)  # how the tenth ended is not told
    assert (row["lower"], row["upper"]) == pytest.approx((12.06, 64.58), abs=5e-3)  # Wilson, 3 of 9


def test_a_minute_is_in_time_to_the_microsecond() -> None:
    assert LIMITS.answer_seconds == 60
    assert reached({"answered_at": after(60)}) == (100, 1)
    assert reached({"answered_at": after(60) + timedelta(microseconds=1)}) == (0, 1)


def test_who_still_waits_within_the_time_is_not_counted() -> None:
    assert reached({}, as_of=after(60)) == (None, 0)
    assert reached({}, as_of=after(61)) == (0, 1)
    assert reached({"answered_at": after(50)}, as_of=after(40)) == (None, 0)
    assert reached({"abandoned": True}, as_of=after(10)) == (0, 1)


def test_who_gave_up_was_not_answered_whatever_else_is_told() -> None:
    told = {"answered_at": after(10), "abandoned": True}
    assert reached(told) == (0, 1)
    assert reached(told, statistic="abandoned_share") == (100, 1)


def test_where_nobody_tells_who_gave_up_there_is_no_share_of_it() -> None:
    rows = [{"answered_at": after(10), "channel": "chat"}, {"abandoned": False, "channel": "phone"}]
    found = answers(contact_answered, attempts(*rows), asked(by=("channel",)))
    gave_up = {row["channel"]: (row["value"], row["cases"]) for row in found if row["statistic"] == "abandoned_share"}
    assert gave_up == {"chat": (None, 0), "phone": (0, 1)}
    assert {row["statistic"] for row in answers(contact_answered, attempts(rows[0]), asked())} == {"in_time"}
