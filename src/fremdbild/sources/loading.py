"""`load`: the sources of fremdbild.toml into the store, all of them or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from fremdbild.engine.connection import connect
from fremdbild.engine.manifest import InputEntry, Manifest, PartEntry, SourceEntry
from fremdbild.engine.store import Load, Store, drop_retired
from fremdbild.errors import FremdbildError, SettingsError
from fremdbild.settings import Settings, Source, read_settings
from fremdbild.sources.left_out import without_erased
from fremdbild.sources.own_answers import with_own_answers
from fremdbild.sources.plan import check_names
from fremdbild.sources.problem import Problem
from fremdbild.sources.progress import Progress, Tell
from fremdbild.sources.reading import Reader, Reading
from fremdbild.sources.references import dangling
from fremdbild.sources.replacement import replaced
from fremdbild.sources.report import FileReport, LoadReport, SourceReport
from fremdbild.sources.trouble import together, told_plainly


def load(
    settings: Settings | Path | str,
    *,
    only: Sequence[str] | None = None,
    full: bool = False,
    progress: Tell | None = None,
) -> LoadReport:
    """Reads the sources of `settings` (or of the fremdbild.toml in a folder) into the store.

    Files that are as they were are not read again, unless `full`. `only` names the sources to look at; the others stay
    as they are. Raises a FremdbildError that tells every problem of every source; the store is then as it was before.
    """
    if not isinstance(settings, Settings):
        settings = read_settings(Path(settings))
    settings = with_own_answers(settings)
    chosen = chosen_sources(settings, only)
    check_all_names(chosen)
    with Store(settings.store_path).load() as running, closing(_opened(settings, running)) as database:
        loaded_at = datetime.now(UTC).replace(tzinfo=None)
        reader = Reader(settings, running, loaded_at, full, Progress(progress), database)
        readings = _all_read(reader, chosen)
        before = running.before
        others = [entry for entry in before.sources if only is not None and entry.label not in readings]
        after = _in_order(settings, [*(reading.entry for reading in readings.values()), *others])
        fresh = frozenset(entry.part.id for reading in readings.values() for entry in reading.fresh if entry.part)
        if tuple(after) == before.sources:
            return _report(before, before.sources, readings, changed=False, problems=[])
        with told_plainly(str(running.store), running.store):
            aside = frozenset(one.set_aside for reading in readings.values() for one in reading.fresh if one.set_aside)
            after, before_lists, found_in_older = without_erased(settings, database, running, after, fresh, aside)
            readings = _as_left(readings, after)
            after, listed = _settled(database, running, after, fresh, before_lists)
            problems = dangling(database, running.store, after, fresh)
            manifest = running.commit(after, listed, loaded_at)
            if found_in_older:
                drop_retired(running.store)
        return _report(manifest, before.sources, readings, changed=True, problems=problems)


def _opened(settings: Settings, running: Load) -> duckdb.DuckDBPyConnection:
    """One database for the whole load: to open one for every file takes longer than to read a small file."""
    with told_plainly(str(running.store), running.store):
        return connect(settings, running.work)


def chosen_sources(settings: Settings, only: Sequence[str] | None) -> list[Source]:
    """The sources called `only` (None: all); raises SettingsError where there is none of that name."""
    labels = [source.label for source in settings.source]
    if not labels:
        raise SettingsError(
            "there is no [[source]]", where=str(settings.folder / "fremdbild.toml"), next_step="describe a source there"
        )
    for name in only or ():
        if name not in labels:
            raise SettingsError(f'there is no source "{name}"', next_step=f"the sources are {', '.join(labels)}")
    return [source for source in settings.source if only is None or source.label in only]


def check_all_names(sources: Sequence[Source]) -> None:
    """Raises SettingsError that tells every unknown table and column of `sources`."""
    errors: list[FremdbildError] = []
    for source in sources:
        try:
            check_names(source)
        except SettingsError as error:
            errors.append(error)
    if errors:
        raise together(errors)


def _all_read(reader: Reader, sources: Sequence[Source]) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    errors: list[FremdbildError] = []
    for source in sources:
        try:
            readings[source.label] = reader.read(source)
        except FremdbildError as error:
            errors.append(error)
    if errors:
        raise together(errors)
    return readings


def _in_order(settings: Settings, entries: Sequence[SourceEntry]) -> list[SourceEntry]:
    """In the order of the settings; what they no longer name comes last."""
    order = {source.label: place for place, source in enumerate(settings.source)}
    return sorted(entries, key=lambda entry: order.get(entry.label, len(order)))


def _as_left(readings: dict[str, Reading], after: Sequence[SourceEntry]) -> dict[str, Reading]:
    """The readings without rows of people who were erased."""
    entries = {entry.label: entry for entry in after}
    left = {}
    for label, reading in readings.items():
        fresh = {one.name for one in reading.fresh}
        now = tuple(one for one in entries[label].inputs if one.name in fresh)
        left[label] = replace(reading, entry=entries[label], fresh=now)
    return left


def _settled(
    connection: duckdb.DuckDBPyConnection,
    running: Load,
    after: Sequence[SourceEntry],
    fresh: frozenset[str],
    before_lists: Mapping[str, str],
) -> tuple[list[SourceEntry], dict[str, str]]:
    """Settles table by table which rows count."""
    before = running.before
    settled: dict[str, SourceEntry] = {}
    lists: dict[str, str] = {}
    for table in dict.fromkeys(entry.table for entry in after):
        sources = [entry for entry in after if entry.table == table]
        gone = _gone_parts(before, sources, table)
        found = replaced(connection, running, table, sources, gone, fresh, before_lists.get(table))
        settled.update({entry.label: entry for entry in found.sources})
        if found.listed:
            lists[table] = found.listed
    return [settled[entry.label] for entry in after], lists


def _gone_parts(before: Manifest, sources: Sequence[SourceEntry], table: str) -> list[PartEntry]:
    still = {entry.part.id for source in sources for entry in source.inputs if entry.part}
    return [
        entry.part
        for source in before.sources
        if source.table == table
        for entry in source.inputs
        if entry.part and entry.part.id not in still
    ]


def _report(
    manifest: Manifest,
    before: Sequence[SourceEntry],
    readings: dict[str, Reading],
    *,
    changed: bool,
    problems: Sequence[Problem],
) -> LoadReport:
    reports = [_source_report(reading, manifest.source(label)) for label, reading in readings.items()]
    named = {entry.label for entry in manifest.sources}
    reports += [
        SourceReport(entry.label, entry.table, (), 0, tuple(i.name for i in entry.inputs), 0, _live_rows(entry.inputs))
        for entry in before
        if entry.label not in named
    ]
    found = [problem for reading in readings.values() for problem in reading.problems]
    return LoadReport(manifest.generation, changed, tuple(reports), (*found, *problems))


def _source_report(reading: Reading, after: SourceEntry | None) -> SourceReport:
    now = after.inputs if after else reading.entry.inputs
    was = {entry.part.id: entry.part.superseded for entry in reading.entry.inputs if entry.part}
    replaced_now = sum(max(0, entry.part.superseded - was[entry.part.id]) for entry in now if entry.part)
    files = tuple(
        FileReport(
            entry.name, entry.rows_raw, entry.rows_read, entry.rows_stored, entry.rows_set_aside, entry.rows_erased
        )
        for entry in reading.fresh
    )
    return SourceReport(
        source=reading.entry.label,
        table=reading.entry.table,
        files=files,
        files_unchanged=reading.unchanged,
        files_removed=tuple(entry.name for entry in reading.gone),
        rows_replaced=replaced_now,
        rows_removed=_live_rows(reading.gone),
    )


def _live_rows(inputs: Sequence[InputEntry]) -> int:
    return sum(entry.part.rows - entry.part.superseded for entry in inputs if entry.part)
