"""From a draft to a running wave: approval by the trustee, and the freeze with the first invitation."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fremdbild.ballot import public_key_from
from fremdbild.ballot.keys import key_files, public_text
from fremdbild.web.accounts.models import User
from fremdbild.web.answering.questionnaire import forget
from fremdbild.web.ask.cells import cells_of
from fremdbild.web.ask.changing import CHANGEABLE, StaleError
from fremdbild.web.ask.forgetting import kept_days
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ask.notifying import lay_out_notice
from fremdbild.web.ask.questions import text_of
from fremdbild.web.ask.readiness import needs_approval, obstacles
from fremdbild.web.audit.recording import record
from fremdbild.web.ballots.casting import ballot_id, make_ballots
from fremdbild.web.ballots.keeping import key_folder, make_server_key, server_key
from fremdbild.web.jobs.queue import enqueue

COUNT_AT = 6
"""Hour of the day at which an open anonymous wave is counted."""


class NotReadyError(Exception):
    """Something stands in the way; the page of the check tells all of it."""


def ask_for_approval(wave: Wave, user: User, version: int) -> None:
    """Lays the wave before the trustee, as it stands: questions, cells, minimums and dates are what is approved."""
    with transaction.atomic():
        held = _held(wave, version, (Wave.State.DRAFT,))
        if obstacles(held) or not needs_approval(held):
            raise NotReadyError
        _freeze(held)
        held.state = Wave.State.WAITING
        held.version += 1
        held.save()
        lay_out_notice(held, "approve")
        record(user, "ask_approval", str(held))
    wave.refresh_from_db()


def approve(wave: Wave, user: User, version: int, public_key: str = "") -> None:
    """Says yes to the wave as it stands, and gives it the public key; BallotError where that is not this wave's."""
    with transaction.atomic():
        held = _held(wave, version, (Wave.State.WAITING,))
        if held.key_holder == Wave.KeyHolder.TRUSTEE:
            key = public_key_from(public_key, where=f"{ballot_id(held)}.public", wave=ballot_id(held))
            held.public_key = public_key
            fingerprint = key.fingerprint
        else:
            fingerprint = ""
        held.state, held.approved_by, held.approved_at = Wave.State.APPROVED, user, timezone.now()
        held.version += 1
        held.save()
        lay_out_notice(held, "approved")
        record(user, "approve_wave", str(held), fingerprint=fingerprint)
    wave.refresh_from_db()


def refuse(wave: Wave, user: User, version: int, reason: str) -> None:
    """Gives the wave back to whoever prepares it."""
    with transaction.atomic():
        held = _held(wave, version, (Wave.State.WAITING,))
        held.state, held.refusal = Wave.State.DRAFT, reason
        held.version += 1
        held.save()
        lay_out_notice(held, "refused")
        record(user, "refuse_wave", str(held))
    wave.refresh_from_db()


def start(wave: Wave, user: User, version: int) -> None:
    """Freezes the wave and lays its invitations, reminder and closing into the queue: all of it, or nothing."""
    with transaction.atomic():
        held = _held(wave, version, (Wave.State.DRAFT, Wave.State.APPROVED))
        if obstacles(held) or (needs_approval(held) and held.state != Wave.State.APPROVED):
            raise NotReadyError
        _freeze(held)
        if held.survey.kind == Survey.Kind.ANONYMOUS and held.key_holder == Wave.KeyHolder.SERVER:
            held.public_key = _key_on_the_server(held)
        now = timezone.now()
        held.state, held.frozen_at, held.opens_at = Wave.State.OPEN, now, max(held.opens_at, now)
        held.refusal = ""
        held.version += 1
        held.save()
        if held.survey.kind == Survey.Kind.ANONYMOUS:
            make_ballots(held)
        lay_out(held)
        record(user, "start_wave", str(held), asked=Contact.objects.filter(wave=held).count())
    forget()
    wave.refresh_from_db()


def lay_out(wave: Wave) -> None:
    """The work that a running wave brings, each at its time."""
    enqueue("ask_invite", key=f"ask_invite:{wave.pk}", not_before=wave.opens_at, wave=wave.pk)
    lay_out_reminder(wave)
    lay_out_closing(wave)
    if wave.survey.kind == Survey.Kind.ANONYMOUS:
        lay_out_count(wave, wave.opens_at)
    if wave.survey.event:
        enqueue("ask_event", key=f"ask_event:{wave.pk}:0", not_before=wave.opens_at, wave=wave.pk, number=0)


def lay_out_reminder(wave: Wave) -> None:
    """The reminder at the time that the wave has for it."""
    if wave.remind_at:
        at = wave.remind_at.isoformat()
        enqueue("ask_remind", key=f"ask_remind:{wave.pk}:{at}", not_before=wave.remind_at, wave=wave.pk, round=at)


def lay_out_closing(wave: Wave) -> None:
    """The closing at the time that the wave has for it."""
    at = wave.closes_at
    enqueue("ask_close", key=f"ask_close:{wave.pk}:{at.isoformat()}", not_before=at, wave=wave.pk)


def lay_out_count(wave: Wave, after: datetime) -> None:
    """The next daily count."""
    local = timezone.localtime(after)
    day = local.date() + timedelta(days=1 if local.hour >= COUNT_AT else 0)
    at = datetime(day.year, day.month, day.day, COUNT_AT, tzinfo=timezone.get_default_timezone())
    enqueue("ask_count", key=f"ask_count:{wave.pk}:{day.isoformat()}", not_before=at, wave=wave.pk)


def _held(wave: Wave, version: int, states: tuple[str, ...]) -> Wave:
    held = Wave.objects.select_for_update(of=("self",)).select_related("survey").get(pk=wave.pk)
    if held.version != version or held.state not in states or held.state not in CHANGEABLE:
        raise StaleError
    return held


def _key_on_the_server(wave: Wave) -> str:
    """The public half of the key in the file; the key of a start that was broken off is used again."""
    if key_files(ballot_id(wave), key_folder())[1].exists():
        return public_text(server_key(wave).public)
    return make_server_key(wave)


def _freeze(wave: Wave) -> None:
    """Questions, cells and minimums, as they stand now. After the approval nothing of it can change any more."""
    if wave.state == Wave.State.APPROVED:
        return
    wave.questions = text_of(wave.survey.instrument)
    if wave.survey.kind == Survey.Kind.ANONYMOUS:
        wave.cells = cells_of(wave)
    wave.minimum_people = settings.PROJECT.protection.minimum_people
    wave.minimum_comments = settings.PROJECT.protection.minimum_comments
    wave.addresses_days = kept_days()
