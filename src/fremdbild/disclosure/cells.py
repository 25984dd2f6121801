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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import null_space

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


def secondary_suppression(people: Mapping[Cell, int], unsafe: set[Cell], minimum: int) -> set[Cell]:
    """The cells to hide: `unsafe` ones, and those that would give them away.

    In every line in which exactly one cell is hidden, or whose hidden members together are fewer than `minimum` people,
    the smallest shown member is hidden too, and again until nothing changes. Lines that cross can still fix a cell
    between them; so all equations are solved together afterwards, and more is hidden until no unsafe cell has one
    solution only. `people` holds the cells that have any. Source: STATISTICS.md, complementary suppression.
    """
    lines = lines_of(people)
    touching: dict[Cell, list[Line]] = defaultdict(list)
    for line in lines:
        for cell in line.cells:
            touching[cell].append(line)
    hidden = set(unsafe)
    waiting = list(lines)
    while True:
        while waiting:
            line = waiting.pop()
            if (found := _next_to_hide(line, people, hidden, minimum)) is not None:
                hidden.add(found)
                waiting.extend(touching[found])
        given_away = determined_cells(hidden, lines) & unsafe
        if not given_away:
            return hidden
        shown = _shown_beside(given_away, hidden, touching)
        cell = min(shown, key=lambda cell: (people[cell], _order(cell)))
        hidden.add(cell)
        waiting.extend(touching[cell])


def _shown_beside(cells: set[Cell], hidden: set[Cell], touching: Mapping[Cell, Sequence[Line]]) -> set[Cell]:
    """The shown cells in the lines of `cells`, or, where all of these are hidden, in the lines of their neighbours.

    There always are some: a cell can be computed from shown ones only.
    """
    reached, shown = set(cells), set[Cell]()
    while not shown:
        beside = {other for cell in reached for line in touching[cell] for other in line.cells}
        shown, reached = beside - hidden, reached | beside
    return shown


def determined_cells(hidden: set[Cell], lines: Iterable[Line]) -> set[Cell]:
    """The hidden cells that the equations of `lines` allow one value only, the shown cells being known.

    A cell is determined where every solution of the homogeneous equations is zero there.
    """
    open_lines = [line for line in lines if not hidden.isdisjoint(line.cells)]
    determined: set[Cell] = set()
    for part in _connected(open_lines, hidden):
        cells = sorted({cell for line in part for cell in line.cells if cell in hidden}, key=_order)
        position = {cell: number for number, cell in enumerate(cells)}
        equations = np.zeros((len(part), len(cells)))
        for number, line in enumerate(part):
            for cell in line.cells:
                if cell in hidden:
                    equations[number, position[cell]] = -1.0 if cell == line.total else 1.0
        freedom = np.abs(null_space(equations)).max(axis=1, initial=0.0)
        determined |= {cell for cell in cells if freedom[position[cell]] < 1e-9}
    return determined


def _connected(lines: Sequence[Line], hidden: set[Cell]) -> Iterator[list[Line]]:
    """`lines` in parts that share no hidden cell with one another."""
    touching: dict[Cell, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for cell in line.cells:
            if cell in hidden:
                touching[cell].append(number)
    waiting = set(range(len(lines)))
    while waiting:
        reached, part = [waiting.pop()], []
        while reached:
            number = reached.pop()
            part.append(lines[number])
            for cell in lines[number].cells:
                neighbours = [other for other in touching.get(cell, ()) if other in waiting]
                waiting.difference_update(neighbours)
                reached.extend(neighbours)
        yield part


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
