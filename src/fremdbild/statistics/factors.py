"""Confirmatory factor analysis by maximum likelihood, on a covariance matrix: do the items hang together as drawn?

Simple structure: each item belongs to one factor, the factors may correlate. Conventions are those of R's lavaan
(`likelihood = "normal"`): n, not n - 1, multiplies the discrepancy; the RMSEA has n below the fraction line; the SRMR
is Bentler's, over the lower triangle with the diagonal.

Source: Jöreskog (1969), Psychometrika 34:183-202; Bollen (1989), Structural Equations with Latent Variables.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from fremdbild.statistics.intervals import Array

Status = Literal["ok", "not identified", "not positive definite", "not converged", "improper"]

_STEPS = 300
"""A good model needs about ten; one that has not settled after these never does."""
_GRADIENT = 1e-8
_SMALLEST_EIGENVALUE = 1e-10
"""Of a correlation matrix; below this, one item is a sum of others."""


@dataclass(frozen=True)
class FactorFit:
    """A fitted model. Where `status` is not "ok" every figure is nan, so that none can be shown by mistake.

    status   "not identified": a lone factor of fewer than three items, or one among several of fewer than two
             "not positive definite": an item does not vary, or is a sum of others, or pairs of answers contradict
             "not converged": no minimum was found
             "improper": the minimum has an error variance of 0 or below (a Heywood case), or factors that correlate
             beyond 1; the model is wrong for these answers, or they are too few
    fit      without degrees of freedom (one factor, three items) every model fits; CFI, TLI and RMSEA are nan
    loadings per item, in the unit of the item; `standardised` are those of the correlation matrix
    """

    status: Status
    factors: int
    items: int
    n: float
    chi_square: float
    df: int
    p_value: float
    cfi: float
    tli: float
    rmsea: float
    srmr: float
    loadings: Array
    standardised: Array
    error_variances: Array
    factor_correlations: Array
    """Square, in the order in which the factors first appear."""


class FactorComparison(NamedTuple):
    """One factor against several: `p_value` of the hypothesis that one is enough; nan where a model did not fit."""

    chi_square: float
    df: int
    p_value: float


class _Minimum(NamedTuple):
    loadings: Array
    correlations: Array
    errors: Array
    discrepancy: float
    status: Status


def one_factor(covariance: ArrayLike, n: float) -> FactorFit:
    """All items of one factor."""
    return correlated_factors(covariance, n, [0] * len(np.atleast_1d(np.asarray(covariance))))


def correlated_factors(covariance: ArrayLike, n: float, factor_of_item: Sequence[Hashable]) -> FactorFit:
    """As many factors as there are different names in `factor_of_item`, which says the factor of each item.

    `covariance` with divisor n or n - 1: the discrepancy is the same. It may come from pairs of answers; `n` is then
    best the smallest number of pairs, and chi-square no more than a guide.
    """
    observed = np.asarray(covariance, dtype=np.float64)
    items = len(factor_of_item)
    if observed.shape != (items, items):
        raise ValueError(f"a covariance matrix of {observed.shape} for {items} items")
    names = list(dict.fromkeys(factor_of_item))
    membership = np.array([names.index(name) for name in factor_of_item], dtype=np.intp)
    factors, sizes = len(names), np.bincount(membership)
    df = items * (items + 1) // 2 - 2 * items - factors * (factors - 1) // 2
    if items == 0 or sizes.min() < (3 if factors == 1 else 2):
        return _without_figures("not identified", factors, items, n, df)
    spread = np.sqrt(np.where(np.diag(observed) > 0, np.diag(observed), np.nan))
    correlations = observed / np.outer(spread, spread)
    if not np.isfinite(correlations).all() or np.linalg.eigvalsh(correlations)[0] < _SMALLEST_EIGENVALUE:
        return _without_figures("not positive definite", factors, items, n, df)
    found = _minimum(correlations, membership)
    if found.status != "ok":
        return _without_figures(found.status, factors, items, n, df)
    return _with_fit(found, correlations, membership, spread, n, df)


def compare_factors(one: FactorFit, several: FactorFit) -> FactorComparison:
    """Chi-square difference of two models of the same items and answers, the second with more factors.

    One factor is several that correlate at 1, the edge of what is possible; the test is therefore cautious, its true
    p-value at most the one given (Stoel et al. 2006, Psychological Methods 11:439-455).
    """
    gain, df = one.chi_square - several.chi_square, one.df - several.df
    if (one.items, one.n) != (several.items, several.n) or df <= 0:
        raise ValueError("only models of the same items and answers can be compared, the simpler one first")
    return FactorComparison(gain, df, float(special.chdtrc(df, max(gain, 0.0))) if not math.isnan(gain) else math.nan)


def _minimum(observed: Array, membership: NDArray[np.intp]) -> _Minimum:
    """Fisher scoring on a correlation matrix, damped after Levenberg and Marquardt; at most `_STEPS` steps."""
    parameters = _start(observed, membership)
    now = _discrepancy(observed, membership, parameters)
    damping = 1e-3
    status: Status = "not converged"
    for _ in range(_STEPS):
        gradient, information = _derivatives(observed, membership, parameters)
        if np.abs(gradient).max() < _GRADIENT:
            status = "ok"
            break
        diagonal = np.diag(np.maximum(np.diag(information), 1e-12))
        step = np.linalg.lstsq(information + damping * diagonal, -gradient, rcond=None)[0]
        tried = parameters + step
        then = _discrepancy(observed, membership, tried)
        if then <= now + 1e-13:
            parameters, now, damping = tried, then, damping / 10
        else:
            damping = max(damping, 1e-9) * 10
        if damping > 1e12:
            break
    loadings, correlations, errors = _parts(membership, parameters)
    if status == "ok" and (errors.min() <= 1e-6 or np.linalg.eigvalsh(correlations)[0] <= 1e-6):
        status = "improper"
    if status == "ok" and np.linalg.eigvalsh(_derivatives(observed, membership, parameters)[1])[0] < 1e-9:
        status = "not identified"
    return _Minimum(loadings, correlations, errors, now, status)


def _start(observed: Array, membership: NDArray[np.intp]) -> Array:
    """Loadings by the first principal axis of each factor's items, correlations of their sums, and what is left."""
    factors = int(membership.max()) + 1
    loadings = np.zeros(len(membership))
    weights = np.zeros((factors, len(membership)))
    for factor in range(factors):
        own = np.flatnonzero(membership == factor)
        block = observed[np.ix_(own, own)].copy()
        # Half of an item's variance stands in for what it shares with the others.
        np.fill_diagonal(block, 0.5)
        values, vectors = np.linalg.eigh(block)
        axis = vectors[:, -1] * np.sqrt(max(values[-1], 0.05))
        axis *= -1.0 if axis.sum() < 0 else 1.0
        loadings[own] = np.clip(axis, -0.9, 0.9)
        weights[factor, own] = np.where(axis < 0, -1.0, 1.0)
    sums = weights @ observed @ weights.T
    spread = np.sqrt(np.diag(sums))
    correlations = np.clip(sums / np.outer(spread, spread), -0.8, 0.8)
    return np.concatenate([loadings, correlations[np.tril_indices(factors, -1)], 1 - loadings**2])


