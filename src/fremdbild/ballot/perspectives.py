"""`joined_perspectives`: a perspective of too few people in all joins the largest other one.

Of five managers and a hundred employees nobody may tell the managers' answers. So they count as employees, and what
would tell them apart goes:

* questions that only the managers were asked (guesses): their answers are dropped;
* questions that only the employees were asked: who lacks them is a manager. These answers are split off from the
  others, like comments: they keep their cell, and no longer stand with the same person's other answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fremdbild.ballot.cell import Cell
from fremdbild.ballot.export import Header
from fremdbild.ballot.sheet import Sheet
from fremdbild.instruments import Perspective

Filled = tuple[str, Sheet]
"""A cell and what one of its people answered."""


@dataclass(frozen=True)
class Joined:
    """Cells with the perspectives that are left, and the sheets in them."""

    cells: tuple[Cell, ...]
    filled: tuple[Filled, ...]
    """People with an answer to a question that all of their perspective were asked; these answers alone."""
    apart: tuple[tuple[str, str, int | None], ...]
    """Cell, item and value of answers that must not stand with the others of the same person."""


def joined_perspectives(header: Header, filled: Sequence[Filled]) -> Joined:
    """Joins perspectives until each has the minimum of people, or one is left."""
    joins: dict[Perspective, Perspective] = {cell.perspective: cell.perspective for cell in header.cells}
    while True:
        joined, people = _counted(header, filled, joins)
        fewest = min(people, key=lambda name: (people[name], name))
        if people[fewest] >= header.minimum_people or len(people) == 1:
            return joined
        largest = min(set(people) - {fewest}, key=lambda name: (-people[name], name))
        joins = {name: largest if target == fewest else target for name, target in joins.items()}


def _counted(
    header: Header, filled: Sequence[Filled], joins: Mapping[Perspective, Perspective]
) -> tuple[Joined, Counter[Perspective]]:
    """The sheets as they are where perspectives are joined so, and how many people each perspective then has."""
    own = {cell.cell: cell.perspective for cell in header.cells}
    asked = {question.item_id: set(question.perspectives) for question in header.questions}
    together = {target: {name for name in joins if joins[name] == target} for target in joins.values()}
    kept: list[Filled] = []
    apart: list[tuple[str, str, int | None]] = []
    people = Counter(dict.fromkeys(together, 0))
    for cell, sheet in filled:
        target = joins[own[cell]]
        shared = Sheet({item: value for item, value in sheet.answers.items() if together[target] <= asked[item]})
        if not shared.answered:
            continue
        people[target] += 1
        kept.append((cell, shared))
        apart += [
            (cell, item, value)
            for item, value in sheet.answers.items()
            if target in asked[item] and item not in shared.answers
        ]
    cells = tuple(cell.model_copy(update={"perspective": joins[cell.perspective]}) for cell in header.cells)
    return Joined(cells, tuple(kept), tuple(apart)), people
