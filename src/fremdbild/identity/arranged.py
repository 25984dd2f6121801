"""A copy of the rows about people, sorted so that those of one person lie together: `store/profile/`.

```
manifest.json          which files count; for each the bounds of its row groups
<table>-<id>/<n>.parquet   rows of some parts of the store with `_of`, sorted by it; `_part` names the part
links-<id>/<n>.parquet     the links, by record and by customer
```

`_of` is a 63-bit hash of what a row is found by: a record, a key of another table, a respondent, a customer (`reach`).
A row that can be found in two ways stands there twice. One person is a few lookups, each of which reads one row group
of a few thousand rows, whatever the size of the store: 200 ms are enough for five million customers.

The copy is made by `arrange`, after linking. Parts of the store never change, so the copy of a part holds as long as
the part does; parts that came later, or of which rows were replaced since, are asked themselves until the next time.
"""

from __future__ import annotations

import os
import secrets
import shutil
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import md5
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, ValidationError

from fremdbild.engine.connection import connect
from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.manifest import sync_folder
from fremdbild.engine.reach import RECORD, RESPONDENT, Reach, reaches
from fremdbild.engine.snapshot import PART, Snapshot, TableParts, part_number
from fremdbild.engine.sql import identifier, literal, parquet
from fremdbild.engine.store import PROFILE, Store, work_folder
from fremdbild.identity.store import IdentityStore
from fremdbild.settings import Settings

MANIFEST = "manifest.json"
FORMAT = 1
OF = "_of"
LINKS = "links"
"""Name of the copy of the links; no canonical table is called so."""
ROWS_IN_GROUP = 4_096
ROWS_IN_FILE = 131_072
_MOST_SEGMENTS = 5
"""A table with more of them is arranged anew as a whole: each costs a lookup."""
_BETWEEN = "\x1f"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileEntry(_Entry):
    """`groups`: smallest and largest `_of` of each row group."""

    path: str
    groups: tuple[tuple[int, int], ...]


class SegmentEntry(_Entry):
    """`parts`: part → its state when its rows were copied (`state_of`); of links: the run."""

    parts: dict[str, str]
    files: tuple[FileEntry, ...]


class ProfileManifest(_Entry):
    format: int = FORMAT
    segments: dict[str, tuple[SegmentEntry, ...]] = {}


def hashed(kind: str, *values: str) -> int:
    """What stands in `_of`."""
    text = _BETWEEN.join((kind, *values))
    return int.from_bytes(md5(text.encode(), usedforsecurity=False).digest()[8:], "little") >> 1


def _hashed_sql(kind: str, *expressions: str) -> str:
    joined = f" || chr({ord(_BETWEEN)}) || ".join((literal(kind), *expressions))
    return f"CAST(md5_number_lower({joined}) >> 1 AS BIGINT)"


def state_of(table: TableParts, part: str) -> str:
    """Changes when other rows of the part count than before."""
    one = next(one for one in table.parts if one.id == part)
    return f"{one.path.name} {one.replaced} {table.replaced.name if one.replaced and table.replaced else ''}"


