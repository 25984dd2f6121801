"""A minimal Excel workbook: sheets of text, no styles, the same bytes every time (ECMA-376, Office Open XML)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(path: Path, sheets: Mapping[str, pa.Table]) -> None:
    """Writes each table of text as a sheet with its column names in the first row."""
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        ),
    }
    for number, table in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(table)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # A fixed date: the same firm gives the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (2026, 10, 1, 8, 0, 0)), _XML + text, zipfile.ZIP_DEFLATED)


def _content_types(sheets: int) -> str:
    overrides = [("/xl/workbook.xml", "sheet.main")]
    overrides += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    return (
        f'<Types xmlns="{_KINDS}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{_SHEET_KIND}.{kind}+xml"/>' for name, kind in overrides)
        + "</Types>"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, start=1)
        )
        + "</Relationships>"
    )


def _workbook(sheets: Mapping[str, pa.Table]) -> str:
    entries = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>'


def _sheet(table: pa.Table) -> str:
    rows = [table.column_names, *(list(row.values()) for row in table.to_pylist())]
    lines = (
        f'<row r="{number}">' + "".join(_cell(column, number, text) for column, text in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(column: int, row: int, text: str) -> str:
    return f'<c r="{chr(ord("A") + column)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""
