"""The true value of a statistic, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Truth:
    """The true value of a statistic for one group in one period, and where it comes from."""

    measure: str
    statistic: str
    period: str
    group: Mapping[str, str]
    value: float
    origin: str

    def as_json(self) -> dict[str, object]:
        """As it stands in truths.json."""
        return {
            "measure": self.measure,
            "statistic": self.statistic,
            "period": self.period,
            "group": dict(self.group),
            "value": round(self.value, 9),
            "origin": self.origin,
        }
