"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    "audit.token_created": "set up a token for the API",
    "audit.token_revoked": "revoked a token for the API",
}
