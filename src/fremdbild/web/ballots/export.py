"""What the server hands to the trustee after the closing: cells and envelopes, sorted by hash."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from fremdbild.ballot import Cell, Header, header_of, write_export
from fremdbild.errors import BallotError
from fremdbild.web.accounts.models import Unit
from fremdbild.web.answering.questionnaire import instrument_of
from fremdbild.web.ask.models import Wave
from fremdbild.web.ballots.casting import ballot_id, key_of, size_of
from fremdbild.web.ballots.models import Ballot


def export(wave: Wave, folder: Path) -> Path:
    """Writes the envelopes of a closed wave that were handed in; BallotError where it is open, or has been exported."""
    name = ballot_id(wave)
    if wave.state != Wave.State.CLOSED or timezone.now() < wave.closes_at:
        raise BallotError("the wave is not closed", where=name, next_step="export it after the closing, once")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.envelopes"
    rows = Ballot.objects.filter(wave=wave, finished=True).order_by("ticket_hash").values_list("cell", "envelope")
    try:
        write_export(path, header(wave), ((cell, bytes(envelope)) for cell, envelope in rows.iterator()))
    except FileExistsError:
        raise BallotError(
            "the wave has been exported already", where=str(path), next_step="give this file to the trustee"
        ) from None
    return path


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
