"""How long the profile of one customer takes, at five million customers on the embedded engine.

    python benchmarks/customer_profile.py [--customers 5000000] [--folder DIR]

Makes a store (records of two systems, cases, events, contact attempts; no two rows of a customer lie together), the
links, and the sorted copy that `fremdbild link` makes; then asks for fifty random customers. Prints what each takes.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from fremdbild.engine.connection import connect
from fremdbild.engine.manifest import InputEntry, PartEntry, SourceEntry
from fremdbild.engine.protocol import columns_of
from fremdbild.engine.snapshot import PART, part_number
from fremdbild.engine.sql import PARQUET, identifier, literal, parquet
from fremdbild.engine.store import Load, Store, work_folder
from fremdbild.identity import HISTORY_SCHEMA
from fremdbild.identity.arranged import arrange
from fremdbild.identity.profile import profile
from fremdbild.identity.review import REVIEW_SCHEMA
from fremdbild.identity.store import DROPPED_SCHEMA, LINK_SCHEMA, IdentityStore, LinkRun
from fremdbild.settings import Settings, parse_settings
from fremdbild.tables import BY_NAME

ASKED = 50
FILES = 4
_TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "float": "DOUBLE", "boolean": "BOOLEAN", "timestamp": "TIMESTAMP",
    "date": "DATE",
}  # fmt: skip
_FAR_APART = 7_368_787
"""A prime: neighbours in a file are of customers far apart."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=5_000_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(asked.folder or Path(temporary), asked.customers)


