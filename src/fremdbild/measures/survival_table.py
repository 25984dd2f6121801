"""Times until an end, per group: the table that Kaplan-Meier needs, made on the engine, and the curves from it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import ibis
import numpy as np
import pyarrow as pa
from ibis import _
from ibis.expr.types import Table
from numpy.typing import NDArray

from fremdbild.measures.estimates import Array, column
from fremdbild.measures.groups import per_group
from fremdbild.result import Question
from fremdbild.statistics import SurvivalCurve, kaplan_meier

TIME = "time"
_MISSING = -1


def survival_table(rows: Table, question: Question, people_of: Table) -> Table:
    """How many ended and how many were censored at each time, per group; and one row per group, its people.

    `rows` have `time` (a whole number), `ended` (boolean), `day` and the group columns; `people_of` holds the same
    rows, with `person_key` and without what only the times need.

    | group columns | time | ended | censored | people |
    |---------------|------|-------|----------|--------|
    | claim         | 1440 | 17    | 2        | null   |
    | claim         | null | null  | null     | 312    |
    """
    unknown = ibis.null("int64")
    times = per_group(
        rows, question, {"ended": _.count(where=_.ended), "censored": _.count(where=~_.ended)}, within=(TIME,)
    ).mutate(people=unknown)
    people = per_group(people_of, question, {"people": _.person_key.nunique()})
    people = people.mutate(**{TIME: unknown}, ended=unknown, censored=unknown)
    columns = (*question.by, TIME, "ended", "censored", "people")
    return times.mutate(**{TIME: times[TIME].cast("int64")}).select(columns).union(people.select(columns))


@dataclass(frozen=True)
class GroupCurves:
    """The groups of a question (one row each, the columns of `question.by`), their people and their curves."""

    groups: pa.Table
    people: Array
    curves: tuple[SurvivalCurve, ...]


def curves_of(table: pa.Table, question: Question) -> GroupCurves:
    """The Kaplan-Meier curve of each group of a collected survival table, in the order of the groups' names."""
    group, first_rows = _group_numbers(table, question.by)
    time = table[TIME].fill_null(_MISSING).to_numpy()
    order = np.lexsort((time, group))
    starts = np.searchsorted(group[order], np.arange(len(first_rows) + 1))
    ended, censored, people = (column(table, name) for name in ("ended", "censored", "people"))
    curves = []
    for start, end in pairwise(starts):
        rows = order[start:end]
        rows = rows[time[rows] != _MISSING]
        curves.append(kaplan_meier(time[rows], ended[rows], censored[rows]))
    counted = np.zeros(len(first_rows))
    np.add.at(counted, group, people)
    groups = pa.table({name: table[name].take(first_rows) for name in question.by})
    return GroupCurves(groups, counted, tuple(curves))


def _group_numbers(table: pa.Table, by: tuple[str, ...]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The number of each row's group, and a row of each group; null is a member."""
    number = np.zeros(table.num_rows, dtype=np.int64)
    for name in by:
        members = table[name].combine_chunks().dictionary_encode(null_encoding="encode")
        codes = members.indices.to_numpy(zero_copy_only=False)
        number = np.unique(number * max(len(members.dictionary), 1) + codes, return_inverse=True)[1]
    _groups, first_rows, dense = np.unique(number, return_index=True, return_inverse=True)
    return dense, first_rows
