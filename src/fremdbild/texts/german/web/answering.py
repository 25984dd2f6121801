"""Words of `web.answering`."""

from __future__ import annotations

ANSWERING: dict[str, str] = {}
