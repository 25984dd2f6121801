"""Words of `web.picture`."""

from __future__ import annotations

PICTURE: dict[str, str] = {}
