"""First-contact resolution, reopened cases and complaints."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked
from samples import AS_OF

from fremdbild.measures.complaint_share import complaint_share
from fremdbild.measures.first_contact_resolution import first_contact_resolution
from fremdbild.measures.reopened import reopened

CLOSED = datetime(2026, 4, 20, 12)


def case(name: str, closed: datetime | None = CLOSED, record: str | None = None, **columns: Any) -> Row:
    opened = (closed or CLOSED) - timedelta(days=1)
    return {
        "case_id": name,
        "system": "crm",
        "record_id": record or f"record of {name}",
        "touchpoint": "claim",
        "opened_at": opened,
        "closed_at": closed,
        **columns,
    }


def share(*rows: Row, as_of: datetime = AS_OF) -> tuple[float | None, int]:
    found = answer(first_contact_resolution, lazy_tables({"service_case": rows}), asked(as_of=as_of), "share")
    return found["value"], found["cases"]


def again(after: timedelta, **columns: Any) -> Row:
    """A case of the record R, opened so long after the first one's closing, still open."""
    return case("second", None, "R", **{"opened_at": CLOSED + after, **columns})


def test_eight_of_ten_by_hand() -> None:
    """One not solved, one opened again; all watched for 30 days, so it is the simple share with Wilson's interval."""
    rows = [case(str(number)) for number in range(8)]
    rows += [case("x", outcome="not_solved"), case("y", outcome="solved", reopened_count=1)]
    row = answer(first_contact_resolution, lazy_tables({"service_case": rows}), asked(), "share")
    assert row["value"] == 80
    assert (row["lower"], row["upper"]) == pytest.approx((49.02, 94.33), abs=5e-3)  # Wilson, 8 of 10
    assert row["standard_error"] == pytest.approx(12.6491, abs=1e-4)
    assert (row["cases"], row["people"], row["interval_method"]) == (10, 10, "Wilson")


@pytest.mark.parametrize(
    ("after", "value"),
    [
        (timedelta(hours=-12), 0),
        (timedelta(0), 0),
        (timedelta(days=3), 0),
        (timedelta(days=30), 0),
        (timedelta(days=30, microseconds=1), 100),
    ],
)
def test_a_second_contact_counts_until_thirty_days_after_the_closing(after: timedelta, value: float) -> None:
    assert share(case("first", record="R"), again(after)) == (value, 1)


def test_another_record_another_touchpoint_or_an_earlier_case_is_no_second_contact() -> None:
    soon = timedelta(days=3)
    assert share(case("first", record="R"), again(soon, record_id="other"))[0] == 100
    assert share(case("first", record="R"), again(soon, system="other"))[0] == 100
    assert share(case("first", record="R"), again(soon, touchpoint="offer"))[0] == 100
    assert share(case("first", record="R"), again(timedelta(days=-9)))[0] == 100


def test_a_case_without_a_record_proves_nothing_and_is_not_counted() -> None:
    nobody = {"record_id": None, "system": None}
    assert share(case("first", **nobody), again(timedelta(days=3), **nobody)) == (None, 0)
    assert share(case("first", **nobody), case("other")) == (100, 1)


def test_withdrawn_cases_are_left_out_but_are_contacts() -> None:
    assert share(case("first", outcome="withdrawn")) == (None, 0)
    assert share(case("first", record="R"), again(timedelta(days=3), outcome="withdrawn"))[0] == 0


def test_of_two_opened_at_the_same_moment_the_second_by_name_is_the_later_one() -> None:
    assert share(case("a", record="R"), case("b", record="R"))[0] == 50


def test_cases_that_were_not_watched_to_the_end_are_censored() -> None:
    """Six are watched for 30 days, two for 5: one of 8 fails on day 3, and one of the 5 that are left on day 10."""
    early = AS_OF - timedelta(days=40)
    late = AS_OF - timedelta(days=5, hours=1)
    rows = [case(str(number), early) for number in range(4)]
    rows += [case("ten", early, "ten"), case("three", early, "three")]
    rows += [
        case(f"{name} again", None, name, opened_at=early + timedelta(days=day))
        for name, day in (("ten", 9.5), ("three", 3))
    ]
    rows += [case("new 1", late), case("new 2", late)]
    row = answer(first_contact_resolution, lazy_tables({"service_case": rows}), asked(), "share")
    assert row["value"] == pytest.approx(100 * 7 / 8 * 4 / 5)
    assert (row["cases"], row["interval_method"]) == (8, "log-log")


def test_where_nobody_was_watched_to_the_end_there_is_no_value() -> None:
    assert share(case("new", AS_OF - timedelta(days=5))) == (None, 1)


def test_a_second_contact_that_is_not_known_yet_does_not_count() -> None:
    rows = case("first", record="R"), again(timedelta(days=20))
    assert share(*rows)[0] == 0
    assert share(*rows, as_of=CLOSED + timedelta(days=19)) == (None, 1)


def test_reopened_cases_by_hand() -> None:
    rows = [case(str(number), reopened_count=count) for number, count in enumerate([0, 0, 0, 1, 3, None])]
    rows.append(case("open", None, reopened_count=1))
    row = answer(reopened, lazy_tables({"service_case": rows}), asked(), "share")
    assert (row["value"], row["cases"]) == (40, 5)  # 2 of 5; what is not told is not counted, nor what is open
    assert (row["lower"], row["upper"]) == pytest.approx((11.76, 76.93), abs=5e-3)  # Wilson, 2 of 5


def complaints(*kinds: str | None, as_of: datetime = AS_OF) -> list[Row]:
    rows = [case(str(number), kind=kind) for number, kind in enumerate(kinds)]
    return answers(complaint_share, lazy_tables({"service_case": rows}), asked(by=("touchpoint",), as_of=as_of))


def test_complaints_by_hand() -> None:
    [row] = complaints("complaint", "offer", "claim", "complaint", "service", None)
    assert (row["value"], row["cases"], row["people"]) == (40, 5, 5)  # of which kind the sixth is, nobody knows
    assert (row["lower"], row["upper"]) == pytest.approx((11.76, 76.93), abs=5e-3)  # Wilson, 2 of 5


def test_where_no_case_at_all_is_a_complaint_the_words_are_others() -> None:
    assert complaints("Reklamation", "Offerte") == []
    elsewhere = case("elsewhere", datetime(2025, 1, 9), kind="complaint")
    tables = lazy_tables({"service_case": [case("here", kind="offer"), elsewhere]})
    assert answer(complaint_share, tables, asked(), "share")["value"] == 0
