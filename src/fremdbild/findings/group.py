"""Units and touchpoints against the rest of the organisation."""

from __future__ import annotations

import math
from collections.abc import Iterator

from fremdbild.findings.difference import Interval, degrees_of, in_points, interval_of, of_two, statistic_of
from fremdbild.findings.finding import Comparison
from fremdbild.findings.released import ReleasedRows, Row, single_group
from fremdbild.measures import BY_NAME
from fremdbild.statistics import normal_interval, wilson_interval

LOOKED_AT = ("org_unit", "touchpoint")


def against_the_rest(
    released: ReleasedRows, period: str, statistics: dict[str, str], minimum: int
) -> Iterator[Comparison]:
    """Each unit and touchpoint beside all others together; `statistics` names one statistic per measure.

    The rest is the total without the group. Left out where it holds fewer than `minimum` people, cases or answers.
    """
    for row in released.of_period(period):
        if single_group(row) not in LOOKED_AT or statistics.get(row["measure"]) != row["statistic"]:
            continue
        if BY_NAME[row["measure"]].told_apart_by:
            continue  # scores of several criteria are no means of single answers, and units are not ranked by them
        total = released.find(row["measure"], row["statistic"], period)
        estimate = interval_of(row)
        if total is None or estimate is None:
            continue
        rest = _rest(total, row, minimum)
        if rest is None:
            continue
        difference = of_two(estimate, rest)
        yield Comparison(
            "group",
            row,
            rest[0],
            difference,
            in_points(difference, statistic_of(row)),
            degrees_of(row),
            comparison_lower=rest[1],
            comparison_upper=rest[2],
        )


def _rest(total: Row, group: Row, minimum: int) -> Interval | None:
    """Mean and 95 % interval of all that is in `total` and not in `group`, from the sums of squares of the two.

    With n, v and s for number, mean and standard error times the root of n:
    n_t v_t = n_g v_g + n_r v_r, and n_t s_t² = n_g s_g² + n_r s_r² + n_g (v_g − v_t)² + n_r (v_r − v_t)².
    """
    n_total, n_group = (row["answers"] if row["answers"] is not None else row["cases"] for row in (total, group))
    errors = (total["standard_error"], group["standard_error"])
    if n_total is None or n_group is None or any(error is None for error in errors):
        return None
    n_rest = n_total - n_group
    if n_rest < minimum or (total["people"] or 0) - (group["people"] or 0) < minimum:
        return None
    mean = (n_total * total["value"] - n_group * group["value"]) / n_rest
    squares = (
        n_total**2 * errors[0] ** 2
        - n_group**2 * errors[1] ** 2
        - n_group * (group["value"] - total["value"]) ** 2
        - n_rest * (mean - total["value"]) ** 2
    )
    error = math.sqrt(max(squares, 0.0)) / n_rest
    if total["unit_of_measure"] == "percent":
        share = min(max(mean / 100, 0.0), 1.0)
        n = share * (1 - share) * 100**2 / error**2 if error else n_rest
        lower, upper = (100 * float(bound) for bound in wilson_interval(share, n))
    else:
        lower, upper = (float(bound) for bound in normal_interval(mean, error))
    return (mean, lower, upper)
