"""Is a difference surely small? "No gap" as a finding of its own, not as a test that failed to find one."""

from __future__ import annotations

import math
from typing import NamedTuple

from scipy import special

from fremdbild.statistics.intervals import LEVEL

SAME_WITHIN = 5.0
"""Points of 100 within which two estimates count as the same."""


class Equivalence(NamedTuple):
    """`same`: surely within the bound, that is the interval from `lower` to `upper` lies inside it."""

    p_value: float
    """Of the hypothesis that the difference reaches the bound; nan where unknown."""
    same: bool
    lower: float
    """Bounds of the interval that belongs to the test: 90 % for a test at 5 %."""
    upper: float


def equivalence(
    value: float,
    standard_error: float,
    degrees_of_freedom: float = math.inf,
    bound: float = SAME_WITHIN,
    level: float = LEVEL,
) -> Equivalence:
    """Two one-sided tests (TOST) that a difference lies within ± `bound`; never the same where something is unknown.

    Source: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15:657-680.

    >>> equivalence(1.0, 2.0, 100).same, equivalence(2.0, 2.0, 100).same
    (True, False)
    """
    if not bound > 0:
        raise ValueError(f"a bound of {bound}")
    if math.isnan(value) or math.isnan(standard_error) or not degrees_of_freedom > 0:
        return Equivalence(math.nan, same=False, lower=math.nan, upper=math.nan)
    if standard_error == 0:
        inside = abs(value) < bound
        return Equivalence(0.0 if inside else 1.0, inside, value, value)
    reach = (abs(value) - bound) / standard_error
    p_value = _below(reach, degrees_of_freedom)
    half = _quantile(level, degrees_of_freedom) * standard_error
    return Equivalence(p_value, p_value < 1 - level, value - half, value + half)


def _below(quantile: float, degrees: float) -> float:
    return float(special.ndtr(quantile) if math.isinf(degrees) else special.stdtr(degrees, quantile))


def _quantile(chance: float, degrees: float) -> float:
    return float(special.ndtri(chance) if math.isinf(degrees) else special.stdtrit(degrees, chance))
