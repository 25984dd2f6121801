"""Words of `web.audit`."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    "audit.run_assessment": "started the assessment of a period",
}
