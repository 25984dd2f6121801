"""Envelopes: answers sealed for the trustee. Whoever seals cannot open, and all envelopes of a wave have one length.

Source: libsodium, sealed boxes (X25519, XSalsa20-Poly1305), by PyNaCl.
"""

from __future__ import annotations

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey as BoxPrivateKey
from nacl.public import PublicKey as BoxPublicKey
from nacl.public import SealedBox

from fremdbild.ballot.keys import PrivateKey, PublicKey
from fremdbild.ballot.sheet import Sheet, cleaned, read_sheet, written_sheet
from fremdbild.ballot.wave import SEALED_BYTES, Wave, padded, unpadded
from fremdbild.errors import BallotError


def seal(sheet: Sheet, key: PublicKey, wave: Wave) -> bytes:
    """The answers as an envelope of `wave.size` bytes; BallotError for too long comments and another's key."""
    _of_this_wave(key.wave, wave.wave)
    inside = padded(written_sheet(cleaned(sheet), wave.wave), wave.size - SEALED_BYTES)
    return bytes(SealedBox(BoxPublicKey(key.key)).encrypt(inside))


def empty_envelope(key: PublicKey, wave: Wave) -> bytes:
    """An envelope without answers, for a row in which nobody has answered yet.

    It is sealed like any other: random bytes could be told apart, since the first 32 of an envelope are a point of a
    curve.
    """
    return seal(Sheet(), key, wave)


def unseal(envelope: bytes, key: PrivateKey, wave: Wave) -> Sheet:
    """The answers of an envelope; BallotError where it does not open, was changed, or belongs to another wave."""
    _of_this_wave(key.wave, wave.wave)
    if len(envelope) != wave.size:
        raise BallotError(
            f"has {len(envelope):,} bytes; envelopes of this wave have {wave.size:,}", next_step="set it aside"
        )
    try:
        inside = SealedBox(BoxPrivateKey(key.key)).decrypt(envelope)
    except (CryptoError, ValueError):
        raise BallotError(
            "does not open: it was changed, or sealed for another key", next_step="set it aside"
        ) from None
    return read_sheet(unpadded(inside), wave.wave)[0]


def _of_this_wave(key: str, wave: str) -> None:
    if key != wave:
        raise BallotError(f'the key is of wave "{key}", not of "{wave}"', next_step=f"use the key of {wave}")
