"""What every engine offers: lazy tables over one snapshot of the store, and the execution of expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from fremdbild.engine.snapshot import Snapshot
from fremdbild.tables import BY_NAME

if TYPE_CHECKING:
    # Slow, and loading goes without it.
    import pyarrow as pa

PERSON_KEY = "person_key"


class Engine(Protocol):
    """Lazy tables over the store.

    `tables` maps the name of each canonical table that holds rows to an Ibis table with all its columns (`columns_of`).
    """

    name: str
    snapshot: Snapshot

    @property
    def tables(self) -> Mapping[str, Any]:
        """Canonical tables that hold rows."""

    def collect(self, expression: Any) -> pa.Table:
        """The rows of an Ibis table expression."""

    def lookup(self, rows: pa.Table) -> Any:
        """`rows` as an Ibis table, to be joined with those of the store; valid until the next call."""


def columns_of(table: str) -> tuple[str, ...]:
    """Columns that a reader sees: the canonical ones, local days, and the key of the person where there is one."""
    canonical = BY_NAME[table]
    person = (PERSON_KEY,) if canonical.person_of else ()
    return (*canonical.column_names, *(day.name for day in canonical.local_days), *person)
