"""`release`: the only door through which a number about people leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Mask, words
from fremdbild.disclosure.figures import whole_numbers
from fremdbild.disclosure.rules import Rules
from fremdbild.disclosure.suppression import suppressed
from fremdbild.result import NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS

_FIGURES = (
    "value",
    "standard_error",
    "lower",
    "upper",
    "interval_method",
    "answers",
    "cases",
    "people",
    "effective_n",
)


@dataclass(frozen=True)
class Released:
    """Rows that may be shown, protected ones among them without figures; and how many of how many cells are hidden."""

    results: pa.Table
    hidden_cells: int
    cells: int
    complete: bool = True
    """False where a table has too many cells to be checked against all other groupings."""
    simple_rule: int = 0
    """How many cells the minimum alone would have hidden."""


def release(results: pa.Table, rules: Rules, atoms: pa.Table | None = None) -> Released:
    """The rows of `results` (columns RESULT_COLUMNS) that may be shown.

    A cell is hidden where fewer than the minimum of people stand behind it, where a team is smaller than the minimum
    (process results), where everybody gave the same answer (survey results), and where it would give a hidden one away:
    by subtraction within its table, across levels of the tree of units, between groupings, or by bounds that come too
    near to it. Hidden rows keep their group and lose every figure.

    `atoms` are rows of the same measures by all group columns together. They are never shown; without them the finest
    groups in `results` stand for them.
    """
    hidden = np.zeros(results.num_rows, dtype=bool)
    counted = Released(results, 0, 0)
    names, measure_of = words(results, "measure")
    for number, measure in enumerate(names):
        if rules.kinds[measure] == "thing":
            continue
        at = np.flatnonzero(measure_of == number)
        parts = None if atoms is None else atoms.filter(pc.equal(atoms["measure"], measure))
        found = suppressed(results.take(at), parts, rules, measure)
        hidden[at[found.rows]] = True
        counted = replace(
            counted,
            hidden_cells=counted.hidden_cells + found.hidden_cells,
            cells=counted.cells + found.cells,
            complete=counted.complete and found.complete,
            simple_rule=counted.simple_rule + found.simple_rule,
        )
    things = np.array([rules.kinds[name] == "thing" for name in names], dtype=bool)[measure_of]
    return replace(counted, results=_settled(results, hidden, things))


def _settled(results: pa.Table, hidden: Mask, things: Mask) -> pa.Table:
    """The rows with their status; protected ones and those without data lose their figures."""
    unknown = pc.and_(results["value"].is_null(), results["lower"].is_null()).to_numpy(zero_copy_only=False)
    nothing = (whole_numbers(results, "people") == 0) & ~things
    empty = ~hidden & (nothing | unknown)
    status = np.where(hidden, PROTECTED, np.where(empty, NO_DATA, RELEASED))
    return _without_figures(results, hidden | empty, status)


def protect(results: pa.Table, hidden: Mask) -> pa.Table:
    """Released `results` with these rows protected as well."""
    return _without_figures(
        results, hidden, np.where(hidden, PROTECTED, np.array(results["status"].to_pylist(), dtype=object))
    )


def _without_figures(results: pa.Table, taken: Mask, status: NDArray[np.object_]) -> pa.Table:
    columns = []
    for column in RESULT_COLUMNS:
        values = results[column.name]
        if column.name in _FIGURES:
            values = pc.if_else(pa.array(taken), pa.scalar(None, column.type), values)
        elif column.name == "status":
            values = pa.chunked_array([pa.array(status, pa.string())])
        columns.append(values)
    return pa.Table.from_arrays(columns, schema=RESULT_COLUMNS)
