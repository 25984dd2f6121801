"""The key pair of a wave: two text files, one for the server and one for the trustee alone.

    fremdbild ballot private key
    version: 1
    wave: employees-2026
    fingerprint: 8K2M-Q0RT-5WXB-3N7C-Z1GD
    protection: passphrase
    argon2id: 3 268435456 c2FsdCBvZiAxNiBieXRl
    key: …
    check: 1f0e2d3c4b5a6978

The fingerprint is the public key's, with the wave: 100 bits of SHA-256. Both files and the page of the survey show it,
so that people can compare them. `check` finds damage, not deceit.
Sources: X25519 (RFC 7748); Argon2id (RFC 9106) with the moderate limits of libsodium, 256 MiB and about a second.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey as BoxPrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random as random_bytes

from fremdbild.ballot.crockford import grouped, symbols
from fremdbild.ballot.sheet import checked_wave
from fremdbild.errors import BallotError

SHORTEST_PASSPHRASE = 12

_VERSION = "1"
_KEY_BYTES = 32
_FINGERPRINT_SYMBOLS = 20
_LARGEST_FILE = 10_000
_LINE = re.compile(r"([a-z0-9]+): (\S.*)")
_FIELDS = {
    "public": ("version", "wave", "fingerprint", "key", "check"),
    "private": ("version", "wave", "fingerprint", "protection", "argon2id", "key", "check"),
}


@dataclass(frozen=True)
class PublicKey:
    """Seals envelopes of one wave."""

    wave: str
    key: bytes

    @property
    def fingerprint(self) -> str:
        """Five groups of four letters and digits to compare by eye or on the telephone."""
        digest = hashlib.sha256(b"fremdbild ballot 1\n" + self.wave.encode() + b"\n" + self.key).digest()
        return grouped(symbols(digest)[:_FINGERPRINT_SYMBOLS])


@dataclass(frozen=True)
class PrivateKey:
    """Opens envelopes of one wave."""

    wave: str
    key: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.wave, bytes(BoxPrivateKey(self.key).public_key))


def new_key(wave: str) -> PrivateKey:
    """A new key for this wave; BallotError where the id cannot be one."""
    return PrivateKey(checked_wave(wave), bytes(BoxPrivateKey.generate()))


def key_files(wave: str, folder: Path) -> tuple[Path, Path]:
    """Where the public and the private half of a wave's key are written."""
    name = checked_wave(wave)
    return folder / f"{name}.public", folder / f"{name}.private"


def write_keys(key: PrivateKey, folder: Path, passphrase: str | None = None) -> tuple[Path, Path]:
    """Writes both halves and gives back their paths; the private one is readable by its owner alone.

    BallotError where one of the files is there (a key that is lost loses the wave), or the passphrase is too short.
    """
    public, private = key_files(key.wave, folder)
    texts = {private: private_text(key, passphrase), public: public_text(key.public)}
    folder.mkdir(parents=True, exist_ok=True)
    refuse_existing(key.wave, folder)
    written: list[Path] = []
    try:
        for path, text in texts.items():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if path == private else 0o644)
            written.append(path)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
    except OSError:
        for path in written:
            path.unlink()
        raise
    return public, private


def refuse_existing(wave: str, folder: Path) -> None:
    """BallotError where a key of this wave lies in the folder."""
    for path in key_files(wave, folder):
        if path.exists():
            raise BallotError(
                "is there already, and a key is never overwritten: without it the wave cannot be opened",
                where=str(path),
                next_step="use it, or choose another wave or folder",
            )


def public_text(key: PublicKey) -> str:
    """The file of a public key."""
    return _text("public", {"wave": key.wave, "fingerprint": key.fingerprint, "key": _base64(key.key)})


def private_text(key: PrivateKey, passphrase: str | None = None) -> str:
    """The file of a private key; with a passphrase the file alone opens nothing."""
    lines = {"wave": key.wave, "fingerprint": key.public.fingerprint}
    if passphrase is None:
        return _text("private", lines | {"protection": "none", "key": _base64(key.key)})
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BallotError(
            f"the passphrase has {len(passphrase)} characters; at least {SHORTEST_PASSPHRASE} are needed",
            next_step="take four or five words that do not belong together",
        )
    salt = random_bytes(argon2id.SALTBYTES)
    limits = argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE
    closed = bytes(_box(passphrase, salt, *limits).encrypt(key.key))
    stretched = f"{limits[0]} {limits[1]} {_base64(salt)}"
    return _text("private", lines | {"protection": "passphrase", "argon2id": stretched, "key": _base64(closed)})


def read_public_key(path: Path, wave: str | None = None) -> PublicKey:
    """The public key in a file, of `wave` where that is given; BallotError where it is none."""
    return public_key_from(_file(path), where=str(path), wave=wave)


def public_key_from(text: str, *, where: str, wave: str | None = None) -> PublicKey:
    """The public key that a text holds, such as one that was uploaded."""
    found = _fields(text, "public", where, wave)
    key = PublicKey(found["wave"], _bytes(found["key"], where))
    if len(key.key) != _KEY_BYTES or key.fingerprint != found["fingerprint"]:
        raise _damaged("the key and its fingerprint do not belong together", where)
    return key


