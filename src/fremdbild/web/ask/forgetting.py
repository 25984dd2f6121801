"""Addresses of those who were asked are deleted some days after the closing; what they answered stays without them.

| deleted | stays |
|---|---|
| address, customer, case of each invitation, and what its link is made from | a row that counts: invited, answered |
| which answer came by which invitation, and by which link | the answer, with the case or customer that it is about |
| addresses by customer, of waves that ask after something happened | who does not want to be asked, as a keyed hash |
| of an anonymous wave: to whom results would go | |
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.answering.writing import identifier
from fremdbild.web.ask.models import Addressee, Contact, KnownAddress, Response, Survey, Wave
from fremdbild.web.audit.recording import record
from fremdbild.web.ballots.destroying import rewrite_files
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step

LOOKS_AT = 3
"""Hour of the day at which the worker looks for what is due."""
_TABLES = ("ask_contact", "ask_knownaddress", "ask_addressee")
_BATCH = 500
_SERVER = "server"


def kept_days() -> int:
    """For how many days after the closing a wave that starts now keeps addresses.

    At least as long as any survey lets a customer rest: without the address nobody knows who was asked lately.
    """
    events = Survey.objects.exclude(event=None).values_list("event", flat=True)
    rests = (int(event["rest_days"]) for event in events if event)
    return max([settings.PROJECT.protection.addresses_days, *rests])


def deleted_by(wave: Wave) -> datetime:
    """The moment from which the addresses of a wave are to be deleted."""
    days = wave.addresses_days or settings.PROJECT.protection.addresses_days
    return wave.closes_at + timedelta(days=days)


def lay_out_forgetting(on: datetime | None = None) -> None:
    """The next look: at once, or in the night after `on`. Each day has one."""
    if on is None:
        enqueue("ask_forget", key=f"ask_forget:{timezone.localdate().isoformat()}")
        return
    day, at = _night_after(on)
    enqueue("ask_forget", key=f"ask_forget:{day.isoformat()}", not_before=at)


def _night_after(on: datetime) -> tuple[date, datetime]:
    day = timezone.localtime(on).date() + timedelta(days=1)
    return day, datetime(day.year, day.month, day.day, LOOKS_AT, tzinfo=timezone.get_default_timezone())


def _rewritten() -> list[str]:
    return [*_TABLES, *(table for table, _ in _leads_to_responses())]


def lay_out_rewriting() -> None:
    """In the night the files of the database are rewritten, so that what was deleted by day is nowhere in them."""
    day, at = _night_after(timezone.now())
    enqueue("ask_rewrite", key=f"ask_rewrite:{day.isoformat()}", not_before=at)


def rewrite(step: Step) -> None:
    """Job `ask_rewrite`."""
    rewrite_now()
    step.save({"done": True})


def rewrite_now() -> None:
    """Rewrites the files of the database; not within a transaction."""
    rewrite_files(_rewritten())


def forget_due(step: Step) -> None:
    """Job `ask_forget`: deletes the addresses of every wave whose day has come, and lays out the next look."""
    now = timezone.now()
    with transaction.atomic():
        lay_out_forgetting(now)
        step.save(step.progress)
    for wave in _due(now):
        with transaction.atomic():
            count = forget_addresses(wave)
            if count:
                record(_SERVER, "forget_addresses", str(wave), deleted=count)
            step.save({"rewrite": step.progress.get("rewrite", False) or count > 0})
    if step.progress.get("rewrite"):
        rewrite_files(_rewritten())
        step.save({"rewrite": False})


def forget_addresses(wave: Wave) -> int:
    """Deletes the addresses of a wave that is over, in the transaction of whoever calls; gives back how many."""
    named = wave.survey.kind == Survey.Kind.NAMED
    known, _ = KnownAddress.objects.filter(wave=wave).delete()
    unsent, _ = Addressee.objects.filter(wave=wave).delete()
    contacts = Contact.objects.filter(wave=wave)
    held = contacts.exclude(email="").count()
    if named and wave.frozen_at:
        Response.objects.filter(wave=wave).exclude(contact=None).update(contact=None)
        _renamed(wave)
        empty(Contact.objects.filter(wave=wave))
    else:
        contacts.delete()
    if wave.frozen_at:  # a draft may still be given another closing, and new people
        Wave.objects.filter(pk=wave.pk).update(addresses_deleted_at=timezone.now())
        wave.refresh_from_db(fields=("addresses_deleted_at",))
    return known + unsent + held


def empty(contacts: QuerySet[Contact]) -> None:
    """Rows that count stay; nothing in them leads to a person, nor to the link that a person was sent."""
    rows = list(contacts)
    for row in rows:
        row.email = row.system = row.record_id = row.case_id = row.salt = ""
        row.token_hash = token_hash(secrets.token_urlsafe(32))
    fields = ("email", "system", "record_id", "case_id", "salt", "token_hash")
    Contact.objects.bulk_update(rows, fields, batch_size=_BATCH // len(fields))


def _renamed(wave: Wave) -> None:
    """Other ids for what was answered: the one before follows from the link, which may lie in somebody's archive."""
    pairs = [
        (identifier(uuid.uuid4()), identifier(one))
        for one in Response.objects.filter(wave=wave).values_list("pk", flat=True)
    ]
    with connection.cursor() as cursor:
        for table, column in _leads_to_responses():
            # The database looks whether each row still has its response at the end of the transaction.
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {column} = %s", pairs)


def _leads_to_responses() -> Iterator[tuple[str, str]]:
    """Table and column of each key of a response, wherever one is kept."""
    quoted = connection.ops.quote_name
    about = Response._meta  # noqa: SLF001  Django documents _meta
    yield quoted(about.db_table), quoted("id")
    for key in about.related_objects:
        yield quoted(key.related_model._meta.db_table), quoted(str(key.field.column))  # noqa: SLF001


def _due(now: datetime) -> Iterator[Wave]:
    """Waves that are over, or were never started, and still have addresses although their day has come."""
    over = Wave.objects.select_related("survey").filter(closes_at__lt=now, addresses_deleted_at=None)
    for wave in over.exclude(state=Wave.State.OPEN).order_by("pk"):
        if deleted_by(wave) <= now:
            yield wave
