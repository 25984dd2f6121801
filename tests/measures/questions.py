"""Questions that every measure is asked in tests."""

from __future__ import annotations

from datetime import datetime

from canonical import ZONE
from samples import AS_OF

from fremdbild.result import Limits, Period, Question

LIMITS = Limits(cycle_time_days=5.0, second_contact_days=30, benchmark_days={"claim": 3.0, "offer": 0.5})
GROUPINGS = (
    (),
    ("touchpoint",),
    ("org_unit", "segment"),
    ("channel", "criterion"),
    ("criterion", "perspective", "period"),
    ("period",),
    ("touchpoint", "period"),
    ("segment", "touchpoint", "period"),
)
PERIODS = ("2026-06", "2026-Q2", "2026", "all", "2026-05-15..2026-06-30")


def asked(
    by: tuple[str, ...] = (), period: str = "2026-Q2", as_of: datetime = AS_OF, limits: Limits = LIMITS
) -> Question:
    """A question about `period`, and about the twelve before it where `by` tells periods apart."""
    newest = Period.parse(period)
    return Question(by, newest.series() if "period" in by else (newest,), as_of, limits, ZONE)
