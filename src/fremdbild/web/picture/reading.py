"""Frozen assessments as pages read them: parsed once per process, told apart by path and time of change."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from fremdbild.assessment import Assessment
from fremdbild.assessment.assessment import MANIFEST_FILE, is_assessment
from fremdbild.disclosure import is_subtree
from fremdbild.errors import AssessmentError
from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror.reading import Mirror, read_mirror, read_one_side

MOST_HELD = 6
"""So many assessments stay parsed; one takes some 40 MB."""


@dataclass(frozen=True)
class Held:
    """One assessment, parsed. `stamp` changes when the assessment is another one, whatever its label."""

    assessment: Assessment
    stamp: str

    @property
    def label(self) -> str:
        return self.assessment.label

    @property
    def manifest(self) -> dict[str, Any]:
        return self.assessment.manifest

    @cached_property
    def frame(self) -> Frame:
        """Without the units that stand for themselves and all below them: those hold the others."""
        return replace(self.units, values=tuple(v for v in self.units.values if not is_subtree(v.member("org_unit"))))

    @cached_property
    def units(self) -> Frame:
        """All values, those of units with all below them too."""
        findings = sorted(self.assessment.findings.to_pylist(), key=lambda row: row["rank"])
        return Frame(self.manifest, tuple(Value.of(row) for row in self.rows), tuple(findings))

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """All released and protected results, in their frozen order."""
        found: list[dict[str, Any]] = self.assessment.results.to_pylist()
        return found

    @cached_property
    def mirror(self) -> Mirror | None:
        """Both views of the criteria, or the one that is there."""
        return read_mirror(self.frame) or read_one_side(self.frame)


@dataclass(frozen=True)
class Folder:
    """The folder of assessments: those that can be told apart, oldest first, and what is wrong with the others."""

    readable: tuple[Assessment, ...]
    damaged: tuple[tuple[str, AssessmentError], ...]


_held: OrderedDict[str, Held] = OrderedDict()
_known: tuple[object, Folder] = (None, Folder((), ()))
_lock = Lock()


def known() -> tuple[Assessment, ...]:
    """All assessments of the organisation that can be told apart, oldest first."""
    return listed().readable


def listed() -> Folder:
    """All assessments of the organisation; AssessmentError where their folder cannot be read."""
    global _known  # noqa: PLW0603  one list for the process, renewed when the folder changed
    folder: Path = settings.PROJECT.assessments_path
    try:
        seen = (folder, *_stamps(folder))
        if _known[0] != seen:
            _known = (seen, _sorted(folder))
    except OSError as error:
        raise _unreadable(folder, error) from None
    return _known[1]


def _sorted(folder: Path) -> Folder:
    readable, damaged = [], []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found = Assessment(path)
        try:
            if is_assessment(path):
                _check(found)
                readable.append(found)
        except AssessmentError as error:
            damaged.append((found.label, error))
        except OSError as error:
            damaged.append((found.label, _unreadable(path, error)))
    readable.sort(key=lambda one: (one.manifest["created_at"], one.label))
    return Folder(tuple(readable), tuple(damaged))


def _check(assessment: Assessment) -> None:
    """AssessmentError where the manifest cannot be read, or is that of another assessment."""
    told = assessment.manifest
    own = f"{told['period']['label']}-{told['number']}"
    if own != assessment.label:
        raise AssessmentError(
            f"is the manifest of another assessment ({own})",
            where=str(assessment.path / MANIFEST_FILE),
            next_step=f"put the file back from a backup, or move the folder {assessment.label} away",
        )
    if not {"first", "last"} <= told["period"].keys():
        raise AssessmentError(
            "does not say from when to when its period lasts",
            where=str(assessment.path / MANIFEST_FILE),
            next_step=f"put the file back from a backup, or move the folder {assessment.label} away",
        )


def _unreadable(path: Path, error: OSError) -> AssessmentError:
    return AssessmentError(
        f"cannot be read ({error.strerror or error})",
        where=str(path),
        next_step="let the user that runs fremdbild read this folder and all that lies in it",
    )


def hold(assessment: Assessment) -> Held:
    """`assessment`, parsed unless it already is; AssessmentError where a part of it is damaged or gone."""
    try:
        stamp = _stamp(assessment.path / MANIFEST_FILE)
    except OSError as error:
        raise _unreadable(assessment.path, error) from None
    with _lock:
        found = _held.get(stamp)
        if found is None:
            found = _held[stamp] = Held(assessment, stamp)
        _held.move_to_end(stamp)
        while len(_held) > MOST_HELD:
            _held.popitem(last=False)
    return found


def forget() -> None:
    """Drops what is parsed, so that everything is read anew."""
    global _known  # noqa: PLW0603
    with _lock:
        _held.clear()
        _known = (None, Folder((), ()))


def _stamps(folder: Path) -> list[str]:
    """Of every manifest, and of a folder whose manifest is gone or shut."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            found.append(_stamp(path / MANIFEST_FILE))
        except OSError as error:
            found.append(f"{path} {error.errno}")
    return sorted(found)


def _stamp(manifest: Path) -> str:
    told = manifest.stat()
    return hashlib.sha256(f"{manifest} {told.st_mtime_ns} {told.st_size}".encode()).hexdigest()[:16]
