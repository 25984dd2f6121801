"""Words of `web.jobs`."""

from __future__ import annotations

JOBS: dict[str, str] = {}
