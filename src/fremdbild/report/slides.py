"""A report as slides: each chart under its message, with n, source and date; its numbers stand in the notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from fremdbild.errors import ReportError
from fremdbild.report.charts.surface import PRINT_COLOURS
from fremdbild.report.document import CONTROL_CHARACTERS, Grid, Page, Report, Rich, muted, plain, text_of
from fremdbild.report.pictures import Shown, charts_of, drawn_to_fit, size_of

WIDTH, HEIGHT = 13.333, 7.5
"""Inches, 16 to 9."""
MARGIN = 0.6
_TOP, _BOTTOM = 1.45, 0.95
"""Inches above and below the place of a chart."""
ROOM = (WIDTH - 2 * MARGIN, HEIGHT - _TOP - _BOTTOM)
"""Inches for a chart."""
_LONGEST_ALT = 1900
_TITLE_ONLY = 5
"""The layout of the standard template that has nothing but a title."""


def slides(report: Report) -> bytes:
    """The whole file. Raises ReportError where the extra is not installed."""
    made = _empty(report)
    _opening(made, report)
    return _filled(made, report, charts_of(report))


def one_slide(report: Report, shown: Shown) -> bytes:
    """A file with one chart; of `report` only its title, author, language and source are used."""
    return _filled(_empty(report), report, [shown])


def _empty(report: Report) -> Any:
    try:
        from pptx import Presentation  # an optional dependency
        from pptx.util import Inches
    except ImportError:
        raise ReportError(
            "python-pptx is not installed, and slides need it", next_step='pip install "fremdbild[slides]"'
        ) from None
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    made.core_properties.title = _clean(report.title)
    made.core_properties.author = _clean(report.author)
    made.core_properties.language = report.language
    return made


def _filled(made: Any, report: Report, charts: Sequence[Shown]) -> bytes:
    for shown, png in zip(charts, drawn_to_fit(charts, report, ROOM[0] / ROOM[1]), strict=True):
        _chart(made, report, shown, png)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _opening(made: Any, report: Report) -> None:
    """The headline of page one with its lead and key figures."""
    first: Page = report.pages[0]
    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    _title(slide, first.headline, top=1.6, height=2.2, size=44)
    lines: list[tuple[Rich, int]] = [(first.lead, 20)] if first.lead else []
    lines += [((*muted(f"{fact.label}: "), *fact.rich), 16) for fact in first.facts]
    _text(slide, lines, top=4.0, height=2.2)
    _foot(slide, report, ())


def _chart(made: Any, report: Report, shown: Shown, png: bytes) -> None:
    from pptx.util import Inches

    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    _title(slide, (plain(shown.message),), top=0.42, height=0.95, size=26)
    across, down = size_of(png)
    scale = min(ROOM[0] / across, ROOM[1] / down)
    placed = slide.shapes.add_picture(
        io.BytesIO(png), Inches(MARGIN), Inches(_TOP), Inches(across * scale), Inches(down * scale)
    )
    described = placed._element._nvXxPr.cNvPr  # noqa: SLF001  python-pptx has no other way to an alternative text
    described.set("descr", _clean(shown.alt)[:_LONGEST_ALT])
    described.set("name", shown.name)
    _foot(slide, report, shown.notes)
    if shown.table is not None:
        slide.notes_slide.notes_text_frame.text = _clean(_as_text(shown.message, shown.table))


def _title(slide: Any, lines: tuple[Rich, ...], *, top: float, height: float, size: int) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    title = slide.shapes.title
    title.left, title.top = Inches(MARGIN), Inches(top)
    title.width, title.height = Inches(WIDTH - 2 * MARGIN), Inches(height)
    title.text_frame.word_wrap = True
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _fill(title.text_frame, [(line, size) for line in lines], bold=True)


def _text(slide: Any, lines: list[tuple[Rich, int]], *, top: float, height: float) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(WIDTH - 2 * MARGIN), Inches(height))
    box.text_frame.word_wrap = True
    _fill(box.text_frame, lines, bold=False)


def _fill(frame: Any, lines: list[tuple[Rich, int]], *, bold: bool) -> None:
    """Runs in the colours of print; a mark is written as the sign that looks like it."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    signs = {"ring": "○\u00a0", "dot": "●\u00a0"}
    colours = {"inside": "inside", "outside": "outside", "muted": "muted", "small-print": "muted"}
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, (rich, size) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        for piece in rich:
            run = paragraph.add_run()
            run.text = _clean(signs.get(piece.glyph or "", "") + piece.text)
            run.font.size, run.font.name = Pt(size), "Manrope"
            run.font.bold = bold or piece.style in {"strong", "inside", "outside"}
            colour = PRINT_COLOURS[colours.get(piece.style, "ink")]  # type: ignore[index]  # both are roles
            run.font.color.rgb = RGBColor.from_string(colour[1:])


def _foot(slide: Any, report: Report, notes: tuple[str, ...]) -> None:
    """What the picture needs to be read, then n, source and date."""
    lines: list[tuple[Rich, int]] = [(muted(" ".join(notes)), 10)] if notes else []
    _text(slide, [*lines, (muted(report.source), 10)], top=HEIGHT - _BOTTOM + 0.12, height=0.7)


def _as_text(message: str, table: Grid) -> str:
    """The numbers of a chart, one row a line."""
    rows = ["\t".join(column.head.replace("\n", " ") for column in table.columns)]
    rows += ["\t".join(text_of(cell.rich) for cell in row.cells) for row in table.rows]
    return "\n".join((message, *rows))


def _clean(text: str) -> str:
    return text.translate(CONTROL_CHARACTERS)
