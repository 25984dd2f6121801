"""Which pages there are, and what heads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from frozen import CHANNELS, MEASURES, SETTINGS, TOUCHPOINTS, Firm, made_row

from fremdbild.report.board import MOST_PAGES, board, headline_text
from fremdbild.report.document import Columns, Figure, Grid, Section, text_of
from fremdbild.report.frame import Frame, Value
from fremdbild.report.rows import ordered
from fremdbild.report.voice import Voice
from fremdbild.result import PROTECTED
from fremdbild.texts import LANGUAGES, words_in

SURVEYS = ("net_promoter_score", "satisfaction", "customer_effort")

FIRMS = {
    "whole": Firm(),
    "with promises": Firm(with_promised=True),
    "without surveys": Firm(measures=[name for name in MEASURES if name not in SURVEYS]),
    "surveys alone": Firm(measures=SURVEYS),
    "only the source's verdict": Firm(measures=["promise_kept"], reported_only=True, benchmarks={}),
    "one figure": Firm(
        measures=["promise_kept"],
        reported_only=True,
        touchpoints={},
        units={},
        channels={},
        segments={},
        protected=(),
        periods=1,
        benchmarks={},
        combinations=False,
    ),
    "one period": Firm(periods=1),
    "no targets": Firm(settings={**SETTINGS, "target": []}),
    "all hidden": Firm(protected=tuple(TOUCHPOINTS)),
    "many touchpoints": Firm(touchpoints={f"touchpoint number {place}": 30 + place for place in range(80)}),
    "many units": Firm(units={f"unit {place}": 40 + place for place in range(200)}, combinations=False),
    "no data in some": Firm(no_data=("claim", "mail")),
    "months": Firm(period="2026-09"),
    "years": Firm(period="2026", periods=2),
    "some days": Firm(period="2026-09-01..2026-09-14", periods=3),
    "everything": Firm(period="all", periods=1),
    "long names": Firm(
        touchpoints={("x" * 200): 100, ("Wort " * 40): 120, "a": 90}, units={("U" * 200): 90, "b": 80}, benchmarks={}
    ),
    "many files": Firm(inputs=400),
}


@pytest.fixture(scope="module", params=FIRMS)
def frame(request, tmp_path_factory):
    return Frame.of(FIRMS[request.param].freeze(tmp_path_factory.mktemp("firm")))


def has_number(sentence, language):
    """A figure, or a number in words as the catalogue has them."""
    german = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf keiner"
    english = "one two three four five six seven eight nine ten eleven twelve none"
    words = set((english if language == "en" else german).split())
    return bool(re.search(r"\d", sentence)) or bool(words & set(re.findall(r"\w+", sentence.lower())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_headed_by_a_sentence_with_a_number_and_there_are_twelve_at_most(frame, language):
    report = board(frame, language)
    assert 1 <= len(report.pages) <= MOST_PAGES
    for page in report.pages:
        headline = headline_text(page)
        assert has_number(headline, language), headline
        assert len(headline.split()) >= 4, headline
    assert len({page.name for page in report.pages}) == len(report.pages)


def _sections(blocks):
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _sections(column)


def _grids(blocks):
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, Figure):
            yield block.table
        elif isinstance(block, Section):
            yield from _grids(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _grids(column)


def test_every_section_over_a_chart_is_headed_by_a_number_too(frame):
    for page in board(frame, "de-CH").pages:
        for section in _sections(page.blocks):
            if section.size in {"section", "small", "topic"}:
                assert has_number(text_of(section.heading), "de-CH"), text_of(section.heading)


def test_every_row_of_every_grid_has_a_cell_for_each_column(frame):
    for page in board(frame, "en").pages:
        for grid in _grids(page.blocks):
            for row in grid.rows:
                assert sum(cell.span for cell in row.cells) == len(grid.columns), grid.label


def test_only_pages_that_have_data_appear(tmp_path):
    pages = [page.name for page in board(Frame.of(Firm(measures=["cycle_time"]).freeze(tmp_path)), "en").pages]
    assert "time" in pages
    assert not {"promises", "recommendation", "satisfaction", "solving"} & set(pages)


def test_page_one_heads_with_the_data_first_and_the_customers_second(assessment):
    page = board(Frame.of(assessment), "de-CH").pages[0]
    assert [text_of(line) for line in page.headline] == [
        "Wir halten 58\u00a0% der Versprechen.",
        "Kunden geben uns den NPS +12.",
    ]
    assert [piece.glyph for line in page.headline for piece in line if piece.glyph] == ["bar", "dot"]


def test_page_one_says_the_headline_in_each_language(assessment):
    frame = Frame.of(assessment)
    english = [text_of(line) for line in board(frame, "en").pages[0].headline]
    assert english == ["We keep 58% of our promises.", "Customers give us an NPS of +12."]
    lead = text_of(board(frame, "en").pages[0].lead)
    assert lead.startswith("The target of 90% is missed, by 32\u00a0points (30\u00a0to\u00a034).")


def test_an_organisation_without_surveys_heads_with_two_figures_of_its_data(tmp_path):
    firm = Firm(measures=[name for name in MEASURES if name not in SURVEYS])
    headline = board(Frame.of(firm.freeze(tmp_path)), "en").pages[0].headline
    assert [piece.glyph for line in headline for piece in line if piece.glyph] == ["bar", "bar"]


def test_a_report_of_one_figure_stands_on_one_page(tmp_path):
    pages = board(Frame.of(FIRMS["one figure"].freeze(tmp_path)), "en").pages
    assert len(pages) == 1
    assert headline_text(pages[0]).startswith("The source reports 63")


def test_touchpoints_stand_worst_first_and_hidden_ones_last(assessment):
    section = next(_sections(board(Frame.of(assessment), "de-CH").pages[0].blocks))
    (grid,) = _grids(section.blocks)
    names = [text_of(row.cells[0].rich).partition("  ")[0] for row in grid.rows]
    assert names[:5] == ["Schadenmeldung", "Offerte", "Serviceanfrage", "Vertragsänderung", "Rechnungsfrage"]
    assert set(names[5:]) == {"Todesfall", "Kündigung", "visit"} or "Besuch" in names[5:]
    assert text_of(section.heading) == "Schadenmeldung: 3\u00a0Tage versprochen, 7.5 gebraucht, anderswo 2"
    heads = [column.head for column in grid.columns]
    assert heads == ["Anliegen", "", "versprochen", "gebraucht", "anderswo", "Versprechen gehalten, Ziel 90"]


def test_without_promised_times_the_tick_is_the_target(tmp_path):
    limit = {"measure": "cycle_time", "statistic": "median", "value": 3, "where": {"touchpoint": "claim"}}
    firm = Firm(settings={**SETTINGS, "target": [*SETTINGS["target"], limit]})
    section = next(_sections(board(Frame.of(firm.freeze(tmp_path)), "de-CH").pages[0].blocks))
    assert text_of(section.heading) == "Schadenmeldung: 7.5\u00a0Tage gebraucht, Ziel 3, anderswo 2"
    (grid,) = _grids(section.blocks)
    assert [column.head for column in grid.columns][2:5] == ["Ziel", "gebraucht", "anderswo"]


def test_where_anything_was_promised_no_target_stands_under_the_word_promised(tmp_path):
    limit = {"measure": "cycle_time", "statistic": "median", "value": 44}
    firm = Firm(with_promised=True, settings={**SETTINGS, "target": [*SETTINGS["target"], limit]})
    firm.touchpoints["other"] = 90
    section = next(_sections(board(Frame.of(firm.freeze(tmp_path)), "en").pages[0].blocks))
    (grid,) = _grids(section.blocks)
    assert "44" not in [text_of(cell.rich) for row in grid.rows for cell in row.cells]


def test_without_figures_from_elsewhere_the_heading_has_two_figures(tmp_path):
    frame = Frame.of(Firm(with_promised=True, benchmarks={}).freeze(tmp_path))
    section = next(_sections(board(frame, "en").pages[0].blocks))
    assert text_of(section.heading) == "Claim: 3\u00a0days promised, 7.5 taken"


def test_times_under_a_day_carry_their_own_unit_in_the_heading(tmp_path):
    frame = Frame.of(Firm(with_promised=True, benchmarks={"claim": 0.5}).freeze(tmp_path))
    section = next(_sections(board(frame, "en").pages[0].blocks))
    assert text_of(section.heading) == "Claim: 3\u00a0days promised, 7.5\u00a0days taken, elsewhere 12\u00a0hours"


def test_a_protected_promise_says_so_and_is_not_left_empty(tmp_path):
    firm = Firm(with_promised=True)
    frame = Frame.of(firm.freeze(tmp_path))
    hidden = [
        replace(value, status=PROTECTED, value=None, cases=None, people=None)
        if value.measure == "promise_kept" and value.member("touchpoint") == "claim"
        else value
        for value in frame.values
    ]
    section = next(_sections(board(Frame(frame.manifest, tuple(hidden), frame.findings), "en").pages[0].blocks))
    (grid,) = _grids(section.blocks)
    (claim,) = [row for row in grid.rows if text_of(row.cells[0].rich).startswith("Claim")]
    assert [text_of(cell.rich) for cell in claim.cells][2:3] == ["protected"]


def test_the_promised_time_is_told_without_an_interval_and_says_why(tmp_path):
    pages = board(Frame.of(Firm(with_promised=True, combinations=False).freeze(tmp_path)), "en").pages
    rows = [
        row for page in pages if page.name.startswith("tables") for grid in _grids(page.blocks) for row in grid.rows
    ]
    heads = [text_of(row.cells[0].rich) for row in rows if row.heavy]
    assert "Promised time (median), days  known, without interval" in heads
    assert sum("without interval" in head for head in heads) == 1


def test_the_promised_time_heads_no_page_and_is_no_measure_of_its_own(tmp_path):
    report = board(Frame.of(Firm(with_promised=True, measures=["promise_kept"]).freeze(tmp_path)), "en")
    assert not any("are promised" in headline_text(page) for page in report.pages)
    assert "Promised time" not in str(report.pages[0])


def test_what_is_cut_from_the_tables_is_named_with_its_command(tmp_path):
    frame = Frame.of(FIRMS["many units"].freeze(tmp_path))
    report = board(frame, "en")
    last = [page for page in report.pages if page.name.startswith("tables")][-1]
    note = text_of(last.blocks[-1].rich)
    assert re.search(
        r"values are printed by: fremdbild results --assessment 2026-Q3-1 --measure \w+ --by org_unit", note
    )


def test_the_foot_of_page_one_points_at_the_pages_that_there_are(assessment):
    report = board(Frame.of(assessment), "en")
    foot = text_of(report.pages[0].foot)
    tables, terms = map(int, re.search(r"from page\s(\d+), terms on page\s(\d+)", foot).groups())
    assert report.pages[tables - 1].name == "tables-1"
    assert report.pages[terms - 1].name == "method"


def test_channels_have_their_own_names_in_each_language(assessment):
    frame = Frame.of(assessment)
    assert set(CHANNELS) <= {value.member("channel") for value in frame.current}
    text = str(board(frame, "en"))
    assert "Phone" in text
    assert "Telefon" not in text


def test_a_firm_in_which_nothing_may_be_shown_gets_a_page_that_says_so(tmp_path):
    frame = Frame.of(Firm(measures=["reopened"], periods=1).freeze(tmp_path))
    hidden = tuple(replace(value, status=PROTECTED, value=None) for value in frame.values)
    report = board(Frame(frame.manifest, hidden), "de-CH")
    assert headline_text(report.pages[0]) == "Im 3. Quartal 2026 liegt zu 0 Messgrössen ein Wert vor."


def test_where_only_the_source_has_a_verdict_the_report_never_says_that_we_keep_promises(tmp_path):
    report = board(Frame.of(FIRMS["only the source's verdict"].freeze(tmp_path)), "en")
    text = str(report)
    assert "we keep" not in text.lower()
    assert "we break" not in text.lower()
    assert "the source reports" in text
    assert "so the verdict could not be checked" in text
    assert "promises with a verdict of the source" in text_of(report.pages[0].foot)


def _certain(*directions):
    known = dict.fromkeys(("measure", "statistic", "unit_of_measure", "kind"), "x")
    return tuple({**known, "rank": place, "certain": True, "direction": way} for place, way in enumerate(directions))


@pytest.mark.parametrize(
    ("directions", "title"),
    [
        ((), "0 of 4 comparisons are reliable, 0 of them point downwards"),
        (("worse",), "1 of 4 comparisons is reliable, and it points downwards"),
        (("better",), "1 of 4 comparisons is reliable, and it points upwards"),
        (("worse", "better"), "2 of 4 comparisons are reliable, 1 of them points downwards"),
        (("worse", "worse", "better"), "3 of 4 comparisons are reliable, 2 of them point downwards"),
    ],
)
def test_one_finding_is_told_in_the_singular(assessment, directions, title):
    from fremdbild.report.findings_page import _title

    frame = Frame.of(assessment)
    unsure = tuple({**row, "certain": False} for row in frame.findings[: 4 - len(directions)])
    voice = Voice.of(words_in("en"), frame.manifest)
    assert _title(Frame(frame.manifest, frame.values, (*_certain(*directions), *unsure)), voice) == title


def test_names_of_the_tables_are_used_and_those_of_the_settings_win(assessment):
    known = {"touchpoint": {"claim": {"en": "from the table"}, "death": {"de-CH": "Todesfälle", "en": "Deaths"}}}
    settings = {**assessment.manifest["settings"], "report": {"names": {"claim": {"en": "from the settings"}}}}
    manifest = {**assessment.manifest, "names": known, "settings": settings}
    text = str(board(replace(Frame.of(assessment), manifest=manifest), "en"))
    assert "from the settings" in text
    assert "from the table" not in text
    assert "Deaths" in text
    assert "Todesfälle" in str(board(replace(Frame.of(assessment), manifest=manifest), "de-DE"))


def test_a_name_of_the_tables_is_that_of_its_own_column(assessment):
    manifest = {**assessment.manifest, "names": {"org_unit": {"claim": {"en": "a unit"}}}, "settings": {}}
    voice = Voice.of(words_in("en"), manifest)
    assert voice.member("org_unit", "claim") == "a unit"
    assert voice.member("touchpoint", "claim") == "claim"


@pytest.mark.parametrize(
    ("better", "title"),
    [
        (1, "Seit dem 2. Quartal 2026: 1 Wert sicher besser, 0 sicher schlechter"),
        (2, "Seit dem 2. Quartal 2026: 2 Werte sicher besser, 0 sicher schlechter"),
    ],
)
def test_one_value_that_is_better_is_told_in_the_singular(tmp_path, better, title):
    frame = Frame.of(Firm(settings={**SETTINGS, "target": []}).freeze(tmp_path))
    trends = [row for row in frame.findings if row["kind"] == "trend"]
    assert len(trends) > 2
    told = tuple({**row, "certain": place < better, "direction": "better"} for place, row in enumerate(trends))
    page = board(Frame(frame.manifest, frame.values, told), "de-CH").pages[0]
    assert title in [text_of(section.heading) for section in _sections(page.blocks)]


def _unit_sections(pages):
    for page in pages:
        for section in _sections(page.blocks):
            for grid in _grids(section.blocks):
                if grid.columns[0].head == "Unit":
                    yield text_of(section.heading), grid


def test_units_stand_by_name_and_are_not_ranked(tmp_path):
    firm = Firm(measures=["net_promoter_score"], units={"Zug": 400, "Ärzte": 300, "bern": 500})
    found = list(_unit_sections(board(Frame.of(firm.freeze(tmp_path)), "en").pages))
    assert found
    for _, grid in found:
        assert [text_of(row.cells[0].rich) for row in grid.rows] == ["Total", "Ärzte", "bern", "Zug"]


def test_a_heading_names_the_extreme_unit_only_where_it_surely_differs(tmp_path):
    class Units(Firm):
        def own_value(self, column, member, measure, statistic, value):
            return {"low": -60.0, "high": 14.0}.get(member, 12.0)

    firm = Units(measures=["net_promoter_score"], units={"high": 300, "low": 300, "middle": 500})
    headings = [heading for heading, _ in _unit_sections(board(Frame.of(firm.freeze(tmp_path)), "en").pages)]
    assert set(headings) == {"Units: from −60 (low) to +14"}


def test_of_many_units_those_with_most_people_stay():
    voice = Voice.of(words_in("en"), {})
    values = [
        Value.of(made_row("net_promoter_score", "score", float(n), n, period="2026-Q3", org_unit=name))
        for name, n in (("a", 90), ("b", 300), ("c", 200))
    ]
    kept = ordered(values, voice, 2)
    assert [voice.single(value) for value in kept] == ["b", "c"]
