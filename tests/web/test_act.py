from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest
from assessed import frozen
from django.test import Client
from django.utils.timezone import localdate

from fremdbild.tables import BY_NAME
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.act import export, findings
from fremdbild.web.act.models import Action
from fremdbild.web.audit.models import Entry

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> \u202egnp.exe 🙂 {count} %s"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of its own, without an assessment."""
    settings.PROJECT = settings.PROJECT.model_copy(update={"folder": tmp_path})
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return tmp_path


@pytest.fixture
def units():
    sales = Unit.objects.create(code="sales", name="Sales")
    north = Unit.objects.create(code="north", name="North", parent=sales)
    claims = Unit.objects.create(code="claims", name="Claims")
    return {"sales": sales, "north": north, "claims": claims}


def an_action(owner: Unit | None = None, **known: object) -> Action:
    said = {"what": "Promise a date only after claims agreed", "finding": "We break promises", "owner": owner, **known}
    return Action.objects.create(code=f"web-{Action.objects.count()}", **said)


def decided(owner: Unit | None = None, **known: object) -> Action:
    return an_action(owner, decision="yes", status="decided", decided_on=date(2026, 4, 14), decided_by="board", **known)


def urls(action: Action) -> dict[str, str]:
    return {
        "home": "/act/",
        "findings": "/act/findings/",
        "new": "/act/new/2026-Q3-1/1/",
        "action": f"/act/{action.pk}/",
        "edit": f"/act/{action.pk}/edit/",
        "report": f"/act/{action.pk}/report/",
    }


@pytest.mark.parametrize(
    ("who", "opened"),
    [
        ("board", {"home", "findings", "new", "action", "edit", "report"}),
        ("analyst", {"home", "findings", "new", "action", "edit", "report"}),
        ("lead of the unit", {"home", "action", "report"}),
        ("lead of the unit above", {"home", "action", "report"}),
        ("lead of another unit", {"home"}),
        ("agent of the unit who leads another one", {"home"}),
        ("trustee who leads the unit", {"home", "action", "report"}),
        ("trustee who leads another unit", {"home"}),
        ("agent", set()),
        ("employee", set()),
        ("trustee", set()),
        ("administrator", set()),
        ("nobody", set()),
    ],
)
def test_who_opens_which_page(person, units, folder, who, opened):
    frozen(folder)
    action = decided(units["north"])
    anybody = {
        "board": lambda: person(Role.BOARD),
        "analyst": lambda: person(Role.ANALYST),
        "lead of the unit": lambda: person(Role.UNIT_LEAD, unit=units["north"]),
        "lead of the unit above": lambda: person(Role.UNIT_LEAD, unit=units["sales"]),
        "lead of another unit": lambda: person(Role.UNIT_LEAD, unit=units["claims"]),
        "agent of the unit who leads another one": lambda: (
            person(Role.AGENT, unit=units["north"], email="both@example.org"),
            person(Role.UNIT_LEAD, unit=units["claims"], email="both@example.org"),
        )[1],
        "trustee who leads the unit": lambda: (
            person(Role.TRUSTEE, email="both@example.org"),
            person(Role.UNIT_LEAD, unit=units["north"], email="both@example.org"),
        )[1],
        "trustee who leads another unit": lambda: (
            person(Role.TRUSTEE, email="both@example.org"),
            person(Role.UNIT_LEAD, unit=units["claims"], email="both@example.org"),
        )[1],
        "agent": lambda: person(Role.AGENT, unit=units["north"]),
        "employee": lambda: person(Role.EMPLOYEE),
        "trustee": lambda: person(Role.TRUSTEE),
        "administrator": lambda: person(Role.ADMINISTRATOR),
        "nobody": person,
    }[who]()
    answers = {name: anybody.get(url).status_code for name, url in urls(action).items()}
    assert answers == {name: 200 if name in opened else 404 for name in answers}


