"""Results against what customers get elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fremdbild.findings.difference import degrees_of, from_constant, in_points, interval_of, statistic_of
from fremdbild.findings.finding import Comparison
from fremdbild.findings.released import ReleasedRows, Row
from fremdbild.result import GROUP_COLUMNS, TOTAL


def against_benchmark(
    released: ReleasedRows, benchmarks: Sequence[Mapping[str, Any]], period: str
) -> Iterator[Comparison]:
    """Each figure from elsewhere beside ours; a median of times is tested by the share of our cases as quick."""
    for benchmark in benchmarks:
        cell = tuple((benchmark["touchpoint"] or TOTAL) if name == "touchpoint" else TOTAL for name in GROUP_COLUMNS)
        row = released.find(benchmark["measure"], benchmark["statistic"], period, cell)
        if row is None or row["value"] is None:
            continue
        is_time = statistic_of(row).effect_scale is None
        tested = released.find(benchmark["measure"], "share_within_benchmark", period, cell) if is_time else row
        if tested is not None and (found := _compared(row, tested, benchmark)) is not None:
            yield found


def _compared(row: Row, tested: Row, benchmark: Mapping[str, Any]) -> Comparison | None:
    estimate = interval_of(tested)
    if estimate is None or (tested is not row and benchmark["statistic"] != "median"):
        return None
    expected = benchmark["value"] if tested is row else 50.0
    shown = interval_of(row) or (row["value"], row["lower"], row["upper"])
    return Comparison(
        "benchmark",
        tested,
        benchmark["value"],
        (
            row["value"] - benchmark["value"],
            *(None if bound is None else bound - benchmark["value"] for bound in shown[1:]),
        ),
        in_points(from_constant(estimate, expected), statistic_of(tested)),
        degrees_of(tested),
        comparison_source=benchmark["source"],
        comparison_as_of=str(benchmark["as_of"]),
        shown=row,
    )
