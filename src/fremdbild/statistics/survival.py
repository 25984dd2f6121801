"""Times until an end of which some have not come yet: Kaplan-Meier.

S(t) is the share that has not ended by t. Worked on small survival tables (how many ended and how many were censored at
each time), so the number of cases does not matter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fremdbild.statistics.intervals import LEVEL, Array, normal_quantile, wilson_interval

TOLERANCE = 1e-9
"""S has reached q where S <= q + this: products of fractions miss 1/2 in the last digit."""


@dataclass(frozen=True)
class SurvivalCurve:
    """A Kaplan-Meier curve; `times` are those at which somebody ended or was censored, ascending.

    `hazard_variance` is Greenwood's sum Σ d / (n (n - d)), the variance of log S; infinite once S is 0.
    """

    times: Array
    at_risk: Array
    survival: Array
    hazard_variance: Array

    @property
    def cases(self) -> float:
        return float(self.at_risk[0]) if len(self.at_risk) else 0.0


class SurvivalShare(NamedTuple):
    """S at one time with error and interval, as shares 0..1; nan where the data do not reach so far."""

    value: float
    standard_error: float
    lower: float
    upper: float
    effective_n: float
    method: str
    """Which interval it is: Wilson or log-log."""


_UNKNOWN_SHARE = SurvivalShare(math.nan, math.nan, math.nan, math.nan, 0.0, "Wilson")


class SurvivalQuantile(NamedTuple):
    """The time by which a share has ended, with its interval; nan where the curve, or its band, does not get there."""

    value: float
    lower: float
    upper: float


def kaplan_meier(times: ArrayLike, ended: ArrayLike, censored: ArrayLike) -> SurvivalCurve:
    """The curve from how many `ended` and how many were `censored` at each of `times` (any order, each once).

    Who is censored at a time was still there when others ended at that time. Source: Kaplan and Meier (1958), JASA
    53:457-481; variance after Greenwood (1926).
    """
    when = np.asarray(times, dtype=np.float64)
    order = np.argsort(when, kind="stable")
    deaths = np.asarray(ended, dtype=np.float64)[order]
    leaving = deaths + np.asarray(censored, dtype=np.float64)[order]
    at_risk = np.cumsum(leaving[::-1], dtype=np.float64)[::-1]
    # cumsum and differences of whole numbers are exact up to 2**53.
    with np.errstate(divide="ignore", invalid="ignore"):
        survival = np.cumprod(np.where(at_risk > 0, 1 - deaths / at_risk, 1.0), dtype=np.float64)
        terms = np.where(deaths > 0, deaths / (at_risk * (at_risk - deaths)), 0.0)
    return SurvivalCurve(when[order], at_risk, survival, np.cumsum(terms))


def survival_band(curve: SurvivalCurve, level: float = LEVEL) -> tuple[Array, Array]:
    """Pointwise band of S on the scale of log(-log S); 1 before the first end, nan once S is 0.

    Source: Kalbfleisch and Prentice (1980); `conf.type = "log-log"` of R's survival.
    """
    inside = (curve.survival > 0) & (curve.survival < 1)
    with np.errstate(all="ignore"):
        log_survival = np.log(np.where(inside, curve.survival, 0.5))
        factor = np.exp(
            normal_quantile(level) * np.sqrt(np.where(inside, curve.hazard_variance, 0)) / np.abs(log_survival)
        )
        lower, upper = np.exp(log_survival * factor), np.exp(log_survival / factor)
    edge = np.where(curve.survival >= 1, 1.0, np.nan)
    return np.where(inside, lower, edge), np.where(inside, upper, edge)


def survival_quantile(
    curve: SurvivalCurve, share_ended: float, level: float = LEVEL, *, band: tuple[Array, Array] | None = None
) -> SurvivalQuantile:
    """The first time by which `share_ended` (0.5: the median) has ended.

    Interval by Brookmeyer and Crowley (1982), Biometrics 38:29-41: the times at which the band crosses the same height.
    `band` saves computing it again for a second quantile.
    """
    height = 1 - share_ended
    lower, upper = survival_band(curve, level) if band is None else band
    return SurvivalQuantile(
        _first(curve.times, curve.survival <= height + TOLERANCE),
        _first(curve.times, lower <= height + TOLERANCE),
        _first(curve.times, upper <= height + TOLERANCE),
    )


def survival_at(curve: SurvivalCurve, time: float, level: float = LEVEL) -> SurvivalShare:
    """S(time): Wilson's interval where nobody was censored earlier, else Greenwood's error and a log-log interval.

    nan where nobody was watched until `time` and S has not reached 0: what happened then is not known.
    """
    position = int(np.searchsorted(curve.times, time, side="right")) - 1
    total = curve.cases
    if total == 0:
        return _UNKNOWN_SHARE
    value = 1.0 if position < 0 else float(curve.survival[position])
    watched = float(curve.at_risk[np.searchsorted(curve.times, time, side="left")]) if time <= curve.times[-1] else 0.0
    if watched == 0 and value > TOLERANCE:
        return _UNKNOWN_SHARE
    effective = _effective_n(curve, position, watched)
    whole = abs(effective - total) <= TOLERANCE * total
    if whole:  # nobody was censored earlier: a simple share, without the rounding of a long product
        value, effective = round(value * total) / total, total
    error = math.sqrt(max(value * (1 - value), 0) / effective) if effective >= 2 else math.nan
    if TOLERANCE < value < 1 - TOLERANCE and not whole:
        log_value = math.log(value)
        factor = math.exp(normal_quantile(level) * math.sqrt(curve.hazard_variance[position]) / abs(log_value))
        return SurvivalShare(
            value, error, math.exp(log_value * factor), math.exp(log_value / factor), effective, "log-log"
        )
    low, high = wilson_interval(value, effective, level)
    return SurvivalShare(value, error, float(low), float(high), effective, "Wilson")


def _effective_n(curve: SurvivalCurve, position: int, watched: float) -> float:
    """How many fully watched cases would tell S as exactly: S (1 - S) / Var(S), which is n without censoring.

    Nobody has ended: those still watched. All have ended: the number just before the last ones did.
    """
    while position >= 0 and curve.survival[position] <= TOLERANCE:
        position -= 1
        watched = float(curve.at_risk[position + 1])
    if position < 0 or curve.survival[position] >= 1:
        return watched
    survival = float(curve.survival[position])
    return (1 - survival) / (survival * float(curve.hazard_variance[position]))


def _first(times: Array, reached: NDArray[np.bool_]) -> float:
    return float(times[np.argmax(reached)]) if reached.any() else math.nan
