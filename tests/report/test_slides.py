"""Charts outside of the report: slides, and pictures of their own."""

from __future__ import annotations

import io
import sys

import pytest
from frozen import Firm
from mirrors import Mirrors

from fremdbild.errors import ReportError
from fremdbild.report import render
from fremdbild.report.board import board
from fremdbild.report.frame import Frame
from fremdbild.report.pictures import charts_of, drawn, size_of
from fremdbild.report.slides import slides


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    frame = Frame.of(Mirrors(firm=None).freeze(tmp_path_factory.mktemp("mirrors")))
    return board(frame, "de-CH")


@pytest.fixture(scope="module")
def presentation(report):
    pptx = pytest.importorskip("pptx")
    return pptx.Presentation(io.BytesIO(slides(report)))


def test_every_chart_has_its_message_and_a_name_of_its_own(report):
    charts = charts_of(report)
    assert [chart.name for chart in charts[:2]] == ["front-1", "front-2"]
    assert charts[0].message == "Drei blinde Flecken, und jedes Mal geben die Daten den Kunden recht"
    assert len({chart.name for chart in charts}) == len(charts) >= 6
    assert all(len(chart.message.split()) >= 3 for chart in charts)


def test_a_chart_alone_is_a_sharp_png_and_an_svg_that_runs_nothing(report):
    charts = charts_of(report)[:2]
    for png in drawn(charts, "png", report):
        assert png.startswith(b"\x89PNG")
        assert size_of(png)[0] > 1500
    for svg in drawn(charts, "svg", report):
        text = svg.decode("utf-8")
        assert "<svg" in text[:200]
        assert "<script" not in text
        assert "http-equiv" not in text


def test_a_slide_for_each_chart_after_the_headline(report, presentation):
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles[0] == "Wir geben uns ○\u00a068.\nUnsere Kunden geben uns ●\u00a051."
    assert titles[1:] == [chart.message for chart in charts_of(report)]


def test_each_slide_says_n_source_and_date(presentation):
    for slide in presentation.slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "n: 381 von 612 Mitarbeitenden" in words
        assert "Quelle: fremdbild, Auswertung 2026-Q3-1, festgehalten am 12. Oktober 2026" in words


def test_each_picture_of_a_slide_has_an_alternative_text_and_fits(presentation):
    pictures = 0
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height
            if shape.shape_type == 13:
                pictures += 1
                assert len(shape._element._nvXxPr.cNvPr.get("descr")) > 40
    assert pictures == len(presentation.slides) - 1


def test_the_numbers_of_a_chart_stand_in_the_notes(presentation):
    notes = list(presentation.slides)[1].notes_slide.notes_text_frame.text
    assert "Verlässlichkeit\t84\t82\u00a0bis\u00a086\t381\t43" in notes


def test_without_the_extra_the_error_names_it(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(ReportError) as caught:
        slides(report)
    assert "python-pptx is not installed" in str(caught.value)
    assert 'pip install "fremdbild[slides]"' in str(caught.value)


def test_render_writes_one_picture_for_each_chart(tmp_path):
    firm = Firm(measures=["promise_kept"], combinations=False, periods=2, units={}, channels={}, segments={})
    written = render(firm.freeze(tmp_path), languages=["en"], formats=["svg"], out=tmp_path / "out")
    names = [path.name for path in written]
    assert names[0] == "2026-Q3-1.en.01-front-1.svg"
    assert len(names) == len(set(names)) >= 3
