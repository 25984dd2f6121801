"""An assessment: all released results of one period, frozen. Reports, pages and the API read only this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fremdbild.assessment.manifest import manifest_in
from fremdbild.errors import AssessmentError
from fremdbild.findings import FINDING_COLUMNS
from fremdbild.result import RESULT_COLUMNS

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
    def intact(self) -> bool:
        """Whether all parts can be read."""
        try:
            return all(part is not None for part in (self.manifest, self.results, self.findings))
        except AssessmentError:
            return False

    @property
    def label(self) -> str:
        """Period and number, such as 2026-Q3-1."""
        return self.path.name

    @cached_property
    def manifest(self) -> dict[str, Any]:
        try:
            return manifest_in((self.path / MANIFEST_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _damaged(self.path / MANIFEST_FILE, error) from None

    @cached_property
    def results(self) -> pa.Table:
        return _read(self.path / RESULTS_FILE, RESULT_COLUMNS)

    @cached_property
    def findings(self) -> pa.Table:
        return _read(self.path / FINDINGS_FILE, FINDING_COLUMNS)


def assessments_in(folder: Path) -> tuple[Assessment, ...]:
    """The finished assessments in `folder`, oldest first."""
    if not folder.is_dir():
        return ()
    found = [Assessment(path) for path in folder.iterdir() if is_assessment(path)]
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


def is_assessment(path: Path) -> bool:
    """Whether `path` is the folder of a finished assessment."""
    return _FOLDER.fullmatch(path.name) is not None and (path / MANIFEST_FILE).is_file()


def _read(path: Path, columns: pa.Schema) -> pa.Table:
    try:
        table = pq.read_table(path, partitioning=None)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path, error) from None
    for column in columns:
        if table.schema.get_all_field_indices(column.name) != [table.schema.get_field_index(column.name)]:
            raise _damaged(path, f'it has no column "{column.name}", or several')
        found = table.schema.field(column.name).type
        if found != column.type:
            raise _damaged(path, f'its column "{column.name}" is {found} and not {column.type}')
        if not column.nullable and table[column.name].null_count:
            raise _damaged(path, f'its column "{column.name}" has gaps')
    return table


def _damaged(path: Path, error: object) -> AssessmentError:
    if isinstance(error, OSError) and error.strerror:
        error = error.strerror
    first = str(error).partition("\n")[0].rstrip(".")
    return AssessmentError(
        f"cannot be read ({first})",
        where=str(path),
        next_step=f"put the file back from a backup, or move the folder {path.parent.name} away; its figures can then "
        "not be shown again, and later ones that are too near to them are protected",
    )
