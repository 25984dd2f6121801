"""Findings: target, benchmark, trend and group comparisons of released results, ranked."""

from __future__ import annotations

from fremdbild.findings.find import find_findings
from fremdbild.findings.finding import FINDING_COLUMNS
from fremdbild.findings.ranking import three_of

__all__ = ["FINDING_COLUMNS", "find_findings", "three_of"]
