"""Reads one source: which of its inputs are as they were, and what the others hold now."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from fremdbild.engine.connection import another
from fremdbild.engine.manifest import InputEntry, SourceEntry
from fremdbild.engine.snapshot import PART
from fremdbild.engine.sql import parquet
from fremdbild.engine.store import Load
from fremdbild.errors import FremdbildError
from fremdbild.settings import Settings, Source
from fremdbild.sources.database import database_name, database_rows
from fremdbild.sources.files import Digest, SourceFile, as_when_read, ensure_unchanged, source_files
from fremdbild.sources.fingerprint import fingerprint
from fremdbild.sources.opening import kind_of, open_file
from fremdbild.sources.part_writer import Written, write_part
from fremdbild.sources.plain_text import inner_name
from fremdbild.sources.plan import planned
from fremdbild.sources.problem import Problem
from fremdbild.sources.progress import Progress
from fremdbild.sources.raw import selected
from fremdbild.sources.set_aside import problems_of, unusable
from fremdbild.sources.trouble import together, told_plainly

MISTAKEN_FROM = 100
"""A file of so many rows of which none can be used is a mistake in settings or export, not a bad day's data."""


@dataclass(frozen=True)
class Reading:
    """What a source holds now. `fresh` inputs were read; `problems` are those of fresh inputs."""

    entry: SourceEntry
    fresh: tuple[InputEntry, ...]
    unchanged: int
    gone: tuple[InputEntry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Reader:
    """Reads the inputs of one load, each through a connection of its own to the `database` of the load."""

    settings: Settings
    load: Load
    loaded_at: datetime
    full: bool
    progress: Progress
    database: duckdb.DuckDBPyConnection

    def read(self, source: Source) -> Reading:
        """Reads what is new or changed of `source`; raises a FremdbildError that tells every problem of its files."""
        before = self._before(source)
        known = {entry.name: entry for entry in before.inputs} if before else {}
        hashed = fingerprint(self.settings, source)
        usable = known if before and before.fingerprint == hashed and not self.full else {}
        inputs, problems = self._inputs(source, usable)
        fresh = tuple(entry for entry in inputs if entry is not usable.get(entry.name))
        names = {entry.name for entry in inputs}
        gone = tuple(entry for entry in known.values() if entry.name not in names)
        if any(entry.rows_read for entry in inputs) and not any(entry.rows_stored for entry in inputs):
            raise unusable(f"source {source.label}", problems)
        entry = SourceEntry(label=source.label, table=source.table, fingerprint=hashed, inputs=tuple(inputs))
        return Reading(entry, fresh, len(inputs) - len(fresh), gone, tuple(problems))

    def _before(self, source: Source) -> SourceEntry | None:
        before = self.load.before.source(source.label)
        return before if before and before.table == source.table else None

    def _inputs(self, source: Source, known: dict[str, InputEntry]) -> tuple[list[InputEntry], list[Problem]]:
        if source.file is None:
            entry, problems = self._read_query(source, known)
            return [entry], problems
        inputs: list[InputEntry] = []
        found: list[Problem] = []
        errors: list[FremdbildError] = []
        files = source_files(self.settings.folder, source.file)
        self.progress.expect(sum(file.size for file in files))
        for file in files:
            try:
                entry, problems = self._read_file(source, file, known.get(file.name))
                inputs.append(entry)
                found += problems
            except FremdbildError as error:
                errors.append(error)
                # Of thousands of files that all lack a column, a few tell enough.
                if len(errors) == 5:
                    break
        if errors:
            raise together(errors)
        return inputs, found

    def _read_file(
        self, source: Source, file: SourceFile, before: InputEntry | None
    ) -> tuple[InputEntry, list[Problem]]:
        if before and as_when_read(file, before):
            self.progress.done(file.size)
            return before, []
        with told_plainly(file.name, self.load.store):
            digest = Digest(file.path)
            if before and file.size == before.size and digest.result() == before.sha256:
                self.progress.done(file.size)
                return before, []
            # A new name each time: DuckDB may still hold blocks of a file by its name.
            work = Path(tempfile.mkdtemp(dir=self.load.work, prefix="input-"))
            try:
                written, raw_rows = self._write(source, file, work)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            sha256 = digest.result()
        ensure_unchanged(file)
        return self._entry(source, written, raw_rows, sha256, file)

    def _write(self, source: Source, file: SourceFile, work: Path) -> tuple[Written, int]:
        """Reads a file; a CSV file that DuckDB cannot read as it is a second time, through a mended copy."""
        try:
            written, raw_rows, rows_seen = self._write_once(source, file, work, mend=False)
            if raw_rows or written.rows_read or not rows_seen:
                return written, raw_rows
        except duckdb.InvalidInputException:
            if kind_of(inner_name(file.path), source) != "csv":
                raise
        return self._write_once(source, file, work, mend=True)[:2]

    def _write_once(self, source: Source, file: SourceFile, work: Path, *, mend: bool) -> tuple[Written, int, bool]:
        """What was written, the raw rows, and whether a first look into the file has seen rows."""
        with closing(another(self.database)) as connection:
            raw = open_file(file.path, source, work, connection, mend=mend)
            plan = planned(self.settings, source, raw)
            with self.progress.watching(connection, file.name, file.size):
                written = write_part(connection, self.load, source.label, file.name, plan, raw)
                rows = _count(connection, raw.unselected) if raw.unselected else written.rows_read
        return written, rows, raw.has_rows

    def _read_query(self, source: Source, known: dict[str, InputEntry]) -> tuple[InputEntry, list[Problem]]:
        name = database_name(source.url or "")
        self.progress.expect(1)
        with (
            told_plainly(name, self.load.store),
            closing(another(self.database)) as connection,
        ):
            raw = database_rows(source, self.settings.folder, connection)
            if source.select:
                raw = selected(raw, source.select, connection)
            plan = planned(self.settings, source, raw)
            with self.progress.watching(connection, name, 1):
                written = write_part(connection, self.load, source.label, name, plan, raw)
            content = _content(connection, self.load, written)
        before = known.get(name)
        if before and before.sha256 == content:
            return before, []
        now = time.time_ns()
        return self._entry(source, written, written.rows_read, content, SourceFile(name, Path(), 0, 0, 0, now))

    def _entry(
        self, source: Source, written: Written, raw_rows: int, sha256: str, file: SourceFile
    ) -> tuple[InputEntry, list[Problem]]:
        entry = InputEntry(
            name=file.name,
            size=file.size,
            mtime_ns=file.mtime_ns,
            checked_ns=file.checked_ns,
            sha256=sha256,
            rows_raw=raw_rows,
            rows_read=written.rows_read,
            rows_stored=written.rows_stored,
            rows_set_aside=written.rows_set_aside,
            loaded_at=self.loaded_at,
            part=written.part,
            set_aside=self.load.name_of(written.set_aside) if written.set_aside else None,
            notices=written.notices,
        )
        problems = [*self._problems(source, written, file.name), *_notices(source, entry)]
        if entry.rows_stored == 0 and entry.rows_read >= MISTAKEN_FROM:
            raise unusable(file.name, problems)
        return entry, problems

    def _problems(self, source: Source, written: Written, name: str) -> Iterable[Problem]:
        if written.set_aside is None:
            return []
        with closing(another(self.database)) as connection:
            return problems_of(connection, source.label, [written.set_aside], {name: written.rows_read})


def _notices(source: Source, entry: InputEntry) -> list[Problem]:
    return [
        Problem(
            source=source.label,
            file=entry.name,
            column=notice.column,
            count=notice.count,
            of=entry.rows_read,
            first_row=None,
            first_value=None,
            fact=notice.fact,
            next_step="nothing, or let the source write times with their offset",
            consequence="notice",
        )
        for notice in entry.notices
    ]


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    return row[0] if row else 0


def _content(connection: duckdb.DuckDBPyConnection, load: Load, written: Written) -> str:
    """A digest of a query's rows, whatever their order: databases promise none."""
    digests = []
    for name in (written.part.path if written.part else None, written.set_aside and load.name_of(written.set_aside)):
        if name is None:
            digests.append("none")
            continue
        columns = f"* EXCLUDE ({PART})" if written.part and name == written.part.path else "* EXCLUDE (row_number)"
        row = connection.execute(
            f"SELECT count(*), sum(CAST(md5_number_lower(CAST(r AS VARCHAR)) AS HUGEINT)) "
            f"FROM (SELECT {columns} FROM {parquet([load.store / name])}) AS r"
        ).fetchone()
        digests.append("-".join(str(value) for value in row or ()))
    return " ".join(digests)
