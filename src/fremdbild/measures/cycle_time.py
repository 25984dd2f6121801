"""Cycle time: from opening to closing, in calendar days, open cases counted.

Reads    service_case: opened_at, closed_at; cases opened in the period
Returns  median, p80, p95        by when 50, 80, 95 of 100 cases are closed; no value where the data do not reach so far
         share_within_limit      share closed within `cycle_time_days`, where that limit is set
         share_within_benchmark  share closed within the median that customers get elsewhere at the same touchpoint;
                                 cases at touchpoints without one are left out. Where groups have no touchpoint, the
                                 time of a case is taken in thousandths of the median at its own, rounded up
Unit     days of 24 hours (0 and more; lower is better), from minutes rounded up; shares in percent, 0 .. 100, higher is
         better
Error    quantiles: Brookmeyer and Crowley's interval from the log-log band; no standard error; a bound that the band
         does not reach is unknown. Shares: Greenwood's standard error with a log-log interval, Wilson's where nobody is
         censored before the limit. Cases of one person count as independent
Source   Kaplan and Meier (1958), JASA 53:457-481; cases still open at `as_of` are censored there;
         Brookmeyer and Crowley (1982), Biometrics 38:29-41
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis import _
from ibis.expr.types import Table

from fremdbild.measures.cases import is_closed, known_cases, microseconds, moment
from fremdbild.measures.estimates import Figures, estimates
from fremdbild.measures.groups import DAY
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.measures.survival_shares import shares_at
from fremdbild.measures.survival_table import TIME, GroupCurves, curves_of, survival_table
from fremdbild.result import Question
from fremdbild.statistics import survival_band, survival_quantile

_MICROSECONDS_PER_MINUTE = 60_000_000
_MINUTES_PER_DAY = 1440
_RELATIVE = "relative"
"""Whether a row tells times in thousandths of the median elsewhere, instead of minutes."""
_WITHIN_BENCHMARK = 1000
_QUANTILES = {"median": 0.5, "p80": 0.8, "p95": 0.95}


def aggregate(service_case: Table, question: Question) -> Table:
    """How many cases were closed, and how many still open, after each number of minutes, per group."""
    cases = known_cases(service_case, question)
    cases = cases.mutate(**{DAY: cases.opened_on}, ended=is_closed(cases, question))
    until = cases.ended.ifelse(cases.closed_at, moment(question))
    minutes = (microseconds(cases.opened_at, until) + _MICROSECONDS_PER_MINUTE - 1) // _MICROSECONDS_PER_MINUTE
    times = survival_table(cases.mutate(**{TIME: minutes}), question, people_of=cases).mutate(**{_RELATIVE: False})
    if "touchpoint" in question.by or not question.limits.benchmark_days:
        return times
    return times.union(_relative_times(cases.mutate(**{TIME: minutes}), question).mutate(**{_RELATIVE: True}))


def _relative_times(cases: Table, question: Question) -> Table:
    """The survival table of the times in thousandths of the median elsewhere; what lies beyond it, in one row.

    Thousandths bring cases of a quick and of a slow touchpoint onto one curve, so that one of them that was not watched
    long enough does not take the value from all.
    """
    limits = [
        (cases.touchpoint == touchpoint, max(int(days * _MINUTES_PER_DAY), 1))
        for touchpoint, days in sorted(question.limits.benchmark_days.items())
    ]
    compared = cases.mutate(allowed=ibis.cases(*limits, else_=None)).filter(_.allowed.notnull())
    relative = (_[TIME] * _WITHIN_BENCHMARK + _.allowed - 1) // _.allowed
    compared = compared.mutate(**{TIME: ibis.least(relative, _WITHIN_BENCHMARK + 1)})
    return survival_table(compared, question, people_of=compared)


def estimate(counts: pa.Table, question: Question) -> pa.Table:
    """Quantiles and shares with their intervals."""
    found = curves_of(counts.filter(pc.invert(counts[_RELATIVE])), question)
    figures = _quantiles(found)
    if question.limits.cycle_time_days is not None:
        limits = [question.limits.cycle_time_days] * len(found.curves)
        figures.append(_shares_within("share_within_limit", found, limits))
    results = [estimates(found.groups, question, *figures)]
    if "touchpoint" in question.by:
        results.append(_within_benchmark(found, question))
    elif question.limits.benchmark_days:
        compared = curves_of(counts.filter(counts[_RELATIVE]), question)
        within = [_WITHIN_BENCHMARK] * len(compared.curves)
        share = shares_at("share_within_benchmark", compared, within, ended=True)
        results.append(estimates(compared.groups, question, share))
    return pa.concat_tables(results)


def _quantiles(found: GroupCurves) -> list[Figures]:
    cases = np.array([curve.cases for curve in found.curves])
    bounds: dict[str, list[tuple[float, float, float]]] = {name: [] for name in _QUANTILES}
    for curve in found.curves:
        band = survival_band(curve)
        for name, share in _QUANTILES.items():
            bounds[name].append(survival_quantile(curve, share, band=band))
    figures = []
    for name, rows in bounds.items():
        value, lower, upper = np.array(rows, dtype=np.float64).reshape(-1, 3).T / _MINUTES_PER_DAY
        unknown = np.full(len(rows), np.nan)
        figures.append(
            Figures(name, value, unknown, lower, upper, "Brookmeyer-Crowley", found.people, cases, cases=cases)
        )
    return figures


def _within_benchmark(found: GroupCurves, question: Question) -> pa.Table:
    """Shares of the groups whose touchpoint has a benchmark."""
    days = [question.limits.benchmark_days.get(name) for name in found.groups["touchpoint"].to_pylist()]
    rows = [row for row, limit in enumerate(days) if limit is not None]
    chosen = GroupCurves(
        found.groups.take(pa.array(rows, pa.int64())), found.people[rows], tuple(found.curves[row] for row in rows)
    )
    limits = [limit for limit in days if limit is not None]
    return estimates(chosen.groups, question, _shares_within("share_within_benchmark", chosen, limits))


def _shares_within(statistic: str, found: GroupCurves, limits: Sequence[float]) -> Figures:
    """Percent closed within each group's limit in days."""
    return shares_at(statistic, found, [limit * _MINUTES_PER_DAY for limit in limits], ended=True)


cycle_time = Measure(
    name="cycle_time",
    aggregate=aggregate,
    estimate=estimate,
    statistics=(
        Statistic("median", "days", 0, None, "lower", effect_scale=None),
        Statistic("p80", "days", 0, None, "lower", effect_scale=None),
        Statistic("p95", "days", 0, None, "lower", effect_scale=None),
        Statistic("share_within_limit", "percent", 0, 100, "higher"),
        Statistic("share_within_benchmark", "percent", 0, 100, "higher"),
    ),
    kind="process",
)
