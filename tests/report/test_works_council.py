"""The paper for the works council: it follows the settings, invents nothing, and says what has changed."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pypdf
import pytest
from council_firm import ANSWERS, BY_UNIT, CASES, UNITS, firm
from reading import Reader

from fremdbild.errors import ReportError, SettingsError
from fremdbild.measures import BY_NAME as MEASURES
from fremdbild.report.works_council import works_council
from fremdbild.report.works_council.paper import report_of
from fremdbild.report.works_council.statement import masked, stated
from fremdbild.rights import MAY, ROLES
from fremdbild.settings import read_settings
from fremdbild.tables import BY_NAME, TABLES
from fremdbild.tables.about import about, is_known
from fremdbild.texts import words_in
from fremdbild.texts.german.columns import COLUMNS, GRAINS
from fremdbild.texts.meanings import column_meaning

LANGUAGES = ("de-CH", "de-DE", "en")


def paper(folder, **more):
    return works_council(read_settings(folder), formats=("html",), **more)


def words(made, language="en"):
    path = next(path for path in made.files if path.name.endswith(f".{language}.html"))
    return Reader(path.read_text(encoding="utf-8")).text


def changed(made):
    return {(change.way, *change.key): (change.before, change.after) for change in made.changes}


# content follows the settings ----------------------------------------------------------------------------------------


def test_the_minimum_of_the_settings_stands_in_the_text_and_in_the_difference(tmp_path):
    first = words(paper(firm(tmp_path)))
    assert "No figure about fewer than 7 people is shown." in first
    made = paper(firm(tmp_path, protection="minimum_people = 12"))
    assert "No figure about fewer than 12 people is shown." in words(made)
    assert "fewer than 7 people" not in words(made)
    assert changed(made) == {("changed", "minimum_people"): ("7", "12")}
    assert "Since version 1 of" in words(made)
    assert "Minimum group, people 7 12" in words(made)


def test_a_source_that_is_taken_away_is_gone_from_the_paper(tmp_path):
    assert "Mitarbeitende" in words(paper(firm(tmp_path)))
    made = paper(firm(tmp_path, CASES, BY_UNIT))
    assert "Mitarbeitende" not in words(made)
    assert set(changed(made)) == {("removed", "source", "units")}
    assert "Units stay hidden" in words(made)


def test_columns_that_come_go_and_move_are_three_changes(tmp_path):
    paper(firm(tmp_path))
    cases = CASES.replace('promised_at = "Zugesagt"\n', 'first_answer_at = "Erstantwort"\n')
    made = paper(firm(tmp_path, cases.replace('"Geschlossen"', '"Erledigt am"'), UNITS, BY_UNIT))
    assert changed(made) == {
        ("added", "column", "tickets", "first_answer_at"): ("", "Erstantwort"),
        ("removed", "column", "tickets", "promised_at"): ("Zugesagt", ""),
        ("changed", "column", "tickets", "closed_at"): ("Geschlossen", "Erledigt am"),
    }


def test_a_new_source_names_its_columns_in_the_difference(tmp_path):
    paper(firm(tmp_path, CASES, BY_UNIT))
    made = paper(firm(tmp_path))
    assert set(changed(made)) == {("added", "source", "units")}
    assert "org_unit, units.csv: 3 columns" not in words(made)
    assert "org_unit, units.csv: 2 columns (org_unit, headcount)" in words(made)


def test_the_order_of_the_settings_makes_no_difference(tmp_path):
    paper(firm(tmp_path, CASES, UNITS, BY_UNIT))
    assert not paper(firm(tmp_path, UNITS, BY_UNIT, CASES)).is_new


def test_another_version_of_the_program_is_a_change(tmp_path):
    made = paper(firm(tmp_path))
    path = next(path for path in made.files if path.suffix == ".json")
    text = json.loads(path.read_text(encoding="utf-8"))
    text["states"]["versions"]["duckdb"] = "1.0"
    text["states"]["sources"][0]["columns"][0]["meaning"] = "Something else."
    path.chmod(0o644)
    path.write_text(json.dumps(text), encoding="utf-8")
    found = changed(paper(tmp_path))
    assert ("changed", "version", "duckdb") in found
    assert ("changed", "meaning", "tickets", "case_id") in found


@pytest.mark.parametrize(
    ("perspective", "asked"),
    [('{ value = "customer" }', False), ('{ value = "employee" }', True), ('"Sicht"', True)],
)
def test_answers_count_as_those_of_employees_unless_the_settings_rule_it_out(perspective, asked, tmp_path):
    made = paper(firm(tmp_path, CASES, UNITS, ANSWERS.format(perspective=perspective)))
    assert made.paper.states.asks_employees is asked
    told = "Answers of employees may be read." if asked else "Answers of employees are not read."
    assert told in words(made)
    subjects = {column.about for source, column in made.paper.states.columns if source.label == "answers"}
    assert ("employee" in subjects) is asked


@pytest.mark.parametrize(
    ("parts", "protection", "told"),
    [
        ((CASES, UNITS), "", "by the headcounts that were loaded"),
        ((CASES, UNITS), "teams_at_least = 9", "Where the headcount is missing, the number holds"),
        ((CASES,), "teams_at_least = 9", "The settings declare that at least 9 people work in every unit"),
        ((CASES,), "teams_at_least = 5", "fewer than 7; so no figure about the work of a unit appears"),
        ((CASES,), "", "No headcounts are loaded, and the settings declare no size of teams"),
    ],
)
def test_it_says_how_the_size_of_teams_is_known(parts, protection, told, tmp_path):
    assert told in words(paper(firm(tmp_path, *parts, protection=protection)))


@pytest.mark.parametrize(
    ("protection", "told"),
    [
        ("", "A large group that is hidden for its sake cannot be computed, and may be told more narrowly."),
        ('two_points_apart = "every hidden cell"', "Of answers in any group that is hidden nobody can tell the mean"),
    ],
)
def test_it_says_of_which_groups_narrow_bounds_are_ruled_out(protection, told, tmp_path):
    assert told in words(paper(firm(tmp_path, CASES, UNITS, protection=protection)))


def test_it_owns_up_to_comparing_units_only_where_units_are_told_apart(tmp_path):
    assert "The report lists units by name, not by value" in words(paper(firm(tmp_path)))
    assert "lists units by name, not by value" not in words(paper(firm(tmp_path, CASES, UNITS)))


# nothing is invented -------------------------------------------------------------------------------------------------


def test_every_column_that_is_stated_exists_and_means_what_its_table_says(tmp_path):
    made = paper(firm(tmp_path, CASES, UNITS, ANSWERS.format(perspective='"Sicht"'), BY_UNIT))
    states = made.paper.states
    assert len(states.columns) == 7 + 2 + 7
    for source, column in states.columns:
        assert BY_NAME[source.table].column(column.name).meaning == column.meaning
        assert column.meaning in words(made)
    assert {measure.name for measure in states.measures} == set(MEASURES)
    assert set(states.unused_tables) == set(BY_NAME) - {"service_case", "org_unit", "survey_response"}


def test_somebody_has_said_of_every_table_whom_it_is_about():
    assert [table.name for table in TABLES if not is_known(table.name)] == []


def test_a_table_of_which_nobody_has_said_it_counts_as_about_employees():
    assert about("unheard_of", "x") == "employee"


def test_every_table_and_column_has_its_meaning_in_german():
    assert [table.name for table in TABLES if table.name not in GRAINS] == []
    missing = [
        f"{table.name}.{name}" for table in TABLES for name in table.column_names if not COLUMNS[table.name].get(name)
    ]
    assert missing == []


def test_german_meanings_are_spelt_as_in_each_country():
    assert column_meaning("de-DE", "source_record", "street", "") == "Straße."
    assert column_meaning("de-CH", "source_record", "street", "") == "Strasse."
    assert column_meaning("en", "source_record", "street", "Street.") == "Street."


def test_no_value_of_the_data_reaches_the_paper(tmp_path):
    secret = """
