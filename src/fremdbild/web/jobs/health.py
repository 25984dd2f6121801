"""Whether the server is well: database, room on the disk, work in the background, backups."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from fremdbild.texts.words import Words
from fremdbild.web.jobs.models import Backup, Job, Worker
from fremdbild.web.jobs.worker import SEEN_WITHIN

LEAST_FREE = 200_000_000
"""Bytes of room below which the server is not well."""
LONGEST_WAIT = timedelta(minutes=10)
OLDEST_BACKUP = timedelta(days=2)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class State:
    """What was found; everything of the database is None where it does not answer."""

    database: bool
    free: int
    workers: int | None = None
    waits: timedelta | None = None
    """How long the oldest job waits that could be done now."""
    failed: int | None = None
    """Jobs that failed within a day."""
    backup_at: datetime | None = None

    @property
    def well(self) -> bool:
        """Whether people can work: an old backup and a failed job are for administrators to see."""
        return self.database and self.free >= LEAST_FREE and self.work_goes_on

    @property
    def work_goes_on(self) -> bool:
        return self.waits is None or self.waits < LONGEST_WAIT

    @property
    def backup_is_young(self) -> bool:
        return self.backup_at is not None and timezone.now() - self.backup_at < OLDEST_BACKUP

    @property
    def worries(self) -> int:
        """How many rows are not as they should be."""
        return sum(not good for _, good in self._found())

    def rows(self, words: Words) -> list[tuple[str, str, bool]]:
        """What is looked at, how it stands, and whether that is well."""
        said = {
            "database": words(f"web.jobs.health.database.{'well' if self.database else 'away'}"),
            "free": words("web.jobs.health.free.value", size=words.count(self.free / 1_000_000)),
            "workers": words("web.jobs.health.workers.value", count=words.count(self.workers or 0)),
            "waits": _time(self.waits, words) if self.waits else words("web.jobs.health.waits.nothing"),
            "failed": words("web.jobs.health.failed.value", count=words.count(self.failed or 0)),
            "backup": (
                words.day(timezone.localtime(self.backup_at).date())
                if self.backup_at
                else words("web.jobs.health.backup.never")
            ),
        }
        return [(words(f"web.jobs.health.{name}"), said[name], good) for name, good in self._found()]

    def _found(self) -> list[tuple[str, bool]]:
        return [
            ("database", self.database),
            ("free", self.free >= LEAST_FREE),
            ("workers", bool(self.workers)),
            ("waits", self.work_goes_on),
            ("failed", not self.failed),
            ("backup", self.backup_is_young),
        ]


def state_of() -> State:
    """How the server stands now; it never raises."""
    free = shutil.disk_usage(settings.ENVIRONMENT.folder).free
    now = timezone.now()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = Job.objects.filter(state=Job.State.WAITING, not_before__lte=now).order_by("not_before").first()
        left = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now).order_by("lease_until").first()
        since = [at for at in (waiting and waiting.not_before, left and left.lease_until) if at]
        backup = Backup.objects.order_by("-at").first()
        return State(
            database=True,
            free=free,
            workers=Worker.objects.filter(seen_at__gt=now - SEEN_WITHIN).count(),
            waits=now - min(since) if since else None,
            failed=Job.objects.filter(state=Job.State.FAILED, finished_at__gt=now - _DAY).count(),
            backup_at=backup.at if backup else None,
        )
    except (DatabaseError, InterfaceError):
        return State(database=False, free=free)


def _time(length: timedelta, words: Words) -> str:
    return words.days(max(length / _DAY, 1 / 1440))
