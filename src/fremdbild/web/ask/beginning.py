"""A new survey with its first wave, and the next wave of a survey that was asked before."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fremdbild.texts.words import words_in
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.links import hash_of
from fremdbild.web.ask.models import Contact, Survey, Wave, random_salt
from fremdbild.web.ask.questions import choices
from fremdbild.web.audit.recording import record

_DAYS = 14
_CLOSES_AT, _REMINDS_AT = 18, 9
_BATCH = 500


def begin(perspective: str, user: User) -> Wave:
    """A draft that asks these people, with what is usual; every step can change it."""
    languages = settings.PROJECT.organisation.languages
    anonymous = perspective == "inside"
    words = words_in(languages[0])
    with transaction.atomic():
        survey = Survey.objects.create(
            code=_free_code({"inside": "employees", "customer": "customers", "observer": "observers"}[perspective]),
            title=words(f"web.ask.whom.{perspective}"),
            instrument=choices(perspective)[0].name,
            kind=Survey.Kind.ANONYMOUS if anonymous else Survey.Kind.NAMED,
            perspective=perspective,
            languages=list(languages),
        )
        wave = _draft(survey)
        record(user, "begin_survey", str(wave))
    return wave


def ask_again(wave: Wave, user: User) -> Wave:
    """The next wave of the same survey, with the same people where their addresses are still there."""
    with transaction.atomic():
        known = Wave.objects.select_for_update().filter(survey=wave.survey, state=Wave.State.DRAFT).first()
        if known:
            return known
        new = _draft(wave.survey, key_holder=wave.key_holder)
        reachable = Contact.objects.filter(wave=wave, left_out="").exclude(email="")
        contacts = [] if wave.survey.event else list(reachable)
        Contact.objects.bulk_create((_copy(contact, new) for contact in contacts), batch_size=_BATCH)
        record(user, "begin_survey", str(new))
    return new


def trustee_exists() -> bool:
    """Whether somebody holds the role that approves waves among employees."""
    return User.objects.filter(is_active=True, assignments__role=Role.TRUSTEE).exists()


def _copy(contact: Contact, wave: Wave) -> Contact:
    salt = random_salt()
    return Contact(
        wave=wave,
        email=contact.email,
        language=contact.language,
        unit_id=contact.unit_id,
        perspective=contact.perspective,
        system=contact.system,
        record_id=contact.record_id,
        touchpoint=contact.touchpoint,
        salt=salt,
        token_hash=hash_of(wave.pk, salt),
    )


def _draft(survey: Survey, *, key_holder: str = "") -> Wave:
    now = timezone.localtime()
    holder = key_holder or (Wave.KeyHolder.TRUSTEE if trustee_exists() else Wave.KeyHolder.SERVER)
    closes_at = _at(now + timedelta(days=_DAYS), _CLOSES_AT)
    return Wave.objects.create(
        survey=survey,
        name=_free_name(survey, f"{closes_at.year}-Q{(closes_at.month + 2) // 3}"),
        opens_at=now.replace(second=0, microsecond=0),
        closes_at=closes_at,
        remind_at=_at(now + timedelta(days=_DAYS // 2), _REMINDS_AT),
        key_holder=holder,
    )


def _at(when: datetime, hour: int) -> datetime:
    return datetime(when.year, when.month, when.day, hour, tzinfo=timezone.get_default_timezone())


def _free_code(wanted: str) -> str:
    taken = set(Survey.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    return (
        wanted
        if wanted not in taken
        else next(f"{wanted}-{number}" for number in range(2, len(taken) + 3) if f"{wanted}-{number}" not in taken)
    )


def _free_name(survey: Survey, wanted: str) -> str:
    taken = set(survey.waves.values_list("name", flat=True))
    return (
        wanted
        if wanted not in taken
        else next(f"{wanted}-{number}" for number in range(2, len(taken) + 3) if f"{wanted}-{number}" not in taken)
    )
