"""What all released cells together give away, also where groupings overlap.

Every cell is a set of *atoms*, the finest combinations of all group columns: unit × touchpoint × channel × segment. A
unit that alone serves one touchpoint has the same atoms as that touchpoint, so that the two tables are one to whoever
knows it. A hidden cell can be computed where its atoms are a linear combination of those of released cells.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Cell, in_order
from fremdbild.result import TOTAL

MOST_CELLS = 1500
"""Up to so many cells of one table are solved together; the work grows with the cube of their number."""

_NOTHING = 1e-7


class Overlaps:
    """The cells `people` (with their numbers) of one table and period, made of `atoms`."""

    def __init__(self, people: Mapping[Cell, int], atoms: Collection[Cell]) -> None:
        self._people = people
        self._cells = sorted(people, key=in_order)
        self._row = {cell: number for number, cell in enumerate(self._cells)}
        self._made_of = _memberships(self._cells, sorted(atoms, key=in_order))

    def next_to_hide(self, hidden: Collection[Cell], unsafe: Collection[Cell], minimum: int) -> Cell | None:
        """A released cell that helps to compute an unsafe one, or two unsafe ones of fewer than `minimum` together.

        The smallest of those that help, totals last; None where nothing can be computed.
        """
        released = [cell for cell in self._cells if cell not in hidden]
        guarded = sorted(unsafe, key=in_order)
        if not released or not guarded:
            return None
        known = self._made_of[[self._row[cell] for cell in released]]
        wanted = self._made_of[[self._row[cell] for cell in guarded]]
        solved = np.linalg.lstsq(known @ known.T, known @ wanted.T, rcond=1e-10)[0]
        coefficients = np.asarray(solved.T, dtype=np.float64)
        left = wanted - coefficients @ known
        for helps in self._ways(left, coefficients, guarded, minimum):
            used = [cell for cell, part in zip(released, helps, strict=True) if abs(part) > _NOTHING]
            if used:
                return min(used, key=lambda cell: (_is_total(cell), self._people[cell], in_order(cell)))
        return None

    def _ways(
        self, left: NDArray[np.float64], coefficients: NDArray[np.float64], guarded: Sequence[Cell], minimum: int
    ) -> list[NDArray[np.float64]]:
        """Coefficients of the released cells that give an unsafe cell, or the sum of two."""
        alone = [coefficients[n] for n in range(len(guarded)) if np.abs(left[n]).max(initial=0.0) < _NOTHING]
        if alone:
            return alone
        opposite = {(np.round(row, 5) + 0.0).tobytes(): n for n, row in enumerate(left)}
        pairs = []
        for n, row in enumerate(left):
            other = opposite.get((np.round(-row, 5) + 0.0).tobytes())
            if other is not None and other != n and self._too_few(guarded[n], guarded[other], minimum):
                pairs.append(coefficients[n] + coefficients[other])
        return pairs

    def _too_few(self, one: Cell, other: Cell, minimum: int) -> bool:
        apart = not np.any(self._made_of[self._row[one]] * self._made_of[self._row[other]])
        return apart and self._people[one] + self._people[other] < minimum


def _memberships(cells: Sequence[Cell], atoms: Sequence[Cell]) -> NDArray[np.float64]:
    """1 where the cell (row) holds the atom (column); atoms that no cell tells apart stand in one column."""
    codes: dict[str | None, int] = {TOTAL: -1}
    for cell in (*cells, *atoms):
        for member in cell:
            codes.setdefault(member, len(codes))
    rows = np.array([[codes[member] for member in cell] for cell in cells])
    columns = np.array([[codes[member] for member in atom] for atom in atoms])
    holds = np.ones((len(rows), len(columns)), dtype=bool)
    for position in range(rows.shape[1]):
        asked = rows[:, position, None]
        holds &= (asked == -1) | (asked == columns[None, :, position])
    return np.unique(holds, axis=1).astype(np.float64)


def _is_total(cell: Cell) -> bool:
    return all(member == TOTAL for member in cell)
