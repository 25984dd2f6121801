"""Raw results of all measures: one question per measure and set of group columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import Any

import pyarrow as pa

from fremdbild.assessment.units import AskedLevel, Level, asked_levels, at_level, rows_of
from fremdbild.disclosure import SPREAD, SUBTREE, subtree
from fremdbild.engine import Engine
from fremdbild.errors import AssessmentError
from fremdbild.measures.measure import Measure
from fremdbild.result import GROUP_COLUMNS, RAW, RESULT_COLUMNS, TOTAL, Question
from fremdbild.settings import FILE_NAME

PERIOD = "period"

RAW_COLUMNS = pa.schema([*RESULT_COLUMNS, pa.field(SPREAD, pa.float64())])
"""What `release` takes. A measure that corrects its standard errors gives the standard deviation of its answers too."""

Sums = dict[tuple[Any, ...], pa.Table]
"""First steps of a measure by what they tell apart."""

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and what is being computed."""


@dataclass(frozen=True)
class Breakdown:
    """Group columns that are told apart together, and whether the twelve periods before are asked as well."""

    columns: tuple[str, ...]
    with_series: bool


def breakdowns_of(groupings: Iterable[Sequence[str]]) -> tuple[Breakdown, ...]:
    """Every set of group columns that the groupings need: they themselves and all their totals.

    People are counted once however many groups they are in, so that totals cannot be summed up from their parts. The
    grand total always looks back.

    >>> [breakdown.columns for breakdown in breakdowns_of([("org_unit", "touchpoint")])]
    [(), ('org_unit',), ('touchpoint',), ('org_unit', 'touchpoint')]
    """
    series: dict[tuple[str, ...], bool] = {(): True}
    for grouping in groupings:
        columns = [name for name in GROUP_COLUMNS if name in grouping]
        for subset in chain.from_iterable(combinations(columns, size) for size in range(len(columns) + 1)):
            series[subset] = series.get(subset, False) or PERIOD in grouping
    return tuple(Breakdown(columns, series[columns]) for columns in sorted(series, key=lambda c: (len(c), c)))


def breakdowns_for(measure: Measure, breakdowns: Sequence[Breakdown]) -> tuple[Breakdown, ...]:
    """The breakdowns of one measure: each of them by the columns as well that the measure is always told apart by."""
    crossed = breakdowns_of(
        (*breakdown.columns, *measure.told_apart_by, *((PERIOD,) if breakdown.with_series else ()))
        for breakdown in breakdowns
    )
    return crossed if measure.told_apart_by else tuple(breakdowns)


def usable_measures(measures: Iterable[Measure], tables: Mapping[str, Any]) -> tuple[Measure, ...]:
    """The measures whose tables hold rows."""
    return tuple(measure for measure in measures if all(name in tables for name in measure.tables))


@dataclass(frozen=True)
class RawResults:
    """What must pass `release`: `rows` in every breakdown, and `atoms`, the same by all group columns together.

    Both have the columns RAW_COLUMNS and the status `raw`; atoms are never shown. `counted` are the measures that had
    anything to count.
    """

    rows: pa.Table
    atoms: pa.Table
    counted: tuple[Measure, ...]


def raw_results(
    engine: Engine,
    measures: Sequence[Measure],
    breakdowns: Sequence[Breakdown],
    question: Question,
    progress: Progress | None = None,
    levels: Sequence[Level] = (),
) -> RawResults:
    """Results of `measures` in every breakdown, and in those by unit also for the subtrees of every level of the tree.

    A group column that a measure's tables leave empty throughout is left out for that measure.
    """
    rows: list[dict[str, Any]] = []
    atoms: list[dict[str, Any]] = []
    counted: list[Measure] = []
    asked = [(measure, breakdowns_for(measure, breakdowns)) for measure in measures]
    steps = sum(len(of_measure) for _, of_measure in asked)
    done = 0
    units: dict[str, frozenset[str]] = {}
    for measure, of_measure in asked:
        empty_columns: set[str] = set()
        sums: dict[int | None, Sums] = defaultdict(dict)
        different = asked_levels(levels, _units_read_by(engine, measure, units)) if levels else ()
        for breakdown in of_measure:
            if progress:
                progress(done, steps, measure.name)
            done += 1
            if empty_columns & set(breakdown.columns) or (sums[None] and not _has_rows(sums[None])):
                continue  # the total comes first: where it has nothing to count, no other breakdown has
            found = list(_answers(engine, measure, breakdown, question, sums[None]))
            if len(breakdown.columns) == 1 and all(row[breakdown.columns[0]] is None for row in found):
                empty_columns.add(breakdown.columns[0])
                continue
            if "org_unit" in breakdown.columns:
                for number, level in enumerate(different):
                    found += subtrees(engine, measure, breakdown, question, level, sums[number])
            rows.extend(sorted(found, key=_order))
        if _has_rows(sums[None]):
            finest = _finest(of_measure, empty_columns)
            atoms.extend(_answers(engine, measure, finest, question, sums[None]))
            counted.append(measure)
    whole, parts = (pa.Table.from_pylist(found, schema=RAW_COLUMNS) for found in (rows, atoms))
    return RawResults(whole, parts, tuple(counted))


