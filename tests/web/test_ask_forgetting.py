"""Addresses are deleted some days after the closing, and what was answered stays without them."""

from __future__ import annotations

import hmac
import sqlite3
from datetime import timedelta

import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering import named
from fremdbild.web.answering.opting_out import opt_out
from fremdbild.web.answering.tokens import response_id
from fremdbild.web.ask.answers import write_answers
from fremdbild.web.ask.beginning import ask_again
from fremdbild.web.ask.events import Closed, add
from fremdbild.web.ask.forgetting import deleted_by, lay_out_forgetting
from fremdbild.web.ask.links import token_of
from fremdbild.web.ask.models import Addressee, Contact, KnownAddress, Response, Survey, Wave
from fremdbild.web.audit.models import Entry
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.jobs.models import Job
from fremdbild.web.voices.models import Reply
from tests.web.asking import approved, customers, employees, listed, over, started, work
from tests.web.waves import ITEMS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


@pytest.fixture
def clock(monkeypatch):
    """`clock(days)`: as many days later, with the night's look for what is due."""
    real = timezone.now
    ahead = timedelta()

    def later(days):
        nonlocal ahead
        ahead += timedelta(days=days)
        lay_out_forgetting()
        work()

    monkeypatch.setattr(timezone, "now", lambda: real() + ahead)
    return later


def answered(wave, client):
    """The tokens of a started wave; the first person hands everything in, as a browser does."""
    tokens = [token_of(wave.pk, contact.salt) for contact in wave.contacts.order_by("pk")]
    sent = {f"a_{item}": "5" for item in ITEMS} | {"remark": "It was fine.", "go": "end"}
    assert client.post(f"/a/{tokens[0]}/all/", sent).status_code == 303
    return tokens


def addresses():
    return sorted(Contact.objects.exclude(email="").values_list("email", flat=True))


