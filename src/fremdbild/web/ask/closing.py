"""What happens to a running wave: its daily count, its closing by the clock or before its day."""

from __future__ import annotations

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from fremdbild.web.accounts.models import User
from fremdbild.web.answering.named import forget_halves
from fremdbild.web.answering.questionnaire import forget
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.models import Addressee, Contact, Survey, Wave
from fremdbild.web.ask.notifying import lay_out_notice
from fremdbild.web.ask.starting import lay_out_closing, lay_out_count
from fremdbild.web.audit.recording import record
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step

COUNTS_FROM = 50
COUNTS_IN = 10
ANSWERS_AFTER = timedelta(seconds=5)
_BATCH = 500


def count(step: Step) -> None:
    """Job `ask_count`: one figure for the whole of an anonymous wave, once a day, in tens, from fifty."""
    with transaction.atomic():
        wave = _held(step)
        now = timezone.now()
        if wave.state == Wave.State.OPEN and now < wave.closes_at:
            answered = Ballot.objects.filter(wave=wave, finished=True).count()
            tens = answered // COUNTS_IN * COUNTS_IN
            wave.shown_count = tens if tens >= COUNTS_FROM else None
            wave.shown_on = timezone.localdate()
            wave.save(update_fields=("shown_count", "shown_on"))
            lay_out_count(wave, now)
        step.save({"done": True})


def close(step: Step) -> None:
    """Job `ask_close`: answers of a named wave are counted, envelopes of an anonymous one stay shut."""
    with transaction.atomic():
        wave = _held(step)
        if wave.state == Wave.State.OPEN and timezone.now() < wave.closes_at:
            lay_out_closing(wave)  # it was postponed
        elif wave.state == Wave.State.OPEN:
            close_now(wave)
        step.save({"done": True})


def close_early(wave: Wave, user: User, version: int) -> None:
    """Closes a running wave before its day; what a closing brings counts from now on. It is never opened again."""
    with transaction.atomic():
        held = Wave.objects.select_for_update(of=("self",)).select_related("survey").get(pk=wave.pk)
        now = timezone.now()
        if held.version != version or not held.can_be_answered(now):
            raise StaleError
        planned = held.closes_at
        held.closes_at, held.version = now, version + 1
        if held.remind_at and held.remind_at > now:
            held.remind_at = None
        held.save(update_fields=("closes_at", "remind_at", "version"))
        close_now(held)
        record(user, "close_wave", str(held), planned=planned.isoformat())
    forget()
    wave.refresh_from_db()


def close_now(wave: Wave) -> None:
    """Closes an open wave, in the transaction of whoever calls."""
    if wave.survey.kind == Survey.Kind.NAMED:
        forget_halves(wave)
        wave.state, wave.counted_at = Wave.State.COUNTED, timezone.now()
        wave.save(update_fields=("state", "counted_at"))
        return
    wave.state = Wave.State.CLOSED
    wave.save(update_fields=("state",))
    addresses = list(Contact.objects.filter(wave=wave, left_out="").exclude(email="").values_list("email", "language"))
    random.SystemRandom().shuffle(addresses)
    Addressee.objects.bulk_create(
        (Addressee(wave=wave, email=email, language=language) for email, language in addresses), batch_size=_BATCH
    )
    Contact.objects.filter(wave=wave).delete()  # nobody is reminded any more: no address leads to a ticket
    if wave.key_holder == Wave.KeyHolder.SERVER:
        # An answer that was under way at the closing is written by then.
        enqueue("ask_open", key=f"ask_open:{wave.pk}", not_before=timezone.now() + ANSWERS_AFTER, wave=wave.pk)
    else:
        lay_out_notice(wave, "open")


def _held(step: Step) -> Wave:
    return Wave.objects.select_for_update(of=("self",)).select_related("survey").get(pk=step.arguments["wave"])
