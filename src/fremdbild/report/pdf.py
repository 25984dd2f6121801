"""A report as a tagged PDF (PDF/UA-1), set by Typst from plain data: no text is ever read as markup."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

from fremdbild.errors import ReportError
from fremdbild.report.charts.surface import PX_PER_PT, print_skin
from fremdbild.report.document import (
    CONTROL_CHARACTERS,
    Block,
    Cell,
    Chart,
    Columns,
    Decision,
    Figure,
    Grid,
    Page,
    Picture,
    PictureBlock,
    Piece,
    Prose,
    Quotation,
    Report,
    Rich,
    Section,
    WritingLines,
)

TEXT_WIDTH = 524.4
"""pt between the margins of 13 and 12 mm."""
COLUMN_GAP = 24.0
CELL_GAP = 9.0
PPI = 220.0
"""Dots per inch of a PNG: sharp on a slide and in print."""
OVERLAP = 16.0
"""pt by which the chart of a flush grid reaches over its column at both sides, where labels at its ends stand."""
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")

Form = Literal["pdf", "svg", "png"]

_SKIN = print_skin()
_LONG_WORD = re.compile(r"[^\s\u00a0]{23,}")
_BREAK_EVERY = 10
_BREAK = "\u200b"
_REPLACEMENT = "\u25a1"
_REFUSED = re.compile(r'the text `?"(.+?)"`? could not be displayed')
_TRIES = 4
"""So many different characters without a glyph are looked for one by one; after that all rare ones go."""


def pdf(report: Report) -> bytes:
    """The whole file. Raises ReportError where Typst cannot set it."""
    return _tried(json.dumps(_printable(_report(report)), ensure_ascii=False), "pdf")[0]


def _tried(data: str, form: Form) -> list[bytes]:
    """Set as it is, then without what no typeface has."""
    for _ in range(_TRIES):
        try:
            return _compiled(data, form)
        except _GlyphMissingError as missing:
            data = _without(data, missing.characters)
    try:
        return _compiled(_without_rare_characters(data), form)
    except _GlyphMissingError as missing:
        raise ReportError(
            f"no typeface of this machine has the characters {missing.characters!r}",
            next_step="install one that has, or render with --format html",
        ) from None


def compiled_pictures(report: Report, charts: Sequence[tuple[Sequence[Block], float]], form: Form) -> list[bytes]:
    """Blocks alone, each on a page that fits them, so many pt across; in one run, as Typst starts slowly."""
    pages = [{"blocks": [_block(block, width) for block in blocks], "picture_width": width} for blocks, width in charts]
    told = {**_report(replace(report, pages=())), "pages": pages}
    return _tried(json.dumps(_printable(told), ensure_ascii=False), form)


def _printable(part: Any) -> Any:
    """`part` without control characters in its texts: no typeface has them."""
    if isinstance(part, str):
        return part.translate(CONTROL_CHARACTERS)
    if isinstance(part, dict):
        return {name: _printable(inner) for name, inner in part.items()}
    return [_printable(inner) for inner in part] if isinstance(part, list | tuple) else part


class _GlyphMissingError(Exception):
    """Characters that no typeface of this machine has; PDF/UA refuses them."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


def _compiled(data: str, form: Form) -> list[bytes]:
    import typst  # slow: loads the compiler; only needed for PDF

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fremdbild-")))
        template = stack.enter_context(as_file(files("fremdbild.report").joinpath("templates/board.typ")))
        shutil.copyfile(template, folder / "board.typ")
        (folder / "report.json").write_text(data, encoding="utf-8")
        fonts = _static_fonts(folder / "fonts")
        try:
            made: Any = typst.compile(
                folder / "board.typ",
                font_paths=[fonts],
                root=folder,
                format=form,
                ppi=PPI if form == "png" else None,
                pdf_standards="ua-1" if form == "pdf" else None,
            )
        except typst.TypstError as error:
            if "could not be displayed" in str(error):
                raise _GlyphMissingError(_named_in(str(error))) from error
            raise ReportError(
                f"Typst cannot set the PDF ({str(error).splitlines()[0]})",
                next_step="render with --format html and report the problem",
            ) from error
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def _static_fonts(folder: Path) -> Path:
    """A folder with the static cuts of Manrope alone: Typst is given them by path, and the variable one misleads it."""
    import font_manrope

    folder.mkdir()
    for weight in WEIGHTS:
        name = f"Manrope-{weight}.ttf"
        shutil.copyfile(Path(font_manrope.font_directory) / name, folder / name)
    return folder


def _named_in(message: str) -> str:
    """The text that Typst names in `the text `"😀"` could not be displayed`."""
    found = _REFUSED.search(message)
    return found[1] if found else ""


def _without(text: str, characters: str) -> str:
    """`text` with an open square for each of `characters` that is not a common one."""
    rare = {character for character in characters if not _is_common(ord(character))}
    return "".join(_REPLACEMENT if character in rare else character for character in text)


def _without_rare_characters(text: str) -> str:
    """Each character outside of Latin, Greek and Cyrillic writing and our own marks as an open square."""
    return "".join(character if _is_common(ord(character)) else _REPLACEMENT for character in text)


