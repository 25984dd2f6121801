from __future__ import annotations

from django.db import models

from fremdbild.web.ask.models import Wave


class Ballot(models.Model):
    """One row per invitation of an anonymous wave (DESIGN 7): made before the first mail, never added to or taken from.

    `envelope` and `draft` have their full length from the start and hold random bytes; each page is one UPDATE.
    """

    ticket_hash = models.CharField(max_length=64, primary_key=True)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="ballots")
    cell = models.CharField(max_length=130)
    finished = models.BooleanField(default=False)
    envelope = models.BinaryField()
    draft = models.BinaryField()
