"""`record`: one entry of the audit log, in the transaction of the change; each holds the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from fremdbild.web.audit.models import Entry, Head


def record(actor: object, deed: str, about: str, **details: Any) -> Entry:
    """Writes that `actor` (a person, or the name of a command) did `deed` to `about`.

    `deed` is the key of a text, `web.audit.<deed>`; `details` are small values that JSON knows, never answers.
    """
    with transaction.atomic():
        head = hold()
        entry = Entry(
            number=head.number + 1,
            at=timezone.now(),
            actor=str(getattr(actor, "email", "") or actor),
            deed=deed,
            about=about[:200],
            details=details,
            previous_hash=head.hash,
        )
        entry.hash = hash_of(entry)
        entry.save()
        head.number, head.hash = entry.number, entry.hash
        head.save()
    return entry


def hold() -> Head:
    """Waits for the log and holds it until the transaction ends: what is checked from here on stays true so long."""
    Head.objects.get_or_create(pk=1)
    return Head.objects.select_for_update().get(pk=1)


def hash_of(entry: Entry) -> str:
    """SHA-256 over all that the entry says and the hash of the one before."""
    at: datetime = entry.at
    said = [
        entry.number,
        at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
        entry.actor,
        entry.deed,
        entry.about,
        entry.details,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def broken_at() -> int | None:
    """Number of the first entry that does not fit the one before it; None: the chain is whole."""
    number, previous = 0, ""
    for entry in Entry.objects.iterator():
        if entry.number != number + 1 or entry.previous_hash != previous or entry.hash != hash_of(entry):
            return int(entry.number)
        number, previous = entry.number, entry.hash
    head = Head.objects.filter(pk=1).first()
    return None if head is None or (head.number, head.hash) == (number, previous) else number + 1
