"""Whom somebody asks about, a customer by number or by one of its records, and all rows of the store about them.

Without links, or with a record that came after them, the record alone is the person.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.compute as pc

from fremdbild.engine.connection import connect
from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.erased import CUSTOMER, RECORD, ErasureList, Receipt
from fremdbild.engine.manifest import Manifest
from fremdbild.engine.reach import RESPONDENT, Known, Reach, condition, is_named, of_records, reaches
from fremdbild.engine.snapshot import PART, Snapshot, TableParts
from fremdbild.engine.sql import parquet
from fremdbild.engine.store import Store, snapshot_of, work_folder
from fremdbild.errors import PersonError
from fremdbild.identity.arranged import LINKS, OF, Arranged, hashed
from fremdbild.identity.decisions import Record
from fremdbild.identity.store import IdentityStore, LinkRun
from fremdbild.settings import Settings

_HIGHEST = 2**63
_SYSTEMS_NAMED = 20


@dataclass(frozen=True)
class Person:
    """A customer with all its records (`customer` None: one record that is not linked)."""

    customer: int | None
    records: frozenset[Record]


class Asked:
    """The store, asked about one person: through the sorted copy where that is up to date, else itself."""

    def __init__(self, settings: Settings, stack: ExitStack) -> None:
        self.settings = settings
        self.store = Store(settings.store_path)
        self.manifest: Manifest = self.store.manifest()
        self.snapshot: Snapshot = snapshot_of(self.manifest, self.store.path)
        self.arranged = Arranged(settings.store_path)
        self.identity = IdentityStore(settings.store_path)
        self.run: LinkRun | None = self.identity.manifest().run
        self._stack = stack

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """Opened only where the copy does not suffice: that alone takes 25 ms."""
        work: Path | None = None
        # In a store that may only be read there is no room to spill, and hardly a need.
        with suppress(OSError):
            work = self._stack.enter_context(work_folder(self.store.path, "query"))
        return self._stack.enter_context(closing(connect(self.settings, work)))

    # who --------------------------------------------------------------------------------------------------------------

    def person(self, *, customer: int | None = None, record: str | None = None) -> Person:
        """Whoever has this number, or this record (SYSTEM:RECORD); PersonError where there is nobody."""
        if customer is not None:
            return self._customer(customer)
        return self._of_record(record or "")

    def _customer(self, customer: int) -> Person:
        if not 0 <= customer < _HIGHEST:
            raise PersonError(
                f"{customer} is no number of a customer", next_step="look it up by --record SYSTEM:RECORD"
            )
        links = self._links("customer", str(customer), where=f"customer_id = {customer}")
        if links:
            return Person(customer, frozenset(record for record, _ in links))
        if receipt := ErasureList(self.settings.store_path).receipt_of(CUSTOMER, str(customer)):
            raise erased(receipt)
        if self.run is None:
            raise PersonError(
                "nothing is linked yet, so that customers have no numbers",
                where=str(self.store.path),
                next_step="run fremdbild link, or ask by --record SYSTEM:RECORD",
            )
        raise PersonError(
            f"there is no customer {customer}",
            where=str(self.store.path),
            next_step=self._became(customer) or "look the number up by --record SYSTEM:RECORD",
        )

    def _became(self, customer: int) -> str:
        """What the history of ids says of a number that nobody has any more."""
        if self.run is None:
            return ""
        rows = self.identity.history(self.run)
        became = rows.filter(pc.equal(rows["customer_id"], customer))["became"].drop_null()
        return f"it became customer {became[-1].as_py()}" if len(became) else ""

    def _of_record(self, text: str) -> Person:
        candidates = records_in(text)
        if not candidates:
            raise PersonError(f'"{text}" names no record', next_step="write SYSTEM:RECORD, such as crm:4711")
        for record in candidates:
            for _, customer in self._links("record", *record, where=of_records([record])):
                return Person(customer, self._customer(customer).records)
        found = [record for record in candidates if self._is_there(record)]
        if found:
            return Person(None, frozenset(found[:1]))
        remembered = ErasureList(self.settings.store_path)
        for record in candidates:
            if receipt := remembered.receipt_of(RECORD, *record):
                raise erased(receipt)
        raise PersonError(f'there is no record "{text}"', where=str(self.store.path), next_step=self._hint(candidates))

    def _links(self, kind: str, *values: str, where: str) -> list[tuple[Record, int]]:
        if self.run is None:
            return []
        if self.arranged.links_are(self.run.folder):
            rows = self.arranged.rows(LINKS, [hashed(kind, *values)])
            found = [(_record_of(row), int(row["customer_id"])) for row in rows.to_pylist()] if rows else []
            # Not only the same hash.
            return [one for one in found if values == (tuple(one[0]) if kind == "record" else (str(one[1]),))]
        links = parquet([self.identity.path / self.run.folder / "customer_link.parquet"])
        with self.identity.told_plainly():
            rows = self.connection.execute(
                f"SELECT system, record_id, customer_id FROM {links} WHERE {where}"
            ).fetchall()
        return [(Record(system, number), customer) for system, number, customer in rows]

    def _is_there(self, record: Record) -> bool:
        known = Known(frozenset([record]))
        return any(
            self._found(reach, known)
            for reach in reaches()
            if reach.by_record and reach.table.name in self.snapshot.tables
        )

    def _hint(self, candidates: Sequence[Record]) -> str:
        systems: set[str] = set()
        for reach in reaches():
            table = self.snapshot.tables.get(reach.table.name)
            if reach.by_record and table:
                rows = self.connection.execute(
                    f"SELECT DISTINCT system FROM ({select_rows(table)}) WHERE system IS NOT NULL"
                ).fetchall()
                systems |= {str(row[0]) for row in rows}
        if any(record.system in systems for record in candidates):
            return "check its number in the system"
        if not systems:
            return "run fremdbild load: no table with customer records holds a row"
        near = difflib.get_close_matches(candidates[0].system, sorted(systems), n=1, cutoff=0.5)
        return (
            f'did you mean the system "{near[0]}"?'
            if near
            else f"the systems are {', '.join(sorted(systems)[:_SYSTEMS_NAMED])}"
        )

    # rows -------------------------------------------------------------------------------------------------------------

    def rows(self, person: Person) -> dict[str, list[dict[str, Any]]]:
        """All rows about the person, by table, each with `_part`."""
        known = Known(person.records, person.customer)
        tables: dict[str, list[dict[str, Any]]] = {}
        for reach in reaches():
            if reach.table.name not in self.snapshot.tables:
                continue
            rows = self._found(reach, known)
            note(reach, known, rows)
            if rows:
                tables[reach.table.name] = rows
        return tables

    def _found(self, reach: Reach, known: Known) -> list[dict[str, Any]]:
        table = self.snapshot.tables[reach.table.name]
        covered = self.arranged.covered(table)
        rows: list[dict[str, Any]] = []
        if covered:
            arranged = self.arranged.rows(table.table, _hashes(reach, known), covered)
            rows = _exact(reach, known, arranged.drop_columns([OF]).to_pylist() if arranged else [])
        others = tuple(part for part in table.parts if part.id not in covered)
        where = condition(reach, known, own_key=False)
        if others and where:
            some = TableParts(table.table, others, table.replaced)
            with self.identity.told_plainly():
                asked = f"SELECT * FROM ({select_rows(some, with_part=True)}) WHERE {where}"
                rows += self.connection.sql(asked).to_arrow_table().to_pylist()
        return _once(reach, rows)


@contextmanager
def open_store(settings: Settings) -> Iterator[Asked]:
    """The store, to be asked about people; raises PersonError where there is none."""
    if not (settings.store_path / "manifest.json").exists():
        raise PersonError(
            "nothing is loaded yet", where=str(settings.store_path), next_step=f"run fremdbild load {settings.folder}"
        )
    with ExitStack() as stack:
        yield Asked(settings, stack)


def note(reach: Reach, known: Known, rows: Sequence[dict[str, Any]]) -> None:
    """Keeps of the rows that were found by what other rows are found."""
    if reach.key and is_named(reach):
        known.keys.setdefault(reach.table.name, set()).update(row[reach.key] for row in rows if row[reach.key])
    if reach.by_respondent:
        known.respondents |= {
            tuple(row[name] for name in RESPONDENT) for row in rows if all(row[name] for name in RESPONDENT)
        }


def records_in(text: str) -> list[Record]:
    """What SYSTEM:RECORD may mean: colons may stand in either.

    >>> records_in("crm:47:11")
    [Record(system='crm', record_id='47:11'), Record(system='crm:47', record_id='11')]
    """
    parts = text.split(":")
    pairs = [(":".join(parts[:place]), ":".join(parts[place:])) for place in range(1, len(parts))]
    return [Record(system, number) for system, number in pairs if system and number]


def erased(receipt: Receipt) -> PersonError:
    """What somebody is told who asks about a person that was erased."""
    error = PersonError(
        f"this person was erased on {receipt.erased_at:%Y-%m-%d} at {receipt.erased_at:%H:%M} UTC, "
        f"receipt {receipt.number}",
        next_step=f"fremdbild person receipt {receipt.number} shows what was erased",
    )
    error.receipt = receipt
    return error


def _record_of(row: dict[str, Any]) -> Record:
    return Record(row["system"], row["record_id"])


def _hashes(reach: Reach, known: Known) -> list[int]:
    found = [hashed("record", *record) for record in known.records] if reach.by_record else []
    for table in reach.references.values():
        found += [hashed(table, key) for key in known.keys.get(table, ())]
    if reach.by_respondent:
        found += [hashed("respondent", *one) for one in known.respondents]
    if reach.by_customer and known.customer is not None:
        found.append(hashed("customer", str(known.customer)))
    return found


def _exact(reach: Reach, known: Known, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that are the person's, not only under the same hash."""
    return [row for row in rows if _is_of(reach, known, row)]


def _is_of(reach: Reach, known: Known, row: dict[str, Any]) -> bool:
    if reach.by_record and row["system"] is not None and row["record_id"] is not None:
        return _record_of(row) in known.records
    return (
        any(row[column] in known.keys.get(table, ()) for column, table in reach.references.items())
        or (reach.by_respondent and tuple(row[name] for name in RESPONDENT) in known.respondents)
        or (reach.by_customer and row["customer_id"] is not None and int(row["customer_id"]) == known.customer)
    )


def _once(reach: Reach, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    found = {(row[PART], *(row[name] for name in reach.table.key)): row for row in rows}
    return list(found.values())
