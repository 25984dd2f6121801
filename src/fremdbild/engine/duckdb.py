"""The embedded engine: DuckDB over the Parquet files of the store, with a memory limit and room to spill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from fremdbild.engine.connection import SESSION, options
from fremdbild.engine.derived import held_fast
from fremdbild.engine.protocol import columns_of
from fremdbild.engine.snapshot import PART, Snapshot, TableParts
from fremdbild.engine.sql import identifier, identifiers, parquet
from fremdbild.engine.store import Store, work_folder
from fremdbild.engine.written import known_by_name, sql_of
from fremdbild.errors import EngineError, StoreError
from fremdbild.settings import Settings
from fremdbild.tables import BY_NAME

_LOOKUP = "lookup_table"
"""View of the rows that are looked up; no canonical table is called so."""


class DuckDBEngine:
    """Lazy tables on DuckDB. Made by `open_duckdb`."""

    name = "duckdb"

    def __init__(self, backend: Any, snapshot: Snapshot) -> None:
        self._backend = backend
        self.snapshot = snapshot
        self._tables = {name: known_by_name(backend.table(name), name) for name in snapshot.tables}
        self._lookups: dict[pa.Schema, Any] = {}

    @property
    def tables(self) -> Mapping[str, Any]:
        """Canonical tables that hold rows."""
        return self._tables

    def collect(self, expression: Any) -> pa.Table:
        """The rows of an Ibis table expression; raises EngineError where memory or disk do not suffice."""
        try:
            return collected(self._backend, expression)
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            raise EngineError(
                f"DuckDB gave up: {str(error).splitlines()[0]}",
                next_step="raise memory_limit in [engine], or make room on the disk of the store",
            ) from None

    def lookup(self, rows: pa.Table) -> Any:
        """`rows` as an Ibis table, the same for all rows of one schema: only what stands in it changes."""
        self._backend.con.register(_LOOKUP, rows)
        if rows.schema not in self._lookups:
            self._lookups[rows.schema] = known_by_name(self._backend.table(_LOOKUP), _LOOKUP)
        return self._lookups[rows.schema]


def collected(backend: Any, expression: Any) -> pa.Table:
    """The rows of `expression` over tables of the Ibis `backend` that are `known_by_name`."""
    rows = backend.con.sql(sql_of(backend, expression)).to_arrow_table()
    return rows.cast(expression.schema().to_pyarrow())


@contextmanager
def open_duckdb(settings: Settings) -> Iterator[DuckDBEngine]:
    """The embedded engine over the newest snapshot of the store."""
    store = Store(settings.store_path)
    snapshot = store.snapshot()
    with ExitStack() as stack:
        work: Path | None = None
        # Without a store there is nothing to spill; in one that may only be read there is no room for it.
        if store.path.exists():
            with suppress(OSError):
                work = stack.enter_context(work_folder(store.path, "query"))
                snapshot = held_fast(snapshot, work)
        backend = ibis.duckdb.connect(**options(settings, work))
        try:
            for statement in SESSION:
                backend.raw_sql(statement)
            for table in snapshot.tables.values():
                _create_view(backend, table, store.path)
            yield DuckDBEngine(backend, snapshot)
        finally:
            backend.disconnect()


def _create_view(backend: Any, table: TableParts, store: Path) -> None:
    try:
        backend.raw_sql(f"CREATE VIEW {identifier(table.table)} AS {select_rows(table)}")
    except duckdb.Error as error:
        raise StoreError(
            f"a file of {table.table} is damaged ({str(error).splitlines()[0]})",
            where=str(store),
            next_step="run fremdbild load --full; it reads every source again"
            if not BY_NAME[table.table].derived_by
            else "bring the folder identity of the store back from a backup, or move it away and run fremdbild link",
        ) from None


def select_rows(table: TableParts, *, with_part: bool = False) -> str:
    """SQL for the rows of `table` that count; `with_part`: with `_part`, that says of which part a row is.

    Parts without replaced rows are read without a join.
    """
    columns = identifiers((*columns_of(table.table), *((PART,) if with_part else ())))
    plain = [part.path for part in table.parts if not part.replaced]
    listed = [part.path for part in table.parts if part.replaced]
    selects = [f"SELECT {columns} FROM {parquet(plain)}"] if plain else []
    if listed and table.replaced:
        selects.append(
            f"SELECT {columns} FROM {parquet(listed)} AS part WHERE NOT {_is_replaced(table, table.replaced)}"
        )
    return " UNION ALL ".join(selects)


def _is_replaced(table: TableParts, replaced: Path) -> str:
    # Key columns may be null (a unit's valid_from): null equals null here.
    same_key = " AND ".join(
        f"part.{identifier(name)} IS NOT DISTINCT FROM gone.{identifier(name)}" for name in BY_NAME[table.table].key
    )
    return f"EXISTS (FROM {parquet([replaced])} AS gone WHERE gone.{PART} = part.{PART} AND {same_key})"
