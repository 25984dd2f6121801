"""The ballots of an anonymous wave: one row per ticket, of full length from the start, in random order."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache

from django.db import transaction

from fremdbild.ballot import PublicKey, empty_draft, empty_envelope, envelope_size, public_key_from
from fremdbild.ballot import Wave as Size
from fremdbild.errors import BallotError
from fremdbild.web.answering.questionnaire import instrument_of
from fremdbild.web.ask.models import Contact, Wave
from fremdbild.web.ballots.models import Ballot

_BATCH = 500
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,38}")


def ballot_id(wave: Wave) -> str:
    """The id of a wave outside of the database, in keys, exports and envelopes: `employees-2026`."""
    name = wave.name if _PLAIN.fullmatch(wave.name) else str(wave.pk)
    return f"{wave.survey.code}-{name}"


def key_of(wave: Wave) -> PublicKey:
    """The public key of the wave; BallotError where it has none, or another wave's."""
    if not wave.public_key:
        raise BallotError("the wave has no public key", where=ballot_id(wave), next_step="give it one before the start")
    return _key(wave.public_key, ballot_id(wave))


@lru_cache(maxsize=32)
def _key(text: str, wave: str) -> PublicKey:
    return public_key_from(text, where=wave, wave=wave)


def size_of(wave: Wave) -> Size:
    """How long envelopes and drafts of the wave are."""
    return _size(ballot_id(wave), wave.envelope_size) if wave.envelope_size else _first_size(wave)


@lru_cache(maxsize=32)
def _size(wave: str, size: int) -> Size:
    return Size(wave, size)


def _first_size(wave: Wave) -> Size:
    return Size(ballot_id(wave), envelope_size(instrument_of(wave)))


def cell_of(contact: Contact) -> str:
    """The cell of a contact, as waves freeze them: `sales/employee`."""
    return f"{contact.unit.code if contact.unit else ''}/{contact.perspective}"


def make_ballots(wave: Wave) -> int:
    """One row for each contact of the wave, before the first mail; gives back how many. A second call changes nothing.

    BallotError where a contact is of no cell that the wave froze, or the wave has no key: then nothing is made.
    """
    with transaction.atomic():
        if wave.ballots.exists():
            return 0
        size = _first_size(wave)
        key = key_of(wave)
        Wave.objects.filter(pk=wave.pk).update(envelope_size=size.size)
        wave.envelope_size = size.size
        known = {cell["cell"] for cell in wave.cells}
        contacts = list(Contact.objects.filter(wave=wave).select_related("unit"))
        if foreign := sorted({cell_of(contact) for contact in contacts} - known):
            raise BallotError(
                f'contacts are of a cell "{foreign[0]}" that the wave does not have',
                where=ballot_id(wave),
                next_step="freeze the cells with all contacts in them",
            )
        secrets.SystemRandom().shuffle(contacts)
        Ballot.objects.bulk_create(
            (
                Ballot(
                    ticket_hash=contact.token_hash,
                    wave=wave,
                    cell=cell_of(contact),
                    envelope=empty_envelope(key, size),
                    draft=empty_draft(size),
                )
                for contact in contacts
            ),
            batch_size=_BATCH,
        )
    return len(contacts)
