"""`release`: the only door through which a number about people leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pyarrow as pa

from fremdbild.disclosure.cells import Cell, Line, Lines, lines_of
from fremdbild.disclosure.overlap import MOST_CELLS, Overlaps
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL
from fremdbild.settings import Protection

_UNIT = GROUP_COLUMNS.index("org_unit")
_COUNTS = ("answers", "cases", "people", "effective_n")
_FIGURES = ("value", "standard_error", "lower", "upper", "interval_method", *_COUNTS)

_ENDS = {"percent": (0.0, 100.0), "points": (-100.0, 100.0), "score": (0.0, 100.0)}
_SAME = 1e-6

Row = dict[str, Any]


@dataclass(frozen=True)
class Rules:
    """What decides whether a figure is shown.

    `kinds` tells for each measure whether it is about answers (`survey`), cases (`process`) or things. `headcounts`
    holds the people who work in each unit, where that is known.
    """

    protection: Protection
    kinds: Mapping[str, Literal["survey", "process", "thing"]]
    headcounts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Released:
    """Rows that may be shown, protected ones among them without figures; and how many of how many cells are hidden."""

    results: pa.Table
    hidden_cells: int
    cells: int
    complete: bool = True
    """False where a table has too many cells to be checked against all other groupings."""


def release(results: pa.Table, rules: Rules, atoms: pa.Table | None = None) -> Released:
    """The rows of `results` (columns RESULT_COLUMNS) that may be shown.

    A cell is hidden where fewer than the minimum of people stand behind it, where a team is smaller than the minimum
    (process results), where everybody gave the same answer (survey results), and where it would give a hidden one away
    by subtraction, within its table or between groupings. Hidden rows keep their group and lose every figure.

    `atoms` are rows of the same measures by all group columns together. They are never shown; without them the finest
    groups in `results` stand for them.
    """
    rows: list[Row] = results.to_pylist()
    finest = _by_statistic(atoms.to_pylist() if atoms is not None else rows)
    hidden_cells = cells = 0
    complete = True
    for (measure, period), table in _by(rows, "measure", "period").items():
        for family in _families(table):
            made_of = {cell for name in {row["statistic"] for row in family} for cell in finest[measure, name, period]}
            guard = _Guard(family, rules, measure)
            hidden = guard.hidden_cells(made_of)
            hidden_cells += len(hidden)
            cells += len(guard.people)
            complete = complete and len(guard.people) <= MOST_CELLS
            for row in family:
                _settle(row, hidden)
    return Released(pa.Table.from_pylist(rows, schema=RESULT_COLUMNS), hidden_cells, cells, complete)


def _by(rows: Iterable[Row], *names: str) -> dict[tuple[Any, ...], list[Row]]:
    parted: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        parted[tuple(row[name] for name in names)].append(row)
    return parted


def _by_statistic(rows: Iterable[Row]) -> dict[tuple[str, str, str], set[Cell]]:
    """For each measure, statistic and period the cells that no other one is a part of."""
    finest: dict[tuple[str, str, str], set[Cell]] = defaultdict(set)
    for key, found in _by((row for row in rows if row["people"]), "measure", "statistic", "period").items():
        cells = {_cell(row) for row in found}
        whole = {line.total for line in lines_of(cells)}
        finest[key[0], key[1], key[2]] = cells - whole
    return finest


def _cell(row: Row) -> Cell:
    return tuple(row[name] for name in GROUP_COLUMNS)


def _families(table: list[Row]) -> list[list[Row]]:
    """Rows of one measure and period, parted into statistics that count the same people in every cell they share.

    Such statistics are hidden together: the n of one would otherwise tell what is hidden in the other.
    """
    by_statistic: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        by_statistic[row["statistic"]].append(row)
    families: list[tuple[dict[Cell, tuple[Any, ...]], list[Row]]] = []
    for rows in by_statistic.values():
        counts = {_cell(row): (row["answers"], row["cases"], row["people"]) for row in rows}
        for known, members in families:
            shared = known.keys() & counts.keys()
            if shared and all(known[cell] == counts[cell] for cell in shared):
                known.update(counts)
                members.extend(rows)
                break
        else:
            families.append((counts, list(rows)))
    return [members for _, members in families]


class _Guard:
    """One family of rows: who stands behind each cell, and which cells are hidden."""

    def __init__(self, family: Sequence[Row], rules: Rules, measure: str) -> None:
        self._rules = rules
        self._survey = rules.kinds[measure] == "survey"
        self._minimum = rules.protection.minimum_people
        self._statistics = _by(family, "statistic")
        self.people: dict[Cell, int] = {}
        self._unsafe: set[Cell] = set()
        for row in family:
            if count := row["people"] or 0:
                self.people[_cell(row)] = count
                if self._is_unsafe(row, count):
                    self._unsafe.add(_cell(row))

    def hidden_cells(self, atoms: Collection[Cell]) -> set[Cell]:
        """The unsafe cells, and those that would give them away."""
        hidden = set(self._unsafe)
        lines = Lines(self.people, self._minimum, self._remainder_tells)
        lines.settle(hidden)
        if hidden and atoms and len(self.people) <= MOST_CELLS:
            overlaps = Overlaps(self.people, atoms)
            while (cell := overlaps.next_to_hide(hidden, self._unsafe, self._minimum)) is not None:
                hidden.add(cell)
                lines.settle(hidden)
        return hidden

    def _is_unsafe(self, row: Row, count: int) -> bool:
        if count < self._minimum:
            return True
        if self._survey:
            few = row["effective_n"] is not None and row["effective_n"] < self._minimum
            return few or _unanimous(row)
        return not _team_large_enough(_cell(row)[_UNIT], self._rules)

    def _remainder_tells(self, line: Line, away: Sequence[Cell]) -> bool:
        """Whether the hidden members of a line are all at one end of the scale, by what is left of its total.

        Where the total itself is at that end it says so of every member anyway; survey totals are hidden then.
        """
        return any(self._all_or_none(rows, line, away) for rows in self._statistics.values())

    def _all_or_none(self, rows: Sequence[Row], line: Line, away: Sequence[Cell]) -> bool:
        figures = {_cell(row): (_number(row), row["value"]) for row in rows if row["value"] is not None}
        ends = _ENDS.get(rows[0]["unit_of_measure"])
        shown = [cell for cell in line.members if cell not in away]
        if not away or ends is None or line.total not in figures or any(cell not in figures for cell in shown):
            return False
        number, value = figures[line.total]
        left = number - sum(figures[cell][0] for cell in shown)
        if left <= 0 or any(abs(value - end) < _SAME for end in ends):
            return False
        mean = (number * value - sum(figures[cell][0] * figures[cell][1] for cell in shown)) / left
        return any(abs(mean - end) < _SAME for end in ends)


def _number(row: Row) -> int:
    count = row["answers"] if row["answers"] is not None else row["cases"]
    return int(count or 0)


def _unanimous(row: Row) -> bool:
    """Whether the figure says what every single person answered."""
    at_the_edge = row["unit_of_measure"] in {"percent", "points"} and row["value"] in {-100.0, 100.0}
    none = row["unit_of_measure"] == "percent" and row["value"] == 0.0
    return at_the_edge or none or row["standard_error"] == 0.0


def _team_large_enough(unit: str | None, rules: Rules) -> bool:
    if unit is None or unit == TOTAL:
        return True
    minimum = rules.protection.minimum_people
    headcount = rules.headcounts.get(unit)
    if headcount is not None:
        return headcount >= minimum
    return (rules.protection.teams_at_least or 0) >= minimum


def _settle(row: Row, hidden: set[Cell]) -> None:
    """Gives `row` its status, and takes the figures from a protected one."""
    if _cell(row) in hidden:
        row["status"] = PROTECTED
        row.update(dict.fromkeys(_FIGURES))
    elif not row["people"] or (row["value"] is None and row["lower"] is None):
        row["status"] = NO_DATA
        row.update(dict.fromkeys(_FIGURES))
    else:
        row["status"] = RELEASED
