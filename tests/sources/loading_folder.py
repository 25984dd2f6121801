"""A folder with a fremdbild.toml and files, and what a load makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.store import Store
from fremdbild.settings import Settings, parse_settings
from fremdbild.sources import LoadReport, load

_ASKED = duckdb.connect()
"""One database for all questions: to open one takes longer than to ask."""

CASE_COLUMNS = {"case_id": "id", "opened_at": "opened"}


class Folder:
    """An organisation's folder. Sources default to `service_case` from `cases.csv`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources: list[dict[str, Any]] = []
        self.time_zone = "Europe/Zurich"
        self.engine: dict[str, Any] = {}

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def source(self, **keys: Any) -> Folder:
        defaults: dict[str, Any] = {"system": "crm", "table": "service_case"}
        if "url" not in keys:
            defaults["file"] = "cases.csv"
        if "select" not in keys:
            defaults["columns"] = CASE_COLUMNS
        self.sources.append(defaults | keys)
        return self

    @property
    def settings(self) -> Settings:
        raw = {
            "organisation": {"name": "Muster AG", "time_zone": self.time_zone},
            "source": self.sources,
            "engine": self.engine,
        }
        return parse_settings(raw, folder=self.path)

    def load(self, **options: Any) -> LoadReport:
        return load(self.settings, **options)

    @property
    def store(self) -> Store:
        return Store(self.settings.store_path)

    def rows(self, table: str = "service_case", columns: str = "*", order: str = "ALL") -> list[tuple[Any, ...]]:
        parts = self.store.snapshot().tables.get(table)
        if parts is None:
            return []
        with _ASKED.cursor() as connection:
            query = f"SELECT {columns} FROM ({select_rows(parts)}) ORDER BY {order}"
            return connection.execute(query).fetchall()

    def set_aside(self, label: str = "crm") -> list[tuple[Any, ...]]:
        """(row_number, reason, column, value) of the rows that were set aside, by row number."""
        paths = [str(path) for path in self.store.set_aside(label)]
        if not paths:
            return []
        with _ASKED.cursor() as connection:
            return connection.execute(
                f'SELECT row_number, reason, "column", value FROM read_parquet({paths!r}) ORDER BY ALL'
            ).fetchall()

    def files(self) -> dict[str, bytes]:
        """Every file of the store that counts, with its content."""
        kept: Mapping[str, Path] = {
            path.relative_to(self.store.path).as_posix(): path for path in self.store.path.rglob("*") if path.is_file()
        }
        return {
            name: path.read_bytes() for name, path in sorted(kept.items()) if name not in ("load.lock", "load.json")
        }
