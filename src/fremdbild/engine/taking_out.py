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
"""Temporary table of (part, key) of all rows that go."""
_HERE = "taken_out_here"
"""The same of one file, with `place`, the row's number in it: what a row is known by is asked once, and may be slow."""


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
        rest = f"SELECT * FROM {old} AS old WHERE NOT EXISTS (FROM {_GONE} AS gone WHERE {self._same('gone')})"
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
        gone = self._find(file)
        if not gone:
            return entry
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

    def _find(self, file: Path) -> int:
        known = dict.fromkeys((PART, *self._key, *self.columns))
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_HERE} AS SELECT file_row_number AS place, {identifiers(known)} "
            f"FROM {parquet([file], row_numbers=True)} WHERE {self.where}"
        )
        gone = self._count(f"FROM {_HERE}")
        if gone:
            query = f"SELECT {identifiers((PART, *self._key))} FROM {_HERE}"
            begun = f"INSERT INTO {_GONE}" if self._made else f"CREATE TEMP TABLE {_GONE} AS"
            self.connection.execute(f"{begun} {query}")
            self._made = True
        if gone and self.columns:
            self.found += self.connection.execute(
                f"SELECT DISTINCT {identifiers(self.columns)} FROM {_HERE}"
            ).fetchall()
        return gone

    def _rest_of(self, part: PartEntry, file: Path, gone: int) -> PartEntry | None:
        left = part.rows - gone
        if not left:
            return None
        path = self.load.beside(file, f"{part.id}.{secrets.token_hex(4)}.parquet")
        self._copy(
            f"SELECT * EXCLUDE (file_row_number) FROM {parquet([file], row_numbers=True)} AS rows "
            f"ANTI JOIN {_HERE} AS gone ON gone.place = rows.file_row_number",
            path,
        )
        fresh = part.model_copy(update={"path": self.load.name_of(path), "rows": left})
        if not part.has_survivors:
            return fresh.model_copy(update={"superseded": part.superseded - self._superseded(part)})
        if not part.survivors:
            return fresh.model_copy(update={"superseded": left})
        survivors = parquet([self.load.store / part.survivors])
        rest = f"SELECT * FROM {survivors} AS old WHERE NOT EXISTS (FROM {_HERE} AS gone WHERE {self._same('gone')})"
        alive = self._count(f"FROM ({rest})")
        name = part.survivors
        if not alive:
            return fresh.model_copy(update={"superseded": left, "survivors": None})
        if alive != self._count(f"FROM {survivors}"):
            anew = self.load.new_survivors(path)
            self._copy(rest, anew)
            self.files += 1
            name = self.load.name_of(anew)
        return fresh.model_copy(update={"superseded": left - alive, "survivors": name})

    def _superseded(self, part: PartEntry) -> int:
        """How many of the rows that go from this part are in the list of replaced rows."""
        listed = self.load.before.replaced.get(self.reach.table.name)
        if not part.superseded or not listed:
            return 0
        old = parquet([self.load.store / listed])
        return self._count(f"FROM {_HERE} AS gone WHERE EXISTS (FROM {old} AS old WHERE {self._same('gone')})")

    def _same(self, other: str) -> str:
        return " AND ".join(
            f"old.{identifier(one)} IS NOT DISTINCT FROM {other}.{identifier(one)}" for one in (PART, *self._key)
        )

    def _copy(self, query: str, path: Path) -> None:
        self.connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")

    def _count(self, query: str) -> int:
        row = self.connection.execute(f"SELECT count(*) {query}").fetchone()
        return int(row[0]) if row else 0
