"""After counting: envelopes, tickets, addresses and the server's key are destroyed, so that backups stay shut."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone

from fremdbild.errors import BallotError
from fremdbild.web.ask.models import Contact, Survey, Wave
from fremdbild.web.ballots.casting import ballot_id, size_of
from fremdbild.web.ballots.keeping import destroy_server_key
from fremdbild.web.ballots.models import Ballot

_TABLES = ("ballots_ballot", "ask_contact")


def destroy(wave: Wave) -> None:
    """Overwrites the envelopes of a counted wave and deletes all that led to them; harmless when repeated.

    Must not be called within a transaction: the files of the database are rewritten.
    """
    if wave.survey.kind != Survey.Kind.ANONYMOUS or wave.counted_at is None:
        raise BallotError(
            "the wave has not been counted", where=ballot_id(wave), next_step="load what the trustee opened, first"
        )
    size = size_of(wave).size
    with transaction.atomic():
        for ballot in Ballot.objects.filter(wave=wave).only("ticket_hash").iterator():
            Ballot.objects.filter(pk=ballot.pk).update(
                envelope=secrets.token_bytes(size), draft=secrets.token_bytes(size), finished=False
            )
        Ballot.objects.filter(wave=wave).delete()
        Contact.objects.filter(wave=wave).delete()
        Wave.objects.filter(pk=wave.pk).update(destroyed_at=timezone.now())
    destroy_server_key(wave)
    rewrite_files(_TABLES)
    wave.refresh_from_db()


def rewrite_files(tables: Iterable[str]) -> None:
    """Rewrites the tables, so that deleted rows are nowhere in the files of the database.

    PostgreSQL keeps older parts of its write-ahead log until it uses them again; the envelopes in them stay shut.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                cursor.execute(statement)
                cursor.fetchall()
        else:
            for table in tables:
                cursor.execute(f"VACUUM (FULL) {table}")
