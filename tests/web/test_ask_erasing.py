"""What somebody answered by name is deleted at their request: from the database at once, from the store with a load."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.utils import timezone

from fremdbild.sources import load
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.answers import write_answers
from fremdbild.web.ask.erasing import Asked, erase_answers, found
from fremdbild.web.ask.links import token_of
from fremdbild.web.ask.models import Answer, Contact, Remark, Response
from fremdbild.web.audit.models import Entry
from fremdbild.web.jobs.models import Job
from fremdbild.web.voices.models import Reply
from tests.web.asking import customers, employees, started, work
from tests.web.running import SOURCE, new_folder, surroundings
from tests.web.served import in_django
from tests.web.test_ask_answers import rows_of
from tests.web.waves import ITEMS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


@pytest.fixture
def wave(analyst, client):
    """A running wave in which two of three answered."""
    wave = started(customers(analyst), analyst)
    for contact in wave.contacts.order_by("pk")[:2]:
        sent = {f"a_{item}": "5" for item in ITEMS} | {"remark": f"Word of {contact.record_id}.", "go": "end"}
        assert client.post(f"/a/{token_of(wave.pk, contact.salt)}/all/", sent).status_code == 303
    return wave


@pytest.mark.parametrize("asked", [Asked("crm", "C0"), Asked(email="Customer0@example.org")], ids=["record", "address"])
def test_answers_words_and_invitation_of_one_person_go_and_those_of_others_stay(asked, wave, analyst):
    Reply.objects.create(response=Response.objects.get(record_id="C0"), answered_at=timezone.now())
    assert found(asked) == ((str(wave), 1),)
    receipt = erase_answers(asked, analyst)
    assert (receipt.answers, receipt.waves) == (1, ((str(wave), 1),))
    assert list(Response.objects.values_list("record_id", flat=True)) == ["C1"]
    assert Answer.objects.count() == len(ITEMS)
    assert [one.text for one in Remark.objects.all()] == ["Word of C1."]
    assert not Reply.objects.exists()
    assert not Contact.objects.filter(record_id="C0").exists()
    assert (Contact.objects.count(), Contact.objects.filter(answered=True).count()) == (3, 1)
    assert found(asked) == ()
    assert erase_answers(asked, analyst) is None


def test_a_link_of_a_response_that_was_deleted_opens_nothing(wave, analyst, client):
    token = token_of(wave.pk, wave.contacts.get(record_id="C0").salt)
    erase_answers(Asked("crm", "C0"), analyst)
    assert client.get(f"/a/{token}/").status_code == 404
    assert client.post(f"/a/{token}/all/", {"go": "end"}).status_code == 404


def test_answers_are_found_by_record_after_the_addresses_are_gone(wave, analyst):
    Contact.objects.update(email="", record_id="", system="")
    Response.objects.update(contact=None)
    assert found(Asked(email="customer0@example.org")) == ()
    assert erase_answers(Asked("crm", "C0"), analyst).answers == 1


def test_an_empty_record_is_nobody(wave, analyst):
    Response.objects.update(record_id="", system="")
    Contact.objects.update(record_id="", system="")
    assert erase_answers(Asked(), analyst) is None
    assert Response.objects.count() == 2


def test_they_vanish_from_the_store_with_the_next_load(wave, analyst, tmp_path):
    (tmp_path / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\nlanguages = ["en"]\n', encoding="utf-8"
    )
    write_answers(tmp_path / "web" / "answers")
    load(tmp_path)
    assert {row["record_id"] for row in rows_of(tmp_path, "survey_response")} == {"C0", "C1"}
    for record, left in (("C0", {"C1"}), ("C1", set())):
        erase_answers(Asked("crm", record), analyst)
        write_answers(tmp_path / "web" / "answers")
        load(tmp_path)
        assert {row["record_id"] for row in rows_of(tmp_path, "survey_response")} == left


def test_the_log_holds_the_receipt_and_not_who_it_was(wave, analyst):
    receipt = erase_answers(Asked("crm", "C0"), analyst)
    entry = Entry.objects.get(deed="erase_answers")
    assert (entry.actor, entry.about, entry.details) == (analyst.email, receipt.number, {"answers": 1})


def test_the_files_of_the_database_are_rewritten_in_the_night(wave, analyst):
    erase_answers(Asked("crm", "C0"), analyst)
    erase_answers(Asked("crm", "C1"), analyst)
    job = Job.objects.get(kind="ask_rewrite")
    assert timezone.localtime(job.not_before).hour == 3
    Job.objects.filter(pk=job.pk).update(not_before=timezone.now())
    work()
    job.refresh_from_db()
    assert job.state == Job.State.DONE


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ADMINISTRATOR])
def test_the_page_finds_first_and_deletes_once_it_is_confirmed(role, wave, person):
    somebody = person(role)
    assert f'href="/ask/{wave.pk}/erase/"' in somebody.get(f"/ask/{wave.pk}/").content.decode()
    asked = {"system": "crm", "record_id": "C0", "email": ""}
    shown = somebody.post(f"/ask/{wave.pk}/erase/", asked).content.decode()
    assert "one filled-in questionnaire" in shown
    assert "Word of C0." not in shown
    assert Response.objects.count() == 2
    done = somebody.post(f"/ask/{wave.pk}/erase/", asked | {"really": "yes"}).content.decode()
    number = Entry.objects.get(deed="erase_answers").about
    assert f"<code>{number}</code>" in done
    local = timezone.localtime()
    assert f"{local.day} {local:%B} {local.year}, " in done, "the day of the clock that the time is told by"
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "Give system and number"),
        ({"system": "crm"}, "Give system and number"),
        ({"system": "crm", "record_id": "C0", "email": "a@b.org"}, "not both"),
        ({"email": "nobody"}, "This is not an address"),
        ({"system": "crm", "record_id": "C99"}, "No answer by name"),
        ({"email": "customer2@example.org"}, "No answer by name"),
        ({"system": "crm", "record_id": "C0\0"}, "Null characters"),
    ],
)
def test_what_is_not_found_is_told_at_the_field(asked, told, wave, person):
    answer = person(Role.ANALYST).post(f"/ask/{wave.pk}/erase/", asked | {"really": "yes"})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert Response.objects.count() == 2


_MAKE = """
import sys
sys.path.insert(0, {source!r})
from tests.web.waves import named_wave
from fremdbild.web.ask.models import *
from django.utils import timezone
wave, _ = named_wave(contacts=2)
for one in Contact.objects.all():
    known = dict(contact=one, system="crm", record_id=one.record_id, finished_at=timezone.now())
    Response.objects.create(wave=wave, language="en", channel="email", started_at=timezone.now(), **known)
