"""How far people of one unit agree, and units differ: ICC(1), ICC(2) and r_wg."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from fremdbild.assessment.pair_sums import answered_words, number_or_none, pair_sums
from fremdbild.instruments.criteria import CRITERIA
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.statistics import intraclass, pairwise_covariance, r_wg_items

LEAST_AGREEMENT = 0.7
"""Usual bound of r_wg (LeBreton and Senter 2008, Organizational Research Methods 11:815-852)."""
LEAST_ICC2 = 0.7
_POINTS = 7


def agreement_within(ask: Callable[[], pa.Table], released: Sequence[Mapping[str, Any]], least: int) -> dict[str, Any]:
    """ICC(1), ICC(2) and r_wg over the units whose total from inside is released; empty for fewer than two.

    `ask` gives the sums of the score from inside by unit; without released units nothing is asked.
    """
    units = {
        row["org_unit"]
        for row in released
        if row["measure"] == "inside_score"
        and row["statistic"] == "mean"
        and row["org_unit"] not in {TOTAL, None}
        and all(row[name] == TOTAL for name in GROUP_COLUMNS if name != "org_unit")
    }
    if len(units) < 2:
        return {}
    counts = ask()
    of_unit = counts["org_unit"].to_pylist()
    words = answered_words(counts, [criterion.name for criterion in CRITERIA])
    numbers, totals, squares, agreement = [], [], [], {}
    for unit in sorted(units):
        here = counts.filter(pa.array([member == unit for member in of_unit]))
        n, sums, products = pair_sums(here, words)
        covariance = pairwise_covariance(n, sums, products)
        if n.min() < least or np.isnan(covariance).any():
            continue
        people = float(n.min())
        mean = float(np.mean(np.diag(sums) / np.diag(n)))
        variance = float(covariance.mean())
        numbers.append(people)
        totals.append(people * mean)
        squares.append(people * mean**2 + (people - 1) * variance)
        spread = float(np.diag(covariance).mean())
        agreement[unit] = number_or_none(float(r_wg_items(spread, len(words), _POINTS, 1 / (_POINTS - 1))))
    if len(numbers) < 2:
        return {}
    figures = intraclass(numbers, totals, squares)
    return {
        "icc1": number_or_none(figures.icc1),
        "icc2": number_or_none(figures.icc2),
        "r_wg": agreement,
        "units": len(numbers),
        "comparable": bool(figures.icc2 >= LEAST_ICC2),
    }