def test_strangers_sign_in_first(units, person):
    person(Role.ADMINISTRATOR)
    for url in urls(decided()).values():
        assert Client().get(url)["Location"].startswith("/account/login/")


@pytest.mark.parametrize("deed", ["decide", "edit"])
def test_a_unit_lead_reports_and_does_not_decide(person, units, deed):
    action = an_action(units["sales"])
    beat = person(Role.UNIT_LEAD, unit=units["sales"])
    assert beat.post(f"/act/{action.pk}/{deed}/", {"decision": "yes", "version": "1"}).status_code == 404
    assert beat.post("/act/take/", {"action_id": "A-1"}).status_code == 404
    assert Action.objects.get().decision == "open"


def test_from_a_finding_to_a_decided_action(person, units, folder):
    frozen(folder)
    anna = person(Role.BOARD)
    page = anna.get("/act/").content.decode()
    assert "Nothing is decided yet." in page
    assert "/act/findings/" in page
    found = anna.get("/act/findings/").content.decode()
    assert "2 findings speak surely against us." in found
    form = anna.get("/act/new/2026-Q3-1/1/").content.decode()
    assert 'value="58"' in form
    assert 'value="90"' in form
    said = {
        "what": "Promise later",
        "owner": units["sales"].pk,
        "due": "2099-03-31",
        "effect": "promise_kept:kept",
        "baseline": "58",
        "expected_value": "75,5 %",
    }
    made = anna.post("/act/new/2026-Q3-1/1/", said)
    action = Action.objects.get()
    assert made["Location"] == f"/act/{action.pk}/"
    assert (action.status, action.decision, action.expected_value) == ("proposed", "open", 75.5)
    assert "58 %" in action.finding.replace("\u00a0", " ") or "Versprechen" in action.finding
    assert "One action waits for a decision." in anna.get("/act/").content.decode()
    anna.post(f"/act/{action.pk}/decide/", {"decision": "yes", "version": "1"})
    action.refresh_from_db()
    assert (action.status, action.decision, action.decided_by) == ("decided", "yes", "board")
    assert action.decided_on == localdate()
    page = anna.get(f"/act/{action.pk}/").content.decode()
    assert "value before the decision; effect not measured yet" in page
    assert "; decided.</p>" in page
    assert "has an action." in anna.get("/act/findings/").content.decode()
    assert "board@example.org" not in page.split("</header>")[1]
    assert [entry.deed for entry in Entry.objects.all()] == ["action.proposed", "action.decided_yes"]


def test_of_a_gap_the_view_of_customers_is_to_move(person, folder):
    frozen(folder, gap=True)
    form = person(Role.BOARD).get("/act/new/2026-Q3-1/3/").content.decode()
    assert '<option value="outside_score:mean" selected>' in form
    assert 'value="42"' in form


def test_the_effect_of_the_next_assessment_stands_beside_what_was_expected(person, folder):
    decided(measure="promise_kept", statistic="kept", baseline=40.0, expected_value=60.0, what="Promise later")
    anna = person(Role.BOARD)
    assert "not measured yet" in anna.get("/act/").content.decode()
    frozen(folder, kept=70.0)
    page = anna.get("/act/").content.decode()
    assert "70% (68\u00a0to\u00a072), n&nbsp;1,804" in page
    assert "reached" in page
    assert "The one action decided has reached what was expected." in page


def test_a_protected_cell_shows_no_figure(person, folder):
    frozen(folder)
    action = decided(measure="promise_kept", statistic="kept", org_unit="claims", expected_value=60.0)
    page = person(Role.BOARD).get(f"/act/{action.pk}/").content.decode()
    assert "protected" in page
    assert "n&nbsp;" not in page


