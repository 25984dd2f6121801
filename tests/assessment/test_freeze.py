from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fremdbild.assessment import Assessment, assessments_in, find_assessment
from fremdbild.assessment import freeze as freeze_module
from fremdbild.assessment.freeze import freeze
from fremdbild.errors import AssessmentError
from fremdbild.findings import FINDING_COLUMNS
from fremdbild.result import RESULT_COLUMNS

RESULTS = RESULT_COLUMNS.empty_table()
FINDINGS = FINDING_COLUMNS.empty_table()


def manifest(label: str = "2026-Q3", created_at: str = "2026-10-01T08:00:00+00:00") -> dict[str, Any]:
    return {
        "organisation": "Muster AG",
        "period": {"label": label},
        "as_of": "2026-09-30T22:00:00",
        "created_at": created_at,
        "languages": ["en"],
        "measures": [],
    }


def frozen(folder: Path, label: str = "2026-Q3", created_at: str = "2026-10-01T08:00:00+00:00") -> Assessment:
    return freeze(folder, label, RESULTS, FINDINGS, manifest(label, created_at))


def test_an_assessment_is_read_back_as_it_was_frozen(tmp_path: Path) -> None:
    assessment = Assessment.open(frozen(tmp_path).path)
    assert assessment.label == "2026-Q3-1"
    assert assessment.results.equals(RESULTS)
    assert assessment.findings.equals(FINDINGS)
    assert assessment.manifest == {**manifest(), "number": 1}


def test_the_same_period_again_is_a_new_assessment(tmp_path: Path) -> None:
    first = frozen(tmp_path)
    before = {path.name: path.read_bytes() for path in first.path.iterdir()}
    assert frozen(tmp_path).label == "2026-Q3-2"
    assert {path.name: path.read_bytes() for path in first.path.iterdir()} == before


def test_assessments_at_the_same_time_get_numbers_of_their_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        labels = list(pool.map(lambda _: frozen(tmp_path).label, range(24)))
    assert sorted(labels, key=lambda label: int(label.rsplit("-", 1)[1])) == [f"2026-Q3-{n}" for n in range(1, 25)]


def test_an_assessment_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(freeze_module.os, "rename", full)
    with pytest.raises(AssessmentError, match=r"No space left on device.*make room"):
        frozen(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_files_of_an_assessment_are_read_only(tmp_path: Path) -> None:
    assert all(not path.stat().st_mode & 0o222 for path in frozen(tmp_path).path.iterdir())


def test_the_newest_assessment_is_found_whatever_its_period(tmp_path: Path) -> None:
    frozen(tmp_path, "2026-Q3", "2026-10-02T08:00:00+00:00")
    frozen(tmp_path, "all", "2026-10-03T08:00:00+00:00")
    frozen(tmp_path, "2026-Q3", "2026-10-01T08:00:00+00:00")
    assert find_assessment(tmp_path).label == "all-1"
    assert find_assessment(tmp_path, "2026-Q3").label == "2026-Q3-1"
    assert find_assessment(tmp_path, "2026-Q3-2").label == "2026-Q3-2"


def test_an_unfinished_folder_is_no_assessment(tmp_path: Path) -> None:
    (tmp_path / "2026-Q3-1").mkdir()
    (tmp_path / ".new-abc").mkdir()
    assert assessments_in(tmp_path) == ()
    with pytest.raises(AssessmentError, match="there is no assessment yet"):
        find_assessment(tmp_path)
    assert frozen(tmp_path).label == "2026-Q3-2"


def test_an_unknown_label_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    frozen(tmp_path)
    with pytest.raises(AssessmentError, match=r'no assessment "2025".*2026-Q3-1'):
        find_assessment(tmp_path, "2025")


@pytest.mark.parametrize("name", ["manifest.json", "results.parquet", "findings.parquet"])
def test_a_damaged_assessment_says_so(tmp_path: Path, name: str) -> None:
    path = frozen(tmp_path).path
    os.chmod(path / name, 0o644)  # noqa: PTH101  as a person would
    (path / name).write_bytes(b"\x00 not what it was")
    assessment = Assessment.open(path)
    with pytest.raises(AssessmentError, match="cannot be read"):
        _ = (assessment.manifest, assessment.results, assessment.findings)
    (path / name).unlink()
    with pytest.raises(AssessmentError, match=f"{name} is missing"):
        Assessment.open(path)