class Arranged:
    """The copy in the store at `store`, as it is now."""

    def __init__(self, store: Path) -> None:
        self.path = store / PROFILE
        self.manifest = self._manifest()

    def covered(self, table: TableParts) -> set[str]:
        """Parts of `table` whose rows are in the copy as they are in the store."""
        found = {part.id for part in table.parts}
        return {
            part
            for segment in self.manifest.segments.get(table.table, ())
            for part, state in segment.parts.items()
            if part in found and state == state_of(table, part)
        }

    def rows(self, table: str, hashes: Iterable[int], parts: Iterable[str] | None = None) -> pa.Table | None:
        """Rows of `table` under these hashes, of these parts; None where there are none."""
        wanted = pa.array(sorted(set(hashes)), pa.int64())
        if not len(wanted):
            return None
        found = [
            rows.filter(pc.is_in(rows[OF], value_set=wanted))
            for segment in self.manifest.segments.get(table, ())
            for rows in self._groups(segment, wanted.to_pylist())
        ]
        if not found:
            return None
        rows = pa.concat_tables(found)
        if parts is not None:
            rows = rows.filter(pc.is_in(rows[PART], value_set=pa.array([part_number(p) for p in parts], pa.int64())))
        return rows

    def links_are(self, run: str) -> bool:
        """Whether the links in the copy are those of this run."""
        return any(run in segment.parts for segment in self.manifest.segments.get(LINKS, ()))

    def _groups(self, segment: SegmentEntry, hashes: Sequence[int]) -> Iterator[pa.Table]:
        for file in segment.files:
            low, high = file.groups[0][0], file.groups[-1][1]
            inside = hashes[bisect_left(hashes, low) : bisect_right(hashes, high)]
            if not inside:
                continue
            places = [
                place for place, (first, last) in enumerate(file.groups) if any(first <= one <= last for one in inside)
            ]
            if places:
                with pq.ParquetFile(self.path / file.path) as opened:
                    yield opened.read_row_groups(places, use_threads=False)

    def _manifest(self) -> ProfileManifest:
        """What counts; nothing where there is no copy, or one of another version: it can be made anew."""
        try:
            found = ProfileManifest.model_validate_json((self.path / MANIFEST).read_bytes())
        except (OSError, ValidationError):
            return ProfileManifest()
        return found if found.format == FORMAT else ProfileManifest()

    # writing ----------------------------------------------------------------------------------------------------------

    def commit(self, segments: dict[str, tuple[SegmentEntry, ...]]) -> None:
        """Makes `segments` count, in one step, and deletes all other files."""
        self.path.mkdir(parents=True, exist_ok=True)
        fresh = self.path / f".{MANIFEST}.new"
        with fresh.open("wb") as file:
            file.write(ProfileManifest(segments=segments).model_dump_json().encode())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path / MANIFEST)
        sync_folder(self.path)
        self.manifest = ProfileManifest(segments=segments)
        self.sweep()

    def sweep(self) -> None:
        """Deletes files that do not count."""
        named = {file.path for found in self.manifest.segments.values() for one in found for file in one.files}
        for path in self.path.rglob("*.parquet"):
            if path.relative_to(self.path).as_posix() not in named:
                path.unlink(missing_ok=True)
        for folder in self.path.iterdir() if self.path.exists() else ():
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def new_files(self, name: str, batches: Iterable[pa.RecordBatch]) -> tuple[FileEntry, ...]:
        """Writes sorted rows into files of their own."""
        folder = f"{name}-{secrets.token_hex(7)}"
        (self.path / folder).mkdir(parents=True)
        return tuple(self.write(f"{folder}/{place}.parquet", rows) for place, rows in enumerate(_files_of(batches)))

    def write(self, path: str, rows: pa.Table) -> FileEntry:
        """Writes the rows of one file, which are sorted."""
        pq.write_table(
            rows, self.path / path, row_group_size=ROWS_IN_GROUP, compression="lz4", write_statistics=False,
            use_dictionary=False,
        )  # fmt: skip
        of = rows[OF].combine_chunks().to_numpy()
        groups = tuple(
            (int(of[first]), int(of[min(first + ROWS_IN_GROUP, len(of)) - 1]))
            for first in range(0, len(of), ROWS_IN_GROUP)
        )
        return FileEntry(path=path, groups=groups)


