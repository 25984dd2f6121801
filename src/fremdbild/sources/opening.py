"""Opens one input of a source, whatever its kind, as rows of text."""

from __future__ import annotations

from pathlib import Path, PurePath

import duckdb

from fremdbild.errors import SourceError
from fremdbild.settings import Source
from fremdbild.sources.csv import csv_rows
from fremdbild.sources.json import json_rows
from fremdbild.sources.parquet import parquet_rows
from fremdbild.sources.plain_text import inner_name, opened
from fremdbild.sources.raw import Raw, selected

_KINDS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xlsb": "excel",
    ".xls": "excel",
    ".ods": "excel",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_BLOCK = 1 << 20


def kind_of(name: str, source: Source) -> str:
    """The kind of a file, from the settings or its ending; raises SourceError where neither tells."""
    if source.kind and source.kind != "database":
        return source.kind
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise SourceError(
            "its ending does not tell what it is",
            where=name,
            next_step=f'write kind = "csv", "excel", "parquet", "json" or "jsonl" at source {source.label}',
        )
    return kind


def open_file(
    path: Path, source: Source, work: Path, connection: duckdb.DuckDBPyConnection, *, mend: bool = False
) -> Raw:
    """The rows of a file, after the source's `select` if it has one; raises SourceError where it cannot be read."""
    wanted = () if source.select else _wanted(source)
    kind = kind_of(inner_name(path), source)
    if kind == "csv":
        raw = csv_rows(path, source, wanted, work, mend=mend)
    elif kind in ("json", "jsonl"):
        raw = json_rows(path, source, wanted, work, connection, lines=kind == "jsonl")
    elif kind == "parquet":
        raw = parquet_rows(_unpacked(path, work), connection)
    else:
        # Deferred: reading workbooks takes a library that other sources do not need.
        from fremdbild.sources.excel import excel_rows

        raw = excel_rows(_unpacked(path, work), source, connection)
    return selected(raw, source.select, connection) if source.select else raw


def _wanted(source: Source) -> tuple[str, ...]:
    rules = [*source.columns.values(), *([source.updated_at] if source.updated_at else [])]
    return tuple(dict.fromkeys(rule.column.strip() for rule in rules if rule.column))


def _unpacked(path: Path, work: Path) -> Path:
    if path.suffix.lower() not in (".gz", ".zip"):
        return path
    copy = work / PurePath(inner_name(path)).name
    with opened(path) as source, copy.open("wb") as target:
        while block := source.read(_BLOCK):
            target.write(block)
    return copy
