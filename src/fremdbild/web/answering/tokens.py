"""Tokens of links. The database keeps their SHA-256 and nothing else.

    /a/kq3J9xUd…/               what one person was sent
    /a/kq3J9xUd…~lT7w…/         a link for everybody, and the form that one browser fills in

The first letters of a token tell the wave to whoever knows the secret key of the server, so that the link of an
anonymous wave still says what came of it after all rows of the wave are destroyed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import uuid

from django.conf import settings

CODE_LETTERS = 8
_RANDOM_BYTES = 18
_WHOLE = re.compile(r"[A-Za-z0-9_-]{20,64}")
_FORM = re.compile(r"[lq][A-Za-z0-9_-]{22}")


def new_token(wave: int) -> str:
    """A token for one person, or for the link of everybody, in this wave: 144 random bits behind the wave's code."""
    return code_of(wave) + secrets.token_urlsafe(_RANDOM_BYTES)


def code_of(wave: int) -> str:
    """The first letters of all tokens of a wave."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"fremdbild wave {wave}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).decode()[:CODE_LETTERS]


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_form(*, qr: bool = False) -> str:
    """The name of the form that one browser fills in behind a link for everybody; nothing is kept in a cookie."""
    return ("q" if qr else "l") + secrets.token_urlsafe(16)


def parts(address: str) -> tuple[str, str] | None:
    """Token and form of an address; None where it cannot be one: cut off, or made up."""
    token, _, form = address.partition("~")
    if not _WHOLE.fullmatch(token) or (form and not _FORM.fullmatch(form)) or address.endswith("~"):
        return None
    return token, form


def response_id(address: str) -> uuid.UUID:
    """The one response that belongs to an address: whoever sends a page twice sends the same response."""
    return uuid.UUID(bytes=hashlib.sha256(b"fremdbild response\n" + address.encode()).digest()[:16])
