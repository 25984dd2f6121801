"""Released results, looked up by what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from fremdbild.result import GROUP_COLUMNS, RELEASED, TOTAL

Row = Mapping[str, Any]
Key = tuple[str, str, str, tuple[str | None, ...]]

TOTAL_CELL = (TOTAL,) * len(GROUP_COLUMNS)


def cell_of(row: Row) -> tuple[str | None, ...]:
    """The members of the group columns, in their order."""
    return tuple(row[name] for name in GROUP_COLUMNS)


@dataclass(frozen=True)
class ReleasedRows:
    """Only what may be shown: findings cannot tell what `release` has hidden."""

    by_key: Mapping[Key, Row]

    @classmethod
    def of(cls, results: pa.Table) -> ReleasedRows:
        rows = (row for row in results.to_pylist() if row["status"] == RELEASED)
        return cls({(row["measure"], row["statistic"], row["period"], cell_of(row)): row for row in rows})

    def find(self, measure: str, statistic: str, period: str, cell: tuple[str | None, ...] = TOTAL_CELL) -> Row | None:
        return self.by_key.get((measure, statistic, period, cell))

    def of_period(self, period: str) -> Iterator[Row]:
        """The rows of one period, totals and single groups."""
        return (row for row in self.by_key.values() if row["period"] == period)


def single_group(row: Row) -> str | None:
    """The one group column in which `row` is not the total; None for the grand total and for combinations."""
    told_apart = [name for name in GROUP_COLUMNS if row[name] != TOTAL]
    return told_apart[0] if len(told_apart) == 1 else None
