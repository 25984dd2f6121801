"""Rows of results as a measure gives them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa

from fremdbild.result import GROUP_COLUMNS, RAW, RESULT_COLUMNS, TOTAL


def row(people: int, *, value: float = 60.0, spread: float = 22.0, **where: Any) -> dict[str, Any]:
    """The mean of so many answers on 0..100 with a standard deviation `spread`; `where` names the group."""
    return {
        "measure": "inside_score",
        "statistic": "mean",
        "unit_of_measure": "score",
        "period": "2026-Q3",
        "as_of": datetime(2026, 10, 1),
        **dict.fromkeys(GROUP_COLUMNS, TOTAL),
        "value": value,
        "standard_error": spread / (people - 1) ** 0.5 if people > 1 else None,
        "lower": max(value - 5, 0.0),
        "upper": min(value + 5, 100.0),
        "interval_method": "Student",
        "answers": people,
        "cases": None,
        "people": people,
        "effective_n": float(people),
        "status": RAW,
        **where,
    }


def results(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=RESULT_COLUMNS)
