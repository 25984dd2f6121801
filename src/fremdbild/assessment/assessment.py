"""An assessment: all released results of one period, frozen. Reports, pages and the API read only this."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fremdbild.errors import AssessmentError

RESULTS_FILE = "results.parquet"
FINDINGS_FILE = "findings.parquet"
MANIFEST_FILE = "manifest.json"

_FOLDER = re.compile(r"(?P<period>.+)-(?P<number>[1-9]\d*)")


@dataclass(frozen=True)
class Assessment:
    """A frozen assessment in its folder `path`.

    `results` has the columns RESULT_COLUMNS, `findings` those of FINDING_COLUMNS; `manifest` says what they were made
    of.
    """

    path: Path

    @classmethod
    def open(cls, path: Path) -> Assessment:
        """The assessment in `path`; raises AssessmentError where there is none or a part of it is missing."""
        for name in (MANIFEST_FILE, RESULTS_FILE, FINDINGS_FILE):
            if not (path / name).is_file():
                raise AssessmentError(
                    f"{name} is missing", where=str(path), next_step="fremdbild assess makes a new assessment"
                )
        return cls(path)

    @property
    def label(self) -> str:
        """Period and number, such as 2026-Q3-1."""
        return self.path.name

    @cached_property
    def manifest(self) -> dict[str, Any]:
        try:
            manifest = json.loads((self.path / MANIFEST_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _damaged(self.path / MANIFEST_FILE, error) from None
        if not isinstance(manifest, dict) or not manifest.keys() >= {"created_at", "period", "measures"}:
            raise _damaged(self.path / MANIFEST_FILE, "it says too little")
        return manifest

    @cached_property
    def results(self) -> pa.Table:
        return _read(self.path / RESULTS_FILE)

    @cached_property
    def findings(self) -> pa.Table:
        return _read(self.path / FINDINGS_FILE)


def assessments_in(folder: Path) -> tuple[Assessment, ...]:
    """The finished assessments in `folder`, oldest first."""
    if not folder.is_dir():
        return ()
    found = [Assessment(path) for path in folder.iterdir() if _FOLDER.fullmatch(path.name) and _finished(path)]
    return tuple(sorted(found, key=lambda assessment: (assessment.manifest["created_at"], assessment.label)))


def find_assessment(folder: Path, label: str | None = None) -> Assessment:
    """The assessment called `label`, or the newest one of the period `label`, or the newest of all."""
    known = assessments_in(folder)
    if not known:
        raise AssessmentError(
            "there is no assessment yet", where=str(folder), next_step="fremdbild assess --period 2026-Q3"
        )
    if label is None:
        return known[-1]
    fitting = [a for a in known if a.label == label] or [a for a in known if a.manifest["period"]["label"] == label]
    if not fitting:
        labels = ", ".join(assessment.label for assessment in known[-5:])
        raise AssessmentError(
            f'there is no assessment "{label}"', where=str(folder), next_step=f"choose one of {labels}"
        )
    return fitting[-1]


def _finished(path: Path) -> bool:
    return (path / MANIFEST_FILE).is_file()


def _read(path: Path) -> pa.Table:
    try:
        return pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: object) -> AssessmentError:
    return AssessmentError(
        f"cannot be read ({error})", where=str(path), next_step="fremdbild assess makes a new assessment"
    )
