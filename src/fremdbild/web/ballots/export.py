"""What the server hands to the trustee after the closing: cells and envelopes, sorted by hash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from fremdbild.ballot import Cell, Header, header_of, order_of, write_sorted_export
from fremdbild.errors import BallotError
from fremdbild.web.accounts.models import Unit
from fremdbild.web.answering.questionnaire import instrument_of
from fremdbild.web.ask.models import Wave
from fremdbild.web.ballots.casting import ballot_id, key_of, size_of
from fremdbild.web.ballots.models import Ballot

_AT_ONCE = 200


def export(wave: Wave, folder: Path) -> Path:
    """Writes the envelopes of a closed wave that were handed in; BallotError where it is open, or has been exported."""
    name = ballot_id(wave)
    if wave.state != Wave.State.CLOSED or timezone.now() < wave.closes_at:
        raise BallotError("the wave is not closed", where=name, next_step="export it after the closing, once")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.envelopes"
    try:
        write_sorted_export(path, header(wave), _sorted_rows(wave))
    except FileExistsError:
        raise BallotError(
            "the wave has been exported already", where=str(path), next_step="give this file to the trustee"
        ) from None
    return path


def _sorted_rows(wave: Wave) -> Iterator[tuple[str, bytes]]:
    """The envelopes in their order, some at a time: all of a large wave would not fit into memory."""
    handed_in = Ballot.objects.filter(wave=wave, finished=True)
    envelopes = handed_in.values_list("pk", "envelope").iterator(chunk_size=_AT_ONCE)
    order = sorted((order_of(bytes(envelope)), ticket) for ticket, envelope in envelopes)
    for start in range(0, len(order), _AT_ONCE):
        tickets = [ticket for _, ticket in order[start : start + _AT_ONCE]]
        found = {row[0]: row[1:] for row in handed_in.filter(pk__in=tickets).values_list("pk", "cell", "envelope")}
        for ticket in tickets:
            cell, envelope = found[ticket]
            yield cell, bytes(envelope)


def header(wave: Wave) -> Header:
    """What the trustee's machine must know of the wave, as it was frozen."""
    if wave.minimum_people is None or wave.minimum_comments is None:
        raise BallotError("the wave has no minimums", where=ballot_id(wave), next_step="freeze it before the start")
    instrument = instrument_of(wave)
    fields = set(Cell.model_fields)
    parents = dict(Unit.objects.filter(parent__isnull=False).values_list("code", "parent__code"))
    return header_of(
        wave=ballot_id(wave),
        survey_id=wave.survey.code,
        instrument=instrument,
        fingerprint=key_of(wave).fingerprint,
        minimum_people=wave.minimum_people,
        minimum_comments=wave.minimum_comments,
        closes_at=wave.closes_at,
        cells=[
            Cell(**{name: value for name, value in cell.items() if name in fields and value != ""})
            for cell in wave.cells
        ],
        parents=parents,
        envelope_size=size_of(wave).size,
    )
