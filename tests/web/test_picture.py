"""The mirror page and what lies behind it: who sees what, from frozen rows only."""

from __future__ import annotations

import re
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings
from mirrors import Mirrors

from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS
from fremdbild.report.html import fragment_css
from fremdbild.report.voice import Voice
from fremdbild.texts.words import words_in
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.picture import board_report, reading, rendering
from fremdbild.web.picture.styles import ReportStyles

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'href="(/(?:criterion|touchpoint|segment|unit|definition|picture)/[^"#]*)')


@pytest.fixture
def units(db):
    north = Unit.objects.create(code="north", name="North")
    return {"north": north, "south": Unit.objects.create(code="south", name="South")}


def text(answer):
    return answer.content.decode()


def test_without_an_assessment_the_page_names_the_one_next_step(person):
    page = text(person(Role.ANALYST).get("/"))
    assert "There is no picture yet." in page
    assert page.count('class="button"') == 1
    assert 'href="/run/"' in page
    assert 'href="/run/"' not in text(person(Role.EMPLOYEE).get("/"))


def test_the_finding_is_the_headline(person, assessed):
    page = text(person(Role.BOARD).get("/"))
    headline = re.sub(r"<[^>]+>", "", re.search(r"<h1.*?</h1>", page, re.DOTALL)[0])
    assert re.search(r"We give ourselves \d+\..*Our customers give us \d+\.", headline, re.DOTALL)
    order = ["criteria", "findings", "actions", "touchpoints"]
    places = [page.index(name) for name in ('id="criteria"', 'class="finding"', 'id="actions"', 'id="touchpoints"')]
    assert places == sorted(places), order


def test_every_address_on_every_page_leads_somewhere(person, assessed):
    anna = person(Role.BOARD)
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = anna.get(address)
        assert answer.status_code == 200, address
        if answer["Content-Type"].startswith("text/html"):
            found = {found.replace("&amp;", "&") for found in ADDRESS.findall(text(answer))}
            charts = {one for one in found if re.search(r"\.(svg|png|pptx)\?", one)}
            waiting += sorted(found - charts - seen - set(waiting))
    kinds = {address.split("/")[1] for address in seen}
    assert kinds >= {"criterion", "touchpoint", "segment", "unit", "definition"}


def test_nothing_stands_in_the_page_that_the_policy_refuses(person, assessed):
    anna = person(Role.BOARD)
    for address in ("/", "/criterion/reliability/", "/unit/north/", "/definition/inside_score/", "/picture/"):
        page = text(anna.get(address))
        assert " style=" not in page
        assert "<style" not in page
        assert "<script" not in page


def test_every_margin_and_width_of_a_page_has_a_rule(person, assessed):
    rules = fragment_css()
    page = text(person(Role.BOARD).get("/"))
    asked = set(re.findall(r"\bp[lr]\d+\b", page))
    assert asked
    assert all(f".report .fluid.{name}{{" in rules for name in asked)
    assert all(f".report .grid .{name}{{" in rules for name in set(re.findall(r'class="c-\w+ (w\d+)"', page)))


def test_the_style_sheet_of_the_report_leaves_the_frame_alone():
    lines = fragment_css().splitlines()
    plain = [line for line in lines if line != "}" and not line.startswith("@")]
    assert len(plain) > 200
    assert all(line.startswith(".report ") for line in plain)
    opened, closed = fragment_css().count("{"), fragment_css().count("}")
    assert opened == closed
    made = ReportStyles()
    assert made.find("web/report.css").endswith("report.css")
    assert made.find("web/other.css") == []


def test_a_lead_sees_the_own_unit_and_no_other(person, assessed, units):
    beat = person(Role.UNIT_LEAD, unit=units["north"])
    assert beat.get("/unit/north/").status_code == 200
    assert beat.get("/unit/south/").status_code == 404
    page = text(beat.get("/criterion/reliability/"))
    assert "/unit/north/" in page
    assert "/unit/south/" not in page
    assert "South" not in text(beat.get("/unit/north/"))


