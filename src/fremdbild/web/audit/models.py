from __future__ import annotations

from django.db import models


class Head(models.Model):
    """One row: number and hash of the last entry. Whoever writes an entry holds it, so the chain has no forks."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """Who saw or changed what about customers and settings. Never who read or answered a survey."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    deed = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
