from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pyarrow as pa

from fremdbild.assessment.compute import Breakdown, breakdowns_of, raw_results
from fremdbild.measures import BY_NAME
from fremdbild.result import Period, Question


def test_a_grouping_brings_all_its_totals_along() -> None:
    assert [b.columns for b in breakdowns_of([("org_unit", "touchpoint", "period")])] == [
        (),
        ("org_unit",),
        ("touchpoint",),
        ("org_unit", "touchpoint"),
    ]


def test_what_two_groupings_share_is_asked_once() -> None:
    assert breakdowns_of([("org_unit", "period"), ("org_unit",), ("channel",)]) == (
        Breakdown((), with_series=True),
        Breakdown(("channel",), with_series=False),
        Breakdown(("org_unit",), with_series=True),
    )


def test_the_order_in_which_columns_are_named_has_no_effect() -> None:
    assert breakdowns_of([("segment", "channel")]) == breakdowns_of([("channel", "segment")])


def test_without_groupings_the_grand_total_is_asked_with_its_series() -> None:
    assert breakdowns_of([]) == (Breakdown((), with_series=True),)


def test_a_measure_that_has_nothing_to_count_is_asked_for_its_total_alone() -> None:
    nothing = replace(
        BY_NAME["promise_kept"],
        name="nothing",
        aggregate=lambda question: question.by,
        estimate=lambda counts, _: counts,
    )
    engine = _Empty()
    question = Question((), Period.parse("2026-Q3").series(), datetime(2026, 10, 1))
    found = raw_results(engine, [nothing], breakdowns_of([("org_unit", "touchpoint")]), question)
    assert engine.asked == [("period",)]
    assert (found.rows.num_rows, found.atoms.num_rows, found.counted) == (0, 0, ())


class _Empty:
    """An engine without rows, which remembers by which columns it was asked."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        self.asked: list[Any] = []

    def collect(self, by: Any) -> pa.Table:
        self.asked.append(by)
        return pa.table({"statistic": pa.array([], pa.string())})
