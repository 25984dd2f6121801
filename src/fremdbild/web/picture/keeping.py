"""Files that were made from frozen rows, kept in a folder so that each is made once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from django.conf import settings


def kept(name: str, made: Callable[[], bytes]) -> bytes:
    """The file `name` of the folder, else what `made` gives, which is put there."""
    path: Path = settings.ENVIRONMENT.data / "cache" / name
    with suppress(OSError):
        return path.read_bytes()
    content = made()
    with suppress(OSError):  # a full disk costs time and nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{token_hex(4)}")
        aside.write_bytes(content)
        aside.replace(path)
    return content
