"""The opened wave, taken in: mixed answers and mixed comments, in one transaction, once."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from fremdbild.ballot import Opened
from fremdbild.errors import BallotError
from fremdbild.web.ask.models import OpenedAnswer, Remark, Wave
from fremdbild.web.ballots.casting import ballot_id, key_of

_BATCH = 2_000


def load_opened(wave: Wave, opened: Opened) -> None:
    """Writes what the trustee opened; BallotError where it is of another wave or key, or the wave was counted before.

    The cells of the wave become those of the opening, which joined the small ones.
    """
    if (opened.wave, opened.fingerprint) != (ballot_id(wave), key_of(wave).fingerprint):
        raise BallotError(
            f'the opening is of wave "{opened.wave}", key {opened.fingerprint}',
            where=ballot_id(wave),
            next_step="give the file that was opened for this wave",
        )
    with transaction.atomic():
        claimed = Wave.objects.filter(pk=wave.pk, state=Wave.State.CLOSED).update(
            state=Wave.State.COUNTED,
            counted_at=timezone.now(),
            opened_cells=[cell.model_dump(mode="json") for cell in opened.cells],
        )
        if not claimed:
            raise BallotError(
                "the wave is not closed, or was counted before", where=ballot_id(wave), next_step="open a wave once"
            )
        OpenedAnswer.objects.bulk_create(
            (
                OpenedAnswer(
                    wave=wave,
                    respondent=answer.respondent_id,
                    cell=answer.cell,
                    item_id=answer.item_id,
                    score=answer.score,
                )
                for answer in opened.answers
            ),
            batch_size=_BATCH,
        )
        Remark.objects.bulk_create(
            (Remark(wave=wave, text=comment.text, order=secrets.randbits(62)) for comment in opened.comments),
            batch_size=_BATCH,
        )
    wave.refresh_from_db()
