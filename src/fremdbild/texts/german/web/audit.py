"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    "audit.token_created": "richtete einen Zugangsschlüssel zur API ein",
    "audit.token_revoked": "sperrte einen Zugangsschlüssel zur API",
}
