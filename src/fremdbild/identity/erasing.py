"""Erases a person from the store, for good and without a gap, and remembers by keyed hash that it was.

The order makes it safe to die at any moment:

1. `under-way.json` holds whom it is about, and the list of hashes keeps them out of every load from now on.
2. Parts, lists of replaced rows and rows that were set aside are written anew without the person, and count in one
   step; then the old files go, also those that a reader of an older generation might still have open.
3. Links, history, reviews, dropped values and decisions, in one step of their own. The model holds shares alone.
4. The sorted copy of rows (`arranged`), and what dead programs have left in the store's folder for work.
5. What the web application holds, where there is one.
6. The receipt; `under-way.json` goes.

Each step can be repeated. Whoever calls `erase` after one that was killed carries that one through first.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel, ConfigDict

from fremdbild.engine.connection import connect, scratch
from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.erased import (
    CUSTOMER,
    NAME,
    RECORD,
    RESPONDENT,
    VALUE,
    ErasureList,
    Receipt,
    Stays,
    folded,
    name_values,
)
from fremdbild.engine.erased_rows import RowsAbout, remembered_in, source_called, without_rows_about
from fremdbild.engine.manifest import Manifest, PartEntry
from fremdbild.engine.reach import Known, Reach, condition, is_named, of_records, reaches
from fremdbild.engine.snapshot import Snapshot
from fremdbild.engine.sql import identifier, identifiers, literals, parquet
from fremdbild.engine.store import WORK, Load, Store, drop_retired, snapshot_of
from fremdbild.engine.taking_out import TakingOut
from fremdbild.identity.arranged import LINKS, Arranged, without
from fremdbild.identity.decisions import Record
from fremdbild.identity.person import Person, note, open_store
from fremdbild.identity.review import PAIRS
from fremdbild.identity.store import IdentityStore
from fremdbild.settings import Settings

_RECORDS = "source_record"
_CONTACTS = ("email", "phone", "identifier")
_NAMED_WITH = ("birth_date", "postcode")
_RECEIPT_BYTES = 4


class UnderWay(BaseModel):
    """Whom an erasure is about, as it is kept until it is done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: str
    begun_at: datetime
    by: str
    because: str
    customer: int | None
    records: tuple[Record, ...]
    keys: dict[str, tuple[str, ...]]
    respondents: tuple[tuple[str, str, str], ...]
    values: tuple[str, ...]
    """E-mail addresses, telephone numbers and shared numbers, as they are written in the records."""
    addresses: tuple[str, ...]
    """E-mail addresses that nobody else has."""
    names: tuple[tuple[str, str, str], ...]
    """Given name, family name, and birth date or postcode."""
    rows: dict[str, int] = {}
    set_aside: dict[str, int] = {}
    identity: dict[str, int] = {}
    application: dict[str, int] = {}
    files: int = 0

    def known(self) -> Known:
        return Known(
            frozenset(self.records),
            self.customer,
            {table: set(keys) for table, keys in self.keys.items()},
            set(self.respondents),
        )


Application = Callable[[UnderWay], dict[str, int]]
"""Deletes what the web application holds of them, and gives back how many rows of what."""


@dataclass(frozen=True)
class Planned:
    """What an erasure will delete: table → rows."""

    person: Person
    rows: dict[str, int]


def planned(settings: Settings, *, customer: int | None = None, record: str | None = None) -> Planned:
    """Whom `erase` would erase, and how many rows count now; PersonError where there is nobody."""
    with open_store(settings) as asked:
        person = asked.person(customer=customer, record=record)
        return Planned(person, {table: len(rows) for table, rows in asked.rows(person).items()})


def unfinished(settings: Settings) -> str | None:
    """The number of the receipt of an erasure that was killed; None where there is none."""
    said = ErasureList(settings.store_path).under_way()
    return UnderWay.model_validate_json(said).number if said else None


