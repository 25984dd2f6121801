"""Pages of frozen rows: the cursor names the place after which to go on, and the rows that it was made for."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from ninja.errors import HttpError

_LONGEST = 200


def page_of(
    rows: Sequence[dict[str, Any]], cursor: str | None, limit: int, asked: str
) -> tuple[list[dict[str, Any]], str | None]:
    """`limit` rows and the next cursor; `asked` says what was asked for, and a cursor of another question is refused."""
    start = _read(cursor, asked) if cursor else 0
    kept = list(rows[start : start + limit])
    end = start + len(kept)
    return kept, _written(end, asked) if end < len(rows) else None


def _written(place: int, asked: str) -> str:
    told = f"{place}.{_signed(place, asked)}"
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(cursor: str, asked: str) -> int:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        told = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True).decode("ascii")
        place, _, signed = told.partition(".")
        known = len(cursor) <= _LONGEST and place.isdigit() and place.isascii()
        if known and hmac.compare_digest(signed, _signed(int(place), asked)):
            return int(place)
    except ValueError:
        pass
    raise HttpError(400, "The cursor does not belong to this question. Ask again without it.")


def _signed(place: int, asked: str) -> str:
    key = hashlib.sha256(f"api cursor {settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, f"{place} {asked}".encode(), hashlib.sha256).hexdigest()[:24]
