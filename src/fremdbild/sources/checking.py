"""`check`: whether settings and sources fit, without loading; and what the store holds that deserves a look."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pyarrow as pa

from fremdbild.engine.connection import connect
from fremdbild.engine.manifest import Manifest
from fremdbild.engine.sql import parquet
from fremdbild.engine.store import Store
from fremdbild.errors import FremdbildError, SettingsError
from fremdbild.settings import Settings, Source
from fremdbild.sources.database import database_name, database_rows
from fremdbild.sources.files import source_files
from fremdbild.sources.loading import check_all_names, chosen_sources
from fremdbild.sources.opening import open_file
from fremdbild.sources.own_answers import with_own_answers
from fremdbild.sources.plan import planned
from fremdbild.sources.problem import Problem
from fremdbild.sources.raw import selected
from fremdbild.sources.references import dangling
from fremdbild.sources.set_aside import problems_of
from fremdbild.sources.trouble import together, told_plainly

_FILES_LOOKED_INTO = 3
"""Of a pattern with many files, the newest ones tell whether the settings fit."""


@dataclass(frozen=True)
class SourceState:
    """One source: how many inputs the settings find now, and what the store holds of it."""

    source: str
    table: str
    inputs_found: int
    rows_stored: int
    rows_set_aside: int


def check(settings: Settings) -> tuple[SourceState, ...]:
    """Looks whether every source can be opened and its columns fit; raises a FremdbildError otherwise."""
    settings = with_own_answers(settings)
    sources = chosen_sources(settings, None)
    check_all_names(sources)
    manifest = Store(settings.store_path).manifest()
    states: list[SourceState] = []
    errors: list[FremdbildError] = []
    for source in sources:
        try:
            states.append(_state(manifest, source, _opened(settings, source)))
        except FremdbildError as error:
            errors.append(error)
    if errors:
        raise together(errors)
    return tuple(states)


def store_problems(settings: Settings) -> tuple[Problem, ...]:
    """Every problem of the rows in the store: set aside, or stored with a reference that leads nowhere."""
    store = Store(settings.store_path)
    manifest = store.manifest()
    with told_plainly(str(store.path), store.path), closing(connect(settings, None)) as connection:
        problems: list[Problem] = []
        for source in manifest.sources:
            read = {entry.name: entry.rows_read for entry in source.inputs}
            problems += problems_of(connection, source.label, store.set_aside(source.label), read)
        return (*problems, *dangling(connection, store.path, manifest.sources))


def kept_problems(settings: Settings) -> tuple[Problem, ...]:
    """The problems of rows in the store that are used as they are: references that lead nowhere."""
    store = Store(settings.store_path)
    with told_plainly(str(store.path), store.path), closing(connect(settings, None)) as connection:
        return tuple(dangling(connection, store.path, store.manifest().sources))


def set_aside_rows(settings: Settings, label: str, *, limit: int) -> pa.Table:
    """The first rows of a source that were set aside: file, row_number, reason, column, value, raw.

    Raises SettingsError where neither the settings nor the store know the source.
    """
    store = Store(settings.store_path)
    known = [source.label for source in settings.source]
    if label not in known and store.manifest().source(label) is None:
        raise SettingsError(f'there is no source "{label}"', next_step=f"the sources are {', '.join(known) or 'none'}")
    paths = store.set_aside(label)
    columns = 'file, row_number, reason, "column", value, raw'
    rows = parquet(paths) if paths else f"(SELECT {columns} FROM {_NOTHING})"
    with told_plainly(str(store.path), store.path), closing(connect(settings, None)) as connection:
        query = f"SELECT {columns} FROM {rows} ORDER BY file, row_number LIMIT {int(limit)}"
        return connection.sql(query).to_arrow_table()


_NOTHING = "(SELECT '' AS file, 0 AS row_number, '' AS reason, '' AS \"column\", '' AS value, '' AS raw WHERE false)"


def _opened(settings: Settings, source: Source) -> int:
    """Opens the inputs of a source and plans their columns; the number of inputs."""
    with _scratch() as work, closing(connect(settings, work)) as connection:
        if source.file is None:
            name = database_name(source.url or "")
            with told_plainly(name, settings.store_path):
                raw = database_rows(source, settings.folder, connection)
                planned(settings, source, selected(raw, source.select, connection) if source.select else raw)
            return 1
        files = source_files(settings.folder, source.file)
        for file in files[-_FILES_LOOKED_INTO:]:
            with told_plainly(file.name, settings.store_path):
                planned(settings, source, open_file(file.path, source, work, connection))
        return len(files)


def _state(manifest: Manifest, source: Source, found: int) -> SourceState:
    entry = manifest.source(source.label)
    inputs = entry.inputs if entry else ()
    return SourceState(
        source=source.label,
        table=source.table,
        inputs_found=found,
        rows_stored=sum(item.part.rows - item.part.superseded for item in inputs if item.part),
        rows_set_aside=sum(item.rows_set_aside for item in inputs),
    )


@contextmanager
def _scratch() -> Iterator[Path]:
    folder = Path(mkdtemp(prefix="fremdbild-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
