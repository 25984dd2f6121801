"""What each step changes of a draft, in one transaction, on top of the version that the reader saw."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from fremdbild.web.accounts.models import User
from fremdbild.web.ask.changing import StaleError, change
from fremdbild.web.ask.links import hash_for_everybody
from fremdbild.web.ask.models import Contact, KnownAddress, Survey, Wave
from fremdbild.web.ask.questions import choices
from fremdbild.web.audit.recording import record


def settled(survey: Survey) -> bool:
    """Whether a wave of the survey has begun: whom it asks and how anonymously is then fixed."""
    return survey.waves.exclude(frozen_at=None).exists()


def set_whom(wave: Wave, user: User, version: int, perspective: str) -> None:
    """Asks other people; the list of people is emptied where it was of others."""
    survey = wave.survey
    if survey.perspective == perspective:
        return
    if settled(survey):
        raise StaleError
    with transaction.atomic():
        change(wave, version, link_hash=None)
        Contact.objects.filter(wave=wave).delete()
        KnownAddress.objects.filter(wave=wave).delete()
        survey.perspective = perspective
        survey.kind = Survey.Kind.ANONYMOUS if perspective == "inside" else Survey.Kind.NAMED
        survey.event = None
        names = [choice.name for choice in choices(perspective)]
        if survey.instrument not in names:
            survey.instrument = names[0]
        survey.save()
        record(user, "change_survey", str(wave))


def set_questions(wave: Wave, user: User, version: int, instrument: str, languages: list[str], touchpoint: str) -> None:
    """Asks with this questionnaire, in these languages."""
    survey = wave.survey
    with transaction.atomic():
        change(wave, version)
        survey.instrument, survey.languages = instrument, languages
        if survey.touchpoint != touchpoint:
            Contact.objects.filter(wave=wave, touchpoint=survey.touchpoint).update(touchpoint=touchpoint)
            survey.touchpoint = touchpoint
        survey.save(update_fields=("instrument", "languages", "touchpoint"))
        record(user, "change_survey", str(wave))


def set_time(wave: Wave, user: User, given: dict[str, Any]) -> None:
    """When and how; no time of opening means as soon as it is sent."""
    survey = wave.survey
    with transaction.atomic():
        change(
            wave,
            given["version"],
            name=given["name"],
            opens_at=given["opens_at"] or timezone.now().replace(second=0, microsecond=0),
            closes_at=given["closes_at"],
            remind_at=given["remind_at"],
            key_holder=given["key_holder"],
        )
        survey.title = given["title"]
        if not settled(survey):
            survey.kind = Survey.Kind.ANONYMOUS if survey.perspective == "inside" else given["kind"]
            survey.asks_remark, survey.keeps_half = given["asks_remark"], given["keeps_half"]
        survey.save(update_fields=("title", "kind", "asks_remark", "keeps_half"))
        wave.survey = survey
        record(user, "change_survey", str(wave))


def set_event(wave: Wave, user: User, version: int, event: dict[str, Any] | None) -> None:
    """Asks after something happened, or no longer. A list of another kind is emptied."""
    survey = wave.survey
    with transaction.atomic():
        change(wave, version)
        if bool(event) != bool(survey.event):
            Contact.objects.filter(wave=wave).delete()
            KnownAddress.objects.filter(wave=wave).delete()
        survey.event = event
        survey.save(update_fields=("event",))
        record(user, "change_survey", str(wave))


def let_everybody_in(wave: Wave, user: User, version: int) -> None:
    """One link for everybody; it counts answers and not people."""
    with transaction.atomic():
        change(wave, version, link_hash=hash_for_everybody(wave))
        record(user, "make_link", str(wave))


def let_nobody_in(wave: Wave, user: User, version: int) -> None:
    """No link for everybody."""
    with transaction.atomic():
        change(wave, version, link_hash=None)
        record(user, "remove_link", str(wave))
