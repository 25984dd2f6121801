"""Which groups may be told how many of them answered, so that no small group can be computed from the totals.

How many people there are in a group is known to whoever works there. Told are sums of those who answered: of each
group that is shown, of each perspective, and whatever results say elsewhere. Neither those who answered nor those who
did not may be fewer than the minimum in a group that can be told from these sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import null_space
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

Sets = Collection[frozenset[int]]
"""Sets of groups, by their places, of which the number who answered is known together."""

MOST_SHOWN = 12
"""Groups of one perspective that are told apart at most."""
_MOST_PROGRAMS = 400
_MOST_TOTALS = 400
"""Beyond so many pairs of linear programs, or totals told elsewhere, no unit is told: the check would take too long."""


@dataclass(frozen=True)
class Asked:
    """The people of one unit and perspective: how many were asked, and how many of them answered."""

    unit: str | None
    perspective: str
    asked: int
    answered: int

    def few(self, least: int) -> bool:
        """Whether those who answered, or those who did not, are too few."""
        return few(self.answered, self.asked, least)


def few(answered: int, asked: int, least: int) -> bool:
    return asked > 0 and (answered < least or asked - answered < least)


def told_response(groups: Sequence[Asked], perspectives: Iterable[str], known: Sets, least: int) -> frozenset[int]:
    """Places of the groups that may be told; the others of a perspective may be told together.

    `known` are sets of groups of which the number who answered is told elsewhere. The rest of a perspective is either
    empty or large enough. What is told elsewhere already cannot be protected here, but nothing is added to it. A group
    with a high rate of answers is given up before one with a low rate, which a reader has to know.
    """
    if any(group.answered > group.asked for group in groups):
        return frozenset()  # the numbers of the source contradict each other: no bounds follow from them
    by_perspective: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        by_perspective[group.perspective].append(place)
    told = {name: members for name, members in by_perspective.items() if name in set(perspectives)}
    elsewhere = [*known, *(frozenset(members) for members in told.values())]
    shown: set[int] = set()
    for members in told.values():
        large = [
            place
            for place in members
            if groups[place].unit is not None and groups[place].asked and not groups[place].few(least)
        ]
        large.sort(key=lambda place: (-groups[place].asked, str(groups[place].unit)))
        shown.update(large[:MOST_SHOWN])
    if len(set(elsewhere)) > _MOST_TOTALS:
        return frozenset()
    table = _Table(groups, told, elsewhere, least)
    given_up: list[int] = []
    while shown and (given_away := table.given_away(shown)) is not None:
        hidden = table.best_to_hide(shown, given_away)
        shown.discard(hidden)
        given_up.append(hidden)
    for place in sorted(given_up, key=table.rate):  # what was given up in vain comes back
        if shown and table.given_away({*shown, place}) is None:
            shown.add(place)
    return frozenset(shown)


class _Table:
    """What a table of the numbers who answered would give away, beside what is told elsewhere."""

    def __init__(self, groups: Sequence[Asked], told: Mapping[str, Sequence[int]], elsewhere: Sets, least: int) -> None:
        self._groups, self._told, self._elsewhere, self._least = groups, told, elsewhere, least
        self._before = Attack(groups, elsewhere)

    def rate(self, place: int) -> tuple[float, str]:
        group = self._groups[place]
        return group.answered / group.asked, str(group.unit)

    def given_away(self, shown: Collection[int]) -> frozenset[int] | None:
        """A small group that could be told if these were shown; None where there is none."""
        here = frozenset(shown)
        for members in self._told.values():
            rest = frozenset(members) - here
            if here & frozenset(members) and self._few(rest):
                return rest
        attack = self._with(here)
        for target in self._computed(attack, here):
            return target
        programs = 0
        for own in attack.classes:
            for target in (own, *(frozenset({place}) for place in sorted(own) if len(own) > 1)):
                if target <= here or not self._few(target) or attack.at_least(target) >= self._wanted(target):
                    continue
                programs += 1
                if programs > _MOST_PROGRAMS or not self._wide(attack, target):
                    return target
        return None

    def best_to_hide(self, shown: Collection[int], given_away: frozenset[int]) -> int:
        """The group whose hiding protects the one that is given away best; of equal ones that of the highest rate."""
        perspectives = {self._groups[place].perspective for place in given_away}

        def harm(place: int) -> tuple[object, ...]:
            rate, name = self.rate(place)
            other = self._groups[place].perspective not in perspectives
            if len(given_away) > 1:
                return (other, -rate, name)
            attack = self._with(frozenset(shown) - {place})
            return (-min(attack.width(given_away), self._wanted(given_away)), other, -rate, name)

        return min(shown, key=harm)

    def _with(self, shown: frozenset[int]) -> Attack:
        return Attack(self._groups, [*self._elsewhere, *(frozenset({place}) for place in shown)])

    def _few(self, places: Collection[int]) -> bool:
        answered, asked = (
            sum(getattr(self._groups[place], name) for place in places) for name in ("answered", "asked")
        )
        return few(answered, asked, self._least)

    def _wanted(self, target: Collection[int]) -> int:
        return min(self._least, sum(self._groups[place].asked for place in target))

    def _wide(self, attack: Attack, target: Collection[int]) -> bool:
        return attack.width(target) >= min(self._wanted(target), self._before.width(target)) - 1e-6

    def _computed(self, attack: Attack, shown: frozenset[int]) -> Iterator[frozenset[int]]:
        """Small groups that are a sum or difference of what would be told, and were not before."""
        rests = sorted({frozenset(found) - shown for found in self._elsewhere} - {frozenset()}, key=sorted)
        differences = [one - other for one in rests for other in rests if other < one]
        for target in (*rests, *differences, *attack.computed_pairs()):
            if not target <= shown and self._few(target) and not self._before.computes(target):
                yield target


class Attack:
    """What can be told of the numbers who answered from headcounts and from the sums of some sets of groups.

    Groups that are in the same sets make a class: of these only their sum matters.
    """

    def __init__(self, groups: Sequence[Asked], sets: Sets) -> None:
        distinct = sorted({found for found in sets if found}, key=sorted)
        holding: dict[int, list[int]] = defaultdict(list)
        for number, found in enumerate(distinct):
            for place in found:
                holding[place].append(number)
        of_class: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for place in range(len(groups)):
            of_class[tuple(holding[place])].append(place)
        self._groups = groups
        self.classes = [frozenset(members) for members in of_class.values()]
        self._place = {place: number for number, members in enumerate(self.classes) for place in members}
        self._asked = np.array([self._sum("asked", members) for members in self.classes], dtype=float)
        rows, columns = [], []
        for number, key in enumerate(of_class):
            rows += list(key)
            columns += [number] * len(key)
        shape = (len(distinct), len(self.classes))
        self._sets = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
        self._sums = np.array([self._sum("answered", found) for found in distinct], dtype=float)
        self._found: dict[int, tuple[float, float]] = {}

    def width(self, target: Collection[int]) -> float:
        """How far apart the bounds of the number who answered are, for a part of one class."""
        number = self._place[next(iter(target))]
        if number not in self._found:
            self._found[number] = (self._end(number, 1.0), self._end(number, -1.0))
        return self._within(number, target, *self._found[number])

    def at_least(self, target: Collection[int]) -> float:
        """A width that is reached for certain, as the number who answered in the class is possible."""
        number = self._place[next(iter(target))]
        answered = float(self._sum("answered", self.classes[number]))
        return self._within(number, target, answered, answered)

    def computes(self, target: Collection[int]) -> bool:
        """Whether the sum of the target is a sum or difference of what is known."""
        numbers = {self._place[place] for place in target}
        if frozenset().union(*(self.classes[number] for number in numbers)) != frozenset(target):
            return False
        return bool(np.abs(self._free[sorted(numbers)].sum(axis=0)).max(initial=0.0) < 1e-8)

    def computed_pairs(self) -> list[frozenset[int]]:
        """Every two classes of which the sum is a sum or difference of what is known, but not each of them."""
        free = self._free
        alone = np.abs(free).max(axis=1, initial=0.0) < 1e-8
        apart = np.abs(free[:, None, :] + free[None, :, :]).max(axis=2, initial=0.0)
        found = np.argwhere(np.triu(apart < 1e-8, 1) & ~alone[:, None] & ~alone[None, :])
        return [self.classes[one] | self.classes[other] for one, other in found]

    @cached_property
    def _free(self) -> NDArray[np.float64]:
        """How each class can move while all known sums stay, [class, direction]."""
        return np.asarray(null_space(self._sets.toarray()) if self._sets.shape[0] else np.eye(len(self.classes)))

    def _within(self, number: int, target: Collection[int], low: float, high: float) -> float:
        people = float(self._sum("asked", target))
        others = float(self._asked[number]) - people
        return min(people, high) - max(0.0, low - others)

    def _end(self, number: int, sign: float) -> float:
        goal: NDArray[np.float64] = np.zeros(len(self.classes))
        goal[number] = sign
        bounds = np.column_stack([np.zeros(len(self.classes)), self._asked])
        equal = {"A_eq": self._sets, "b_eq": self._sums} if self._sets.shape[0] else {}
        found = linprog(goal, bounds=bounds, method="highs", **equal)
        if found.status != 0:
            raise ValueError(f"bounds of the numbers who answered: {found.message}")
        return float(found.x[number])

    def _sum(self, name: str, places: Iterable[int]) -> int:
        return sum(getattr(self._groups[place], name) for place in places)
