"""Words of `web.accounts`."""

from __future__ import annotations

ACCOUNTS: dict[str, str] = {}
