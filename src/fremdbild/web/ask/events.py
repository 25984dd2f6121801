"""Asking after something happened: "case closed → ask in an hour, not more often than every n days".

What happened is known when it is loaded: cases come from the table `service_case` of the store, looked at every few
minutes, so a store that is loaded once a night asks in the morning. Addresses come from a list that was given with the
wave (system, record, address), else from the column `email` of `source_record`. A case that was closed long before it
was loaded is not asked about: nobody remembers it, and a first load would ask everybody at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fremdbild.engine.opening import open_engine
from fremdbild.web.accounts.models import Unit
from fremdbild.web.answering.opting_out import opted_out
from fremdbild.web.ask.links import hash_of
from fremdbild.web.ask.models import Contact, KnownAddress, Wave, random_salt
from fremdbild.web.ask.people import spoken
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step

LOOKS_EVERY = timedelta(minutes=10)
FORGETS_AFTER = timedelta(days=7)
"""A case that was closed longer ago is not asked about."""


@dataclass(frozen=True)
class Closed:
    """A case that was closed, as the store has it."""

    case_id: str
    system: str
    record_id: str
    touchpoint: str
    org_unit: str
    closed_at: datetime
    email: str = ""


def ask_after_events(step: Step) -> None:
    """Job `ask_event`; arguments `wave` and `number`, which grows with every look. It lays out the next look itself."""
    wave = Wave.objects.select_related("survey").get(pk=step.arguments["wave"])
    number = int(step.arguments["number"])
    now = timezone.now()
    if wave.state != Wave.State.OPEN or now >= wave.closes_at or not wave.survey.event:
        return
    due = now - timedelta(minutes=int(wave.survey.event["minutes"]))
    found = closed_cases(max(wave.opens_at, now - FORGETS_AFTER), due)
    with transaction.atomic():
        if add(wave, found, now):
            enqueue("ask_invite", key=f"ask_invite:{wave.pk}:{number}", wave=wave.pk)
        following = {"wave": wave.pk, "number": number + 1}
        enqueue("ask_event", key=f"ask_event:{wave.pk}:{number + 1}", not_before=now + LOOKS_EVERY, **following)
        step.save({"looked": True})


def closed_cases(since: datetime, until: datetime) -> list[Closed]:
    """Cases with a customer's record that were closed in this span, newest first."""
    first, last = (when.astimezone(UTC).replace(tzinfo=None) for when in (since, until))
    with open_engine(settings.PROJECT) as engine:
        cases: Any = engine.tables.get("service_case")
        if cases is None:
            return []
        cases = cases.filter(
            cases.closed_at.notnull()
            & (cases.closed_at > first)
            & (cases.closed_at <= last)
            & cases.record_id.notnull()
        )
        records: Any = engine.tables.get("source_record")
        if records is not None:
            mails = records.select("system", "record_id", "email")
            cases = cases.left_join(mails, ["system", "record_id"])
        names = [name for name in Closed.__dataclass_fields__ if name in cases.columns]
        rows = engine.collect(cases.select(*names)).to_pylist()
    return sorted((_closed(row) for row in rows), key=lambda case: (case.closed_at, case.case_id), reverse=True)


def add(wave: Wave, cases: Iterable[Closed], now: datetime) -> int:
    """Adds a contact for each case that may be asked about; gives back how many."""
    event = wave.survey.event or {}
    known = {(one.system, one.record_id): one for one in KnownAddress.objects.filter(wave=wave)}
    asked = set(Contact.objects.filter(wave=wave).values_list("case_id", flat=True))
    units = dict(Unit.objects.values_list("code", "pk"))
    rested = now - timedelta(days=int(event.get("rest_days", 90)))
    added: list[Contact] = []
    met: set[object] = set()
    for case in cases:
        if case.case_id in asked or (wave.survey.touchpoint and case.touchpoint != wave.survey.touchpoint):
            continue
        there = known.get((case.system, case.record_id))
        email = (there.email if there else case.email).strip().lower()
        who = {(case.system, case.record_id), email}
        if not _is_address(email) or who & met or opted_out(email) or _asked_lately(case, email, rested):
            continue
        met |= who
        salt = random_salt()
        added.append(
            Contact(
                wave=wave,
                email=email,
                language=there.language if there else spoken(wave.survey)[0],
                unit_id=units.get(case.org_unit),
                perspective=wave.survey.perspective,
                system=case.system,
                record_id=case.record_id,
                case_id=case.case_id,
                touchpoint=case.touchpoint,
                salt=salt,
                token_hash=hash_of(wave.pk, salt),
            )
        )
    Contact.objects.bulk_create(added, batch_size=500)
    return len(added)


def _asked_lately(case: Closed, email: str, rested: datetime) -> bool:
    """Whether this customer was asked in any named survey since then, or is about to be."""
    same = Q(email=email) | Q(system=case.system, record_id=case.record_id)
    lately = Q(invited_at__gte=rested) | Q(invited_at=None, left_out="", wave__state=Wave.State.OPEN)
    return Contact.objects.filter(same & lately, wave__survey__kind="named").exists()


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _closed(row: Mapping[str, Any]) -> Closed:
    at: datetime = row["closed_at"]
    texts = {name: str(row.get(name) or "") for name in Closed.__dataclass_fields__ if name != "closed_at"}
    return Closed(**texts, closed_at=at.replace(tzinfo=UTC) if at.tzinfo is None else at)
