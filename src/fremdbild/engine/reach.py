"""Which rows of which table are about a person: told by the columns and references of the tables themselves.

| way | a row is the person's where |
|---|---|
| record | its system and record_id name one of the person's records |
| key | it is a row of the same key as one of these: an older version of a case |
| reference | it names one of these rows (the events of a case), and no record of its own |
| respondent | it has the same survey, wave and respondent, and no record of its own: remarks beside answers |
| customer | its customer_id is the person's, and it has no columns for a record |

A table that comes along later is reached by the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from fremdbild.engine.sql import identifier, literal, literals
from fremdbild.tables import TABLES, Table

RECORD = ("system", "record_id")
RESPONDENT = ("survey_id", "wave", "respondent_id")


@dataclass(frozen=True)
class Reach:
    """How rows of `table` are reached. `references`: its column → the table whose key it holds."""

    table: Table
    by_record: bool
    by_respondent: bool
    by_customer: bool
    references: Mapping[str, str]

    @property
    def key(self) -> str | None:
        """The column by which other tables name rows of this one."""
        return self.table.key[0] if len(self.table.key) == 1 else None


@dataclass
class Known:
    """What is known of a person on the way: records, customer, and keys of rows that were found, by table."""

    records: frozenset[tuple[str, str]]
    customer: int | None = None
    keys: dict[str, set[str]] = field(default_factory=dict)
    respondents: set[tuple[str, str, str]] = field(default_factory=set)


@cache
def reaches(tables: tuple[Table, ...] = TABLES) -> tuple[Reach, ...]:
    """The tables that can hold rows about a person; each behind those whose keys it names."""
    found: dict[str, Reach] = {}
    # Derived tables are made of the others, and whoever has made them takes people out of them.
    left = [table for table in tables if not table.derived_by]
    while left:
        # A table waits for those that it names; of a circle the first one goes ahead.
        names = {table.name for table in left}
        table = next((one for one in left if not any(r.table in names - {one.name} for r in one.references)), left[0])
        left.remove(table)
        reach = _reach(table, found)
        if reach.by_record or reach.by_respondent or reach.by_customer or reach.references:
            found[table.name] = reach
    return tuple(found.values())


def _reach(table: Table, found: Mapping[str, Reach]) -> Reach:
    names = set(table.column_names)
    by_record = names.issuperset(RECORD)
    return Reach(
        table,
        by_record,
        names.issuperset(RESPONDENT),
        "customer_id" in names and not by_record,
        {
            reference.column: reference.table
            for reference in table.references
            if not reference.within and reference.table in found and found[reference.table].key == reference.key
        },
    )


def condition(reach: Reach, known: Known, *, own_key: bool = True) -> str | None:
    """SQL that is true for the person's rows of a table, and never null; None where there cannot be any."""
    ways = []
    if reach.by_record and known.records:
        ways.append(of_records(known.records))
    others = []
    for column, table in reach.references.items():
        if known.keys.get(table):
            others.append(f"{identifier(column)} IN ({literals(sorted(known.keys[table]))})")
    if reach.by_respondent and known.respondents:
        places = ", ".join(f"({literals(one)})" for one in sorted(known.respondents))
        others.append(f"({', '.join(map(identifier, RESPONDENT))}) IN ({places})")
    if others:
        nobody_else = (
            f"({' OR '.join(f'{identifier(name)} IS NULL' for name in RECORD)}) AND " if reach.by_record else ""
        )
        ways.append(f"{nobody_else}({' OR '.join(others)})")
    if reach.by_customer and known.customer is not None:
        ways.append(f"CAST(customer_id AS VARCHAR) = {literal(str(known.customer))}")
    if own_key and reach.key and known.keys.get(reach.table.name):
        ways.append(f"{identifier(reach.key)} IN ({literals(sorted(known.keys[reach.table.name]))})")
    return f"coalesce({' OR '.join(f'({way})' for way in ways)}, false)" if ways else None


def of_records(records: Iterable[tuple[str, str]]) -> str:
    """SQL that is true for rows of these records."""
    by_system: dict[str, list[str]] = {}
    for system, number in sorted(records):
        by_system.setdefault(system, []).append(number)
    return " OR ".join(
        f"(system = {literal(system)} AND record_id IN ({literals(numbers)}))" for system, numbers in by_system.items()
    )


def is_named(reach: Reach) -> bool:
    """Whether other tables name rows of this one, so that its keys have to be known."""
    return any(reach.table.name in other.references.values() for other in reaches())
