"""A frozen assessment as the report asks it: values by measure and group, series over periods, findings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fremdbild.disclosure import is_subtree
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RELEASED, TOTAL, Period

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment

Cell = tuple[str | None, ...]
GRAND_TOTAL: Cell = (TOTAL,) * len(GROUP_COLUMNS)


@dataclass(frozen=True)
class Value:
    """One result. A protected one carries no figure, so that nothing of it can be written anywhere."""

    measure: str
    statistic: str
    unit: str
    period: str
    cell: Cell
    status: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    answers: int | None = None
    cases: int | None = None
    people: int | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Value:
        known = {"measure": row["measure"], "statistic": row["statistic"], "unit": row["unit_of_measure"]}
        place = {"period": row["period"], "cell": tuple(row[name] for name in GROUP_COLUMNS)}
        if row["status"] == PROTECTED:
            return cls(**known, **place, status=PROTECTED)
        figures = {name: _known(row[name]) for name in ("value", "lower", "upper", "answers", "cases", "people")}
        nothing = figures["value"] is None and row["status"] == RELEASED and not _counted(row)
        status = NO_DATA if nothing else row["status"]
        return cls(**known, **place, status=status, **figures)

    @property
    def shown(self) -> bool:
        """Whether there is a figure to show."""
        return self.status == RELEASED and self.value is not None

    @property
    def protected(self) -> bool:
        return self.status == PROTECTED

    @property
    def unreached(self) -> bool:
        """Whether cases were counted and yet there is no figure: too few are over for a median."""
        return self.status == RELEASED and self.value is None

    @property
    def figure(self) -> float:
        """The figure; only where `shown`."""
        if self.value is None or not self.shown:
            raise ValueError(f"{self.measure} has no figure to show for {self.cell}")
        return self.value

    @property
    def n(self) -> int | None:
        """Answers of a survey, cases of a process."""
        return self.answers if self.answers is not None else self.cases

    def member(self, column: str) -> str | None:
        return self.cell[GROUP_COLUMNS.index(column)]


@dataclass(frozen=True)
class Frame:
    """What one assessment holds, looked up by what it is about."""

    manifest: Mapping[str, Any]
    values: tuple[Value, ...]
    findings: tuple[Mapping[str, Any], ...] = field(default=())

    @classmethod
    def of(cls, assessment: Assessment) -> Frame:
        rows = assessment.results.to_pylist()
        # A subtree is no group beside the units: it holds them.
        values = tuple(Value.of(row) for row in rows if not is_subtree(row["org_unit"]))
        findings = sorted(assessment.findings.to_pylist(), key=lambda row: row["rank"])
        return cls(assessment.manifest, values, tuple(findings))

    @cached_property
    def period(self) -> Period:
        """The assessed period."""
        return Period.parse(self.manifest["period"]["label"])

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str, str, Cell], Value]:
        return {(v.measure, v.statistic, v.period, v.cell): v for v in self.values}

    def total(self, measure: str, statistic: str, period: str | None = None) -> Value | None:
        """The result for the whole organisation; None where it was not computed."""
        return self._by_key.get((measure, statistic, period or self.period.label, GRAND_TOTAL))

    def shown_total(self, measure: str, statistic: str) -> Value | None:
        found = self.total(measure, statistic)
        return found if found is not None and found.shown else None

    def find(self, measure: str, statistic: str, period: str | None = None, **members: str | None) -> Value | None:
        """The result of one cell, named by the columns in which it is not the total; None where there is none."""
        return self._by_key.get((measure, statistic, period or self.period.label, cell_of(**members)))

    def at(self, measure: str, statistic: str, column: str, member: str | None) -> Value | None:
        """The result of one member of one group column in the assessed period."""
        return self.find(measure, statistic, **{column: member})

    def groups(self, measure: str, statistic: str, column: str) -> tuple[Value, ...]:
        """The results of all members of one group column in the assessed period, as they come."""
        return tuple(
            v
            for v in self._current
            if v.measure == measure and v.statistic == statistic and single_column(v.cell) == column
        )

    @cached_property
    def _current(self) -> tuple[Value, ...]:
        return tuple(v for v in self.values if v.period == self.period.label)

    @property
    def current(self) -> tuple[Value, ...]:
        """All results of the assessed period."""
        return self._current

    def series(self, measure: str, statistic: str, cell: Cell = GRAND_TOTAL) -> tuple[Value | None, ...]:
        """The periods with a result and those between them, oldest first, up to the assessed one."""
        found = [self._by_key.get((measure, statistic, p.label, cell)) for p in self.period.series()]
        first = next((place for place, value in enumerate(found) if value is not None and value.shown), len(found))
        return tuple(found[first:])

    @cached_property
    def certain(self) -> tuple[Mapping[str, Any], ...]:
        """Findings that hold after the correction, the weightiest first."""
        return tuple(row for row in self.findings if row["certain"])

    def finding(self, kind: str, measure: str, statistic: str, cell: Cell = GRAND_TOTAL) -> Mapping[str, Any] | None:
        """The finding of one kind about one cell."""
        for row in self.findings:
            same = row["kind"] == kind and row["measure"] == measure and row["statistic"] == statistic
            if same and tuple(row[name] for name in GROUP_COLUMNS) == cell:
                return row
        return None

    def target(
        self, measure: str, statistic: str, column: str | None = None, member: str | None = None
    ) -> float | None:
        """The target for a cell: its own, else (for the total and all groups alike) the one without `where`."""
        general: float | None = None
        for target in self.manifest.get("targets") or ():
            if target["measure"] != measure or (target.get("statistic") or headline_of(measure)) != statistic:
                continue
            if target.get("period") not in {None, self.period.label}:
                continue
            where = target.get("where") or {}
            if column is not None and where == {column: member}:
                return float(target["value"])
            if not where:
                general = float(target["value"])
        return general

    def has(self, measure: str, statistic: str) -> bool:
        """Whether the assessed period has any figure of this statistic to show."""
        return any(v.shown for v in self._current if v.measure == measure and v.statistic == statistic)


def cell_of(**members: str | None) -> Cell:
    """The cell that is told apart by these columns and is the total of all others."""
    return tuple(members.get(name, TOTAL) for name in GROUP_COLUMNS)


def headline_of(measure: str) -> str | None:
    """The statistic that stands for the measure; None for a measure that this version does not know."""
    from fremdbild.measures import BY_NAME  # slow: loads Ibis; not needed for an assessment without targets

    return BY_NAME[measure].headline.name if measure in BY_NAME else None


def single_column(cell: Cell) -> str | None:
    """The one group column in which a cell is not the total."""
    told_apart = [name for name, member in zip(GROUP_COLUMNS, cell, strict=True) if member != TOTAL]
    return told_apart[0] if len(told_apart) == 1 else None


def _known(number: Any) -> Any:
    """None for what is not a finite number, such as a bound that has not been reached."""
    return number if isinstance(number, int) or (number is not None and math.isfinite(number)) else None


def _counted(row: Mapping[str, Any]) -> bool:
    return bool(row["answers"] or row["cases"])