def is_private(text: str) -> bool:
    """Whether a text is the private half of a key."""
    return text.lstrip().startswith("fremdbild ballot private key")


def read_private_key(path: Path, passphrase: Callable[[], str], wave: str | None = None) -> PrivateKey:
    """The private key in a file; `passphrase` is asked for where the file is protected by one.

    BallotError where it is none, is damaged, is another wave's, or the passphrase is wrong.
    """
    where = str(path)
    found = _fields(_file(path), "private", where, wave)
    secret = _bytes(found["key"], where)
    if found["protection"] == "passphrase":
        secret = _opened(secret, found["argon2id"], passphrase(), where)
    if len(secret) != _KEY_BYTES:
        raise _damaged("the key has a wrong length", where)
    key = PrivateKey(found["wave"], secret)
    if key.public.fingerprint != found["fingerprint"]:
        raise _damaged("the key and its fingerprint do not belong together", where)
    return key


def _opened(closed: bytes, stretched: str, passphrase: str, where: str) -> bytes:
    words = re.fullmatch(r"(\d{1,2}) (\d{1,10}) (\S+)", stretched)
    operations, memory = (int(words[1]), int(words[2])) if words else (0, 0)
    salt = _bytes(words[3], where) if words else b""
    if not (
        argon2id.OPSLIMIT_MIN <= operations <= argon2id.OPSLIMIT_SENSITIVE
        and argon2id.MEMLIMIT_MIN <= memory <= argon2id.MEMLIMIT_SENSITIVE
        and len(salt) == argon2id.SALTBYTES
    ):
        raise _damaged("the line argon2id cannot be used", where)
    try:
        return bytes(_box(passphrase, salt, operations, memory).decrypt(closed))
    except (CryptoError, ValueError):
        raise BallotError(
            "the passphrase is wrong", where=where, next_step="type it again; nobody can bring it back"
        ) from None


def _box(passphrase: str, salt: bytes, operations: int, memory: int) -> SecretBox:
    """A box under the stretched passphrase; composed letters, since keyboards write umlauts in two ways."""
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, words, salt, opslimit=operations, memlimit=memory))


def _header(kind: str) -> str:
    return f"fremdbild ballot {kind} key"


def _text(kind: str, lines: Mapping[str, str]) -> str:
    above = "\n".join([_header(kind), f"version: {_VERSION}", *(f"{name}: {value}" for name, value in lines.items())])
    return f"{above}\ncheck: {_checksum(above)}\n"


def _checksum(above: str) -> str:
    return hashlib.sha256(above.encode()).hexdigest()[:16]


def _file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        raise BallotError("there is no such file", where=str(path), next_step="check the path") from None
    except IsADirectoryError:
        raise BallotError("is a folder", where=str(path), next_step="name the file of the key in it") from None
    if len(data) > _LARGEST_FILE:
        raise BallotError("is larger than a key", where=str(path), next_step="name the file of a key")
    return data.decode("utf-8-sig", "replace")


def _fields(text: str, kind: str, where: str, wave: str | None) -> dict[str, str]:
    """The lines of a key file of this kind and wave; line ends and spaces that mail programs add do not matter."""
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").strip().splitlines()]
    other = "private" if kind == "public" else "public"
    if lines[:1] == [_header(other)]:
        step = (
            "never give it away; name the file that ends in .public"
            if other == "private"
            else ("name the file that ends in .private, from the machine on which the keys were made")
        )
        raise BallotError(f"is the {other} key; the {kind} one is needed", where=where, next_step=step)
    if lines[:1] != [_header(kind)]:
        raise BallotError("is not a key", where=where, next_step=f"name the file that ends in .{kind}")
    pairs = [match.groups() for line in lines[1:] if (match := _LINE.fullmatch(line))]
    found = {str(name): str(value) for name, value in pairs}
    if found.get("version", _VERSION) != _VERSION:
        raise BallotError(
            f"was written in version {found['version']} of the format; this program reads {_VERSION}",
            where=where,
            next_step="use the version of fremdbild that made it, or a newer one",
        )
    allowed = set(_FIELDS[kind])
    needed = allowed - ({"argon2id"} if found.get("protection") == "none" else set())
    whole = len(pairs) == len(lines) - 1 and set(found) == needed and len(pairs) == len(found)
    if not whole or found["check"] != _checksum("\n".join(lines[:-1])):
        raise _damaged("lines are missing or were changed", where)
    if found.get("protection", "none") not in {"none", "passphrase"}:
        raise _damaged(f'"{found["protection"]}" is not a protection', where)
    if wave is not None and found["wave"] != wave:
        raise BallotError(
            f'is the key of wave "{found["wave"]}", not of "{wave}"', where=where, next_step=f"use the key of {wave}"
        )
    checked_wave(found["wave"])
    return found


def _damaged(what: str, where: str) -> BallotError:
    return BallotError(f"is damaged: {what}", where=where, next_step="copy it again from where it was made")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str, where: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _damaged("the key is not base64", where) from None