[[source]]
system = "hr"
table = "org_unit"
url = "postgresql://anna.muster:${PW}@db.example:5432/hr?user=anna"
query = "SELECT unit, n FROM staff WHERE boss <> 'Anna Muster' AND id <> 471199 -- ask Anna"
[source.columns]
org_unit = { column = "unit", values = { "Anna Muster" = "Gruppe Q" } }
name = { value = "Anna Muster" }
headcount = "n"
"""
    made = paper(firm(tmp_path, CASES, secret))
    stated_there = next(path for path in made.files if path.suffix == ".json").read_text(encoding="utf-8")
    everything = "\n".join((stated_there, words(made), words(made, "de-CH")))
    assert not re.search("anna|muster(?! AG)|471199|Gruppe Q", everything, re.IGNORECASE)
    assert "postgresql://db.example:5432/hr" in everything
    assert "boss <> … AND id <> …" in words(made)


@pytest.mark.parametrize(
    ("sql", "left"),
    [
        ("SELECT 'it''s Anna' FROM raw", "SELECT … FROM raw"),
        ("SELECT $x$Anna's$x$, $$Anna$$", "SELECT …, …"),
        ('SELECT "Anna\'s ""column""" -- \'Anna\'\n/* Anna */ FROM raw', 'SELECT "Anna\'s ""column""" FROM raw'),
        ("SELECT x LIMIT 12", "SELECT x LIMIT 12"),
    ],
)
def test_sql_is_shown_without_its_texts_remarks_and_long_numbers(sql, left):
    assert masked(sql) == left


