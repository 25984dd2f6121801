"""`release`: the only door through which a number about people leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pyarrow as pa

from fremdbild.disclosure.cells import Cell, secondary_suppression
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL
from fremdbild.settings import Protection

_UNIT = GROUP_COLUMNS.index("org_unit")
_COUNTS = ("answers", "cases", "people", "effective_n")
_FIGURES = ("value", "standard_error", "lower", "upper", "interval_method", *_COUNTS)

Row = dict[str, Any]


@dataclass(frozen=True)
class Rules:
    """What decides whether a figure is shown.

    `kinds` tells for each measure whether it is about answers (`survey`) or cases (`process`). `headcounts` holds the
    people who work in each unit, where that is known.
    """

    protection: Protection
    kinds: Mapping[str, Literal["survey", "process"]]
    headcounts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Released:
    """Rows that may be shown, protected ones among them without figures; and how many of how many cells are hidden."""

    results: pa.Table
    hidden_cells: int
    cells: int


def release(results: pa.Table, rules: Rules) -> Released:
    """The rows of `results` (columns RESULT_COLUMNS) that may be shown.

    A cell is hidden where fewer than the minimum of people stand behind it, where a team is smaller than the minimum
    (process results), where everybody gave the same answer (survey results), and where it would give a hidden one away
    by subtraction. Hidden rows keep their group and lose every figure.
    """
    rows: list[Row] = results.to_pylist()
    tables: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        tables[row["measure"], row["period"]].append(row)
    hidden_cells = cells = 0
    for (measure, _), table in tables.items():
        for family in _families(table):
            hidden = _hidden_cells(family, rules, measure)
            hidden_cells += len(hidden)
            cells += len({_cell(row) for row in family if row["people"]})
            for row in family:
                _settle(row, hidden)
    return Released(pa.Table.from_pylist(rows, schema=RESULT_COLUMNS), hidden_cells, cells)


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


def _hidden_cells(family: list[Row], rules: Rules, measure: str) -> set[Cell]:
    people: dict[Cell, int] = {}
    unsafe: set[Cell] = set()
    survey = rules.kinds[measure] == "survey"
    for row in family:
        count = row["people"] or 0
        if not count:
            continue
        cell = _cell(row)
        people[cell] = count
        if count < rules.protection.minimum_people:
            unsafe.add(cell)
        elif survey:
            if _unanimous(row):
                unsafe.add(cell)
        elif not _team_large_enough(cell[_UNIT], rules):
            unsafe.add(cell)
    return secondary_suppression(people, unsafe, rules.protection.minimum_people)


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
    elif not row["people"]:
        row["status"] = NO_DATA
        row.update(dict.fromkeys(_FIGURES))
    else:
        row["status"] = RELEASED
