"""A customer as a page tells it: the records side by side, then a table for each kind of row, then all in time."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from fremdbild.identity.profile import HeldRow, Profile
from fremdbild.report.person_pages import Teller, name_in, shown_columns
from fremdbild.tables import BY_NAME
from fremdbild.texts import Words

MOST_COLUMNS = 7
_OF_NO_USE = {
    "system",
    "record_id",
    "survey_id",
    "respondent_id",
    "event_id",
    "feedback_id",
    "attempt_id",
    "comment_id",
}
"""Columns that tell a reader nothing beside the others."""


@dataclass(frozen=True)
class Shown:
    """Rows of one kind: headings, and for each row a heading and its cells with theirs."""

    name: str
    title: str
    columns: list[str]
    rows: list[list[tuple[str, str]]]


@dataclass(frozen=True)
class Happened:
    at: str
    what: str
    kind: str


@dataclass(frozen=True)
class Told:
    """The page of one customer."""

    name: str
    systems: int
    records: Shown | None
    tables: list[Shown]
    timeline: list[Happened]


def told(found: Profile, words: Words) -> Told:
    """What stands on the page."""
    teller = Teller(words, ZoneInfo(settings.PROJECT.organisation.time_zone))
    records = found.tables.get("source_record", ())
    return Told(
        name_in(found),
        len({system for system, _ in found.records}),
        _side_by_side(teller, records) if records else None,
        [_table(teller, name, rows) for name, rows in found.tables.items() if name != "source_record"],
        [
            Happened(teller.value(one.at), teller.column(one.table, one.column), teller.table(one.table))
            for one in reversed(found.timeline())
        ],
    )


def _side_by_side(teller: Teller, records: tuple[HeldRow, ...]) -> Shown:
    """A row for each column, so that one sees where systems differ."""
    table = "source_record"
    heads = [f"{row.values['system']} {row.values['record_id']}" for row in records]
    names = [name for name in BY_NAME[table].column_names if name not in _OF_NO_USE]
    rows = [
        [("", teller.column(table, name))]
        + [
            (head, teller.value(row.values[name]) if name in row.values else "–")
            for head, row in zip(heads, records, strict=True)
        ]
        for name in names
        if any(name in row.values for row in records)
    ]
    return Shown(table, teller.table(table), ["", *heads], rows)


def _table(teller: Teller, name: str, rows: tuple[HeldRow, ...]) -> Shown:
    used = {column for row in rows for column, _ in shown_columns(name, row)} - _OF_NO_USE
    columns = [column for column in BY_NAME[name].column_names if column in used][:MOST_COLUMNS]
    heads = [teller.column(name, column) for column in columns]
    return Shown(
        name,
        teller.table(name),
        heads,
        [
            [
                (head, teller.value(row.values[column]) if column in row.values else "–")
                for head, column in zip(heads, columns, strict=True)
            ]
            for row in rows
        ],
    )
