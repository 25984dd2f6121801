"""The store: canonical tables as Parquet files that are never changed, and a manifest that says which of them count.

```
store/manifest.json                          the one truth, replaced in one step
store/<table>/<source>/<id>.parquet          every usable row of one input
store/<table>/<source>/<id>.rest.parquet     rows of it that are left, where most have newer versions
store/replaced/<table>/<id>.parquet          (part, key) of rows that have a newer version elsewhere
store/set_aside/<source>/<id>.parquet        rows of one input that cannot be used, each with its reason
store/work/<id>/                             what a running load or query needs for itself
store/identity/                              which records are of the same customer; see `identity.store`
store/profile/                               rows about people, those of one person together; see `identity.arranged`
store/erased/                                who was erased, as keyed hashes, and receipts; see `engine.erased`
```
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from fremdbild.engine.derived import IDENTITY, derived_tables
from fremdbild.engine.erased import ERASED
from fremdbild.engine.lock import only_load
from fremdbild.engine.manifest import (
    InputEntry,
    Manifest,
    RetiredEntry,
    SourceEntry,
    read_manifest,
    sync_folder,
    write_manifest,
)
from fremdbild.engine.snapshot import Input, Part, Snapshot, TableParts
from fremdbild.errors import StoreError

WORK = "work"
PROFILE = "profile"
_NOT_OURS = {WORK, IDENTITY, PROFILE, ERASED}
_LOADING = "load"
KEPT_FOR = timedelta(days=1)
"""How long a file is kept that a reader of an older generation may still have open."""


class Store:
    """The store in the folder `path`, which need not exist yet."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def manifest(self) -> Manifest:
        return read_manifest(self.path)

    def snapshot(self) -> Snapshot:
        """What the store holds now, derived tables too; StoreError where a manifest or a file is gone or damaged."""
        snapshot = snapshot_of(self.manifest(), self.path)
        return replace(snapshot, tables={**snapshot.tables, **derived_tables(self.path)})

    def set_aside(self, label: str) -> tuple[Path, ...]:
        """Parquet files with the rows of one source that cannot be used, one per input that has any."""
        source = self.manifest().source(label)
        if source is None:
            return ()
        return tuple(self.path / entry.set_aside for entry in source.inputs if entry.set_aside)

    @contextmanager
    def load(self) -> Iterator[Load]:
        """A load that has the store to itself; nothing counts before `Load.commit`."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"cannot be made ({error.strerror})", where=str(self.path), next_step="check path in [store]"
            ) from None
        with only_load(self.path):
            manifest = self.manifest()
            self._sweep(manifest)
            with work_folder(self.path, _LOADING) as work:
                load = Load(self.path, manifest, work)
                try:
                    yield load
                finally:
                    load.discard()

    def _sweep(self, manifest: Manifest) -> None:
        """Deletes what a load that died has left behind, and what was retired more than a day ago."""
        now = _now()
        for entry in manifest.retired:
            if now - entry.since > KEPT_FOR:
                (self.path / entry.path).unlink(missing_ok=True)
        named = manifest.files()
        for path in self.path.rglob("*.parquet"):
            inside = path.relative_to(self.path)
            if inside.as_posix() not in named and inside.parts[0] not in _NOT_OURS:
                path.unlink(missing_ok=True)
        for folder in (self.path / WORK).glob("*"):
            # Whoever holds the lock is the only load; a query may be running that started today.
            if folder.name.startswith(_LOADING) or _age(folder) > KEPT_FOR:
                shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Load:
    """A running load: where new files go, and the step that makes them count."""

    store: Path
    before: Manifest
    work: Path
    _new: list[Path] = field(default_factory=list)

    def new_part(self, table: str, label: str) -> tuple[str, Path]:
        """Id and path of a part file to be written."""
        identity = secrets.token_hex(7)
        return identity, self._fresh(self.store / table / _folder_name(label) / f"{identity}.parquet")

    def new_survivors(self, part: Path) -> Path:
        return self._fresh(part.with_name(f"{part.stem}.{secrets.token_hex(4)}.rest.parquet"))

    def new_set_aside(self, label: str) -> Path:
        return self._fresh(self.store / "set_aside" / _folder_name(label) / f"{secrets.token_hex(8)}.parquet")

    def beside(self, path: Path, name: str) -> Path:
        """A new file in the folder of another one."""
        return self._fresh(path.with_name(name))

    def new_replaced(self, table: str) -> Path:
        return self._fresh(self.store / "replaced" / table / f"{secrets.token_hex(8)}.parquet")

    def name_of(self, path: Path) -> str:
        """`path` as the manifest names it."""
        return path.relative_to(self.store).as_posix()

    def commit(self, sources: Sequence[SourceEntry], replaced: dict[str, str], loaded_at: datetime) -> Manifest:
        """Makes `sources` and `replaced` the content of the store, in one step."""
        after = Manifest(
            generation=self.before.generation + 1,
            loaded_at=loaded_at,
            sources=tuple(sources),
            replaced=replaced,
        )
        kept = {entry for entry in self.before.retired if (self.store / entry.path).exists()}
        gone = self.before.files_in_use() - after.files_in_use()
        retired = {RetiredEntry(path=path, since=loaded_at) for path in gone}
        after = after.model_copy(update={"retired": tuple(sorted(kept | retired, key=lambda entry: entry.path))})
        named = after.files_in_use()
        for path in self._new:
            if self.name_of(path) in named:
                _sync_file(path)
            else:
                path.unlink(missing_ok=True)
        for folder in {path.parent for path in self._new}:
            sync_folder(folder)
        write_manifest(self.store, after)
        self._new.clear()
        return after

    def discard(self) -> None:
        """Deletes the files of a load that failed, or that found nothing new."""
        for path in self._new:
            path.unlink(missing_ok=True)

    def _fresh(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._new.append(path)
        return path


def drop_retired(store: Path) -> None:
    """Deletes old files at once, for whoever holds the lock of loads: they hold somebody who was erased.

    A reader that still reads an older generation fails, and reads the new one when it is asked again.
    """
    manifest = read_manifest(store)
    for entry in manifest.retired:
        (store / entry.path).unlink(missing_ok=True)
    if manifest.retired:
        write_manifest(store, manifest.model_copy(update={"retired": ()}))


@contextmanager
def work_folder(store: Path, what: str) -> Iterator[Path]:
    """A folder inside the store for what spills over memory, gone afterwards; `what` begins its name."""
    folder = store / WORK / f"{what}-{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def anything_to_link(store: Path) -> bool:
    """Whether there are customer records, or links that were made of some; asked before the slow import of linking."""
    return (store / IDENTITY).exists() or (store.exists() and "source_record" in Store(store).snapshot().tables)


def snapshot_of(manifest: Manifest, store: Path) -> Snapshot:
    """What `manifest` says, with absolute paths."""
    parts: dict[str, list[Part]] = {}
    inputs: list[Input] = []
    for source in manifest.sources:
        for entry in source.inputs:
            inputs.append(_input(source.label, entry))
            if part := _live_part(source.label, entry, store):
                parts.setdefault(source.table, []).append(part)
    tables = {
        table: TableParts(table, tuple(found), store / name if (name := manifest.replaced.get(table)) else None)
        for table, found in sorted(parts.items())
    }
    return Snapshot(manifest.generation, manifest.loaded_at, tables, tuple(inputs))


def _live_part(label: str, entry: InputEntry, store: Path) -> Part | None:
    part = entry.part
    if part is None or part.rows == part.superseded:
        return None
    path = store / (part.survivors or part.path)
    if not path.exists():
        raise StoreError(
            "a file of the store is gone",
            where=str(path),
            next_step="run fremdbild load --full; it reads every source again",
        )
    listed = 0 if part.has_survivors else part.superseded
    return Part(part.id, path, part.rows - part.superseded, listed, label)


def _input(label: str, entry: InputEntry) -> Input:
    return Input(
        source=label,
        file=entry.name,
        sha256=entry.sha256,
        rows_read=entry.rows_read,
        rows_stored=entry.rows_stored,
        rows_set_aside=entry.rows_set_aside,
        loaded_at=entry.loaded_at,
    )


def _folder_name(label: str) -> str:
    """A folder for `label` that every file system takes; different labels get different folders."""
    plain = re.sub(r"[^A-Za-z0-9_-]", "_", label)[:60]
    return plain if plain == label else f"{plain}-{sha256(label.encode()).hexdigest()[:8]}"


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _age(path: Path) -> timedelta:
    try:
        return datetime.now(UTC) - datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return timedelta()


def _now() -> datetime:
    """UTC without a zone mark, as everything in the store."""
    return datetime.now(UTC).replace(tzinfo=None)
