"""Writing an assessment: once, whole, and never again."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fremdbild.assessment.assessment import FINDINGS_FILE, MANIFEST_FILE, RESULTS_FILE, Assessment
from fremdbild.errors import AssessmentError


def freeze(folder: Path, period: str, results: pa.Table, findings: pa.Table, manifest: dict[str, Any]) -> Assessment:
    """Writes the assessment as the next number of its period and gives it back.

    It is written aside and renamed, so that an assessment is there whole or not at all; a number is never used twice.
    """
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        pq.write_table(results, aside / RESULTS_FILE)
        pq.write_table(findings, aside / FINDINGS_FILE)
        return _rename(aside, folder, period, manifest)
    except OSError as error:
        raise AssessmentError(
            f"cannot be written ({error.strerror or error})", where=str(folder), next_step="make room and run it again"
        ) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _rename(aside: Path, folder: Path, period: str, manifest: dict[str, Any]) -> Assessment:
    number = 1
    while True:
        target = folder / f"{period}-{number}"
        if not target.exists():
            text = json.dumps({**manifest, "number": number}, ensure_ascii=False, indent=2, default=str)
            (aside / MANIFEST_FILE).write_text(text + "\n", encoding="utf-8")
            _to_disk(aside)
            try:
                os.rename(aside, target)  # noqa: PTH104  fails where another assessment was quicker; Path.rename too, but says less
            except OSError:
                if not target.exists():
                    raise
            else:
                target.chmod(0o755)
                for file in target.iterdir():
                    file.chmod(0o444)
                return Assessment(target)
        number += 1


def _to_disk(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
