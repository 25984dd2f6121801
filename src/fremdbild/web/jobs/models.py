from __future__ import annotations

from django.db import models


class Job(models.Model):
    """Work in the background. A worker holds it by a lease, and saves what it did in the transaction of the work."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    class Reason(models.TextChoices):
        """Why a job failed; the page has words for each."""

        NAMED = "named"
        """`problem` says it."""
        FAULT = "fault"
        """A fault of the program; `reference` stands in the log."""
        AWAY = "away"
        """Something that it needs did not answer, however often it was tried."""
        ENDED = "ended"
        """Every worker that took it ended before the first step."""

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True, null=True)
    """Two jobs of one key are the same job: it is asked for twice and done once."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    """Grows with every claim; whoever holds an older number may not save any more."""
    tries = models.PositiveIntegerField(default=0)
    """Claims since a step was last saved."""
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField()
    progress = models.JSONField(default=dict)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    problem = models.TextField(blank=True)
    """Why it failed, worded for people: fact, place, next step."""
    reference = models.CharField(max_length=16, blank=True)
    """Of a fault, as it stands in the log; of a named problem its kind, such as `SourceError`."""
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("state", "not_before"), name="job_claim"),)


class Worker(models.Model):
    """A worker that runs, or was killed; it writes down every few seconds that it is there."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()


class Backup(models.Model):
    """A backup that was written whole."""

    at = models.DateTimeField()
    size = models.PositiveBigIntegerField()
    """Bytes of the file."""
