"""Rows of a table → one row per group of a question, lazily.

Periods are told apart by a whole number made from the local day, which engines group quicker than words. The labels are
put in its place once the small result is here (`period_labels`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import ibis
from ibis import Deferred, _
from ibis.expr.types import Table, Value

from fremdbild.result import Period, Question

PERIOD = "period"
DAY = "day"
"""Column with the local day that tells to which period a row belongs."""


def per_group(
    rows: Table, question: Question, counts: Mapping[str, Deferred], *, within: tuple[str, ...] = ()
) -> Table:
    """`counts` per group of `question.by` (and per value of the columns `within`) over the rows of its periods.

    The column `day` of `rows` is the local day that tells the period; a row without one belongs to `all` alone. A group
    column that `rows` lack is unknown (null) throughout; `period` holds the number that stands for it.
    """
    periods = asked_periods(question)
    keys = [
        _number_of_period(_[DAY], periods).name(PERIOD) if name == PERIOD else name
        for name in question.by
        if (name in rows.columns and name != PERIOD) or (name == PERIOD and len(periods) > 1)
    ]
    grouped = in_periods(rows, question).aggregate(by=[*keys, *within], **counts)
    if len(keys) == len(question.by):
        return grouped
    members: dict[str, Value] = {
        name: grouped[name] if name in grouped.columns else ibis.null("string") for name in question.by
    }
    if PERIOD in question.by and len(periods) == 1:
        members[PERIOD] = ibis.literal(number_of(periods[0], periods[0]), type="int64")
    return grouped.select(**members, **{name: grouped[name] for name in (*within, *counts)})


def in_periods(rows: Table, question: Question) -> Table:
    """The rows whose `day` lies in the periods of the question."""
    periods = asked_periods(question)
    first, last = periods[0].first, periods[-1].last
    conditions = []
    if first > date.min:
        conditions.append(_[DAY] >= ibis.literal(first))
    if last < date.max:
        conditions.append(_[DAY] <= ibis.literal(last))
    return rows.filter(*conditions) if conditions else rows


def asked_periods(question: Question) -> tuple[Period, ...]:
    """All periods of the question where it tells them apart, else the newest one."""
    return question.periods if PERIOD in question.by else (question.period,)


def _number_of_period(day: Deferred, periods: tuple[Period, ...]) -> Deferred:
    kind = periods[-1].kind
    if kind == "month":
        return day.year() * 12 + day.month()
    if kind == "quarter":
        return day.year() * 4 + day.quarter()
    if kind == "year":
        return day.year()
    length = (periods[-1].last - periods[-1].first).days + 1
    return day.delta(ibis.literal(periods[0].first), unit="day") // length


def period_labels(question: Question) -> dict[int, str]:
    """The label of each period of the question, by the number that stands for it in `per_group`."""
    periods = asked_periods(question)
    return {number_of(period, periods[0]): period.label for period in periods}


def number_of(period: Period, oldest: Period) -> int:
    """The same number, worked out here for a whole period."""
    first = period.first
    if period.kind == "month":
        return first.year * 12 + first.month
    if period.kind == "quarter":
        return first.year * 4 + (first.month + 2) // 3
    if period.kind == "year":
        return first.year
    return (first - oldest.first).days // ((period.last - period.first).days + 1)
