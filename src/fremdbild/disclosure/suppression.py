"""Which rows of one measure are hidden: tables, cells, unsafe ones, and all that would give these away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.disclosure.cells import Cells, Coding, Mask, Numbers, holds, key, words
from fremdbild.disclosure.feasible import Kinds, Sums
from fremdbild.disclosure.figures import Rows, figures_of, unanimous
from fremdbild.disclosure.overlap import MOST_CELLS, Overlaps, Table
from fremdbild.disclosure.regions import Figures, Regions
from fremdbild.disclosure.rules import Rules
from fremdbild.disclosure.walk import Atoms
from fremdbild.result import GROUP_COLUMNS, TOTAL

_UNIT = GROUP_COLUMNS.index("org_unit")
_CRITERION = GROUP_COLUMNS.index("criterion")


@dataclass(frozen=True)
class Hidden:
    """The rows that are hidden, and how many of how many cells that makes; `simple_rule`: by the minimum alone."""

    rows: Mask
    hidden_cells: int
    cells: int
    complete: bool
    simple_rule: int


def suppressed(results: pa.Table, atoms: pa.Table | None, rules: Rules, measure: str) -> Hidden:
    """What is hidden of the rows of one measure; `atoms` are the same people by all group columns together."""
    return _Measure(results, atoms, rules, measure).hidden()


class _Measure:
    """The rows of one measure, in whole numbers, and those of its atoms behind them."""

    def __init__(self, results: pa.Table, atoms: pa.Table | None, rules: Rules, measure: str) -> None:
        self._rules = rules
        self._survey = rules.kinds[measure] == "survey"
        self._composites = rules.composites.get(measure, {})
        both = pa.concat_tables([results, *([] if atoms is None else [atoms])], promote_options="default")
        self._rows = Rows(both)
        self._is_row = np.arange(both.num_rows) < results.num_rows
        self._with_atoms = atoms is not None
        self._statistics, self._statistic = words(both, "statistic")
        units, unit = words(both, "unit_of_measure")
        self._units = np.array(units, dtype=object)[unit]
        _, self._period = words(both, "period")
        self._coding = Coding.of([both], rules.parents)
        self._codes = self._coding.codes(both)
        self._members = [members.names for members in self._coding.columns]
        self._unsafe = self._is_row & self._unsafe_rows()

    def hidden(self) -> Hidden:
        counted = self._is_row & (self._rows.people > 0)
        composite = np.isin(self._codes[:, _CRITERION], self._codes_of(self._composites))
        # Where a cell has no criteria to be made of, its dimensions and totals stand for themselves.
        made = composite & self._has_parts(counted & ~composite)
        plain = counted & ~made
        tables, codes = self._tables(plain)
        cells, cell_of = Cells.of(self._coding, tables[plain], codes[plain], self._rows.people[plain])
        rows = np.flatnonzero(plain)
        hidden_cell = np.zeros(len(cells), dtype=bool)
        hidden_cell[cell_of[self._unsafe[rows]]] = True
        unsafe = hidden_cell.copy()
        shares = self._shares_beside_means()
        complete = self._protect(cells, hidden_cell, unsafe, rows, cell_of, tables, codes, ~shares)
        hidden = np.zeros(len(counted), dtype=bool)
        hidden[rows] = hidden_cell[cell_of]
        hidden |= self._made_of_hidden(counted & made, hidden)
        if shares.any():
            # Of a bad result hardly anybody gives the best answers: the share then goes by itself, and the mean stays.
            further = hidden_cell.copy()
            complete &= self._protect(cells, further, unsafe, rows, cell_of, tables, codes, shares)
            hidden[rows] |= further[cell_of] & shares[self._statistic[rows]]
        return self._counted(hidden, cells, hidden_cell, np.flatnonzero(counted & made), complete)

    def _shares_beside_means(self) -> Mask:
        """Of each statistic whether it is a share of the answers that a survey tells the mean of as well."""
        units = {str(unit) for unit in self._units}
        if not self._survey or not {"score", "percent"} <= units:
            return np.zeros(len(self._statistics), dtype=bool)
        return np.array(
            [
                bool((self._units[self._statistic == number] == "percent").all())
                for number in range(len(self._statistics))
            ]
        )

    def _counted(self, hidden: Mask, cells: Cells, hidden_cell: Mask, made: Numbers, complete: bool) -> Hidden:  # noqa: FBT001
        """Cells of dimensions and totals are counted beside the others, their statistics together."""
        minimum = self._rules.protection.minimum_people
        place = np.column_stack([self._period[made], self._codes[made]])
        _, first = np.unique(place, axis=0, return_index=True)
        few = int((cells.people < minimum).sum()) + int((self._rows.people[made[first]] < minimum).sum())
        return Hidden(
            hidden[self._is_row],
            int(hidden_cell.sum()) + int(hidden[made[first]].sum()),
            len(cells) + len(first),
            complete,
            few,
        )

    def _unsafe_rows(self) -> Mask:
        minimum = self._rules.protection.minimum_people
        few = self._rows.people < minimum
        if self._survey:
            cells = key(self._coding, self._period, self._codes)
            return few | (self._rows.effective_n < minimum) | unanimous(self._rows, self._units, cells)
        large = np.array([self._rules.team_large_enough(unit) for unit in self._members[_UNIT]], dtype=bool)
        return np.asarray(few | ~large[self._codes[:, _UNIT]], dtype=bool)

    def _tables(self, plain: Mask) -> tuple[Numbers, Numbers]:
        """The table of each row (period, criterion of a score, statistics that count the same people), and its codes.

        Atoms are in the table of their statistic's family.
        """
        codes = self._codes.copy()
        place = self._period.copy()
        if self._composites:
            place = place * len(self._members[_CRITERION]) + codes[:, _CRITERION]
            codes[:, _CRITERION] = 0
        _, place = np.unique(place, return_inverse=True)
        family = self._families(plain, place, codes)
        return place * len(self._statistics) + family[place, self._statistic], codes

    def _families(self, plain: Mask, place: Numbers, codes: Numbers) -> Numbers:
        """For each period and statistic the first statistic that counts the same people in every cell they share.

        Such statistics are hidden together: the n of one would otherwise tell what is hidden in the other.
        """
        heads = np.tile(np.arange(len(self._statistics)), (int(place.max(initial=0)) + 1, 1))
        counts = np.column_stack([self._rows.number, self._rows.people])
        at = [np.flatnonzero(plain & (self._statistic == number)) for number in range(len(self._statistics))]
        keys = [key(self._coding, place[rows], codes[rows]) for rows in at]
        for later in range(1, len(at)):
            for earlier in range(later - 1, -1, -1):
                _, one, other = np.intersect1d(keys[earlier], keys[later], assume_unique=True, return_indices=True)
                shared = place[at[later][other]]
                differ = (counts[at[earlier][one]] != counts[at[later][other]]).any(axis=1)
                together = np.zeros(len(heads), dtype=bool)
                together[shared] = True
                together[shared[differ]] = False
                heads[together, later] = heads[together, earlier]
        return heads

    def _protect(
        self,
        cells: Cells,
        hidden: Mask,
        unsafe: Mask,
        rows: Numbers,
        cell_of: Numbers,
        tables: Numbers,
        codes: Numbers,
        statistics: Mask,
    ) -> bool:
        """Hides all that would give the `hidden` cells away by these statistics; False where a table is too large."""
        figures = [
            figures_of(self._rows, rows[of], cell_of[of], len(cells), self._units[rows[of[0]]], name)
            for number, name in enumerate(self._statistics)
            if statistics[number] and (of := np.flatnonzero(self._statistic[rows] == number)).size
        ]
        held_apart = unsafe | self._rules.every_hidden_cell_apart
        regions = Regions(
            cells,
            figures,
            held_apart,
            self._rules.protection.minimum_people,
            most_answers=self._rules.answers_apart,
            survey=self._survey,
        )
        regions.settle(hidden)
        complete = True
        for number in self._crossing(cells):
            at = np.flatnonzero(cells.table == number)
            if len(at) > MOST_CELLS:
                complete = False
                continue
            table = self._table(cells, at, unsafe[at], held_apart[at], figures, tables, codes, number, statistics)
            overlaps = Overlaps(table, self._rules.protection.minimum_people)
            while (found := overlaps.next_to_hide(hidden[at])) is not None:
                hidden[at[found]] = True
                regions.settle(hidden, at[found : found + 1])
        return complete

    def _crossing(self, cells: Cells) -> Numbers:
        """Tables in which more than one column is told apart; along one alone `Regions` sees everything."""
        size = int(cells.table.max(initial=0)) + 1
        told = sum(
            (np.bincount(cells.table, weights=codes > 0, minlength=size) > 0).astype(np.int64)
            for codes in cells.codes.T
        )
        return np.flatnonzero(told > 1)

    def _table(
        self,
        cells: Cells,
        at: Numbers,
        unsafe: Mask,
        held_apart: Mask,
        figures: Sequence[Figures],
        tables: Numbers,
        codes: Numbers,
        number: int,
        statistics: Mask,
    ) -> Table:
        atom_codes, people, sums = self._atoms(cells, at, figures, tables, codes, number, statistics)
        return Table(
            holds(self._coding, cells.codes[at], atom_codes),
            cells.people[at],
            people,
            cells.order[at],
            cells.is_total[at],
            held_apart,
            self._rules.answers_apart,
            unsafe if not self._survey else np.ones_like(unsafe),
            sums if self._survey else (),
        )

    def _atoms(
        self,
        cells: Cells,
        at: Numbers,
        figures: Sequence[Figures],
        tables: Numbers,
        codes: Numbers,
        number: int,
        statistics: Mask,
    ) -> tuple[Numbers, NDArray[np.float64], list[Atoms]]:
        """Codes, people and answers of the atoms of a table."""
        if not self._with_atoms:
            parts = at[cells.parts[at]]
            chosen = [(found.sums[parts], found.kinds) for found in figures]
            return cells.codes[parts], cells.people[parts].astype(np.float64), _known(chosen)
        rows = np.flatnonzero(~self._is_row & (tables == number) & (self._rows.people > 0))
        found, of_row = Cells.of(self._coding, tables[rows], codes[rows], self._rows.people[rows])
        chosen = []
        for statistic, name in enumerate(self._statistics):
            of = np.flatnonzero(self._statistic[rows] == statistic)
            if of.size and statistics[statistic]:
                unit = self._units[rows[of[0]]]
                told = figures_of(self._rows, rows[of], of_row[of], len(found), unit, name)
                chosen.append((told.sums, told.kinds))
        return found.codes, found.people.astype(np.float64), _known(chosen)

    def _codes_of(self, members: Collection[str]) -> list[int]:
        return [code for code, name in enumerate(self._members[_CRITERION]) if name is not None and name in members]

    def _has_parts(self, parts: Mask) -> Mask:
        """Whether a row's cell has criteria: the same period and members in all other columns."""
        keys = self._elsewhere()
        return np.asarray(np.isin(keys, keys[parts]), dtype=bool)

    def _elsewhere(self) -> Numbers:
        """A number for period and all group columns but the criterion."""
        codes = self._codes.copy()
        codes[:, _CRITERION] = 0
        return key(self._coding, self._period, codes)

    def _made_of_hidden(self, made: Mask, hidden: Mask) -> Mask:
        """Dimensions and totals are hidden where one of their parts is; so they tell nothing that these do not."""
        keys = self._elsewhere()
        gone = hidden.copy()
        criterion = self._codes[:, _CRITERION]
        # Dimensions before totals: whatever is a part of another composite comes first.
        names = sorted(self._composites, key=lambda name: (name == TOTAL, name))
        for name in names:
            of = np.flatnonzero(made & np.isin(criterion, self._codes_of((name,))))
            parts = gone & np.isin(criterion, self._codes_of(self._composites[name]))
            gone[of[np.isin(keys[of], keys[parts])]] = True
        return gone & made


def _known(chosen: list[tuple[Sums, Kinds | None]]) -> list[Atoms]:
    return [
        Atoms(sums.n, sums.total, sums.squares, kinds)
        for sums, kinds in chosen
        if kinds is not None and not np.isnan(sums.total).any()
    ]
