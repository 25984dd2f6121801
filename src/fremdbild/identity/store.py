"""What linking has found, kept beside the store: `store/identity/`.

```
manifest.json                the one truth, replaced in one step
<run>/customer_link.parquet  LINK_SCHEMA: which record belongs to which customer
<run>/customer.parquet       what the records of a customer say together; see `golden`
<run>/customer_conflict.parquet  where they disagree
<run>/compared.parquet       `golden.COMPARED_SCHEMA`: of how many customers that can be said
<run>/history.parquet        HISTORY_SCHEMA, of all runs: which id became which, when and why
<run>/dropped.parquet        DROPPED_SCHEMA: values that were kept from linking
<run>/review.parquet         `review.REVIEW_SCHEMA`: doubtful pairs and odd clusters
<run>/model.json             the model, as `read_model` reads it
<run>/state_….parquet        `state`: what the next run needs to compare new and changed records only
decisions-<id>.parquet       `decisions.SCHEMA`
```

A file counts only when the manifest names it. Whoever is killed before the manifest was replaced leaves everything as
it was; the next run deletes what is left over.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from fremdbild.engine.derived import IDENTITY, IDENTITY_MANIFEST
from fremdbild.engine.manifest import sync_folder
from fremdbild.engine.store import WORK
from fremdbild.errors import EngineError, StoreError
from fremdbild.identity.decisions import no_decisions
from fremdbild.identity.model import LinkModel, read_model
from fremdbild.identity.state import PREFIX

MANIFEST = IDENTITY_MANIFEST
LOCK = "link.lock"
"""In the store's folder for work, which is in no backup."""
_LOAD_LOCK = "load.lock"
FORMAT = 1

LINK_SCHEMA = pa.schema(
    [
        ("system", pa.string()),
        ("record_id", pa.string()),
        ("customer_id", pa.int64()),
        ("match_probability", pa.float64()),
        ("decided_by", pa.string()),
    ]
)
"""One row per record; the last two as in `Linked.clusters`."""

