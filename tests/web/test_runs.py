from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry
from fremdbild.web.jobs import assessing, assessment, health
from fremdbild.web.jobs.forms import usual_periods
from fremdbild.web.jobs.models import Backup, Job, Worker
from fremdbild.web.jobs.step import Step

ORDER = {"usual": "2026-Q3", "other": "", "order": "0a1b2c3d"}


def _text(answer) -> str:
    return answer.content.decode()


def test_a_run_is_started_once_however_often_the_button_is_pressed(person):
    anna = person(Role.ANALYST)
    first, second = anna.post("/run/", ORDER), anna.post("/run/", ORDER)
    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    assert Job.objects.get().arguments == {"period": "2026-Q3", "order": "0a1b2c3d"}
    assert [(entry.deed, entry.about) for entry in Entry.objects.all()] == [("run_assessment", "2026-Q3")]


def test_two_people_who_want_the_same_period_look_at_the_same_run(person):
    first = person(Role.ANALYST, email="a@example.org").post("/run/", ORDER)
    second = person(Role.ANALYST, email="b@example.org").post("/run/", {**ORDER, "order": "ffff"})
    assert first["Location"] == second["Location"]


def test_a_finished_run_does_not_keep_the_period_from_being_assessed_again(person):
    anna = person(Role.ANALYST)
    anna.post("/run/", ORDER)
    Job.objects.update(state=Job.State.DONE, finished_at=timezone.now())
    anna.post("/run/", {**ORDER, "order": "ffff"})
    assert Job.objects.count() == 2


@pytest.mark.parametrize(("language", "told"), [("en", "is not a period"), ("de-CH", "ist kein Zeitraum")])
def test_what_is_no_period_is_told_at_the_field_in_the_language_of_the_reader(person, language, told):
    answer = person(Role.ANALYST).post("/run/", {**ORDER, "other": "<b>soon"}, HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 400
    assert told in _text(answer)
    assert "&lt;b&gt;soon" in _text(answer)
    assert 'aria-invalid="true"' in _text(answer)
    assert not Job.objects.exists()


def test_another_period_counts_instead_of_the_choice(person):
    person(Role.ANALYST).post("/run/", {**ORDER, "other": " 2026-09 "})
    assert Job.objects.get().arguments["period"] == "2026-09"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ANALYST])
def test_nobody_but_analysts_sees_or_starts_a_run(person, role):
    person(Role.ANALYST).post("/run/", ORDER)
    other = person(role)
    for answer in (other.get("/run/"), other.post("/run/", ORDER), other.get(f"/run/{Job.objects.get().pk}/")):
        assert answer.status_code == 404
    assert Job.objects.count() == 1


def test_work_of_another_kind_is_no_run(person):
    job = Job.objects.create(kind="mail", not_before=timezone.now())
    assert person(Role.ANALYST).get(f"/run/{job.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("known", "told", "loads_again"),
    [
        ({}, "Q3 2026: the assessment waits for its turn.", True),
        (
            {"state": "running", "progress": {"stage": "load", "what": "tickets"}, "done": 20, "total": 80},
            "First of three: the sources are read (tickets), 25%",
            True,
        ),
        (
            {"state": "running", "progress": {"stage": "assess", "what": "earlier"}, "done": 117, "total": 143},
            "Third of three: whether earlier assessments would give somebody away is checked, 82%",
            True,
        ),
        ({"state": "waiting", "tries": 2}, "tried again in a moment", True),
        ({"state": "done", "progress": {"assessment": "2026-Q3-1"}}, "It is frozen as 2026-Q3-1", False),
        ({"state": "failed", "reason": "named", "problem": "cases.csv: <gone>. Next: mend it."}, "&lt;gone&gt;", False),
        ({"state": "failed", "reason": "fault", "reference": "0badcafe"}, "0badcafe", False),
        ({"state": "failed", "reason": "away", "problem": "x"}, "did not answer", False),
        ({"state": "failed", "reason": "ended"}, "ended several times", False),
    ],
)
def test_the_page_says_how_a_run_stands_and_loads_again_while_it_runs(person, known, told, loads_again):
    job = Job.objects.create(
        **{"kind": "assess", "arguments": {"period": "2026-Q3"}, "not_before": timezone.now(), **known}
    )
    page = _text(person(Role.ANALYST).get(f"/run/{job.pk}/"))
    assert told in page
    assert ('http-equiv="refresh" content="3"' in page) == loads_again
    assert ("<progress" in page) == loads_again


def test_what_was_read_and_noticed_stands_below(person):
    progress = {
        "assessment": "2026-Q3-1",
        "loaded": [{"source": "tickets", "read": 41212, "set_aside": 105}],
        "problems": ['cases.csv, column "Preis": <3> rows'],
        "more_problems": 4,
    }
    job = Job.objects.create(
        kind="assess", arguments={"period": "all"}, not_before=timezone.now(), state="done", progress=progress
    )
    page = _text(person(Role.ANALYST).get(f"/run/{job.pk}/", HTTP_ACCEPT_LANGUAGE="de-CH"))
    assert "41'212" in page.replace("&#x27;", "'").replace("’", "'")
    assert "&lt;3&gt; rows" in page
    assert "Und 4 weitere" in page


