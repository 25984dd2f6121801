"""CSV files: any delimiter and encoding, plain, .gz or .zip."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from fremdbild.engine.sql import literal, literals
from fremdbild.errors import SourceError
from fremdbild.settings import Source
from fremdbild.sources.dialect import Dialect, dialect_of
from fremdbild.sources.mended import Mended, mended
from fremdbild.sources.plain_text import head, readable
from fremdbild.sources.raw import Raw, RawColumn, Rejects, named_columns

_USUAL_LONGEST_LINE = 2_000_000
_LINE_ENDS = {"\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r"}


def csv_rows(path: Path, source: Source, wanted: Collection[str], work: Path, *, mend: bool = False) -> Raw:
    """The rows of a CSV file; raises SourceError where it is empty or not in its encoding.

    DuckDB reads it as it is and stops at the first line that cannot be cut into columns. With `mend` it reads a copy
    without such lines, and these are the rejects.
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
    if mend:
        copy = mended(path, source.encoding, dialect, source.quote, source.skip_lines, work)
        relation, rejects, expected = _copy_scan(copy, columns, nulls), _rejects(copy), copy.good
    else:
        file = readable(path, source.encoding, work)
        relation = _scan(file, columns, nulls, _options(file, dialect, source.quote))
        rejects = expected = None
    return Raw(
        place=path.name,
        relation=relation,
        columns=columns,
        # As a spreadsheet counts: the header is a row, a value with line breaks does not make more of them.
        first_row=source.skip_lines + 2,
        rejects=rejects,
        nulls=nulls,
        has_rows=dialect.has_rows,
        expected=expected,
    )


def _nulls(source: Source) -> frozenset[str]:
    """Marks for missing values that DuckDB makes null as it reads, which costs nothing.

    A `select` sees every text as it is, and a mark that a value map gives a meaning is not missing.
    """
    if source.select:
        return frozenset({""})
    mapped = {given for rule in source.columns.values() for given in rule.values}
    return frozenset({"", *source.missing} - (mapped - {""}))


def _options(file: Path, dialect: Dialect, quote: str) -> dict[str, str]:
    return {
        "skip": str(dialect.records_above),
        "delim": literal(dialect.delimiter),
        "quote": literal(quote),
        "escape": literal(quote),
        # Left to itself, DuckDB takes a line break inside a quoted value for the end of the file's lines.
        "new_line": literal(_LINE_ENDS[dialect.line_end]),
        "compression": "'gzip'" if file.suffix.lower() == ".gz" else "'none'",
    }


_PLAIN = {"skip": "0", "delim": "','", "quote": "'\"'", "escape": "'\"'", "new_line": "'\\n'", "compression": "'none'"}
"""How the copies are written that `mended` makes."""


def _copy_scan(copy: Mended, columns: tuple[RawColumn, ...], nulls: frozenset[str]) -> str:
    # A letter takes up to four bytes. DuckDB reads in larger blocks then, so only where it must.
    long = copy.longest * 4 > _USUAL_LONGEST_LINE
    size = {"max_line_size": str(copy.longest * 4), "parallel": "false"} if long else {}
    return _scan(copy.rows, columns, nulls, {**_PLAIN, **size})


def _rejects(copy: Mended) -> Rejects | None:
    if not copy.rejected:
        return None
    types = "{'line': 'BIGINT', 'code': 'VARCHAR', 'content': 'VARCHAR'}"
    return Rejects(_csv_scan(copy.rejects, types, _PLAIN), copy.rejected)


def _scan(path: Path, columns: tuple[RawColumn, ...], nulls: frozenset[str], options: Mapping[str, str]) -> str:
    types = ", ".join(f"{literal(column.sql)}: 'VARCHAR'" for column in columns)
    return _csv_scan(path, f"{{{types}}}", {"nullstr": f"[{literals(sorted(nulls))}]", **options})


def _csv_scan(path: Path, types: str, options: Mapping[str, str]) -> str:
    said = {"auto_detect": "false", "header": "false", "columns": types, **options}
    return f"read_csv({literal(str(path))}, {', '.join(f'{name} = {value}' for name, value in said.items())})"
