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
from collections.abc import Iterable, Mapping
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


def lines_of(cells: Iterable[Cell]) -> tuple[Line, ...]:
    """Every line among `cells` that has its total in them."""
    present = set(cells)
    members: dict[Cell, list[Cell]] = defaultdict(list)
    for cell in present:
        for position, member in enumerate(cell):
            if member != TOTAL:
                total = (*cell[:position], TOTAL, *cell[position + 1 :])
                if total in present:
                    members[(str(position), *total)].append(cell)
    return tuple(
        Line(key[1:], tuple(sorted(found, key=_order))) for key, found in sorted(members.items(), key=_key_order)
    )


def _order(cell: Cell) -> tuple[tuple[bool, str], ...]:
    return tuple((member is None, member or "") for member in cell)


def _key_order(entry: tuple[Cell, list[Cell]]) -> tuple[tuple[bool, str], ...]:
    return _order(entry[0])


def secondary_suppression(people: Mapping[Cell, int], hidden: set[Cell], minimum: int) -> set[Cell]:
    """`hidden` and the cells that must be hidden with them.

    In every line in which exactly one cell is hidden, or whose hidden members together are fewer than `minimum` people,
    the smallest shown member is hidden too, and again until nothing changes. `people` holds the cells that have any.
    Source: STATISTICS.md, complementary suppression, steps 2 and 3.
    """
    hidden = set(hidden)
    waiting = list(lines_of(people))
    touching: dict[Cell, list[Line]] = defaultdict(list)
    for line in waiting:
        for cell in line.cells:
            touching[cell].append(line)
    while waiting:
        line = waiting.pop()
        if (cell := _next_to_hide(line, people, hidden, minimum)) is not None:
            hidden.add(cell)
            waiting.extend(touching[cell])
    return hidden


def _next_to_hide(line: Line, people: Mapping[Cell, int], hidden: set[Cell], minimum: int) -> Cell | None:
    """The cell of `line` to hide next; None where the line gives nothing away."""
    away = [cell for cell in line.members if cell in hidden]
    total_hidden = line.total in hidden
    if not away and not total_hidden:
        return None
    solvable = len(away) + total_hidden == 1
    too_few = not total_hidden and sum(people[cell] for cell in away) < minimum
    if not solvable and not too_few:
        return None
    shown = [cell for cell in line.members if cell not in hidden]
    if shown:
        return min(shown, key=lambda cell: (people[cell], _order(cell)))
    return None if total_hidden else line.total
