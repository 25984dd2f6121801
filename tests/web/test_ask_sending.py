"""Mails of a wave. The server is a real one on loopback where it matters what it answers."""

from __future__ import annotations

import re
import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.test import Client
from django.utils import timezone

from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering.opting_out import address_hash
from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.ask import sending
from fremdbild.web.ask.models import Contact, OptOut, Wave
from fremdbild.web.ask.starting import lay_out_reminder
from fremdbild.web.jobs.models import Job
from tests.web.asking import approved, customers, employees, listed, started, work

pytestmark = pytest.mark.django_db(transaction=True)


class Mailbox:
    """A mail server that keeps what it takes; `refuses` maps an address to the answer that it gives."""

    def __init__(self):
        self.taken = []
        self.refuses = {}
        self.dies_after = None

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802  aiosmtpd's
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's
        if self.dies_after is not None and len(self.taken) >= self.dies_after:
            return "451 try again later"
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def to(self):
        return sorted(address for address, _ in self.taken)


@pytest.fixture
def mailbox(settings):
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    server.stop()


@pytest.fixture
def analyst(person):
    return person(Role.ANALYST).user


def test_everybody_gets_one_mail_in_their_language_with_a_link_that_opens_the_survey(mailbox, analyst, client):
    wave = customers(analyst, lines=["anna@example.org,crm,C1,K1"])
    listed(wave, analyst, "email,language\nbob@example.org,en\n")
    started(wave, analyst)
    work()
    work()
    assert mailbox.to() == ["anna@example.org", "bob@example.org"]
    texts = {address: message.get_content() for address, message in mailbox.taken}
    assert "Ihre Sicht" in texts["anna@example.org"]
    assert "your view" in texts["bob@example.org"]
    for address, message in mailbox.taken:
        [token] = re.findall(r"http://127\.0\.0\.1:8000/a/([^/\s]+)/\s", texts[address])
        contact = Contact.objects.get(email=address)
        assert contact.token_hash == token_hash(token)
        assert contact.invited_at
        assert message["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000/a/{token}/stop/>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert message.get_content_type() == "text/plain"
        assert client.get(f"/a/{token}/").status_code == 200


@pytest.mark.parametrize("how", ["urlencoded", "multipart"])
def test_the_button_of_a_mail_program_opts_out_by_one_request_and_no_look_at_the_address_does(mailbox, analyst, how):
    wave = started(customers(analyst, lines=["anna@example.org,crm,C1,K1", "bob@example.org,crm,C2,K2"]), analyst)
    work()
    stops = {to: message["List-Unsubscribe"].strip("<> ").partition("8000")[2] for to, message in mailbox.taken}
    program = Client(enforce_csrf_checks=True)
    for look in (program.get, program.head, program.options):
        look(stops["anna@example.org"])
    page = program.get(stops["anna@example.org"]).content.decode()
    assert 'method="post"' in page
    assert not OptOut.objects.exists()

    sent = {"data": "List-Unsubscribe=One-Click", "content_type": "application/x-www-form-urlencoded"}
    if how == "multipart":
        sent = {"data": {"List-Unsubscribe": "One-Click"}}
    answers = [program.post(stops["anna@example.org"], **sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert not program.cookies
    assert OptOut.objects.count() == 1

    _remind_now(wave)
    work()
    assert mailbox.to() == ["anna@example.org", "bob@example.org", "bob@example.org"]
    assert mailbox.taken[2][1]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    started(customers(analyst, lines=["Anna@Example.org,crm,C1,K9", "carl@example.org,crm,C3,K3"]), analyst)
    work()
    assert [to for to, _ in mailbox.taken[3:]] == ["carl@example.org"]
    forged = program.post(stops["anna@example.org"].replace("/a/", "/a/x"), **sent)
    assert forged.status_code == 404


def test_the_database_holds_no_token(mailbox, analyst):
    wave = started(customers(analyst, 1), analyst)
    work()
    [(_, message)] = mailbox.taken
    [token] = re.findall(r"/a/([^/\s]+)/\s", message.get_content())
    assert not [value for row in Contact.objects.filter(wave=wave).values() for value in row.values() if value == token]


def test_what_a_mail_server_refuses_for_good_is_told_and_the_others_are_sent(mailbox, analyst):
    wave = started(customers(analyst, 3), analyst)
    mailbox.refuses["customer1@example.org"] = "550 no such person"
    work()
    assert mailbox.to() == ["customer0@example.org", "customer2@example.org"]
    assert Contact.objects.get(email="customer1@example.org").left_out == "refused"
    assert Job.objects.get(kind="ask_invite").state == Job.State.DONE
    assert wave.contacts.filter(invited_at=None).count() == 1


def test_a_mail_server_that_is_away_is_tried_again_and_nobody_is_sent_a_mail_twice(mailbox, analyst):
    started(customers(analyst, 5), analyst)
    mailbox.dies_after = 2
    work()
    job = Job.objects.get(kind="ask_invite")
    assert (job.state, len(mailbox.taken)) == (Job.State.WAITING, 2)
    assert job.not_before > timezone.now()
    mailbox.dies_after = None
    Job.objects.filter(kind="ask_invite").update(not_before=timezone.now())
    work()
    assert mailbox.to() == [f"customer{place}@example.org" for place in range(5)]
    assert Job.objects.get(kind="ask_invite").state == Job.State.DONE


def test_a_mail_server_that_stays_away_is_told(settings, analyst):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there
    started(customers(analyst, 1), analyst)
    for _ in range(7):
        work()
        Job.objects.filter(kind="ask_invite", state=Job.State.WAITING).update(not_before=timezone.now())
    job = Job.objects.get(kind="ask_invite")
    assert (job.state, job.reason) == (Job.State.FAILED, Job.Reason.AWAY)
    assert not Contact.objects.exclude(invited_at=None)


def test_a_crash_between_sending_and_marking_repeats_that_one_mail_alone(analyst, monkeypatch):
    started(customers(analyst, 4), analyst)
    sent_by_then = []
    real = sending.delivered

    def crash_at_the_third(message):
        done = real(message)
        sent_by_then.append(message.to[0])
        if len(sent_by_then) == 3:
            raise ConnectionResetError("killed")
        return done

    monkeypatch.setattr(sending, "delivered", crash_at_the_third)
    work()
    Job.objects.filter(kind="ask_invite").update(not_before=timezone.now())
    work()
    sent = [message.to[0] for message in mail.outbox]
    assert len(sent) == 5
    assert {address for address in sent if sent.count(address) == 2} == {sent_by_then[2]}


def test_somebody_who_opts_out_after_the_list_was_read_is_sent_nothing(analyst):
    started(customers(analyst, 2), analyst)
    OptOut.objects.create(pk=address_hash("customer0@example.org"))
    work()
    assert [message.to[0] for message in mail.outbox] == ["customer1@example.org"]
    assert Contact.objects.get(email="customer0@example.org").left_out == "opted_out"


def test_a_reminder_of_a_named_wave_goes_to_those_who_have_not_answered_with_the_same_link(analyst):
    wave = started(customers(analyst, 3), analyst)
    work()
    links = {message.to[0]: re.findall(r"http\S+/a/\S+/\n", message.body)[0] for message in mail.outbox}
    mail.outbox.clear()
    Contact.objects.filter(email="customer1@example.org").update(answered=True)
    _remind_now(wave)
    work()
    assert sorted(message.to[0] for message in mail.outbox) == ["customer0@example.org", "customer2@example.org"]
    assert all(links[message.to[0]] in message.body for message in mail.outbox)


def test_a_reminder_of_an_anonymous_wave_goes_to_everybody_in_random_order(analyst, person):
    wave = employees(analyst, people=(("sales", "employee", 40),))
    approved(wave, analyst, person(Role.TRUSTEE).user)
    started(wave, analyst)
    work()
    invited = [message.to[0] for message in mail.outbox]
    mail.outbox.clear()
    _remind_now(wave)
    work()
    reminded = [message.to[0] for message in mail.outbox]
    listed_order = list(Contact.objects.order_by("pk").values_list("email", flat=True))
    assert sorted(reminded) == sorted(invited) == sorted(listed_order)
    assert len({tuple(invited), tuple(reminded), tuple(listed_order)}) == 3
    assert all("List-Unsubscribe" not in message.extra_headers for message in mail.outbox)


def test_a_reminder_that_was_moved_is_sent_at_the_new_time_only(analyst):
    wave = started(customers(analyst, 1), analyst)
    work()
    mail.outbox.clear()
    Job.objects.filter(kind="ask_remind").update(not_before=timezone.now())
    Wave.objects.update(remind_at=timezone.now() + timedelta(days=1))
    work()
    assert not mail.outbox
    wave.refresh_from_db()


def test_a_closed_wave_sends_nothing_more(analyst):
    wave = started(customers(analyst, 2), analyst)
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now())
    work()
    assert not mail.outbox


def test_a_changed_secret_key_is_told_and_no_dead_link_is_sent(analyst, settings):
    started(customers(analyst, 1), analyst)
    settings.SECRET_KEY = "another"
    work()
    job = Job.objects.get(kind="ask_invite")
    assert not mail.outbox
    assert job.state == Job.State.FAILED
    assert "secret key" in job.problem


def _remind_now(wave):
    Wave.objects.filter(pk=wave.pk).update(remind_at=timezone.now())
    wave.refresh_from_db()
    lay_out_reminder(wave)
