"""Which files a source has, in natural order, and whether one is as it was when it was last read."""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
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
    # Path.glob takes no absolute patterns.
    root = Path(given.anchor) if given.is_absolute() else folder
    parts = pattern[len(given.anchor) :]
    up = [part for part in Path(parts).parts if part == ".."]
    root, parts = root.joinpath(*up), str(Path(*Path(parts).parts[len(up) :]))
    try:
        found = [path for path in root.glob(parts) if path.is_file()]
    except (OSError, ValueError, NotImplementedError) as error:
        raise SourceError(f'"{pattern}" is not a pattern of file names ({error})', next_step="mend file") from None
    if not found:
        raise SourceError(
            "no file matches",
            where=pattern,
            next_step=f"check file in fremdbild.toml; it is looked for from {folder.absolute()}",
        )
    return tuple(sorted((_looked_at(path, folder) for path in found), key=lambda file: natural_order(file.name)))


def natural_order(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts numbers inside names by their size.

    >>> sorted(["day-10.csv", "day-9.csv"], key=natural_order)
    ['day-9.csv', 'day-10.csv']
    """
    pieces = re.split(r"([0-9]+)", name)
    order = [(False, int(piece), piece) if piece.isdigit() else (True, 0, piece) for piece in pieces if piece]
    return (*order, (True, 0, name))


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
        return self._found

    def _compute(self) -> None:
        digest = hashlib.sha256()
        try:
            with self._path.open("rb", buffering=0) as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
        except OSError as error:
            self._error = error
        self._found = digest.hexdigest()


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
