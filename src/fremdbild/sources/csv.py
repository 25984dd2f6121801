"""CSV files: any delimiter and encoding, plain, .gz or .zip."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import duckdb

from fremdbild.engine.sql import identifier, literal, literals
from fremdbild.errors import SourceError
from fremdbild.settings import Source
from fremdbild.sources.dialect import Dialect, dialect_of
from fremdbild.sources.plain_text import head, readable
from fremdbild.sources.raw import Raw, RawColumn, named_columns

_LINE_ENDS = {"\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r"}
_LONGEST_LINE = 16 * 1024 * 1024


def csv_rows(
    path: Path,
    source: Source,
    wanted: Collection[str],
    work: Path,
    *,
    one_line_end: bool = False,
) -> Raw:
    """The rows of a CSV file; raises SourceError where it is empty or not in its encoding.

    Lines that cannot be cut into columns go to the table `Raw.rejects` as the file is read. With `one_line_end` the
    file is read through a copy in which every line ends alike.
    """
    text = head(path, source.encoding)
    if not text.strip():
        raise SourceError("is empty", where=path.name, next_step="check whether the export has run")
    dialect = dialect_of(
        text, wanted=wanted, delimiter=source.delimiter, quote=source.quote, skip_lines=source.skip_lines
    )
    if dialect is None:
        raise SourceError(
            f"has no header below the {source.skip_lines} skipped lines",
            where=path.name,
            next_step="lower skip_lines",
        )
    columns = named_columns(list(dialect.header))
    nulls = _nulls(source)
    rejects = f"rejects_{secrets.token_hex(4)}"
    file = readable(path, source.encoding, work, one_line_end=one_line_end)
    if one_line_end:
        dialect = replace(dialect, line_end="\n")
    return Raw(
        place=path.name,
        relation=_scan(file, dialect, columns, source.quote, rejects, nulls),
        columns=columns,
        # As a spreadsheet counts: the header is a row, a value with line breaks does not make more of them.
        first_row=source.skip_lines + 2,
        rejects=rejects,
        nulls=nulls,
        has_rows=dialect.has_rows,
    )


def _nulls(source: Source) -> frozenset[str]:
    """Marks for missing values that DuckDB makes null as it reads, which costs nothing.

    A `select` sees every text as it is, and a mark that a value map gives a meaning is not missing.
    """
    if source.select:
        return frozenset({""})
    mapped = {given for rule in source.columns.values() for given in rule.values}
    return frozenset({"", *source.missing} - (mapped - {""}))


def _scan(
    path: Path, dialect: Dialect, columns: tuple[RawColumn, ...], quote: str, rejects: str, nulls: frozenset[str]
) -> str:
    types = ", ".join(f"{literal(column.sql)}: 'VARCHAR'" for column in columns)
    options = {
        "auto_detect": "false",
        "header": "false",
        "skip": str(dialect.records_above),
        # Left to itself, DuckDB takes a line break inside a quoted value for the end of the file's lines.
        "new_line": literal(_LINE_ENDS[dialect.line_end]),
        "delim": literal(dialect.delimiter),
        "quote": literal(quote),
        "escape": literal(quote),
        "columns": f"{{{types}}}",
        "nullstr": f"[{literals(sorted(nulls))}]",
        "compression": "'gzip'" if path.suffix.lower() == ".gz" else "'none'",
        "max_line_size": str(_LONGEST_LINE),
        "store_rejects": "true",
        "rejects_table": literal(rejects),
        "rejects_scan": literal(f"{rejects}_scan"),
    }
    return f"read_csv({literal(str(path))}, {', '.join(f'{name} = {value}' for name, value in options.items())})"


def forget_rejects(raw: Raw, connection: duckdb.DuckDBPyConnection) -> None:
    """Drops the table of rejected lines of an input that is done."""
    if raw.rejects:
        connection.execute(f"DROP TABLE IF EXISTS {identifier(raw.rejects)}")
        connection.execute(f"DROP TABLE IF EXISTS {identifier(raw.rejects + '_scan')}")
