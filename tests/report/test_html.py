"""The HTML: one file, offline, accessible, readable on a phone."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise

import pytest
from frozen import Firm
from reading import Reader

from fremdbild.report.board import board
from fremdbild.report.frame import Frame
from fremdbild.report.html import fragment_css, html
from fremdbild.texts import LANGUAGES


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request, assessment):
    return request.param, html(board(Frame.of(assessment), request.param))


def test_it_says_its_language_and_title(page):
    language, text = page
    reader = Reader(text)
    assert reader.all("html") == [{"lang": language}]
    assert "<title>Muster Versicherung" in text
    assert reader.open == []


def test_headings_stand_in_order_under_one_first(page):
    levels = [level for level, _ in Reader(page[1]).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(words.strip() for _, words in Reader(page[1]).headings)


def test_nothing_is_fetched_and_nothing_runs(page):
    reader = Reader(page[1])
    assert not reader.all("script")
    assert not reader.all("link")
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert "http:" not in page[1]
    assert "https:" not in page[1]
    assert not re.search(r"url\((?!\"data:)", page[1])
    assert "@import" not in page[1]
    targets = {attributes.get("href") or attributes.get("src") for _, attributes in reader.tags} - {None}
    assert targets == {"#content"}


def test_a_browser_is_told_to_fetch_nothing(page):
    policies = [meta["content"] for meta in Reader(page[1]).all("meta") if "http-equiv" in meta]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"]


def test_each_picture_has_its_words_and_the_rest_are_passed_over(page):
    reader = Reader(page[1])
    drawn = [attributes for attributes in reader.all("svg") if "over" not in (attributes.get("class") or "")]
    pictures = [attributes for attributes in drawn if attributes.get("role") == "img"]
    assert len(pictures) > 40
    assert all(picture.get("title", "").strip() for picture in reader.pictures)
    ids = {attributes["id"] for _, attributes in reader.tags if attributes.get("id")}
    assert all(set(picture["aria-labelledby"].split()) <= ids for picture in pictures)
    assert all(attributes.get("aria-hidden") == "true" for attributes in drawn if attributes not in pictures)


def test_no_id_stands_twice(page):
    ids = [attributes["id"] for _, attributes in Reader(page[1]).tags if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_each_chart_of_periods_has_the_same_numbers_in_a_table(page):
    text = page[1]
    assert text.count("<figure>") == text.count("<details>") >= 6
    for figure in re.findall(r"<figure>.*?</figure>", text, flags=re.DOTALL):
        labels = re.findall(r'class="t label[^>]*>([^<]+)<', figure)
        cells = re.findall(r"<td[^>]*>([^<]+)</td>", figure)
        assert labels
        assert set(labels) <= set(cells)


def test_on_paper_each_chart_of_periods_has_its_numbers_below_it(page):
    text = page[1]
    assert text.count('<div class="on-paper">') == text.count("<figure>")
    screen, _, paper = text.partition("@media print")
    assert ".on-paper{display:none}" in screen
    assert ".on-paper{display:block" in paper


def test_tables_keep_their_meaning_where_a_phone_lays_them_out_anew(page):
    reader = Reader(page[1])
    assert all(table["role"] == "table" and table["aria-label"] for table in reader.all("table"))
    assert all(cell["role"] == "cell" for cell in reader.all("td"))
    assert {cell["role"] for cell in reader.all("th")} == {"columnheader", "rowheader"}


def test_there_is_a_way_past_the_head(page):
    reader = Reader(page[1])
    links = reader.all("a")
    assert links == [{"class": "skip", "href": "#content"}]
    assert reader.all("main") == [{"id": "content"}]


def test_svg_keeps_its_size_on_a_phone(page):
    """A viewBox would shrink the text of a chart with it."""
    reader = Reader(page[1])
    for picture in reader.all("svg"):
        if picture.get("role") == "img":
            assert "viewbox" not in picture
    fluid = [picture for picture in reader.all("svg") if "fluid" in (picture.get("class") or "")]
    assert fluid
    assert not any("width" in picture for picture in fluid)


def test_every_margin_that_a_chart_asks_for_has_its_rule(page):
    for side, px in set(re.findall(r'class="chart fluid[^"]*\b(p[lr])(\d+)\b', page[1])):
        assert f".fluid.{side}{px}{{--{side}:{px}px}}" in page[1]


def test_a_file_without_the_built_typeface_still_reads(assessment, monkeypatch):
    from fremdbild.report import html as module

    monkeypatch.setattr(module, "FONT", "none.woff2")
    module._font_face.cache_clear()
    try:
        text = html(board(Frame.of(assessment), "en"))
    finally:
        module._font_face.cache_clear()
    assert "@font-face" not in text
    assert "system-ui" in text


def phone_widths(chromium, tmp_path, text):
    """Width that a phone shows, width of the page in it, and how many sections it has."""
    report = tmp_path / "report.html"
    report.write_text(text, encoding="utf-8")
    outer = tmp_path / "phone.html"
    outer.write_text(
        '<!doctype html><iframe id="f" src="report.html" width="375" height="812" style="border:0"></iframe><script>'
        'onload=()=>{const d=document.getElementById("f").contentDocument.documentElement;'
        'document.title=[d.clientWidth,d.scrollWidth,d.querySelectorAll("section").length].join(" ")}</script>',
        encoding="utf-8",
    )
    command = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--allow-file-access-from-files",
    ]
    command += [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--dump-dom",
    ]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"file://{outer}"]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    visible, wide, sections = map(int, re.search(r"<title>(\d+) (\d+) (\d+)</title>", shown).groups())
    return visible, wide, sections


@pytest.mark.parametrize(
    "firm", [Firm(), Firm(touchpoints={("Wort" * 50): 120, "a": 90}, units={("U" * 200): 90, "b": 80})]
)
def test_no_page_scrolls_sideways_on_a_phone(chromium, tmp_path, firm):
    text = html(board(Frame.of(firm.freeze(tmp_path)), "de-CH"))
    visible, wide, sections = phone_widths(chromium, tmp_path, text)
    assert visible == 375
    assert wide == 375
    assert sections > 10


def test_tables_become_labelled_lines_on_a_phone_within_other_pages_too():
    assert ".report .grid:not(.charted):not(.small) td::before" in fragment_css()