def _parts(membership: NDArray[np.intp], parameters: Array) -> tuple[Array, Array, Array]:
    items, factors = len(membership), int(membership.max()) + 1
    correlations = np.eye(factors)
    rows, columns = np.tril_indices(factors, -1)
    correlations[rows, columns] = correlations[columns, rows] = parameters[items:-items]
    return parameters[:items], correlations, parameters[-items:]


def _implied(membership: NDArray[np.intp], parameters: Array) -> Array:
    loadings, correlations, errors = _parts(membership, parameters)
    return np.asarray(
        np.outer(loadings, loadings) * correlations[np.ix_(membership, membership)] + np.diag(errors), dtype=np.float64
    )


def _discrepancy(observed: Array, membership: NDArray[np.intp], parameters: Array) -> float:
    """log|Σ| + tr(SΣ⁻¹) - log|S| - p; infinite where Σ is not positive definite."""
    implied = _implied(membership, parameters)
    try:
        root = np.linalg.cholesky(implied)
    except np.linalg.LinAlgError:
        return math.inf
    log_implied = 2 * float(np.log(np.diag(root)).sum())
    trace = float(np.trace(np.linalg.solve(implied, observed)))
    return log_implied + trace - float(np.linalg.slogdet(observed)[1]) - len(observed)


