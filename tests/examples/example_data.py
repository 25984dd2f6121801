"""Where examples and shared data lie, and released figures of an assessment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fremdbild.assessment import Assessment
from fremdbild.result import GROUP_COLUMNS, TOTAL

EXAMPLES = Path(__file__).parents[2] / "examples"
SHARED = Path(__file__).parents[3] / "shared" / "data"
"""Beside the checkout; not part of the repository."""


def total(assessment: Assessment, measure: str, statistic: str) -> dict[str, Any]:
    """The row of the whole organisation in the assessed period."""
    return group(assessment, measure, statistic)


def group(assessment: Assessment, measure: str, statistic: str, **members: str) -> dict[str, Any]:
    """The one row of a group; the columns that are not named are totals."""
    wanted = {
        "measure": measure,
        "statistic": statistic,
        "period": assessment.manifest["period"]["label"],
        **dict.fromkeys(GROUP_COLUMNS, TOTAL),
        **members,
    }
    rows = [row for row in assessment.results.to_pylist() if wanted.items() <= row.items()]
    assert len(rows) == 1, f"{len(rows)} rows for {wanted}"
    return rows[0]
