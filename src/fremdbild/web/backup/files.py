"""Which files a backup holds: those that cannot be made anew. Never a private key, never a source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock

from fremdbild.errors import StoreError
from fremdbild.settings import FILE_NAME, Settings

SECRET_KEY = Path("web", "secret.key")
_WORKS_COUNCIL = "works-council"
ASSESSING = Path("web", "assessing.lock")
_NEVER = ("lock", "load.lock", "load.json", "work")
"""Names in store and ledger that only a running program needs."""


@contextmanager
def still(settings: Settings) -> Iterator[None]:
    """No load and no assessment changes a file until the block ends; one that runs is waited for."""
    # In the order in which an assessment takes them.
    locks = (settings.folder / ASSESSING, settings.store_path / "load.lock", settings.ledger_path / "lock")
    with ExitStack() as stack:
        for lock in locks:
            if lock.parent.is_dir():
                stack.enter_context(FileLock(lock))
        yield


def files_of(settings: Settings, *, with_secret: bool) -> Iterator[tuple[str, Path]]:
    """Name in the archive and path of every file, in order of the names.

    Raises StoreError where a folder of the settings lies outside, because a restore could not put it back.
    """
    root = settings.folder.resolve()
    yield FILE_NAME, root / FILE_NAME
    folders = (
        settings.assessments_path,
        settings.ledger_path,
        settings.reports_path,
        settings.store_path,
        root / _WORKS_COUNCIL,
    )
    for folder in sorted({path.resolve() for path in folders}):
        if not folder.is_relative_to(root) or folder == root:
            raise StoreError(
                "lies outside the folder of the installation and is in no backup",
                where=str(folder),
                next_step="move it into the folder, or back it up yourself and name a folder inside",
            )
        yield from _in(folder, root)
    if with_secret and (root / SECRET_KEY).is_file():
        yield SECRET_KEY.as_posix(), root / SECRET_KEY


def _in(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not _passing(parts):
            yield path.relative_to(root).as_posix(), path


def _passing(parts: tuple[str, ...]) -> bool:
    return parts[0] in _NEVER or any(part.startswith((".new-", "pending-")) for part in parts)
