"""Excel workbooks (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument sheets (.ods)."""

from __future__ import annotations

import difflib
import secrets
from pathlib import Path

import duckdb
import fastexcel
import pyarrow as pa

from fremdbild.errors import SourceError
from fremdbild.settings import Source
from fremdbild.sources.raw import Raw, as_text


def excel_rows(path: Path, source: Source, connection: duckdb.DuckDBPyConnection) -> Raw:
    """The rows of one sheet; raises SourceError where the file or the sheet is not there.

    A time at midnight is a date: Excel knows no difference, and a day is what people enter.
    """
    try:
        book = fastexcel.read_excel(path)
    except (fastexcel.FastExcelError, OSError, ValueError) as error:
        raise SourceError(
            f"cannot be read as a workbook ({str(error).splitlines()[0]})",
            where=path.name,
            next_step="open it in Excel and save it again as .xlsx",
        ) from None
    sheet = _sheet(book.sheet_names, source.sheet, path)
    try:
        # Types are told from all rows: a number in the last one makes a column of dates text.
        table = book.load_sheet(sheet, header_row=source.skip_lines, schema_sample_rows=None, dtype_coercion="coerce")
    except fastexcel.FastExcelError as error:
        raise SourceError(
            f'sheet "{sheet}" cannot be read ({str(error).splitlines()[0]})',
            where=path.name,
            next_step="check skip_lines: the line below the skipped ones must hold the column names",
        ) from None
    return _rows(table.to_arrow(), f'{path.name}, sheet "{sheet}"', source.skip_lines, connection)


def _rows(batch: pa.RecordBatch, place: str, skipped: int, connection: duckdb.DuckDBPyConnection) -> Raw:
    if batch.num_columns == 0:
        raise SourceError("is empty", where=place, next_step="check the sheet and skip_lines")
    names = [str(name) for name in batch.schema.names]
    # SQL does not tell "ID" from "id", so columns go by their place until they have their text.
    table = pa.Table.from_batches([batch]).rename_columns([f"s{place}" for place in range(len(names))])
    view = f"sheet_{secrets.token_hex(4)}"
    connection.register(view, table)
    expressions = ", ".join(
        _cell(name, kind) for name, kind in zip(table.schema.names, table.schema.types, strict=True)
    )
    raw = as_text(f"(SELECT {expressions} FROM {view})", connection, place)
    columns = tuple(
        column.__class__(given, column.sql, not pa.types.is_string(kind) and not pa.types.is_large_string(kind))
        for column, given, kind in zip(raw.columns, _unique(names), table.schema.types, strict=True)
    )
    return Raw(place, raw.relation, columns, first_row=skipped + 2)


def _cell(name: str, kind: pa.DataType) -> str:
    if pa.types.is_timestamp(kind):
        return (
            f"CASE WHEN {name} = date_trunc('day', {name}) THEN strftime({name}, '%Y-%m-%d') "
            f"ELSE CAST({name} AS VARCHAR) END AS {name}"
        )
    if pa.types.is_floating(kind):
        # 17.0 is how Excel keeps 17; a key must not change because another row of its column holds 17.5.
        return (
            f"CASE WHEN {name} = trunc({name}) AND abs({name}) < 1e15 THEN CAST(CAST({name} AS BIGINT) AS VARCHAR) "
            f"ELSE CAST({name} AS VARCHAR) END AS {name}"
        )
    return name


def _sheet(sheets: list[str], wanted: str | None, path: Path) -> str:
    if wanted is None:
        if len(sheets) == 1:
            return sheets[0]
        raise SourceError(
            f"has {len(sheets)} sheets ({', '.join(sheets[:8])})",
            where=path.name,
            next_step='write sheet = "…" at this source',
        )
    if wanted in sheets:
        return wanted
    near = difflib.get_close_matches(wanted, sheets, n=1)
    hint = f'did you mean "{near[0]}"? It has' if near else "it has"
    raise SourceError(
        f'there is no sheet "{wanted}"', where=path.name, next_step=f"mend sheet; {hint} {', '.join(sheets)}"
    )


def _unique(names: list[str]) -> list[str]:
    from fremdbild.sources.raw import named_columns

    return [column.name for column in named_columns(names)]
