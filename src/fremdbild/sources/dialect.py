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
    """The delimiter, the names in the header, and how many lines stand before the first row."""

    delimiter: str
    header: tuple[str, ...]
    lines_above: int


def dialect_of(
    text: str, *, wanted: Collection[str], delimiter: str | None, quote: str, skip_lines: int
) -> Dialect | None:
    """The dialect of a file that begins with `text`; None where it has no header.

    Without a given `delimiter` it is the one that finds most of the `wanted` columns in the header, and among those the
    one under which most records have as many values as the header.
    """
    body = text.split("\n", skip_lines)[-1] if text.count("\n") >= skip_lines else ""
    candidates = (delimiter,) if delimiter else _DELIMITERS
    read = [(mark, *_records(body, mark, quote)) for mark in candidates]
    with_header = [(mark, records, lines) for mark, records, lines in read if records]
    if not with_header:
        return None
    mark, records, lines = max(with_header, key=lambda found: _fit(found[1], wanted))
    return Dialect(mark, tuple(records[0]), skip_lines + lines)


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


def _records(body: str, mark: str, quote: str) -> tuple[list[list[str]], int]:
    """The first records, and the number of lines that the header takes."""
    quoting = {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=mark, **quoting)
    records: list[list[str]] = []
    lines = 0
    try:
        for record in reader:
            if not records:
                # A blank line above the header would be taken for it.
                if not any(record):
                    continue
                lines = reader.line_num
            if record:
                records.append(record)
            if len(records) > _LOOKED_AT:
                break
    except csv.Error:  # a field larger than Python takes; what was read tells enough
        pass
    return records, lines


def _fit(records: list[list[str]], wanted: Collection[str]) -> tuple[int, float, int]:
    header = [name.strip() for name in records[0]]
    found = sum(name in header for name in wanted)
    if len(header) == 1:
        return (found, 0.0, 1)
    rows = records[1:]
    even = sum(len(row) == len(header) for row in rows) / len(rows) if rows else 1.0
    return (found, even, len(header))
