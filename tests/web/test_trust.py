from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from importlib import resources

import pytest
from django.test import Client
from django.utils import timezone

from fremdbild.measures import MEASURES
from fremdbild.report.html import Fragments
from fremdbild.report.works_council import works_council
from fremdbild.web import warming
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.models import Survey, Wave
from fremdbild.web.trust import paper

pytestmark = pytest.mark.django_db
FROZEN = {"minimum_people": 7, "minimum_comments": 10}
HOSTILE = "<script>alert(1)</script> \u202e🙂"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    shutil.copy(settings.PROJECT.folder / "fremdbild.toml", tmp_path)
    (tmp_path / "web" / "static").mkdir(parents=True)
    settings.PROJECT = settings.PROJECT.model_copy(update={"folder": tmp_path})
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return tmp_path


def a_wave(state: str = "waiting", **known: object) -> Wave:
    said = {
        "code": "staff",
        "title": "Staff",
        "instrument": "fremdbild-15",
        "kind": "anonymous",
        "perspective": "inside",
    }
    survey = Survey.objects.create(**{**said, **known.pop("survey", {})})
    now = timezone.now()
    cells = [
        {"cell": "sales/employee", "org_unit": "sales", "perspective": "employee", "invited": 9},
        {"cell": "claims/manager", "org_unit": "claims", "perspective": "manager", "invited": 3},
    ]
    return Wave.objects.create(
        survey=survey, name="2026-Q4", state=state, opens_at=now, closes_at=now + timedelta(20), cells=cells, **known
    )


ALL = {"home", "secret", "definitions", "measure", "data", "privacy", "roles"}


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (Role.BOARD, set()),
        (Role.ANALYST, set()),
        (Role.UNIT_LEAD, set()),
        (Role.AGENT, set()),
        (Role.EMPLOYEE, set()),
        (Role.TRUSTEE, {"waves", "wave", "log"}),
        (Role.ADMINISTRATOR, {"log"}),
    ],
)
def test_who_opens_which_page(person, role, more):
    urls = {name: f"/trust/{name}/" for name in ("secret", "definitions", "data", "privacy", "roles", "waves", "log")}
    urls |= {"home": "/trust/", "measure": "/trust/definitions/promise_kept/", "wave": f"/trust/waves/{a_wave().pk}/"}
    anybody = person(role)
    answers = {name: anybody.get(url).status_code for name, url in urls.items()}
    assert answers == {name: 200 if name in ALL | more else 404 for name in urls}


def test_whoever_has_no_role_reads_the_public_page_only(person):
    dora = person()
    assert dora.get("/trust/").status_code == 404
    assert dora.get("/trust/privacy/").status_code == 404
    assert dora.get("/trust/secret/").status_code == 200


def test_a_stranger_reads_how_an_answer_stays_secret(person):
    person(Role.ADMINISTRATOR)
    answer = Client().get("/trust/secret/", HTTP_ACCEPT_LANGUAGE="de-CH")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ihre Antwort liegt in einem Umschlag" in page
    assert "wer teilgenommen hat" in page.lower()
    assert "ß" not in page
    assert "sessionid" not in answer.cookies
    for url in (
        "/trust/",
        "/trust/data/",
        "/trust/privacy/",
        "/trust/privacy/paper.pdf",
        "/trust/roles/",
        "/trust/waves/",
    ):
        assert Client().get(url)["Location"].startswith("/account/login/")


@pytest.mark.parametrize(("language", "told"), [("en", "word for word"), ("de-CH", "steht darum auf Englisch")])
def test_a_data_sheet_says_in_which_language_it_is(person, language, told):
    page = person(Role.EMPLOYEE).get("/trust/definitions/satisfaction/", HTTP_ACCEPT_LANGUAGE=language)
    assert told in page.content.decode()


@pytest.mark.parametrize("language", ["de-CH", "de-DE", "en"])
def test_every_measure_and_question_is_defined_in_every_language(person, language):
    carla = person(Role.EMPLOYEE)
    page = carla.get("/trust/definitions/", HTTP_ACCEPT_LANGUAGE=language).content.decode()
    for measure in MEASURES:
        assert f"/trust/definitions/{measure.name}/" in page
        sheet = carla.get(f"/trust/definitions/{measure.name}/", HTTP_ACCEPT_LANGUAGE=language)
        assert sheet.status_code == 200
    assert page.count("<details") == 5
    assert carla.get("/trust/definitions/nothing/").status_code == 404


def test_names_are_for_administrators_alone(person):
    person(Role.TRUSTEE, email="theo@example.org")
    carla = person(Role.EMPLOYEE, email="carla@example.org").get("/trust/roles/").content.decode()
    assert "One person is trustee." in carla
    assert "theo@example.org" not in carla
    chief = person(Role.ADMINISTRATOR).get("/trust/roles/").content.decode()
    assert "theo@example.org" in chief


def test_an_empty_store_says_so(person):
    page = person(Role.EMPLOYEE).get("/trust/data/").content.decode()
    assert "Nothing is loaded yet." in page


def test_a_damaged_store_says_so(person, folder):
    (folder / "store").mkdir()
    (folder / "store" / "manifest.json").write_text("{")
    page = person(Role.EMPLOYEE).get("/trust/data/").content.decode()
    assert "The list of the data cannot be read." in page