def measure(folder: Path, customers: int) -> None:
    settings = parse_settings({"organisation": {"name": "Muster AG"}}, folder=folder)
    if not (settings.store_path / "manifest.json").exists():
        _told("store made in", lambda: make_store(settings, customers))
    _told("sorted copy made in", lambda: arrange(settings))
    size = sum(path.stat().st_size for path in (settings.store_path / "profile").rglob("*.parquet"))
    print(f"sorted copy            {size / 1e9:.2f} GB")
    draws = random.Random(7)  # noqa: S311  no secret
    _told("the very first profile", lambda: profile(settings, customers // 2))
    times, rows = [], []
    for _ in range(ASKED):
        customer = draws.randrange(customers)
        begun = time.perf_counter()
        found = profile(settings, customer)
        found.timeline()
        times.append(1000 * (time.perf_counter() - begun))
        rows.append(found.rows)
    print(f"profiles               {ASKED} random customers, {statistics.mean(rows):.1f} rows each on average")
    print(f"median                 {statistics.median(times):.0f} ms")
    print(f"worst                  {max(times):.0f} ms")


def _told(what: str, do: Callable[[], object]) -> None:
    begun = time.perf_counter()
    do()
    print(f"{what:<22} {time.perf_counter() - begun:.2f} s")


def make_store(settings: Settings, customers: int) -> None:
    """A store of about 1.5 records, 1 case, 3 events and half an attempt a customer."""
    records = customers * 3 // 2
    customer = f"(i * {_FAR_APART} % {records}) % {customers}"
    record = f"CASE WHEN (i * {_FAR_APART} % {records}) < {customers} THEN 'C' ELSE 'S' END || ({customer})"
    system = f"CASE WHEN (i * {_FAR_APART} % {records}) < {customers} THEN 'crm' ELSE 'shop' END"
    at = "TIMESTAMP '2026-01-01' + INTERVAL (i % 500000) MINUTE"
    made = {
        "source_record": (
            records,
            {
                "system": system, "record_id": record, "given_name": f"'Given' || ({customer}) % 5000",
                "family_name": f"'Family' || ({customer}) % 90000", "city": f"'Town' || ({customer}) % 3000",
                "email": f"'mail' || ({customer}) || '@example.org'", "created_at": at,
            },
        ),
        "service_case": (
            customers,
            {
                "case_id": "'K' || i", "system": "'crm'", "record_id": f"'C' || (i * {_FAR_APART} % {customers})",
                "kind": "'claim'", "org_unit": "'U' || i % 40", "opened_at": at, "closed_at": f"{at} + INTERVAL 3 DAY",
            },
        ),
        "case_event": (
            3 * customers,
            {
                "event_id": "'E' || i", "case_id": f"'K' || (i * {_FAR_APART} % {customers})",
                "activity": "'step ' || i % 12", "at": at, "org_unit": "'U' || i % 40",
            },
        ),
        "contact_attempt": (
            customers // 2,
            {
                "attempt_id": "'A' || i", "system": "'crm'", "record_id": f"'C' || (i * {_FAR_APART} % {customers})",
                "at": at, "channel": "'phone'",
            },
        ),
    }  # fmt: skip
    with Store(settings.store_path).load() as load, closing(connect(settings, load.work)) as connection:
        sources = []
        for table, (rows, columns) in made.items():
            inputs = []
            for place in range(FILES):
                first, last = rows * place // FILES, rows * (place + 1) // FILES
                part, path = load.new_part(table, table)
                query = f"SELECT {_columns(table, part, columns)} FROM range({first}, {last}) AS made(i)"
                connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")
                inputs.append(_input(load, f"{table}-{place}.csv", part, path, last - first))
            sources.append(SourceEntry(label=table, table=table, fingerprint="", inputs=tuple(inputs)))
        load.commit(sources, {}, datetime(2026, 10, 1))
    link(settings, records, customers)


def _columns(table: str, part: str, columns: dict[str, str]) -> str:
    kinds = {column.name: _TYPES[column.kind] for column in BY_NAME[table].columns}
    days = {day.name: f"CAST({columns.get(day.of, 'NULL')} AS DATE)" for day in BY_NAME[table].local_days}
    said = [f"CAST({part_number(part)} AS BIGINT) AS {PART}"]
    for name in columns_of(table):
        value = columns.get(name) or days.get(name) or ("i" if name == "person_key" else "NULL")
        said.append(f"CAST({value} AS {kinds.get(name, 'DATE' if name in days else 'BIGINT')}) AS {identifier(name)}")
    return ", ".join(said)


def _input(load: Load, name: str, part: str, path: Path, rows: int) -> InputEntry:
    return InputEntry(
        name=name, size=0, mtime_ns=0, checked_ns=0, sha256="", rows_raw=rows, rows_read=rows, rows_stored=rows,
        rows_set_aside=0, loaded_at=datetime(2026, 10, 1), part=PartEntry(id=part, path=load.name_of(path), rows=rows),
    )  # fmt: skip


def link(settings: Settings, records: int, customers: int) -> None:
    """What `fremdbild link` would have found: the record C17 and the record S17 are customer 17."""
    identity = IdentityStore(settings.store_path)
    run = LinkRun(
        folder="run-1", linked_at=datetime(2026, 10, 2), records_from="", decided_from=None, has_model=False,
        next_id=customers, records=records, systems=2, customers=customers, to_review=0,
    )  # fmt: skip
    schemas = {
        "customer_link": LINK_SCHEMA, "history": HISTORY_SCHEMA, "dropped": DROPPED_SCHEMA, "review": REVIEW_SCHEMA,
    }  # fmt: skip
    identity.keep_run(identity.manifest(), run, {name: schema.empty_table() for name, schema in schemas.items()}, None)
    parts = [part.path for part in Store(settings.store_path).snapshot().tables["source_record"].parts]
    query = (
        "SELECT system, record_id, CAST(record_id[2:] AS BIGINT) AS customer_id, CAST(1 AS DOUBLE) AS "
        f"match_probability, 'model' AS decided_by FROM {parquet(parts)} ORDER BY system, record_id"
    )
    with work_folder(settings.store_path, "query") as work, closing(connect(settings, work)) as connection:
        path = identity.path / run.folder / "customer_link.parquet"
        connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")


if __name__ == "__main__":
    main()
