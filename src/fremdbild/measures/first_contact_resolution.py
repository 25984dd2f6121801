"""First-contact resolution: share of closed cases that were solved and stayed so.

Reads    service_case: closed_at, outcome, reopened_count, opened_at, touchpoint, record_id, person_key; cases closed
         in the period, withdrawn ones and those without a record left out
Returns  share, one row per group: solved, not opened again, and no second contact (another case of the same record at
         the same touchpoint, opened after this one) until `second_contact_days` after the closing
Unit     percent, 0 .. 100; higher is better
Error    a case that could not be watched for all these days is censored at `as_of`, and the share is Kaplan-Meier's S
         at their end, in whole days: Greenwood's standard error and a log-log interval; Wilson's where nobody is
         censored, when S is the simple share. No value where no case could be watched to the end, as at the end of a
         month of thirty days: ask for it with a later `as_of`. Cases of one person count as independent
Source   our definition after the industry's; Kaplan and Meier (1958), JASA 53:457-481

An empty outcome counts as solved, an empty count as not opened again; both are taken as loaded, whatever `as_of`.
Without a record no second contact could be seen, so that such a case proves nothing and is not counted. Of two cases
opened at the same moment the one with the greater case_id is the later one.
"""

from __future__ import annotations

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from fremdbild.measures.cases import holds, is_closed, known_cases, microseconds, moment
from fremdbild.measures.estimates import estimates
from fremdbild.measures.groups import DAY
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.survival_shares import shares_at
from fremdbild.measures.survival_table import TIME, curves_of, survival_table
from fremdbild.result import Question

_MICROSECONDS_PER_DAY = 86_400_000_000


def aggregate(service_case: Table, question: Question) -> Table:
    """How many cases failed, and how many were last seen well, on each day after the closing, per group."""
    known = known_cases(service_case, question)
    # The key of the person stands for system and record.
    following = known.opened_at.lead().over(
        group_by=[known.person_key, known.touchpoint], order_by=[known.opened_at, known.case_id]
    )
    closed = _counted(known, question)
    watched = _watched_days(_counted(known.mutate(second_opened_at=following), question), question)
    return survival_table(watched, question, people_of=closed)


def _counted(cases: Table, question: Question) -> Table:
    """The closed cases of known records, those that the customer withdrew left out."""
    not_withdrawn = cases.outcome.isnull() | (cases.outcome != "withdrawn")
    closed = cases.filter(is_closed(cases, question), cases.record_id.notnull(), not_withdrawn)
    return closed.mutate(**{DAY: closed.closed_on})


def _watched_days(closed: Table, question: Question) -> Table:
    """`time`: the day after the closing on which a case failed, or until which it was seen well; `ended`: it failed."""
    limit = question.limits.second_contact_days
    # Whole days alone: a contact on a day that is not over would count, and the cases without one on it would not.
    watched = ibis.least(microseconds(closed.closed_at, moment(question)) // _MICROSECONDS_PER_DAY, limit)
    until_second = microseconds(closed.closed_at, closed.second_opened_at)
    second_day = (until_second + _MICROSECONDS_PER_DAY - 1) // _MICROSECONDS_PER_DAY
    at_once = holds(closed.outcome == "not_solved") | holds(closed.reopened_count > 0) | holds(until_second <= 0)
    later = holds(second_day <= watched)
    return closed.mutate(**{TIME: ibis.cases((at_once, 0), (later, second_day), else_=watched)}, ended=at_once | later)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    found = curves_of(counts, question)
    limits = [question.limits.second_contact_days] * len(found.curves)
    return estimates(found.groups, question, shares_at("share", found, limits, ended=False))


first_contact_resolution = Measure(
    name="first_contact_resolution",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("share", "percent", 0, 100, "higher"),),
    kind="process",
)
