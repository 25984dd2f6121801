"""Contrast is computed: no checker looks at the text of an SVG."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from fremdbild.report.charts.surface import PRINT_COLOURS

TEXT = ("ink", "muted", "outside", "inside")
MARKS = ("line",)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palettes():
    css = files("fremdbild.report").joinpath("templates/board.css").read_text(encoding="utf-8")
    found = [dict(re.findall(r"--(\w+):(#[0-9A-F]{3,6})\b", rule)) for rule in re.findall(r":root\{[^}]*\}", css)]
    full = [{name: value if len(value) == 7 else "#FFFFFF" for name, value in palette.items()} for palette in found]
    return {"light": full[0], "dark": full[1], "print": full[2], "pdf": PRINT_COLOURS}


def test_the_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark", "print", "pdf"])
def test_text_has_a_contrast_of_at_least_four_and_a_half(name):
    palette = palettes()[name]
    for role in TEXT:
        assert contrast(palette[role], palette["paper"]) >= 4.5, role


@pytest.mark.parametrize("name", ["light", "dark", "print", "pdf"])
def test_marks_that_carry_meaning_have_a_contrast_of_about_three(name):
    palette = palettes()[name]
    for role in MARKS:
        assert contrast(palette[role], palette["paper"]) >= 2.9, role


def test_print_has_one_palette_in_both_formats():
    found = palettes()
    assert {role: found["print"][role] for role in PRINT_COLOURS} == dict(PRINT_COLOURS)


def test_charts_write_text_only_in_colours_that_can_be_read(assessment):
    from fremdbild.report.board import board
    from fremdbild.report.frame import Frame
    from fremdbild.report.html import html

    used = set(re.findall(r'<text [^>]*class="t [^"]*\bf-(\w+)"', html(board(Frame.of(assessment), "en"))))
    assert used
    assert used <= set(TEXT)
