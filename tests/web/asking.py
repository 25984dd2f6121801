"""Waves for tests of asking: drafts with people in them, and jobs that run until there is nothing to do."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from fremdbild.ballot import new_key
from fremdbild.ballot.keys import public_text
from fremdbild.web.accounts.models import Unit
from fremdbild.web.ask.addresses import read_list
from fremdbild.web.ask.beginning import begin
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.people import known_of, take_in
from fremdbild.web.ask.starting import approve, ask_for_approval, start
from fremdbild.web.ballots.casting import ballot_id
from fremdbild.web.jobs.models import Job
from fremdbild.web.jobs.worker import work_once


def customers(user, count=3, *, lines=None):
    """A draft that asks these customers."""
    wave = begin("customer", user)
    lines = lines or [f"customer{place}@example.org,crm,C{place},K{place}" for place in range(count)]
    listed(wave, user, "email,system,record,case\n" + "\n".join(lines))
    return wave


def employees(user, *, people=(("sales", "employee", 12), ("claims", "employee", 9)), parents=()):
    """A draft that asks the people of these units."""
    wave = begin("inside", user)
    for code in {unit for unit, _, _ in people} | {name for pair in parents for name in pair}:
        Unit.objects.get_or_create(code=code, defaults={"name": code.title()})
    for child, parent in parents:
        Unit.objects.filter(code=child).update(parent=Unit.objects.get(code=parent))
    lines = [
        f"{unit}.{role}{place}@example.org,{unit},{role}" for unit, role, count in people for place in range(count)
    ]
    listed(wave, user, "email,unit,role\n" + "\n".join(lines))
    return wave


def listed(wave, user, text):
    sheet = read_list(text, known_of(wave))
    assert not sheet.problems, sheet.problems
    return take_in(wave, sheet, user, wave.version)


def approved(wave, analyst, trustee):
    """Laid before the trustee and approved; gives back the private key."""
    Wave.objects.filter(pk=wave.pk).update(key_holder=Wave.KeyHolder.TRUSTEE)
    wave.refresh_from_db()
    ask_for_approval(wave, analyst, wave.version)
    key = new_key(ballot_id(wave))
    approve(wave, trustee, wave.version, public_text(key.public))
    return key


def started(wave, user):
    start(wave, user, wave.version)
    wave.refresh_from_db()
    return wave


def work():
    """Every job that is due."""
    while work_once():
        pass


def over(wave):
    """The closing, as if it were that late; its job runs."""
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    Job.objects.filter(kind="ask_close", arguments__wave=wave.pk).update(
        not_before=timezone.now() - timedelta(seconds=1)
    )
    work()
    Job.objects.filter(kind="ask_open", state=Job.State.WAITING).update(not_before=timezone.now())
    work()
    wave.refresh_from_db()
