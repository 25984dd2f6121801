"""Answers of the application as a source: from the invitation to an assessment, against figures worked out plainly."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys

import pyarrow.parquet as pq
import pytest
from django.db import connection
from django.utils import timezone

from fremdbild.assessment import assess
from fremdbild.engine.opening import open_engine
from fremdbild.settings import read_settings
from fremdbild.sources import load
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.answers import write_answers
from fremdbild.web.ask.links import token_of
from fremdbild.web.ask.models import Answer, Contact, OpenedAnswer, Remark, Response, Survey, Wave
from fremdbild.web.ballots.keeping import key_folder
from tests.web.asking import customers, employees, over, started, work

pytestmark = pytest.mark.django_db(transaction=True)

SETTINGS = '[organisation]\nname = "Muster AG"\nlanguages = ["en"]\n'


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    yield tmp_path
    shutil.rmtree(key_folder(), ignore_errors=True)


def period_of(wave):
    on = timezone.localtime(wave.closes_at)
    return f"{on.year}-Q{(on.month + 2) // 3}"


def rows_of(folder, table):
    with open_engine(read_settings(folder)) as engine:
        found = engine.tables.get(table)
        return [] if found is None else engine.collect(found).to_pylist()


def answered(client, wave, scores, item="outside_purpose"):
    for contact, score in zip(Contact.objects.filter(wave=wave).order_by("pk"), scores, strict=False):
        token = token_of(wave.pk, contact.salt)
        client.post(f"/a/{token}/begin/")
        client.post(f"/a/{token}/all/", {f"a_{item}": str(score), "go": "end"})


def test_both_sides_go_from_the_invitation_to_the_assessment(analyst, client, folder):
    outside, inside = [2, 3, 3, 4, 1, 5, 2, 2, 3, 4, 1, 2], [6, 7, 6, 5, 6, 7, 6, 6, 5]
    asked = started(customers(analyst, 20), analyst)
    staff = started(employees(analyst, people=(("sales", "employee", 14),)), analyst)
    work()
    answered(client, asked, outside)
    answered(client, staff, inside, "inside_purpose")
    over(asked)
    over(staff)
    write_answers(folder / "web" / "answers")
    report = load(folder)
    assert not report.problems
    settings = read_settings(folder)
    made = assess(settings, period_of(asked))
    found = {
        (row["measure"], row["criterion"]): row
        for row in made.results.to_pylist()
        if row["measure"] in {"outside_score", "inside_score"}
        and row["criterion"] == "purpose"
        and row["statistic"] == "mean"
    }
    for name, scores in (("outside_score", outside), ("inside_score", inside)):
        plain = sum((score - 1) / 6 * 100 for score in scores) / len(scores)
        row = found[name, "purpose"]
        assert row["value"] == pytest.approx(plain)
        assert row["people"] == len(scores)


def test_a_wave_that_is_taken_away_takes_its_rows_with_it(analyst, client, folder):
    wave = started(customers(analyst, 5), analyst)
    work()
    answered(client, wave, [1, 2, 3])
    write_answers(folder / "web" / "answers")
    load(folder)
    assert len(rows_of(folder, "survey_response")) == 3
    Answer.objects.all().delete()
    Remark.objects.all().delete()
    Response.objects.all().delete()
    Survey.objects.all().update(title="gone")
    Wave.objects.all().delete()
    write_answers(folder / "web" / "answers")
    load(folder)
    assert rows_of(folder, "survey_response") == rows_of(folder, "survey_wave") == rows_of(folder, "survey") == []


def test_named_answers_count_as_soon_as_they_are_finished_and_halves_after_the_closing(analyst, client, folder):
    wave = started(customers(analyst, 3), analyst)
    work()
    first, second, _ = Contact.objects.order_by("pk")
    client.post(f"/a/{token_of(wave.pk, first.salt)}/all/", {"a_outside_purpose": "5", "go": "end"})
    client.post(f"/a/{token_of(wave.pk, second.salt)}/1/", {"a_outside_purpose": "3", "go": "next"})
    into = folder / "web" / "answers"
    write_answers(into)
    [row] = pq.read_table(into / "survey_response.parquet").to_pylist()
    assert (row["score"], row["system"], row["record_id"], row["case_id"]) == (5, "crm", "C0", "K0")
    assert row["respondent_id"] not in {str(one.pk) for one in Response.objects.all()}
    over(wave)
    write_answers(into)
    assert sorted(row["score"] for row in pq.read_table(into / "survey_response.parquet").to_pylist()) == [3, 5]


def test_an_anonymous_wave_is_in_no_file_before_it_is_counted_and_carries_no_time_after(analyst, client, folder):
    wave = started(employees(analyst, people=(("sales", "employee", 10),)), analyst)
    work()
    answered(client, wave, [6] * 9, "inside_purpose")
    into = folder / "web" / "answers"
    write_answers(into)
    assert pq.read_table(into / "survey_wave.parquet").num_rows == 0
    over(wave)
    write_answers(into)
    rows = pq.read_table(into / "survey_response.parquet").to_pylist()
    assert len(rows) == OpenedAnswer.objects.count() == 9
    named = ("answered_at", "system", "record_id", "case_id", "touchpoint", "channel")
    assert not [name for row in rows for name in named if row[name] is not None]
    [cell] = pq.read_table(into / "survey_cell.parquet").to_pylist()
    assert (cell["org_unit"], cell["invited"], cell["answered"]) == ("sales", 10, 9)


def test_files_that_say_the_same_are_not_written_again(analyst, client, folder):
    wave = started(customers(analyst, 2), analyst)
    work()
    answered(client, wave, [1])
    into = folder / "web" / "answers"
    assert len(write_answers(into)) == 7
    assert write_answers(into) == []
    answered(client, wave, [1, 7])
    assert [path.name for path in write_answers(into)] == ["survey_response.parquet"]


def test_a_wave_with_changed_questions_is_a_survey_of_its_own(analyst, client, folder):
    first = started(customers(analyst, 2), analyst)
    work()
    answered(client, first, [1])
    over(first)
    from fremdbild.web.ask.beginning import ask_again

    Survey.objects.update(instrument="nps")
    second = started(ask_again(first, analyst), analyst)
    work()
    answered(client, second, [9], "recommend")
    into = folder / "web" / "answers"
    write_answers(into)
    surveys = {row["survey_id"]: row["instrument"] for row in pq.read_table(into / "survey.parquet").to_pylist()}
    assert surveys.pop("customers") == "fremdbild-15"
    assert set(surveys.values()) == {"nps"}
    assert not load(folder).problems


def test_a_damaged_file_is_told_by_its_name(folder):
    (folder / "web" / "answers").mkdir(parents=True)
    (folder / "web" / "answers" / "survey.parquet").write_bytes(b"PAR1 not really")
    from fremdbild.errors import SourceError

    with pytest.raises(SourceError, match="Parquet"):
        load(folder)


def test_load_and_run_bring_the_answers_by_themselves(analyst, client, folder):
    if connection.vendor != "sqlite":
        pytest.skip("copies the database file")
    wave = started(customers(analyst, 12), analyst)
    work()
    answered(client, wave, [3] * 11)
    over(wave)
    (folder / "web").mkdir(exist_ok=True)
    with sqlite3.connect(folder / "web" / "fremdbild.sqlite3") as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    command = [sys.executable, "-m", "fremdbild", "run", str(folder), "--period", period_of(wave)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "fremdbild-survey_response" in done.stdout
    assert (folder / "web" / "answers" / "survey_response.parquet").exists()


def _commented(client, wave, count, item="outside_purpose"):
    """So many people answer and write something; an analyst has read and masked it all once the wave is over."""
    for number, contact in enumerate(Contact.objects.filter(wave=wave).order_by("pk")[:count]):
        token = token_of(wave.pk, contact.salt)
        client.post(f"/a/{token}/begin/")
        client.post(f"/a/{token}/all/", {f"a_{item}": "3", "remark": f"Frau Canary sagt {number}.", "go": "end"})
    over(wave)
    for remark in Remark.objects.filter(wave=wave):
        remark.masked, remark.state = remark.text.replace("Canary", "[Name]"), Remark.State.MASKED
        remark.save()


def test_masked_remarks_of_a_named_wave_are_loaded_and_never_their_raw_text(analyst, client, folder):
    wave = started(customers(analyst, 12), analyst)
    work()
    into = folder / "web" / "answers"
    for contact in Contact.objects.all()[:1]:
        client.post(
            f"/a/{token_of(wave.pk, contact.salt)}/all/",
            {"a_outside_purpose": "3", "remark": "Canary, masked while the wave runs.", "go": "end"},
        )
    Remark.objects.update(masked="Masked while the wave runs.", state=Remark.State.MASKED)
    write_answers(into)
    assert pq.read_table(into / "survey_comment.parquet").to_pylist() == []

    _commented(client, wave, 12)
    withheld, unread = Remark.objects.order_by("pk")[3:5]
    Remark.objects.filter(pk=withheld.pk).update(state=Remark.State.WITHHELD)
    Remark.objects.filter(pk=unread.pk).update(state=Remark.State.NEW)
    write_answers(into)
    assert b"Canary" not in (into / "survey_comment.parquet").read_bytes()
    assert not load(folder).problems
    rows = rows_of(folder, "survey_comment")
    shown = Remark.objects.exclude(pk__in=(withheld.pk, unread.pk))
    assert sorted(row["text"] for row in rows) == sorted(shown.values_list("masked", flat=True))
    assert set(rows[0]) == {
        "comment_id", "survey_id", "wave", "text", "language", "respondent_id", "touchpoint",
    } | {name for name in rows[0] if name.startswith("_")}  # fmt: skip
    assert {row["respondent_id"] for row in rows} <= {
        row["respondent_id"] for row in rows_of(folder, "survey_response")
    }
    told = [row["text"] for row in pq.read_table(into / "survey_comment.parquet").to_pylist()]
    assert told != list(shown.order_by("pk").values_list("masked", flat=True))
    assert write_answers(into) == []

    Remark.objects.filter(pk=shown.first().pk).update(state=Remark.State.NEW)
    write_answers(into)
    load(folder)
    assert len(rows_of(folder, "survey_comment")) == 9


def test_too_few_who_wrote_leave_nothing_and_a_raised_minimum_takes_it_back(analyst, client, folder, settings):
    wave = started(customers(analyst, 12), analyst)
    work()
    _commented(client, wave, 10)
    into = folder / "web" / "answers"
    write_answers(into)
    assert len(pq.read_table(into / "survey_comment.parquet")) == 10
    raised = settings.PROJECT.protection.model_copy(update={"minimum_comments": 11})
    settings.PROJECT = settings.PROJECT.model_copy(update={"protection": raised})
    write_answers(into)
    assert len(pq.read_table(into / "survey_comment.parquet")) == 0


def test_of_an_anonymous_wave_nothing_but_the_words_is_loaded(analyst, client, folder):
    wave = started(employees(analyst, people=(("sales", "employee", 14),)), analyst)
    work()
    _commented(client, wave, 12, "inside_purpose")
    write_answers(folder / "web" / "answers")
    assert not load(folder).problems
    rows = rows_of(folder, "survey_comment")
    assert len(rows) == 12
    for row in rows:
        assert row["text"].startswith("Frau [Name] sagt ")
        assert row["respondent_id"] is row["touchpoint"] is row["language"] is None
    keys = [str(remark.pk) for remark in Remark.objects.all()]
    assert not {row["comment_id"] for row in rows} & set(keys)
