"""Whether the criteria of a dimension measure one thing: alpha, omega, and one factor against three."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from fremdbild.assessment.pair_sums import answered_words, number_or_none, pair_sums
from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS, of_dimension
from fremdbild.statistics import compare_factors, correlated_factors, one_factor, pairwise_covariance, reliability


def reliability_of(side: str, counts: pa.Table, least: int) -> list[dict[str, Any]]:
    """Alpha and omega of each dimension and of all together, where enough people answered every two criteria."""
    scales = {name: [criterion.name for criterion in of_dimension(name)] for name in DIMENSIONS}
    scales["total"] = [criterion.name for criterion in CRITERIA]
    found = []
    for scale, wanted in scales.items():
        words = answered_words(counts, wanted)
        if len(words) < 3:
            continue
        n, sums, products = pair_sums(counts, words)
        covariance = pairwise_covariance(n, sums, products)
        if n.min() < least or np.isnan(covariance).any() or (np.diag(covariance) <= 0).any():
            continue
        figures = reliability(covariance, float(n.min()))
        found.append(
            {
                "perspective": side,
                "scale": scale,
                "items": len(words),
                "n": int(n.min()),
                "alpha": number_or_none(figures.alpha),
                "alpha_lower": number_or_none(figures.lower),
                "alpha_upper": number_or_none(figures.upper),
                "omega": number_or_none(figures.omega),
                "item_rest": dict(zip(words, map(number_or_none, figures.item_rest), strict=True)),
            }
        )
    return found


def factors_of(side: str, counts: pa.Table, least: int) -> list[dict[str, Any]]:
    """One factor against the three dimensions."""
    words = answered_words(counts, [criterion.name for criterion in CRITERIA])
    dimension = {criterion.name: criterion.dimension for criterion in CRITERIA}
    n, sums, products = pair_sums(counts, words)
    covariance = pairwise_covariance(n, sums, products)
    if len(words) < 6 or np.isnan(covariance).any() or n.min() <= max(len(words), least - 1):
        return []
    fewest = float(n.min())
    one = one_factor(covariance, fewest)
    three = correlated_factors(covariance, fewest, [dimension[word] for word in words])
    comparison = compare_factors(one, three)
    return [
        {
            "perspective": side,
            "factors": number,
            "status": fit.status,
            "chi_square": number_or_none(fit.chi_square),
            "df": fit.df,
            "cfi": number_or_none(fit.cfi),
            "tli": number_or_none(fit.tli),
            "rmsea": number_or_none(fit.rmsea),
            "srmr": number_or_none(fit.srmr),
            "p_one_is_enough": number_or_none(comparison.p_value),
        }
        for number, fit in ((1, one), (3, three))
    ]
