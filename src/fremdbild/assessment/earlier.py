"""What an assessment may show beside all earlier ones of the same answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fremdbild.assessment.assessment import Assessment, assessments_in
from fremdbild.disclosure import Ledger, Rules, protect
from fremdbild.result import GROUP_COLUMNS, RELEASED, RESULT_COLUMNS

_PLACE = ("measure", "period", *(name for name in GROUP_COLUMNS if name != "criterion"))
_CELL = ("measure", "period", *GROUP_COLUMNS)
_UNKNOWN, _BETWEEN = "\0", "\1"


@dataclass(frozen=True)
class Compared:
    """Released rows; in how many the figures of an earlier assessment stay, and how many are protected instead."""

    results: pa.Table
    kept: int
    refused: int


def tokens_of(folder: Path) -> dict[str, Assessment]:
    """The frozen assessments by the token of their entry in the ledger."""
    found = ((assessment.manifest.get("ledger") or {}, assessment) for assessment in assessments_in(folder))
    return {entry["token"]: assessment for entry, assessment in found if "token" in entry}


def beside_earlier(
    ledger: Ledger, results: pa.Table, people: pa.Table, rules: Rules, frozen: Mapping[str, Assessment]
) -> Compared:
    """The `results` that may be shown although earlier assessments were.

    A cell whose people differ from those of an earlier one by fewer than the minimum keeps the earlier figures, if it
    was the same cell, and is protected otherwise. A dimension or total follows its criteria.
    """
    released = results.filter(pc.equal(results["status"], RELEASED))
    near = ledger.compare(people, released, rules.parents, tuple(rules.composites))
    if not near.num_rows:
        return Compared(results, 0, 0)
    touched = _touched(results, near, rules)
    earlier = _earlier_rows(near, rules, frozen)
    place = pc.index_in(_keys(results, (*_CELL, "statistic")), _keys(earlier, (*_CELL, "statistic")))
    place = np.asarray(place.fill_null(-1).to_numpy(zero_copy_only=False))
    kept = touched & (place >= 0)
    refused = touched & (place < 0)
    rows = np.where(kept, results.num_rows + place, np.arange(results.num_rows))
    combined = pa.concat_tables([protect(results, refused), earlier]).take(pa.array(rows)).combine_chunks()
    return Compared(combined, int(kept.sum()), int(refused.sum()))


def _touched(results: pa.Table, near: pa.Table, rules: Rules) -> NDArray[np.bool_]:
    """Released rows of the cells that are near, and of the dimensions and totals made of them."""
    found = pc.is_in(_keys(results, _CELL), value_set=_keys(near, _CELL))
    follows = pc.and_(_composite(results, rules), pc.is_in(_keys(results, _PLACE), value_set=_keys(near, _PLACE)))
    shown = pc.equal(results["status"], RELEASED)
    return np.asarray(pc.and_(shown, pc.or_(found, follows)).to_numpy(zero_copy_only=False), dtype=bool)


def _earlier_rows(near: pa.Table, rules: Rules, frozen: Mapping[str, Assessment]) -> pa.Table:
    """Released rows of the assessments that showed the same cells before.

    A dimension is taken from there only if all its criteria that are near are: else the two would not fit together.
    """
    tokens = near["released_by"].to_pylist()
    of_place: dict[str, set[str | None]] = defaultdict(set)
    for place, token in zip(_keys(near, _PLACE).to_pylist(), tokens, strict=True):
        of_place[place].add(token)
    parts = [RESULT_COLUMNS.empty_table()]
    for token in sorted({token for token in tokens if token in frozen}):
        table = frozen[token].results
        cells = _keys(near.filter(pc.equal(near["released_by"], token)), _CELL)
        places = pa.array([place for place, found in of_place.items() if found == {token}], pa.string())
        follows = pc.and_(_composite(table, rules), pc.is_in(_keys(table, _PLACE), value_set=places))
        same = pc.or_(pc.is_in(_keys(table, _CELL), value_set=cells), follows)
        parts.append(table.filter(pc.and_(pc.equal(table["status"], RELEASED), same)))
    return pa.concat_tables(parts)


def _composite(results: pa.Table, rules: Rules) -> pa.Array:
    """Whether a row is about a dimension or total that is made of criteria."""
    cells = zip(results["measure"].to_pylist(), results["criterion"].to_pylist(), strict=True)
    return pa.array([criterion in rules.composites.get(measure, {}) for measure, criterion in cells], pa.bool_())


def _keys(table: pa.Table, columns: tuple[str, ...]) -> pa.Array:
    """One text per row that tells its cell."""
    words = [pc.fill_null(table[name].cast(pa.string()), _UNKNOWN) for name in columns]
    joined = pc.binary_join_element_wise(*words, _BETWEEN)
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined
