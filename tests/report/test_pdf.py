"""The PDF, read back: tagged, with its language, title and alternative texts, a page for each page of the report."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdf
import pytest
from frozen import SETTINGS, Firm

from fremdbild.errors import ReportError
from fremdbild.report import pdf as module
from fremdbild.report.board import MOST_PAGES, board, headline_text
from fremdbild.report.frame import Frame
from fremdbild.report.pdf import pdf


@pytest.fixture(scope="module", params=["de-CH", "en"])
def read(request, assessment):
    report = board(Frame.of(assessment), request.param)
    return report, pypdf.PdfReader(io.BytesIO(pdf(report)))


def elements(node, found=None):
    """All structure elements of a tagged PDF."""
    found = [] if found is None else found
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            elements(kid, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        if "/K" in node and not isinstance(node["/K"], int):
            elements(node["/K"], found)
    return found


def test_it_is_tagged_and_says_language_title_and_standard(read):
    report, reader = read
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(report.language[:2])
    assert reader.metadata.title == report.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_each_picture_has_an_alternative_text(read):
    _, reader = read
    figures = [e for e in elements(reader.trailer["/Root"]["/StructTreeRoot"]) if e["/S"] == "/Figure"]
    assert len(figures) > 40
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_headings_and_tables_are_tagged_as_such(read):
    _, reader = read
    tags = [element["/S"] for element in elements(reader.trailer["/Root"]["/StructTreeRoot"])]
    assert tags.count("/H1") == 1
    assert tags.count("/H2") >= len(reader.pages) - 1
    levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tags.count("/Table") > 10
    assert tags.count("/TH") > 40


def test_a_page_of_the_report_is_a_page_of_paper_headed_by_its_sentence(read):
    report, reader = read
    assert len(reader.pages) == len(report.pages) <= MOST_PAGES
    for page, sheet in zip(report.pages, reader.pages, strict=True):
        words = " ".join(sheet.extract_text().split())
        assert " ".join(headline_text(page).split())[:30] in words
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_it_holds_no_links_and_carries_its_typeface(read):
    _, reader = read
    names = set()
    for page in reader.pages:
        assert not page.get("/Annots")
        names |= {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert any("Manrope" in name for name in names)
    assert not any("Libertinus" in name for name in names)


@pytest.mark.parametrize(
    "firm",
    [
        Firm(
            touchpoints={("x" * 200): 100, ("Wort " * 40): 120, "a": 90},
            units={("U" * 200): 90, "b": 80},
            benchmarks={},
        ),
        Firm(touchpoints={f"touchpoint {place}": 30 + place for place in range(60)}, period="2026-09"),
        Firm(
            measures=["promise_kept"], reported_only=True, touchpoints={}, units={}, channels={}, segments={}, periods=1
        ),
        Firm(period="2026-09-01..2026-09-14", organisation="Organisation mit einem recht langen Namen " * 4),
        Firm(settings={**SETTINGS, "target": []}, inputs=300),
    ],
    ids=["long names", "many months", "one figure", "days", "many files"],
)
def test_no_page_runs_over(firm, tmp_path):
    report = board(Frame.of(firm.freeze(tmp_path)), "de-DE")
    assert len(pypdf.PdfReader(io.BytesIO(pdf(report))).pages) == len(report.pages)


def test_characters_without_a_glyph_are_replaced_and_not_refused():
    assert module._without_rare_characters("Zürich 1\u2009№ → 日本 😀 שלום") == "Zürich 1\u2009№ → □□ □ □□□□"


def test_what_typst_refuses_is_told_with_the_next_step(assessment, monkeypatch):
    report = board(Frame.of(assessment), "en")
    monkeypatch.setattr(module, "_report", lambda _: {"pages": []})
    with pytest.raises(ReportError, match="Typst cannot set the PDF"):
        pdf(report)
