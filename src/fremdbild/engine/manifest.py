"""`store/manifest.json`, the one truth about what the store holds: which part files, from which inputs.

A file of the store counts only when the manifest names it. The manifest is replaced in one step, so that a reader sees
the store before a load or after it, and nothing between.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from fremdbild.errors import StoreError

MANIFEST = "manifest.json"
FORMAT = 1
"""Layout of the store. A store of another layout is loaded anew."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PartEntry(_Entry):
    """One immutable Parquet file with every usable row of one input.

    `superseded` rows have a newer version in another part. Where they are few, they are named in the table's list of
    replaced rows; where they are many, `survivors` names a file with the rows that are left (None with `survivors_rows`
    0: nothing is left, and the part is not read).
    """

    id: str
    path: str
    rows: int
    superseded: int = 0
    has_survivors: bool = False
    survivors: str | None = None


class NoticeEntry(_Entry):
    """Something about rows that were stored, such as an ambiguous local time."""

    column: str
    fact: str
    count: int


class InputEntry(_Entry):
    """One file (or query) as it was when it was read."""

    name: str
    size: int
    mtime_ns: int
    checked_ns: int
    """When size and time of change were looked at; see `sources.files`."""
    sha256: str
    rows_raw: int
    rows_read: int
    rows_stored: int
    rows_set_aside: int
    rows_erased: int = 0
    """Rows of people who were erased: left out when it was read, or taken out later."""
    loaded_at: datetime
    part: PartEntry | None = None
    set_aside: str | None = None
    notices: tuple[NoticeEntry, ...] = ()


class SourceEntry(_Entry):
    """One source of the settings and its inputs, oldest first (natural order of names)."""

    label: str
    table: str
    fingerprint: str
    """Hash of the settings with which it was read; other settings mean that all its files are read again."""
    inputs: tuple[InputEntry, ...] = ()


class RetiredEntry(_Entry):
    """A file that no reader needs from `since` on; it is deleted a day later."""

    path: str
    since: datetime


class Manifest(_Entry):
    """The whole store at one generation; every load that changes something adds one to `generation`."""

    format: int = FORMAT
    generation: int = 0
    loaded_at: datetime | None = None
    sources: tuple[SourceEntry, ...] = ()
    replaced: dict[str, str] = {}
    """Table → Parquet file that lists (part, key) of rows with a newer version elsewhere."""
    retired: tuple[RetiredEntry, ...] = ()

    def source(self, label: str) -> SourceEntry | None:
        """The source called `label`, if the store knows it."""
        return next((entry for entry in self.sources if entry.label == label), None)

    def files(self) -> set[str]:
        """Every file that must not be swept away, relative to the store: those in use, and retired ones."""
        return self.files_in_use() | {entry.path for entry in self.retired}

    def files_in_use(self) -> set[str]:
        """Every file that this generation reads, or may read again."""
        named = set(self.replaced.values())
        for source in self.sources:
            for entry in source.inputs:
                named |= {entry.set_aside} if entry.set_aside else set()
                if entry.part:
                    named |= {entry.part.path} | ({entry.part.survivors} if entry.part.survivors else set())
        return named


def read_manifest(store: Path) -> Manifest:
    """The manifest in `store`; an empty one where nothing was loaded yet. Raises StoreError where it is damaged."""
    path = store / MANIFEST
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise StoreError(
            f"cannot be read ({error.strerror})", where=str(path), next_step="check the permissions of the store"
        ) from None
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError:
        raise _not_ours(path) from None
    if manifest.format != FORMAT:
        raise _not_ours(path)
    return manifest


def _not_ours(path: Path) -> StoreError:
    return StoreError(
        "is damaged, or was written by another version of fremdbild",
        where=str(path),
        next_step=f"move {path.parent} away{_but_erased(path.parent)} and run fremdbild load; "
        "the store is rebuilt from the sources",
    )


def _but_erased(store: Path) -> str:
    """Without its list of erased people a load would bring them back."""
    return ", all but its folder erased," if (store / "erased").exists() else ""


def write_manifest(store: Path, manifest: Manifest) -> None:
    """Puts `manifest` in the place of the one in `store`, in one step that outlives a power cut."""
    fresh = store / f".{MANIFEST}.new"
    with fresh.open("wb") as file:
        file.write(manifest.model_dump_json(indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(store / MANIFEST)
    sync_folder(store)


def sync_folder(folder: Path) -> None:
    """Makes the names in `folder` outlive a power cut (where the system can: not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
