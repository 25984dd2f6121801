from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class OnlyAddedToError(TypeError):
    """Somebody tried to change or remove an entry of the audit log."""

    def __init__(self) -> None:
        super().__init__("the audit log is only ever added to")


class Head(models.Model):
    """One row: number and hash of the last entry. Whoever writes an entry holds it, so the chain has no forks."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Entries(models.QuerySet["Entry"]):
    """Refuses to change and to remove; triggers of the database refuse it too (`audit/append_only.py`)."""

    def update(self, **kwargs: Any) -> NoReturn:  # noqa: ARG002  the signature is Django's
        raise OnlyAddedToError

    def delete(self) -> NoReturn:
        raise OnlyAddedToError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002  the signature is Django's
        raise OnlyAddedToError


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

    objects = Entries.as_manager()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.deed}"

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise OnlyAddedToError
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002  the signature is Django's
        raise OnlyAddedToError
