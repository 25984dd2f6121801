"""Units as they are described in a period: who works where, and who stands above whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from fremdbild.disclosure import above
from fremdbild.engine import Engine
from fremdbild.errors import AssessmentError
from fremdbild.measures.view import OWN_UNIT

Level = Mapping[str, str]
"""One level of the tree: unit → the unit of that level that holds it."""


@dataclass(frozen=True)
class Units:
    """People per unit, and the next unit up, where these are known."""

    headcounts: Mapping[str, int] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the tree below which there are others, from the top.

        >>> Units(parents={"north": "sales", "sales": "board"}).levels
        ({'board': 'board', 'north': 'board', 'sales': 'board'}, {'north': 'sales', 'sales': 'sales'})
        """
        inner = set(self.parents.values())
        chains = {
            unit: [*reversed(list(above(unit, self.parents))), *([unit] if unit in inner else [])]
            for unit in sorted({*self.parents, *inner})
        }
        depth = max(map(len, chains.values()), default=0)
        return tuple(
            {unit: chain[level] for unit, chain in chains.items() if level < len(chain)} for level in range(depth)
        )


@dataclass(frozen=True)
class AskedLevel:
    """A level that has to be asked, and what its units are called in each of the levels that have the same answers."""

    level: Level
    names: tuple[Mapping[str, str], ...]


def asked_levels(levels: Sequence[Level], there: Collection[str]) -> tuple[AskedLevel, ...]:
    """The different ones of `levels` where only the units `there` have rows: in a long chain of units few are.

    >>> chain = Units(parents={"b": "a", "c": "b", "d": "c"}).levels
    >>> [(asked.level, asked.names) for asked in asked_levels(chain, {"a", "d"})]
    [({'a': 'a', 'd': 'a'}, ({'a': 'a'},)), ({'d': 'b'}, ({'b': 'b'}, {'b': 'c'}))]
    """
    same: dict[frozenset[frozenset[str]], list[dict[frozenset[str], str]]] = defaultdict(list)
    for level in levels:
        held: dict[str, set[str]] = defaultdict(set)
        for unit, upper in level.items():
            if unit in there:
                held[upper].add(unit)
        if held:
            named = {frozenset(members): upper for upper, members in held.items()}
            same[frozenset(named)].append(named)
    return tuple(
        AskedLevel(
            {unit: upper for members, upper in first.items() for unit in sorted(members)},
            tuple({upper: other[members] for members, upper in first.items()} for other in (first, *others)),
        )
        for first, *others in same.values()
    )


def units_of(engine: Engine, last_day: date) -> Units:
    """The units by the description that holds on the last day of the period, else the newest one."""
    if "org_unit" not in engine.tables:
        return Units()
    rows = engine.collect(engine.tables["org_unit"]).to_pylist()
    rows.sort(key=lambda row: (_holds(row, last_day), row["valid_from"] or date.min))
    parents = {row["org_unit"]: row["parent"] for row in rows if row["parent"] and row["parent"] != row["org_unit"]}
    _refuse_circles(parents)
    return Units({row["org_unit"]: row["headcount"] for row in rows if row["headcount"] is not None}, parents)


def _refuse_circles(parents: Mapping[str, str]) -> None:
    """Raises AssessmentError where a unit stands above itself."""
    for start in sorted(parents):
        way = [start]
        while (upper := parents.get(way[-1])) is not None and upper not in way:
            way.append(upper)
        if upper is not None:
            raise AssessmentError(
                f"units stand above each other in a circle: {' → '.join([*way[way.index(upper) :], upper])}",
                where="org_unit, parent",
                next_step="correct parent in the source, and load it again",
            )


def rows_of(level: Level) -> pa.Table:
    """`level` as the table that `at_level` looks its units up in."""
    return pa.table({"unit": pa.array(level, pa.string()), "unit_of_level": pa.array(level.values(), pa.string())})


def at_level(name: str, table: Any, upper: Any) -> Any:
    """`table` as if every row were about the unit of the level that holds its own; rows outside lose their unit.

    `upper` has `rows_of` the level. Lazy, and no row is doubled, so that what follows one another in a case or for a
    person stays as it is. The unit itself stays in OWN_UNIT: answers are weighted by it.
    """
    if name == "org_unit" or "org_unit" not in table.columns:
        return table
    joined = table.left_join(upper, table.org_unit == upper.unit)
    return joined.mutate(**{OWN_UNIT: joined.org_unit, "org_unit": joined.unit_of_level}).select(
        *table.columns, OWN_UNIT
    )


def _holds(row: Mapping[str, Any], day: date) -> bool:
    return bool((row["valid_from"] or date.min) <= day <= (row["valid_to"] or date.max))
