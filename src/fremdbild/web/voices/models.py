from __future__ import annotations

from django.db import models

from fremdbild.web.ask.models import Response


class Reply(models.Model):
    """That a critical answer of a named survey got an answer by a person; what was said stays with the customer."""

    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="reply")
    answered_at = models.DateTimeField()
    cause = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.response_id)
