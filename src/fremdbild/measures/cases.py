"""Cases as they were known at a moment."""

from __future__ import annotations

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table, TimestampValue

from fremdbild.result import Question


def known_cases(service_case: Table, question: Question) -> Table:
    """The cases that had been opened by `question.as_of`."""
    return service_case.filter(service_case.opened_at <= moment(question))


def is_closed(cases: Table, question: Question) -> BooleanValue:
    """Whether a case had been closed by `question.as_of`; never null."""
    return holds(cases.closed_at <= moment(question))


def holds(condition: BooleanValue) -> BooleanValue:
    """Whether `condition` is true; what is not known does not hold."""
    return condition.fill_null(ibis.literal(value=False))


def moment(question: Question) -> TimestampValue:
    """`question.as_of` as an expression."""
    return ibis.literal(question.as_of, type="timestamp(6)")


def microseconds(start: TimestampValue, end: TimestampValue) -> IntegerValue:
    """From `start` to `end`; whole microseconds are exact on every engine, coarser units count boundaries on some."""
    return end.delta(start, unit="microsecond")
