"""Ideas answered: share of the ideas whose author was told in time what becomes of them.

Reads    idea: submitted_at, answered_at; of customers and of employees
Returns  in_time, one row per group: share of the ideas decided at `as_of` that were answered by the end of the local
         day that lies `idea_days` after that of submitted_at. Late is not in time, open and overdue neither; open and
         not yet due is not counted. Period: local day on which the answer is due
Unit     percent, 0 .. 100; higher is better
Error    Wilson's interval; ideas count as independent, and each as one person, since nobody keeps who had them
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


def aggregate(idea: Table, question: Question) -> Table:
    """Ideas that are decided, and how many of them were answered in time, per group."""
    submitted = idea.filter(idea.submitted_at <= moment(question))
    decided = decided_answers(submitted, question, since="submitted_on", days=question.limits.idea_days)
    return per_group(decided, question, {"decided": _.count(), "in_time": _.count(where=_.in_time)})


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """The share with its interval."""
    ideas = column(counts, "decided")
    return estimates(counts, question, share_of_cases("in_time", column(counts, "in_time"), ideas, people=ideas))


idea_answered = Measure(
    name="idea_answered",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(Statistic("in_time", "percent", 0, 100, "higher"),),
    kind="process",
)
