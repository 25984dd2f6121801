"""Hides more until nothing that is shown gives a hidden cell away along a hierarchy.

A *region* is what a released cell holds beyond the released cells in it: the part of its people that nobody is shown
apart. Along a flat column it is the total less the members shown; in the tree of units it may lie across levels. What
one hierarchy tells of a hidden cell follows from its region in closed form (`feasible`).

The rules, and what is hidden where one is broken (the smallest cell that helps):

* a region has at least the minimum of people, and not one hidden member alone;
* its answers are not all at one end of the scale;
* a hidden cell of which all parts are shown is not hidden: one of its parts is hidden too;
* survey answers: the mean of every hidden cell that is held apart (an unsafe one, or every one) lies within bounds that
  are two points of seven apart or more, for somebody who knows every n and one own answer.

Source: STATISTICS.md, complementary suppression, steps 2, 3 and 5. All tables of a measure are settled at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fremdbild.disclosure.cells import NONE, Cells, Mask, Numbers, summed
from fremdbild.disclosure.feasible import Array, Kinds, Sums, least_width, width

_SAME = 1e-6


@dataclass(frozen=True)
class Figures:
    """What one statistic says of every cell; `kinds` is None where its values have no two ends, as times have none."""

    sums: Sums
    kinds: Kinds | None


class Regions:
    """The cells of one measure, and the rules that hide further ones."""

    def __init__(
        self,
        cells: Cells,
        figures: Sequence[Figures],
        held_apart: Mask,
        minimum: int,
        *,
        most_answers: float,
        survey: bool,
    ) -> None:
        self._cells = cells
        self._held_apart = held_apart
        self._most_answers = most_answers
        self._figures = [found for found in figures if found.kinds is not None]
        self._minimum = minimum
        self._survey = survey
        self._groups = [_groups(parent) for parent in cells.parents]

    def settle(self, hidden: Mask, changed: Numbers | None = None) -> None:
        """Hides more in `hidden`; looks only at the hierarchies of the cells `changed`, where these are given."""
        waiting = [np.zeros(len(self._cells), dtype=bool) for _ in self._groups]
        self._wait(waiting, np.flatnonzero(hidden) if changed is None else changed)
        while any(groups.any() for groups in waiting):
            for column, group_of in enumerate(self._groups):
                if not waiting[column].any():
                    continue
                at = np.flatnonzero(waiting[column][group_of] & (group_of >= 0))
                waiting[column][:] = False
                picked = at[_Round(self, column, at, hidden).picked()] if at.size else at
                hidden[picked] = True
                self._wait(waiting, picked)

    def _wait(self, waiting: list[Mask], cells: Numbers) -> None:
        for groups, group_of in zip(waiting, self._groups, strict=True):
            groups[group_of[cells][group_of[cells] >= 0]] = True

    @property
    def cells(self) -> Cells:
        return self._cells

    @property
    def figures(self) -> Sequence[Figures]:
        return self._figures

    @property
    def held_apart(self) -> Mask:
        return self._held_apart

    @property
    def most_answers(self) -> float:
        return self._most_answers

    @property
    def minimum(self) -> int:
        return self._minimum

    @property
    def survey(self) -> bool:
        return self._survey


def _groups(parent: Numbers) -> Numbers:
    """For each cell the top of its hierarchy; NONE for a cell that stands alone."""
    top = np.where(parent >= 0, parent, np.arange(len(parent)))
    while not np.array_equal(upper := top[top], top):
        top = upper
    together = np.bincount(top, minlength=len(parent)) > 1
    return np.where(together[top], top, NONE)


class _Round:
    """One look at the hierarchies that the cells `at` make along one column; cells are counted within `at`."""

    def __init__(self, regions: Regions, column: int, at: Numbers, hidden: Mask) -> None:
        self._regions = regions
        self._size = len(at)
        self._at = at
        self._hidden = hidden[at]
        self._parent = _within(regions.cells.parents[column], at)
        self._place = regions.cells.order[at]
        self._people = regions.cells.people[at].astype(np.float64)
        self._whole = np.bincount(self._parent[self._parent >= 0], minlength=self._size) > 0
        self._upper = self._nearest_released()
        shown = np.flatnonzero(~self._hidden & (self._parent >= 0))
        self._shown = shown
        self._under = self._climb(shown[self._hidden[self._parent[shown]]])
        self._away = np.flatnonzero(self._hidden)

    def _nearest_released(self) -> Numbers:
        upper = self._parent.copy()
        while (move := (upper >= 0) & self._hidden[upper]).any():
            upper[move] = self._parent[upper[move]]
        return upper

    def _climb(self, start: Numbers) -> tuple[Numbers, Numbers]:
        """Pairs of a cell of `start` and a hidden cell that holds it, as long as no released one lies between."""
        lower, upper = [], []
        current = self._parent[start]
        go = (current >= 0) & self._hidden[current]
        start, current = start[go], current[go]
        while start.size:
            lower.append(start)
            upper.append(current)
            current = self._parent[current]
            go = (current >= 0) & self._hidden[current]
            start, current = start[go], current[go]
        nothing = np.empty(0, dtype=np.int64)
        return np.concatenate([nothing, *lower]), np.concatenate([nothing, *upper])

    def picked(self) -> Numbers:
        """The cells that are hidden next: at most one per broken region and per cell that is seen through."""
        away = self._away
        if not away.size:
            return away
        open_leaves, leaves = self._leaves()
        seen_through = self._whole[away] & (open_leaves[away] == 0)
        broken = np.zeros(self._size, dtype=bool)
        upper = self._upper[away]
        regions = np.unique(upper[upper >= 0])
        broken[regions] = (self._people_away()[regions] < self._regions.minimum) | (leaves[regions] == 1)
        narrow = np.zeros(len(away), dtype=bool)
        for figures in self._regions.figures:
            sums = figures.sums[self._at]
            left = self._left(sums)
            broken[regions] |= _at_an_end(sums[regions], left[regions])
            if self._regions.survey and figures.kinds is not None:
                inside, outside = self._too_narrow(sums, left, figures.kinds)
                seen_through |= inside
                narrow |= outside
        return self._choose(away[seen_through], away[narrow & ~seen_through], broken)

    def _leaves(self) -> tuple[Numbers, Numbers]:
        """How many hidden cells without parts stand open under each hidden cell, and in each region."""
        leaf = self._away[~self._whole[self._away]]
        under = np.bincount(self._climb(leaf)[1], minlength=self._size)
        upper = self._upper[leaf]
        return under, np.bincount(upper[upper >= 0], minlength=self._size)

    def _people_away(self) -> Array:
        """People in the hidden members of each region; who is in two of them counts twice."""
        own = np.maximum(self._people - self._sum_under(self._people), 0)
        top = self._away[(self._parent[self._away] >= 0) & (self._upper[self._away] == self._parent[self._away])]
        return summed(self._parent[top], own[top], self._size)

    def _sum_under(self, amounts: Array) -> Array:
        """What is shown under each hidden cell."""
        lower, upper = self._under
        return summed(upper, amounts[lower], self._size)

    def _left(self, sums: Sums) -> Sums:
        """What each region holds: its cell less all that is shown in it."""
        return Sums(*(amounts - self._sum_shown(amounts) for amounts in (sums.n, sums.total, sums.squares)))

    def _sum_shown(self, amounts: Array) -> Array:
        shown = self._shown[self._upper[self._shown] >= 0]
        return summed(self._upper[shown], amounts[shown], self._size)

    def _too_narrow(self, sums: Sums, left: Sums, kinds: Kinds) -> tuple[Mask, Mask]:
        """Cells held apart with bounds that are too near: by what is shown in them, and by their region."""
        away = self._away
        n = sums.n[away]
        part = n - self._sum_under(sums.n)[away]
        needed = least_width(n, self._regions.most_answers) - _SAME
        looked_at = (n > 0) & ~np.isnan(part) & self._regions.held_apart[self._at[away]]
        # Nobody else looks into a cell of one: its only person knows the answer.
        inside = looked_at & (100 * np.where(n > 1.5, part - 1, part) < needed)
        upper = self._upper[away]
        within = looked_at & ~inside & (upper >= 0)
        outside = np.zeros(len(away), dtype=bool)
        outside[within] = width(left[upper[within]], part[within], kinds) < needed[within]
        return inside, outside

    def _choose(self, seen_through: Numbers, narrow: Numbers, broken: Mask) -> Numbers:
        lower, upper = self._under
        wanted = np.zeros(self._size, dtype=bool)
        wanted[seen_through] = True
        picked = [_smallest(lower, upper, wanted, self._place)]
        broken = broken.copy()
        broken[self._upper[narrow]] = True
        # What lies in a cell that is told too narrowly does not widen it; its neighbours do.
        blocked = np.zeros(self._size, dtype=bool)
        within = np.zeros(self._size, dtype=bool)
        within[narrow] = True
        blocked[lower[within[upper]]] = True
        helps = self._shown[(self._upper[self._shown] >= 0) & ~blocked[self._shown]]
        neighbours = _smallest(helps, self._upper[helps], broken, self._place)
        helped = np.zeros(self._size, dtype=bool)
        helped[self._upper[neighbours]] = True
        return np.unique(np.concatenate([*picked, neighbours, np.flatnonzero(broken & ~helped)]))


def _within(parent: Numbers, at: Numbers) -> Numbers:
    """Parents counted within `at`, which holds whole hierarchies."""
    place = np.full(len(parent) + 1, NONE, dtype=np.int64)
    place[at] = np.arange(len(at))
    return place[parent[at]]


def _at_an_end(whole: Sums, left: Sums) -> NDArray[np.bool_]:
    """Whether a region is at an end of the scale, where the whole is not: it says then what each hidden member is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, total = left.total / left.n, whole.total / whole.n
    return (left.n > 0) & _end(mean) & ~_end(total)


def _end(mean: NDArray[np.float64]) -> NDArray[np.bool_]:
    return (np.abs(mean) < _SAME) | (np.abs(mean - 100) < _SAME)


def _smallest(cells: Numbers, group_of: Numbers, wanted: Mask, place: Numbers) -> Numbers:
    """Of the `cells` in each wanted group the one that comes first."""
    kept = wanted[group_of]
    cells, group_of = cells[kept], group_of[kept]
    by = np.lexsort((place[cells], group_of))
    _, first = np.unique(group_of[by], return_index=True)
    return cells[by][first]
