"""What the application holds of one customer, handed over or erased: answers by name, invitations, addresses.

| deleted at once | stays |
|---|---|
| answers by name, what was written, that it was answered | a row that counts: invited |
| address, customer and case of every invitation | who does not want to be asked, as a keyed hash |
| addresses of customers, and those to which results would go | the audit log |

Envelopes of a postal vote are nobody's. An invitation by address alone is found where no other record has that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from fremdbild.identity.erasing import UnderWay
from fremdbild.web.ask.erasing import erase_responses
from fremdbild.web.ask.forgetting import empty, rewrite_now
from fremdbild.web.ask.models import Addressee, Contact, KnownAddress, Remark, Response, Survey
from fremdbild.web.audit.recording import record
from fremdbild.web.bringing import bring_answers


def erase_person(under_way: UnderWay) -> dict[str, int]:
    """Deletes it, rewrites the files of the database and those that `load` reads; gives back how many rows of what."""
    with transaction.atomic():
        counts = _deleted(under_way)
        found = {name: count for name, count in counts.items() if count}
        if found:
            record(under_way.by, "customer.erased", under_way.number, **found)
    if found:
        rewrite_now()
    bring_answers(settings.PROJECT.folder)
    return found


def rows_about(under_way: UnderWay) -> list[dict[str, Any]]:
    """The same, to be handed over: a row for each questionnaire, invitation and address."""
    return [*_answers(under_way), *_invitations(under_way), *_addresses(under_way)]


def _answers(under_way: UnderWay) -> Iterator[dict[str, Any]]:
    for one in _responses(under_way).select_related("wave__survey").order_by("started_at"):
        remark = Remark.objects.filter(response=one).values_list("text", flat=True).first()
        about = {"wave": str(one.wave), "system": one.system, "record_id": one.record_id, "case_id": one.case_id}
        times = {"started_at": utc(one.started_at), "finished_at": utc(one.finished_at)}
        yield {
            "what": "answer",
            **about,
            **times,
            **dict(one.answers.order_by("item_id").values_list("item_id", "score")),
            "remark": remark,
        }


def _invitations(under_way: UnderWay) -> Iterator[dict[str, Any]]:
    for one in _contacts(under_way).select_related("wave__survey").order_by("pk"):
        yield {
            "what": "invitation",
            "wave": str(one.wave),
            "email": one.email,
            "language": one.language,
            "system": one.system,
            "record_id": one.record_id,
            "case_id": one.case_id,
            "invited_at": utc(one.invited_at),
            "reminded_at": utc(one.reminded_at),
        }


def _addresses(under_way: UnderWay) -> Iterator[dict[str, Any]]:
    for one in KnownAddress.objects.filter(_of_record(under_way) | _of_address(under_way)).select_related("wave"):
        yield {"what": "address", "wave": str(one.wave), "email": one.email, "language": one.language}
    for other in Addressee.objects.filter(_of_address(under_way)).select_related("wave"):
        yield {"what": "address", "wave": str(other.wave), "email": other.email, "language": other.language}


def utc(at: datetime | None) -> datetime | None:
    """Without a zone mark, as everything in the store."""
    return at.astimezone(UTC).replace(tzinfo=None) if at else None


def _responses(under_way: UnderWay) -> QuerySet[Response]:
    known, mailed = _of_record(under_way), _of_address(under_way)
    cases = _of_case(under_way)
    through = Q(contact__in=Contact.objects.filter(known | mailed))
    return Response.objects.filter(wave__survey__kind=Survey.Kind.NAMED).filter(known | cases | through)


def _contacts(under_way: UnderWay) -> QuerySet[Contact]:
    cases = _of_case(under_way)
    return Contact.objects.filter(_of_record(under_way) | _of_address(under_way) | cases)


def _deleted(under_way: UnderWay) -> dict[str, int]:
    known, mailed = _of_record(under_way), _of_address(under_way)
    numbers = list(_contacts(under_way).values_list("pk", flat=True))
    answers = erase_responses(_responses(under_way))
    contacts = Contact.objects.filter(pk__in=numbers)
    held = contacts.count()
    contacts.update(left_out="opted_out")
    anonymous = contacts.filter(wave__survey__kind=Survey.Kind.ANONYMOUS)
    named = list(contacts.filter(wave__survey__kind=Survey.Kind.NAMED).values_list("pk", flat=True))
    # The link of an anonymous invitation leads to an envelope that may lie there already, and names nobody.
    anonymous.update(email="", system="", record_id="", case_id="")
    empty(Contact.objects.filter(pk__in=named))
    addresses, _ = KnownAddress.objects.filter(known | mailed).delete()
    results, _ = Addressee.objects.filter(mailed).delete()
    return {
        "answers": len(answers),
        "invitations": held,
        "addresses": addresses + results,
    }


def _of_record(under_way: UnderWay) -> Q:
    found = Q(pk__in=[])
    for system, number in under_way.records:
        found |= Q(system=system, record_id=number)
    return found


def _of_case(under_way: UnderWay) -> Q:
    return Q(record_id="", case_id__in=[case for case in under_way.keys.get("service_case", ()) if case])


def _of_address(under_way: UnderWay) -> Q:
    found = Q(pk__in=[])
    for address in under_way.addresses:
        found |= Q(email__iexact=address)
    return found
