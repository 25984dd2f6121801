"""Raking: weights that bring the answers to the known sizes of groups, variable by variable.

On counts per weighting cell, so that the number of answers does not matter. Each margin is one variable or a joint
cell of several; one margin alone is post-stratification.

| answers      | B 1 | B 2 |      | weighted to A 60:40, B 50:50 | B 1 | B 2 |
|--------------|-----|-----|      |------------------------------|-----|-----|
| A 1          |  30 |  20 |  →   | A 1                          |  40 |  20 |
| A 2          |  10 |  40 |      | A 2                          |  10 |  30 |

Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11:427-444.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fremdbild.errors import WeightingError
from fremdbild.statistics.intervals import Array
from fremdbild.statistics.weights import design_effect, effective_n

TOLERANCE = 1e-6
"""A margin is met where no share of it is farther away than this."""
TRIM = (0.3, 3.0)
"""Smallest and largest weight, as multiples of the mean weight."""
_ROUNDS = 1000
_TRIM_ROUNDS = 300
_PATIENCE = 10
"""Rounds of trimming in which the distance from the margins must shrink; otherwise they cannot be met."""
_SAME_POPULATION = 0.01
"""Margins whose totals differ by more than 1 % do not count the same people."""


@dataclass(frozen=True)
class Margin:
    """Sizes of the groups of one variable, or of the joint cells of several.

    >>> Margin(("segment",), {("private",): 900.0, ("business",): 100.0}).total
    1000.0
    """

    variables: tuple[str, ...]
    sizes: Mapping[tuple[str, ...], float]
    """Members, in the order of `variables` → how many there are in the population."""

    @property
    def name(self) -> str:
        return " × ".join(self.variables)

    @property
    def total(self) -> float:
        return float(sum(self.sizes.values()))


@dataclass(frozen=True)
class Raking:
    """Weights of the cells, in the order given; their mean over the answers is 1."""

    weights: Array
    members: tuple[NDArray[np.intp], ...]
    """Per margin: which of its groups each cell belongs to; the `calibration` of `linearisation` and `moments`."""
    trimmed: int
    """Answers whose weight stands at a bound."""
    departure: float
    """Largest distance of a weighted share from its margin, 0..1: below the tolerance unless trimming forbids more."""
    design_effect: float
    effective_n: float
    population: float
    """People in the population, by the first margin."""


def rake(
    cells: Sequence[Mapping[str, str | None]],
    answers: ArrayLike,
    margins: Sequence[Margin],
    *,
    trim: tuple[float, float] | None = TRIM,
    where: str = "",
) -> Raking:
    """Weights of `cells` (variable → member) with so many `answers` each, so that every margin is met.

    Weights outside `trim` are set to its bounds and the rest is raked again, until both hold; where they cannot, the
    bounds win and `departure` says how far the margins are missed. Cells without answers get a weight too: it stands
    for nobody. Raises WeightingError, whose place is `where`, where a group has people and no answers or answers and no
    people, where margins count different populations, or where they cannot be met together.
    """
    counts = np.asarray(answers, dtype=np.float64)
    if len(cells) != len(counts) or not margins:
        raise ValueError(f"{len(cells)} cells, {len(counts)} counts, {len(margins)} margins")
    if trim is not None and not 0 <= trim[0] < 1 < trim[1]:
        raise ValueError(f"weights between {trim[0]} and {trim[1]} times their mean")
    if not counts.sum() > 0:
        raise WeightingError(
            "there are no answers to weight: all weights are 0",
            where=where,
            next_step="correct the column weight in the source; where it is empty, a weight is 1",
        )
    _check_totals(margins, where)
    members = tuple(_members(cells, counts, margin, where) for margin in margins)
    shares = [np.array([size for size in margin.sizes.values() if size > 0]) / margin.total for margin in margins]
    weights = _rake(np.ones(len(counts)), counts, members, shares)
    if (missed := _departures(weights, counts, members, shares)).max() > TOLERANCE:
        raise _contradiction(margins, int(missed.argmax()), float(missed.max()), where)
    trimmed = 0
    if trim is not None:
        weights = _trimmed(weights, counts, members, shares, trim)
        at_bound = (weights <= trim[0] * (1 + 1e-9)) | (weights >= trim[1] * (1 - 1e-9))
        trimmed = round(float(counts[at_bound].sum()))
    total, squares = float((counts * weights).sum()), float((counts * weights**2).sum())
    return Raking(
        weights=weights,
        members=members,
        trimmed=trimmed,
        departure=float(_departures(weights, counts, members, shares).max()),
        design_effect=float(design_effect(counts.sum(), total, squares)),
        effective_n=float(effective_n(total, squares)),
        population=margins[0].total,
    )


def _rake(weights: Array, counts: Array, members: Sequence[NDArray[np.intp]], shares: Sequence[Array]) -> Array:
    total = counts.sum()
    for _ in range(_ROUNDS):
        before = weights
        for member, share in zip(members, shares, strict=True):
            reached = np.bincount(member, weights=weights * counts, minlength=len(share)) / total
            factor = np.divide(share, reached, out=np.ones_like(share), where=reached > 0)
            weights = weights * factor[member]
        # A tenth of a thousandth of the tolerance: the last margin is met exactly, the others nearly so.
        if np.abs(weights - before).max() <= TOLERANCE * 1e-4 * max(float(weights.max()), 1.0):
            break
    return weights


def _trimmed(
    weights: Array,
    counts: Array,
    members: Sequence[NDArray[np.intp]],
    shares: Sequence[Array],
    trim: tuple[float, float],
) -> Array:
    departures: list[float] = []
    for _ in range(_TRIM_ROUNDS):
        clipped = np.clip(weights, *trim)
        departures.append(float(_departures(clipped, counts, members, shares).max()))
        if departures[-1] <= TOLERANCE:
            return clipped
        if len(departures) > _PATIENCE and departures[-1] > 0.99 * departures[-1 - _PATIENCE]:
            break
        weights = _rake(clipped, counts, members, shares)
    return _clipped_to_mean_one(weights, counts, trim)


def _clipped_to_mean_one(weights: Array, counts: Array, trim: tuple[float, float]) -> Array:
    """What clipping takes away is spread over the weights between the bounds (bisection on their common factor)."""
    low, high = trim[0] / float(weights.max()), trim[1] / max(float(weights.min()), 1e-12)
    for _ in range(200):
        middle = (low * high) ** 0.5
        if float((counts * np.clip(middle * weights, *trim)).sum()) < float(counts.sum()):
            low = middle
        else:
            high = middle
    return np.clip(high * weights, *trim)


def _departures(
    weights: Array, counts: Array, members: Sequence[NDArray[np.intp]], shares: Sequence[Array]
) -> NDArray[np.float64]:
    """Per margin: the largest distance of a weighted share from the wanted one."""
    held = weights * counts / counts.sum()
    return np.array(
        [
            np.abs(np.bincount(member, weights=held, minlength=len(share)) - share).max()
            for member, share in zip(members, shares, strict=True)
        ]
    )


def _members(cells: Sequence[Mapping[str, str | None]], counts: Array, margin: Margin, where: str) -> NDArray[np.intp]:
    """Place of each cell among the groups of the margin that have people; both sides must have all groups."""
    sizes: dict[tuple[str | None, ...], float] = {group: size for group, size in margin.sizes.items() if size > 0}
    found = [tuple(cell.get(variable) for variable in margin.variables) for cell in cells]
    answered: dict[tuple[str | None, ...], float] = dict.fromkeys([*sizes, *found], 0.0)
    for group, count in zip(found, counts, strict=True):
        answered[group] += float(count)
    if strangers := [group for group, count in answered.items() if count > 0 and group not in sizes]:
        group = max(strangers, key=lambda name: answered[name])
        raise WeightingError(
            # Without their number: these answers may be fewer than the smallest group that is shown.
            f"there are answers from {_named(group)}, and the population has nobody there",
            where=_place(where, margin),
            next_step="add its size to the table population, or correct the answers' group",
        )
    if empty := [group for group in sizes if answered[group] == 0]:
        group = max(empty, key=lambda name: sizes[name])
        raise WeightingError(
            f"{sizes[group]:.0f} people of the population are in {_named(group)}, and nobody there answered",
            where=_place(where, margin),
            next_step="join this group with a similar one in the table population and in the answers",
        )
    places = {group: place for place, group in enumerate(sizes)}
    # A cell without answers, of a group that the population does not have, stands anywhere: it weighs nothing.
    return np.array([places.get(group, 0) for group in found], dtype=np.intp)


def _check_totals(margins: Sequence[Margin], where: str) -> None:
    for margin in margins:
        if min(margin.sizes.values(), default=0.0) < 0 or not margin.total > 0:
            raise WeightingError(
                "the population has no people, or a size below 0",
                where=_place(where, margin),
                next_step="correct the sizes in the table population",
            )
        if abs(margin.total / margins[0].total - 1) > _SAME_POPULATION:
            raise WeightingError(
                f"{margin.name} counts {margin.total:.0f} people and {margins[0].name} counts {margins[0].total:.0f}",
                where=_place(where, margin),
                next_step="give sizes of the same population for every margin in the table population",
            )


def _contradiction(margins: Sequence[Margin], worst: int, departure: float, where: str) -> WeightingError:
    return WeightingError(
        f"the margin cannot be met together with the others: after {_ROUNDS} rounds a share is {departure:.1%} away",
        where=_place(where, margins[worst]),
        next_step="join groups of which too few combinations have answers, or leave this margin out",
    )


def _named(members: Sequence[str | None]) -> str:
    return " × ".join("(unknown)" if member is None else f'"{member}"' for member in members)


def _place(where: str, margin: Margin) -> str:
    return f"{where}, margin {margin.name}" if where else f"margin {margin.name}"
