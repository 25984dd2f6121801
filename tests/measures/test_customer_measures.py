"""Linkage coverage and retention, by hand and with published figures."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked
from samples import AS_OF

from fremdbild.measures.linkage_coverage import linkage_coverage
from fremdbild.measures.retention import retention

LONG_AGO = date(2020, 1, 1)


def customer(number: int, systems: int, *, doubt: int | None = None, linked: bool = False, **more: Any) -> Row:
    return {
        "customer_id": number,
        "customer_since": LONG_AGO,
        "systems": systems,
        "systems_in_doubt": doubt or systems,
        "linked": linked,
        **more,
    }


def coverage(customers: list[Row], statistic: str = "share", **more: Any) -> Row:
    return answer(linkage_coverage, lazy_tables({"customer": customers}), asked(**more), statistic)


CUSTOMERS = [
    customer(1, 3, linked=True),
    customer(2, 2, linked=True),
    customer(3, 2, linked=True),
    customer(4, 2),
    customer(5, 2, doubt=3),
    customer(6, 1, doubt=2),
    *(customer(number, 1) for number in range(7, 11)),
]


def test_three_of_six_are_linked_and_half_of_ten_are_known_to_several() -> None:
    """Customers of one system without a doubt are no part of the share; Wilson for 3 of 6 and 5 of 10."""
    share, known = coverage(CUSTOMERS), coverage(CUSTOMERS, "known_to_several")
    assert (share["value"], share["cases"], share["people"], share["interval_method"]) == (50, 6, 6, "Wilson")
    assert (share["lower"], share["upper"]) == pytest.approx((18.76, 81.24), abs=5e-3)
    assert (known["value"], known["cases"], known["people"]) == (50, 10, 10)
    assert (known["lower"], known["upper"]) == pytest.approx((23.66, 76.34), abs=5e-3)


def test_who_links_nothing_does_not_look_good() -> None:
    """The same firm, every pair kept apart: each record is a customer in doubt, and nobody is known to several."""
    apart = [customer(number, 1, doubt=2) for number in range(20)]
    assert coverage(apart)["value"] == 0
    assert coverage(apart, "known_to_several")["value"] == 0


def test_who_links_everything_does_not_look_good_either() -> None:
    """One heap: several systems know it, and it is not linked, since no sure links hold it together."""
    heap = [customer(1, 3, linked=False)]
    assert (coverage(heap)["value"], coverage(heap, "known_to_several")["value"]) == (0, 100)


def test_customers_of_one_system_alone_have_no_share() -> None:
    found = coverage([customer(1, 1), customer(2, 1)])
    assert (found["value"], found["cases"], found["people"]) == (None, 0, 0)


def test_a_customer_counts_from_the_period_in_which_he_came() -> None:
    tables = lazy_tables({"customer": [customer(1, 2, linked=True), customer(2, 2, customer_since=date(2026, 3, 31))]})
    rows = answers(linkage_coverage, tables, asked(("period",)))
    found = {row["period"]: (row["value"], row["cases"]) for row in rows if row["statistic"] == "share"}
    assert (found["2025-Q4"], found["2026-Q1"], found["2026-Q2"]) == ((100, 1), (50, 2), (50, 2))
    assert len(found) == 13
    early = answer(linkage_coverage, tables, asked(period="2026", as_of=datetime(2026, 2, 1)), "share")
    assert (early["value"], early["cases"]) == (100, 1)
    ahead = answer(linkage_coverage, tables, asked(period="2027"), "share")
    assert (ahead["value"], ahead["people"]) == (None, 0)


# Retention


def contract(start: date, end: date | None = None, record: str | None = "R1", system: str | None = "crm") -> Row:
    return {"system": system, "record_id": record, "start": start, "end": end}


def kept(contracts: list[Row], period: str = "2026-Q2", as_of: datetime = AS_OF, **tables: list[Row]) -> Row:
    numbered = [{"contract_id": f"V{number}", **one} for number, one in enumerate(contracts)]
    found = answers(retention, lazy_tables({"contract": numbered, **tables}), asked(period=period, as_of=as_of))
    return found[0] if found else {"value": None, "cases": 0, "people": 0}


def test_three_of_four_are_still_there_after_their_year() -> None:
    """Four began a year in the second quarter of 2025; one left after ten months. Wilson for 3 of 4."""
    began = date(2025, 5, 10)
    contracts = [contract(began, None, f"R{n}") for n in range(3)] + [contract(began, date(2026, 3, 9), "R3")]
    row = kept(contracts)
    assert (row["value"], row["cases"], row["people"], row["interval_method"]) == (75, 4, 4, "Wilson")
    assert (row["lower"], row["upper"]) == pytest.approx((30.06, 95.44), abs=5e-3)


@pytest.mark.parametrize(
    ("end", "value"),
    [
        (date(2026, 5, 8), 0),
        (date(2026, 5, 9), 0),  # the last day of the year: on the day after it there is no contract
        (date(2026, 5, 10), 100),
        (None, 100),
    ],
)
def test_who_is_there_on_the_day_after_the_year_is_retained(end: date | None, value: float) -> None:
    assert kept([contract(date(2025, 5, 10), end)])["value"] == value


def test_a_year_of_366_days_ends_like_any_other() -> None:
    assert kept([contract(date(2023, 5, 10), date(2024, 5, 9))], "2024-Q2")["value"] == 0
    assert kept([contract(date(2023, 5, 10), date(2024, 5, 10))], "2024-Q2")["value"] == 100
    assert kept([contract(date(2024, 2, 29), date(2025, 2, 28))], "2025-Q1")["value"] == 0
    assert kept([contract(date(2024, 2, 29), date(2025, 3, 1))], "2025-Q1")["value"] == 100


def test_each_year_of_a_customer_counts_in_the_period_in_which_it_is_over() -> None:
    loyal = [contract(date(2020, 5, 10))]
    assert [kept(loyal, f"{year}-Q2")["cases"] for year in (2020, 2021, 2024, 2026)] == [0, 1, 1, 1]
    assert kept(loyal, "2026-Q1")["cases"] == 0
    everything = kept(loyal, "all")
    assert (everything["value"], everything["people"]) == (100, 1)
    assert everything["cases"] == 7  # six whole years and the running one, censored


@pytest.mark.parametrize(
    ("next_start", "value"), [(date(2025, 9, 1), 100), (date(2025, 8, 1), 100), (date(2025, 9, 2), 0)]
)
def test_adjoining_contracts_are_one_time_and_a_gap_ends_it(next_start: date, value: float) -> None:
    row = kept([contract(date(2025, 5, 10), date(2025, 8, 31)), contract(next_start)])
    assert (row["value"], row["cases"]) == (value, 1)


def test_a_long_contract_covers_short_ones_inside_it() -> None:
    contracts = [
        contract(date(2025, 5, 10), date(2026, 6, 1)),
        contract(date(2025, 6, 1), date(2025, 6, 30)),
        contract(date(2025, 9, 1), date(2025, 9, 30)),
    ]
    assert (kept(contracts)["value"], kept(contracts)["cases"]) == (100, 1)


def test_records_of_one_customer_count_together() -> None:
    contracts = [contract(date(2025, 5, 10), date(2025, 8, 31), "a"), contract(date(2025, 9, 1), None, "b", "shop")]
    assert (kept(contracts)["value"], kept(contracts)["people"]) == (0, 1)
    linked = {
        "customer": [{"customer_id": 7, "segment": "private"}],
        "customer_link": [
            {"system": "crm", "record_id": "a", "customer_id": 7},
            {"system": "shop", "record_id": "b", "customer_id": 7},
        ],
    }
    assert (kept(contracts, **linked)["value"], kept(contracts, **linked)["people"]) == (100, 1)


def test_a_contract_of_nobody_known_is_not_counted() -> None:
    assert kept([contract(date(2025, 5, 10), None, None, None)])["cases"] == 0


def test_a_year_that_is_not_over_is_censored() -> None:
    """Two left after 100 days, of four; the others are watched for 200 days: S is not known at the end of the year."""
    as_of = datetime(2026, 6, 30, 22)
    began = date(2026, 6, 30) - timedelta(days=200)
    gone = began + timedelta(days=99)
    contracts = [contract(began, gone, "a"), contract(began, gone, "b"), contract(began, None, "c")]
    assert kept([*contracts, contract(began, None, "d")], "2026", as_of)["value"] is None
    # Two whose year is over show the rest of the curve: 2 of 5 lost, then, when one was last seen, 1 of 2.
    over = date(2025, 6, 30)
    row = kept([*contracts, contract(over, None, "e"), contract(over, over + timedelta(days=299), "f")], "2026", as_of)
    assert row["value"] == pytest.approx(100 * (1 - 2 / 5) * (1 - 1 / 2))
    assert row["interval_method"] == "log-log"


def test_an_end_that_lies_ahead_is_not_known() -> None:
    assert kept([contract(date(2025, 5, 10), date(2026, 12, 31))])["value"] == 100
    early = datetime(2025, 12, 1)
    row = kept([contract(date(2025, 5, 10), date(2026, 3, 1)), contract(date(2024, 12, 10), None, "b")], "all", early)
    assert (row["cases"], row["value"]) == (2, None)


def test_gives_what_r_gives_for_the_same_times() -> None:
    """Lung cancer, 228 people (tests/reference/survival.R), as if each were a customer for so many days."""
    curves = json.loads((Path(__file__).parents[1] / "reference" / "survival.json").read_text(encoding="utf-8"))[
        "curves"
    ]
    known = next(curve for curve in curves if curve["name"] == "lung")
    today, year_ago = date(2026, 6, 30), date(2025, 6, 30)
    contracts = []
    for number, (days, ended) in enumerate(zip(known["time"], known["status"], strict=True)):
        if ended or days > 365:
            contracts.append(contract(year_ago, year_ago + timedelta(days=days - 1), f"R{number}"))
        else:
            contracts.append(contract(today - timedelta(days=days), None, f"R{number}"))
    row = kept(contracts, "2026-06-30..2027-06-29")
    place = max(n for n, days in enumerate(known["times"]) if days <= 365)
    assert (row["cases"], row["interval_method"]) == (228, "log-log")
    assert row["value"] == pytest.approx(100 * known["survival"][place], rel=1e-12)
    assert row["standard_error"] == pytest.approx(100 * known["standard_error"][place], rel=1e-9)
    bounds = (100 * known["lower"][place], 100 * known["upper"][place])
    assert (row["lower"], row["upper"]) == pytest.approx(bounds, rel=1e-9)
