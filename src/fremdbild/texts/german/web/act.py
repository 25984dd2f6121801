"""Words of `web.act`."""

from __future__ import annotations

ACT: dict[str, str] = {}
