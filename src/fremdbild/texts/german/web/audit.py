"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {}
