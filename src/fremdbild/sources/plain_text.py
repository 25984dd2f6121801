"""Text files as DuckDB can read them: UTF-8, plain or gzip. Others are recoded as a stream."""

from __future__ import annotations

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from fremdbild.errors import SourceError

_BLOCK = 1 << 20
_READABLE = {"utf-8", "utf-8-sig", "ascii"}


def is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name in _READABLE


def inner_name(path: Path) -> str:
    """The name that tells the kind of a file: without .gz, or that of the one file in a .zip."""
    if path.suffix.lower() == ".gz":
        return path.stem
    return _member(path).filename if path.suffix.lower() == ".zip" else path.name


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, taken out of .gz or .zip; raises SourceError where it is not what its name says."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".gz":
            with gzip.open(path) as packed:
                # A GzipFile lacks a few names of IO that nobody here calls.
                yield cast("IO[bytes]", packed)
        elif suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_member(path)) as file:
                yield file
        else:
            with path.open("rb") as file:
                yield file
    except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SourceError(
            f"is damaged or not {suffix} ({error})", where=path.name, next_step="fetch the file again"
        ) from None
    except RuntimeError as error:  # zipfile's word for a password
        raise SourceError(f"cannot be opened ({error})", where=path.name, next_step="unpack it first") from None


def head(path: Path, encoding: str, length: int = 1 << 18) -> str:
    """The first characters of a text file; raises SourceError where they are not in `encoding`."""
    with opened(path) as file:
        start = file.read(length)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and "16" not in codecs.lookup(encoding).name:
        raise SourceError(f"is UTF-16, not {encoding}", where=path.name, next_step='write encoding = "utf-16"')
    decoder = codecs.getincrementaldecoder("utf-8-sig" if is_utf8(encoding) else encoding)()
    try:
        text = decoder.decode(start)
    except UnicodeDecodeError as error:
        raise wrong_encoding(path, encoding, start[: error.start].count(b"\n") + 1, start[error.start]) from None
    if not is_utf8(encoding) and _is_really_utf8(start):
        raise SourceError(f"is UTF-8, not {encoding}", where=path.name, next_step='remove encoding, or write "utf-8"')
    return text


def wrong_encoding(path: Path, encoding: str, line: int, byte: int | None = None) -> SourceError:
    """The error for a file that is not in the encoding that the settings give."""
    shown = "" if byte is None else f" (byte {byte:#04x})"
    step = 'write encoding = "cp1252"' if is_utf8(encoding) else 'try encoding = "utf-8", "cp1252" or "iso-8859-1"'
    return SourceError(
        f"line {line:,} is not {encoding}{shown}",
        where=path.name,
        next_step=f"{step} at this source if the file comes from a Windows program",
    )


def readable(path: Path, encoding: str, work: Path) -> Path:
    """A file with the text of `path` that DuckDB can read: `path` itself, or a recoded copy in `work`."""
    if path.suffix.lower() != ".zip" and is_utf8(encoding):
        return path
    copy = work / f"{path.stem}.utf8"
    decoder = codecs.getincrementaldecoder("utf-8-sig" if is_utf8(encoding) else encoding)()
    line = 1
    with opened(path) as source, copy.open("wb") as target:
        while True:
            block = source.read(_BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                raise wrong_encoding(path, encoding, line, error.object[error.start]) from None
            line += block.count(b"\n")
            target.write(text.encode())
            if not block:
                return copy


def _is_really_utf8(start: bytes) -> bool:
    """Whether bytes beyond ASCII are all UTF-8: in a text of another encoding, a few letters already rule it out."""
    if start.isascii() or b"\0" in start:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _member(path: Path) -> zipfile.ZipInfo:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX/")
            ]
    except zipfile.BadZipFile as error:
        raise SourceError(
            f"is damaged or not .zip ({error})", where=path.name, next_step="fetch the file again"
        ) from None
    if len(members) != 1:
        names = ", ".join(info.filename for info in members[:3])
        raise SourceError(
            f"holds {len(members)} files{f' ({names} …)' if names else ''}, and must hold one",
            where=path.name,
            next_step="unpack it and name the files in fremdbild.toml",
        )
    return members[0]
