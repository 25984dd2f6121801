"""Reopened: share of closed cases that were opened again.

Reads    service_case: closed_at, reopened_count; cases closed in the period of which is known how often they were
         opened again
Returns  share, one row per group
Unit     percent, 0 .. 100; lower is better
Error    Wilson's interval; cases of one person count as independent
Source   our definition; Wilson (1927), JASA 22:209-212
"""

from __future__ import annotations

import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.cases import is_closed, known_cases
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question


def aggregate(service_case: Table, question: Question) -> Table:
    """Closed cases, their people, and those that were opened again, per group."""
    cases = known_cases(service_case, question)
    closed = cases.filter(is_closed(cases, question), cases.reopened_count.notnull())
    counts = {
        "cases": _.count(),
        "reopened": _.count(where=_.reopened_count > 0),
        "people": _.person_key.nunique(),
    }
    return per_group(closed.mutate(**{DAY: closed.closed_on}), question, counts)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    share = share_of_cases("share", *(column(counts, name) for name in ("reopened", "cases", "people")))
    return estimates(counts, question, share)


reopened = Measure(
    name="reopened",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("share", "percent", 0, 100, "lower"),),
    kind="process",
)
