"""A wave from its draft to its counting."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from fremdbild.ballot import open_wave, write_opened
from fremdbild.errors import BallotError
from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering.opting_out import opted_out
from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.ask.beginning import ask_again
from fremdbild.web.ask.cells import outlook_of
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.links import token_of
from fremdbild.web.ask.models import Addressee, Answer, Contact, OpenedAnswer, Response, Survey, Wave
from fremdbild.web.ask.opening import export_folder, exported, take_result
from fremdbild.web.ask.preparing import set_time, set_whom
from fremdbild.web.ask.readiness import obstacles
from fremdbild.web.ask.running import release
from fremdbild.web.ask.starting import NotReadyError, approve, ask_for_approval, start
from fremdbild.web.audit.models import Entry
from fremdbild.web.ballots.keeping import key_folder
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.jobs.models import Job
from tests.web.asking import approved, customers, employees, over, started, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


@pytest.fixture
def trustee(person):
    return person(Role.TRUSTEE).user


@pytest.fixture(autouse=True)
def no_keys_and_exports_left():
    yield
    for folder in (key_folder(), export_folder()):
        shutil.rmtree(folder, ignore_errors=True)


def answer_sealed(client, wave, contacts, *, item="inside_purpose", score="6"):
    for contact in contacts:
        token = token_of(wave.pk, contact.salt)
        client.post(f"/a/{token}/begin/")
        sent = client.post(f"/a/{token}/all/", {f"a_{item}": score, "go": "end"})
        assert sent.status_code == 303, sent.content.decode()[-2000:]


def test_a_wave_among_employees_is_not_sent_without_the_trustee(analyst, trustee):
    wave = employees(analyst)
    with pytest.raises(NotReadyError):
        start(wave, analyst, wave.version)
    ask_for_approval(wave, analyst, wave.version)
    with pytest.raises(StaleError):
        start(wave, analyst, wave.version)
    assert not Ballot.objects.exists()
    assert set(Job.objects.values_list("kind", flat=True)) == {"ask_notify"}


def test_without_a_trustee_the_key_is_a_file_of_the_server(analyst):
    wave = employees(analyst)
    assert wave.key_holder == Wave.KeyHolder.SERVER
    started(wave, analyst)
    assert list(key_folder().glob("*.private"))
    assert Ballot.objects.filter(wave=wave).count() == 21
    assert set(Ballot.objects.values_list("pk", flat=True)) == set(Contact.objects.values_list("token_hash", flat=True))


def test_a_change_after_the_approval_has_to_be_approved_again(analyst, trustee):
    wave = employees(analyst)
    approved(wave, analyst, trustee)
    given = {
        "version": wave.version,
        "name": wave.name,
        "title": "Another title",
        "opens_at": None,
        "closes_at": wave.closes_at + timedelta(days=9),
        "remind_at": None,
        "key_holder": "trustee",
        "kind": "anonymous",
        "asks_remark": True,
        "keeps_half": True,
    }
    set_time(wave, analyst, given)
    assert (wave.state, wave.approved_by, wave.public_key) == (Wave.State.DRAFT, None, "")
    with pytest.raises(NotReadyError):
        start(wave, analyst, wave.version)


def test_the_key_of_another_wave_is_refused(analyst, trustee):
    first, second = employees(analyst), employees(analyst)
    approved(first, analyst, trustee)
    Wave.objects.filter(pk=second.pk).update(key_holder=Wave.KeyHolder.TRUSTEE)
    second.refresh_from_db()
    ask_for_approval(second, analyst, second.version)
    with pytest.raises(BallotError, match="employees"):
        approve(second, trustee, second.version, first.public_key)
    with pytest.raises(BallotError):
        approve(second, trustee, second.version, "")
    second.refresh_from_db()
    assert second.state == Wave.State.WAITING


def test_two_administrators_change_a_draft_and_the_second_is_told(analyst):
    wave = customers(analyst)
    seen = wave.version
    set_whom(wave, analyst, seen, "observer")
    other = Wave.objects.select_related("survey").get(pk=wave.pk)
    with pytest.raises(StaleError):
        set_whom(other, analyst, seen, "inside")
    assert Survey.objects.get().perspective == "observer"


def test_small_cells_are_told_before_the_start_with_what_becomes_of_them(analyst):
    wave = employees(
        analyst,
        people=(
            ("north", "employee", 3),
            ("south", "employee", 4),
            ("claims", "employee", 9),
            ("claims", "manager", 2),
        ),
        parents=(("north", "sales"), ("south", "sales"), ("sales", "board"), ("claims", "board")),
    )
    outlook = outlook_of(wave)
    joins = {cell.cell: cell.joins for cell in outlook.cells}
    assert joins == {
        "claims/employee": "Claims",
        "claims/manager": "Claims",
        "north/employee": "Sales",
        "south/employee": "Sales",
    }
    assert outlook.lost_perspectives == ("manager",)
    assert not obstacles(wave)


def test_too_few_people_are_not_asked_anonymously(analyst):
    wave = employees(analyst, people=(("sales", "employee", 6),))
    assert [one.key for one in obstacles(wave)] == ["too_few"]
    with pytest.raises(NotReadyError):
        start(wave, analyst, wave.version)


def test_the_first_invitation_freezes_questions_cells_and_minimums(analyst):
    wave = started(employees(analyst), analyst)
    assert 'name = "fremdbild-15"' in wave.questions
    assert {(cell["cell"], cell["invited"]) for cell in wave.cells} == {("claims/employee", 9), ("sales/employee", 12)}
    assert (wave.minimum_people, wave.minimum_comments) == (7, 10)
    with pytest.raises(StaleError):
        set_whom(wave, analyst, wave.version, "customer")


def test_a_named_wave_is_counted_when_it_closes_and_halves_go_where_the_survey_says_so(analyst, client):
    wave = customers(analyst, 3)
    Survey.objects.update(keeps_half=False)
    started(wave, analyst)
    work()
    one, two, _ = Contact.objects.order_by("pk")
    client.post(f"/a/{token_of(wave.pk, one.salt)}/all/", {"a_outside_purpose": "5", "go": "end"})
    client.post(f"/a/{token_of(wave.pk, two.salt)}/1/", {"a_outside_purpose": "3", "go": "next"})
    assert Answer.objects.count() == 2
    over(wave)
    assert wave.state == Wave.State.COUNTED
    assert Response.objects.count() == Answer.objects.count() == 1


def test_a_postponed_wave_stays_open(analyst):
    wave = started(customers(analyst, 1), analyst)
    Job.objects.filter(kind="ask_close").update(not_before=timezone.now())
    work()
    wave.refresh_from_db()
    assert wave.state == Wave.State.OPEN
    # The job that is there for the new time waits.
    assert Job.objects.filter(kind="ask_close").exists()


def test_an_open_anonymous_wave_tells_one_count_in_tens_from_fifty(analyst):
    wave = started(employees(analyst, people=(("sales", "employee", 70),)), analyst)
    for answered, shown in ((49, None), (50, 50), (57, 50), (60, 60)):
        first = list(Ballot.objects.order_by("pk").values_list("pk", flat=True)[:answered])
        Ballot.objects.filter(pk__in=first).update(finished=True)
        Job.objects.filter(kind="ask_count", state=Job.State.WAITING).update(not_before=timezone.now(), key=None)
        work()
        wave.refresh_from_db()
        assert wave.shown_count == shown
    assert wave.shown_on == timezone.localdate()


def test_the_server_opens_counts_and_destroys_where_there_is_no_trustee(analyst, client):
    wave = started(employees(analyst), analyst)
    work()
    answer_sealed(client, wave, Contact.objects.filter(unit__code="sales")[:8])
    answer_sealed(client, wave, Contact.objects.filter(unit__code="claims")[:2], score="2")
    over(wave)
    assert wave.state == Wave.State.COUNTED
    assert OpenedAnswer.objects.filter(wave=wave, item_id="inside_purpose").count() == 10
    assert sum(cell["answered"] for cell in wave.opened_cells) == 10
    assert all(cell["answered"] >= 7 for cell in wave.opened_cells)
    assert wave.destroyed_at
    assert not Ballot.objects.exists()
    assert not Contact.objects.exists()
    assert not list(key_folder().glob("*"))
    assert not list(export_folder().glob("*"))


def test_where_too_few_answered_nothing_is_opened_and_all_is_destroyed(analyst, client):
    wave = started(employees(analyst), analyst)
    work()
    answer_sealed(client, wave, Contact.objects.all()[:6])
    over(wave)
    assert (wave.state, wave.opened_cells) == (Wave.State.COUNTED, [])
    assert wave.destroyed_at
    assert not OpenedAnswer.objects.exists()
    assert not Ballot.objects.exists()


def test_the_trustee_opens_on_another_machine_once(analyst, trustee, client, tmp_path):
    wave = employees(analyst)
    key = approved(wave, analyst, trustee)
    started(wave, analyst)
    work()
    answer_sealed(client, wave, Contact.objects.all()[:12])
    over(wave)
    assert wave.state == Wave.State.CLOSED
    result = write_opened(open_wave(exported(wave), key), tmp_path).read_bytes()
    with pytest.raises(BallotError):
        take_result(wave, b"PK\x03\x04 not a result", trustee)
    take_result(wave, result, trustee)
    with pytest.raises(BallotError):
        take_result(wave, result, trustee)
    work()
    wave.refresh_from_db()
    assert OpenedAnswer.objects.values("respondent").distinct().count() == 12
    assert wave.destroyed_at
    assert not Contact.objects.exists()
    assert "count_wave" in set(Entry.objects.values_list("deed", flat=True))


def test_a_named_wave_is_closed_before_its_day(analyst, person, client):
    wave = started(customers(analyst), analyst)
    Wave.objects.filter(pk=wave.pk).update(remind_at=timezone.now() + timedelta(days=1))
    wave.refresh_from_db()
    planned, tokens = wave.closes_at, [token_of(wave.pk, one.salt) for one in wave.contacts.order_by("pk")]
    client.post(f"/a/{tokens[0]}/all/", {"a_outside_purpose": "6", "go": "end"})
    somebody = person(Role.ANALYST)
    assert f'href="/ask/{wave.pk}/close/"' in somebody.get(f"/ask/{wave.pk}/").content.decode()
    assert "nobody can answer" in somebody.get(f"/ask/{wave.pk}/close/").content.decode()
    for unmeant in ({"version": wave.version}, {"really": "yes"}, {"really": "yes", "version": wave.version - 1}):
        somebody.post(f"/ask/{wave.pk}/close/", unmeant)
        wave.refresh_from_db()
        assert wave.state == Wave.State.OPEN
    assert somebody.post(f"/ask/{wave.pk}/close/", {"really": "yes", "version": wave.version}).status_code == 302
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at < planned, wave.remind_at) == (Wave.State.COUNTED, True, None)
    assert client.post(f"/a/{tokens[1]}/all/", {"a_outside_purpose": "6", "go": "end"}).status_code == 410
    assert Entry.objects.get(deed="close_wave").details == {"planned": planned.isoformat()}
    work()
    assert somebody.get(f"/ask/{wave.pk}/close/").status_code == 404
    page = somebody.get(f"/ask/{wave.pk}/").content.decode()
    assert "/close/" not in page


def test_only_the_trustee_closes_a_postal_vote_before_its_day_and_its_envelopes_stay_shut(person, client):
    analyst, trustee = person(Role.ANALYST), person(Role.TRUSTEE)
    wave = employees(analyst.user)
    key = approved(wave, analyst.user, trustee.user)
    started(wave, analyst.user)
    answer_sealed(client, wave, Contact.objects.order_by("pk")[:8])
    with pytest.raises(BallotError, match="the wave is not closed"):
        exported(wave)
    meant = {"really": "yes", "version": wave.version}
    assert analyst.post(f"/ask/{wave.pk}/close/", meant).status_code == 404
    assert "/close/" not in analyst.get(f"/ask/{wave.pk}/").content.decode()
    assert "Only the trustee can open them" in trustee.get(f"/ask/{wave.pk}/close/").content.decode()
    assert trustee.post(f"/ask/{wave.pk}/close/", meant).status_code == 302
    wave.refresh_from_db()
    assert (wave.state, Ballot.objects.count(), Contact.objects.count()) == (Wave.State.CLOSED, 21, 0)
    assert not OpenedAnswer.objects.exists()
    assert open_wave(exported(wave), key).counts.answered == 8


def test_a_vote_whose_key_lies_on_the_server_is_closed_by_the_analyst_and_opened_after_it(analyst, person, client):
    wave = employees(analyst)
    Wave.objects.filter(pk=wave.pk).update(key_holder=Wave.KeyHolder.SERVER)
    wave.refresh_from_db()
    started(wave, analyst)
    answer_sealed(client, wave, Contact.objects.order_by("pk")[:8])
    person(Role.ANALYST).post(f"/ask/{wave.pk}/close/", {"really": "yes", "version": wave.version})
    assert not OpenedAnswer.objects.exists(), "an answer under way is waited for"
    Job.objects.filter(kind="ask_open").update(not_before=timezone.now())
    work()
    assert OpenedAnswer.objects.values("respondent").distinct().count() == 8


@pytest.mark.parametrize("forged", ["scale", "cell", "small", "item", "minimum"])
def test_a_result_made_by_hand_is_refused(analyst, trustee, client, tmp_path, forged):
    wave = employees(analyst)
    key = approved(wave, analyst, trustee)
    started(wave, analyst)
    work()
    answer_sealed(client, wave, Contact.objects.all()[:12])
    over(wave)
    opened = open_wave(exported(wave), key)
    first, cell = opened.answers[0], opened.cells[0]
    changes = {
        "scale": {"answers": (replace(first, score=99), *opened.answers[1:])},
        "item": {"answers": (replace(first, item_id="salary"), *opened.answers[1:])},
        "cell": {"cells": (cell.model_copy(update={"cell": "mars", "merged_from": ("mars",)}),)},
        "small": {"cells": (cell.model_copy(update={"answered": 3}), *opened.cells[1:])},
        "minimum": {"minimum_people": 5},
    }
    data = write_opened(opened.model_copy(update=changes[forged]), tmp_path).read_bytes()
    with pytest.raises(BallotError):
        take_result(wave, data, trustee)
    assert not OpenedAnswer.objects.exists()
    assert Ballot.objects.exists()


def test_those_who_answered_a_named_wave_are_told_the_results(analyst, client):
    wave = started(customers(analyst, 3), analyst)
    work()
    contact = Contact.objects.order_by("pk").first()
    client.post(f"/a/{token_of(wave.pk, contact.salt)}/all/", {"a_outside_purpose": "5", "go": "end"})
    over(wave)
    mail.outbox.clear()
    release(wave, analyst, wave.version, "From May on we call back within a day.")
    work()
    work()
    [message] = mail.outbox
    assert message.to == [contact.email]
    assert "From May on we call back within a day." in message.body
    assert f"/a/{token_of(wave.pk, contact.salt)}/" in message.body
    stop = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not opted_out(contact.email)
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert opted_out(contact.email)


def test_everybody_who_was_asked_anonymously_is_told_and_then_forgotten(analyst, client):
    wave = started(employees(analyst), analyst)
    work()
    answer_sealed(client, wave, Contact.objects.all()[:9])
    over(wave)
    assert Addressee.objects.count() == 21
    mail.outbox.clear()
    release(wave, analyst, wave.version, "We listen.")
    work()
    assert len({message.to[0] for message in mail.outbox}) == 21
    assert not Addressee.objects.exists()
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    [link] = {line for line in mail.outbox[0].body.splitlines() if "/a/" in line}
    page = client.get(link.removeprefix("http://127.0.0.1:8000")).content.decode()
    assert "We listen." in page
    assert token_hash(link.rstrip("/").rpartition("/")[2]) not in set(Ballot.objects.values_list("pk", flat=True))


def test_the_next_wave_asks_the_same_people_by_other_links(analyst):
    wave = started(customers(analyst, 3), analyst)
    again = ask_again(wave, analyst)
    assert again.name != wave.name
    assert ask_again(wave, analyst).pk == again.pk
    mails = {one.email: one for one in Contact.objects.filter(wave=wave)}
    for contact in Contact.objects.filter(wave=again):
        assert contact.token_hash == token_hash(token_of(again.pk, contact.salt))
        assert contact.token_hash != mails[contact.email].token_hash
        assert contact.case_id == ""


def test_each_step_among_employees_is_told_to_whoever_does_the_next_one(analyst, trustee, mailoutbox):
    wave = employees(analyst)
    approved(wave, analyst, trustee)
    work()
    told = {(mail.to[0], mail.subject): mail.body for mail in mailoutbox}
    assert (analyst.email, "Die Vertrauensperson hat ja gesagt") in told
    assert f"/ask/{wave.pk}/check/" in told[(analyst.email, "Die Vertrauensperson hat ja gesagt")]
    # It was approved before a worker came to it: nobody is asked for what they have done.
    assert (trustee.email, "Eine Befragung wartet auf Ihr Ja") not in told
    started(wave, analyst)
    mailoutbox.clear()
    over(wave)
    [mail] = [mail for mail in mailoutbox if mail.to == [trustee.email]]
    assert mail.subject == "Umschläge warten auf Ihren Schlüssel"
    assert f"/ask/{wave.pk}/opening/" in mail.body


def test_the_trustee_is_asked_for_their_yes_by_mail(analyst, trustee, mailoutbox):
    wave = employees(analyst)
    ask_for_approval(wave, analyst, wave.version)
    work()
    work()
    [mail] = mailoutbox
    assert mail.to == [trustee.email]
    assert mail.subject == "Eine Befragung wartet auf Ihr Ja"
    assert f"/ask/{wave.pk}/approval/" in mail.body
