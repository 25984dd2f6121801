"""What one person answered by name, deleted on request, in every wave of the application.

| deleted at once | deleted with the next `load` | stays |
|---|---|---|
| answers, what was written, that a critical answer was answered | their rows in the store | assessments frozen before |
| address, customer, case and link of their invitations | | a row that counts: invited |

Answers of anonymous waves are nobody's, and cannot be found. Backups made before hold the answers until they go.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fremdbild.web.ask.forgetting import empty, lay_out_rewriting
from fremdbild.web.ask.models import Contact, Response, Survey, Wave
from fremdbild.web.audit.recording import record

_RECEIPT_BYTES = 4


@dataclass(frozen=True)
class Asked:
    """Whoever was asked by name: a record in a system, or an address. One of the two."""

    system: str = ""
    record_id: str = ""
    email: str = ""

    def responses(self) -> QuerySet[Response]:
        """What they answered by name; by address only until the addresses of a wave are deleted."""
        named = Response.objects.filter(wave__survey__kind=Survey.Kind.NAMED)
        if self.email:
            return named.filter(contact__email__iexact=self.email)
        return named.filter(self._is_record("") | self._is_record("contact__"))

    def _is_record(self, of: str) -> Q:
        return Q(**{f"{of}system": self.system, f"{of}record_id": self.record_id}) & ~Q(**{f"{of}record_id": ""})


@dataclass(frozen=True)
class Receipt:
    """What was deleted, without what it said; `number` stands in the audit log."""

    number: str
    at: datetime
    answers: int
    """Filled-in questionnaires."""
    waves: tuple[tuple[str, int], ...]
    """Title of each wave, and how many of them were of it."""


def found(asked: Asked) -> tuple[tuple[str, int], ...]:
    """The waves in which they answered, and how often."""
    return _by_wave(asked.responses().select_related("wave__survey").order_by("wave_id"))


def erase_answers(asked: Asked, by: object) -> Receipt | None:
    """Deletes all that they answered by name; None where nothing is found. The log holds that it was, and not whose."""
    with transaction.atomic():
        responses = erase_responses(asked.responses())
        if not responses:
            return None
        waves = _by_wave(responses)
        receipt = Receipt(secrets.token_hex(_RECEIPT_BYTES).upper(), timezone.now(), len(responses), waves)
        record(by, "erase_answers", receipt.number, answers=receipt.answers)
        lay_out_rewriting()
    return receipt


def erase_responses(wanted: QuerySet[Response]) -> list[Response]:
    """Deletes named responses and empties their invitations, in the transaction of whoever calls; gives them back."""
    # Without the join: PostgreSQL locks no row that may be missing on its other side.
    known = Response.objects.filter(pk__in=list(wanted.values_list("pk", flat=True)))
    responses = list(known.select_for_update(of=("self",)).select_related("wave__survey").order_by("wave_id"))
    contacts = [one.contact_id for one in responses if one.contact_id is not None]
    Response.objects.filter(pk__in=[one.pk for one in responses]).delete()
    Contact.objects.filter(pk__in=contacts).update(answered=False)
    empty(Contact.objects.filter(pk__in=contacts))
    return responses


def has_named_answers(wave: Wave) -> bool:
    """Whether a wave may hold what somebody can ask to be deleted."""
    return wave.survey.kind == Survey.Kind.NAMED and wave.frozen_at is not None


def _by_wave(responses: QuerySet[Response] | list[Response]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(str(one.wave) for one in responses).items())
