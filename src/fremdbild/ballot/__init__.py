"""The postal vote of employees: sealing on the server, opening on the trustee's machine, and nothing in between."""

from fremdbild.ballot.cell import Cell, OpenedCell
from fremdbild.ballot.draft import (
    VERSION_BYTES,
    Draft,
    empty_draft,
    new_secret,
    open_draft,
    resume_code,
    seal_draft,
    secret_of,
)
from fremdbild.ballot.envelope import empty_envelope, seal, unseal
from fremdbild.ballot.export import (
    Header,
    header_of,
    instrument_hash,
    order_of,
    read_header,
    write_export,
    write_sorted_export,
)
from fremdbild.ballot.keys import (
    PrivateKey,
    PublicKey,
    new_key,
    public_key_from,
    read_private_key,
    read_public_key,
    write_keys,
)
from fremdbild.ballot.merging import merge
from fremdbild.ballot.opened import Answer, Comment, Counts, Opened, read_opened, write_opened
from fremdbild.ballot.opening import open_wave
from fremdbild.ballot.sheet import MOST_BYTES, MOST_CHARACTERS, Extent, Sheet, clean_comment, extent
from fremdbild.ballot.wave import Wave, envelope_size, wave_of

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "VERSION_BYTES",
    "Answer",
    "Cell",
    "Comment",
    "Counts",
    "Draft",
    "Extent",
    "Header",
    "Opened",
    "OpenedCell",
    "PrivateKey",
    "PublicKey",
    "Sheet",
    "Wave",
    "clean_comment",
    "empty_draft",
    "empty_envelope",
    "envelope_size",
    "extent",
    "header_of",
    "instrument_hash",
    "merge",
    "new_key",
    "new_secret",
    "open_draft",
    "open_wave",
    "order_of",
    "public_key_from",
    "read_header",
    "read_opened",
    "read_private_key",
    "read_public_key",
    "resume_code",
    "seal",
    "seal_draft",
    "secret_of",
    "unseal",
    "wave_of",
    "write_export",
    "write_keys",
    "write_opened",
    "write_sorted_export",
]
