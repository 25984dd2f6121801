from __future__ import annotations

from django.db import models


class Job(models.Model):
    """Work in the background. A worker holds it by a lease, and saves what it did in the transaction of the work."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True, null=True)
    """Two jobs of one key are the same job: it is asked for twice and done once."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveIntegerField(default=0)
    """Grows with every claim; whoever holds an older number may not save any more."""
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField()
    progress = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    problem = models.TextField(blank=True)
    """Why it failed, worded for people: fact, place, next step."""
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("state", "not_before"), name="job_claim"),)
