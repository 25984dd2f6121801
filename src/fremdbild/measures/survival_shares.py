"""Shares that have, or have not, ended within a limit, from the curves of all groups."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fremdbild.measures.estimates import Figures
from fremdbild.measures.survival_table import GroupCurves
from fremdbild.statistics import survival_at


def shares_at(statistic: str, found: GroupCurves, limits: Sequence[float], *, ended: bool) -> Figures:
    """Percent that had `ended` by each group's limit, or else had not: 1 - S(limit), S(limit)."""
    shares = [survival_at(curve, limit) for curve, limit in zip(found.curves, limits, strict=True)]
    value, error, lower, upper, effective_n = np.array([share[:5] for share in shares], np.float64).reshape(-1, 5).T
    if ended:
        value, lower, upper = 1 - value, 1 - upper, 1 - lower
    methods = np.array([share.method for share in shares], dtype=object)
    cases = np.array([curve.cases for curve in found.curves])
    figures = Figures(statistic, value, error, lower, upper, methods, found.people, effective_n, cases=cases)
    return figures.scaled(100)
