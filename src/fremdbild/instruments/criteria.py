"""The spine: fifteen criteria of customer centricity in three dimensions.

Each is asked inside (employees, managers) and outside (customers) with the same scale, and proved by a measure where
there is one. Names for readers are in `texts`.
"""

from __future__ import annotations

from dataclasses import dataclass

DIMENSIONS = ("leadership", "collaboration", "implementation")


@dataclass(frozen=True)
class Criterion:
    """One thing that a customer-centric organisation does."""

    name: str
    dimension: str
    evidence: tuple[str, str] | None = None
    """Measure and statistic that prove it, 0..100; None: no data can yet."""


CRITERIA: tuple[Criterion, ...] = (
    Criterion("purpose", "leadership"),
    Criterion("contact", "leadership", ("leader_contact", "share")),
    Criterion("goals", "leadership"),
    Criterion("language", "leadership"),
    Criterion("value", "leadership", ("benefit_delivered", "share")),
    Criterion("one_company", "collaboration"),
    Criterion("knowledge", "collaboration", ("linkage_coverage", "share")),
    Criterion("learning", "collaboration", ("feedback_answered", "in_time")),
    Criterion("latitude", "collaboration", ("first_contact_resolution", "share")),
    Criterion("involvement", "collaboration", ("idea_answered", "in_time")),
    Criterion("reliability", "implementation", ("promise_kept", "kept")),
    Criterion("speed", "implementation", ("cycle_time", "share_within_benchmark")),
    Criterion("access", "implementation", ("contact_answered", "in_time")),
    Criterion("relevance", "implementation"),
    Criterion("relationship", "implementation", ("retention", "share")),
)
"""In the order of questionnaire and report."""

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def of_dimension(dimension: str) -> tuple[Criterion, ...]:
    """The five criteria of a dimension, in order."""
    return tuple(criterion for criterion in CRITERIA if criterion.dimension == dimension)
