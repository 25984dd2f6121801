"""Rows that are set aside and are about certain people: told by number, key, address, or name with birth date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from fremdbild.engine.erased import NAME, RECORD, VALUE, ErasureList, folded, name_values
from fremdbild.engine.manifest import InputEntry
from fremdbild.engine.reach import Reach, is_named, reaches
from fremdbild.engine.store import Load
from fremdbild.settings import Settings, Source

_LINE = {"line"}
"""The one key of a row that could not be cut into columns."""
_BETWEEN_TOKENS = re.compile(r"""[;,|\t"']+""")
_NAMED_WITH = ("birth_date", "postcode")


Has = Callable[..., bool]
"""Whether a kind of thing with these values is looked for, as in `engine.erased`."""


def remembered_in(remembered: ErasureList) -> Has:
    """Looks for all who were erased."""
    hashes = set(remembered.rows()["hash"].to_pylist())
    return lambda kind, *values: remembered.hashed(kind, *values) in hashes


class RowsAbout:
    """Looks for them in rows that are set aside, of one source (None: the settings name it no longer)."""

    def __init__(self, has: Has, table: str, source: Source | None) -> None:
        self._has = has
        self._source = source
        self._reach = next((reach for reach in reaches() if reach.table.name == table), None)

    def places(self, path: Path) -> list[int]:
        """Places of such rows in a file of rows that are set aside, from 0."""
        rows = pq.read_table(path, columns=["raw"])["raw"].to_pylist()
        return [place for place, raw in enumerate(rows) if self._is_about(raw)]

    def _is_about(self, raw: str | None) -> bool:
        try:
            found = json.loads(raw or "{}")
        except ValueError:
            found = {"line": raw}
        said = {name: str(value).strip() for name, value in found.items() if value is not None}
        if set(said) == _LINE:
            return self._line_is_about(said["line"])
        return any(self._has(*one) for one in self._told(said))

    def _line_is_about(self, line: str) -> bool:
        """A line without columns: any of its values may be the number of the record, or a key."""
        tokens = {token.strip() for token in _BETWEEN_TOKENS.split(line)} - {""}
        kinds = self._keys.values()
        return any(
            self._has(VALUE, folded(token))
            or any(self._has(RECORD, system, token) for system in self._systems({}))
            or any(self._has(kind, token) for kind in kinds)
            for token in tokens
        )

    def _told(self, said: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
        """Kind and values of all that the row tells about whom it is of."""
        if number := self._value(said, "record_id"):
            for system in self._systems(said):
                yield RECORD, system, number
        for column, table in self._keys.items():
            if key := self._value(said, column):
                yield table, key
        for value in said.values():
            yield VALUE, folded(value)
        given, family = self._value(said, "given_name"), self._value(said, "family_name")
        for name in _NAMED_WITH:
            other = self._value(said, name)
            if given and family and other:
                yield NAME, *name_values(given, family, other)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Column that holds a key → the table whose key it is."""
        reach: Reach | None = self._reach
        if reach is None:
            return {}
        own = {reach.key: reach.table.name} if reach.key and is_named(reach) else {}
        return {**own, **reach.references}

    def _systems(self, said: Mapping[str, str]) -> list[str]:
        if told := self._value(said, "system"):
            return [told]
        if self._source is None:
            return []
        rule = self._source.columns.get("system")
        return [rule.value] if rule and rule.value else [self._source.system]

    def _value(self, said: Mapping[str, str], column: str) -> str | None:
        """The value of a canonical column; rows that came again are kept by canonical names, others by the file's."""
        rule = self._source.columns.get(column) if self._source else None
        found = said.get(rule.column.strip()) if rule and rule.column else None
        found = found or said.get(column)
        return rule.values.get(found, found) if found and rule else found


def without_rows_about(load: Load, rows: RowsAbout, label: str, entry: InputEntry) -> InputEntry:
    """`entry` with another file of rows that are set aside, without them."""
    if entry.set_aside is None:
        return entry
    path = load.store / entry.set_aside
    places = rows.places(path)
    if not places:
        return entry
    kept = pq.read_table(path)
    mask = np.ones(kept.num_rows, dtype=bool)
    mask[places] = False
    name = None
    if len(places) < kept.num_rows:
        fresh = load.new_set_aside(label)
        pq.write_table(kept.filter(pa.array(mask)), fresh)
        name = load.name_of(fresh)
    return entry.model_copy(
        update={
            "set_aside": name,
            "rows_set_aside": entry.rows_set_aside - len(places),
            "rows_erased": entry.rows_erased + len(places),
        }
    )


def source_called(settings: Settings, label: str) -> Source | None:
    return next((source for source in settings.source if source.label == label), None)
