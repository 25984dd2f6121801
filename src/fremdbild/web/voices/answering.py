"""That somebody answered critical feedback, with an entry in the audit log."""

from __future__ import annotations

import logging

from django.db import IntegrityError, transaction
from django.utils import timezone

from fremdbild.web.accounts.models import User
from fremdbild.web.ask.models import Response
from fremdbild.web.audit.recording import record
from fremdbild.web.voices import feedback
from fremdbild.web.voices.models import Reply

log = logging.getLogger("fremdbild.web")


class AnsweredMeanwhileError(Exception):
    """Somebody else noted an answer, or opened it again, since the page was loaded."""


def note_answer(actor: User, response: Response, cause: str, outcome: str) -> None:
    """Once; a second one is told of the first."""
    try:
        with transaction.atomic():
            Reply.objects.create(response=response, answered_at=timezone.now(), cause=cause, outcome=outcome)
            record(actor, "feedback.answered", _about(response), response=str(response.pk))
            transaction.on_commit(_write)
    except IntegrityError:
        raise AnsweredMeanwhileError from None


def reopen(actor: User, response: Response) -> None:
    """It was not answered after all."""
    with transaction.atomic():
        if not Reply.objects.filter(response=response).delete()[0]:
            raise AnsweredMeanwhileError
        record(actor, "feedback.reopened", _about(response), response=str(response.pk))
        transaction.on_commit(_write)


def _about(response: Response) -> str:
    return response.case_id or f"{response.system} {response.record_id}"


def _write() -> None:
    try:
        feedback.write()
    except OSError as problem:
        log.warning("web/answers/feedback.parquet was not written: %s", problem.strerror)
