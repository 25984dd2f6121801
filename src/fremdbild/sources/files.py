"""Which files a source has, in natural order, and whether one is as it was when it was last read."""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from fremdbild.engine.manifest import InputEntry
from fremdbild.errors import SourceError

_BLOCK = 1 << 20
_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT). A file changed within one tick of the look may change unseen."""


@dataclass(frozen=True)
class SourceFile:
    """A file at one moment. `name` is relative to the folder of fremdbild.toml."""

    name: str
    path: Path
    size: int
    mtime_ns: int
    inode: int
    checked_ns: int


def source_files(folder: Path, pattern: str) -> tuple[SourceFile, ...]:
    """The files that `pattern`, a name or one with * and ?, stands for; raises SourceError where there are none."""
    given = Path(pattern)
    literal = folder / given
    if literal.is_file() or not re.search(r"[*?\[]", pattern):
        return (_looked_at(literal, folder),)
    parts = (folder / given).parts
    fixed = next(place for place, part in enumerate(parts) if re.search(r"[*?\[]", part))
    try:
        # From the first part with a mark on: Path.glob takes neither roots nor "..".
        found = [path for path in Path(*parts[:fixed]).glob(str(Path(*parts[fixed:]))) if path.is_file()]
    except (OSError, ValueError, NotImplementedError) as error:
        raise SourceError(f'"{pattern}" is not a pattern of file names ({error})', next_step="mend file") from None
    if not found:
        raise SourceError(
            "no file matches",
            where=pattern,
            next_step=f"check file in fremdbild.toml; it is looked for from {folder.absolute()}",
        )
    return tuple(sorted((_looked_at(path, folder) for path in found), key=lambda file: natural_order(file.name)))


def natural_order(name: str) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """Sorts numbers inside names by their size.

    >>> sorted(["day-10.csv", "day-9.csv"], key=natural_order)
    ['day-9.csv', 'day-10.csv']
    """
    pieces = [piece for piece in re.split(r"([0-9]+)", name) if piece]
    return tuple((False, int(piece), "") if piece[0] in "0123456789" else (True, 0, piece) for piece in pieces), name


def as_when_read(file: SourceFile, before: InputEntry) -> bool:
    """Whether `file` is certainly the one that was read: same size and same, not too recent, time of change."""
    same = (file.size, file.mtime_ns) == (before.size, before.mtime_ns)
    return same and before.mtime_ns < before.checked_ns - _TICK_NS


def ensure_unchanged(file: SourceFile) -> None:
    """Raises SourceError where `file` is no longer the one that was looked at before reading."""
    try:
        now = file.path.stat()
    except OSError:
        now = None
    if now is None or (now.st_size, now.st_mtime_ns, now.st_ino) != (file.size, file.mtime_ns, file.inode):
        raise SourceError(
            "was changed or replaced while it was read",
            where=file.name,
            next_step="load again when it is written; let exports be written under another name and renamed",
        )


class Digest:
    """The SHA-256 of a file, computed beside other work: hashing frees Python's lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = ""
        self._error: OSError | None = None
        self._damaged = False
        self._thread = threading.Thread(target=self._compute, daemon=True)
        self._thread.start()

    def result(self) -> str:
        """The digest in hexadecimal; raises SourceError where the file could not be read to its end."""
        self._thread.join()
        if self._error:
            raise SourceError(
                f"cannot be read ({self._error.strerror})",
                where=self._path.name,
                next_step="check the file and its permissions",
            )
        if self._damaged:
            raise SourceError(
                "is damaged: what it holds does not fit its check sum",
                where=self._path.name,
                next_step="fetch the file again",
            )
        return self._found

    def _compute(self) -> None:
        digest = hashlib.sha256()
        # DuckDB does not look at the check sum of a gzip file, and would take what is left of a damaged one for data.
        packed = zlib.decompressobj(wbits=31) if self._path.suffix.lower() == ".gz" else None
        try:
            with self._path.open("rb", buffering=0) as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
                    packed = packed and _unpacked(packed, block)
        except OSError as error:
            self._error = error
        except zlib.error:
            self._damaged = True
        self._damaged = self._damaged or (packed is not None and not packed.eof)
        self._found = digest.hexdigest()


def _unpacked(packed: zlib._Decompress, block: bytes) -> zlib._Decompress:
    """Unpacks `block` for its check sum alone; a gzip file may hold several members one after another."""
    while block:
        packed.decompress(block, _BLOCK)
        while packed.unconsumed_tail:
            packed.decompress(packed.unconsumed_tail, _BLOCK)
        block = packed.unused_data.lstrip(b"\0")
        if packed.eof and block:
            packed = zlib.decompressobj(wbits=31)
        elif not packed.eof:
            break
    return packed


def _looked_at(path: Path, folder: Path) -> SourceFile:
    name = Path(os.path.relpath(path, folder)).as_posix()
    checked = time.time_ns()
    try:
        if not path.is_file():
            raise FileNotFoundError(2, "is not a file" if path.exists() else "there is no such file")
        # Opening, and not only looking, tells of missing permissions before any work is done.
        with path.open("rb"):
            found = path.stat()
    except OSError as error:
        raise SourceError(
            error.strerror or str(error),
            where=name,
            next_step=f"check file in fremdbild.toml; it is looked for from {folder.absolute()}",
        ) from None
    return SourceFile(name, path.absolute(), found.st_size, found.st_mtime_ns, found.st_ino, checked)
