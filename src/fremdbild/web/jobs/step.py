"""`Step`: what a function that does work in the background is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fremdbild.web.jobs.models import Job


class FencedError(Exception):
    """Another worker holds the job by now; nothing of this one may be saved any more."""


class StoppedError(Exception):
    """The worker is asked to end; the job is given back as it was last saved."""


class NotNowError(Exception):
    """Something does not answer that may answer later (a mail server); the job is tried again after a while."""


class Step:
    """One attempt at a job: its `arguments`, what was saved of its `progress`, and how to save more.

    A handler does its work in small pieces, each in a transaction that ends with `save`. A worker that is killed leaves
    the pieces that were saved, and the next one goes on from `progress`:

        for number in range(step.progress.get("next", 0), 10):
            with transaction.atomic():
                do(number)
                step.save({"next": number + 1}, done=number + 1, total=10)
    """

    def __init__(self, job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
        self.job_id: int = job.pk
        self.kind: str = job.kind
        self.arguments: dict[str, Any] = job.arguments
        self.progress: dict[str, Any] = job.progress
        self.attempt: int = job.attempt
        self.lost = False
        self.saved = False
        """Whether this attempt saved a step."""
        self._stopping = stopping

    def save(self, progress: dict[str, Any], *, done: int | None = None, total: int | None = None) -> None:
        """Saves `progress` in the transaction of the work; raises FencedError where another worker took over."""
        self.check()
        known: dict[str, Any] = {"progress": progress, "tries": 0}
        if done is not None:
            known["done"] = done
        if total is not None:
            known["total"] = total
        self.change(**known)
        self.progress = progress
        self.saved = True

    def check(self) -> None:
        """Raises where it is of no use to go on; asks nothing of the database."""
        if self.lost:
            raise FencedError
        if self._stopping():
            raise StoppedError

    def change(self, **values: Any) -> None:
        """Changes the job while this attempt holds it; raises FencedError where it does not."""
        held = Job.objects.filter(pk=self.job_id, attempt=self.attempt, state=Job.State.RUNNING)
        if not held.update(**values):
            self.lost = True
            raise FencedError
