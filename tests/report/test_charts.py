"""Charts: axes, marks and labels that neither collide nor run out of their picture."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import SHARES, Scale, cut_out, from_zero
from fremdbild.report.charts.surface import Surface, em, print_skin, screen_skin
from fremdbild.report.charts.trend import Course, Point, trend

finite = st.floats(min_value=-100, max_value=100)
days = st.floats(min_value=0, max_value=5000)


@given(st.lists(days, min_size=1, max_size=20))
def test_an_axis_from_zero_holds_every_value_on_round_figures(values):
    scale = from_zero(values)
    assert scale.low == 0
    assert scale.high >= max(values) * (1 - 1e-6)
    assert 2 <= len(scale.ticks) <= 9
    assert all(later > earlier for earlier, later in pairwise(scale.ticks))


@given(st.lists(finite, min_size=1, max_size=20))
def test_a_cut_out_holds_every_value_and_stays_on_its_scale(values):
    scale = cut_out(values, low=-100, high=100)
    assert -100 <= scale.low <= min(values) + 1e-6
    assert max(values) - 1e-6 <= scale.high <= 100
    assert scale.high - scale.low >= 4 - 1e-9


def test_a_share_of_two_percent_and_one_of_ninety_nine_both_have_room():
    assert cut_out([2.0, 3.1], low=0, high=100).low >= 0
    assert cut_out([99.0, 100.0], low=0, high=100).high == 100


@given(finite)
def test_a_place_on_the_scale_is_never_outside_of_the_picture(value):
    assert 0 <= Scale(30, 90, (30, 90)).percent(value) <= 100


@pytest.mark.parametrize("width", [55, 80, 120, 200, 300, 520])
@pytest.mark.parametrize(
    ("scale", "unit"),
    [(SHARES, "%"), (from_zero([7.5]), "Tage"), (from_zero([862.0]), "Tage"), (Scale(-100, 100, (-100, 0, 100)), "")],
)
def test_figures_of_a_printed_axis_never_touch(width, scale, unit):
    skin = print_skin()
    svg = strips.axis(scale, lambda tick: f"{tick:.0f}", unit, "axis").draw(skin, width)
    boxes = []
    for found in re.finditer(
        r'<text x="([-\d.]+)"[^>]*font-size="([\d.]+)"[^>]*?(?:text-anchor="(\w+)")?[^>]*>([^<]+)<', svg
    ):
        x, size, anchor, words = float(found[1]), float(found[2]), found[3] or "start", found[4]
        wide = em(words, size)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        boxes.append((left, left + wide))
    assert len(boxes) >= 2
    if width > 60:
        assert all(right <= following + 1 for (_, right), (following, _) in pairwise(boxes))


def _course(values, **changes):
    points = [
        Point(
            (f"{place % 4 + 1}. Q.", "2026"),
            value,
            None if value is None else value - 3,
            None if value is None else value + 3,
            "x",
        )
        for place, value in enumerate(values)
    ]
    known = {"whose": "proved", "target": None, "target_words": "", "written": str, "low": 0, "high": 100}
    return Course(points, **{**known, **changes})


@pytest.mark.parametrize(
    "values", [[58.0, 60.0], [1.0, 2.0, 0.5], [99.0, 98.5, 100.0], [50.0] * 13, [10.0, None, 90.0]]
)
def test_every_mark_and_label_of_a_course_lies_inside_its_picture(values):
    svg = trend(_course(values, target=90.0, target_words="Ziel 90"), 250, 130, "t", "d").draw(print_skin(), 699)
    places = [float(y) for y in re.findall(r'\by[12]?="([-\d.]+)"', svg)]
    places += [float(y) for y in re.findall(r"translate\([-\d.]+ ([-\d.]+)\)", svg)]
    assert min(places) >= 0
    assert max(places) <= 131


def test_the_target_stands_at_the_axis_and_pushes_its_figures_aside():
    svg = trend(_course([74.0, 75.0], target=75.5, target_words="Ziel 75.5"), 250, 130, "t", "d").draw(
        print_skin(), 699
    )
    target = re.search(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>Ziel 75.5<', svg)
    assert float(target[1]) < 68
    others = re.findall(r'<text x="58" y="([\d.]+)"[^>]*>[\d.]+<', svg)
    assert others
    assert all(abs(float(y) - float(target[2])) > 12 for y in others)


def test_labels_can_be_read_where_a_line_runs_behind_them():
    course = _course([74.0, 75.0], target=78.0, target_words="Ziel 78")
    assert 'paint-order="stroke" stroke="#FFFFFF"' in trend(course, 250, 130, "t", "d").draw(print_skin(), 699)
    assert re.search(r'class="t label[^"]*halo', trend(course, 250, 130, "t", "d").draw(screen_skin(), 0))


def test_nothing_is_drawn_across_a_period_that_is_missing():
    whole = trend(_course([50.0, 52.0, 54.0]), 250, 130, "t", "d").draw(print_skin(), 699)
    gap = trend(_course([50.0, None, 54.0]), 250, 130, "t", "d").draw(print_skin(), 699)

    def strokes(svg):
        return svg.count('stroke-width="1.25"')

    assert strokes(whole) == 2
    assert strokes(gap) == 0


def test_a_protected_period_is_hatched_and_one_without_data_is_not():
    hidden = _course([50.0, None, 54.0])

    points = [*hidden.points]
    points[1] = Point(("2. Q.", "2026"), None, None, None, "", hidden=True)
    with_hatch = trend(_with(hidden, points), 250, 130, "t", "d").draw(print_skin(), 699)
    without = trend(hidden, 250, 130, "t", "d").draw(print_skin(), 699)
    assert "l6,-7" in with_hatch
    assert "l6,-7" not in without


def _with(course, points):
    return Course(points, course.whose, None, "", str, 0, 100)


def test_screen_has_places_in_percent_and_colours_as_classes_print_has_neither():
    strip = strips.days_strip(from_zero([10]), 7.5, 3.0, 2.0, "Schadenmeldung", "7.5 Tage")
    screen = strip.draw(screen_skin(), 0)
    assert 'x2="75%"' in screen
    assert "#" not in screen
    assert "<title" in screen
    assert "<desc" in screen
    printed = strip.draw(print_skin(), 200)
    assert "%" not in printed
    assert "class=" not in printed
    assert "var(" not in printed
    assert "#15171E" in printed


def test_bar_tick_and_diamond_stand_where_their_figures_are():
    svg = strips.days_strip(from_zero([10]), 7.5, 3.0, 2.0, "t", "").draw(screen_skin(), 0)
    assert re.search(r'<line x1="0%" y1="10" x2="75%" y2="10" class="s-ink" stroke-width="6"/>', svg)
    ticks = re.findall(r'<svg x="(\d+)%"[^>]*><path d="([^"]+)"', svg)
    assert [place for place, _ in ticks] == ["30", "30", "20"]


def test_of_a_hundred_so_many_are_filled_and_so_many_were_expected():
    svg = strips.hundred(58.2, 90.0, "t", whose="proved").draw(print_skin(), 200)
    assert svg.count('fill="#15171E"') == 58
    assert svg.count('stroke="#55524C"') == 32
    assert svg.count('fill="#9A9488"') == 10
    better = strips.hundred(92.0, 90.0, "t", whose="outside").draw(print_skin(), 200)
    assert better.count('fill="#BF3312"') == 92
    assert 'stroke="#55524C"' not in better


def test_words_of_a_title_are_escaped():
    svg = strips.hatched_strip('<script> & "Wort"').draw(screen_skin(), 0)
    assert "&lt;script&gt; &amp; &quot;Wort&quot;" in svg
    assert "<script>" not in svg


def test_a_picture_that_fills_its_place_has_no_width_of_its_own():
    surface = Surface(screen_skin(), 0, 20, pad_left=8, pad_right=8)
    assert re.match(r'<svg class="chart fluid pl8 pr8" height="20" role="img"', surface.svg("t"))
