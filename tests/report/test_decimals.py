"""Figures that stand together have the same number of decimals."""

from __future__ import annotations

import re

import pytest
from frozen import Firm, made_row

from fremdbild.report.board import board
from fremdbild.report.decimals import digits_before_and_now, digits_together
from fremdbild.report.document import Columns, Figure, Grid, Section, text_of
from fremdbild.report.frame import Frame, Value
from fremdbild.report.voice import Voice
from fremdbild.texts import words_in

VOICE = Voice(words_in("en"), {}, {})


def value(figure, width, unit="percent", **cell):
    measure, statistic = {"percent": ("promise_kept", "kept"), "days": ("cycle_time", "median")}[unit]
    row = made_row(measure, statistic, figure, 100, period="2026-Q3", **cell)
    return Value.of({**row, "lower": figure - width / 2, "upper": figure + width / 2})


def test_a_column_has_as_many_decimals_as_most_of_its_figures_warrant():
    assert digits_together(VOICE, [value(73.4, 2.4), value(58.0, 6.0), value(61.0, 8.0)]) == 0
    assert digits_together(VOICE, [value(73.4, 2.4), value(58.0, 1.0), value(61.0, 8.0)]) == 1
    assert digits_together(VOICE, []) == 0


def test_the_leading_figure_says_how_those_beside_it_are_written():
    now, before = value(73.0, 6.0), value(73.4, 2.4)
    assert digits_together(VOICE, (now, before), leading=now) == 0
    assert digits_together(VOICE, (before, now), leading=before) == 1


def test_beside_hours_days_keep_their_own_decimals():
    hours, days = value(0.125, 0.15, "days"), value(5.02, 1.1, "days")
    of_before, of_now = digits_before_and_now(VOICE, days, hours)
    assert (VOICE.value(days, of_before), VOICE.value(hours, of_now)) == ("5.0\u00a0days", "3\u00a0hours")
    assert digits_before_and_now(VOICE, value(12.3, 4.0, "days"), days) == (1, 1)


def test_no_figure_reads_as_nothing_and_no_interval_reads_the_same_twice():
    assert digits_together(VOICE, [value(40.0, 20.0), value(60.0, 9.0), value(0.3, 0.2)]) == 1
    assert digits_together(VOICE, [value(40.3, 0.02)]) == 2
    assert digits_together(VOICE, [value(0.0, 0.0), value(60.0, 9.0)]) == 0
    assert digits_together(VOICE, [value(24.0, 4.0, "days"), value(14.0, 2.0, "days"), value(0.02, 0.02, "days")]) == 2


def _blocks(blocks):
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from _blocks(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _blocks(column)


@pytest.fixture(scope="module")
def pages(assessment):
    return board(Frame.of(assessment), "en").pages


def _decimals(text):
    return {len(figure.partition(".")[2]) for figure in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}


def test_every_course_has_one_number_of_decimals_in_its_heading_and_its_table(pages):
    courses = 0
    for page in pages:
        for block in _blocks(page.blocks):
            if not (isinstance(block, Section) and isinstance(block.blocks[0], Figure)):
                continue
            courses += 1
            values, intervals = block.blocks[0].table.rows[:2]
            table = " ".join(text_of(cell.rich) for row in (values, intervals) for cell in row.cells[1:])
            heading = re.sub(r"Q\d \d{4}", "", text_of(block.heading).partition(": ")[2])
            assert len(_decimals(table)) == 1, table
            assert _decimals(heading) == _decimals(table), (heading, table)
    assert courses >= 6


def test_every_column_of_figures_has_one_number_of_decimals(pages):
    columns = 0
    for page in pages[:-1]:
        for grid in (block for block in _blocks(page.blocks) if isinstance(block, Grid)):
            if page.name == "findings" or page.name.startswith("tables") or grid.columns[0].head == "":
                continue  # these mix units in a column
            for place, column in enumerate(grid.columns[1:], start=1):
                cells = [row.cells[place] for row in grid.rows if len(row.cells) == len(grid.columns)]
                told = [_decimals(text_of(cell.rich)) for cell in cells if cell.rich]
                assert len(set().union(*told)) <= 1, (page.name, column.head, [text_of(cell.rich) for cell in cells])
                columns += 1
    assert columns > 40


def test_before_and_now_have_the_same_number_of_decimals(pages):
    overview = [block for block in _blocks(pages[0].blocks) if isinstance(block, Grid)][-1]
    assert [column.head for column in overview.columns][1:3] == ["before", "now"]
    for row in overview.rows:
        assert len(_decimals(text_of(row.cells[1].rich)) | _decimals(text_of(row.cells[2].rich))) == 1


def test_the_tables_have_one_number_of_decimals_for_each_measure(pages):
    told: list[set[int]] = []
    for page in (page for page in pages if page.name.startswith("tables")):
        for grid in (block for block in _blocks(page.blocks) if isinstance(block, Grid)):
            for row in grid.rows:
                if row.heavy:
                    told.append(set())
                elif len(row.cells) == 4:
                    told[-1] |= _decimals(text_of(row.cells[1].rich)) | _decimals(text_of(row.cells[2].rich))
    assert len(told) > 10
    assert all(len(found) <= 1 for found in told), told


def test_a_time_told_in_hours_has_its_interval_in_hours(tmp_path):
    quick = value(0.125, 0.15, "days")
    assert VOICE.full(quick) == "3\u00a0hours (1\u00a0to\u00a05), n 100"
    firm = Firm(measures=["cycle_time"], touchpoints={}, units={}, channels={}, segments={}, protected=())
    frame = Frame.of(firm.freeze(tmp_path))
    values = tuple(
        quick if found.period == "2026-Q3" and found.statistic == "median" else found for found in frame.values
    )
    page = board(Frame(frame.manifest, values), "en").pages[0]
    assert text_of(page.headline[0]) == "A case takes 3\u00a0hours (median)."
    assert text_of(page.facts[0].rich) == "1\u00a0to\u00a05"
