"""`merge`: small cells join their neighbours until every cell has the minimum of answers.

The rule, for each perspective by itself, from the lowest units up:

1. In each unit, all cells below the minimum make one group: its own ones (weight groups), and those that came up from
   the units directly below it.
2. The group is a cell of this unit where it reaches the minimum.
3. Otherwise it takes in the nearest cell of this unit or below it, and of equally near ones the smallest: a neighbour.
4. Where there is none, it goes to the next unit up. Above the topmost units stands the whole organisation.

So a unit with all units below it always holds all its people, and who leads a small unit sees it with its neighbours.
A cell in which nobody answered is small like any other: else it would tell that nobody did. Worked example, minimum 7:

    | unit   | above | answers | becomes                                              |
    |--------|-------|---------|------------------------------------------------------|
    | board  |       |       0 | merged-1 (board), 9: desk comes up, claims is taken in |
    | claims | board |       8 | merged-1 (board)                                     |
    | desk   | board |       1 | merged-1 (board)                                     |
    | sales  | board |       2 | merged-2 (sales), 9: north and south come up         |
    | north  | sales |       3 | merged-2 (sales)                                     |
    | south  | sales |       4 | merged-2 (sales)                                     |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fremdbild.ballot.cell import Cell, OpenedCell
from fremdbild.disclosure import above

_Unit = str | None
"""None is the whole organisation, above the topmost units."""


@dataclass
class _Group:
    """Cells that stand together in a unit."""

    unit: _Unit
    depth: int
    cells: list[Cell]
    answered: int


def merge(
    cells: Sequence[Cell], answered: Mapping[str, int], parents: Mapping[str, str], minimum: int
) -> tuple[OpenedCell, ...]:
    """The cells with at least `minimum` answers each into which `cells` are joined.

    `answered` tells how many answered in a cell. ValueError where a perspective has fewer answers than the minimum.
    """
    groups: list[tuple[str, _Group]] = []
    for perspective in sorted({cell.perspective for cell in cells}):
        theirs = [cell for cell in cells if cell.perspective == perspective]
        total = sum(answered.get(cell.cell, 0) for cell in theirs)
        if total < minimum:
            raise ValueError(f"{perspective}: {total} answers are fewer than the minimum of {minimum}")
        groups += ((perspective, group) for group in _joined(theirs, answered, parents, minimum))
    groups.sort(key=lambda pair: (pair[1].unit or "", pair[0], pair[1].cells[0].cell))
    names = _free_names({cell.cell for cell in cells})
    return tuple(_opened(perspective, group, names) for perspective, group in groups)


def _joined(
    cells: Sequence[Cell], answered: Mapping[str, int], parents: Mapping[str, str], minimum: int
) -> list[_Group]:
    """The groups of one perspective, by the rule above."""
    small: dict[_Unit, list[Cell]] = defaultdict(list)
    within: dict[_Unit, list[_Group]] = defaultdict(list)
    depths = _depths({cell.org_unit for cell in cells if cell.org_unit is not None}, parents)
    for cell in sorted(cells, key=lambda cell: cell.cell):
        number = answered.get(cell.cell, 0)
        if number < minimum:
            small[cell.org_unit].append(cell)
        else:
            within[cell.org_unit].append(_Group(cell.org_unit, depths[cell.org_unit], [cell], number))
    # The lowest first, the whole organisation last: whatever comes up has come when its unit has its turn.
    for unit in sorted(depths, key=lambda unit: (-depths[unit], unit or "")):
        group = _Group(unit, depths[unit], small[unit], sum(answered.get(cell.cell, 0) for cell in small[unit]))
        if group.cells and group.answered < minimum and within[unit]:
            nearest = min(within[unit], key=lambda other: (other.depth, other.answered, other.cells[0].cell))
            within[unit].remove(nearest)
            group.cells += nearest.cells
            group.answered += nearest.answered
        placed = bool(group.cells) and group.answered >= minimum
        if placed:
            within[unit].append(group)
        if unit is not None:
            upper = parents.get(unit)
            within[upper] += within[unit]
            if not placed:
                small[upper] += group.cells
    return within[None]


def _depths(units: set[str], parents: Mapping[str, str]) -> dict[_Unit, int]:
    """How far below the whole organisation each of these units, and each unit above them, stands."""
    depths: dict[_Unit, int] = {None: 0}
    for unit in units:
        line = [unit, *above(unit, parents)]
        depths |= {upper: distance for distance, upper in enumerate(reversed(line), start=1)}
    return depths


def _free_names(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if (name := f"merged-{number}") not in taken:
            yield name


def _opened(perspective: str, group: _Group, names: Iterator[str]) -> OpenedCell:
    weight_groups = {cell.weight_group for cell in group.cells}
    return OpenedCell(
        cell=group.cells[0].cell if len(group.cells) == 1 else next(names),
        org_unit=group.unit,
        perspective=perspective,
        weight_group=weight_groups.pop() if len(weight_groups) == 1 else None,
        headcount=_sum([cell.headcount for cell in group.cells]),
        invited=_sum([cell.invited for cell in group.cells]),
        answered=group.answered,
        merged_from=tuple(sorted(cell.cell for cell in group.cells)) if len(group.cells) > 1 else (),
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    """None where one of them is not known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
