"""Waves for tests: one named, one anonymous, with contacts and the tokens that their links would have."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from fremdbild.ballot import new_key
from fremdbild.ballot.keys import public_text
from fremdbild.instruments import shipped_instrument
from fremdbild.web.accounts.models import Unit
from fremdbild.web.answering.tokens import new_token, token_hash
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ballots.casting import ballot_id, make_ballots

ITEMS = tuple(item.id for item in shipped_instrument("fremdbild-15").questions("customer"))
STATEMENTS = tuple(item.id for item in shipped_instrument("fremdbild-15").questions("employee"))


def named_wave(code="customers", *, instrument="fremdbild-15", contacts=1, days=14, **survey):
    """An open wave of customers, and the tokens of its contacts."""
    asked = Survey.objects.create(
        code=code,
        title="Kundinnen und Kunden",
        instrument=instrument,
        kind=Survey.Kind.NAMED,
        perspective="customer",
        languages=["de-CH", "en"],
        **survey,
    )
    wave = _open(asked, days)
    tokens = [new_token(wave.pk) for _ in range(contacts)]
    Contact.objects.bulk_create(
        Contact(
            wave=wave,
            email=f"customer{place}@example.org",
            language="en",
            perspective="customer",
            system="crm",
            record_id=f"C{place}",
            case_id=f"case-{place}",
            touchpoint="hotline",
            token_hash=token_hash(token),
        )
        for place, token in enumerate(tokens)
    )
    return wave, tokens


def sealed_wave(code="employees", *, people=(("sales", "employee", 3),), days=14, instrument="fremdbild-15", **survey):
    """An open anonymous wave with its ballots, the tokens by contact, and the trustee's key."""
    asked = Survey.objects.create(
        code=code,
        title="Mitarbeitende",
        instrument=instrument,
        kind=Survey.Kind.ANONYMOUS,
        perspective="inside",
        languages=["de-CH", "de-DE", "en"],
        **survey,
    )
    wave = _open(asked, days)
    key = new_key(ballot_id(wave))
    wave.public_key = public_text(key.public)
    wave.minimum_people, wave.minimum_comments = 7, 10
    wave.cells = [
        {"cell": f"{unit}/{view}", "org_unit": unit, "perspective": view, "invited": count}
        for unit, view, count in people
    ]
    wave.save()
    tokens = []
    for unit, view, count in people:
        code_of_unit, _ = Unit.objects.get_or_create(code=unit, defaults={"name": unit.title()})
        for place in range(count):
            token = new_token(wave.pk)
            tokens.append(token)
            Contact.objects.create(
                wave=wave,
                email=f"{unit}.{view}{place}@example.org",
                language="en",
                unit=code_of_unit,
                perspective=view,
                token_hash=token_hash(token),
            )
    make_ballots(wave)
    return wave, tokens, key


def _open(survey, days):
    now = timezone.now()
    return Wave.objects.create(
        survey=survey,
        name="2026",
        state=Wave.State.OPEN,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=days),
        frozen_at=now - timedelta(days=1),
    )