def test_the_paper_is_that_of_the_live_settings(person, folder, settings):
    carla = person(Role.EMPLOYEE)
    page = carla.get("/trust/privacy/").content.decode()
    assert "There is no version to sign yet." in page
    assert "style=" not in page
    assert len(page) < 100_000
    names = re.findall(r"/trust/privacy/([a-z0-9-]+)/", page)
    assert names[0] == "purposes"
    for name in names:
        sheet = carla.get(f"/trust/privacy/{name}/")
        assert sheet.status_code == 200
        assert "style=" not in sheet.content.decode()
    for name in ("front", "nothing", "..", "<b>"):
        assert carla.get(f"/trust/privacy/{name}/").status_code == 404
    assert carla.get("/trust/privacy/paper.pdf").status_code == 404
    works_council(settings.PROJECT, languages=("en",), formats=("pdf",))
    page = carla.get("/trust/privacy/").content.decode()
    assert "Version 1 of" in page
    pdf = carla.get("/trust/privacy/paper.pdf")
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    raised = settings.PROJECT.protection.model_copy(update={"minimum_people": 9})
    settings.PROJECT = settings.PROJECT.model_copy(update={"protection": raised})
    page = carla.get("/trust/privacy/").content.decode()
    assert "one change since the last version" in page
    assert "Nothing is ever shown of fewer than 9 people." in carla.get("/trust/").content.decode()


def test_a_damaged_version_of_the_paper_says_so(person, folder):
    (folder / "works-council").mkdir()
    (folder / "works-council" / "works-council-1.json").write_text("{")
    answer = person(Role.EMPLOYEE).get("/trust/privacy/")
    assert answer.status_code == 503
    assert "The paper cannot be written." in answer.content.decode()


def test_a_trustee_checks_a_wave(person):
    Unit.objects.create(code="sales", name="Sales <b>unit</b>")
    wave = a_wave()
    theo = person(Role.TRUSTEE)
    assert "One wave waits for your approval." in theo.get("/trust/").content.decode()
    page = theo.get(f"/trust/waves/{wave.pk}/").content.decode()
    assert "waits for your approval" in page
    assert "from 7 people on" in page
    assert "is joined with its neighbours" in page
    assert "by itself, if 7 answer" in page
    assert "Sales &lt;b&gt;unit" in page
    assert "Which address was sent which link" in page
    assert "Private key, export and result on your machine" in page
    assert "Key at the server" not in page
    assert f'href="/ask/{wave.pk}/approval/"' in page
    assert "how many of 100 customers agree" in page, "leaders are asked to guess: a trustee has to know"
    assert "<h3>Customers</h3>" not in page
    assert page.count('<ol class="asked">') >= 1
    assert theo.post(f"/trust/waves/{wave.pk}/").status_code == 405
    assert theo.get("/trust/waves/999/").status_code == 404


@pytest.mark.parametrize("state", list(Wave.State))
def test_a_wave_in_each_state_has_a_sentence(person, state):
    wave = a_wave(state, survey={"title": HOSTILE})
    page = person(Role.TRUSTEE).get(f"/trust/waves/{wave.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_go_to_approve_leads_to_the_wave_that_waits(person):
    questions = resources.files("fremdbild.instruments").joinpath("shipped/fremdbild-15.toml").read_text("utf-8")
    waves = [a_wave(survey={"code": f"staff{place}"}, questions=questions, **FROZEN) for place in range(2)]
    theo = person(Role.TRUSTEE)
    for wave in waves:
        [address] = re.findall(
            r'<a class="button" href="([^"]+)">Go to approve', theo.get(f"/trust/waves/{wave.pk}/").content.decode()
        )
        assert address == f"/ask/{wave.pk}/approval/"
        assert theo.get(address).status_code == 200


def test_a_questionnaire_that_cannot_be_read_is_told_where_it_would_be_approved_and_is_not(person):
    wave = a_wave(questions="not = [toml", **FROZEN)
    theo = person(Role.TRUSTEE)
    page = theo.get(f"/ask/{wave.pk}/approval/")
    assert (page.status_code, "Do not approve" in page.content.decode()) == (400, True)
    assert theo.post(f"/ask/{wave.pk}/approval/", {"version": wave.version, "key": "x"}).status_code == 400
    wave.refresh_from_db()
    assert wave.state == Wave.State.WAITING
    theo.post(f"/ask/{wave.pk}/approval/", {"version": wave.version, "refuse": "1", "reason": "Unreadable."})
    wave.refresh_from_db()
    assert (wave.state, wave.refusal) == (Wave.State.DRAFT, "Unreadable.")


def test_a_questionnaire_that_cannot_be_read_is_not_to_be_approved(person):
    wave = a_wave(questions="not = [toml")
    page = person(Role.TRUSTEE).get(f"/trust/waves/{wave.pk}/").content.decode()
    assert "Do not approve" in page


@pytest.mark.parametrize("language", ["de-CH", "de-DE", "en"])
def test_nobody_waits_for_the_paper_after_a_start(language, person, folder, monkeypatch):
    warming.warm()

    def late(*args: object, **known: object) -> None:
        raise AssertionError("the paper is made while somebody waits")

    monkeypatch.setattr(paper, "stated", late)
    monkeypatch.setattr(paper, "report_of", late)
    anna = person(Role.BOARD)
    anna.client.cookies["language"] = language
    assert anna.get("/trust/privacy/").status_code == 200


def test_a_page_of_the_paper_is_made_where_it_is_read(person, folder, monkeypatch):
    made = []
    blocks = Fragments.blocks
    monkeypatch.setattr(Fragments, "blocks", lambda self, *args: made.append(args) or blocks(self, *args))
    paper._made.cache_clear()
    person(Role.BOARD).get("/trust/privacy/")
    assert len(made) == 1, "the first page alone"
