"""What a reader needs to know of the store: tables and their part files, and the inputs that they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PART = "_part"
"""Column of every part file, and of the list of replaced rows, that holds the part\'s number (`part_number`)."""


def part_number(identity: str) -> int:
    """What stands in `_part`: the id's hexadecimal digits as a number. A column of texts costs three times more."""
    return int(identity, 16)


@dataclass(frozen=True)
class Part:
    """One Parquet file. `rows` count; `replaced` more rows of the file are in the table's list of replaced rows."""

    id: str
    path: Path
    rows: int
    replaced: int
    source: str


@dataclass(frozen=True)
class TableParts:
    """The files of one canonical table.

    A row of a part counts unless `replaced` (a Parquet file with the columns `_part` and those of the table's key)
    names its part and key. `replaced` is None where nothing was replaced.
    """

    table: str
    parts: tuple[Part, ...]
    replaced: Path | None

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


@dataclass(frozen=True)
class Input:
    """One file or query that was loaded; `file` is relative to the settings' folder; addresses have no passwords."""

    source: str
    file: str
    sha256: str
    rows_read: int
    rows_stored: int
    rows_set_aside: int
    loaded_at: datetime


@dataclass(frozen=True)
class Snapshot:
    """The store at one generation. `loaded_at` is UTC without a zone mark, None where nothing was loaded yet."""

    generation: int
    loaded_at: datetime | None
    tables: Mapping[str, TableParts]
    inputs: tuple[Input, ...]
