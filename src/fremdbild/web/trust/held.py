"""What the store holds: tables, their sources, the last load, and rows that were set aside. Counts, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from fremdbild.engine.manifest import SourceEntry, read_manifest
from fremdbild.errors import StoreError
from fremdbild.tables import BY_NAME, TABLES
from fremdbild.texts import Words
from fremdbild.texts.meanings import column_meaning, grain


@dataclass(frozen=True)
class HeldTable:
    """A canonical table that has rows."""

    name: str
    grain: str
    rows: int
    columns: list[tuple[str, str]]


@dataclass(frozen=True)
class HeldSource:
    """A source and how its last load went."""

    label: str
    table: str
    files: list[str]
    read: int
    stored: int
    set_aside: int
    loaded_at: datetime | None


@dataclass(frozen=True)
class Held:
    """The whole store; `damaged` says that its list cannot be read."""

    tables: list[HeldTable]
    sources: list[HeldSource]
    unused: list[tuple[str, str]]
    loaded_at: datetime | None
    damaged: bool = False

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def set_aside(self) -> int:
        return sum(source.set_aside for source in self.sources)


def held(words: Words) -> Held:
    """What the store of this folder holds now."""
    try:
        manifest = read_manifest(settings.PROJECT.store_path)
    except StoreError:
        return Held([], [], [], None, damaged=True)
    sources = [_source(entry) for entry in manifest.sources if entry.inputs]
    rows: dict[str, int] = {}
    for source in sources:
        rows[source.table] = rows.get(source.table, 0) + source.stored
    tables = [
        HeldTable(
            table.name, grain(words.language, table.name, table.grain), rows[table.name], _columns(words, table.name)
        )
        for table in TABLES
        if table.name in rows
    ]
    unused = [
        (table.name, grain(words.language, table.name, table.grain))
        for table in TABLES
        if table.name not in rows and not table.derived_by
    ]
    return Held(tables, sources, unused, _aware(manifest.loaded_at))


def _columns(words: Words, table: str) -> list[tuple[str, str]]:
    return [
        (column.name, column_meaning(words.language, table, column.name, column.meaning))
        for column in BY_NAME[table].columns
    ]


def _source(entry: SourceEntry) -> HeldSource:
    last = max((one.loaded_at for one in entry.inputs), default=None)
    return HeldSource(
        entry.label,
        entry.table,
        [one.name for one in entry.inputs],
        sum(one.rows_read for one in entry.inputs),
        sum(one.part.rows - one.part.superseded for one in entry.inputs if one.part),
        sum(one.rows_set_aside for one in entry.inputs),
        _aware(last),
    )


def _aware(moment: datetime | None) -> datetime | None:
    """Times of the store are UTC without a zone mark."""
    return None if moment is None else moment if moment.tzinfo else moment.replace(tzinfo=UTC)
