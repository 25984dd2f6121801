"""Promises kept: share of the promised dates and terms that were met.

Reads    service_case: promised_at, else opened_at and promised_term (hours); closed_at; promise_kept_reported
Returns  kept      share of the promises decided at `as_of` that were kept: closed by the due moment. Late is broken,
                   open and overdue is broken, open and not yet due is not counted. Period: local day of the due moment
         reported  share kept by the source's own verdict, where it gives one. Period: as above, else of the closing
         promised_days  median of what was promised in the promises that `kept` counts: from the day of opening to the
                   promised day, or the term
Unit     percent, 0 .. 100; higher is better. promised_days: days, lower is better
Error    Wilson's interval; promises to one person count as independent. promised_days has none: it is what was said in
         all the promises, not an estimate
Source   our definition; Wilson (1927), JASA 22:209-212
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
from ibis import _
from ibis.expr.types import DateValue, IntegerValue, Table

from fremdbild.measures.cases import holds, is_closed, known_cases, microseconds, moment
from fremdbild.measures.estimates import Figures, column, estimates, share_of_cases
from fremdbild.measures.groups import DAY, asked_periods, per_group
from fremdbild.measures.local_day import local_day
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.result import Question

_MICROSECONDS_PER_HOUR = 3_600_000_000
_MICROSECONDS_PER_DAY = 24.0 * _MICROSECONDS_PER_HOUR


def aggregate(service_case: Table, question: Question) -> Table:
    """Promises decided and kept, verdicts given and good, with their people, per group."""
    cases = known_cases(service_case, question)
    # Whole microseconds: adding a fraction of an hour to a time rounds differently from engine to engine.
    term = (cases.promised_term * _MICROSECONDS_PER_HOUR).round().cast("int64")
    cases = cases.mutate(
        closed=is_closed(cases, question),
        in_time=(cases.closed_at <= cases.promised_at).coalesce(microseconds(cases.opened_at, cases.closed_at) <= term),
        overdue=(cases.promised_at < moment(question)).coalesce(term < microseconds(cases.opened_at, moment(question))),
    )
    cases = cases.mutate(
        promised_days=cases.promised_on.delta(cases.opened_on, unit="day")
        .cast("float64")
        .coalesce(term.cast("float64") / _MICROSECONDS_PER_DAY),
        # null where nothing was promised
        decided=cases.overdue | (cases.closed & cases.in_time.notnull()),
        kept=cases.closed & cases.in_time,
        # A verdict that was given after `as_of` was not known then.
        judged=cases.promise_kept_reported.notnull() & (cases.closed | cases.closed_at.isnull() | holds(cases.overdue)),
    )
    counts = {
        "decided": _.count(where=_.decided),
        "kept": _.count(where=_.kept),
        "people": _.person_key.nunique(where=_.decided),
        "promised_days": _.promised_days.quantile(0.5, where=_.decided),
        "judged": _.count(where=_.judged),
        "judged_kept": _.count(where=_.judged & _.promise_kept_reported),
        "judged_people": _.person_key.nunique(where=_.judged),
    }
    return per_group(cases.mutate(**{DAY: _day(cases, term, question)}), question, counts)


def _day(cases: Table, term: IntegerValue, question: Question) -> DateValue:
    """Local day of the due moment, else of the closing."""
    periods = asked_periods(question)
    first, last = periods[0].first, periods[-1].last
    if first == date.min:
        return cases.promised_on.coalesce(cases.closed_on)  # all periods: nothing depends on the day
    due_by_term = local_day(cases.opened_at + term.as_interval("us"), question.time_zone, first, last)
    return cases.promised_on.coalesce(due_by_term, cases.closed_on)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Shares with their intervals, and what was promised; `reported` alone where the source gives verdicts only."""
    decided, people = column(counts, "decided"), column(counts, "people")
    kept = share_of_cases("kept", column(counts, "kept"), decided, people)
    reported = share_of_cases(
        "reported", *(column(counts, name) for name in ("judged_kept", "judged", "judged_people"))
    )
    promised = np.where(decided > 0, column(counts, "promised_days"), np.nan)
    unknown = np.full_like(promised, np.nan)
    days = Figures("promised_days", promised, unknown, unknown, unknown, "", people, decided, cases=decided)
    if not reported.effective_n.any():
        return estimates(counts, question, kept, days)
    return estimates(counts, question, *([kept, reported, days] if decided.any() else [reported]))


promise_kept = Measure(
    name="promise_kept",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("kept", "percent", 0, 100, "higher"),
        Statistic("reported", "percent", 0, 100, "higher"),
        Statistic("promised_days", "days", 0, None, "lower", effect_scale=None),
    ),
    kind="process",
)