def _has_rows(sums: Sums) -> bool:
    return any(first.num_rows for first in sums.values())


def _finest(breakdowns: Sequence[Breakdown], empty_columns: set[str]) -> Breakdown:
    told_apart = {column for breakdown in breakdowns for column in breakdown.columns} - empty_columns
    return Breakdown(tuple(name for name in GROUP_COLUMNS if name in told_apart), with_series=True)


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Engines give groups in any order; frozen rows have one."""
    return (row[PERIOD], *((row[name] is None, row[name] or "") for name in GROUP_COLUMNS))


def _units_read_by(engine: Engine, measure: Measure, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Units of the rows that a measure reads; `known` remembers them by table."""
    read = [name for name in measure.reads if name != "org_unit" and name in engine.tables]
    for name in read:
        table = engine.tables[name]
        if name not in known:
            units = engine.collect(table.select("org_unit").distinct()) if "org_unit" in table.columns else None
            known[name] = frozenset(units["org_unit"].to_pylist()) - {None} if units is not None else frozenset()
    return frozenset().union(*(known[name] for name in read))


def subtrees(
    engine: Engine,
    measure: Measure,
    breakdown: Breakdown,
    question: Question,
    asked: AskedLevel,
    sums: Sums,
) -> Iterator[dict[str, Any]]:
    """Answers for each unit of a level of the tree with all units below it, called as `disclosure.subtree` says."""
    upper = engine.lookup(rows_of(asked.level))
    read = {name: table for name, table in engine.tables.items() if name in measure.reads}
    tables = {name: at_level(name, table, upper) for name, table in read.items()}
    for row in _answers(engine, measure, breakdown, question, sums, tables):
        if row["org_unit"] is not None:
            for names in asked.names:
                yield {**row, "org_unit": subtree(names[row["org_unit"]])}


def _answers(
    engine: Engine,
    measure: Measure,
    breakdown: Breakdown,
    question: Question,
    sums: Sums,
    tables: Mapping[str, Any] | None = None,
) -> Iterator[dict[str, Any]]:
    """Rows of one breakdown; `sums` remembers the first steps of this measure on these tables."""
    by = (*breakdown.columns, PERIOD) if breakdown.with_series else breakdown.columns
    periods = question.periods if breakdown.with_series else question.periods[-1:]
    asked = replace(question, by=by, periods=periods)
    told_apart = (tuple(name for name in by if name not in measure.told_apart_by_estimate), periods)
    if told_apart not in sums:
        first = measure.first_step(engine.tables if tables is None else tables, asked)
        sums[told_apart] = engine.collect(first)
    for row in measure.estimate(sums[told_apart], asked).to_pylist():
        _refuse_total_as_member(row, breakdown)
        yield {
            **dict.fromkeys(GROUP_COLUMNS, TOTAL),
            **row,
            "measure": measure.name,
            "unit_of_measure": measure.statistic(row["statistic"]).unit_of_measure,
            PERIOD: row.get(PERIOD) or question.period.label,
            "as_of": question.as_of,
            "status": RAW,
        }


def _refuse_total_as_member(row: Mapping[str, Any], breakdown: Breakdown) -> None:
    for column in breakdown.columns:
        if row[column] == TOTAL:
            raise AssessmentError(
                f'a member of {column} is called "{TOTAL}", which is the word for all members together',
                where=FILE_NAME,
                next_step=f'give it another word at the source, with values = {{ "*" = "other" }} for {column}',
            )
        if column == "org_unit" and str(row[column]).endswith(SUBTREE):
            raise AssessmentError(
                f'a unit is called "{row[column]}"; "{SUBTREE}" at the end stands for all units below one',
                where=FILE_NAME,
                next_step="give it another word at the source, with values = { … } for org_unit",
            )
