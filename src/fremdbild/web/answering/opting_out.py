"""Who does not want to be asked any more. Kept is a keyed hash of the address, so that it can be respected."""

from __future__ import annotations

import hmac

from django.conf import settings

from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.ask.models import Contact, OptOut


def address_hash(email: str) -> str:
    """The keyed hash under which an address is remembered; capitals and spaces do not matter."""
    return hmac.digest(
        settings.SECRET_KEY.encode(), b"fremdbild opt-out\n" + email.strip().lower().encode(), "sha256"
    ).hex()


def opted_out(email: str) -> bool:
    """Whether nothing may be sent to this address."""
    return OptOut.objects.filter(pk=address_hash(email)).exists()


def opt_out(token: str, *, really: bool) -> bool | None:
    """Remembers the address behind a token where `really`; None where there is none."""
    email = Contact.objects.filter(token_hash=token_hash(token)).values_list("email", flat=True).first()
    if not email:
        return None
    if really:
        OptOut.objects.get_or_create(pk=address_hash(email))
    return True
