"""Tables that no source fills: what the last `fremdbild link` made of the records, read like every other table.

The step keeps them in its own folder of the store and says in its manifest how many rows each has. Only that much of
the manifest is read here: `identity.store` owns it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fremdbild.engine.snapshot import Part, Snapshot, TableParts
from fremdbild.errors import StoreError
from fremdbild.tables import TABLES

IDENTITY = "identity"
"""Folder of what linking found; it has a manifest of its own, and loads leave it alone."""
IDENTITY_MANIFEST = "manifest.json"
DERIVED = tuple(table.name for table in TABLES if table.derived_by)


def derived_tables(store: Path) -> dict[str, TableParts]:
    """The derived tables of the `store` that hold rows; StoreError where the manifest or a file is damaged."""
    path = store / IDENTITY / IDENTITY_MANIFEST
    try:
        run = json.loads(path.read_bytes()).get("run") or {}
        folder, rows = path.parent / str(run.get("folder", "")), dict(run.get("tables") or {})
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError):
        raise _damaged(path) from None
    return {name: _table(name, folder / f"{name}.parquet", int(rows[name])) for name in DERIVED if rows.get(name)}


def _table(name: str, path: Path, rows: int) -> TableParts:
    if not path.exists():
        raise _damaged(path)
    identity = path.parent.name.rpartition("-")[2]
    return TableParts(name, (Part(identity, path, rows, 0, f"fremdbild {IDENTITY}"),), None)


def held_fast(snapshot: Snapshot, work: Path) -> Snapshot:
    """`snapshot` with the files of its derived tables linked into `work`: the next run of the step deletes its own."""
    tables: Mapping[str, TableParts] = {
        name: replace(table, parts=tuple(replace(part, path=_linked(part.path, work)) for part in table.parts))
        if name in DERIVED
        else table
        for name, table in snapshot.tables.items()
    }
    return replace(snapshot, tables=tables)


def _linked(path: Path, work: Path) -> Path:
    kept = work / path.name
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        return path
    return kept


def _damaged(path: Path) -> StoreError:
    return StoreError(
        "is damaged, gone, or was written by another version of fremdbild",
        where=str(path),
        next_step=f"bring {path.parent} back from a backup, or move it away and run fremdbild link",
    )
