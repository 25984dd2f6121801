"""Whether the answers of a wave are in a picture yet, and which period to assess for that."""

from __future__ import annotations

from django.conf import settings
from django.utils.timezone import localtime

from fremdbild.web.ask.models import Survey, Wave


def in_picture(wave: Wave) -> bool:
    """Whether something was assessed since the wave was counted; what holds no answers needs no assessment."""
    if wave.counted_at is None:
        return False
    if wave.survey.kind == Survey.Kind.ANONYMOUS and not wave.opened_cells:
        return True
    since = wave.counted_at.timestamp()
    frozen = (settings.ENVIRONMENT.folder / "assessments").glob("*/manifest.json")
    return any(manifest.stat().st_mtime > since for manifest in frozen)


def period_of(wave: Wave) -> str:
    """The quarter in which the wave closed: `2026-Q4`."""
    closed = localtime(wave.closes_at)
    return f"{closed.year}-Q{(closed.month + 2) // 3}"