def _files_of(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    kept: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        kept.append(batch)
        rows += batch.num_rows
        while rows >= ROWS_IN_FILE:
            table = pa.Table.from_batches(kept)
            yield table.slice(0, ROWS_IN_FILE)
            kept = table.slice(ROWS_IN_FILE).to_batches()
            rows -= ROWS_IN_FILE
    if rows:
        yield pa.Table.from_batches(kept)


def arrange(settings: Settings) -> bool:
    """Brings the copy up to date; gives back whether anything was to be done. Only rows that it lacks are copied."""
    if not settings.store_path.exists():
        return False
    identity = IdentityStore(settings.store_path)
    with identity.told_plainly(), identity.alone() as linked:
        snapshot = Store(settings.store_path).snapshot()
        arranged = Arranged(settings.store_path)
        run = linked.run.folder if linked.run else None
        with (
            work_folder(settings.store_path, "link") as work,
            closing(connect(settings, work)) as connection,
        ):
            segments = {
                reach.table.name: _segments(arranged, connection, reach, snapshot.tables[reach.table.name])
                for reach in reaches()
                if reach.table.name in snapshot.tables
            }
            if run:
                kept = arranged.manifest.segments.get(LINKS, ())
                segments[LINKS] = kept if arranged.links_are(run) else _of_links(arranged, connection, identity, run)
        if segments == arranged.manifest.segments:
            return False
        arranged.commit(segments)
        return True


def _segments(
    arranged: Arranged, connection: duckdb.DuckDBPyConnection, reach: Reach, table: TableParts
) -> tuple[SegmentEntry, ...]:
    before = arranged.manifest.segments.get(table.table, ())
    covered = arranged.covered(table)
    lacking = [part for part in table.parts if part.id not in covered]
    # A segment that is mostly out of date is not worth its lookups.
    kept = [one for one in before if sum(part in covered for part in one.parts) * 2 > len(one.parts)]
    held = {part for one in kept for part in one.parts} & covered
    lacking = [part for part in table.parts if part.id not in held]
    if not lacking:
        return tuple(kept)
    if len(kept) >= _MOST_SEGMENTS:
        kept, lacking = [], list(table.parts)
    some = TableParts(table.table, tuple(lacking), table.replaced)
    return (*kept, _segment(arranged, connection, reach, some))


def _segment(
    arranged: Arranged, connection: duckdb.DuckDBPyConnection, reach: Reach, table: TableParts
) -> SegmentEntry:
    rows = f"({select_rows(table, with_part=True)})"
    ways = " UNION ALL ".join(f"SELECT {of} AS {OF}, * FROM {rows} WHERE {where}" for of, where in _ways(reach))
    reader = connection.sql(f"FROM ({ways}) ORDER BY {OF}").to_arrow_reader(ROWS_IN_FILE)
    files = arranged.new_files(table.table, reader)
    return SegmentEntry(parts={part.id: state_of(table, part.id) for part in table.parts}, files=files)


def _ways(reach: Reach) -> Iterator[tuple[str, str]]:
    """The hash of what a row is found by, and of which rows."""
    nobody = "true"
    if reach.by_record:
        known = " AND ".join(f"{name} IS NOT NULL" for name in RECORD)
        nobody = f"NOT ({known})"
        yield _hashed_sql("record", *RECORD), known
    for column, table in reach.references.items():
        yield _hashed_sql(table, identifier(column)), f"{nobody} AND {identifier(column)} IS NOT NULL"
    if reach.by_respondent:
        known = " AND ".join(f"{name} IS NOT NULL" for name in RESPONDENT)
        yield _hashed_sql("respondent", *RESPONDENT), f"{nobody} AND {known}"
    if reach.by_customer:
        yield _hashed_sql("customer", "CAST(customer_id AS VARCHAR)"), "customer_id IS NOT NULL"


def _of_links(
    arranged: Arranged, connection: duckdb.DuckDBPyConnection, identity: IdentityStore, run: str
) -> tuple[SegmentEntry, ...]:
    links = f"{parquet([identity.path / run / 'customer_link.parquet'])}"
    by_record = f"SELECT {_hashed_sql('record', *RECORD)} AS {OF}, * FROM {links}"
    by_customer = f"SELECT {_hashed_sql('customer', 'CAST(customer_id AS VARCHAR)')} AS {OF}, * FROM {links}"
    reader = connection.sql(f"FROM ({by_record} UNION ALL {by_customer}) ORDER BY {OF}").to_arrow_reader(ROWS_IN_FILE)
    return (SegmentEntry(parts={run: ""}, files=arranged.new_files(LINKS, reader)),)


def without(
    arranged: Arranged,
    connection: duckdb.DuckDBPyConnection,
    conditions: dict[str, str],
    before: Snapshot,
    after: Snapshot,
    runs: tuple[str, str] | None,
) -> int:
    """Takes the rows out that the conditions name, by table, and makes it count; gives back how many files changed.

    Parts that were written anew for an erasure alone count as copied still; `runs` are the run of links before and
    after it.
    """
    segments: dict[str, tuple[SegmentEntry, ...]] = {}
    changed = 0
    for name, found in arranged.manifest.segments.items():
        kept = []
        for segment in found:
            files = []
            for file in segment.files:
                fresh = _file_without(arranged, connection, file, conditions.get(name))
                changed += fresh is not file
                files += [fresh] if fresh else []
            kept.append(SegmentEntry(parts=_parts_after(name, segment, before, after, runs), files=tuple(files)))
        segments[name] = tuple(kept)
    if segments != arranged.manifest.segments:
        arranged.commit(segments)
    arranged.sweep()
    return changed


def _file_without(
    arranged: Arranged, connection: duckdb.DuckDBPyConnection, file: FileEntry, condition: str | None
) -> FileEntry | None:
    if condition is None:
        return file
    path = parquet([arranged.path / file.path])
    [(rows, gone)] = connection.execute(f"SELECT count(*), count(*) FILTER ({condition}) FROM {path}").fetchall()
    if not gone:
        return file
    if rows == gone:
        return None
    rest: Any = connection.sql(f"SELECT * FROM {path} WHERE NOT {condition} ORDER BY {OF}").to_arrow_table()
    return arranged.write(f"{file.path.rpartition('/')[0]}/{secrets.token_hex(4)}.parquet", rest)


def _parts_after(
    name: str, segment: SegmentEntry, before: Snapshot, after: Snapshot, runs: tuple[str, str] | None
) -> dict[str, str]:
    if name == LINKS:
        return {runs[1] if runs and run == runs[0] else run: state for run, state in segment.parts.items()}
    was, now = before.tables.get(name), after.tables.get(name)
    ids = ({one.id for one in was.parts} if was else set()) & ({one.id for one in now.parts} if now else set())
    return {
        part: state_of(now, part) if was and now and part in ids and state == state_of(was, part) else state
        for part, state in segment.parts.items()
    }


def forget(store: Path) -> None:
    """Deletes the whole copy."""
    shutil.rmtree(store / PROFILE, ignore_errors=True)
