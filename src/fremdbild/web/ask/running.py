"""What may still be changed of a wave after its first invitation: the time of the reminder, and its release."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from fremdbild.web.accounts.models import User
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.starting import lay_out_reminder
from fremdbild.web.audit.recording import record
from fremdbild.web.jobs.queue import enqueue


def set_reminder(wave: Wave, user: User, version: int, when: datetime) -> None:
    """Reminds at this time; an earlier plan is dropped."""
    with transaction.atomic():
        _move(wave, version, Wave.State.OPEN, {"remind_at": when})
        lay_out_reminder(wave)
        record(user, "set_reminder", str(wave), at=when.isoformat())


def release(wave: Wave, user: User, version: int, follow_up: str) -> None:
    """Tells those who took part what came out and what is done now."""
    with transaction.atomic():
        _move(wave, version, Wave.State.COUNTED, {"state": Wave.State.RELEASED})
        wave.survey.follow_up = follow_up
        wave.survey.save(update_fields=("follow_up",))
        enqueue("ask_results", key=f"ask_results:{wave.pk}", wave=wave.pk)
        record(user, "release_wave", str(wave))


def _move(wave: Wave, version: int, state: str, values: dict[str, object]) -> None:
    moved = Wave.objects.filter(pk=wave.pk, version=version, state=state).update(version=F("version") + 1, **values)
    if not moved:
        raise StaleError
    wave.refresh_from_db()
