"""What projects brought of what they promised, by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from canonical import Row, answer, answers, lazy_tables
from questions import asked
from samples import AS_OF

from fremdbild.measures.benefit_delivered import benefit_delivered

MEASURED = {"planned": 10.0, "delivered": 10.0, "evidence": "measured", "due_on": date(2026, 5, 31)}


def lines(*rows: dict[str, Any]) -> list[Row]:
    """Benefit lines of one initiative, measured and delivered in full where nothing else is said."""
    return [{"initiative_id": "I", "benefit": f"B{number}", **MEASURED, **row} for number, row in enumerate(rows)]


def shares(*rows: dict[str, Any], as_of: datetime = AS_OF) -> tuple[float | None, float | None, int]:
    """Delivered, measured, and how many lines were due."""
    tables = lazy_tables({"benefit": lines(*rows)})
    question = asked(as_of=as_of)
    full, measured = (answer(benefit_delivered, tables, question, name) for name in ("share", "measured_share"))
    assert full["cases"] == measured["cases"]
    return full["value"], measured["value"], full["cases"]


def test_three_of_eight_by_hand() -> None:
    """Three came in full, one fell short, one was estimated, one claimed, two were never looked at."""
    nothing = {"delivered": None, "evidence": None}
    rows = lines({}, {}, {"delivered": 12.0}, {"delivered": 9.99}, {"evidence": "estimated"}, {"evidence": "claimed"})
    rows = [*rows, *({**row, "benefit": f"C{n}"} for n, row in enumerate(lines(nothing, nothing)))]
    tables = lazy_tables({"benefit": rows})
    full, measured = (answer(benefit_delivered, tables, asked(), name) for name in ("share", "measured_share"))
    assert (full["value"], measured["value"]) == (37.5, 50)
    assert (full["lower"], full["upper"]) == pytest.approx((13.68, 69.43), abs=5e-3)  # Wilson, 3 of 8
    assert (full["cases"], full["people"], full["answers"], full["interval_method"]) == (8, None, None, "Wilson")


@pytest.mark.parametrize("evidence", ["estimated", "claimed", None])
def test_only_what_was_measured_counts_as_delivered(evidence: str | None) -> None:
    assert shares({"evidence": evidence}) == (0, 0, 1)


def test_measured_without_a_figure_is_not_measured() -> None:
    assert shares({"delivered": None}) == (0, 0, 1)


def test_where_less_is_better_the_plan_is_below_zero() -> None:
    assert shares({"planned": -10.0, "delivered": -10.0})[0] == 100
    assert shares({"planned": -10.0, "delivered": -12.0})[0] == 100
    assert shares({"planned": -10.0, "delivered": -9.0})[0] == 0
    assert shares({"planned": -10.0, "delivered": 12.0})[0] == 0


@pytest.mark.parametrize("planned", [None, 0.0])
def test_a_line_that_promises_no_figure_is_not_delivered(planned: float | None) -> None:
    assert shares({"planned": planned}) == (0, 100, 1)


def test_a_line_is_due_when_its_day_is_over() -> None:
    due = {"due_on": date(2026, 5, 31)}
    assert shares(due, as_of=datetime(2026, 5, 31, 21, 59)) == (None, None, 0)  # 23:59 in Zurich
    assert shares(due, as_of=datetime(2026, 5, 31, 22)) == (100, 100, 1)
    assert shares({"due_on": None}) == (None, None, 0)


def test_what_was_measured_after_as_of_is_not_known() -> None:
    looked = {"measured_on": date(2026, 6, 15)}
    assert shares(looked, as_of=datetime(2026, 6, 14, 12)) == (0, 0, 1)
    assert shares(looked, as_of=datetime(2026, 6, 14, 22)) == (0, 0, 1)  # midnight: the day has not begun
    assert shares(looked, as_of=datetime(2026, 6, 15, 12)) == (100, 100, 1)


def test_a_plan_that_was_frozen_after_the_measuring_is_none() -> None:
    looked = date(2026, 6, 1)
    assert shares({"measured_on": looked, "frozen_on": date(2026, 6, 2)}) == (0, 0, 1)
    assert shares({"measured_on": looked, "frozen_on": looked}) == (100, 100, 1)
    assert shares({"frozen_on": date(2026, 6, 2)}) == (100, 100, 1)  # when it was looked at is not told


def test_a_line_belongs_to_the_period_in_which_it_is_due_and_to_the_unit_of_its_initiative() -> None:
    rows = [*lines({}, {"due_on": date(2026, 3, 31), "delivered": 1.0}), {**lines({})[0], "initiative_id": "unknown"}]
    tables = lazy_tables({"benefit": rows, "initiative": [{"initiative_id": "I", "org_unit": "North"}]})
    found = answers(benefit_delivered, tables, asked(by=("org_unit", "period")))
    assert {(row["org_unit"], row["period"]): row["value"] for row in found if row["statistic"] == "share"} == {
        ("North", "2026-Q2"): 100,
        ("North", "2026-Q1"): 0,
        (None, "2026-Q2"): 100,
    }
