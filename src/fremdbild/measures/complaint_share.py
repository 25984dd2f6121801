"""Complaints: share of the cases that are complaints.

Reads    service_case: kind, opened_at; cases of a known kind, opened in the period. A complaint is of the kind
         `complaint`; where no case of the organisation is one, its words are others, and there is no value
Returns  share, one row per group
Unit     percent, 0 .. 100, complaints per hundred cases; lower is better
Error    Wilson's interval; cases of one person count as independent
Source   our definition; Wilson (1927), JASA 22:209-212

Fewer complaints can mean that complaining has become harder: read it beside the share of contacts answered.
"""

from __future__ import annotations

import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.cases import known_cases
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question

_COMPLAINT = "complaint"


def aggregate(service_case: Table, question: Question) -> Table:
    """Cases of a known kind, their people, and the complaints among them, per group."""
    complaints = service_case.filter(service_case.kind == _COMPLAINT)
    cases = known_cases(service_case, question)
    cases = cases.filter(cases.kind.notnull(), complaints.count() > 0).mutate(**{DAY: _.opened_on})
    counts = {
        "cases": _.count(),
        "complaints": _.count(where=_.kind == _COMPLAINT),
        "people": _.person_key.nunique(),
    }
    return per_group(cases, question, counts)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    share = share_of_cases("share", *(column(counts, name) for name in ("complaints", "cases", "people")))
    return estimates(counts, question, share)


complaint_share = Measure(
    name="complaint_share",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("share", "percent", 0, 100, "lower"),),
    kind="process",
)
