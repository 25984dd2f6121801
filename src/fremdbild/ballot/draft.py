"""Drafts: what somebody has answered so far, under a secret that only the browser and a displayed code know.

The server keeps the draft and not the secret. The invitation link alone opens nothing: a draft is read again with the
browser's cookie, or with the *resume code* that the page displays.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from fremdbild.ballot.crockford import ALPHABET, data_of, grouped, meant, symbols
from fremdbild.ballot.sheet import Sheet, cleaned, read_sheet, written_sheet
from fremdbild.ballot.wave import DRAFT_BYTES, Wave, padded, unpadded
from fremdbild.errors import BallotError

SECRET_BYTES = 15
VERSION_BYTES = SecretBox.NONCE_SIZE
"""A sealed draft begins with its nonce: so many random bytes, new each time that it is sealed."""
_CHECK_SYMBOLS = 4
_CODE_SYMBOLS = SECRET_BYTES * 8 // 5 + _CHECK_SYMBOLS
_MOST_PAGES = 999
_NEXT = "compare it with the code that the page displayed, or begin anew"


@dataclass(frozen=True)
class Draft:
    """Answers so far, and the page to go on with."""

    sheet: Sheet = field(default_factory=Sheet)
    page: int = 0


def new_secret() -> bytes:
    """A secret for one browser and one draft: 120 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def resume_code(secret: bytes) -> str:
    """The secret as seven groups of four letters and digits, of which the last one shows a slip of the pen."""
    return grouped(symbols(secret) + _check(secret))


def secret_of(code: str) -> bytes:
    """The secret of a resume code as somebody typed it: small letters, spaces, O for 0 and I or L for 1 are understood.

    BallotError where a letter is missing, too much or wrong.
    """
    typed = meant(code)
    if foreign := sorted(set(typed) - set(ALPHABET)):
        raise BallotError(f'a resume code has no "{foreign[0]}"', next_step=_NEXT)
    if len(typed) != _CODE_SYMBOLS:
        raise BallotError(
            f"a resume code has {_CODE_SYMBOLS} letters and digits; these are {len(typed)}", next_step=_NEXT
        )
    secret = data_of(typed[:-_CHECK_SYMBOLS])
    if not secrets.compare_digest(typed[-_CHECK_SYMBOLS:], _check(secret)):
        raise BallotError("one or more letters of the resume code are wrong", next_step=_NEXT)
    return secret


def empty_draft(wave: Wave) -> bytes:
    """Random bytes as long as a draft, for a row without one: nothing tells them from a draft."""
    return secrets.token_bytes(wave.size)


def seal_draft(draft: Draft, secret: bytes, wave: Wave) -> bytes:
    """The draft as `wave.size` bytes; BallotError where its comments are too long."""
    if not 0 <= draft.page <= _MOST_PAGES:
        raise BallotError(f"there is no page {draft.page}", next_step=f"write 0 to {_MOST_PAGES}")
    written = written_sheet(cleaned(draft.sheet), wave.wave, draft.page)
    return bytes(_box(secret, wave).encrypt(padded(written, wave.size - DRAFT_BYTES)))


def open_draft(sealed: bytes, secret: bytes, wave: Wave) -> Draft:
    """The draft again; BallotError where the secret is not its own, or nothing has been kept yet."""
    try:
        inside = _box(secret, wave).decrypt(sealed)
    except (CryptoError, ValueError):
        raise BallotError("there is no draft under this code", next_step=_NEXT) from None
    return Draft(*read_sheet(unpadded(inside), wave.wave, paged=True))


def _box(secret: bytes, wave: Wave) -> SecretBox:
    """A box under a key of this secret and this wave alone."""
    if len(secret) != SECRET_BYTES:
        raise BallotError(f"a secret has {SECRET_BYTES} bytes; this one has {len(secret)}", next_step=_NEXT)
    return SecretBox(
        hashlib.blake2b(wave.wave.encode(), key=secret, digest_size=32, person=b"fremdbild-draft").digest()
    )


def _check(secret: bytes) -> str:
    return symbols(hashlib.blake2b(secret, digest_size=5, person=b"fremdbild-resume").digest())[:_CHECK_SYMBOLS]
