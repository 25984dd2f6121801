"""Takes rows out of parts of the store for good: parts are written anew, and what counts of them is counted anew."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from fremdbild.engine.manifest import InputEntry, PartEntry, SourceEntry
from fremdbild.engine.reach import Reach
from fremdbild.engine.snapshot import PART
from fremdbild.engine.sql import PARQUET, identifier, identifiers, literal, parquet
from fremdbild.engine.store import Load

_GONE = "taken_out"
"""Temporary table of (part, key) of the rows that go."""


@dataclass
class TakingOut:
    """Rows of the table of `reach` for which the SQL `where` is true, in a running load.

    `rows` counts those that are out, with older versions; `files` counts files written anew or no longer needed.
    """

    load: Load
    connection: duckdb.DuckDBPyConnection
    reach: Reach
    where: str
    rows: int = 0
    files: int = 0
    columns: tuple[str, ...] = ()
    """Columns of the rows that go which are gathered in `found`."""
    found: list[tuple[str | None, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._key = self.reach.table.key
        self._made = False
        self.connection.execute(f"DROP TABLE IF EXISTS {_GONE}")

    def of_source(self, source: SourceEntry, parts: Collection[str] | None = None) -> SourceEntry:
        """`source` without them; only in parts with these ids, if given."""
        inputs = tuple(
            self._of_input(entry) if entry.part and (parts is None or entry.part.id in parts) else entry
            for entry in source.inputs
        )
        return source.model_copy(update={"inputs": inputs}) if inputs != source.inputs else source

    def listed(self, name: str | None) -> str | None:
        """The list of replaced rows without them; None where it is not needed any more."""
        if name is None or not self._made:
            return name
        old = parquet([self.load.store / name])
        same = " AND ".join(
            f"old.{identifier(one)} IS NOT DISTINCT FROM gone.{identifier(one)}" for one in (PART, *self._key)
        )
        rest = f"SELECT * FROM {old} AS old WHERE NOT EXISTS (FROM {_GONE} AS gone WHERE {same})"
        before, after = self._count(f"FROM {old}"), self._count(f"FROM ({rest})")
        if before == after:
            return name
        self.files += 1
        if not after:
            return None
        path = self.load.new_replaced(self.reach.table.name)
        self._copy(rest, path)
        return self.load.name_of(path)

    def _of_input(self, entry: InputEntry) -> InputEntry:
        part = entry.part
        if part is None:
            return entry
        file = self.load.store / part.path
        gone = self._count(f"FROM {parquet([file])} WHERE {self.where}")
        if not gone:
            return entry
        self._note(file)
        self.rows += gone
        self.files += 1
        fresh = self._rest_of(part, file, gone)
        return entry.model_copy(
            update={
                "part": fresh,
                "rows_stored": entry.rows_stored - gone,
                "rows_erased": entry.rows_erased + gone,
            }
        )

    def _note(self, file: Path) -> None:
        key = identifiers((PART, *self._key))
        query = f"SELECT {key} FROM {parquet([file])} WHERE {self.where}"
        self.connection.execute(
            f"INSERT INTO {_GONE} {query}" if self._made else f"CREATE TEMP TABLE {_GONE} AS {query}"
        )
        self._made = True
        if self.columns:
            self.found += self.connection.execute(
                f"SELECT DISTINCT {identifiers(self.columns)} FROM {parquet([file])} WHERE {self.where}"
            ).fetchall()

    def _rest_of(self, part: PartEntry, file: Path, gone: int) -> PartEntry | None:
        left = part.rows - gone
        if not left:
            return None
        path = self.load.beside(file, f"{part.id}.{secrets.token_hex(4)}.parquet")
        self._copy(f"SELECT * FROM {parquet([file])} WHERE NOT {self.where}", path)
        fresh = part.model_copy(update={"path": self.load.name_of(path), "rows": left})
        if not part.has_survivors:
            return fresh.model_copy(update={"superseded": part.superseded - self._superseded(part, file)})
        if not part.survivors:
            return fresh.model_copy(update={"superseded": left})
        survivors = self.load.store / part.survivors
        rest = f"SELECT * FROM {parquet([survivors])} WHERE NOT {self.where}"
        alive = self._count(f"FROM ({rest})")
        name = part.survivors
        if not alive:
            return fresh.model_copy(update={"superseded": left, "survivors": None})
        if alive != self._count(f"FROM {parquet([survivors])}"):
            anew = self.load.new_survivors(path)
            self._copy(rest, anew)
            self.files += 1
            name = self.load.name_of(anew)
        return fresh.model_copy(update={"superseded": left - alive, "survivors": name})

    def _superseded(self, part: PartEntry, file: Path) -> int:
        """How many of the rows that go from this part are in the list of replaced rows."""
        listed = self.load.before.replaced.get(self.reach.table.name)
        if not part.superseded or not listed:
            return 0
        same = " AND ".join(
            f"part.{identifier(one)} IS NOT DISTINCT FROM old.{identifier(one)}" for one in (PART, *self._key)
        )
        return self._count(
            f"FROM {parquet([file])} AS part WHERE {self.where} "
            f"AND EXISTS (FROM {parquet([self.load.store / listed])} AS old WHERE {same})"
        )

    def _copy(self, query: str, path: Path) -> None:
        self.connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")

    def _count(self, query: str) -> int:
        row = self.connection.execute(f"SELECT count(*) {query}").fetchone()
        return int(row[0]) if row else 0
