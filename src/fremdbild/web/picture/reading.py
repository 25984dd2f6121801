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

from fremdbild.assessment import Assessment, assessments_in
from fremdbild.assessment.assessment import MANIFEST_FILE
from fremdbild.disclosure import is_subtree
from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror.reading import Mirror, read_mirror

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
        return read_mirror(self.frame)


_held: OrderedDict[str, Held] = OrderedDict()
_known: tuple[object, tuple[Assessment, ...]] = (None, ())
_lock = Lock()


def known() -> tuple[Assessment, ...]:
    """All assessments of the organisation, oldest first."""
    global _known  # noqa: PLW0603  one list for the process, renewed when the folder changed
    folder: Path = settings.PROJECT.assessments_path
    seen = (folder, *_stamps(folder))
    if _known[0] != seen:
        _known = (seen, assessments_in(folder))
    return _known[1]


def hold(assessment: Assessment) -> Held:
    """`assessment`, parsed unless it already is."""
    stamp = _stamp(assessment.path / MANIFEST_FILE)
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
    with _lock:
        _held.clear()


def _stamps(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(_stamp(path) for path in folder.glob(f"*/{MANIFEST_FILE}"))


def _stamp(manifest: Path) -> str:
    told = manifest.stat()
    return hashlib.sha256(f"{manifest} {told.st_mtime_ns} {told.st_size}".encode()).hexdigest()[:16]