def test_sql_that_names_the_columns_by_itself_may_fill_all_of_them(tmp_path):
    by_sql = """
[[source]]
system = "tickets"
table = "service_case"
file = "tickets.csv"
select = "SELECT * FROM raw"
"""
    made = paper(firm(tmp_path, by_sql))
    assert {column.name for _, column in made.paper.states.columns} == set(BY_NAME["service_case"].column_names)
    assert "named by the source's SQL, if it is there" in words(made)


# versions ------------------------------------------------------------------------------------------------------------


def test_where_nothing_has_changed_there_is_no_new_version(tmp_path):
    first = paper(firm(tmp_path))
    assert (first.paper.number, first.is_new) == (1, True)
    again = paper(tmp_path)
    assert (again.paper.number, again.is_new, again.files) == (1, False, ())
    assert {path.name for path in (tmp_path / "works-council").iterdir()} == {path.name for path in first.files}


def test_a_new_version_is_written_where_somebody_asks_for_it_and_says_that_nothing_has_changed(tmp_path):
    paper(firm(tmp_path))
    made = paper(tmp_path, new=True)
    assert (made.paper.number, made.changes) == (2, ())
    assert "Nothing, since version 1 of" in words(made)


def test_a_language_that_is_missing_is_added_to_the_version_that_is_there(tmp_path):
    paper(firm(tmp_path))
    paper(firm(tmp_path, protection="minimum_people = 9"))
    made = paper(tmp_path, languages=("de-DE", "en"))
    assert [path.name for path in made.files] == ["works-council-2.de-DE.html"]
    assert "Mindestgruppe, Personen 7 9" in words(made, "de-DE")


def test_no_version_is_ever_overwritten(tmp_path):
    made = paper(firm(tmp_path))
    before = {path: path.read_bytes() for path in made.files}
    (tmp_path / "works-council" / "works-council-2.en.pdf").write_bytes(b"left behind")
    made = paper(firm(tmp_path, protection="minimum_people = 9"))
    assert made.paper.number == 3
    assert {path: path.read_bytes() for path in before} == before
    assert all(path.stat().st_mode & 0o222 == 0 for path in made.files)


