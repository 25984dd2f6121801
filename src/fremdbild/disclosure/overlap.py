"""What all released cells of a table together give away, where lines cross and groupings overlap.

Every cell is a set of *atoms*, the finest combinations of all group columns: unit × touchpoint × channel × segment. A
unit that alone serves one touchpoint has the same atoms as that touchpoint, so that the two tables are one to whoever
knows it. Four things are looked for, and the smallest released cell that helps is hidden:

* two released cells that differ by fewer people than the minimum: the few could be computed;
* a few atoms, fewer people than the minimum together, that are a linear combination of released cells;
* an unsafe cell, any hidden one of a survey, or two of fewer than the minimum together, that are one;
* a survey cell that is held apart and for which no other answers can be shown to fit as well (`walk`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Mask, Numbers, summed
from fremdbild.disclosure.walk import Atoms, Released, held_back_by, proved_within_classes

MOST_CELLS = 1500
"""Up to so many cells of one table are solved together; the work grows with the cube of their number."""

_NOTHING = 1e-7
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """The cells of one table, counted from 0, and the atoms that each of them holds.

    `made_of` has a row per cell and a column per atom. `place` says in which order cells are hidden, `is_total` which
    one only after all others. `guarded` are those that must not be computed, `held_apart` those whose mean must not be
    told within two points of seven either (`least_width` with `most_answers`). `answers` holds the atoms' answers for
    every statistic with two ends.
    """

    made_of: Mask
    people: Numbers
    atom_people: Array
    place: Numbers
    is_total: Mask
    held_apart: Mask
    most_answers: float
    guarded: Mask
    answers: Sequence[Atoms]

    def merged(self) -> Table:
        """The same, atoms that no cell tells apart made one."""
        made_of, group_of = np.unique(self.made_of, axis=1, return_inverse=True)
        group_of = group_of.reshape(-1)

        def merge(amounts: Array) -> Array:
            return summed(group_of, amounts, made_of.shape[1])

        answers = [Atoms(merge(a.n), merge(a.total), merge(a.squares), a.kinds) for a in self.answers]
        return replace(self, made_of=made_of, atom_people=merge(self.atom_people), answers=answers)


class Overlaps:
    """One table, and what its released cells together give away."""

    def __init__(self, table: Table, minimum: int) -> None:
        self._table = table.merged()
        self._minimum = minimum
        # What is proved safe stays so when more is hidden.
        self._proved = np.zeros((len(table.answers), len(table.made_of)), dtype=bool)

    def next_to_hide(self, hidden: Mask) -> int | None:
        """A released cell that helps to compute what is hidden; None where nothing can be computed."""
        released = np.flatnonzero(~hidden)
        if not released.size:
            return None
        table = self._table
        signatures, class_of = np.unique(table.made_of[released], axis=1, return_inverse=True)
        class_of = class_of.reshape(-1)
        helpers = self._near_to_each_other(released)
        if not helpers.size:
            helpers = self._computable(hidden, released, class_of)
        if not helpers.size:
            helpers = released[self._not_proved(hidden, Released(signatures, class_of))]
        if not helpers.size:
            return None
        return int(min(helpers, key=lambda cell: (table.is_total[cell], table.place[cell])))

    def _not_proved(self, hidden: Mask, released: Released) -> Numbers:
        """The released cells that bind the first hidden cell for which no other answers are found."""
        for atoms, proved in zip(self._table.answers, self._proved, strict=True):
            open_cells = np.flatnonzero(hidden & self._table.held_apart & ~proved)
            if not open_cells.size:
                continue
            made_of = self._table.made_of[open_cells]
            proved[open_cells] = proved_within_classes(made_of, released, atoms, self._table.most_answers)
            for cell in open_cells[~proved[open_cells]]:
                binding = held_back_by(self._table.made_of[cell], released, atoms, self._table.most_answers)
                if binding.size:
                    return binding
                proved[cell] = True
        return np.empty(0, dtype=np.int64)

    def _near_to_each_other(self, released: Numbers) -> Numbers:
        """Released cells that differ from another one by some people and fewer than the minimum."""
        known = self._table.made_of[released].astype(np.float64)
        shared = (known * self._table.atom_people) @ known.T
        own = np.diag(shared)
        apart = own[:, None] + own[None, :] - 2 * shared
        return released[((apart > 0.5) & (apart < self._minimum - 0.5)).any(axis=1)]

    def _computable(self, hidden: Mask, released: Numbers, class_of: Numbers) -> Numbers:
        """Released cells that make up a hidden cell, two small ones, or a few people whom they tell apart together."""
        table = self._table
        known = table.made_of[released].astype(np.float64)
        away = np.flatnonzero(hidden & table.guarded)
        people = np.bincount(class_of, weights=table.atom_people)
        few = np.flatnonzero((people > 0) & (people < self._minimum - 0.5))
        wanted = np.vstack([table.made_of[away], class_of[None, :] == few[:, None]]).astype(np.float64)
        if not len(wanted):
            return released[:0]
        solved = np.linalg.lstsq(known @ known.T, known @ wanted.T, rcond=1e-10)[0]
        coefficients = np.asarray(solved.T, dtype=np.float64)
        size = np.concatenate([table.people[away], people[few]])
        for helps in _ways(wanted - coefficients @ known, coefficients, wanted, size, self._minimum):
            if (np.abs(helps) > _NOTHING).any():
                return released[np.abs(helps) > _NOTHING]
        return released[:0]


def _ways(left: Array, coefficients: Array, wanted: Array, size: NDArray[np.number], minimum: int) -> list[Array]:
    """Coefficients of the released cells that give something unsafe, or the sum of two."""
    alone = [coefficients[n] for n in range(len(left)) if np.abs(left[n]).max(initial=0.0) < _NOTHING]
    if alone:
        return alone
    opposite = {(np.round(row, 5) + 0.0).tobytes(): n for n, row in enumerate(left)}
    pairs = []
    for n, row in enumerate(left):
        other = opposite.get((np.round(-row, 5) + 0.0).tobytes())
        if other is None or other == n:
            continue
        if not np.any(wanted[n] * wanted[other]) and size[n] + size[other] < minimum:
            pairs.append(coefficients[n] + coefficients[other])
    return pairs
