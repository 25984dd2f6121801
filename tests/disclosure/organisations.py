"""Made-up organisations for the attack: a tree of units, people with answers on seven points, rows in all totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.disclosure.tree import above, subtree
from fremdbild.result import GROUP_COLUMNS, RAW, RESULT_COLUMNS, TOTAL

COLUMNS = ("perspective", "org_unit", "touchpoint", "channel")
GROUPINGS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("org_unit",),),
    (("org_unit",), ("touchpoint",)),
    (("org_unit", "perspective"),),
    (("org_unit",), ("touchpoint", "channel")),
    (("org_unit", "touchpoint"), ("channel",)),
    (("org_unit",), ("perspective",), ("touchpoint",)),
)
Member = tuple[str, ...]


@dataclass(frozen=True)
class Organisation:
    """People (one row each, members of COLUMNS) and their answers 0..100 in every table (criterion, wave)."""

    parents: dict[str, str]
    headcounts: dict[str, int]
    groupings: tuple[tuple[str, ...], ...]
    people: NDArray[np.str_]
    answers: dict[tuple[str, str], NDArray[np.float64]]

    @property
    def told_apart(self) -> list[str]:
        return [name for name in COLUMNS if any(name in by for by in self.groupings)]

    def cells(self) -> dict[Member, NDArray[np.bool_]]:
        """Every cell of every grouping and all its totals, subtrees among them, with the people in it."""
        found: dict[Member, NDArray[np.bool_]] = {}
        for subset in {part for by in self.groupings for part in _parts(by)}:
            for level in self._levels() if "org_unit" in subset else [self.people[:, COLUMNS.index("org_unit")]]:
                members = self.people.copy()
                members[:, COLUMNS.index("org_unit")] = level
                for position, name in enumerate(COLUMNS):
                    if name not in subset:
                        members[:, position] = TOTAL
                for cell in np.unique(members[level != ""], axis=0):
                    name = tuple(str(m) for m in cell)
                    who = (members == cell).all(axis=1)
                    found[name] = who | found.get(name, False)
        return found

    def atoms(self) -> dict[Member, NDArray[np.bool_]]:
        members = self.people.copy()
        for position, name in enumerate(COLUMNS):
            if name not in self.told_apart:
                members[:, position] = TOTAL
        return {tuple(str(m) for m in cell): (members == cell).all(axis=1) for cell in np.unique(members, axis=0)}

    def _levels(self) -> Iterator[NDArray[np.str_]]:
        """The unit of every person itself; then, for each level above, the subtree that holds it."""
        units = self.people[:, COLUMNS.index("org_unit")]
        yield units
        inner = set(self.parents.values())
        chains = {
            unit: [
                subtree(u) for u in ([unit, *above(unit, self.parents)] if unit in inner else above(unit, self.parents))
            ]
            for unit in np.unique(units).tolist()
        }
        for level in range(max(map(len, chains.values()))):
            yield np.array([chains[u][level] if level < len(chains[u]) else "" for u in units], dtype="U12")

    def tables(self) -> tuple[pa.Table, pa.Table]:
        """Rows and atoms, as `release` takes them."""
        rows, atoms = [], []
        cells, finest = self.cells(), self.atoms()
        for (criterion, wave), answers in self.answers.items():
            rows += [r for cell, who in cells.items() for r in _rows(criterion, wave, cell, answers[who])]
            atoms += [r for cell, who in finest.items() for r in _rows(criterion, wave, cell, answers[who])]
        return (pa.Table.from_pylist(found, schema=RESULT_COLUMNS) for found in (rows, atoms))  # type: ignore[return-value]


def organisation(seed: int) -> Organisation:
    chance = np.random.default_rng(seed)
    units = [f"u{n}" for n in range(int(chance.integers(5, 16)))]
    inner = max(1, len(units) // 4)
    parents = {units[n]: units[int(chance.integers(0, min(n, inner)))] for n in range(1, len(units))}
    if chance.random() < 0.2:
        parents = {}
    size = chance.choice([8, 12, 20, 40])
    headcounts = {u: 1 + int(chance.exponential(size)) for u in units}
    for unit in units[:inner]:
        # Nobody works in most units that have others below them.
        headcounts[unit] = headcounts[unit] if unit not in parents.values() or chance.random() < 0.3 else 0
    groupings = GROUPINGS[seed % len(GROUPINGS)]
    served = {u: chance.choice(4, size=int(chance.choice([1, 1, 2, 4])), replace=False) for u in units}
    people = [
        (
            "manager" if chance.random() < 0.15 else "employee",
            unit,
            f"t{chance.choice(served[unit])}",
            f"c{chance.integers(2)}",
        )
        for unit in units
        for _ in range(int(chance.binomial(headcounts[unit], 0.6)))
    ]
    people = people or [("employee", units[0], "t0", "c0")]
    level, spread = chance.uniform(1.8, 6.5), chance.uniform(0.8, 1.8)
    answers = {
        (criterion, wave): (np.clip(np.round(chance.normal(level, spread, len(people))), 1, 7) - 1) * 100 / 6
        for criterion in ("purpose", "goals")[: 1 + (seed % 5 == 0)]
        for wave in ("2026-Q3", "2026-Q2")[: 1 + (seed % 7 == 0)]
    }
    return Organisation(parents, headcounts, groupings, np.array(people, dtype="U12"), answers)


def _parts(by: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tuple(part) for size in range(len(by) + 1) for part in combinations(by, size)]


def _rows(criterion: str, wave: str, cell: Member, answers: NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    good = np.where(answers > 80, 100.0, 0.0)
    for statistic, unit, values in (("mean", "score", answers), ("top_2_share", "percent", good)):
        error = float(values.std() / np.sqrt(len(values) - 1)) if len(values) > 1 else None
        yield {
            **dict.fromkeys(GROUP_COLUMNS, TOTAL),
            **dict(zip(COLUMNS, cell, strict=True)),
            "measure": "inside_score",
            "statistic": statistic,
            "unit_of_measure": unit,
            "period": wave,
            "as_of": datetime(2026, 10, 1),
            "criterion": criterion,
            "value": float(values.mean()),
            "standard_error": error,
            "lower": 0.0,
            "upper": 100.0,
            "interval_method": "Student",
            "answers": len(values),
            "cases": None,
            "people": len(values),
            "effective_n": float(len(values)),
            "status": RAW,
        }