def test_an_employee_sees_totals_and_no_unit(person, assessed, units):
    carla = person(Role.EMPLOYEE, unit=units["north"])
    assert carla.get("/").status_code == 200
    assert "/unit/" not in text(carla.get("/")) + text(carla.get("/criterion/reliability/"))
    assert carla.get("/unit/north/").status_code == 404


def test_proposals_and_names_of_other_units_are_for_those_who_see_everything(person, assessed, units):
    board, lead = text(person(Role.BOARD).get("/")), text(person(Role.UNIT_LEAD, unit=units["north"]).get("/"))
    proposed = [one for one in assessed.manifest["actions"] if one["status"] == "proposed"]
    assert proposed
    for action in proposed:
        assert action["decision"]["en"] in board
        assert action["decision"]["en"] not in lead
    assert "We ask for" in board
    assert "We ask for" not in lead
    assert "Aussendienst" in board
    assert "Aussendienst" not in lead


def test_the_source_under_a_chart_names_no_unit_that_its_reader_may_not_see(person, assessed):
    from fremdbild.report.board import without_pages
    from fremdbild.report.voice import Voice
    from fremdbild.texts.words import words_in
    from fremdbild.web.picture.access import Sight
    from fremdbild.web.picture.parts import Reader

    held = reading.hold(reading.known()[-1])
    voice = Voice.of(words_in("en"), held.manifest)
    sources = [
        without_pages(Reader(held, voice, sight, newest=True).frame, voice, held.mirror).source
        for sight in (Sight(whole=True), Sight(whole=False))
    ]
    assert ["Aussendienst" in source for source in sources] == [True, False]


def test_the_first_reader_need_not_wait(person, assessed, monkeypatch):
    from fremdbild.web.picture.warming import warm

    warm()
    monkeypatch.setattr("fremdbild.web.picture.views.mirror_page", lambda _: pytest.fail("drawn again"))
    assert person(Role.BOARD).get("/").status_code == 200


def test_somebody_who_leads_one_unit_and_works_in_another_sees_the_one_that_they_lead(person, assessed, units):
    both = person(Role.UNIT_LEAD, unit=units["north"], email="both@example.org")
    person(Role.EMPLOYEE, unit=units["south"], email="both@example.org")
    assert both.get("/unit/south/").status_code == 404


def test_what_is_not_there_is_answered_like_what_is_not_yours(person, assessed, units):
    beat = person(Role.UNIT_LEAD, unit=units["north"])
    there, nowhere = text(beat.get("/unit/south/")), text(beat.get("/unit/sooth/"))
    assert there == nowhere.replace("sooth", "south")


def test_units_stand_by_name_and_not_by_figure(person, assessed):
    page = text(person(Role.BOARD).get("/criterion/reliability/"))
    part = page[page.index('id="units"') :]
    names = re.findall(r'href="/unit/[^"]+"[^>]*>([^<]+)</a>', part[: part.index("</section>")])
    assert len(names) >= 3
    assert names == sorted(names)


def test_what_customers_say_is_never_shown_by_unit(person, assessed):
    page = text(person(Role.BOARD).get("/unit/north/"))
    assert "41.7" not in page  # their NPS, which the frozen rows hold
    assert "Customers of the touchpoints that North own" in page


def test_a_protected_unit_has_no_figure_anywhere(person, assessed):
    row = next(row for row in pq.read_table(assessed.path / "results.parquet").to_pylist() if row["org_unit"] == "tiny")
    assert row["status"] == "protected"
    page = text(person(Role.BOARD).get("/criterion/reliability/"))
    line = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Tiny(?:(?!</tr>).)*</tr>", page, re.DOTALL)[0]
    assert "protected" in line
    assert not re.search(r"\d", re.sub(r"<[^>]+>", "", re.sub(r"<title.*?</title>", "", line)))


@pytest.mark.parametrize(
    "address",
    [
        "/criterion/nothing/",
        "/criterion/*/",
        "/touchpoint/*/",
        "/segment/%2e%2e/",
        "/unit/north%2F*/",
        "/unit/*/",
        "/definition/__init__/",
        "/picture/..%2f..%2fetc/",
        "/picture/%2e%2e/criteria.svg",
        "/picture/2026-Q3-1/..%2fx.svg",
        "/picture/2026-Q3-1/nothing.svg",
        "/picture/2026-Q3-1/unit:.svg",
        "/picture/2026-Q3-1/a:b:c.png",
        "/picture/2026-Q3-99/criteria.svg",
        "/criterion/reliability/?assessment=../../x",
    ],
)
def test_bad_addresses_are_answered_as_if_there_were_nothing(person, assessed, address):
    assert person(Role.BOARD).get(address).status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pptx", b"PK")])
