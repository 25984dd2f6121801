"""Results against the period before."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fremdbild.findings.difference import degrees_of, in_points, interval_of, of_two, statistic_of
from fremdbild.findings.finding import Comparison
from fremdbild.findings.released import ReleasedRows, cell_of
from fremdbild.result import Period


def against_period_before(
    released: ReleasedRows, period: Period, statistics: dict[str, str], asked_anew: Collection[str] = ()
) -> Iterator[Comparison]:
    """Each result beside the same group's in the period before; `statistics` names one statistic per measure.

    The two rest on different cases or answers, so their difference is one of two independent estimates. Measures that
    were `asked_anew`, with another questionnaire than before, are left out.
    """
    before = period.before()
    if before is None:
        return
    for row in released.of_period(period.label):
        if statistics.get(row["measure"]) != row["statistic"] or row["measure"] in asked_anew:
            continue
        earlier = released.find(row["measure"], row["statistic"], before.label, cell_of(row))
        estimate, other = interval_of(row), interval_of(earlier) if earlier else None
        if earlier is None or estimate is None or other is None:
            continue
        difference = of_two(estimate, other)
        yield Comparison(
            "trend",
            row,
            other[0],
            difference,
            in_points(difference, statistic_of(row)),
            degrees_of(row, earlier),
            comparison_lower=other[1],
            comparison_upper=other[2],
            comparison_label=before.label,
        )