"""
_LEFT = "from fremdbild.web.ask.models import *; print(list(Response.objects.values_list('record_id', flat=True)))"


@pytest.mark.slow
def test_the_command_deletes_once_it_is_confirmed(tmp_path):
    def erase(*options, said="", command="answers"):
        call = [sys.executable, "-m", "fremdbild", command, *options]
        return subprocess.run(call, env=surroundings(tmp_path), input=said, capture_output=True, text=True, check=False)

    new_folder(tmp_path)
    nothing = erase("erase", str(tmp_path), "--record", "crm:C0")
    assert (nothing.returncode, "has no database yet" in nothing.stderr) == (1, True)
    in_django(tmp_path, _MAKE.format(source=str(SOURCE)), PYTHONPATH=surroundings(tmp_path)["PYTHONPATH"])
    for wrong in ((), ("--record", "C0"), ("--address", "C0"), ("--record", "crm:C0", "--address", "a@b.org")):
        assert erase("erase", str(tmp_path), *wrong).returncode == 2, wrong
    unknown = erase("erase", str(tmp_path), "--record", "crm:C9")
    assert (unknown.returncode, "nothing was answered by name" in unknown.stderr) == (1, True)
    refused = erase("erase", str(tmp_path), "--record", "crm:C0", said="n\n")
    assert (refused.returncode != 0, "found       Kundinnen und Kunden, 2026: 1" in refused.stdout) == (True, True)
    path = surroundings(tmp_path)["PYTHONPATH"]
    assert in_django(tmp_path, _LEFT, PYTHONPATH=path).split() == ["['C0',", "'C1']"]
    done = erase("erase", str(tmp_path), "--record", "crm:C0", said="y\n")
    assert (done.returncode, "deleted     1 filled-in" in done.stdout) == (0, True), done.stderr
    assert in_django(tmp_path, _LEFT, PYTHONPATH=path).strip() == "['C1']"
    assert erase("erase", str(tmp_path), "--address", "customer1@example.org", "--yes").returncode == 0
    assert in_django(tmp_path, _LEFT, PYTHONPATH=path).strip() == "[]"
    log = erase(str(tmp_path), "--export", "jsonl", command="audit").stdout
    assert log.count('"erase_answers"') == 2
    assert "crm" not in log
    assert "customer1" not in log


def test_an_anonymous_wave_has_no_such_page(analyst, person):
    wave = employees(analyst)
    assert person(Role.ANALYST).get(f"/ask/{wave.pk}/erase/").status_code == 404