def _derivatives(observed: Array, membership: NDArray[np.intp], parameters: Array) -> tuple[Array, Array]:
    """Gradient of the discrepancy, and its expected second derivatives tr(Σ⁻¹ ∂Σ Σ⁻¹ ∂Σ)."""
    loadings, correlations, _ = _parts(membership, parameters)
    items = len(membership)
    between = correlations[np.ix_(membership, membership)]
    changes = np.zeros((len(parameters), items, items))
    for item in range(items):
        column = between[item] * loadings
        changes[item, item, :] += column
        changes[item, :, item] += column
        changes[len(parameters) - items + item, item, item] = 1
    for place, (one, other) in enumerate(zip(*np.tril_indices(len(correlations), -1), strict=True)):
        half = np.outer(loadings * (membership == one), loadings * (membership == other))
        changes[items + place] = half + half.T
    inverse = np.linalg.inv(_implied(membership, parameters))
    moved = inverse @ changes
    residual = np.eye(items) - inverse @ observed
    gradient = np.einsum("aij,ji->a", moved, residual)
    flat = moved.reshape(len(parameters), -1)
    information = flat @ np.swapaxes(moved, 1, 2).reshape(len(parameters), -1).T
    return gradient, information


def _with_fit(
    found: _Minimum, observed: Array, membership: NDArray[np.intp], spread: Array, n: float, df: int
) -> FactorFit:
    items = len(observed)
    chi_square = max(n * found.discrepancy, 0.0)
    free, free_df = -n * float(np.linalg.slogdet(observed)[1]), items * (items - 1) / 2
    cfi = tli = rmsea = p_value = math.nan
    if df > 0:
        excess, free_excess = max(chi_square - df, 0.0), max(free - free_df, 0.0)
        cfi = 1 - excess / max(excess, free_excess) if max(excess, free_excess) > 0 else 1.0
        tli = (free / free_df - chi_square / df) / (free / free_df - 1) if free != free_df else math.nan
        rmsea = math.sqrt(excess / (df * n))
        p_value = float(special.chdtrc(df, chi_square))
    # Which end of a factor is up is a convention: its loadings add up to more than 0.
    sign = np.where(np.bincount(membership, weights=found.loadings) < 0, -1.0, 1.0)
    standardised = found.loadings * sign[membership]
    correlations = found.correlations * np.outer(sign, sign)
    implied = np.outer(standardised, standardised) * correlations[np.ix_(membership, membership)]
    residuals = (observed - implied - np.diag(found.errors))[np.tril_indices(items)]
    return FactorFit(
        status="ok",
        factors=len(correlations),
        items=items,
        n=n,
        chi_square=chi_square,
        df=df,
        p_value=p_value,
        cfi=cfi,
        tli=tli,
        rmsea=rmsea,
        srmr=float(np.sqrt(np.mean(residuals**2))),
        loadings=standardised * spread,
        standardised=standardised,
        error_variances=found.errors * spread**2,
        factor_correlations=correlations,
    )


def _without_figures(status: Status, factors: int, items: int, n: float, df: int) -> FactorFit:
    unknown = np.full(items, math.nan)
    return FactorFit(
        status=status,
        factors=factors,
        items=items,
        n=n,
        chi_square=math.nan,
        df=df,
        p_value=math.nan,
        cfi=math.nan,
        tli=math.nan,
        rmsea=math.nan,
        srmr=math.nan,
        loadings=unknown,
        standardised=unknown,
        error_variances=unknown,
        factor_correlations=np.full((factors, factors), math.nan),
    )
