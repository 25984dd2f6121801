"""What a measure is: two pure steps and a record that says what they are.

`aggregate(table, …, question)` is lazy: Ibis tables in, one Ibis table of sufficient statistics out, one row per
group, or several where the statistics of a group are a table themselves. The names of its parameters are the names of
the canonical tables that it reads; an optional table is `Table | None = None`.
`estimate(counts, question)` takes that table, collected, and gives one row per group and statistic with the columns
`ESTIMATE_COLUMNS` beside those of `question.by`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pyarrow as pa

from fremdbild.remembered import Remembered
from fremdbild.result import Question

ESTIMATE_COLUMNS = (
    "statistic",
    "value",
    "standard_error",
    "lower",
    "upper",
    "interval_method",
    "answers",
    "cases",
    "people",
    "effective_n",
    "spread",
)
"""What `estimate` returns beside the group columns; surveys have no `cases`, others no `answers`, things no people.

`spread` is the standard deviation of the answers where it does not follow from error and effective n; never shown.
"""


Kind = Literal["survey", "process", "thing"]
"""What people answered, what was done for people, or figures about things, behind which there are no people."""


@dataclass(frozen=True)
class Statistic:
    """One figure of a measure: its unit, its range, and which direction is better.

    `effect_scale` turns a difference of two values into points of 100, so that findings of different measures can be
    ranked; None where only a share within a limit says so (times).
    """

    name: str
    unit_of_measure: Literal["percent", "points", "days", "score"]
    low: float | None
    high: float | None
    better: Literal["higher", "lower"]
    effect_scale: float | None = 1.0


_first_steps: Remembered[Any, Any] = Remembered(256)
"""Lazy first steps by measure, tables and question: Ibis takes longer to make one than DuckDB to answer it."""


@dataclass(frozen=True)
class Measure:
    """A measure: tables in, one result table out."""

    name: str
    aggregate: Callable[..., Any]
    estimate: Callable[[pa.Table, Question], pa.Table]
    statistics: tuple[Statistic, ...]
    kind: Kind
    """Whose figures they are; decides which rules of disclosure apply."""
    told_apart_by: tuple[str, ...] = ()
    """Group columns by which every breakdown is told apart as well, whatever the settings say."""
    told_apart_by_estimate: tuple[str, ...] = ()
    """Those of them that the second step tells apart: the first gives the same table with and without them."""

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """Names of the canonical tables that the aggregation cannot do without."""
        return tuple(name for name, optional in self._parameters if not optional)

    @cached_property
    def optional_tables(self) -> tuple[str, ...]:
        return tuple(name for name, optional in self._parameters if optional)

    @cached_property
    def headline(self) -> Statistic:
        """The statistic that stands for the measure where there is room for one."""
        return self.statistics[0]

    @property
    def reads(self) -> tuple[str, ...]:
        """All tables that are read, those that may be missing last."""
        return (*self.tables, *self.optional_tables)

    def first_step(self, tables: Mapping[str, Any], question: Question) -> Any:
        """What `aggregate` makes of its tables among `tables`; the same ones are not asked the same thing twice."""
        read = {name: tables.get(name) for name in self.reads}
        asked = (self.name, tuple(None if table is None else table.op() for table in read.values()), repr(question))
        return _first_steps.get(asked, lambda: self.aggregate(**read, question=question))

    @property
    def data_sheet(self) -> str:
        """What the measure reads, returns and means: the docstring of its file."""
        return inspect.getdoc(inspect.getmodule(self.aggregate)) or ""

    def statistic(self, name: str) -> Statistic:
        """The statistic called `name`; KeyError where there is none."""
        for statistic in self.statistics:
            if statistic.name == name:
                return statistic
        raise KeyError(name)

    @cached_property
    def _parameters(self) -> tuple[tuple[str, bool], ...]:
        signature = inspect.signature(self.aggregate)
        return tuple(
            (name, parameter.default is None) for name, parameter in signature.parameters.items() if name != "question"
        )
