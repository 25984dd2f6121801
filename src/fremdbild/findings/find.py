"""All comparisons of one period, gathered and ranked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyarrow as pa

from fremdbild.findings.benchmark import against_benchmark
from fremdbild.findings.gap import guess_against_answer, inside_against_outside, managers_against_front_line
from fremdbild.findings.group import against_the_rest
from fremdbild.findings.ranking import ranked
from fremdbild.findings.released import ReleasedRows
from fremdbild.findings.target import against_target
from fremdbild.findings.trend import against_period_before
from fremdbild.measures import MEASURES
from fremdbild.result import Period
from fremdbild.settings import Settings


def find_findings(
    results: pa.Table,
    settings: Settings,
    benchmarks: Sequence[Mapping[str, Any]],
    period: Period,
    *,
    not_comparable: Collection[str] = (),
    asked_anew: Collection[str] = (),
) -> pa.Table:
    """Findings of `period` in the released `results`, with the columns FINDING_COLUMNS.

    `benchmarks` are rows of the canonical table benchmark, the newest of each kind. Criteria that are `not_comparable`
    have no gap; measures that were `asked_anew` in this period have no trend.
    """
    released = ReleasedRows.of(results)
    statistics = _tested_statistics(released, period.label)
    return ranked(
        [
            *against_target(released, settings.target, period.label),
            *against_benchmark(released, benchmarks, period.label),
            *against_period_before(released, period, statistics, asked_anew),
            *against_the_rest(released, period.label, statistics, settings.protection.minimum_people),
            *inside_against_outside(released, period.label, settings, not_comparable),
            *guess_against_answer(released, period.label, not_comparable),
            *managers_against_front_line(released, period.label, settings.mirror),
        ]
    )


def _tested_statistics(released: ReleasedRows, period: str) -> dict[str, str]:
    """For each measure the first statistic that is released in total and has a meaning in points of 100.

    One per measure: two statistics of the same answers would say the same thing twice.
    """
    chosen: dict[str, str] = {}
    for measure in MEASURES:
        for statistic in measure.statistics:
            row = released.find(measure.name, statistic.name, period)
            if statistic.effect_scale is not None and row is not None and row["value"] is not None:
                chosen[measure.name] = statistic.name
                break
    return chosen
