"""Words of `web.ask`."""

from __future__ import annotations

ASK: dict[str, str] = {}
