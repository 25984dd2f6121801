"""Benefits delivered: share of the promised benefits that came in full, as measured afterwards.

Reads    benefit: planned, delivered, evidence, frozen_on, due_on, measured_on; where loaded initiative (unit); lines
         due in the period whose due day is over at `as_of`
Returns  share           share of these lines that were measured and brought at least what was planned, or at most where
                         the plan is below zero. Estimated, claimed and not measured lines count as not delivered, and
                         so do lines whose plan is not known or 0: they promise nothing that could be measured
         measured_share  share of these lines that were measured at all
Unit     percent, 0 .. 100; higher is better
Error    Wilson's interval; lines count as independent. Figures about things: no people stand behind them
Source   our definition; Wilson (1927), JASA 22:209-212

Measured means: the evidence says so, the figure is known, and it was looked at by `as_of` and not before the plan was
frozen; where one of these two days is empty, it is taken on trust. A line without a due day belongs to no period.
"""

from __future__ import annotations

import ibis
import pyarrow as pa
from ibis import _
from ibis.expr.types import BooleanValue, Table

from fremdbild.measures.cases import holds
from fremdbild.measures.estimates import column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.local_day import first_day_not_over, last_day_begun
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question


def aggregate(benefit: Table, question: Question, initiative: Table | None = None) -> Table:
    """Lines that were due, measured and delivered, per group."""
    due = benefit.filter(benefit.due_on < ibis.literal(first_day_not_over(question)))
    due = due.mutate(**{DAY: due.due_on}, measured=_is_measured(due, question))
    more, less = due.delivered >= due.planned, due.delivered <= due.planned
    in_full = ((due.planned > 0) & more) | ((due.planned < 0) & less)
    lines = due.mutate(in_full=due.measured & holds(in_full))
    if initiative is not None and "org_unit" in question.by:
        lines = lines.left_join(initiative.select("initiative_id", "org_unit"), "initiative_id")
    counts = {
        "lines": _.count(),
        "measured": _.count(where=_.measured),
        "in_full": _.count(where=_.in_full),
    }
    return per_group(lines, question, counts)


def _is_measured(lines: Table, question: Question) -> BooleanValue:
    known = lines.measured_on.isnull() | (lines.measured_on <= ibis.literal(last_day_begun(question)))
    afterwards = lines.measured_on.isnull() | lines.frozen_on.isnull() | (lines.frozen_on <= lines.measured_on)
    return holds((lines.evidence == "measured") & lines.delivered.notnull() & known & afterwards)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Both shares with their intervals."""
    lines = column(counts, "lines")
    return estimates(
        counts,
        question,
        share_of_cases("share", column(counts, "in_full"), lines, people=None),
        share_of_cases("measured_share", column(counts, "measured"), lines, people=None),
    )


benefit_delivered = Measure(
    name="benefit_delivered",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("share", "percent", 0, 100, "higher"),
        Statistic("measured_share", "percent", 0, 100, "higher"),
    ),
    kind="thing",
)
