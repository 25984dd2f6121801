"""Sessions in the database, as Django keeps them; a cookie that cannot name one is none."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    """PostgreSQL takes no NUL in a text: a cookie with one would be a fault on every page."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and key.isascii() and key.isalnum() and super()._validate_session_key(key)  # type: ignore[misc,union-attr]  # not in the stubs
