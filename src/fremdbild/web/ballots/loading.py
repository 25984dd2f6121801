"""The opened wave, taken in: mixed answers and mixed comments, in one transaction, once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import connection, transaction
from django.utils import timezone

from fremdbild.ballot import Answer, Opened
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
    # In the order of the index, by the random ids: who stood beside whom in the file is not kept.
    answers = sorted(opened.answers, key=lambda one: (one.respondent_id, one.item_id))
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
        _write_answers(wave, answers)
        Remark.objects.bulk_create(
            (Remark(wave=wave, text=comment.text, order=secrets.randbits(62)) for comment in opened.comments),
            batch_size=_BATCH,
        )
    wave.refresh_from_db()


def _write_answers(wave: Wave, answers: Sequence[Answer]) -> None:
    """Without objects in between: a whole wave is written in the time for which others can wait for the database."""
    table = connection.ops.quote_name(OpenedAnswer._meta.db_table)  # noqa: SLF001  Django documents _meta
    insert = f"INSERT INTO {table} (wave_id, respondent, cell, item_id, score) VALUES (%s, %s, %s, %s, %s)"
    with connection.cursor() as cursor:
        for start in range(0, len(answers), _BATCH):
            part = answers[start : start + _BATCH]
            cursor.executemany(insert, [(wave.pk, one.respondent_id, one.cell, one.item_id, one.score) for one in part])
