from __future__ import annotations

from fremdbild.assessment.compute import Breakdown, breakdowns_of


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
