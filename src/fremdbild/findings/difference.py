"""Differences of estimates with intervals of any kind, and what they mean for customers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from fremdbild.measures import BY_NAME
from fremdbild.measures.measure import Statistic
from fremdbild.statistics import joined_intervals

Interval = tuple[float, float, float]
"""Value, lower and upper bound at 95 %."""


def interval_of(row: Mapping[str, Any]) -> Interval | None:
    """Value and bounds of a released result; None where one of them is not known."""
    found = (row["value"], row["lower"], row["upper"])
    if any(number is None or not math.isfinite(number) for number in found):
        return None
    return (float(found[0]), float(found[1]), float(found[2]))


def degrees_of(*rows: Mapping[str, Any]) -> float:
    """Degrees of freedom of a comparison of these results: the fewest that a Student interval among them has."""
    return min((row["effective_n"] - 1 for row in rows if row["interval_method"] == "Student"), default=math.inf)


def from_constant(estimate: Interval, constant: float) -> Interval:
    """An estimate minus a number that is known."""
    value, lower, upper = estimate
    return (value - constant, lower - constant, upper - constant)


def of_two(estimate: Interval, other: Interval) -> Interval:
    """Difference of two estimates from different cases or answers, by the interval that each brings along."""
    found = joined_intervals(*estimate, *other)
    return (found.value, found.lower, found.upper)


def in_points(difference: Interval, statistic: Statistic) -> Interval:
    """`difference` in points of 100, positive where customers are served better."""
    if statistic.effect_scale is None:
        raise ValueError(f"{statistic.name} has no meaning in points of 100")
    value, lower, upper = (number * statistic.effect_scale for number in difference)
    return (value, lower, upper) if statistic.better == "higher" else (-value, -upper, -lower)


def statistic_of(row: Mapping[str, Any]) -> Statistic:
    """What the result's statistic is."""
    return BY_NAME[row["measure"]].statistic(row["statistic"])
