"""Which rows have a newer version in another file of their source: the newest by `updated_at`, else by order of files.

Only keys that stand in a changed part (new or gone) can change their verdict, and only if they stand in another part
too. For these *contested* keys all parts are asked again; every other verdict stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from fremdbild.engine.manifest import InputEntry, PartEntry, SourceEntry
from fremdbild.engine.snapshot import PART, part_number
from fremdbild.engine.sql import PARQUET, identifier, identifiers, literal, literals, parquet
from fremdbild.engine.store import Load
from fremdbild.errors import SourceError
from fremdbild.sources.plan import UPDATED_AT
from fremdbild.tables import BY_NAME, Table

_MOST_LISTED = 0.5
"""Above this share of replaced rows, the rest of a part is copied, and the part itself no longer read."""


@dataclass(frozen=True)
class Replacement:
    """The inputs of a table with their new counts, and the file that lists replaced rows (None: none)."""

    sources: tuple[SourceEntry, ...]
    listed: str | None


def replaced(
    connection: duckdb.DuckDBPyConnection,
    load: Load,
    table: str,
    sources: Sequence[SourceEntry],
    gone: Sequence[PartEntry],
    fresh: frozenset[str],
    listed: str | None,
) -> Replacement:
    """Settles which rows of `table` count. `sources` are the table's sources with their new inputs (ids in `fresh`).

    Raises SourceError where the same key stands in two sources.
    """
    parts = [entry.part for source in sources for entry in source.inputs if entry.part]
    kept = [part for part in parts if part.id not in fresh]
    new = [part for part in parts if part.id in fresh]
    ids = {part.id for part in parts}
    untouched = Replacement(tuple(sources), listed if any(_is_listed(part) for part in kept) else None)
    clean = not any(part.superseded for part in (*kept, *gone))
    if (not new and (clean or not gone)) or (len(parts) == 1 and clean):
        return untouched
    work = _Work(connection, load, BY_NAME[table])
    try:
        if not work.find_contested(kept, [*new, *(() if clean else gone)]):
            return untouched
        work.judge(sources)
        work.refuse_two_sources()
        return work.settled(sources, load.store / listed if listed else None, ids)
    finally:
        work.forget()


def _numbers(ids: Iterable[str]) -> str:
    return literals(sorted(part_number(identity) for identity in ids))


def _is_listed(part: PartEntry) -> bool:
    return part.superseded > 0 and not part.has_survivors


class _Work:
    """Temporary tables: `contested` keys, `ranked` rows of these, and `newly` listed ones."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, load: Load, table: Table) -> None:
        self._connection = connection
        self._load = load
        self._table = table
        self._key = identifiers(table.key)

    def find_contested(self, kept: Sequence[PartEntry], changed: Sequence[PartEntry]) -> bool:
        """Finds keys of changed parts that stand in two parts or more."""
        old, new = self._scan(kept), self._scan(changed)
        if kept and sum(part.rows for part in changed) * 4 >= sum(part.rows for part in kept):
            query = f"SELECT {self._key} FROM {self._scan([*kept, *changed])} GROUP BY ALL HAVING count(*) > 1"
        else:
            query = f"SELECT {self._key} FROM {new} GROUP BY ALL HAVING count(*) > 1"
            if kept:
                both = f"{old} AS old SEMI JOIN {new} AS new ON {self._same('old', 'new')}"
                query = f"{query} UNION SELECT {self._keys_of('old')} FROM {both}"
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE contested AS {query}")
        return self._count("contested") > 0

    def judge(self, sources: Sequence[SourceEntry]) -> None:
        """Ranks the rows of contested keys: 1 is the one that counts."""
        rows = [
            f"({part_number(entry.part.id)}, {literal(source.label)}, {place})"
            for source in sources
            for place, entry in enumerate(source.inputs)
            if entry.part
        ]
        parts = [entry.part for source in sources for entry in source.inputs if entry.part]
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE ranked AS "
            f"WITH parts({PART}, source, place) AS (VALUES {', '.join(rows)}) "
            f"SELECT {PART}, {self._key}, source, "
            f"row_number() OVER (PARTITION BY {self._key} "
            f"ORDER BY {UPDATED_AT.name} DESC NULLS LAST, place DESC) AS rank "
            f"FROM {self._scan(parts)} AS rows SEMI JOIN contested ON {self._same('rows', 'contested')} "
            f"JOIN parts USING ({PART})"
        )

    def refuse_two_sources(self) -> None:
        """Raises SourceError where a key stands in two sources: neither is a version of the other."""
        found = self._connection.execute(
            f"SELECT {self._key}, list_sort(list(DISTINCT source)), count(*) OVER () FROM ranked GROUP BY {self._key} "
            f"HAVING count(DISTINCT source) > 1 ORDER BY ALL LIMIT 1"
        ).fetchone()
        if not found:
            return
        *key, labels, count = found
        shown = ", ".join(f'{name} "{value}"' for name, value in zip(self._table.key, key, strict=True))
        both = " and ".join(f'"{label}"' for label in labels[:3])
        raise SourceError(
            f"{count:,} key{'s' if count > 1 else ''} of {self._table.name} stand in several sources "
            f"({both}; first: {shown})",
            next_step=(
                f"make {self._table.key[0]} different in each source, as in "
                f"select = \"SELECT *, 'crm-' || id AS {self._table.key[0]} FROM raw\", or remove one source"
            ),
        )

    def settled(self, sources: Sequence[SourceEntry], listed: Path | None, ids: set[str]) -> Replacement:
        """The new counts, the copies of what is left of parts that are mostly replaced, and the new list."""
        self._list(listed, ids)
        counts: dict[int, int] = dict(
            self._connection.execute(f"SELECT {PART}, count(*) FROM newly GROUP BY ALL").fetchall()
        )
        touched = {row[0] for row in self._connection.execute(f"SELECT DISTINCT {PART} FROM ranked").fetchall()}
        after = tuple(
            source.model_copy(
                update={"inputs": tuple(self._recounted(entry, counts, touched) for entry in source.inputs)}
            )
            for source in sources
        )
        return Replacement(after, self._written_list(after))

    def _list(self, listed: Path | None, ids: set[str]) -> None:
        """Replaced rows of all parts: those listed before whose key is not contested, and the contested losers."""
        selects = [f"SELECT {PART}, {self._key} FROM ranked WHERE rank > 1"]
        if listed:
            selects.append(
                f"SELECT {PART}, {self._keys_of('old')} FROM {parquet([listed])} AS old "
                f"ANTI JOIN contested ON {self._same('old', 'contested')} WHERE {PART} IN ({_numbers(ids)})"
            )
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE newly AS {' UNION ALL '.join(selects)}")

    def _recounted(self, entry: InputEntry, counts: dict[int, int], touched: set[int]) -> InputEntry:
        part = entry.part
        if part is None or part_number(part.id) not in touched:
            return entry
        if part.has_survivors:
            return entry.model_copy(update={"part": self._survivors_changed(part)})
        superseded = counts.get(part_number(part.id), 0)
        part = part.model_copy(update={"superseded": superseded})
        if superseded > part.rows * _MOST_LISTED:
            part = self._survivors_split_off(part)
        return entry.model_copy(update={"part": part})

    def _survivors_split_off(self, part: PartEntry) -> PartEntry:
        rest = (
            f"SELECT rows.* FROM {self._scan([part])} AS rows ANTI JOIN "
            f"(FROM newly WHERE {PART} = {part_number(part.id)}) AS gone ON {self._same('rows', 'gone')}"
        )
        return self._with_survivors(part, rest)

    def _survivors_changed(self, part: PartEntry) -> PartEntry:
        before = (
            f"SELECT rows.* FROM {parquet([self._load.store / part.survivors])} AS rows "
            f"ANTI JOIN contested ON {self._same('rows', 'contested')} UNION ALL "
            if part.survivors
            else ""
        )
        back = (
            f"SELECT rows.* FROM {self._scan([part])} AS rows SEMI JOIN "
            f"(FROM ranked WHERE rank = 1 AND {PART} = {part_number(part.id)}) AS won ON {self._same('rows', 'won')}"
        )
        return self._with_survivors(part, before + back)

    def _with_survivors(self, part: PartEntry, query: str) -> PartEntry:
        path = self._load.new_survivors(self._load.store / part.path)
        self._connection.execute(f"COPY ({query}) TO {literal(str(path))} ({PARQUET})")
        count = self._connection.execute(f"SELECT count(*) FROM {parquet([path])}").fetchone()
        left = count[0] if count else 0
        if left == part.rows:
            return part.model_copy(update={"superseded": 0, "has_survivors": False, "survivors": None})
        return part.model_copy(
            update={
                "superseded": part.rows - left,
                "has_survivors": True,
                "survivors": self._load.name_of(path) if left else None,
            }
        )

    def _written_list(self, sources: Sequence[SourceEntry]) -> str | None:
        ids = [entry.part.id for source in sources for entry in source.inputs if entry.part and _is_listed(entry.part)]
        if not ids:
            return None
        path = self._load.new_replaced(self._table.name)
        self._connection.execute(
            f"COPY (FROM newly WHERE {PART} IN ({_numbers(ids)})) TO {literal(str(path))} ({PARQUET})"
        )
        return self._load.name_of(path)

    def forget(self) -> None:
        for table in ("contested", "ranked", "newly"):
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")

    def _scan(self, parts: Sequence[PartEntry]) -> str:
        return parquet(self._load.store / part.path for part in parts)

    def _keys_of(self, relation: str) -> str:
        return ", ".join(f"{relation}.{identifier(name)}" for name in self._table.key)

    def _same(self, left: str, right: str) -> str:
        # Plain equality lets DuckDB skip row groups; a key column that may be null needs the slower word.
        made = len(self._table.key) == 1
        return " AND ".join(
            f"{left}.{identifier(name)} {'=' if made or self._table.column(name).required else 'IS NOT DISTINCT FROM'} "
            f"{right}.{identifier(name)}"
            for name in self._table.key
        )

    def _count(self, table: str) -> int:
        row = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return row[0] if row else 0
