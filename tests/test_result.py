from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fremdbild.errors import AssessmentError
from fremdbild.result import Period


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", "month", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-01-15..2026-02-14", "range", date(2026, 1, 15), date(2026, 2, 14)),
        ("0001", "year", date(1, 1, 1), date(1, 12, 31)),
        ("0206-Q3", "quarter", date(206, 7, 1), date(206, 9, 30)),
    ],
)
def test_a_period_includes_its_first_and_last_day(text: str, kind: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.label, period.kind, period.first, period.last) == (text, kind, first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-Q5", "26", "2026-Q0", "2026-02-01..2026-01-31", "2026-02-30..2026-03-01", "9999", "0000"],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(AssessmentError, match=r"is not a period.*2026-Q3"):
        Period.parse(text)


@given(
    st.one_of(
        st.builds("{:04d}-{:02d}".format, st.integers(1900, 2200), st.integers(1, 12)),
        st.builds("{:04d}-Q{}".format, st.integers(1900, 2200), st.integers(1, 4)),
        st.builds("{:04d}".format, st.integers(1900, 2200)),
        st.builds(
            lambda a, b: f"{min(a, b)}..{max(a, b)}",
            st.dates(date(1900, 1, 1), date(2200, 1, 1)),
            st.dates(date(1900, 1, 1), date(2200, 1, 1)),
        ),
    )
)
def test_the_periods_of_a_series_follow_one_another_without_gap_or_overlap(text: str) -> None:
    series = Period.parse(text).series()
    assert series[-1].label == text
    assert len(series) <= 13
    for earlier, later in pairwise(series):
        assert (later.first - earlier.last).days == 1
        assert Period.parse(earlier.label) == earlier


def test_everything_has_no_period_before_it() -> None:
    assert Period.parse("all").before() is None
    assert len(Period.parse("all").series()) == 1


def test_a_period_ends_at_local_midnight_also_when_the_clocks_have_changed() -> None:
    assert Period.parse("2026-Q3").end_in_utc("Europe/Zurich") == datetime(2026, 9, 30, 22)
    assert Period.parse("2026-Q4").end_in_utc("Europe/Zurich") == datetime(2026, 12, 31, 23)
