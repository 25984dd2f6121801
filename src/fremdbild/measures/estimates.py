"""Figures of all groups → the result table of a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.measures.groups import PERIOD, period_labels
from fremdbild.result import Question
from fremdbild.statistics import share_standard_error, wilson_interval

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Figures:
    """One statistic of every group; nan is unknown. `method` names the interval, one for all or one per group.

    `people` is None for figures about things.
    """

    statistic: str
    value: Array
    standard_error: Array
    lower: Array
    upper: Array
    method: str | NDArray[Any]
    people: Array | None
    effective_n: Array
    answers: Array | None = None
    cases: Array | None = None
    spread: Array | None = None

    def scaled(self, factor: float) -> Figures:
        """The same with value, error and interval times `factor`."""
        return Figures(
            self.statistic,
            self.value * factor,
            self.standard_error * factor,
            self.lower * factor,
            self.upper * factor,
            self.method,
            self.people,
            self.effective_n,
            self.answers,
            self.cases,
            None if self.spread is None else self.spread * factor,
        )


def column(counts: pa.Table, name: str) -> Array:
    """A column of counts or sums as floats; a sum over nothing is 0."""
    values = counts[name].cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.nan_to_num(np.asarray(values, dtype=np.float64), nan=0.0)


def share_of_cases(
    statistic: str, good: Array, cases: Array, people: Array | None, *, effective_n: Array | None = None
) -> Figures:
    """`good` of `cases` in percent with Wilson's interval; no value where there are no cases."""
    n = cases if effective_n is None else effective_n
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(cases > 0, good / cases, np.nan)
    lower, upper = wilson_interval(share, n)
    error = share_standard_error(share, n)
    return Figures(statistic, share, error, lower, upper, "Wilson", people, n, cases=cases).scaled(100)


def estimates(counts: pa.Table, question: Question, *figures: Figures) -> pa.Table:
    """One row per group and statistic: the columns of `question.by`, periods by their label, then ESTIMATE_COLUMNS.

    The rows of `counts` are the groups, in the order of the arrays in `figures`.
    """
    groups = [pa.array(_members(counts, name, question), pa.string()) for name in question.by]
    blocks = [pa.Table.from_arrays([*groups, *_columns(block)], schema=_schema(question)) for block in figures]
    return pa.concat_tables(blocks) if blocks else _schema(question).empty_table()


def _members(counts: pa.Table, name: str, question: Question) -> list[str | None]:
    members: list[Any] = counts[name].to_pylist()
    if name != PERIOD:
        return members
    labels = period_labels(question)
    return [labels[number] for number in members]


def _columns(figures: Figures) -> list[pa.Array]:
    rows = len(figures.value)
    bounded = ~(np.isnan(figures.lower) & np.isnan(figures.upper))
    return [
        pa.array([figures.statistic] * rows, pa.string()),
        *(_floats(part) for part in (figures.value, figures.standard_error, figures.lower, figures.upper)),
        pa.array(np.broadcast_to(figures.method, rows).tolist(), pa.string(), mask=~bounded),
        _whole_numbers(figures.answers, rows),
        _whole_numbers(figures.cases, rows),
        _whole_numbers(figures.people, rows),
        _floats(figures.effective_n),
        pa.nulls(rows, pa.float64()) if figures.spread is None else _floats(figures.spread),
    ]


def _floats(values: Array) -> pa.Array:
    return pa.array(values, pa.float64(), mask=np.isnan(values))


def _whole_numbers(values: Array | None, rows: int) -> pa.Array:
    return pa.nulls(rows, pa.int64()) if values is None else pa.array(values.astype(np.int64))


def _schema(question: Question) -> pa.Schema:
    return pa.schema(
        [
            *(pa.field(name, pa.string()) for name in question.by),
            pa.field("statistic", pa.string()),
            *(pa.field(name, pa.float64()) for name in ("value", "standard_error", "lower", "upper")),
            pa.field("interval_method", pa.string()),
            *(pa.field(name, pa.int64()) for name in ("answers", "cases", "people")),
            pa.field("effective_n", pa.float64()),
            pa.field("spread", pa.float64()),
        ]
    )
