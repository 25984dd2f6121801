"""Names come from data: none of them is ever read as markup, whatever it holds."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from frozen import SETTINGS, Firm
from reading import Reader

from fremdbild.report.board import board
from fremdbild.report.frame import Frame
from fremdbild.report.html import html
from fremdbild.report.pdf import _report, pdf

NAMES = (
    "<script>alert(1)</script>",
    "</style><b>fett</b>",
    '"] #let x = 1; #panic("no")',
    '#include "/etc/passwd" $x^2$ @ref <label> *b* _i_ `c` // c',
    "{{ 7 * 7 }} {% raw %} {name} %s \\u0041 \\",
    "a & b < c > d 'e' \"f\"",
    "Schäden, Zürich · Genève – Łódź № 5 €",
    "שירות לקוחות",
    "خدمة العملاء",
    "emoji 😀 日本 🇨🇭",
    "\x00\x07\x1b[31mred\ttab\nnew line\u2028\u202e\u200b",
    "x" * 200,
    "Wort " * 40,
    " ",
    "pl99 pr99 f-ink",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Every name as touchpoint, unit and segment, and one as the organisation's own."""
    members = {name: 60 + 7 * place for place, name in enumerate(NAMES)}
    firm = Firm(
        touchpoints=members,
        units=members,
        segments=members,
        channels=members,
        protected=(NAMES[0], NAMES[2]),
        benchmarks={},
        combinations=False,
        organisation='Muster <b>& Söhne</b> "AG" #let x 😀',
        settings={**SETTINGS, "report": {"addressee": "<i>den</i> #Rat"}},
    )
    return Frame.of(firm.freeze(tmp_path_factory.mktemp("hostile")))


@pytest.mark.parametrize("language", ["de-CH", "en"])
def test_html_shows_the_names_and_makes_no_tag_of_them(hostile, language):
    text = html(board(hostile, language))
    reader = Reader(text)
    assert reader.open == []
    assert not reader.all("script")
    assert not reader.all("b")
    assert not reader.all("i")
    assert "<script>alert(1)</script>" in reader.text
    assert '"] #let x = 1; #panic("no")' in reader.text
    assert "{{ 7 * 7 }}" in reader.text
    assert "49" not in {cell.strip() for cell in reader.words if cell.strip() == "49"} or "{{ 7 * 7 }}" in reader.text
    assert "Muster <b>& Söhne</b>" in reader.text
    assert "den</i> #Rat" in reader.text


def test_svg_tells_the_names_and_makes_no_tag_of_them(hostile):
    told = [picture["title"] for picture in Reader(html(board(hostile, "en"))).pictures]
    assert any("</style><b>fett</b>" in words for words in told)


def test_control_characters_do_not_reach_a_file(hostile):
    text = html(board(hostile, "de-CH"))
    assert not any(character in text for character in "\x00\x07\x1b\u202e")


def test_typst_shows_the_names_and_reads_none_of_them(hostile):
    report = board(hostile, "de-CH")
    reader = pypdf.PdfReader(io.BytesIO(pdf(report)))
    assert len(reader.pages) == len(report.pages)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "<script>alert(1)</script>" in text
    assert "#panic(" in text
    assert "Łódź" in text


def test_a_word_without_end_is_broken_on_paper(hostile):
    words = [text for text in _texts(_report(board(hostile, "de-CH"))) if "xxxxxxxxxx" in text]
    assert words
    assert all("\u200b" in text for text in words)
    assert not any(re.search(r"[^\s\u00a0\u200b]{24,}", text) for text in words)


def _texts(data):
    """Every text that is set, without pictures and their alternative texts."""
    if isinstance(data, dict):
        for name, inner in data.items():
            if name not in {"svg", "alt", "title", "author", "label"}:
                yield from _texts(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _texts(inner)
    elif isinstance(data, str):
        yield data


def test_a_name_without_letters_is_still_a_row(hostile):
    assert "·" in str(board(hostile, "en"))
