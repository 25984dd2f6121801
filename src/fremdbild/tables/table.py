"""What a canonical table is: its grain, its columns with one meaning each, and its checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["string", "integer", "float", "boolean", "timestamp", "date"]


@dataclass(frozen=True)
class Column:
    """One column: `name`, `kind` and what it means.

    `timestamp` is UTC without a zone mark, to the microsecond. `low` and `high` bound numbers, both included; `members`
    lists the allowed words. `end_of_day`: a value without a time of day means the end of that local day.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    low: float | None = None
    high: float | None = None
    members: tuple[str, ...] = ()
    end_of_day: bool = False


@dataclass(frozen=True)
class Reference:
    """`column` holds a key of `table`, among those of its rows that are equal in the columns `within`."""

    column: str
    table: str
    key: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """`earlier` is never after `later`; a row in which it is, is set aside."""

    earlier: str
    later: str


@dataclass(frozen=True)
class LocalDay:
    """`name` is the day, in the organisation's zone, of the timestamp `of`; written at load."""

    name: str
    of: str


@dataclass(frozen=True)
class Table:
    """A canonical table.

    `key` identifies a row: a row that comes again replaces its older version. `local_days` and `person_key` are derived
    at load (see `person_of`), and stand behind the columns.
    """

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    orders: tuple[Order, ...] = ()
    local_days: tuple[LocalDay, ...] = ()
    person_of: tuple[str, ...] = ()
    """Columns that tell whom a row is about; a 64-bit hash of the first ones that are known is kept as `person_key`."""
    notes: str = field(default="")
    derived_by: str = ""
    """The command that makes the table; no source may fill it."""

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