def test_a_number_that_somebody_else_took_meanwhile_is_not_taken_again(tmp_path, monkeypatch):
    from fremdbild.report.works_council import making

    settings = read_settings(firm(tmp_path))
    real = making.next_number

    def outrun(folder):
        number = real(folder)
        monkeypatch.setattr(making, "next_number", real)
        works_council(settings, formats=("html",))
        return number

    monkeypatch.setattr(making, "next_number", outrun)
    made = works_council(settings, formats=("html",))
    assert (made.paper.number, made.is_new) == (1, False)


def test_a_damaged_last_version_is_told_and_kept(tmp_path):
    made = paper(firm(tmp_path))
    path = next(path for path in made.files if path.suffix == ".json")
    path.chmod(0o644)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ReportError, match="is damaged"):
        paper(tmp_path)
    assert path.read_text(encoding="utf-8") == "{"


def test_a_damaged_older_version_does_not_stand_in_the_way(tmp_path):
    made = paper(firm(tmp_path))
    paper(firm(tmp_path, protection="minimum_people = 9"))
    path = next(path for path in made.files if path.suffix == ".json")
    path.chmod(0o644)
    path.write_text("{", encoding="utf-8")
    assert changed(paper(firm(tmp_path, protection="minimum_people = 11"))) == {
        ("changed", "minimum_people"): ("9", "11")
    }


