"""The three mirrors in the report: page one, the pages that follow, and what must not be seen."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from itertools import pairwise

import pyarrow as pa
import pypdf
import pytest
from mirrors import ACTIONS, INSIDE, OUTSIDE, Mirrors
from reading import Reader
from test_board import _grids, _sections, has_number
from test_html import phone_widths

from fremdbild.assessment.assessment import Assessment
from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.board import MOST_PAGES, board, headline_text
from fremdbild.report.cards import finding_cards
from fremdbild.report.charts.surface import print_skin
from fremdbild.report.document import Chart, Columns, Grid, Prose, Section, text_of
from fremdbild.report.frame import Frame
from fremdbild.report.html import html
from fremdbild.report.mirror.decided import state
from fremdbild.report.mirror.reading import read_mirror
from fremdbild.report.mirror.waves import change
from fremdbild.report.pdf import _report, pdf
from fremdbild.report.voice import Voice
from fremdbild.result import PROTECTED, RESULT_COLUMNS, TOTAL
from fremdbild.texts import LANGUAGES, words_in

LONG = {
    "contact": {"en": "Leaders who decide keep in touch with the customers they decide for", "de-CH": "Nähe" * 14},
    "reliability": {"en": "Reliability of everything that anybody ever promised", "de-CH": "x" * 80},
}
LONG_ACTION = {
    **ACTIONS[0],
    "owner_unit": "Office of the member of the executive board for claims and benefits",
    "decision": {
        "en": "Promise nothing without a date that two departments have confirmed in writing " * 3,
        "de": "W" * 200,
    },
}
HIDDEN = [
    ("outside_score", "speed"), ("inside_score", "goals"), ("outside_score", "language"), ("inside_score", "language"),
    ("customer_guess", "learning"), ("outside_score", TOTAL), ("outside_score", "collaboration"),
    ("inside_score", "implementation"),
]  # fmt: skip

CASES = {
    "whole": Mirrors(),
    "extremes": Mirrors(
        inside={**INSIDE, "reliability": 97, "language": 99, "speed": 8, "goals": 22},
        outside={**OUTSIDE, "reliability": 12, "contact": 24, "language": 98, "speed": 3, "goals": 91},
    ),
    "hidden": Mirrors(hidden=HIDDEN, hidden_evidence=("promise_kept",)),
    "one dimension missing": Mirrors(
        no_data=[("outside_score", name) for name in ("reliability", "speed", "access", "relevance")]
        + [("inside_score", "value"), ("outside_score", "value")],
        blind_spots=("learning", "contact"),
    ),
    "both totals missing": Mirrors(
        no_data=[
            (side, name) for side in ("inside_score", "outside_score") for name in ("reliability", "speed", "access")
        ]
    ),
    "no guess": Mirrors(guess={}),
    "no actions": Mirrors(actions=()),
    "no shares": Mirrors(guess={}, agree={}, perspectives=False),
    "bare": Mirrors(
        guess={}, actions=(), blind_spots=(), with_mirror_manifest=False, perspectives=False, evidence={}, firm=None,
        waves=(("2026-Q3", 0, 0),),
    ),
    "long names": Mirrors(names=LONG, actions=[LONG_ACTION, *ACTIONS[1:]]),
    "refused": Mirrors(
        not_comparable=[
            {"criterion": "language", "reason": "scale"}, {"criterion": "goals", "reason": "not asked outside"},
        ],
        no_data=[("outside_score", "goals")],
    ),
    "customers kinder": Mirrors(inside=dict(OUTSIDE), outside=dict(INSIDE), blind_spots=()),
    "a new questionnaire": Mirrors(breaks=("2026-Q3",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def frames(tmp_path_factory):
    made: dict[str, Frame] = {}

    def of(name):
        if name not in made:
            made[name] = Frame.of(CASES[name].freeze(tmp_path_factory.mktemp("mirrors")))
        return made[name]

    return of


@pytest.fixture(scope="module")
def whole(frames):
    return frames("whole")


def page(frame, name, language="de-CH"):
    return next(page for page in board(frame, language).pages if page.name == name)


def charts(blocks):
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Section):
            yield from charts(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from charts(column)


def chart_of(frame, language="de-CH"):
    return next(charts(page(frame, "front", language).blocks))


def row_named(chart, name):
    return next(row for row in chart.grid.rows if text_of(row.cells[0].rich).startswith(name))


# page one -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_headed_by_its_message_and_there_are_twelve_at_most(frames, name, language):
    report = board(frames(name), language)
    assert 1 <= len(report.pages) <= MOST_PAGES
    assert report.pages[-1].name == "method"
    for one in report.pages:
        assert has_number(headline_text(one), language), headline_text(one)
        assert len(headline_text(one).split()) >= 4
        for grid in _grids(one.blocks):
            assert all(sum(cell.span for cell in row.cells) == len(grid.columns) for row in grid.rows), grid.label
    assert len({one.name for one in report.pages}) == len(report.pages)


def test_page_one_gives_both_figures_with_their_marks(whole):
    lines = page(whole, "front").headline
    assert [text_of(line) for line in lines] == ["Wir geben uns 68.", "Unsere Kunden geben uns 51."]
    assert [piece.glyph for line in lines for piece in line if piece.glyph] == ["ring", "dot"]
    english = [text_of(line) for line in page(whole, "front", "en").headline]
    assert english == ["We give ourselves 68.", "Our customers give us 51."]


def test_the_lead_says_the_gap_how_it_changed_and_what_is_asked_for(whole):
    assert text_of(page(whole, "front").lead) == (
        "Die Lücke von 17\u00a0Punkten (15\u00a0bis\u00a018) ist um 4 (2\u00a0bis\u00a06) kleiner als vor drei Wellen. "
        "Wir bitten um drei Beschlüsse."
    )


def test_the_change_of_the_gap_is_that_of_four_estimates_worked_by_hand(whole):
    changed = change(whole)
    assert (changed.first.period.label, changed.waves) == ("2025-Q1", 3)
    assert changed.size.value == pytest.approx(-4.0)
    reach = 1.96 * 0.7 * (2 * 17.0**2 / 381 + 2 * 26.0**2 / 1412) ** 0.5
    assert changed.size.upper - changed.size.value == pytest.approx(reach, rel=1e-6)
    assert changed.size.certain


def test_waves_of_another_questionnaire_are_not_compared(frames):
    assert change(frames("a new questionnaire")) is None
    assert "Wellen" not in text_of(page(frames("a new questionnaire"), "front").lead)
    title = headline_text(page(frames("a new questionnaire"), "mirror-course"))
    assert title == "Seit dem neuen Fragebogen gibt es erst 1 Welle, noch ohne Vergleich"


def test_a_hidden_side_is_not_taken_for_a_new_questionnaire(frames):
    title = headline_text(page(frames("hidden"), "mirror-course"))
    assert title == "4 Wellen mit dem gleichen Fragebogen; für die Lücke fehlt ein Wert"


def test_blind_spots_lead_their_dimension_and_are_seen_without_reading(whole):
    rows = chart_of(whole).grid.rows
    names = [text_of(row.cells[0].rich) for row in rows]
    assert names[1] == "Nähe der Führungblinder Fleck"
    assert [name for name in names if name.endswith("blinder Fleck")] == [
        "Nähe der Führungblinder Fleck", "Lernenblinder Fleck", "Verlässlichkeitblinder Fleck",
    ]  # fmt: skip
    assert [name for name, row in zip(names, rows, strict=True) if row.heavy] == [
        "Führung",
        "Zusammenarbeit",
        "Umsetzung",
    ]
    spot, plain_row = row_named(chart_of(whole), "Lernen"), row_named(chart_of(whole), "Tempo")
    assert spot.cells[0].rich[0].style == "strong"
    assert plain_row.cells[0].rich[0].style == "plain"
    assert text_of(page(whole, "front").blocks[0].heading) == (
        "Drei blinde Flecken, und jedes Mal geben die Daten den Kunden recht"
    )


def test_within_a_dimension_the_widest_gap_follows_the_blind_spots(whole):
    mirror = read_mirror(whole)
    for dimension in DIMENSIONS:
        lines = mirror.of(dimension)
        gaps = [line.gap.value for line in lines if not line.blind_spot]
        assert gaps == sorted(gaps, reverse=True)


def test_the_two_words_stand_once_over_the_first_row(whole):
    text = html(board(whole, "de-CH"))
    first = text[text.index('class="grid flush') : text.index("</table>")]
    assert len(re.findall(r">Kunden</text>", first)) == 1
    assert len(re.findall(r">wir</text>", first)) == 1


def test_what_data_prove_stands_in_words_with_its_target_and_reached_is_a_word(whole):
    said = {text_of(row.cells[0].rich): text_of(row.cells[3].rich) for row in chart_of(whole).grid.rows}
    assert said["Verlässlichkeitblinder Fleck"] == "58\u00a0% der Versprechen gehalten, Ziel 90"
    assert said["Erreichbarkeit"] == "86\u00a0% rasch angenommen, über Ziel 85"
    assert said["Sprache"] == "keine Daten, noch keine Messgrösse"
    assert said["Mitwirkung"] == "keine Daten, nicht gezählt"


def test_evidence_that_is_not_surely_over_its_target_is_not_called_so(tmp_path):
    near = {("contact_answered", "in_time"): (86.0, 400, 85)}
    frame = Frame.of(Mirrors(evidence=near, firm=None).freeze(tmp_path))
    assert text_of(row_named(chart_of(frame), "Erreichbarkeit").cells[3].rich).endswith("angenommen, Ziel 85")


def test_a_gap_that_is_surely_small_is_called_the_same(whole):
    row = row_named(chart_of(whole), "Spielraum")
    assert text_of(row.cells[2].rich) == "−1"
    assert text_of(row.cells[2].below) == "gleich"


def test_the_table_of_the_picture_has_the_same_numbers(whole):
    chart = chart_of(whole)
    cells = {text_of(cell.rich) for row in chart.table.rows for cell in row.cells}
    text = html(board(whole, "de-CH"))
    grid = text[text.index('class="grid flush') : text.index("</table>")]
    labels = re.findall(r'class="t label[^>]*>([^<]+)<', grid)
    assert len(labels) == 30
    assert set(labels) <= cells


def test_the_cards_hold_what_customers_say_what_was_expected_and_a_request(whole):
    text = str(page(whole, "front").blocks[1])
    assert "In drei Kriterien rechnet die Führung mit mehr als doppelt so viel Zustimmung" in text
    assert "Gut vier von zehn Versprechen brechen wir" in text
    assert "30 von 100 Kunden sagen ja" in text
    assert "Führung schätzte 70" in text
    assert "Leitung Schaden, bis 31. März 2027; erwartet 58\\xa0→\\xa075\\xa0% gehalten" in text


def test_requests_of_blind_spots_come_first_and_those_without_one_are_named_as_such(tmp_path):
    other = {**ACTIONS[0], "action_id": "A9", "criterion": "speed"}
    frame = Frame.of(Mirrors(actions=[other, ACTIONS[1]]).freeze(tmp_path))
    columns = next(block for block in page(frame, "front").blocks[1].blocks if isinstance(block, Columns)).columns
    assert [column[0].tag for column in columns] == ["1  Lernen", "2  Tempo", "3  Verlässlichkeit"]
    assert text_of(columns[2][1].heading) == "Noch ohne Antrag"


def test_the_last_decisions_stand_expected_beside_measured(whole):
    section = page(whole, "front").blocks[2]
    assert text_of(section.heading) == "1 von 3 Beschlüssen vom April 2026 erreicht"
    rows = [[text_of(cell.rich) for cell in row.cells] for row in section.blocks[0].rows]
    assert rows[0] == [
        "Anrufe innert 60 Sekunden annehmen", "80\u00a0→\u00a085\u00a0%", "86\u00a0% (85\u00a0bis\u00a087)", "erreicht",
    ]  # fmt: skip
    assert [row[3] for row in rows[1:]] == ["fast erreicht, läuft weiter", "kein sicherer Unterschied"]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((86, 85, 87), "reached"),
        ((86, 84, 88), "reached_unsure"),
        ((83, 79, 87), "nearly_ongoing"),
        ((80, 78, 82), "better_ongoing"),
        ((76, 72, 80), "unsure"),
        ((70, 67, 74), "worse"),
        ((None, None, None), "unmeasured"),
    ],
)
def test_a_decision_is_judged_by_its_whole_interval(figures, said):
    action = {**ACTIONS[4], "value": figures[0], "lower": figures[1], "upper": figures[2]}
    assert state(action) == said
    fewer_is_better = {**action, "baseline": -75.0, "expected_value": -85.0}
    if figures[0] is not None:
        turned = {"value": -figures[0], "lower": -figures[2], "upper": -figures[1]}
        assert state({**fewer_is_better, **turned}) == said


def test_a_decision_whose_figure_is_protected_says_so(tmp_path):
    hidden = {**ACTIONS[4], "value": None, "lower": None, "upper": None, "n": None, "protected": True}
    frame = Frame.of(Mirrors(actions=[hidden]).freeze(tmp_path))
    [row] = page(frame, "front").blocks[2].blocks[0].rows
    assert [text_of(cell.rich) for cell in row.cells[2:]] == ["geschützt", "nicht gezeigt"]


def test_the_paragraph_of_method_says_who_answered_and_who_is_missing(whole):
    foot = text_of(page(whole, "front").foot)
    assert foot.startswith(
        "Methode: 381 von 612 Mitarbeitenden (62\u00a0%; es fehlt: Aussendienst) und 1'412 von 6'480 Kunden "
        "(22\u00a0%; es fehlt: Junge unter 30; gewichtet). Skala 0 bis 100, gezeigt 30 bis 90, "
        "Streifen 50\u00a0bis\u00a060."
    )
    assert "für 15 Vergleiche korrigiert" in foot
    assert "31 von 214 Werten" in foot


# one side alone -------------------------------------------------------------------------------------------------------


class OneSide(Mirrors):
    """Only the one side was asked; `kept` is set by the tests."""

    kept = "inside"

    def rows(self):
        gone = {"inside": {"outside_score"}, "outside": {"inside_score", "customer_guess"}}[self.kept]
        return [row for row in super().rows() if row["measure"] not in gone]

    def mirror_manifest(self):
        told = super().mirror_manifest()
        here = {"inside": "inside", "outside": "customer"}[self.kept]
        return {**told, "asked": [entry for entry in told["asked"] if entry["perspective"] == here]}


def one_side(kept, folder, **known):
    class Kept(OneSide):
        pass

    Kept.kept = kept
    return Frame.of(Kept(blind_spots=(), **known).freeze(folder))


BARE = {"actions": (), "evidence": {}, "perspectives": False, "guess": {}, "agree": {}, "waves": (("2026-Q3", 0, 0),)}
OURS, THEIRS = "#1F3B7D", "#BF3312"
SAID = {
    ("inside", "de-CH"): ("Wir geben uns 68. Was Kunden uns geben, fehlt noch.", "sind die Kunden zu fragen", "381 "),
    ("inside", "en"): ("We give ourselves 68. What customers give us is still missing.", "Customers are to be", "381 "),
    ("outside", "de-CH"): (
        "Unsere Kunden geben uns 51. Was wir uns geben, fehlt noch.",
        "Als Nächste sind sie",
        "1'412",
    ),
    ("outside", "en"): ("Our customers give us 51. What we give ourselves is still missing.", "They are to", "1,412 "),
}


@pytest.mark.parametrize(("kept", "language"), SAID)
@pytest.mark.parametrize("more", [{}, {**BARE, "firm": None}], ids=["with data", "alone"])
def test_one_side_alone_has_its_own_mark_all_criteria_and_says_who_is_asked_next(kept, language, more, tmp_path):
    frame = one_side(kept, tmp_path, **more)
    headline, asked_next, answered = SAID[kept, language]
    first = page(frame, "front", language)
    assert headline_text(first) == headline
    assert asked_next in text_of(first.lead)
    assert answered in text_of(first.foot)
    glyphs = {piece.glyph for line in first.headline for piece in line} | {
        piece.glyph for fact in first.facts for piece in fact.rich if piece.glyph
    }
    assert glyphs - {None} == {{"inside": "ring", "outside": "dot"}[kept]}
    chart = chart_of(frame, language)
    named = [text_of(row.cells[0].rich) for row in chart.grid.rows]
    voice = Voice.of(words_in(language), frame.manifest)
    assert sorted(named) == sorted(voice.member("criterion", name) for name in (*DIMENSIONS, *INSIDE))
    mine, other = (OURS, THEIRS) if kept == "inside" else (THEIRS, OURS)
    for row in chart.grid.rows:
        drawn = row.cells[1].picture.draw(print_skin(), 300)
        assert other not in drawn
        assert row.heavy or mine in drawn
    assert len(chart.table.columns) == 4, "no columns of a side that was not asked"


@pytest.mark.parametrize("kept", ["inside", "outside"])
def test_where_one_side_was_asked_the_other_pages_still_tell_what_data_prove(kept, tmp_path):
    names = [one.name for one in board(one_side(kept, tmp_path), "en").pages]
    assert names[0] == "front"
    assert "evidence" in names
    assert not {"mirror-agreement", "mirror-course"} & set(names)


def test_a_side_that_so_few_answered_is_not_called_unasked(tmp_path):
    hidden = [("outside_score", name) for name in (*OUTSIDE, *DIMENSIONS, TOTAL)]
    frame = Frame.of(Mirrors(hidden=hidden, blind_spots=()).freeze(tmp_path))
    first = page(frame, "front", "en")
    assert headline_text(first) == "We give ourselves 68. What customers give us is protected."
    assert "More customers are to be asked" in text_of(first.lead)
    assert "customers protected" in chart_of(frame, "en").grid.rows[1].cells[1].picture.alt
    assert len(chart_of(frame, "en").table.columns) == 7


def test_a_finding_about_our_own_view_has_our_own_mark(tmp_path):
    frame = one_side("inside", tmp_path)
    about_us = [row for row in frame.findings if row["measure"] == "inside_score"][:1]
    [[card]] = finding_cards(Voice.of(words_in("en"), frame.manifest), about_us)
    picture, line = card.blocks[:2]
    assert THEIRS not in picture.picture.draw(print_skin(), 200)
    assert OURS in picture.picture.draw(print_skin(), 200)
    assert (line.rich[0].style, line.rich[0].glyph) == ("inside", "ring")


# what is missing ------------------------------------------------------------------------------------------------------


def test_a_missing_total_is_said_in_the_headline_and_its_dimension_in_the_lead(frames):
    frame = frames("one dimension missing")
    assert headline_text(page(frame, "front")) == "Wir geben uns 68. Was Kunden uns geben, fehlt noch."
    assert text_of(page(frame, "front").lead).startswith("Zu «Umsetzung» fehlt ein Wert.")
    assert text_of(row_named(chart_of(frame), "Umsetzung").cells[2].rich) == ""


def test_where_both_totals_are_missing_the_widest_gap_heads_the_page(frames):
    assert headline_text(page(frames("both totals missing"), "front", "en")) == "Learning: we say 75, our customers 37."


def test_a_criterion_without_answers_says_so_in_the_chart(frames):
    row = row_named(chart_of(frames("one dimension missing")), "Wirkung")
    assert row.cells[1].picture.alt == "Wirkung: keine Daten"


def test_without_guesses_the_cards_say_so_and_no_page_tells_of_them(frames):
    frame = frames("no guess")
    assert "von der Führung nicht geschätzt" in str(page(frame, "front"))
    assert "Ring: so viele" not in str(page(frame, "mirror-agreement"))
    assert "mirror-agreement" not in [one.name for one in board(frames("no shares"), "de-CH").pages]


def test_what_is_not_comparable_is_refused_with_the_reason(frames):
    chart = chart_of(frames("refused"))
    row = row_named(chart, "Sprache")
    assert row.cells[1].picture.alt == "Sprache: nicht vergleichbar: andere Skala"
    assert text_of(row.cells[2].rich) == ""
    svg = html(board(frames("refused"), "de-CH"))
    assert "Kunden nicht gefragt" in svg
    assert "Sprache (andere Skala) und Ziele (Kunden nicht gefragt)." in str(
        page(frames("refused"), "mirror-soundness")
    )


def test_customers_who_see_us_better_are_said_to(frames):
    lead = text_of(page(frames("customers kinder"), "front").lead)
    assert lead.startswith("Kunden sehen uns um 17\u00a0Punkte (15\u00a0bis\u00a018) besser als wir uns selbst.")


# what must not be seen ------------------------------------------------------------------------------------------------


class Careless(Assessment):
    """Protected rows still hold figures, as none ever should."""

    trace = 0.0

    @property
    def results(self):
        rows = super().results.to_pylist()
        for row in rows:
            if row["status"] == PROTECTED:
                n = int(self.trace * 1000)
                row |= {
                    "value": self.trace,
                    "lower": self.trace - 1.5,
                    "upper": self.trace + 1.5,
                    "standard_error": 0.5,
                }
                row |= {"answers": n, "cases": n, "people": n, "effective_n": float(n)}
        return pa.Table.from_pylist(rows, schema=RESULT_COLUMNS)


class MoreCareless(Careless):
    trace = 77.125


@pytest.mark.parametrize("language", ["de-CH", "en"])
def test_whatever_is_hidden_the_report_is_the_same_to_the_last_byte(tmp_path, language):
    made = CASES["hidden"].freeze(tmp_path)
    reports = [board(Frame.of(one), language) for one in (made, Careless(made.path), MoreCareless(made.path))]
    assert len({html(report) for report in reports}) == 1
    assert len({json.dumps(_report(report)) for report in reports}) == 1


def test_a_hidden_side_has_its_word_in_the_row_and_no_number_anywhere(frames):
    chart = chart_of(frames("hidden"))
    assert row_named(chart, "Tempo").cells[1].picture.alt == ("Tempo. wir 71 (69\u00a0bis\u00a073), Kunden geschützt")
    assert row_named(chart, "Sprache").cells[1].picture.alt == "Sprache: geschützt"
    numbers = next(row for row in chart.table.rows if text_of(row.cells[0].rich) == "Tempo")
    assert [text_of(cell.rich) for cell in numbers.cells[4:]] == ["geschützt", "", "", ""]


# the pages that follow ------------------------------------------------------------------------------------------------


def test_the_sentence_of_shares_is_never_without_n(frames):
    for language in LANGUAGES:
        lines = [
            text_of(block.rich)
            for section in _sections(page(frames("whole"), "mirror-agreement", language).blocks)
            for block in section.blocks
            if isinstance(block, Prose) and block.size == "body"
        ]
        assert len(lines) == 3
        assert all(line.count("(n\u00a0") == 2 for line in lines)
    assert lines[0] == (
        "88% of our managers (n\u00a043) say: What we promise, we keep. 30% of our customers (n\u00a01,412) agree."
    )


def test_the_accuracy_of_the_guess_is_told_by_criterion(whole):
    (chart,) = charts(page(whole, "mirror-agreement").blocks)
    assert text_of(row_named(chart, "Verlässlichkeit").cells[2].rich) == "40 zu hoch (35\u00a0bis\u00a045)"
    assert text_of(row_named(chart, "Erreichbarkeit").cells[2].rich) == "7 zu tief (2\u00a0bis\u00a012)"
    assert text_of(row_named(chart, "Ziele").cells[2].rich).startswith("kein sicherer Unterschied")
    assert headline_text(page(whole, "mirror-agreement")) == (
        "In 11 von 15 Kriterien rechnet die Führung sicher mit zu viel Zustimmung"
    )


def test_published_figures_have_source_and_year_and_stand_on_no_axis(whole):
    grid = list(_grids(page(whole, "mirror-agreement", "en").blocks))[-1]
    rows = [[text_of(cell.rich) for cell in row.cells] for row in grid.rows]
    assert [row[0] for row in rows] == [
        "We, Reliability", "Bain & Company, 2005", "Capgemini, 2017", "We, Reliability", "CMO Council, 2014",
    ]  # fmt: skip
    assert [row[2:] for row in rows if not row[0].startswith("We")] == [["80%", "8%"], ["75%", "30%"], ["14%", "11%"]]
    assert not any(cell.picture for row in grid.rows for cell in row.cells)


def test_the_course_numbers_the_gap_and_names_the_new_questionnaire(whole):
    course = page(whole, "mirror-course")
    assert headline_text(course) == "Die zwei Bilder nähern sich: Lücke 21 im 1. Quartal 2025, jetzt 17\u00a0Punkte"
    assert "neu gefragt" in html(board(whole, "de-CH"))
    assert "Werte davor und danach vergleichen wir nicht" in str(course)


def test_how_far_the_answers_carry_is_said_in_words(whole):
    text = str(page(whole, "mirror-soundness"))
    assert "Die Antworten dieser Einheit stimmen zu wenig überein, um sie zu vergleichen: Vertrieb (r_wg 0.42)." in text
    assert "Design-Effekt 1.06, wirksames n 1'332" in text
    assert "mit Vorsicht zu lesen: Umsetzung (wir, 0.68) und Umsetzung (Kunden, 0.68)" in text
    assert "Drei Dimensionen beschreiben die Antworten besser als eine (CFI 0.95 gegen 0.84)" in text


def test_units_that_agree_too_little_are_not_compared(tmp_path):
    frame = Frame.of(Mirrors().freeze(tmp_path))
    agreement = {"icc1": 0.01, "icc2": 0.2, "r_wg": {}, "units": 9, "comparable": False}
    manifest = {**frame.manifest, "mirror": {**frame.manifest["mirror"], "agreement": agreement}}
    text = str(page(replace(frame, manifest=manifest), "mirror-soundness"))
    assert "Die Antworten der 9 Einheiten stimmen zu wenig überein, um die Einheiten zu vergleichen" in text


def test_managers_stand_against_the_front_line(whole):
    (chart,) = charts(page(whole, "mirror-soundness").blocks)
    assert row_named(chart, "Nähe der Führung").cells[1].picture.alt.startswith("Nähe der Führung. Führung 80")
    assert "(43)" in text_of(chart.note)
    assert "(338)" in text_of(chart.note)


def test_each_language_writes_as_its_readers_do(whole):
    swiss, german, english = (str(board(whole, language)) for language in LANGUAGES)
    assert "1'412 von 6'480" in swiss
    assert "1.412 von 6.480" in german
    assert "1,412 of 6,480" in english
    assert "ß" not in swiss
    assert "Größe" in german
    assert "«" not in german
    assert "58\\xa0%" in swiss
    assert "58%" in english


# files ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["whole", "hidden", "long names"])
def test_the_html_can_be_read_without_seeing_it(frames, name):
    reader = Reader(html(board(frames(name), "de-CH")))
    assert reader.open == []
    levels = [level for level, _ in reader.headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in reader.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert all(picture.get("title", "").strip() for picture in reader.pictures)


@pytest.mark.parametrize(("name", "language"), [("whole", "de-CH"), ("long names", "en"), ("hidden", "de-DE")])
def test_the_pdf_has_a_page_for_each_page_and_a_text_for_each_picture(frames, name, language):
    report = board(frames(name), language)
    reader = pypdf.PdfReader(io.BytesIO(pdf(report)))
    assert len(reader.pages) == len(report.pages)
    words = " ".join(reader.pages[0].extract_text().split())
    assert text_of(report.pages[0].headline[1])[:20] in words
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("name", ["whole", "long names"])
def test_no_page_scrolls_sideways_on_a_phone(chromium, tmp_path, frames, name):
    assert phone_widths(chromium, tmp_path, html(board(frames(name), "en")))[:2] == (375, 375)


def grid_under(blocks, start):
    """The first grid under the heading that begins so."""
    for block in blocks:
        if isinstance(block, Section):
            if text_of(block.heading).startswith(start):
                return next(inner for inner in block.blocks if isinstance(inner, Grid))
            found = grid_under(block.blocks, start)
        elif isinstance(block, Columns):
            found = next((grid for column in block.columns if (grid := grid_under(column, start))), None)
        else:
            found = None
        if found is not None:
            return found
    return None


@pytest.mark.parametrize(
    ("language", "title", "names"),
    [
        (
            "de-CH",
            "64\u00a0% der Mitarbeitenden und 54\u00a0% der Führung haben geantwortet, deutlich weniger hier: Aussen",
            ["Mitarbeitende insgesamt", "Aussendienst", "Vertrieb", "Alle übrigen Einheiten (4)",
             "Führung insgesamt", "Einzelne Einheiten"],
        ),
        (
            "en",
            "64% of employees and 54% of managers answered, clearly fewer in: Aussendienst",
            ["Employees in all", "Aussendienst", "Vertrieb", "All other units (4)", "Managers in all", "Single units"],
        ),
    ],
)  # fmt: skip
def test_it_is_told_by_unit_who_answered_in_the_order_of_names(whole, language, title, names):
    grid = grid_under(page(whole, "mirror-soundness", language).blocks, title)
    assert [text_of(row.cells[0].rich) for row in grid.rows] == names
    unit, protected = grid.rows[1], grid.rows[-1]
    assert "".join(text_of(cell.rich) for cell in unit.cells[2:]).replace("\u00a0", "") in {
        "30%30 von 100",
        "30%30 of 100",
    }
    assert text_of(protected.cells[1].rich) in {"geschützt", "protected"}
    assert not any(letter.isdigit() for letter in protected.cells[1].picture.alt)


def test_without_numbers_by_unit_there_is_no_table_of_them(tmp_path):
    frame = Frame.of(Mirrors().freeze(tmp_path))
    manifest = {**frame.manifest, "mirror": {**frame.manifest["mirror"], "response": {}}}
    assert "haben geantwortet" not in str(page(replace(frame, manifest=manifest), "mirror-soundness"))


@pytest.mark.parametrize(
    ("language", "title", "first"),
    [
        ("de-CH", "Tempo passt schlecht zu den übrigen Aussagen der Dimension (wir, 0.2", "Tempo 0.2"),
        ("en", "Speed goes badly with the other statements of its dimension (us, 0.2", "Speed 0.2"),
    ],
)
def test_the_appendix_says_which_statement_fits_its_dimension_least(whole, language, title, first):
    grid = grid_under(page(whole, "tables-1", language).blocks, title)
    rows = {text_of(row.cells[0].rich): row for row in grid.rows}
    assert len(rows) == 8
    own = next(row for name, row in rows.items() if name in {"Umsetzung, wir", "Implementation, us"})
    assert text_of(own.cells[4].rich).startswith(first)
    assert text_of(own.cells[2].rich) == "0.68"
    assert text_of(own.cells[1].rich) == "381"
    assert text_of(own.cells[4].rich).count(",") == 4


def test_statements_that_all_fit_are_told_with_the_one_that_fits_least(tmp_path):
    frame = Frame.of(Mirrors().freeze(tmp_path))
    mirror = frame.manifest["mirror"]
    told = [entry for entry in mirror["reliability"] if entry["perspective"] == "customer"]
    manifest = {**frame.manifest, "mirror": {**mirror, "reliability": told}}
    text = str(page(replace(frame, manifest=manifest), "tables-1"))
    assert "Alle Aussagen gehen mit den übrigen ihrer Dimension zusammen, am wenigsten" in text


def test_the_appendix_does_not_repeat_the_scores_of_the_criteria(whole):
    tables = [one for one in board(whole, "de-CH").pages if one.name.startswith("tables")]
    rows = [row for one in tables for row in small_rows(one.blocks)]
    of_speed = [row for row in rows if text_of(row.cells[0].rich) == "Tempo"]
    assert len([row for row in of_speed if len(row.cells) > 5]) == 1  # in the table of the picture
    assert not [row for row in of_speed if len(row.cells) == 4 and "%" not in text_of(row.cells[1].rich)]


def small_rows(blocks):
    for block in blocks:
        if isinstance(block, Grid):
            yield from block.rows
        elif isinstance(block, Section):
            yield from small_rows(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from small_rows(column)