def test_a_chart_is_drawn_once_and_kept(person, assessed, monkeypatch, form, begins):
    anna = person(Role.BOARD)
    stamp = reading.hold(reading.known()[-1]).stamp
    address = f"/picture/{assessed.label}/criteria.{form}?language=de-CH&v={stamp}"
    answer = anna.get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    monkeypatch.setattr("fremdbild.web.picture.charts._drawn", lambda *_: pytest.fail("drawn again"))
    assert anna.get(address).content == answer.content
    assert anna.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert anna.get(address.replace(stamp, "old"))["Cache-Control"] == "private, no-cache"


def test_a_chart_names_n_source_and_date(person, assessed):
    from fremdbild.report.board import without_pages
    from fremdbild.report.document import Prose, text_of
    from fremdbild.report.pictures import chart_alone
    from fremdbild.report.voice import Voice
    from fremdbild.texts.words import words_in
    from fremdbild.web.picture.access import Sight
    from fremdbild.web.picture.mirror_page import mirror_page
    from fremdbild.web.picture.parts import Reader

    held = reading.hold(reading.known()[-1])
    reader = Reader(held, Voice.of(words_in("en"), held.manifest), Sight(whole=True), newest=True)
    part = mirror_page(reader).part("criteria")
    shown = chart_alone("criteria", part.heading, part.blocks, without_pages(held.frame, reader.voice, held.mirror))
    below = [text_of(block.rich) for block in shown.blocks if isinstance(block, Prose)]
    assert held.label in below[-1]
    assert re.search(r"n: .*\d", below[-1])


def test_a_chart_of_another_page_says_what_it_is_about(person, assessed, monkeypatch):
    told = []
    monkeypatch.setattr("fremdbild.web.picture.views.chart_file", lambda _, part, *__: told.append(part.heading) or b"")
    person(Role.BOARD).get(f"/picture/{assessed.label}/criterion:reliability:views.svg")
    person(Role.BOARD).get(f"/picture/{assessed.label}/criteria.svg")
    assert told[0].startswith("Reliability. ")
    assert not told[1].startswith("Picture")


def test_the_charts_of_a_unit_are_for_those_who_see_the_unit(person, assessed, units):
    beat = person(Role.UNIT_LEAD, unit=units["north"])
    assert beat.get(f"/picture/{assessed.label}/unit:north:criteria.svg").status_code == 200
    assert beat.get(f"/picture/{assessed.label}/unit:south:criteria.svg").status_code == 404


def test_a_page_asks_the_database_for_the_reader_alone(person, assessed, django_assert_max_num_queries):
    anna = person(Role.BOARD)
    anna.get("/")
    with django_assert_max_num_queries(4):
        anna.get("/")


