"""Findings in order: by the bound of their Bonferroni interval that lies nearest to no effect."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
from scipy.special import ndtr

from fremdbild.findings.difference import Interval
from fremdbild.findings.finding import FINDING_COLUMNS, Comparison, described
from fremdbild.result import GROUP_COLUMNS
from fremdbild.statistics import LEVEL, bonferroni_level, holm, normal_quantile

_Z = normal_quantile(LEVEL)


def ranked(comparisons: Iterable[Comparison]) -> pa.Table:
    """`comparisons` as findings, the surest first; columns FINDING_COLUMNS.

    All of them are looked at, so all of them are corrected for: Holm for the tests, Bonferroni for the bounds.
    """
    looked_at = list(comparisons)
    p_values = [_p_value(comparison.effect) for comparison in looked_at]
    corrected = holm(p_values)
    rows = [
        described(
            comparison,
            rank=0,
            p_value=p_value,
            p_holm=float(p_holm),
            certain=bool(p_holm < 1 - LEVEL),
            bound=_nearest_bound(comparison.effect, len(looked_at)),
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


def _p_value(effect: Interval) -> float:
    """Two-sided p value that goes with the interval: below 0.05 where the interval leaves out no effect."""
    half = _toward_nothing(effect)
    if half <= 0:
        return 1.0 if effect[0] == 0 else 0.0
    return float(2 * ndtr(-abs(effect[0]) / half * _Z))


def _nearest_bound(effect: Interval, comparisons: int) -> float:
    """The bound nearest to no effect of the interval that holds for all comparisons at once; 0 where it holds none."""
    wider = normal_quantile(bonferroni_level(comparisons)) / _Z
    distance = abs(effect[0]) - wider * _toward_nothing(effect)
    return math.copysign(max(distance, 0.0), effect[0])


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
