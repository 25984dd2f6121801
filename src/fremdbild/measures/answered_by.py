"""Answers that are due after so many days: which of them are decided, and which came in time."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

from fremdbild.measures.cases import holds, moment
from fremdbild.measures.groups import DAY
from fremdbild.measures.local_day import first_day_not_over
from fremdbild.result import Question


def decided_answers(rows: Table, question: Question, *, since: str, days: int) -> Table:
    """The rows whose answer had come, or was due, by `question.as_of`; with `in_time`, and `day`: the local due day.

    An answer is due at `due_at`, where `rows` have this column and a moment in it, else at the end of the local day
    that lies `days` after the one in the column `since`. They have `answered_at` and `answered_on` as well.
    """
    due_day = rows[since] + ibis.interval(days=days)
    met = rows.answered_on.delta(rows[since], unit="day") <= days
    overdue = due_day < ibis.literal(first_day_not_over(question))
    if "due_at" in rows.columns:
        met = (rows.answered_at <= rows.due_at).coalesce(met)
        overdue = (rows.due_at < moment(question)).coalesce(overdue)
        due_day = rows.due_on.coalesce(due_day)
    answered = holds(rows.answered_at <= moment(question))
    return rows.mutate(**{DAY: due_day}, in_time=answered & met).filter(answered | overdue)
