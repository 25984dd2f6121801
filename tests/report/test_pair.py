"""Ring and dot on one axis: where they stand, what is drawn between them, and how near they may come."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fremdbild.report.charts.hundred import of_hundred_customers
from fremdbild.report.charts.pair import Axis, Mark, blank_strip, pair_strip, tens
from fremdbild.report.charts.scale import SHARES, Scale
from fremdbild.report.charts.surface import print_skin, screen_skin
from fremdbild.report.charts.two_courses import TwoCourses, WavePoint, two_courses

AXIS = Axis(Scale(0, 100, SHARES.ticks), (50, 60))
score = st.floats(min_value=0, max_value=100)


def mark(value, half=2.0):
    return Mark(value, max(0, value - half), min(100, value + half), f"{value:.0f}")


def strip(ours, theirs, **how):
    return pair_strip(AXIS, ours, theirs, "t", "d", **how).draw(screen_skin(), 0)


def ring_of(svg):
    return [
        float(y) for y in re.findall(r'<svg x="[^"]+" y="([\d.]+)"[^>]*><path d="[^"]*" class="f-paper s-inside"', svg)
    ]


def dot_of(svg):
    return [float(y) for y in re.findall(r'<circle cx="[^"]+" cy="([\d.]+)" r="6.1" class="f-outside"/>', svg)]


@given(st.lists(score, min_size=1, max_size=40))
def test_the_cut_out_is_in_tens_and_holds_every_value_and_the_strip(values):
    scale = tens(values, (50, 60))
    assert scale.low <= min(*values, 50)
    assert scale.high >= max(*values, 60)
    assert all(tick % 10 == 0 for tick in scale.ticks)
    assert 0 <= scale.low < scale.high <= 100


def test_the_cut_out_of_the_design_is_thirty_to_ninety():
    assert tens([36.1, 84.9], (50, 60)).ticks == (30, 40, 50, 60, 70, 80, 90)


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"), [(57, 55, True), (55, 57, True), (60, 57, False), (84, 43, False)]
)
def test_closer_than_three_points_the_ring_stands_above_and_the_dot_below(ours, theirs, apart):
    svg = strip(mark(ours), mark(theirs))
    assert ring_of(svg) == [66 - 6 if apart else 66]
    assert dot_of(svg) == [66 + 6 if apart else 66]


def test_the_lower_figure_stands_left_of_both_intervals_and_the_higher_one_right():
    for ours, theirs in ((84, 43), (43, 84), (57, 55)):
        svg = strip(mark(ours), mark(theirs))
        labels = re.findall(r'<text x="([\d.]+)%" dx="(-?\d+)"[^>]*?(text-anchor="end")?[^>]*>(\d+)<', svg)
        by_text = {text: (float(x), float(dx)) for x, dx, _, text in labels}
        low, high = min(ours, theirs), max(ours, theirs)
        assert by_text[str(low)] == (low - 2, -8)
        assert by_text[str(high)] == (high + 2, 8)


def test_the_line_of_the_gap_runs_between_the_inner_ends_and_vanishes_when_they_touch():
    line = re.compile(r'<line x1="45%" y1="66" x2="82%" y2="66" class="s-(\w+)" stroke-width="([\d.]+)"/>')
    assert line.search(strip(mark(84), mark(43))).groups() == ("line", "1")
    assert line.search(strip(mark(84), mark(43), heavy=True)).groups() == ("ink", "2.5")
    assert 's-line" stroke-width="1"' not in strip(mark(61), mark(57.5))


def test_the_dot_is_drawn_under_the_ring():
    svg = strip(mark(84), mark(83))
    assert svg.index('r="6.1"') < svg.index('class="f-paper s-inside"')


def test_a_hidden_mark_leaves_its_word_and_nothing_else():
    svg = strip(Mark(None, word="wir geschützt"), mark(49))
    assert "wir geschützt" in svg
    assert ring_of(svg) == []
    assert "s-inside" not in svg
    both = blank_strip(AXIS, "t", "geschützt", hidden=True).draw(screen_skin(), 0)
    assert "l6,-7" in both
    assert "circle" not in both
    assert "l6,-7" not in blank_strip(AXIS, "t", "keine Daten", hidden=False).draw(screen_skin(), 0)


@pytest.mark.parametrize("value", [0.0, 1.0, 50.0, 99.5, 100.0])
def test_labels_at_the_ends_of_the_axis_stay_in_the_picture(value):
    svg = pair_strip(AXIS, mark(value), mark(max(0.0, value - 40)), "t", "d").draw(print_skin(), 220)
    places = [float(x) for x in re.findall(r'<text x="([-\d.]+)"', svg)]
    widest = 3 * 10.3 * 0.62
    assert min(places) - widest >= -1
    assert max(places) + widest <= 221


def test_of_a_hundred_customers_dots_agree_and_rings_were_expected_and_did_not_come():
    svg = of_hundred_customers(30.2, 69.8, "t").draw(print_skin(), 250)
    assert svg.count('fill="#BF3312"') == 30
    assert svg.count('stroke="#1F3B7D"') == 40
    assert svg.count('fill="#9A9488"') == 30
    modest = of_hundred_customers(55, 48, "t").draw(print_skin(), 250)
    assert modest.count('fill="#BF3312"') == 55
    assert 'stroke="#1F3B7D"' not in modest


def courses(*points):
    known = TwoCourses(points, tens([30, 80], None), lambda tick: f"{tick:.0f}", "neu gefragt", ("wir", "Kunden"))
    return two_courses(known, 300, 250, "t", "d").draw(print_skin(), 699)


def wave(ours, theirs, **how):
    return WavePoint(("1. Q.", "2026"), mark(ours), mark(theirs), **how)


def test_nothing_is_drawn_across_a_new_questionnaire():
    whole = courses(wave(70, 45), wave(71, 46), wave(66, 47))
    broken = courses(wave(70, 45), wave(71, 46), wave(66, 47, after_break=True))
    assert whole.count('stroke-width="1.25"') == 4
    assert broken.count('stroke-width="1.25"') == 2
    assert "neu gefragt" in broken
    assert "neu gefragt" not in whole


def test_the_gap_is_numbered_where_it_is_told_and_nowhere_else():
    svg = courses(wave(70, 45), wave(66, 45, gap="21", after_break=True), wave(67, 46), wave(68, 51, gap="17"))
    told = re.findall(r">(\d+)</text>", svg)
    assert told.count("21") == 1
    assert told.count("17") == 1
    assert svg.count('stroke="#15171E" stroke-width="1.5"') == 2


def test_a_hidden_wave_says_so_and_breaks_the_line():
    hidden = WavePoint(("1. Q.", "2026"), Mark(None, word="wir geschützt"), mark(46))
    svg = courses(wave(70, 45), hidden, wave(66, 47))
    assert "wir geschützt" in svg
    assert svg.count('stroke-width="1.25"') == 2