# form ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_a_page_of_the_paper_is_a_page(language, tmp_path):
    made = works_council(read_settings(firm(tmp_path)), languages=(language,), formats=("pdf", "html"))
    pdf = pypdf.PdfReader(io.BytesIO(next(p for p in made.files if p.suffix == ".pdf").read_bytes()))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language[:2])
    assert b"pdfuaid" in root["/Metadata"].get_data()
    html = Reader(next(p for p in made.files if p.suffix == ".html").read_text(encoding="utf-8"))
    assert html.all("html")[0]["lang"] == language
    assert len([a for a in html.all("section") if "page" in (a.get("class") or "").split()]) == len(pdf.pages)
    levels = [level for level, _ in html.headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_page_one_names_is_there(language, tmp_path):
    made = works_council(read_settings(firm(tmp_path)), languages=(language,), formats=("html",))
    html = Reader(made.files[1].read_text(encoding="utf-8"))
    pages = len([a for a in html.all("section") if "page" in (a.get("class") or "").split()])
    named = re.findall(r'<td role="cell" class="c-number"[^>]*>(\d+)</td>', made.files[1].read_text(encoding="utf-8"))
    assert len(named) == 9 + 8
    assert all(2 <= int(number) <= pages for number in named)


def test_both_sides_have_a_place_to_sign(tmp_path):
    made = works_council(read_settings(firm(tmp_path)), languages=LANGUAGES, formats=("html",))
    assert "Für die Arbeitnehmervertretung" in words(made, "de-CH")
    assert "Für den Betriebsrat oder Personalrat" in words(made, "de-DE")
    for label in ("Place, date", "For the employer", "For the works council or staff council"):
        assert label in words(made)


def test_names_that_would_break_a_page_do_not(tmp_path):
    name = "<script>alert(1)</script> {count} #eval \\u202e " + "Wort" * 60
    hostile = CASES.replace('system = "tickets"', f'name = "{"y" * 300}"\nsystem = "<b>{{x}}</b> $a$"').replace(
        '"Geschlossen"', '"Spalte ' + "w" * 400 + ' <i>"'
    )
    many = "".join(UNITS.replace('"units"', f'"units {place}"') for place in range(40))
    folder = firm(tmp_path, hostile, many, BY_UNIT, name=name)
    made = works_council(read_settings(folder))
    html = next(path for path in made.files if path.name.endswith("de-CH.html")).read_text(encoding="utf-8")
    assert "<script>" not in html
    assert "<b>{x}" not in html
    pages = html.count('<section class="page')
    pdf = next(path for path in made.files if path.name.endswith("de-CH.pdf"))
    assert len(pypdf.PdfReader(pdf).pages) == pages


def test_sql_that_is_longer_than_a_page_is_printed_in_full(tmp_path):
    columns = [f"column_{place}" for place in range(900)]
    select = CASES.replace("[source.columns]", f'select = "SELECT {", ".join(columns)} FROM raw"\n[source.columns]')
    made = works_council(read_settings(firm(tmp_path, select)), languages=("en",))
    pdf = pypdf.PdfReader(next(path for path in made.files if path.suffix == ".pdf"))
    told = "".join(page.extract_text() for page in pdf.pages)
    assert [name for name in columns if not re.search(rf"{name}\b", told)] == []
    assert f"Page {len(pdf.pages)} of {len(pdf.pages)}" in words(made)


def test_judgements_of_small_teams_are_a_stated_limit_where_units_are_rated(tmp_path):
    items = """
[[source]]
name = "items"
system = "survey tool"
table = "survey_item"
file = "items.csv"
[source.columns]
survey_id = "a"
item_id = "b"
scale_min = "c"
scale_max = "d"
"""
    assert "Verdicts on small teams" not in words(paper(firm(tmp_path)))
    rated = (CASES, UNITS, BY_UNIT, ANSWERS.format(perspective='{ value = "customer" }'), items)
    assert "Verdicts on small teams" in words(paper(firm(tmp_path, *rated)))


def test_a_cluster_is_a_place_where_data_lie(tmp_path):
    spark = '\n[engine]\nname = "spark"\nmaster = "spark://anna@cluster.example:7077"\n'
    assert "Machines of the cluster" not in words(paper(firm(tmp_path)))
    made = paper(firm(tmp_path, CASES, UNITS, BY_UNIT, spark))
    assert "Data lie in 13 places" in words(made)
    assert "Machines of the cluster" in words(made)
    assert "Only to what the settings name: spark://cluster.example:7077." in words(made)
    assert changed(made)["changed", "engine"] == ("duckdb", "spark spark://cluster.example:7077")


def test_a_folder_without_sources_gets_a_paper_too(tmp_path):
    made = works_council(read_settings(firm(tmp_path, BY_UNIT)))
    assert "fremdbild reads 0 columns" in words(made)
    assert "With these settings nothing is computed." in words(made)


def test_names_in_the_settings_that_mean_nothing_are_one_clear_message(tmp_path):
    for parts, told in [
        ((CASES.replace('"service_case"', '"service_cases"'),), 'there is no table "service_cases"'),
        ((CASES.replace("closed_at", "closed"),), 'service_case has no column "closed"'),
        ((CASES, '\n[[target]]\nmeasure = "promise"\nvalue = 9\n'), 'no measure is called "promise"'),
    ]:
        with pytest.raises(SettingsError) as error:
            paper(firm(tmp_path, *parts))
        assert told in str(error.value)
        assert not (tmp_path / "works-council").exists()


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(ReportError, match='"fr" is not a language'):
        paper(firm(tmp_path), languages=("fr",))


def test_the_statement_is_the_same_after_it_was_written_and_read(tmp_path):
    states = stated(read_settings(firm(tmp_path)))
    assert type(states).model_validate_json(states.model_dump_json()) == states


# the web application -------------------------------------------------------------------------------------------------


def with_application(folder):
    """The folder as the first start of the web application leaves it."""
    (folder / "web" / "static").mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "No web application is set up in this folder"),
        ("de-CH", "In diesem Ordner ist keine Webanwendung eingerichtet"),
    ],
)
def test_a_folder_without_the_application_says_so_and_speaks_of_no_roles(language, told, tmp_path):
    text = words(paper(firm(tmp_path)), language)
    assert told in text
    for word in (
        "Den Schlüssel hat die Vertrauensperson",
        "Trustee",
        "postal vote",
        "wie bei einer Briefwahl",
        "Web application:",
        "Webanwendung:",
    ):
        assert word not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_stands_with_exactly_the_roles_that_have_it(language, tmp_path):
    text = words(paper(with_application(firm(tmp_path)), languages=(language,)), language)
    known = words_in(language)
    for right, roles in MAY.items():
        named = ", ".join(known(f"web.accounts.role.{role}") for role in ROLES if role in roles)
        others = [known(f"web.accounts.role.{role}") for role in ROLES if role not in roles]
        place = text.index(f"{known(f'council.right.{right}')} {named}")
        rest = text[place:].removeprefix(f"{known(f'council.right.{right}')} {named}")
        assert not rest.startswith(tuple(f", {other}" for other in others))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "7 roles in the web application",
                "for 2 of them a date of deletion is set",
                "90 days after the closing",
                "Who read a page of results, who was asked, who answered a survey",
                "Released figures of the whole organisation, of their unit and of the units below it",
                "The trustee has the key",
            ),
        ),
        (
            "de-DE",
            (
                "7 Rollen in der Webanwendung",
                "für 2 davon ist eine Löschfrist gesetzt",
                "90 Tage nach dem Schluss",
                "Wer eine Seite mit Ergebnissen gelesen hat, wer befragt wurde",
                "Freigegebene Zahlen der ganzen Organisation, ihrer Einheit und der Einheiten darunter",
                "Den Schlüssel hat die Vertrauensperson",
            ),
        ),
    ],
)
def test_it_says_what_the_application_does(language, told, tmp_path):
    made = paper(with_application(firm(tmp_path)), languages=(language,))
    text = words(made, language)
    for sentence in told:
        assert sentence in text
    for past in ("knows no roles", "kennt keine Rollen", "no sealed surveys", "hat dieses Programm noch nicht"):
        assert past not in text


