"""Both totals on the whole scale: words that stay inside, and nothing of a hidden side."""

from __future__ import annotations

import re

import pytest

from fremdbild.report.charts.pair import Mark
from fremdbild.report.charts.surface import print_skin, screen_skin
from fremdbild.report.charts.whole import Side, whole_scale


def side(value, words):
    mark = Mark(value, None if value is None else value - 1, None if value is None else value + 1)
    return Side(mark, words, "" if value is None else "interval")


def drawn(ours, theirs, skin=None):
    gap = ("the gap", "(1 to 2)")
    picture = whole_scale(side(ours, "us"), side(theirs, "customers"), gap, "title", "said")
    return picture.draw(skin or screen_skin(), 1000)


def places(svg, kind):
    """Where words of this kind stand: percent and anchor."""
    found = re.findall(rf'<text x="([\d.]+)%"[^>]*class="[^"]*\b{kind}\b[^"]*"([^>]*)>([^<]+)', svg)
    return {words: (float(x), "end" if 'anchor="end"' in rest else "start") for x, rest, words in found}


@pytest.mark.parametrize(("ours", "theirs"), [(68, 51), (51, 68), (99, 98), (2, 1), (1, 99), (100, 0), (0, 0)])
def test_words_leave_the_picture_at_neither_end(ours, theirs):
    svg = drawn(ours, theirs)
    for kind, room in (("narrow", 24.0), ("minor", 15.0)):
        for words, (x, anchor) in places(svg, kind).items():
            if "gap" in words:
                continue
            assert x >= room if anchor == "end" else x <= 100 - room, (words, x)


def test_the_lower_view_is_named_at_the_left_and_the_higher_one_at_the_right():
    told = places(drawn(68, 51), "narrow")
    assert told["customers"][1] == "end"
    assert told["us"][1] == "start"
    assert told["customers"][0] < told["us"][0]


def test_a_side_that_is_not_shown_has_no_mark_and_there_is_no_gap():
    svg = drawn(68, None)
    assert "f-outside" not in svg
    assert "the gap" not in svg
    assert "s-inside" in svg


def test_in_print_nothing_is_said_twice():
    svg = drawn(68, 51, print_skin())
    assert svg.count("customers") == 1
    assert svg.count("the gap") == 1
