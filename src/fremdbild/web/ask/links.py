"""Links that people are sent. The database keeps a hash of each; the link is made anew with the secret key.

So a reminder carries the link of the invitation, and a copy of the database alone holds no link.
"""

from __future__ import annotations

import base64
import hmac
import io

import segno
from django.conf import settings

from fremdbild.web.answering.tokens import code_of, new_token, token_hash
from fremdbild.web.ask.models import Contact, Wave

_BYTES = 18


def token_of(wave: int, salt: str) -> str:
    """The token of the contact of `wave` that has this salt."""
    said = f"fremdbild link {wave} {salt}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), said, "sha256")
    return code_of(wave) + base64.urlsafe_b64encode(digest[:_BYTES]).decode()


def hash_of(wave: int, salt: str) -> str:
    """What the database keeps of it."""
    return token_hash(token_of(wave, salt))


def link_of(contact: Contact) -> str | None:
    """The link of a contact; None where the secret key of the server was changed since it was made."""
    token = token_of(contact.wave_id, contact.salt)
    return address(token) if token_hash(token) == contact.token_hash else None


def link_for_everybody(wave: Wave) -> str:
    """The one link of a named wave that anybody may use."""
    return address(token_of(wave.pk, "everybody"))


def hash_for_everybody(wave: Wave) -> str:
    """What the database keeps of it."""
    return hash_of(wave.pk, "everybody")


def link_to_results(wave: Wave) -> str:
    """A link that opens the released results of an anonymous wave, and is nobody's."""
    return address(new_token(wave.pk))


def address(token: str) -> str:
    """The whole address of a token."""
    return f"{settings.ENVIRONMENT.url.geturl().rstrip('/')}/a/{token}/"


def qr_code(link: str) -> bytes:
    """The link as a QR code: black on white in every mode, for paper."""
    found = io.BytesIO()
    segno.make(link, error="m").save(
        found, kind="svg", scale=8, border=4, dark="#191C25", light="#FFFFFF", xmldecl=True
    )
    return found.getvalue()
