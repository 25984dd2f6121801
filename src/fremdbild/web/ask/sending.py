"""Mails of a wave, as work in the background: invitations, reminders, results.

Every mail is marked in the transaction that saves the progress of the job, after the mail server took it. A worker that
is killed between the two sends that one mail again: at least once for it, exactly once for all others.
"""

from __future__ import annotations

import random
import smtplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fremdbild.errors import SurveyError
from fremdbild.web.answering.opting_out import opted_out
from fremdbild.web.ask import mails
from fremdbild.web.ask.links import link_of, link_to_results
from fremdbild.web.ask.models import Addressee, Contact, Survey, Wave
from fremdbild.web.jobs.step import NotNowError, Step

_Letter = Callable[[Wave, Contact, str, BaseEmailBackend], EmailMessage]
_shuffle = random.SystemRandom().shuffle


def invite(step: Step) -> None:
    """Job `ask_invite`; argument `wave`."""
    wave = _wave(step)
    waiting = Contact.objects.filter(wave=wave, invited_at=None, left_out="").exclude(email="")
    _send(step, wave, waiting, mails.invitation, "invited_at")


def remind(step: Step) -> None:
    """Job `ask_remind`; arguments `wave` and `round`, the time that the wave had for it when it was laid out.

    Of an anonymous wave everybody is reminded, since nobody knows who answered.
    """
    wave = _wave(step)
    if wave.remind_at is None or wave.remind_at.isoformat() != step.arguments["round"]:
        return  # it was moved: another job has the new time
    waiting = Contact.objects.filter(wave=wave, left_out="", invited_at__lt=wave.remind_at).exclude(email="")
    waiting = waiting.exclude(reminded_at__gte=wave.remind_at)
    if wave.survey.kind == Survey.Kind.NAMED:
        waiting = waiting.filter(answered=False)
    _send(step, wave, waiting, mails.reminder, "reminded_at")


def tell_results(step: Step) -> None:
    """Job `ask_results`; argument `wave`. Of a named wave those who answered are told, of an anonymous one all."""
    wave = _wave(step)
    if wave.state != Wave.State.RELEASED:
        return
    if wave.survey.kind == Survey.Kind.NAMED:
        told = Contact.objects.filter(wave=wave, answered=True, told_at=None, left_out="").exclude(email="")

        def letter(wave: Wave, contact: Contact, link: str, mail: BaseEmailBackend) -> EmailMessage:
            return mails.with_way_out(mails.results(wave, contact.language, contact.email, link, mail), link)

        _send(step, wave, told, letter, "told_at")
        return
    names = list(Addressee.objects.filter(wave=wave).values_list("pk", flat=True))
    _shuffle(names)
    with mail_server() as mail:
        for done, name in enumerate(names, start=1):
            step.check()
            to = Addressee.objects.filter(pk=name).first()
            if to is None:
                continue
            if not opted_out(to.email):
                delivered(mails.results(wave, to.language, to.email, link_to_results(wave), mail))
            with transaction.atomic():
                to.delete()
                step.save({"sent": done}, done=done, total=len(names))


def _send(step: Step, wave: Wave, waiting: QuerySet[Contact], letter: _Letter, mark: str) -> None:
    names = list(waiting.values_list("pk", flat=True))
    _shuffle(names)
    before = step.progress.get("sent", 0)
    with mail_server() as mail:
        for done, name in enumerate(names, start=before + 1):
            step.check()
            if mark != "told_at" and not _still_open(wave):
                return
            contact = waiting.filter(pk=name).first()
            if contact is None:  # answered meanwhile
                continue
            link = link_of(contact)
            if link is None:
                raise SurveyError(
                    "the links of this wave cannot be made any more: the secret key of the server was changed",
                    where=str(wave),
                    next_step="bring web/secret.key (or FREMDBILD_SECRET_KEY) back as it was when people were added",
                )
            values: dict[str, object] = {mark: timezone.now()}
            if opted_out(contact.email):
                values = {"left_out": "opted_out"}
            elif not delivered(letter(wave, contact, link, mail)):
                values = {"left_out": "refused"}
            with transaction.atomic():
                Contact.objects.filter(pk=contact.pk).update(**values)
                step.save({"sent": done}, done=done, total=before + len(names))


def _still_open(wave: Wave) -> bool:
    """Asked before each mail: a wave may be closed while its mails go out."""
    now = timezone.now()
    return Wave.objects.filter(pk=wave.pk, state=Wave.State.OPEN, opens_at__lte=now, closes_at__gt=now).exists()


def delivered(message: EmailMessage) -> bool:
    """Whether the mail server took it; False: it refuses the address for good. Else it raises, for another try."""
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(500 <= code < 600 for code in codes):
            return False
        raise NotNowError(f"the mail server put a mail off ({codes[0]})") from refused
    return True


@contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """One connection for all mails of a job."""
    mail = get_connection()
    mail.open()
    try:
        yield mail
    finally:
        mail.close()


def _wave(step: Step) -> Wave:
    return Wave.objects.select_related("survey").get(pk=step.arguments["wave"])
