"""Feedback answered: share of critical feedback that got an answer in time.

Reads    feedback: raised_at, due_at, answered_at
Returns  in_time, one row per group: share of the feedback decided at `as_of` that was answered by its due time: due_at,
         else the end of the local day that lies `feedback_days` after that of raised_at. Late is not in time, open and
         overdue neither; open and not yet due is not counted. Period: local day of the due time
Unit     percent, 0 .. 100; higher is better
Error    Wilson's interval; feedback of one customer counts as independent
Source   our definition, as for promises; Wilson (1927), JASA 22:209-212
"""

from __future__ import annotations

import pyarrow as pa
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.answered_by import decided_answers
from fremdbild.measures.cases import moment
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import per_group
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question


def aggregate(feedback: Table, question: Question) -> Table:
    """Feedback that is decided, how much of it was answered in time, and its people, per group."""
    raised = feedback.filter(feedback.raised_at <= moment(question))
    decided = decided_answers(raised, question, since="raised_on", days=question.limits.feedback_days)
    counts = {"decided": _.count(), "in_time": _.count(where=_.in_time), "people": _.person_key.nunique()}
    return per_group(decided, question, counts)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    share = share_of_cases("in_time", *(column(counts, name) for name in ("in_time", "decided", "people")))
    return estimates(counts, question, share)


feedback_answered = Measure(
    name="feedback_answered",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("in_time", "percent", 0, 100, "higher"),),
    kind="process",
)