def resume(settings: Settings, application: Application | None = None) -> Receipt | None:
    """Carries through what was begun and killed."""
    if not unfinished(settings):
        return None
    identity = IdentityStore(settings.store_path)
    with identity.told_plainly(), identity.alone():
        said = ErasureList(settings.store_path).under_way()
        return _carried_through(settings, UnderWay.model_validate_json(said), application) if said else None


def erase(
    settings: Settings, person: Person, *, by: str, because: str, application: Application | None = None
) -> Receipt:
    """Erases `person` everywhere; one that was killed before is carried through first.

    Raises StoreError where the disk is full or somebody else loads or links, PersonError where somebody else was
    quicker. What was begun can then be repeated.
    """
    resume(settings, application)
    identity = IdentityStore(settings.store_path)
    with identity.told_plainly(), identity.alone():
        under_way = whom(settings, person, by, because)
        ErasureList(settings.store_path).begin(under_way.model_dump_json())
        return _carried_through(settings, under_way, application)


# what is to go --------------------------------------------------------------------------------------------------------


def whom(settings: Settings, person: Person, by: str, because: str) -> UnderWay:
    """All by which a person is found, in every file of the store."""
    with ExitStack() as stack:
        asked = stack.enter_context(open_store(settings))
        known = Known(person.records, person.customer)
        work = _Files(asked.connection, asked.store.path, asked.manifest)
        for reach in reaches():
            work.find(reach, known)
        records = work.values(_RECORDS, of_records(person.records), ("email", "phone", "identifier", "given_name",
            "family_name", "birth_date", "postcode", "company_name"))  # fmt: skip
        values = {str(row[name]) for row in records for name in _CONTACTS if row[name]}
        emails = {str(row["email"]) for row in records if row["email"]}
        return UnderWay(
            number=secrets.token_hex(_RECEIPT_BYTES).upper(),
            begun_at=_now(),
            by=by,
            because=because,
            customer=person.customer,
            records=tuple(sorted(person.records)),
            keys={table: tuple(sorted(keys)) for table, keys in known.keys.items() if keys},
            respondents=tuple(sorted(known.respondents)),
            values=tuple(sorted(values)),
            addresses=tuple(sorted(emails - work.emails_of_others(person.records, emails))),
            names=tuple(sorted(set(_names(records)))),
        )


