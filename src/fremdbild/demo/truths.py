"""What is true of the made-up firm: the exact figures that an assessment estimates from its files."""

from __future__ import annotations

from fremdbild.demo.case_truths import LIMIT_DAYS, case_truths
from fremdbild.demo.evidence_truths import evidence_truths
from fremdbild.demo.mirror_truths import mirror_truths
from fremdbild.demo.truth import Truth

__all__ = ["LIMIT_DAYS", "Truth", "truths"]


def truths() -> tuple[Truth, ...]:
    """Every truth of the asked period in every grouping, and those of the periods before that a change is seen in."""
    return (*case_truths(), *mirror_truths(), *evidence_truths())
