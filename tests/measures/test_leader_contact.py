"""Leaders who met a customer, by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from canonical import Row, answer, answers, lazy_table, lazy_tables
from questions import asked
from samples import AS_OF

from fremdbild.assessment.units import at_level, rows_of
from fremdbild.measures.leader_contact import leader_contact


def leaders(number: int, month: int = 4, unit: str | None = "North", level: str = "team") -> Row:
    return {"level": level, "org_unit": unit, "month": date(2026, month, 1), "leaders": number}


def contact(code: str, month: int = 4, unit: str | None = "North", level: str | None = "team", day: int = 9) -> Row:
    return {"leader_code": code, "level": level, "org_unit": unit, "on": date(2026, month, day)}


def tables(numbers: list[Row], contacts: list[Row]) -> dict[str, list[Row]]:
    return lazy_tables(
        {
            "leader": numbers,
            "leader_contact": [{"contact_id": str(number), **row} for number, row in enumerate(contacts)],
        }
    )


def share(numbers: list[Row], contacts: list[Row], as_of: datetime = AS_OF) -> tuple[float | None, int]:
    """Value and leader-months."""
    found = answer(leader_contact, tables(numbers, contacts), asked(as_of=as_of), "share")
    return found["value"], found["cases"]


def test_nine_of_thirty_leader_months_by_hand() -> None:
    """Ten leaders, three months: 5, 4 and 0 of them met a customer; Wilson with n 10, since months may be alike."""
    numbers = [leaders(10, month) for month in (4, 5, 6)]
    contacts = [*(contact(f"a{n}", 4) for n in range(5)), *(contact(f"b{n}", 5) for n in range(4))]
    row = answer(leader_contact, tables(numbers, contacts), asked(), "share")
    assert row["value"] == 30
    assert (row["lower"], row["upper"]) == pytest.approx((10.78, 60.32), abs=5e-3)  # Wilson, 3 of 10
    assert (row["cases"], row["people"], row["effective_n"], row["interval_method"]) == (30, 10, 10, "Wilson")


def test_a_leader_counts_once_a_month_however_often_he_meets_customers() -> None:
    assert share([leaders(4)], [contact("a"), contact("a", day=20), contact("b")]) == (50, 4)
    assert share([leaders(4, 4), leaders(4, 5)], [contact("a", 4), contact("a", 5)]) == (25, 8)


def test_a_contact_of_another_month_does_not_count_for_this_one() -> None:
    assert share([leaders(2, 5)], [contact("a", 4), contact("b", 6)]) == (0, 2)


def test_without_the_number_of_leaders_there_is_no_value() -> None:
    assert share([], [contact("a")]) == (None, 0)
    assert share([leaders(0)], [contact("a")]) == (None, 0)
    assert share([leaders(3, month=1)], [contact("a")]) == (None, 0)


def test_contacts_of_a_level_unit_or_month_without_a_number_count_nowhere() -> None:
    elsewhere = [contact("a", unit="South"), contact("b", level="board"), contact("c", month=5)]
    assert share([leaders(2)], elsewhere) == (0, 2)
    assert share([leaders(2)], [contact("a", level=None), contact("b")]) == (50, 2)


def test_contacts_of_a_unit_without_a_number_count_with_those_of_no_unit() -> None:
    numbers = [leaders(2, unit="North"), leaders(2, unit=None)]
    contacts = [contact("a", unit="South"), contact("b", unit="North"), contact("c", unit="North")]
    assert share(numbers, contacts) == (75, 4)
    found = answers(leader_contact, tables(numbers, contacts), asked(by=("org_unit",)))
    assert {row["org_unit"]: row["value"] for row in found} == {"North": 100, None: 50}


def test_months_before_the_first_contact_that_was_written_down_are_not_counted() -> None:
    numbers = [leaders(2, month) for month in (4, 5, 6)]
    assert share(numbers, [contact("a", 5)]) == (25, 4)
    assert share(numbers, [contact("a", 5, unit="West", level="board")]) == (0, 4)
    assert share(numbers, []) == (None, 0)


def test_more_leaders_with_a_contact_than_leaders_make_up_for_no_other_unit() -> None:
    numbers = [leaders(2, unit="North"), leaders(2, unit="South")]
    assert share(numbers, [contact(code) for code in "abcde"]) == (50, 4)


def test_the_number_of_a_month_that_is_written_twice_counts_once() -> None:
    again = {**leaders(4), "month": date(2026, 4, 30)}
    assert share([leaders(4), again], [contact("a")]) == (25, 4)


def test_a_month_that_is_not_over_is_not_counted() -> None:
    numbers, contacts = [leaders(2, 4), leaders(2, 5)], [contact("a", 4), contact("b", 4)]
    assert share(numbers, contacts, as_of=datetime(2026, 5, 31, 21, 59)) == (100, 2)  # 23:59 in Zurich
    assert share(numbers, contacts, as_of=datetime(2026, 5, 31, 22)) == (50, 4)


def test_people_are_the_leaders_of_the_month_that_has_most() -> None:
    numbers = [leaders(3, 4), leaders(5, 5), leaders(1, 5, unit="South")]
    row = answer(leader_contact, tables(numbers, [contact("a")]), asked(), "share")
    assert (row["people"], row["cases"], row["effective_n"]) == (6, 9, 4.5)


def test_each_month_belongs_to_its_own_period() -> None:
    numbers, contacts = [leaders(2, 3), leaders(2, 4)], [contact("a", 3), contact("b", 3), contact("c", 4)]
    found = answers(leader_contact, tables(numbers, contacts), asked(by=("period",)))
    assert {row["period"]: row["value"] for row in found} == {"2026-Q1": 100, "2026-Q2": 50}


def test_leaders_of_small_units_add_up_in_the_unit_above_them() -> None:
    numbers = [leaders(4, unit="North"), leaders(6, unit="South"), leaders(5, unit="Apart")]
    contacts = [contact("a", unit="North"), contact("b", unit="South"), contact("c", unit="South"),
                contact("d", unit="Apart")]  # fmt: skip
    level = lazy_table(rows_of({"North": "Sales", "South": "Sales"}))
    at_sales = {name: at_level(name, table, level) for name, table in tables(numbers, contacts).items()}
    found = {row["org_unit"]: row for row in answers(leader_contact, at_sales, asked(by=("org_unit",)))}
    assert (found["Sales"]["value"], found["Sales"]["cases"], found["Sales"]["people"]) == (30, 10, 10)