def test_the_mirror_page_is_small_on_the_wire(person, assessed):
    answer = person(Role.BOARD).get("/", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 60_000


def test_an_assessment_that_replaces_another_is_read_anew(person, assessed):
    anna = person(Role.BOARD)
    before = text(anna.get("/definition/net_promoter_score/"))
    path = settings.PROJECT.assessments_path / assessed.label
    table = pq.read_table(path / "results.parquet").to_pylist()
    for row in table:
        if row["measure"] == "net_promoter_score" and row["org_unit"] == "*" and row["touchpoint"] == "*":
            row["value"] = 77.0
    pq.write_table(
        pa.Table.from_pylist(table, schema=pq.read_schema(path / "results.parquet")), path / "results.parquet"
    )
    manifest = path / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = text(anna.get("/definition/net_promoter_score/"))
    assert "+77" not in before
    assert "+77" in after


@pytest.mark.parametrize("role", [Role.BOARD, Role.ANALYST])
def test_the_board_report_is_taken_along_in_the_readers_language(person, assessed, role):
    anna = person(role)
    page = text(anna.get("/", headers={"accept-language": "de-CH"}))
    found = re.findall(r'href="(/picture/[^"]+/report\.(pdf|html|pptx)[^"]*)" download', page)
    assert [form for _, form in found] == ["pdf", "html", "pptx"]
    answers = {form: anna.get(address.replace("&amp;", "&")) for address, form in found}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert answers["pdf"].content.startswith(b"%PDF-")
    assert '<html lang="de-CH"' in text(answers["html"])
    assert answers["pptx"].content.startswith(b"PK")
    assert answers["pdf"]["Content-Disposition"] == f'attachment; filename="{assessed.label}.de-CH.pdf"'
    assert '<html lang="en"' in text(anna.get(f"/picture/{assessed.label}/report.html?language=en"))


def test_a_report_is_written_once(person, assessed, monkeypatch):
    anna, address = person(Role.BOARD), f"/picture/{assessed.label}/report.html?language=en"
    first = anna.get(address)
    monkeypatch.setattr(board_report, "board", None)
    assert anna.get(address).content == first.content
    assert anna.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_report_is_for_those_who_see_every_row(person, assessed, units):
    for reader in (person(Role.EMPLOYEE), person(Role.UNIT_LEAD, unit=units["north"])):
        assert "/report.pdf" not in text(reader.get("/"))
        assert reader.get(f"/picture/{assessed.label}/report.pdf").status_code == 404


@pytest.fixture(params=["inside", "outside"])
def half(request, tmp_path_factory):
    """An assessment in which only one side was asked, and the name of that side."""

    class Half(Mirrors):
        def rows(self):
            gone = {"inside_score", "customer_guess"} if request.param == "outside" else {"outside_score"}
            return [row for row in super().rows() if row["measure"] not in gone]

    made = Half(blind_spots=()).freeze(tmp_path_factory.mktemp("half"))
    folder = settings.PROJECT.assessments_path
    shutil.copytree(made.path, folder / made.label)
    yield request.param
    shutil.rmtree(folder)
    reading.forget()
    rendering.forget()


def test_a_missing_side_leaves_the_other_in_its_own_mark_with_all_criteria(person, half):
    page = person(Role.ANALYST).get("/").content.decode()
    ours, theirs = ("inside", "outside") if half == "inside" else ("outside", "inside")
    heads = {"inside": "We give ourselves", "outside": "Our customers give us"}
    missing = {
        "inside": "What we give ourselves is still missing.",
        "outside": "What customers give us is still missing.",
    }
    headline = page.partition("<h1")[2].partition("</h1>")[0]
    assert heads[ours] in headline
    assert heads[theirs] not in headline
    assert missing[theirs] in headline
    english = Voice.of(words_in("en"), reading.known()[-1].manifest)
    criteria = page.partition('id="criteria"')[2].partition("</section>")[0]
    for name in (*DIMENSIONS, *(one.name for one in CRITERIA)):
        assert english.member("criterion", name) in criteria
    other = {"inside": "ring", "outside": "dot"}[theirs]
    assert f"m-{other}" not in criteria
    assert {"ring": "s-inside", "dot": "f-outside"}[other] not in criteria
    assert "Ask for an action?" not in page, "boxes to tick are for paper"


def test_a_missing_side_says_who_was_not_asked_and_what_to_do(person, half):
    asked, step = ("Customers", "Ask customers") if half == "inside" else ("Employees and managers", "Ask employees")
    page = person(Role.ANALYST).get("/").content.decode()
    assert f"{asked} have not been asked" in page
    assert f'href="/ask/new/">{step}</a>' in page
    board = person(Role.BOARD).get("/").content.decode()
    assert f"{asked} have not been asked" in board
    assert "/ask/new/" not in board
    swiss = person(Role.ANALYST).get("/", HTTP_ACCEPT_LANGUAGE="de-CH").content.decode()
    assert "noch nicht gefragt" in swiss


def test_a_missing_side_is_told_on_the_page_of_each_criterion(person, half):
    anna = person(Role.ANALYST)
    for one in CRITERIA:
        assert anna.get(f"/criterion/{one.name}/").status_code == 200
    assert anna.get("/picture/2026-Q3-1/criteria.svg").status_code == 200