def test_the_usual_periods_begin_with_the_last_whole_quarter():
    periods = usual_periods(timezone.datetime(2026, 2, 3).date())
    assert periods[0] == "2025-Q4"
    assert periods[-4:] == ["2025", "2024", "2023", "all"]


# the work -------------------------------------------------------------------------------------------------------------


def _process_that_says(monkeypatch, *lines: dict[str, object], then: str = "") -> None:
    said = "".join(f"print({json.dumps(json.dumps(line))}, flush=True)\n" for line in lines)
    real = subprocess.Popen
    command = [sys.executable, "-c", said + then]
    monkeypatch.setattr(assessment.subprocess, "Popen", lambda _, **known: real(command, **known))


def _step() -> Step:
    job = Job.objects.create(
        kind="assess", arguments={"period": "2026-Q3", "order": "a"}, not_before=timezone.now(), state="running"
    )
    return Step(job)


def test_what_the_process_tells_is_saved(db, monkeypatch):
    _process_that_says(
        monkeypatch,
        {"stage": "load", "done": 3, "total": 10, "what": "tickets"},
        {"loaded": [], "problems": ["p"], "more_problems": 0},
        {"assessment": "2026-Q3-1"},
        then="import time; time.sleep(60)",
    )
    step = _step()
    assessment.assess(step)
    job = Job.objects.get()
    assert (job.done, job.total) == (3, 10)
    assert job.progress["problems"] == ["p"]
    assert job.progress["assessment"] == "2026-Q3-1"


def test_what_begins_is_saved_at_once_however_quickly_it_follows(db, monkeypatch):
    _process_that_says(
        monkeypatch,
        {"stage": "assess", "done": 99, "total": 143, "what": "satisfaction"},
        {"stage": "assess", "done": 103, "total": 143, "what": "people"},
        then="import time; time.sleep(60)",
    )
    saved = []

    def save(_, progress, **told):
        saved.append((progress["what"], told["done"]))
        if progress["what"] == "people":
            raise KeyboardInterrupt

    monkeypatch.setattr(Step, "save", save)
    with pytest.raises(KeyboardInterrupt):
        assessment.assess(_step())
    assert saved == [("satisfaction", 99), ("people", 103)]


def test_the_process_tells_of_everything_that_begins(capsys):
    tell = assessing._progress("assess")
    for done, what in ((98, "satisfaction"), (99, "satisfaction"), (100, "protection"), (103, "people")):
        tell(done, 143, what)
    lines = [json.loads(line)["what"] for line in capsys.readouterr().out.splitlines()]
    assert lines == ["satisfaction", "protection", "people"]


def test_an_assessment_that_was_saved_is_not_made_again(db, monkeypatch):
    monkeypatch.setattr(assessment.subprocess, "Popen", None)
    step = _step()
    step.progress = {"assessment": "2026-Q3-1"}
    assessment.assess(step)


def test_a_process_that_is_killed_from_outside_is_told_in_words(db, monkeypatch):
    _process_that_says(monkeypatch, then="import os; os.kill(os.getpid(), 9)")
    with pytest.raises(assessment.AssessmentError, match=r"signal 9.*memory"):
        assessment.assess(_step())


def test_a_problem_of_the_process_is_told_as_it_is(db, monkeypatch):
    _process_that_says(monkeypatch, {"problem": "cases.csv: is gone. Next: bring it back."})
    with pytest.raises(assessment.AssessmentProblemError) as raised:
        assessment.assess(_step())
    assert str(raised.value) == "cases.csv: is gone. Next: bring it back."


# health ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def all_well(db):
    Worker.objects.create(name="here:1", started_at=timezone.now(), seen_at=timezone.now())
    Backup.objects.create(at=timezone.now(), size=1)


def test_strangers_learn_whether_the_server_is_well_and_nothing_else(all_well):
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_a_full_disk_is_not_well(all_well, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE", 10**18)
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"ok": False})


def test_a_database_that_does_not_answer_is_not_well(all_well, monkeypatch):
    def away(*_: object) -> None:
        raise health.DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", away)
        assert health.state_of().well is False


@pytest.mark.parametrize("state", ["waiting", "running"])
def test_work_that_nobody_does_is_not_well(all_well, state):
    long_ago = timezone.now() - 2 * health.LONGEST_WAIT
    Job.objects.create(kind="assess", not_before=long_ago, lease_until=long_ago, state=state)
    assert Client().get("/health/").status_code == 503


def test_work_that_is_for_later_is_well(all_well):
    Job.objects.create(kind="assess", not_before=timezone.now() + health.LONGEST_WAIT)
    assert Client().get("/health/").status_code == 200


def test_administrators_see_what_is_wrong(person, all_well):
    boris = person(Role.ADMINISTRATOR)
    assert "The server is well." in _text(boris.get("/operation/"))
    Worker.objects.all().delete()
    assert "One thing about the server needs you." in _text(boris.get("/operation/"))
    Backup.objects.all().delete()
    page = _text(boris.get("/operation/", HTTP_ACCEPT_LANGUAGE="de-CH"))
    assert "2 Dinge am Server brauchen Sie." in page
    assert "noch nie" in page
    assert page.count('class="tag"') == 2
    assert person(Role.ANALYST).get("/operation/").status_code == 404
