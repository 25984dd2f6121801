"""Whom an answer is from, under a key: equal people have equal hashes, and without the key nobody is found by them."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.engine.connection import scratch
from fremdbild.errors import AssessmentError

KEY_FILE = "key"
_KEY_BYTES = 32
_BLOCK = 64
Hashes = NDArray[np.uint64]


def key_in(folder: Path) -> bytes:
    """The secret key of a ledger; made at the first use, readable by its owner alone."""
    path = folder / KEY_FILE
    if not path.exists() and any(entry.is_dir() for entry in folder.iterdir()):
        raise AssessmentError(
            "is missing; without it earlier assessments cannot be compared",
            where=str(path),
            next_step="bring it back from a backup; without one move the folder away, and do not publish both sides",
        )
    with suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise AssessmentError(
            "is no key; without it earlier assessments cannot be compared",
            where=str(path),
            next_step="bring it back from a backup; without one move the folder away, and do not publish both sides",
        )
    return key


def person_hashes(people: pa.Array, key: bytes) -> Hashes:
    """The first 64 bits of HMAC-SHA-256 of every value, worked out by DuckDB: millions of people take seconds.

    Source: RFC 2104.
    """
    padded = key.ljust(_BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in padded) for pad in (0x36, 0x5C))
    encoded = people.dictionary_encode()
    values = pa.table({"value": encoded.dictionary.cast(pa.string()).cast(pa.binary())})
    with scratch() as connection:
        connection.register("people", values)
        hashed = connection.sql(
            "SELECT ('0x' || left(sha256($outer || unhex(sha256($inner || value))), 16))::UBIGINT AS hash FROM people",
            params={"inner": inner, "outer": outer},
        ).to_arrow_table()
    return np.asarray(hashed["hash"].to_numpy()[encoded.indices.to_numpy(zero_copy_only=False)], dtype=np.uint64)
