"""Findings in order: by the bound of their Bonferroni interval that lies nearest to no effect."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
from scipy.special import ndtr, stdtr, stdtrit

from fremdbild.findings.difference import Interval
from fremdbild.findings.finding import FINDING_COLUMNS, Comparison, described
from fremdbild.result import GROUP_COLUMNS
from fremdbild.statistics import LEVEL, bonferroni_level, holm, normal_quantile


def ranked(comparisons: Iterable[Comparison]) -> pa.Table:
    """`comparisons` as findings, the surest first; columns FINDING_COLUMNS.

    All of them are looked at, so all of them are corrected for: Holm for the tests, Bonferroni for the bounds.
    """
    looked_at = list(comparisons)
    p_values = [_p_value(comparison) for comparison in looked_at]
    corrected = holm(p_values)
    rows = [
        described(
            comparison,
            rank=0,
            p_value=p_value,
            p_holm=float(p_holm),
            certain=bool(p_holm < 1 - LEVEL),
            bound=_nearest_bound(comparison, len(looked_at)),
        )
        for comparison, p_value, p_holm in zip(looked_at, p_values, corrected, strict=True)
    ]
    rows.sort(key=_order)
    for rank, row in enumerate(rows, start=1):
        row["rank"] = rank
    return pa.Table.from_pylist(rows, schema=FINDING_COLUMNS)


def _order(row: dict[str, object]) -> tuple[object, ...]:
    """Proven effects first, the largest sure one first; ties by what they are about, so that the order is stable."""
    about = tuple(
        str(row[name]) for name in ("kind", "measure", "statistic", "org_unit", "touchpoint", "channel", "segment")
    )
    return (not row["certain"], -abs(float(str(row["bound"]))), -abs(float(str(row["effect"]))), about)


def _toward_nothing(effect: Interval) -> float:
    """Half the width of the 95 % interval on the side of no effect."""
    value, lower, upper = effect
    return upper - value if value < 0 else value - lower


def _p_value(comparison: Comparison) -> float:
    """Two-sided p value that goes with the interval: below 0.05 where the interval leaves out no effect."""
    half = _toward_nothing(comparison.effect)
    if half <= 0:
        return 1.0 if comparison.effect[0] == 0 else 0.0
    statistic = abs(comparison.effect[0]) / half * _reach(LEVEL, comparison.degrees)
    below = ndtr(-statistic) if math.isinf(comparison.degrees) else stdtr(comparison.degrees, -statistic)
    return float(2 * below)


def _nearest_bound(comparison: Comparison, comparisons: int) -> float:
    """The bound nearest to no effect of the interval that holds for all comparisons at once; 0 where it holds none."""
    together = _reach(bonferroni_level(comparisons), comparison.degrees)
    wider = together / _reach(LEVEL, comparison.degrees)
    distance = abs(comparison.effect[0]) - wider * _toward_nothing(comparison.effect)
    return math.copysign(max(distance, 0.0), comparison.effect[0])


def _reach(level: float, degrees: float) -> float:
    """How many standard errors an interval of `level` reaches to each side."""
    return normal_quantile(level) if math.isinf(degrees) else float(stdtrit(degrees, 0.5 + level / 2))


def three_of(findings: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The three findings for a board: certain ones, each about another place and measure.

    What is worse comes before what is better; within that they keep their order. Where it gives fewer than three,
    measures may come again, but no place: nobody needs to read twice that claims are late.
    """
    certain = sorted((f for f in findings if f["certain"]), key=lambda f: f["direction"] != "worse")
    chosen: list[Mapping[str, Any]] = []
    for told_apart in (("place", "measure"), ("place",)):
        for finding in certain:
            if len(chosen) < 3 and not any(_alike(finding, other, told_apart) for other in chosen):
                chosen.append(finding)
    return chosen


def _alike(finding: Mapping[str, Any], other: Mapping[str, Any], told_apart: Sequence[str]) -> bool:
    same = {
        "place": all(finding[name] == other[name] for name in GROUP_COLUMNS),
        "measure": finding["measure"] == other["measure"],
    }
    return any(same[name] for name in told_apart)
