"""Unpacking an archive: only what its contents name, and only where size and hash are right."""

from __future__ import annotations

import gzip
import hashlib
import json
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from fremdbild.errors import StoreError
from fremdbild.web.backup.contents import CONTENTS, FORMAT, TABLES, Digest

_DAMAGED = (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, ValueError, KeyError, TypeError)


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpacks into the empty `folder` and gives back the contents.

    Raises StoreError where the archive is none, is cut off or damaged, or holds what its contents do not name.
    """
    try:
        with tarfile.open(archive, "r:gz") as packed:
            for member in packed:
                _unpack(packed, member, folder)
        contents: dict[str, Any] = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        if contents["format"] != FORMAT:
            raise _damaged(archive, f"is of format {contents['format']}, and this program reads format {FORMAT}")
        _check(archive, folder, contents)
    except FileNotFoundError as error:
        missing = str(error.filename).endswith(CONTENTS)
        raise _damaged(
            archive, "is not whole: its list of contents is missing" if missing else "is not there"
        ) from None
    except _DAMAGED as error:
        raise _damaged(archive, f"cannot be read ({str(error) or type(error).__name__})") from None
    return contents


def _unpack(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    name = PurePosixPath(member.name)
    if name.is_absolute() or ".." in name.parts or not member.isreg():
        raise ValueError(f'"{member.name}" is not a file of a backup')
    source = packed.extractfile(member)
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        while source and (part := source.read(1 << 20)):
            file.write(part)
    target.chmod(member.mode & 0o777 | 0o400)


def _check(archive: Path, folder: Path, contents: dict[str, Any]) -> None:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    named = {CONTENTS, *contents["files"], *(f"{TABLES}/{table}.jsonl" for table in contents["tables"])}
    if found != named:
        raise _damaged(archive, f"holds other files than its contents say: {', '.join(sorted(found ^ named)[:5])}")
    for name, known in contents["files"].items():
        with (folder / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != known["hash"]:
                raise _damaged(archive, f"is damaged: {name} is not as it was")
    for table, known in contents["tables"].items():
        digest = Digest()
        with (folder / TABLES / f"{table}.jsonl").open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                digest.add(line.removesuffix("\n"))
        if digest.told() != known:
            raise _damaged(archive, f"is damaged: the rows of {table} are not as they were")


def _damaged(archive: Path, fact: str) -> StoreError:
    return StoreError(fact, where=str(archive), next_step="take another backup; nothing was changed")
