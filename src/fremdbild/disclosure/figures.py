"""What a row's figures tell of the answers behind it: number, sum and sum of squares on 0..100."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Mask, Numbers
from fremdbild.disclosure.feasible import Kinds, Sums
from fremdbild.disclosure.regions import Figures

SPREAD = "spread"
"""Optional column of raw results: standard deviation of the answers, where the standard error does not tell it (as
after a finite-population correction). It never leaves."""

_ENDS = {"percent": (0.0, 100.0), "points": (-100.0, 100.0), "score": (0.0, 100.0)}
_MEAN = "mean"
Array = NDArray[np.float64]


class Rows:
    """Columns of a table of results as arrays; what is not known is nan."""

    def __init__(self, table: pa.Table) -> None:
        self.value = _floats(table, "value")
        self.standard_error = _floats(table, "standard_error")
        self.effective_n = _floats(table, "effective_n")
        self.people = whole_numbers(table, "people")
        answers, cases = _floats(table, "answers"), _floats(table, "cases")
        self.number = np.nan_to_num(np.where(np.isnan(answers), cases, answers))
        self.spread = self._spread(table)

    def _spread(self, table: pa.Table) -> Array:
        with np.errstate(invalid="ignore"):
            told = self.standard_error * np.sqrt(np.maximum(self.effective_n - 1, 0))
        if SPREAD not in table.column_names:
            return told
        known = _floats(table, SPREAD)
        return np.where(np.isnan(known), told, known)


def figures_of(rows: Rows, at: Numbers, place: Numbers, size: int, unit: str, statistic: str) -> Figures:
    """The figures of the rows `at`, each at its `place` among `size` cells."""
    ends = _ENDS.get(unit)
    n, total, squares = (np.full(size, np.nan) for _ in range(3))
    if ends is None:
        return Figures(Sums(n, total, squares), None)
    scale = 100 / (ends[1] - ends[0])
    mean, spread = (rows.value[at] - ends[0]) * scale, rows.spread[at] * scale
    kinds: Kinds = 3 if unit == "points" else 2 if unit == "percent" and statistic != _MEAN else 7
    n[place] = np.where(np.isnan(mean), np.nan, rows.number[at])
    total[place] = n[place] * mean
    if kinds == 3:
        # The variance of +1, 0 and -1 is divided by n, that of a mean by n - 1.
        spread = rows.standard_error[at] * np.sqrt(rows.effective_n[at]) * scale
    # One answer alone has no error; its square is known.
    spread = np.where(np.isnan(spread) & (rows.number[at] < 1.5), 0.0, spread)
    squares[place] = 100 * total[place] if kinds == 2 else n[place] * (mean**2 + spread**2)
    return Figures(Sums(n, total, squares), kinds)


def unanimous(rows: Rows, units: NDArray[np.object_], cells: Numbers) -> Mask:
    """Whether the figure says what every single person answered; `cells` has a number for each row's group.

    That nobody gave one of the two best answers leaves all others open, where a mean of the same group says that
    answers differ.
    """
    edge = np.isin(units, ("percent", "points")) & np.isin(rows.value, (-100.0, 100.0))
    differ = cells[(units == "score") & (rows.spread > 0.0)]
    none = (units == "percent") & (rows.value == 0.0)
    return np.asarray((edge | none | (rows.spread == 0.0)) & ~(none & np.isin(cells, differ)), dtype=bool)


def whole_numbers(table: pa.Table, name: str) -> Numbers:
    """A column of counts; what is not known is 0."""
    return np.asarray(table[name].fill_null(0).to_numpy(), dtype=np.int64)


def _floats(table: pa.Table, name: str) -> Array:
    return np.asarray(table[name].cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
