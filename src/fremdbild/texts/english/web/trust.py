"""Words of `web.trust`."""

from __future__ import annotations

TRUST: dict[str, str] = {}