def test_the_second_of_two_editors_is_told_and_loses_nothing(person):
    action = an_action()
    first, second = person(Role.BOARD), person(Role.ANALYST)
    assert first.post(f"/act/{action.pk}/edit/", {"what": "One thing", "version": "1"}).status_code == 302
    answer = second.post(f"/act/{action.pk}/edit/", {"what": "Another thing", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else saved meanwhile" in page
    assert "One thing" in page
    assert 'value="Another thing"' in page
    assert Action.objects.get().what == "One thing"
    assert second.post(f"/act/{action.pk}/edit/", {"what": "Another thing", "version": "2"}).status_code == 302
    assert Action.objects.get().what == "Another thing"


def test_a_decision_on_an_older_version_is_not_saved(person):
    action = an_action()
    anna = person(Role.BOARD)
    anna.post(f"/act/{action.pk}/edit/", {"what": "Something else", "version": "1"})
    answer = anna.post(f"/act/{action.pk}/decide/", {"decision": "yes", "version": "1"})
    assert answer.status_code == 409
    assert "Your decision was not saved" in answer.content.decode()
    assert Action.objects.get().decision == "open"
    assert not Entry.objects.filter(deed__startswith="action.decided").exists()


def test_two_reports_at_once_keep_the_first_and_show_it_to_the_second(person, units):
    action = decided(units["sales"])
    beat = person(Role.UNIT_LEAD, unit=units["sales"])
    url = f"/act/{action.pk}/report/"
    assert beat.post(url, {"status": "running", "notes": "began", "version": "1"}).status_code == 302
    answer = beat.post(url, {"status": "done", "notes": "finished", "version": "1"})
    assert answer.status_code == 409
    assert "began" in answer.content.decode()
    assert "finished" in answer.content.decode()
    assert Action.objects.get().status == "running"


def test_what_is_not_decided_cannot_be_reported_on(person, units):
    action = an_action(units["sales"])
    beat = person(Role.UNIT_LEAD, unit=units["sales"])
    assert beat.post(f"/act/{action.pk}/report/", {"status": "done", "version": "1"}).status_code == 404


@pytest.mark.parametrize("said", [{"decision": "perhaps", "version": "1"}, {"decision": "yes", "version": "x"}, {}])
def test_a_forged_decision_is_answered_as_if_there_were_nothing(person, said):
    action = an_action()
    assert person(Role.BOARD).post(f"/act/{action.pk}/decide/", said).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("what", "", "This is missing."),
        ("expected_value", "many", "This is no number"),
        ("expected_value", "101", "from 0 to 100"),
        ("expected_value", "1e9", "This is no number"),
        ("due", "31.31.2026", "date"),
        ("owner", "999", "choice"),
        ("effect", "promise_kept:nothing", "choice"),
    ],
)
def test_what_is_wrong_is_told_at_the_field(person, folder, field, value, told):
    frozen(folder)
    said = {"what": "Promise later", "effect": "promise_kept:kept", field: value}
    answer = person(Role.BOARD).post("/act/new/2026-Q3-1/1/", said)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Action.objects.exists()


