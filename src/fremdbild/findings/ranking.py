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
    """`comparisons` as findings, blind spots first and then the surest; columns FINDING_COLUMNS.

    Tests are corrected by Holm within their family: the fifteen gaps are one question. Bounds, by which all are ranked
    together, are Bonferroni's for all that was looked at.
    """
    looked_at = list(comparisons)
    p_values = [_p_value(comparison) for comparison in looked_at]
    corrected = _corrected([comparison.family for comparison in looked_at], p_values)
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


def _corrected(families: Sequence[str], p_values: Sequence[float]) -> list[float]:
    found = [math.nan] * len(p_values)
    for family in set(families):
        members = [place for place, name in enumerate(families) if name == family]
        for place, corrected in zip(members, holm([p_values[place] for place in members]), strict=True):
            found[place] = float(corrected)
    return found


def _order(row: dict[str, object]) -> tuple[object, ...]:
    """Blind spots first, then proven effects, the largest sure one first; ties by what they are about."""
    about = tuple(str(row[name]) for name in ("kind", "measure", "statistic", *GROUP_COLUMNS))
    return (
        not row["blind_spot"],
        not row["certain"],
        -abs(float(str(row["bound"]))),
        -abs(float(str(row["effect"]))),
        about,
    )


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

    Blind spots come first. Then what is worse before what is better; within that they keep their order. Where it gives
    fewer than three, measures may come again, but no place: nobody needs to read twice that claims are late.
    """
    chosen: list[Mapping[str, Any]] = [finding for finding in findings if finding["blind_spot"]][:3]
    certain = sorted((f for f in findings if f["certain"]), key=lambda f: f["direction"] != "worse")
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
