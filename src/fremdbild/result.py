"""What is asked of a measure, and the columns of every answer.

A measure gets one frozen `Question` beside its tables. Its answer has the columns `RESULT_COLUMNS`: all group columns
are always present, `*` (`TOTAL`) is the total of its line, null is unknown and a member of its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa

from fremdbild.errors import AssessmentError

TOTAL = "*"
"""The member that stands for all members of a group column together."""

GROUP_COLUMNS = ("criterion", "perspective", "org_unit", "touchpoint", "channel", "segment")
"""Group columns of a result; `period` has its own column and no total.

In `criterion` stand the criteria, and of scores their dimensions; only the view from inside has a `perspective`.
"""

FIRST_YEAR = 1900
"""A period that is asked for and begins before it was mistyped."""

SERIES_LENGTH = 12
"""How many periods before the asked one a grouping with `period` looks back on."""

RESULT_COLUMNS = pa.schema(
    [
        pa.field("measure", pa.string(), nullable=False),
        pa.field("statistic", pa.string(), nullable=False),
        pa.field("unit_of_measure", pa.string(), nullable=False),
        pa.field("period", pa.string(), nullable=False),
        pa.field("as_of", pa.timestamp("us"), nullable=False),
        *(pa.field(name, pa.string()) for name in GROUP_COLUMNS),
        pa.field("value", pa.float64()),
        pa.field("standard_error", pa.float64()),
        pa.field("lower", pa.float64()),
        pa.field("upper", pa.float64()),
        pa.field("interval_method", pa.string()),
        pa.field("answers", pa.int64()),
        pa.field("cases", pa.int64()),
        pa.field("people", pa.int64()),
        pa.field("effective_n", pa.float64()),
        pa.field("status", pa.string(), nullable=False),
    ]
)

RAW = "raw"
"""Status of a result that has not yet passed `release`."""
RELEASED = "released"
PROTECTED = "protected"
"""Status of a hidden cell: small itself, or hidden so that another cannot be computed. The two are not told apart."""
NO_DATA = "no data"
"""Status of a cell for which nothing could be counted."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"(\d{4})")
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Period:
    """A calendar month, quarter or year, `all`, or FROM..TO; both days included.

    >>> Period.parse("2026-Q3").first, Period.parse("2026-Q3").last
    (datetime.date(2026, 7, 1), datetime.date(2026, 9, 30))
    >>> Period.parse("2026-Q1").before().label
    '2025-Q4'
    """

    label: str
    kind: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that a person means by `text`; raises AssessmentError where it means none."""
        text = text.strip()
        try:
            if text == "all":
                return cls("all", "all", date.min, date.max)
            if match := _MONTH.fullmatch(text):
                return cls._of_months("month", int(match[1]), int(match[2]))
            if match := _QUARTER.fullmatch(text):
                return cls._of_months("quarter", int(match[1]), 3 * int(match[2]) - 2)
            if match := _YEAR.fullmatch(text):
                return cls._of_months("year", int(match[1]), 1)
            if match := _RANGE.fullmatch(text):
                first, last = date.fromisoformat(match[1]), date.fromisoformat(match[2])
                if first <= last:
                    return cls(text, "range", first, last)
        except (ValueError, OverflowError):
            pass
        raise AssessmentError(
            f'"{text}" is not a period',
            next_step="write a month (2026-09), quarter (2026-Q3), year (2026), days (2026-01-15..2026-02-14) or all",
        )

    @classmethod
    def _of_months(cls, kind: str, year: int, month: int) -> Period:
        first = date(year, month, 1)
        following = month - 1 + _MONTHS[kind]
        last = date(year + following // 12, following % 12 + 1, 1) - timedelta(days=1)
        label = {"month": f"{year:04}-{month:02}", "quarter": f"{year:04}-Q{(month + 2) // 3}", "year": f"{year:04}"}[
            kind
        ]
        return cls(label, kind, first, last)

    def before(self) -> Period | None:
        """The period of the same length that ends the day before this one; None before `all` and before year 1."""
        if self.kind == "all" or self.first == date.min:
            return None
        end = self.first - timedelta(days=1)
        if self.kind in _MONTHS:
            start_month = {"month": end.month, "quarter": (end.month - 1) // 3 * 3 + 1, "year": 1}[self.kind]
            return Period._of_months(self.kind, end.year, start_month)
        length = self.last - self.first
        if end.toordinal() - length.days < 1:
            return None
        return Period(f"{end - length}..{end}", "range", end - length, end)

    def series(self) -> tuple[Period, ...]:
        """This period and the twelve before it, oldest first."""
        periods = [self]
        while len(periods) <= SERIES_LENGTH and (earlier := periods[-1].before()):
            periods.append(earlier)
        return tuple(reversed(periods))

    def end_in_utc(self, time_zone: str) -> datetime:
        """The moment, in UTC without a zone mark, at which the last local day is over."""
        if self.last == date.max:
            return datetime.combine(date.max, time.max)
        midnight = datetime.combine(self.last + timedelta(days=1), datetime.min.time(), ZoneInfo(time_zone))
        return midnight.astimezone(UTC).replace(tzinfo=None)


@dataclass(frozen=True)
class Margin:
    """How many people there are in one group, to which the answers of a survey are weighted.

    `levels` are the members of `variables`, in their order.
    """

    survey_id: str
    perspective: str
    variables: tuple[str, ...]
    levels: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class Limits:
    """Numbers that a measure is asked with, from `[limits]` of the settings and from the benchmark table.

    Days are calendar days; `benchmark_days` maps a touchpoint to the median days that customers get elsewhere.
    """

    cycle_time_days: float | None = None
    second_contact_days: int = 30
    feedback_days: int = 5
    idea_days: int = 30
    answer_seconds: int = 60
    benchmark_days: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What is asked: grouped by what, for which periods (oldest first), known as of when, within which limits.

    `by` holds group columns and possibly `period`. `as_of` is UTC without a zone mark; nothing later is known. Answers
    are weighted to `margins` where there are any of their survey.
    """

    by: tuple[str, ...]
    periods: tuple[Period, ...]
    as_of: datetime
    limits: Limits = field(default_factory=Limits)
    time_zone: str = "UTC"
    margins: tuple[Margin, ...] = ()

    @property
    def period(self) -> Period:
        """The asked period, the newest one."""
        return self.periods[-1]

    @property
    def first_day(self) -> date:
        return self.periods[0].first

    @property
    def last_day(self) -> date:
        return self.periods[-1].last
