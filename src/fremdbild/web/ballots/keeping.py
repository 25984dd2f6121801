"""The private key of a wave without a trustee: a file beside the database, in neither database nor backup."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from fremdbild.ballot import PrivateKey, new_key, read_private_key, write_keys
from fremdbild.ballot.keys import key_files, public_text
from fremdbild.web.ask.models import Wave
from fremdbild.web.ballots.casting import ballot_id


def key_folder() -> Path:
    """Where keys of the server lie; backups leave it out."""
    return Path(settings.ENVIRONMENT.data) / "ballot-keys"


def make_server_key(wave: Wave) -> str:
    """Makes the key pair of a wave that has no trustee; gives back the public half, as the wave keeps it."""
    key = new_key(ballot_id(wave))
    write_keys(key, key_folder())
    return public_text(key.public)


def server_key(wave: Wave) -> PrivateKey:
    """The private half; BallotError where it is lost: then the wave is lost too."""
    return read_private_key(key_files(ballot_id(wave), key_folder())[1], lambda: "", wave=ballot_id(wave))


def destroy_server_key(wave: Wave) -> bool:
    """Overwrites and deletes both halves; whether there was a private one."""
    public, private = key_files(ballot_id(wave), key_folder())
    there = private.exists()
    for path in (private, public):
        if path.exists():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
            path.unlink()
    return there