def test_hostile_text_is_shown_as_text(person):
    action = decided(what=HOSTILE, notes=HOSTILE, finding=HOSTILE)
    anna = person(Role.BOARD)
    for url in ("/act/", f"/act/{action.pk}/", f"/act/{action.pk}/edit/", f"/act/{action.pk}/report/"):
        page = anna.get(url).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_an_action_of_a_file_is_taken_over_once(person, folder):
    known = {
        "action_id": "A-2026-04",
        "criterion": "reliability",
        "finding": {"de": "Wir brechen Zusagen.", "en": "We break promises."},
        "decision": {"de": "Später zusagen", "en": "Promise later"},
        "owner_unit": None,
        "due": "2027-03-31",
        "measure": "promise_kept",
        "statistic": "kept",
        "unit_of_measure": "percent",
        "where": {"touchpoint": "claim"},
        "baseline": 33.0,
        "expected_value": 70.0,
        "decided_on": None,
        "status": "proposed",
        "done_on": None,
        "value": 34.0,
        "lower": 29.0,
        "upper": 39.0,
        "protected": False,
        "n": 400,
    }
    frozen(folder, actions=[{**known, "owner_unit": "sales"}])
    anna = person(Role.BOARD)
    page = anna.get("/act/").content.decode()
    assert "Promise later" in page
    assert "Decide here" in page
    for _ in range(2):
        assert anna.post("/act/take/", {"action_id": "A-2026-04"}).status_code == 302
    action = Action.objects.get()
    assert (action.code, action.touchpoint, action.decision) == ("A-2026-04", "claim", "open")
    assert export.rows()[0]["owner_unit"] == "sales"
    assert "Sales" in anna.get("/act/").content.decode()
    lead = person(Role.UNIT_LEAD, unit=Unit.objects.create(code="sales", name="Sales"))
    assert lead.get(f"/act/{action.pk}/").status_code == 200
    assert anna.get("/act/").content.decode().count("Promise later</bdi></a>") == 1
    assert anna.post("/act/take/", {"action_id": "A-2026-99"}).status_code == 404


def test_answers_become_a_source(folder, units, django_capture_on_commit_callbacks, person):
    action = an_action(units["sales"], measure="promise_kept", statistic="kept", expected_value=75.0)
    with django_capture_on_commit_callbacks(execute=True):
        person(Role.BOARD).post(f"/act/{action.pk}/decide/", {"decision": "yes", "version": "1"})
    path = folder / "web" / "answers" / "action.parquet"
    table = pq.read_table(path)
    assert tuple(table.column_names) == BY_NAME["action"].column_names
    row = table.to_pylist()[0]
    assert (row["action_id"], row["status"], row["owner_unit"]) == (action.code, "decided", "sales")
    assert row["decided_on"] == localdate()
    assert [file.name for file in path.parent.iterdir()] == ["action.parquet"]


def test_every_status_fits_the_canonical_table():
    members = set(BY_NAME["action"].column("status").members)
    assert set(export.CANONICAL_STATUS) == set(Action.Status)
    assert set(export.CANONICAL_STATUS.values()) <= members


def test_a_full_disk_loses_no_decision(folder, monkeypatch, django_capture_on_commit_callbacks, person):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.write_table", full)
    action = an_action()
    with django_capture_on_commit_callbacks(execute=True):
        answer = person(Role.BOARD).post(f"/act/{action.pk}/decide/", {"decision": "yes", "version": "1"})
    assert answer.status_code == 302
    assert Action.objects.get().decision == "yes"
    assert not list((folder / "web" / "answers").iterdir())


def test_a_lead_sees_what_is_overdue_first(person, units):
    decided(units["sales"], due=localdate() - timedelta(days=1), what="Late thing")
    decided(units["claims"], due=localdate() - timedelta(days=1), what="Not mine")
    page = person(Role.UNIT_LEAD, unit=units["sales"]).get("/act/").content.decode()
    assert "One action is overdue." in page
    assert "Late thing" in page
    an_action(units["sales"])
    assert "One action is overdue." in person(Role.UNIT_LEAD, unit=units["sales"]).get("/act/").content.decode()
    assert "Not mine" not in page


def test_german_pages_speak_german(person, folder):
    frozen(folder)
    action = decided(measure="promise_kept", statistic="kept", expected_value=60.0)
    anna = person(Role.BOARD)
    for url in ("/act/", "/act/findings/", "/act/new/2026-Q3-1/1/", f"/act/{action.pk}/"):
        page = anna.get(url, HTTP_ACCEPT_LANGUAGE="de-CH").content.decode()
        assert "ß" not in page
        assert "Massnahme" in page


def test_a_new_assessment_is_read_at_once(folder):
    assert findings.newest() is None
    frozen(folder)
    assert findings.newest().label == "2026-Q3-1"
    frozen(folder, period="2026-Q4")
    assert findings.newest().label == "2026-Q4-1"