def test_the_application_its_rights_and_its_days_are_compared(tmp_path):
    paper(firm(tmp_path))
    came = paper(with_application(tmp_path))
    assert set(changed(came)) == {("added", "application")}
    assert "Web application" in words(came)
    firm(tmp_path, protection="addresses_days = 30")
    path = tmp_path / "works-council" / "works-council-2.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["states"]["application"]["rights"]["decide"].append("employee")
    path.chmod(0o644)
    path.write_text(json.dumps(told), encoding="utf-8")
    made = paper(tmp_path)
    assert changed(made) == {
        ("changed", "addresses_days"): ("90", "30"),
        ("changed", "right", "decide"): ("board analyst employee", "board analyst"),
    }
    assert "Right: Decide on actions Board, Analyst, Employee Board, Analyst" in words(made)


def test_answers_that_the_application_collected_are_among_what_is_read(tmp_path):
    folder = with_application(firm(tmp_path)) / "web" / "answers"
    folder.mkdir()
    texts = ("survey_id", "wave", "item_id", "respondent_id", "perspective")
    rows = {"score": [3], **{name: ["x"] for name in texts}}
    pq.write_table(pa.table(rows), folder / "survey_response.parquet")
    made = paper(tmp_path)
    assert "web/answers/survey_response.parquet" in words(made)
    assert made.paper.states.asks_employees
    assert not made.paper.states.answers_elsewhere
    assert "Answers of employees come from other programs" not in words(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_about_the_application_is_one_sheet_of_paper(language, tmp_path):
    made = works_council(read_settings(with_application(firm(tmp_path))), formats=("pdf",), languages=(language,))
    report = report_of(made.paper, None, language)
    assert len(pypdf.PdfReader(made.files[1]).pages) == len(report.pages)


def test_a_paper_of_before_the_application_can_still_be_compared(tmp_path):
    paper(firm(tmp_path))
    path = tmp_path / "works-council" / "works-council-1.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["states"]["application"], told["states"]["answers_elsewhere"]
    path.chmod(0o644)
    path.write_text(json.dumps(told), encoding="utf-8")
    assert set(changed(paper(with_application(tmp_path)))) == {("added", "application")}
