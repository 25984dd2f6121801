"""Cells and lines of the tables that are released together.

A *cell* is one group in one period; a *line* is the equation "members add up to their total" along one group column,
with the other columns fixed. Worked example, one column, minimum 7:

    org_unit   people
    *              60    total
    claims         40
    offers         17
    archive         3    hidden: below 7

Hiding `archive` alone is no use, since 60 − 40 − 17 = 3; so `offers`, the smallest of the rest, is hidden as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fremdbild.result import TOTAL

Cell = tuple[str | None, ...]
"""Members of the group columns, in their order; `*` is the total, None is unknown."""


@dataclass(frozen=True)
class Line:
    """A total and the members that add up to it."""

    total: Cell
    members: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.members)


Tells = Callable[[Line, Sequence[Cell]], bool]
"""Whether what remains of a line for its hidden members says what each of them is: all of them, or none."""


def in_order(cell: Cell) -> tuple[tuple[bool, str], ...]:
    """A sort key; unknown members come last."""
    return tuple((member is None, member or "") for member in cell)


def lines_of(cells: Iterable[Cell]) -> tuple[Line, ...]:
    """Every line among `cells` that has its total in them."""
    present = set(cells)
    members: dict[tuple[int, Cell], list[Cell]] = defaultdict(list)
    for cell in present:
        for position, member in enumerate(cell):
            if member != TOTAL:
                total = (*cell[:position], TOTAL, *cell[position + 1 :])
                if total in present:
                    members[position, total].append(cell)
    ordered = sorted(members.items(), key=lambda entry: (entry[0][0], in_order(entry[0][1])))
    return tuple(Line(total, tuple(sorted(found, key=in_order))) for (_, total), found in ordered)


class Lines:
    """The lines of one table and period, and the rule that hides a second cell."""

    def __init__(self, people: Mapping[Cell, int], minimum: int, tells: Tells) -> None:
        self._people = people
        self._minimum = minimum
        self._tells = tells
        self._lines = lines_of(people)
        self._touching: dict[Cell, list[Line]] = defaultdict(list)
        for line in self._lines:
            for cell in line.cells:
                self._touching[cell].append(line)

    def settle(self, hidden: set[Cell]) -> None:
        """Hides more in `hidden` until no line gives a hidden member away.

        In every line in which exactly one cell is hidden, whose hidden members together are fewer than the minimum, or
        whose remainder tells what each of them is, the smallest shown member is hidden too; and again until nothing
        changes. Source: STATISTICS.md, complementary suppression, step 2.
        """
        waiting = list(self._lines)
        while waiting:
            line = waiting.pop()
            if (cell := self._next_to_hide(line, hidden)) is not None:
                hidden.add(cell)
                waiting.extend(self._touching[cell])

    def _next_to_hide(self, line: Line, hidden: set[Cell]) -> Cell | None:
        away = [cell for cell in line.members if cell in hidden]
        total_hidden = line.total in hidden
        if not away and not total_hidden:
            return None
        solvable = len(away) + total_hidden == 1
        too_few = not total_hidden and sum(self._people[cell] for cell in away) < self._minimum
        if not solvable and not too_few and (total_hidden or not self._tells(line, away)):
            return None
        shown = [cell for cell in line.members if cell not in hidden]
        if shown:
            return min(shown, key=lambda cell: (self._people[cell], in_order(cell)))
        return None if total_hidden else line.total