DROPPED_SCHEMA = pa.schema(
    [("column", pa.string()), ("value", pa.string()), ("reason", pa.string()), ("records", pa.int64())]
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ROOM_WORDS = ("No space left", "File too large", "quota exceeded", "max_temp_directory_size", "temp directory")


class RuleEntry(BaseModel):
    """A blocking rule as a run has used it; see `blocking.BlockingRule`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    keys: tuple[str, ...]
    comparisons: int | None
    left_out: int | None
    new: int | None


class LinkRun(BaseModel):
    """One run that changed something."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: str
    linked_at: datetime
    records_from: str
    """Names the files of the store from which the records came."""
    decided_from: str | None
    """The decisions that bound it."""
    has_model: bool
    next_id: int
    records: int
    systems: int
    customers: int
    to_review: int
    golden_from: str = ""
    """The rules of the golden record."""
    tables: dict[str, int] = {}
    """The derived tables that measures read, and their rows."""
    state: tuple[str, ...] = ()
    """What is kept for the next run (see `state`); nothing where that has to be a full one."""
    made_by: str = ""
    """Which version has made the state."""
    changed: int = 0
    """Records that were new or had changed since the last full run."""
    rules: tuple[RuleEntry, ...] = ()
    """Of the last full run."""
    pairs: dict[int, int] = {}
    """Bits → scored pairs that have so many and more, now."""


class IdentityManifest(BaseModel):
    """`manifest.json`; without a file both are None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    run: LinkRun | None = None
    decisions: str | None = None


class IdentityStore:
    """What linking keeps in the store at `store`."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.path = store / IDENTITY

    def manifest(self) -> IdentityManifest:
        """What counts; raises StoreError where the manifest is damaged."""
        path = self.path / MANIFEST
        try:
            found = IdentityManifest.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return IdentityManifest()
        except OSError as error:
            raise StoreError(
                f"cannot be read ({error.strerror})", where=str(path), next_step="check the permissions of the store"
            ) from None
        except ValidationError:
            raise self._damaged(path) from None
        if found.format != FORMAT:
            raise self._damaged(path)
        return found

    def links(self, run: LinkRun) -> pa.Table:
        return self._table(f"{run.folder}/customer_link.parquet")

    def history(self, run: LinkRun) -> pa.Table:
        return self._table(f"{run.folder}/history.parquet")

    def dropped(self, run: LinkRun) -> pa.Table:
        return self._table(f"{run.folder}/dropped.parquet")

    def review(self, run: LinkRun) -> pa.Table:
        return self._table(f"{run.folder}/review.parquet")

    def compared(self, run: LinkRun) -> pa.Table:
        return self._table(f"{run.folder}/compared.parquet")

    def derived_rows(self, run: LinkRun, table: str) -> pa.Table:
        return self._table(f"{run.folder}/{table}.parquet")

    def derived(self, run: LinkRun, table: str) -> Path:
        """The file of a derived table."""
        return self.path / run.folder / f"{table}.parquet"

    def state(self, run: LinkRun) -> dict[str, Path]:
        """The files of what was kept for the next run, by their names; nothing where one is gone."""
        files = {name.removeprefix(PREFIX): self.path / run.folder / f"{name}.parquet" for name in run.state}
        return files if all(path.exists() for path in files.values()) else {}

    def model(self, run: LinkRun) -> LinkModel:
        return read_model(self.path / run.folder / "model.json")

    def decisions(self, manifest: IdentityManifest) -> pa.Table:
        return self._table(manifest.decisions) if manifest.decisions else no_decisions()

    @contextmanager
    def alone(self) -> Iterator[IdentityManifest]:
        """Holds the lock of linking, and gives what counts now; raises StoreError where somebody else holds it."""
        lock = FileLock(self.store / WORK / LOCK, timeout=0)
        try:
            (self.store / WORK).mkdir(exist_ok=True)
            lock.acquire()
        except Timeout:
            raise StoreError(
                "somebody else is linking", where=str(self.store), next_step="wait until it is done and try again"
            ) from None
        except OSError as error:
            raise self._not_writable(error) from None
        try:
            manifest = self.manifest()
            self._sweep(manifest)
            # Work of a run that died holds records; whoever has the lock is the only one.
            for folder in (self.store / WORK).glob("link-*"):
                shutil.rmtree(folder, ignore_errors=True)
            yield manifest
        finally:
            lock.release()

    def keep_run(
        self, manifest: IdentityManifest, run: LinkRun, tables: Mapping[str, pa.Table | Path], model: LinkModel | None
    ) -> IdentityManifest:
        """Writes the files of `run` into its folder, or moves them there, and makes it count, in one step."""
        folder = self.path / run.folder
        folder.mkdir(parents=True)
        for name, rows in tables.items():
            if isinstance(rows, Path):
                rows.replace(folder / f"{name}.parquet")
                _sync(folder / f"{name}.parquet")
            else:
                _write(rows, folder / f"{name}.parquet")
        if model is not None:
            model.save(folder / "model.json")
            _sync(folder / "model.json")
        sync_folder(folder)
        return self._commit(manifest.model_copy(update={"run": run}))

    def keep_decisions(self, manifest: IdentityManifest, decisions: pa.Table) -> IdentityManifest:
        """Writes `decisions` and makes them count, in one step."""
        self.path.mkdir(parents=True, exist_ok=True)
        name = f"decisions-{secrets.token_hex(7)}.parquet"
        _write(decisions, self.path / name)
        return self._commit(manifest.model_copy(update={"decisions": name}))

    def _commit(self, manifest: IdentityManifest) -> IdentityManifest:
        fresh = self.path / f".{MANIFEST}.new"
        with fresh.open("wb") as file:
            file.write(manifest.model_dump_json(indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
        # A backup that copies these files holds the lock of loads.
        with FileLock(self.store / _LOAD_LOCK):
            fresh.replace(self.path / MANIFEST)
            sync_folder(self.path)
            self._sweep(manifest)
        return manifest

    def _sweep(self, manifest: IdentityManifest) -> None:
        """Deletes what nobody needs: of runs before, and of one that died. Only for whoever holds the lock."""
        named = {MANIFEST, manifest.decisions, manifest.run.folder if manifest.run else None}
        for path in self.path.glob("*"):
            if path.name in named:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def _table(self, name: str) -> pa.Table:
        path = self.path / name
        try:
            return pq.read_table(path)
        except (OSError, pa.ArrowException) as error:
            raise StoreError(
                f"cannot be read ({type(error).__name__}: {str(error).splitlines()[0]})",
                where=str(path),
                next_step=_BRING_BACK.format(path=self.path),
            ) from None

    def _damaged(self, path: Path) -> StoreError:
        return StoreError(
            "is damaged, or was written by another version of fremdbild",
            where=str(path),
            next_step=_BRING_BACK.format(path=self.path),
        )

    def _not_writable(self, error: OSError) -> StoreError:
        if error.errno in _NO_ROOM:
            return _full(self.store)
        return StoreError(
            f"cannot be written ({error.strerror or error})",
            where=str(error.filename or self.store),
            next_step="check the permissions of the store",
        )

    @contextmanager
    def told_plainly(self) -> Iterator[None]:
        """Turns errors of DuckDB and of the system into StoreError or EngineError with the next step."""
        try:
            yield
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            if any(words in str(error) for words in _NO_ROOM_WORDS):
                raise _full(self.store) from None
            raise EngineError(
                f"DuckDB gave up: {str(error).splitlines()[0]}",
                where="link",
                next_step="raise memory_limit in [engine], or run fremdbild load --full if a file is damaged",
            ) from None
        except OSError as error:
            raise self._not_writable(error) from None


_BRING_BACK = (
    "bring {path} back from a backup, or move it away and run fremdbild link; then customers get new ids and decisions"
    " are lost"
)


def _full(store: Path) -> StoreError:
    return StoreError(
        "the disk is full; links are as they were", where=str(store), next_step="make room and run it again"
    )


def _write(rows: pa.Table, path: Path) -> None:
    pq.write_table(rows, path)
    _sync(path)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
