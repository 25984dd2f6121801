"""Cells of the tables that are released together, as whole numbers.

A *cell* is one group in one table: a measure, a period, statistics that count the same people, and for scores a
criterion. Along each group column cells form a *hierarchy*: members add up to their total, units to their subtree, and
subtrees to the next one up. The *parent* of a cell along a column is the next cell that holds it.

    org_unit   people   parent
    *              60   none
    claims         40   *
    offers         17   *
    archive         3   *
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.disclosure.tree import Parents, next_up
from fremdbild.errors import AssessmentError
from fremdbild.result import GROUP_COLUMNS, TOTAL

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

NONE = -1
"""No parent."""
_MOST = 2**62


@dataclass(frozen=True)
class Members:
    """The members of one group column in order, 0 the total, unknown last; and the member that holds each of them."""

    names: tuple[str | None, ...]
    parent: Numbers

    @classmethod
    def of(cls, column: str, found: Sequence[str | None], parents: Parents) -> Members:
        known = sorted({name for name in found if name is not None and name != TOTAL})
        names = (TOTAL, *known, None)
        number = {name: code for code, name in enumerate(names)}
        parent = np.zeros(len(names), dtype=np.int64)
        parent[0] = NONE
        if column == "org_unit" and parents:
            present = set(known)
            for name in known:
                parent[number[name]] = number[next_up(name, parents, present) or TOTAL]
        return cls(names, parent)

    @cached_property
    def holders(self) -> Numbers:
        """For each member a row with itself and all members that hold it, filled up with the total."""
        rows = [np.arange(len(self.names))]
        while (rows[-1] > 0).any():
            rows.append(np.maximum(self.parent[rows[-1]], 0))
        return np.stack(rows, axis=1)


@dataclass(frozen=True)
class Coding:
    """The members of every group column, and how rows are written in whole numbers."""

    columns: tuple[Members, ...]

    @classmethod
    def of(cls, tables: Sequence[pa.Table], parents: Parents) -> Coding:
        return cls(
            tuple(
                Members.of(name, [member for table in tables for member in table[name].unique().to_pylist()], parents)
                for name in GROUP_COLUMNS
            )
        )

    def codes(self, table: pa.Table) -> Numbers:
        """One row per row of `table`, one column per group column."""
        coded = np.zeros((table.num_rows, len(GROUP_COLUMNS)), dtype=np.int64)
        for position, name in enumerate(GROUP_COLUMNS):
            number = {member: code for code, member in enumerate(self.columns[position].names)}
            coded[:, position] = numbered(table[name], number)
        return coded


def summed(group_of: Numbers, amounts: NDArray[np.float64], groups: int) -> NDArray[np.float64]:
    """The sum of the amounts in each group."""
    return np.asarray(np.bincount(group_of, weights=amounts, minlength=groups), dtype=np.float64)


def numbered(column: pa.ChunkedArray, number: Mapping[str | None, int]) -> Numbers:
    """Each value of a column of words by its number."""
    encoded = column.combine_chunks().dictionary_encode(null_encoding="encode")
    numbers = np.array([number[value] for value in encoded.dictionary.to_pylist()] or [0], dtype=np.int64)
    return np.asarray(numbers[encoded.indices.to_numpy(zero_copy_only=False)])


def words(table: pa.Table, name: str) -> tuple[list[str], Numbers]:
    """The words of a column in order of appearance, and the number of each row's word."""
    found = table[name].unique().to_pylist()
    return found, numbered(table[name], {word: number for number, word in enumerate(found)})


@dataclass(frozen=True)
class Cells:
    """The cells of one measure: their table, their members in every group column, and how many people each holds."""

    coding: Coding
    table: Numbers
    codes: Numbers
    people: Numbers
    keys: Numbers = field(repr=False)

    @classmethod
    def of(cls, coding: Coding, table: Numbers, codes: Numbers, people: Numbers) -> tuple[Cells, Numbers]:
        """The cells of rows, and the number of the cell of each row."""
        keys, first, cell_of_row = np.unique(key(coding, table, codes), return_index=True, return_inverse=True)
        most = np.zeros(len(keys), dtype=np.int64)
        np.maximum.at(most, cell_of_row, people)
        return cls(coding, table[first], codes[first], most, keys), cell_of_row

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def parents(self) -> tuple[Numbers, ...]:
        """For each group column the parent of every cell along it, NONE where there is none."""
        return tuple(self._parents_along(position) for position in range(self.codes.shape[1]))

    def _parents_along(self, position: int) -> Numbers:
        found = np.full(len(self), NONE, dtype=np.int64)
        parent_of = self.coding.columns[position].parent
        looking = np.flatnonzero(self.codes[:, position] > 0)
        upper = parent_of[self.codes[looking, position]]
        while looking.size:
            codes = self.codes[looking]
            codes[:, position] = upper
            keys = key(self.coding, self.table[looking], codes)
            place = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
            there = self.keys[place] == keys
            found[looking[there]] = place[there]
            # A subtree without a row of its own: its members belong to the next one up.
            further = ~there & (upper > 0)
            looking, upper = looking[further], parent_of[upper[further]]
        return found

    @cached_property
    def order(self) -> Numbers:
        """The place of each cell when the smallest come first, those of equally many people by their members."""
        by = np.lexsort((*self.codes.T[::-1], self.people))
        place = np.empty(len(self), dtype=np.int64)
        place[by] = np.arange(len(self))
        return place

    @cached_property
    def is_total(self) -> Mask:
        return np.asarray((self.codes == 0).all(axis=1))

    @cached_property
    def parts(self) -> Mask:
        """Cells that hold no other cell."""
        part = np.ones(len(self), dtype=bool)
        for parent in self.parents:
            part[parent[parent >= 0]] = False
        return part


def holds(coding: Coding, cells: Numbers, atoms: Numbers) -> Mask:
    """Whether the cell (row) holds the atom (column), both written in whole numbers."""
    found = np.ones((len(cells), len(atoms)), dtype=bool)
    for position, members in enumerate(coding.columns):
        asked = cells[:, position]
        if (asked > 0).any():
            above = members.holders[atoms[:, position]]
            found &= (asked[:, None, None] == above[None, :, :]).any(axis=2) | (asked == 0)[:, None]
    return found


def key(coding: Coding, table: Numbers, codes: Numbers) -> Numbers:
    """One whole number for table and members together."""
    if (int(table.max(initial=0)) + 1) * np.prod([float(len(c.names)) for c in coding.columns]) >= _MOST:
        raise AssessmentError(
            "the groups are too many to be told apart safely", next_step="name fewer columns in one [[grouping]]"
        )
    key = table.astype(np.int64)
    for position, members in enumerate(coding.columns):
        key = key * len(members.names) + codes[:, position]
    return key
