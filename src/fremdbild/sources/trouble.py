"""Errors of the engine and the system in the words of this program, and errors of several sources shown together."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from fremdbild.errors import EngineError, FremdbildError, SettingsError, SourceError, StoreError

_DISK_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DISK_IS_FULL_WORDS = ("No space left", "File too large", "quota exceeded")


@contextmanager
def told_plainly(place: str, store: Path) -> Iterator[None]:
    """Turns errors of DuckDB and of the system into SourceError, StoreError or EngineError with the next step."""
    try:
        yield
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except RuntimeError as error:
        # DuckDB tells of Ctrl-C in a word of its own where it holds Python's lock.
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from None
        raise
    except duckdb.OutOfMemoryException as error:
        if any(words in str(error) for words in ("max_temp_directory_size", "temp directory")):
            raise _full(store) from None
        raise EngineError(
            f"DuckDB needs more memory than memory_limit allows ({_first_line(error)})",
            where=place,
            next_step="raise memory_limit in [engine], or set threads = 1 there",
        ) from None
    except duckdb.Error as error:
        if any(words in str(error) for words in _DISK_IS_FULL_WORDS):
            raise _full(store) from None
        raise SourceError(
            f"cannot be read ({_first_line(error)})",
            where=place,
            next_step="check the file and how the source describes it",
        ) from None
    except OSError as error:
        if error.errno in _DISK_IS_FULL:
            raise _full(store) from None
        raise SourceError(
            f"cannot be read ({error.strerror or error})", where=place, next_step="check the file and its permissions"
        ) from None


def together(errors: Sequence[FremdbildError]) -> FremdbildError:
    """One error that tells several."""
    if len(errors) == 1:
        return errors[0]
    lines = "\n  ".join(str(error) for error in errors)
    kind = SettingsError if all(isinstance(error, SettingsError) for error in errors) else SourceError
    return kind(f"{len(errors)} problems; nothing was loaded:\n  {lines}", next_step="mend these and load again")


def _full(store: Path) -> StoreError:
    return StoreError(
        "the disk is full; nothing was loaded",
        where=str(store),
        next_step="make room, or write another path in [store]",
    )


def _first_line(error: duckdb.Error) -> str:
    lines = str(error).splitlines()
    return lines[0].rstrip(".!") if lines else type(error).__name__
