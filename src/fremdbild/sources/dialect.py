"""How a CSV file is written: its delimiter, and the columns in its header."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 50
"""Records that are looked at to find the delimiter out."""


@dataclass(frozen=True)
class Dialect:
    """The delimiter, the names in the header, how many records stand before the first row, and how lines end."""

    delimiter: str
    header: tuple[str, ...]
    records_above: int
    line_end: str
    has_rows: bool


def dialect_of(
    text: str, *, wanted: Collection[str], delimiter: str | None, quote: str, skip_lines: int
) -> Dialect | None:
    """The dialect of a file that begins with `text`; None where it has no header.

    Without a given `delimiter` it is the one that finds most of the `wanted` columns in the header, and among those the
    one under which most records have as many values as the header.
    """
    body = text.split("\n", skip_lines)[-1] if text.count("\n") >= skip_lines else ""
    candidates = (delimiter,) if delimiter else _DELIMITERS
    found = [head for mark in candidates if (head := _head(body, mark, quote))]
    if not found:
        return None
    best = max(found, key=lambda head: _fit(head.records, wanted))
    return Dialect(
        delimiter=best.delimiter,
        header=tuple(best.records[0]),
        records_above=skip_lines + best.blank + 1,
        line_end=best.line_end,
        has_rows=len(best.records) > 1,
    )


def looks_separated_by(header: Collection[str]) -> str | None:
    """The delimiter that a header of one column seems to hold.

    >>> looks_separated_by(["case;opened;closed"])
    ';'
    """
    if len(header) != 1:
        return None
    counts = Counter({mark: next(iter(header)).count(mark) for mark in _DELIMITERS})
    mark, count = counts.most_common(1)[0]
    return mark if count else None


@dataclass(frozen=True)
class _Head:
    """The first records under one delimiter, the blank ones above them, and the end of the header's last line."""

    delimiter: str
    records: list[list[str]]
    blank: int
    line_end: str


def _head(body: str, mark: str, quote: str) -> _Head | None:
    quoting = {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE}
    lines = io.StringIO(body, newline="").readlines()
    reader = csv.reader(lines, delimiter=mark, **quoting)
    records: list[list[str]] = []
    blank, last_of_header = 0, ""
    try:
        for record in reader:
            if not records and not any(record):
                # A blank line above the header would be taken for it.
                blank += 1
                continue
            if not records:
                last_of_header = lines[reader.line_num - 1]
            if record:
                records.append(record)
            if len(records) > _LOOKED_AT:
                break
    except csv.Error:  # a field larger than Python takes; what was read tells enough
        pass
    if not records:
        return None
    return _Head(mark, records, blank, last_of_header[len(last_of_header.rstrip("\r\n")) :] or "\n")


def _fit(records: list[list[str]], wanted: Collection[str]) -> tuple[int, float, int]:
    header = [name.strip() for name in records[0]]
    found = sum(name in header for name in wanted)
    if len(header) == 1:
        return (found, 0.0, 1)
    rows = records[1:]
    even = sum(len(row) == len(header) for row in rows) / len(rows) if rows else 1.0
    return (found, even, len(header))
