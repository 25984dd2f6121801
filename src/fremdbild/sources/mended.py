"""A CSV file that DuckDB cannot read as it is, record by record through Python's csv into a copy that it can.

DuckDB can skip bad lines itself, and must not: of ten million lines, a quarter of them too short, it kept five
gigabytes in memory and, with long lines allowed, lost a fifth of the good ones without a word (2.0.0).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fremdbild.errors import SourceError
from fremdbild.sources.dialect import Dialect
from fremdbild.sources.plain_text import is_utf8, opened, wrong_encoding

_LONGEST_VALUE = 16 * 1024 * 1024
LONGEST_KEPT = 2000
"""Characters that are kept of a line that cannot be cut into columns."""
_MOST_LINES = 50
"""A record that cannot be cut into columns and has more lines is many rows, lost in one."""

TOO_SHORT, TOO_LONG, BAD_QUOTE, TOO_LARGE = "too short", "too long", "bad quote", "too large"


@dataclass(frozen=True)
class Mended:
    """`rows` is a plain CSV file of `good` records without a header, the longest of `longest` letters; `rejects` is one
    with (row, code, text) of the `rejected` others.
    """

    rows: Path
    rejects: Path
    good: int = 0
    rejected: int = 0
    longest: int = 0


def mended(path: Path, encoding: str, dialect: Dialect, quote: str, skip_lines: int, work: Path) -> Mended:
    """Copies the records with as many values as the header; raises SourceError where a line is not in `encoding`.

    Rows are numbered as in a spreadsheet, the header included; blank lines do not count.
    """
    result = Mended(work / f"{path.stem}.rows.csv", work / f"{path.stem}.rejects.csv")
    kept = rejected = longest = 0
    before = csv.field_size_limit(_LONGEST_VALUE)
    try:
        with (
            opened(path) as source,
            result.rows.open("w", encoding="utf-8", newline="") as rows,
            result.rejects.open("w", encoding="utf-8", newline="") as rejects,
        ):
            taken: list[str] = []
            lines = _lines(source, path, encoding, taken)
            for _ in range(skip_lines):
                next(lines, None)
            good, bad = _writer(rows), _writer(rejects)
            line = skip_lines + 1
            for number, record in enumerate(_records(lines, dialect, quote), start=skip_lines + 1):
                read = taken.copy()
                taken.clear()
                begins, line = line, line + len(read)
                if number == skip_lines + 1:
                    continue
                if not isinstance(record, str) and len(record) == len(dialect.header):
                    longest = max(longest, good(record))
                    kept += 1
                    continue
                if len(read) > _MOST_LINES:
                    raise _never_closed(path, begins, len(read))
                rejected += 1
                bad((number, _code(record, dialect), "".join(read)[:LONGEST_KEPT].rstrip("\r\n")))
    finally:
        csv.field_size_limit(before)
    return replace(result, good=kept, rejected=rejected, longest=longest)


def _code(record: list[str] | str, dialect: Dialect) -> str:
    if isinstance(record, str):
        return record
    return TOO_SHORT if len(record) < len(dialect.header) else TOO_LONG


def _never_closed(path: Path, line: int, lines: int) -> SourceError:
    return SourceError(
        f"a quotation mark that opens in line {line:,} does not close where it should, and takes {lines:,} lines along",
        where=path.name,
        next_step='mend that line, or write quote at this source (quote = "" for none)',
    )


def _lines(source: Any, path: Path, encoding: str, taken: list[str]) -> Iterator[str]:
    """The lines of the text, with their ends; each is added to `taken` too."""
    name = "utf-8-sig" if is_utf8(encoding) else codecs.lookup(encoding).name
    count = 0
    try:
        with io.TextIOWrapper(source, encoding=name, newline="") as text:
            for line in text:
                taken.append(line)
                yield line
                count += 1
    except UnicodeDecodeError as error:
        line_in_block = error.object[: error.start].count(b"\n")
        raise wrong_encoding(path, encoding, count + line_in_block + 1, error.object[error.start]) from None


def _records(lines: Iterator[str], dialect: Dialect, quote: str) -> Iterator[list[str] | str]:
    """Each record that is not blank, or the code of what is wrong with it. The first one is the header."""
    quoting: dict[str, Any] = {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(lines, delimiter=dialect.delimiter, strict=True, **quoting)
    header_seen = False
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield TOO_LARGE if "field larger" in str(error) else BAD_QUOTE
            continue
        if record and (header_seen or any(record)):
            header_seen = True
            yield record


def _writer(file: Any) -> Any:
    return csv.writer(file, lineterminator="\n").writerow
