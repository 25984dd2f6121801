"""Changes of a wave that two people may make at once: the second is told, and nothing is lost."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from fremdbild.web.ask.models import Wave

CHANGEABLE = (Wave.State.DRAFT, Wave.State.WAITING, Wave.State.APPROVED)
"""Before the first invitation; whatever was approved has to be approved again."""


class StaleError(Exception):
    """Somebody else changed it since the page was loaded, or it has begun meanwhile."""


def change(wave: Wave, version: int, **values: Any) -> None:
    """Changes a wave that has not begun and still has this version; it is then a draft again. StaleError otherwise."""
    known: dict[str, Any] = {
        "state": Wave.State.DRAFT,
        "approved_by": None,
        "approved_at": None,
        "questions": "",
        "cells": [],
        "public_key": "",
        **values,
    }
    moved = Wave.objects.filter(pk=wave.pk, version=version, state__in=CHANGEABLE).update(
        version=F("version") + 1, **known
    )
    if not moved:
        raise StaleError
    wave.refresh_from_db()
