"""Results against the targets of fremdbild.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fremdbild.findings.difference import degrees_of, from_constant, in_points, interval_of, statistic_of
from fremdbild.findings.finding import Comparison
from fremdbild.findings.released import ReleasedRows, Row
from fremdbild.measures import BY_NAME
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.settings import Target

REACHED_BY = {"median": 50.0, "p80": 80.0, "p95": 95.0}
"""Share of cases that are settled by the time that a quantile of times names, in percent."""


def against_target(released: ReleasedRows, targets: Sequence[Target], period: str) -> Iterator[Comparison]:
    """Each target that holds in `period` beside the result that it is about."""
    for target in targets:
        if target.period not in {None, period}:
            continue
        statistic = target.statistic or BY_NAME[target.measure].headline.name
        cell = tuple(target.where.get(name, TOTAL) for name in GROUP_COLUMNS)
        row = released.find(target.measure, statistic, period, cell)
        if row is None:
            continue
        share = released.find(target.measure, "share_within_limit", period, cell) if statistic in REACHED_BY else row
        if share is not None and (found := _compared(row, share, target)) is not None:
            yield found


def _compared(row: Row, tested: Row, target: Target) -> Comparison | None:
    """`row` against `target`, tested by `tested`: itself, or for times the share of cases within the target."""
    estimate = interval_of(tested)
    if estimate is None or row["value"] is None:
        return None
    expected = target.value if tested is row else REACHED_BY[row["statistic"]]
    effect = in_points(from_constant(estimate, expected), statistic_of(tested))
    shown = interval_of(row) or (row["value"], row["lower"], row["upper"])
    difference = (
        row["value"] - target.value,
        *(None if bound is None else bound - target.value for bound in shown[1:]),
    )
    return Comparison("target", tested, target.value, difference, effect, degrees_of(tested), shown=row)
