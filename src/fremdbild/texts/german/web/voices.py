"""Words of `web.voices`."""

from __future__ import annotations

VOICES: dict[str, str] = {}
