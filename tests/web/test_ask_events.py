"""Asking after a case was closed, from the table service_case of a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from fremdbild.settings import read_settings
from fremdbild.sources import load
from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering.opting_out import address_hash
from fremdbild.web.ask import events
from fremdbild.web.ask.beginning import begin
from fremdbild.web.ask.events import add, closed_cases
from fremdbild.web.ask.models import Contact, OptOut, Wave
from fremdbild.web.ask.preparing import set_event
from fremdbild.web.jobs.models import Job
from tests.web.asking import listed, started, work

pytestmark = pytest.mark.django_db(transaction=True)

SETTINGS = """
[organisation]
name = "Muster AG"
[[source]]
system = "crm"
name = "cases"
table = "service_case"
file = "cases.csv"
[source.columns]
case_id = "id"
record_id = "customer"
touchpoint = "touchpoint"
opened_at = "opened"
closed_at = "closed"
[[source]]
system = "crm"
name = "customers"
table = "source_record"
file = "customers.csv"
[source.columns]
record_id = "customer"
email = "email"
"""


@pytest.fixture
def store(tmp_path, settings):
    """A function that loads cases, each `(id, customer, minutes since it was closed)`, into the application's store."""

    def loaded(*cases):
        now = timezone.now()
        (tmp_path / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
        rows = [
            f"{name},{customer},hotline,{(now - timedelta(days=30)).isoformat()},"
            f"{(now - timedelta(minutes=ago)).isoformat() if ago is not None else ''}"
            for name, customer, ago in cases
        ]
        (tmp_path / "cases.csv").write_text(
            "id,customer,touchpoint,opened,closed\n" + "\n".join(rows), encoding="utf-8"
        )
        (tmp_path / "customers.csv").write_text(
            "customer,email\nC1,c1@example.org\nC2,c2@example.org\nC3,\n", encoding="utf-8"
        )
        project = read_settings(tmp_path)
        load(project)
        settings.PROJECT = project

    return loaded


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


def asking(analyst, text=""):
    wave = begin("customer", analyst)
    set_event(wave, analyst, wave.version, {"after": "case_closed", "minutes": 60, "rest_days": 90})
    if text:
        listed(wave, analyst, text)
    started(wave, analyst)
    Wave.objects.filter(pk=wave.pk).update(opens_at=timezone.now() - timedelta(days=20))
    wave.refresh_from_db()
    return wave


def look_again():
    Job.objects.filter(kind="ask_event", state=Job.State.WAITING).update(not_before=timezone.now())
    work()


def test_a_closed_case_is_asked_about_an_hour_later_and_once(analyst, store):
    store(("K1", "C1", 90), ("K2", "C2", 10), ("K3", "C3", 90), ("K4", "C1", None), ("K5", "C2", 60 * 24 * 9))
    asking(analyst)
    work()
    # K2 is too fresh, K3 has no address, K4 is open, K5 was closed nine days before the load.
    assert [message.to[0] for message in mail.outbox] == ["c1@example.org"]
    contact = Contact.objects.get()
    assert (contact.system, contact.record_id, contact.case_id, contact.touchpoint) == ("crm", "C1", "K1", "hotline")
    look_again()
    assert len(mail.outbox) == 1
    assert Job.objects.filter(kind="ask_event", state=Job.State.WAITING).count() == 1


def test_nobody_is_asked_more_often_than_every_ninety_days(analyst, store):
    store(("K1", "C1", 90))
    asking(analyst)
    work()
    store(("K1", "C1", 95), ("K2", "C1", 70), ("K3", "C2", 70))
    look_again()
    assert [message.to[0] for message in mail.outbox] == ["c1@example.org", "c2@example.org"]
    Contact.objects.update(invited_at=timezone.now() - timedelta(days=91))
    look_again()
    assert [message.to[0] for message in mail.outbox][2:] == ["c1@example.org"]


def test_two_cases_of_one_customer_are_one_question_and_opting_out_is_respected(analyst, store):
    store(("K1", "C1", 90), ("K2", "C1", 80), ("K3", "C2", 90))
    OptOut.objects.create(pk=address_hash("c2@example.org"))
    asking(analyst)
    work()
    assert [message.to[0] for message in mail.outbox] == ["c1@example.org"]
    assert Contact.objects.get().case_id == "K2"


def test_a_list_of_addresses_goes_before_the_customer_records(analyst, store):
    store(("K1", "C1", 90), ("K3", "C3", 90))
    asking(analyst, "system,record,email,language\ncrm,C1,list@example.org,en\ncrm,C3,three@example.org,en\n")
    work()
    assert sorted(message.to[0] for message in mail.outbox) == ["list@example.org", "three@example.org"]


def test_without_a_store_nobody_is_asked_and_it_is_looked_again(analyst, tmp_path, settings):
    (tmp_path / "fremdbild.toml").write_text('[organisation]\nname = "Muster AG"\n', encoding="utf-8")
    settings.PROJECT = read_settings(tmp_path)
    asking(analyst)
    work()
    assert not mail.outbox
    assert Job.objects.filter(kind="ask_event", state=Job.State.WAITING).count() == 1


def test_what_is_no_address_is_not_asked(analyst, store):
    store(("K1", "C1", 90))
    wave = asking(analyst)
    now = timezone.now()
    [case] = closed_cases(now - timedelta(days=1), now)
    assert add(wave, [replace(case, email="a@b.org\nBcc: all@example.org")], now) == 0
    assert timedelta(days=7) == events.FORGETS_AFTER