def test_after_the_days_of_the_settings_no_address_and_no_link_is_left(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    answered(wave, client)
    over(wave)
    clock(89)
    assert len(addresses()) == 3, "not a day too early"
    clock(2)
    assert addresses() == []
    rows = Contact.objects.filter(wave=wave)
    assert rows.count() == 3
    assert {(row.system, row.record_id, row.case_id, row.salt) for row in rows} == {("", "", "", "")}
    assert rows.filter(answered=True).count() == 1, "how many were asked and answered still counts"


def test_answers_stay_without_the_way_they_came(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    answered(wave, client)
    over(wave)
    clock(91)
    response = Response.objects.get(wave=wave)
    assert response.contact is None
    assert (response.record_id, response.answers.count()) == ("C0", len(ITEMS))
    assert write_answers()


def test_an_archived_link_leads_to_no_answer_any_more(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    [token, *_] = answered(wave, client)
    Reply.objects.create(response=Response.objects.get(wave=wave), answered_at=timezone.now(), cause="late")
    respondent = Response.objects.get(wave=wave).respondent
    over(wave)
    clock(89)
    assert Response.objects.get(wave=wave).pk == response_id(token)
    assert client.get(f"/a/{token}/thanks/").status_code == 200
    clock(2)
    response = Response.objects.get(wave=wave)
    assert response.pk != response_id(token)
    assert (response.answers.count(), response.remark.text, response.reply.cause) == (
        len(ITEMS),
        "It was fine.",
        "late",
    )
    assert response.respondent == respondent, "it is still one person among those already released"
    connection.check_constraints()
    page = client.get(f"/a/{token}/", HTTP_ACCEPT_LANGUAGE="en")
    assert (page.status_code, "closed" in page.content.decode()) == (410, True)
    assert client.get(f"/a/{token}/thanks/", follow=True, HTTP_ACCEPT_LANGUAGE="en").status_code == 410


def test_no_name_of_a_respondent_follows_from_a_link_and_the_secret_key(analyst, client):
    wave = started(customers(analyst), analyst)
    [token, *_] = answered(wave, client)
    [response] = Response.objects.filter(wave=wave)
    said = b"fremdbild respondent" + response_id(token).bytes
    assert response.respondent != hmac.digest(settings.SECRET_KEY.encode(), said, "sha256").hex()[:32]
    [path] = [one for one in write_answers() if one.stem == "survey_response"]
    assert set(pq.read_table(path)["respondent_id"].to_pylist()) == {response.respondent}


def test_the_log_says_how_many_and_nobody(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    answered(wave, client)
    over(wave)
    clock(91)
    clock(1)
    entry = Entry.objects.get(deed="forget_addresses")
    assert (entry.actor, entry.about, entry.details) == ("server", str(wave), {"deleted": 3})
    assert "customer0" not in str(Entry.objects.values_list("about", "details"))


def test_the_number_of_days_is_that_of_the_start(analyst, settings, clock):
    wave = started(customers(analyst), analyst)
    strict = settings.PROJECT.protection.model_copy(update={"addresses_days": 5})
    settings.PROJECT = settings.PROJECT.model_copy(update={"protection": strict})
    late = started(customers(analyst), analyst)
    for one in (wave, late):
        over(one)
    clock(6)
    assert set(Contact.objects.exclude(email="").values_list("wave_id", flat=True)) == {wave.pk}
    assert deleted_by(wave) - wave.closes_at == timedelta(days=90)


def test_a_customer_rests_as_long_as_promised_before_the_address_goes(analyst):
    event = {"after": "case_closed", "minutes": 60, "rest_days": 400}
    Survey.objects.create(code="e", title="E", instrument="fremdbild-15", kind="named", event=event)
    wave = started(customers(analyst), analyst)
    assert wave.addresses_days == 400


def test_who_does_not_want_to_be_asked_is_not_asked_after_the_address_is_gone(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    tokens = answered(wave, client)
    assert opt_out(tokens[1], really=True)
    over(wave)
    clock(91)
    assert addresses() == []
    after = customers(analyst, lines=["customer1@example.org,crm,C1,K9", "customer2@example.org,crm,C2,K8"])
    assert addresses() == ["customer2@example.org"]
    late = Closed("K7", "crm", "C1", "", "", timezone.now(), "Customer1@example.org")
    assert add(after, [late], timezone.now()) == 0


def test_an_old_link_opens_the_results_and_says_why_it_cannot_put_an_address_down(analyst, client, clock):
    wave = started(customers(analyst), analyst)
    tokens = answered(wave, client)
    over(wave)
    clock(91)
    assert client.get(f"/a/{tokens[1]}/").status_code == 410
    assert "closed" in client.get(f"/a/{tokens[1]}/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    stop = client.get(f"/a/{tokens[1]}/stop/", HTTP_ACCEPT_LANGUAGE="de-CH")
    assert (stop.status_code, "Die Adresse liegt hier nicht mehr" in stop.content.decode()) == (410, True)
    Wave.objects.filter(pk=wave.pk).update(state="released")
    assert client.get(f"/a/{tokens[1]}/").status_code == 200
    assert client.get("/a/" + "x" * 32 + "/").status_code == 404


def test_addresses_by_customer_go_with_their_wave(analyst, clock):
    wave = started(customers(analyst), analyst)
    KnownAddress.objects.create(wave=wave, system="crm", record_id="C1", email="x@example.org", language="en")
    over(wave)
    clock(91)
    assert not KnownAddress.objects.exists()
    assert Entry.objects.get(deed="forget_addresses").details == {"deleted": 4}


def test_a_running_wave_keeps_its_addresses_however_long_it_runs(analyst, clock):
    wave = customers(analyst)
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now() + timedelta(days=300), remind_at=None)
    wave.refresh_from_db()
    started(wave, analyst)
    clock(200)
    assert len(addresses()) == 3


def test_a_draft_that_nobody_started_loses_its_people_and_may_get_others(analyst, clock):
    wave = customers(analyst)
    clock(120)
    assert addresses() == []
    wave.refresh_from_db()
    listed(wave, analyst, "email\nnew@example.org\n")
    assert (addresses(), wave.addresses_deleted_at) == (["new@example.org"], None)


def test_tickets_lose_their_addresses_with_the_closing_and_the_rest_goes_some_days_later(person, analyst, clock):
    wave = employees(analyst)
    approved(wave, analyst, person(Role.TRUSTEE).user)
    wave.refresh_from_db()
    started(wave, analyst)
    over(wave)
    assert (wave.state, Contact.objects.filter(wave=wave).count(), Ballot.objects.filter(wave=wave).count()) == (
        "closed",
        0,
        21,
    )
    assert Addressee.objects.filter(wave=wave).count() == 21
    clock(91)
    assert not Addressee.objects.exists(), "results that nobody ever released need no addresses"


def test_the_next_wave_takes_no_empty_addresses_over(analyst, clock):
    wave = started(customers(analyst), analyst)
    over(wave)
    clock(91)
    wave.refresh_from_db()
    assert not ask_again(wave, analyst).contacts.exists()


def test_the_look_of_each_night_lays_out_the_next_one(analyst, clock):
    clock(0)
    lay_out_forgetting()
    work()
    waiting = Job.objects.get(kind="ask_forget", state=Job.State.WAITING)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert (timezone.localtime(waiting.not_before).date(), timezone.localtime(waiting.not_before).hour) == (tomorrow, 3)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file of SQLite")
def test_no_address_is_left_in_the_file(analyst, client, tmp_path):
    """Deleted rows stay in the pages of a file until it is rewritten; here on a file of its own."""
    from fremdbild.web.ballots.destroying import rewrite_files

    wave = started(customers(analyst), analyst)
    over(wave)
    executed = []

    def watch(execute, sql, params, many, context):
        executed.append(sql)
        return execute(sql, params, many, context)

    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now() - timedelta(days=91))
    with connection.execute_wrapper(watch):
        lay_out_forgetting(timezone.now() - timedelta(days=2))
        work()
    assert "VACUUM" in executed
    assert executed.index("VACUUM") > max(n for n, sql in enumerate(executed) if sql.startswith('UPDATE "ask_contact"'))
    rewrite_files(())
    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    connection.connection.backup(copy)
    copy.close()
    assert b"customer0@example.org" not in (tmp_path / "copy.sqlite3").read_bytes()


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Until"), ("de-CH", "Für diese Umfrage bis zum"), ("de-DE", "gelöscht")]
)
def test_whoever_is_asked_reads_until_when_the_address_is_kept(language, told, analyst, client):
    wave = started(customers(analyst), analyst)
    token = token_of(wave.pk, wave.contacts.first().salt)
    client.cookies["language"] = language
    page = client.get(f"/a/{token}/").content.decode()
    assert told in page
    assert named.kept(token).answers == {}


def test_wave_page_trust_page_and_first_page_name_the_same_day(person, analyst):
    wave = started(customers(analyst), analyst)
    on = timezone.localtime(deleted_by(wave))
    reader, trustee = person(Role.ANALYST), person(Role.TRUSTEE)
    assert "Addresses and links of the invitations are deleted" in reader.get(f"/ask/{wave.pk}/").content.decode()
    page = trustee.get(f"/trust/waves/{wave.pk}/").content.decode()
    assert "which answer came by which invitation" in page
    assert f"{on.day} {on:%B} {on.year}" in page
    assert "90 days after the closing" in person().get("/trust/secret/").content.decode()
