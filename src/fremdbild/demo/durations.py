"""How long cases take: some are settled at once, some go the long way round.

A case is *quick* with a known chance; quick and slow cases each follow a log-normal distribution with a known median
and a common spread. Times are whole minutes, rounded up, so that chances and quantiles are exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from fremdbild.demo.clock import DAY_MINUTES
from fremdbild.demo.draws import Floats, Ints

SPREAD = 0.5
"""Standard deviation of the logarithm of a time."""


@dataclass(frozen=True)
class Durations:
    """`quick_share` of the cases take `quick_days` (median), the others `slow_days`."""

    quick_share: float
    quick_days: float
    slow_days: float

    def chance_within(self, minutes: Ints | Floats | float) -> Floats:
        """Chance that a case takes at most so many minutes."""
        whole = np.floor(np.asarray(minutes, dtype=np.float64))
        logs = np.log(np.maximum(whole, 1e-300))
        quick = ndtr((logs - np.log(self.quick_days * DAY_MINUTES)) / SPREAD)
        slow = ndtr((logs - np.log(self.slow_days * DAY_MINUTES)) / SPREAD)
        return np.asarray(self.quick_share * quick + (1 - self.quick_share) * slow, dtype=np.float64)


def minutes_taken(kind: Floats, place: Floats, quick_share: Floats, quick_days: Floats, slow_days: Floats) -> Ints:
    """Whole minutes of each case: `kind` tells quick from slow, `place` is the place within that distribution."""
    median = np.where(kind < quick_share, quick_days, slow_days) * DAY_MINUTES
    minutes: Ints = np.ceil(median * np.exp(SPREAD * ndtri(place))).astype(np.int64)
    return minutes