def _is_common(code: int) -> bool:
    return code < 0x0530 or 0x1E00 <= code < 0x2300 or code == ord(_REPLACEMENT)


# the document as plain data -------------------------------------------------------------------------------------------


def _report(report: Report) -> dict[str, Any]:
    return {
        "language": report.language.partition("-")[0],
        "region": report.language.partition("-")[2] or "GB",
        "title": report.title,
        "author": report.author,
        "head": breakable(report.running_head),
        "page_words": report.page_words,
        "pages": [_page(page) for page in report.pages],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "headline": [_rich(line) for line in page.headline],
        "lead": _rich(page.lead),
        "facts": [{"label": fact.label, "rich": _rich(fact.rich)} for fact in page.facts],
        "blocks": [_block(block, TEXT_WIDTH) for block in page.blocks],
        "foot": _rich(page.foot),
    }


def _rich(rich: Rich) -> list[dict[str, Any]]:
    return [{"text": breakable(piece.text), "style": piece.style, "glyph": piece.glyph} for piece in rich]


def breakable(text: str) -> str:
    """`text` with places where a line may break in words that are longer than a narrow column.

    >>> breakable("Versicherung"), len(breakable("x" * 40))
    ('Versicherung', 43)
    """
    return _LONG_WORD.sub(lambda word: _BREAK.join(re.findall(rf".{{1,{_BREAK_EVERY}}}", word[0])), text)


def _block(block: Block, width: float) -> dict[str, Any]:
    if isinstance(block, Columns):
        return _columns(block, width)
    if isinstance(block, Grid):
        return _grid(block, width)
    if isinstance(block, Quotation):
        block = Prose((*block.rich, Piece(f" {block.source}", "muted")))
    return {"kind": type(block).__name__.lower(), **_parts(block, width)}


def _parts(
    block: Prose | Figure | Chart | PictureBlock | Decision | WritingLines | Section, width: float
) -> dict[str, Any]:
    parts: dict[str, Any]
    match block:
        case Prose():
            parts = {"size": block.size, "rich": _rich(block.rich)}
        case Figure():
            table = _grid(block.table, width) if block.table_in_print else None
            parts = {"picture": _picture(block.picture, width), "note": _rich(block.note), "table": table}
        case Chart():
            parts = {"grid": _grid(block.grid, width), "note": _rich(block.note) if block.note_in_print else []}
        case PictureBlock():
            parts = {"picture": _picture(block.picture, width)}
        case Decision():
            parts = {"question": block.question, "choices": list(block.choices)}
        case WritingLines():
            parts = {"labels": list(block.labels), "beside": block.beside}
        case Section():
            inner = [_block(part, width) for part in block.blocks]
            parts = {"size": block.size, "tag": breakable(block.tag), "heading": _rich(block.heading), "blocks": inner}
    return parts


def _columns(block: Columns, width: float) -> dict[str, Any]:
    count = len(block.columns)
    each = (width - COLUMN_GAP * (count - 1)) / count if count > 1 else width
    return {
        "kind": "columns",
        "ruled": block.ruled and count > 2,
        "columns": [[_block(inner, each) for inner in column] for column in block.columns],
    }


def _grid(grid: Grid, width: float) -> dict[str, Any]:
    count = len(grid.columns)
    room = width - CELL_GAP * (count - 1)
    widths = [column.share * room if column.share is not None else None for column in grid.columns]
    if widths[0] is not None:
        widths[0] = None
    drawn = [
        given + 2 * OVERLAP if given is not None and column.kind == "chart" else given
        for column, given in zip(grid.columns, widths, strict=True)
    ]
    return {
        "kind": "grid",
        "wide": grid.wide,
        "small": grid.small,
        "flush": grid.flush,
        "label": grid.label,
        "columns": [
            {
                "kind": column.kind,
                "head": column.head,
                "picture": _picture(column.head_picture, given or 60.0) if column.head_picture else None,
                "width": given,
            }
            for column, given in zip(grid.columns, widths, strict=True)
        ],
        "rows": [
            {"heavy": row.heavy, "tall": row.tall, "cells": _cells(row.cells, drawn if grid.flush else widths)}
            for row in grid.rows
        ],
    }


def _cells(cells: Sequence[Cell], widths: Sequence[float | None]) -> list[dict[str, Any]]:
    found = []
    place = 0
    for cell in cells:
        given = widths[place] if place < len(widths) else None
        found.append(
            {
                "rich": _rich(cell.rich),
                "picture": _picture(cell.picture, given or 60.0) if cell.picture else None,
                "span": cell.span,
                "column": place,
            }
        )
        place += cell.span
    return found


def _picture(picture: Picture, width: float) -> dict[str, Any]:
    """The SVG in its print skin; its own size says how wide it is set."""
    svg = picture.draw(_SKIN, width * PX_PER_PT)
    head = svg[: svg.index(">")]
    made = float(head.partition(' width="')[2].partition('"')[0])
    tall = float(head.partition(' height="')[2].partition('"')[0])
    return {"svg": svg, "alt": picture.alt, "width": made / PX_PER_PT, "height": tall / PX_PER_PT}
