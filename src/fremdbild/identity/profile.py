"""One customer on one page: records, contracts, cases, events, answers, offers, consents, and all of it in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fremdbild.engine.snapshot import PART, part_number
from fremdbild.identity.person import Asked, Person, open_store
from fremdbild.settings import Settings
from fremdbild.tables import BY_NAME, Column, Table

DERIVED = {PART, "person_key"}
_ENDS = ("updated_at",)
"""Moments that say nothing about the customer, only about the writing of a row."""


@dataclass(frozen=True)
class Origin:
    """Where a row comes from: source and file of the settings, and when it was loaded (UTC)."""

    source: str
    file: str
    loaded_at: datetime


@dataclass(frozen=True)
class HeldRow:
    """A row of a canonical table: its columns that hold something."""

    values: dict[str, Any]
    origin: Origin


@dataclass(frozen=True)
class Moment:
    """Something that happened, or was due: a column of a row that holds a time."""

    at: datetime | date
    table: str
    column: str
    row: HeldRow


@dataclass(frozen=True)
class Profile:
    """All that is held of a person. `tables` are in the order of the documentation, rows in that of time."""

    customer: int | None
    records: tuple[tuple[str, str], ...]
    tables: dict[str, tuple[HeldRow, ...]]
    loaded_at: datetime | None
    linked_at: datetime | None

    @property
    def rows(self) -> int:
        return sum(len(rows) for rows in self.tables.values())

    def timeline(self) -> list[Moment]:
        """Everything with a time, the earliest first."""
        found = [
            Moment(row.values[column.name], name, column.name, row)
            for name, rows in self.tables.items()
            for row in rows
            for column in happening(BY_NAME[name])
            if column.name in row.values
        ]
        return sorted(found, key=lambda one: (_day_first(one.at), one.table, one.column))


def profile(settings: Settings, customer: int | None = None, *, record: str | None = None) -> Profile:
    """All that the store holds of a customer, by number or by a record SYSTEM:RECORD.

    Anonymous answers are nobody's and are not in it. Raises PersonError where there is nobody, or nobody any more.
    """
    with open_store(settings) as asked:
        return profile_of(asked, asked.person(customer=customer, record=record))


def profile_of(asked: Asked, person: Person) -> Profile:
    """The profile of a person who was found."""
    origins = _origins(asked)
    found = asked.rows(person)
    tables = {
        name: tuple(sorted((_held(row, origins) for row in found[name]), key=_order(BY_NAME[name])))
        for name in BY_NAME
        if name in found
    }
    return Profile(
        person.customer,
        tuple(sorted((one.system, one.record_id) for one in person.records)),
        tables,
        asked.snapshot.loaded_at,
        asked.run.linked_at if asked.run else None,
    )


def happening(table: Table) -> Iterator[Column]:
    """The columns of a table that say when something happened or was due."""
    for column in table.columns:
        if column.kind in {"timestamp", "date"} and column.name not in _ENDS and column.name != "birth_date":
            yield column


def _held(row: dict[str, Any], origins: dict[int, Origin]) -> HeldRow:
    return HeldRow(
        {name: value for name, value in row.items() if value is not None and name not in DERIVED}, origins[row[PART]]
    )


def _origins(asked: Asked) -> dict[int, Origin]:
    return {
        part_number(entry.part.id): Origin(source.label, entry.name, entry.loaded_at)
        for source in asked.manifest.sources
        for entry in source.inputs
        if entry.part
    }


def _order(table: Table) -> Any:
    times = [column.name for column in happening(table)]

    def key(row: HeldRow) -> tuple[Any, ...]:
        first = next((_day_first(row.values[name]) for name in times if name in row.values), (9999,))
        return first, tuple(str(row.values.get(name, "")) for name in table.key)

    return key


def _day_first(at: datetime | date) -> tuple[int, ...]:
    """A day without a time comes before its hours."""
    if isinstance(at, datetime):
        return at.year, at.month, at.day, 1, at.hour, at.minute, at.second, at.microsecond
    return at.year, at.month, at.day, 0