def _names(records: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for row in records:
        for other in _NAMED_WITH:
            if row["given_name"] and row["family_name"] and row[other]:
                yield row["given_name"], row["family_name"], str(row[other])


class _Files:
    """All rows in the files of the store, those with newer versions as well."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, store: Path, manifest: Manifest) -> None:
        self._connection = connection
        self._store = store
        self._manifest = manifest
        self._snapshot = snapshot_of(manifest, store)

    def find(self, reach: Reach, known: Known) -> None:
        """Notes by what other rows are found; keys that are somebody else's now are not the person's any more."""
        files = self._files(reach.table.name)
        where = condition(reach, known, own_key=False)
        if not files or where is None or not (is_named(reach) or reach.by_respondent):
            return
        rows = self._rows(f"SELECT * FROM {parquet(files)} WHERE {where}")
        note(reach, known, rows)
        keys = known.keys.get(reach.table.name)
        table = self._snapshot.tables.get(reach.table.name)
        if keys and reach.by_record and reach.key and table:
            key = identifier(reach.key)
            others = self._connection.execute(
                f"SELECT {key} FROM ({select_rows(table)}) WHERE {key} IN ({literals(sorted(keys))}) "
                f"AND record_id IS NOT NULL AND NOT coalesce({of_records(known.records)}, false)"
            ).fetchall()
            keys -= {row[0] for row in others}

    def values(self, table: str, where: str, columns: Sequence[str]) -> list[dict[str, Any]]:
        files = self._files(table)
        return self._rows(f"SELECT {identifiers(columns)} FROM {parquet(files)} WHERE {where}") if files else []

    def emails_of_others(self, records: frozenset[Record], emails: set[str]) -> set[str]:
        files = self._files(_RECORDS)
        if not files or not emails:
            return set()
        low = {email.lower(): email for email in emails}
        rows = self._connection.execute(
            f"SELECT DISTINCT lower(email) FROM {parquet(files)} WHERE lower(email) IN ({literals(sorted(low))}) "
            f"AND NOT coalesce({of_records(records)}, false)"
        ).fetchall()
        return {email for email in emails if email.lower() in {row[0] for row in rows}}

    def _files(self, table: str) -> list[Path]:
        return [
            self._store / name
            for source in self._manifest.sources
            if source.table == table
            for entry in source.inputs
            if entry.part
            for name in _files_of(entry.part)
        ]

    def _rows(self, query: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._connection.sql(query).to_arrow_table().to_pylist()
        return rows


def _files_of(part: PartEntry) -> list[str]:
    return [part.path, *([part.survivors] if part.survivors else [])]


# carrying it through --------------------------------------------------------------------------------------------------


def _carried_through(settings: Settings, under_way: UnderWay, application: Application | None) -> Receipt:
    """All steps; for whoever has the lock of links."""
    store = settings.store_path
    remembered = ErasureList(store)
    hashes = [(kind, remembered.hashed(kind, *values)) for kind, *values in things(under_way)]
    remembered.remember(hashes, under_way.number)
    before = Store(store).snapshot()
    with Store(store).load() as running, closing(connect(settings, running.work)) as connection:
        under_way = _out_of_store(settings, running, connection, under_way)
        drop_retired(store)
    runs, under_way = _out_of_identity(settings, under_way)
    under_way = _out_of_copy(settings, under_way, before, runs)
    _out_of_work(store)
    if application:
        under_way = _noted(remembered, under_way, application=application(under_way))
    receipt = _receipt(settings, remembered, under_way, asked_application=application is not None)
    remembered.keep_receipt(receipt)
    remembered.done()
    return receipt


def _noted(remembered: ErasureList, under_way: UnderWay, *, files: int = 0, **counts: dict[str, int]) -> UnderWay:
    """Keeps what a step takes out, before it counts: once it is out, nobody can count it any more.

    A step that is repeated finds the same, or nothing: the larger number is right.
    """
    update: dict[str, Any] = {"files": under_way.files + files}
    for name, found in counts.items():
        before: dict[str, int] = getattr(under_way, name)
        update[name] = {key: max(before.get(key, 0), found.get(key, 0)) for key in (*before, *found)}
    after = under_way.model_copy(update=update)
    if after != under_way:
        remembered.begin(after.model_dump_json())
    return after


def things(under_way: UnderWay) -> Iterator[tuple[str, ...]]:
    """All by which the person is remembered: a kind and its values, as in `engine.erased`."""
    for record in under_way.records:
        yield RECORD, *record
    for table, keys in under_way.keys.items():
        for key in keys:
            yield table, key
    for respondent in under_way.respondents:
        yield RESPONDENT, *respondent
    for value in under_way.values:
        yield VALUE, folded(value)
    for name in under_way.names:
        yield NAME, *name_values(*name)
    if under_way.customer is not None:
        yield CUSTOMER, str(under_way.customer)


def _out_of_store(
    settings: Settings, running: Load, connection: duckdb.DuckDBPyConnection, under_way: UnderWay
) -> UnderWay:
    remembered = ErasureList(running.store)
    known = under_way.known()
    sources = {source.label: source for source in running.before.sources}
    replaced = dict(running.before.replaced)
    rows: dict[str, int] = {}
    files = 0
    for reach in reaches():
        name = reach.table.name
        where = condition(reach, known)
        if where is None:
            continue
        taking = TakingOut(running, connection, reach, where)
        for label in [label for label, source in sources.items() if source.table == name]:
            sources[label] = taking.of_source(sources[label])
        kept = taking.listed(replaced.pop(name, None))
        replaced |= {name: kept} if kept else {}
        rows |= {name: taking.rows} if taking.rows else {}
        files += taking.files
    set_aside: dict[str, int] = {}
    has = remembered_in(remembered)
    for label, source in sources.items():
        about = RowsAbout(has, source.table, source_called(settings, label))
        inputs = tuple(without_rows_about(running, about, label, entry) for entry in source.inputs)
        gone = sum(entry.rows_set_aside for entry in source.inputs) - sum(entry.rows_set_aside for entry in inputs)
        if gone:
            set_aside[label] = gone
            sources[label] = source.model_copy(update={"inputs": inputs})
            files += sum(old is not new for old, new in zip(source.inputs, inputs, strict=True))
    if rows or set_aside:
        under_way = _noted(remembered, under_way, files=files, rows=rows, set_aside=set_aside)
        running.commit(list(sources.values()), replaced, running.before.loaded_at or _now())
    return under_way


def _out_of_identity(settings: Settings, under_way: UnderWay) -> tuple[tuple[str, str] | None, UnderWay]:
    """Links, history, reviews, dropped values and decisions; gives back the run before and after."""
    identity = IdentityStore(settings.store_path)
    manifest = identity.manifest()
    remembered = ErasureList(settings.store_path)
    runs = None
    decisions = _rows_without(identity.decisions(manifest), _naming(under_way))
    gone = {"decisions": identity.decisions(manifest).num_rows - decisions.num_rows}
    run, tables = manifest.run, {}
    if run:
        before = {
            "customer_link": identity.links(run),
            "history": identity.history(run),
            "dropped": identity.dropped(run),
            "review": identity.review(run),
        }
        links = _rows_without(before["customer_link"], of_records(under_way.records))
        ids = {under_way.customer} - set(links["customer_id"].to_pylist()) - {None}
        tables = {
            "customer_link": links,
            "history": _rows_without(before["history"], _of_ids(ids, ("customer_id", "became"))),
            "dropped": _rows_without(before["dropped"], _alone(under_way)),
            "review": _rows_without(
                before["review"], f"{_naming(under_way)} OR {_of_ids(ids, ('customer_id', 'other_customer_id'))}"
            ),
        }
        derived = {name: identity.derived_rows(run, name) for name in run.tables if name != "customer_link"}
        before |= derived
        person = _of_ids({under_way.customer}, ("customer_id",))
        tables |= {name: _rows_without(rows, person) for name, rows in derived.items()}
        gone |= {name: before[name].num_rows - tables[name].num_rows for name in tables}
    found = {name: count for name, count in gone.items() if count}
    if not found:
        return runs, under_way
    under_way = _noted(remembered, under_way, identity=found)
    if "decisions" in found:
        manifest = identity.keep_decisions(manifest, decisions)
    if run and set(found) & set(tables):
        links = tables["customer_link"]
        fresh = run.model_copy(
            update={
                "folder": f"run-{secrets.token_hex(7)}",
                "records": links.num_rows,
                "systems": pc.count_distinct(links["system"]).as_py(),
                "customers": pc.count_distinct(links["customer_id"]).as_py(),
                "to_review": sum(what in PAIRS for what in tables["review"]["what"].to_pylist()),
                "tables": {name: tables[name].num_rows for name in run.tables},
                # It holds what the records hold: the next run compares all records again.
                "state": (),
            }
        )
        # The model holds shares of levels, and `compared` numbers of customers: no value of anybody.
        tables["compared"] = identity.compared(run)
        identity.keep_run(manifest, fresh, tables, identity.model(run) if run.has_model else None)
        runs = (run.folder, fresh.folder)
    return runs, under_way


def _naming(under_way: UnderWay) -> str:
    """SQL that is true for a row that names one of the records, at either side of a pair."""
    other = (
        of_records(under_way.records)
        .replace("system = ", "other_system = ")
        .replace("record_id IN", "other_record_id IN")
    )
    return f"{of_records(under_way.records)} OR {other}"


def _of_ids(ids: set[int | None], columns: Sequence[str]) -> str:
    named = literals(sorted(one for one in ids if one is not None))
    return " OR ".join(f"{column} IN ({named})" for column in columns) if named else "false"


def _alone(under_way: UnderWay) -> str:
    """SQL that is true for values that were kept from linking and that the person alone has."""
    forms = {folded(value) for value in under_way.values} | {folded(part) for name in under_way.names for part in name}
    if not forms:
        return "false"
    value = r"regexp_replace(lower(value), '\s', '', 'g')"
    return f"records <= {len(under_way.records)} AND {value} IN ({literals(sorted(forms))})"


def _rows_without(rows: pa.Table, where: str) -> pa.Table:
    with closing(scratch()) as connection:
        connection.register("rows", rows)
        found = connection.sql(f"SELECT * FROM rows WHERE NOT coalesce({where}, false)").to_arrow_table()
    return found.cast(rows.schema)


def _out_of_copy(settings: Settings, under_way: UnderWay, before: Snapshot, runs: tuple[str, str] | None) -> UnderWay:
    arranged = Arranged(settings.store_path)
    known = under_way.known()
    conditions = {reach.table.name: where for reach in reaches() if (where := condition(reach, known)) is not None}
    conditions[LINKS] = f"coalesce({of_records(under_way.records)}, false)"
    after = Store(settings.store_path).snapshot()
    with closing(connect(settings, None)) as connection:
        changed = without(arranged, connection, conditions, before, after, runs)
    return under_way.model_copy(update={"files": under_way.files + changed})


def _out_of_work(store: Path) -> None:
    """What programs that died have left; what a running one needs goes with it."""
    for folder in (store / WORK).glob("*-*-*"):
        number = folder.name.split("-")[1]
        if not (number.isdigit() and _runs(int(number))):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


# the receipt ----------------------------------------------------------------------------------------------------------


def _receipt(settings: Settings, remembered: ErasureList, under_way: UnderWay, *, asked_application: bool) -> Receipt:
    said = [one for record in under_way.records for one in record]
    return Receipt(
        number=under_way.number,
        erased_at=_now(),
        erased_by=under_way.by,
        because=under_way.because,
        person=remembered.hashed("person", *said),
        records=len(under_way.records),
        rows=under_way.rows,
        files=under_way.files,
        set_aside=under_way.set_aside,
        identity=under_way.identity,
        application=under_way.application,
        stays=tuple(_stays(settings, asked_application=asked_application)),
    )


def _stays(settings: Settings, *, asked_application: bool) -> Iterator[Stays]:
    """Where the person still stands. Of frozen assessments and reports that is nowhere: they hold groups."""
    manifest = Store(settings.store_path).manifest()
    sources = tuple(
        dict.fromkeys(entry.name for source in manifest.sources for entry in source.inputs if entry.rows_erased)
    )
    if sources:
        yield Stays(what="sources", where=sources)
    if settings.assessments_path.exists():
        yield Stays(what="assessments", where=(settings.assessments_path.name,))
    if settings.ledger_path.exists():
        yield Stays(what="ledger", where=(settings.ledger_path.name,))
    if (settings.folder / "web").exists():
        yield Stays(what="audit" if asked_application else "application", where=("web",))
    yield Stays(what="backups")


STAYS = {
    "sources": "source files are yours, and hold the person until you take the rows out",
    "assessments": "frozen assessments and reports hold figures about groups, and nobody alone",
    "ledger": "holds keyed hashes of people and days, which name nobody, so that no two figures can be subtracted",
    "audit": "the audit log keeps who looked at what, with numbers of cases or records where feedback was read",
    "application": "the web application was not asked",
    "backups": "backups, exports and mails made before hold the person until they go",
}
"""What the receipt says of each place."""


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
