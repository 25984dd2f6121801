"""Many comparisons at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fremdbild.statistics.intervals import LEVEL


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given; nan (no test) stays nan and does not count.

    Source: Holm (1979), Scandinavian Journal of Statistics 6:65-70.

    >>> [round(p, 6) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    p = np.asarray(p_values, dtype=np.float64)
    adjusted = np.full(p.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    steps = np.arange(len(order), 0, -1) * p[order]
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return [float(value) for value in adjusted]


def bonferroni_level(comparisons: int, level: float = LEVEL) -> float:
    """Confidence that each of `comparisons` intervals needs so that together they keep `level`.

    >>> round(bonferroni_level(10), 3)
    0.995
    """
    if comparisons < 1:
        raise ValueError(f"there are {comparisons} comparisons")
    return 1 - (1 - level) / comparisons
