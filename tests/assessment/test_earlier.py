from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fremdbild import assess, load
from fremdbild.assessment import Assessment, assessments_in
from fremdbild.errors import AssessmentError
from fremdbild.result import PROTECTED, RELEASED, TOTAL

SETTINGS = """
[organisation]
name = "Muster AG"
languages = ["en"]
[protection]
teams_at_least = 7
[[source]]
system = "tickets"
table = "service_case"
file = "cases.csv"
[source.columns]
case_id = "id"
record_id = "id"
org_unit = "unit"
opened_at = "opened"
promised_at = "promised"
closed_at = "closed"
[[source]]
name = "units"
system = "hr"
table = "org_unit"
file = "units.csv"
[source.columns]
org_unit = "unit"
parent = "parent"
[[grouping]]
by = ["org_unit", "period"]
"""
CLAIMS, OFFERS = 40, 30


def write(folder: Path, cases: Iterable[tuple[str, str, int]]) -> None:
    """Cases of a unit that were promised and closed in a month, so many of them."""
    lines = ["id,unit,opened,promised,closed"]
    for unit, month, number in cases:
        for n in range(number):
            day = "05" if n % 3 else "20"
            lines.append(f"{unit}{month}{n},{unit},{month}-03T08:00:00Z,{month}-10,{month}-{day}T08:00:00Z")
    (folder / "cases.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    load(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    units = ["unit,parent", "claims,customers", "offers,customers", "customers,", "archive,"]
    (tmp_path / "units.csv").write_text("\n".join(units) + "\n", encoding="utf-8")
    write(tmp_path, [("claims", "2026-08", CLAIMS), ("offers", "2026-08", OFFERS)])
    return tmp_path


def kept(assessment: Assessment, unit: str = TOTAL, period: str = "2026-Q3") -> dict[str, Any]:
    [found] = [
        row
        for row in assessment.results.to_pylist()
        if (row["measure"], row["statistic"], row["org_unit"], row["period"]) == ("promise_kept", "kept", unit, period)
    ]
    return found


def test_a_unit_with_all_units_below_it_has_results_of_its_own(folder: Path) -> None:
    assessment = assess(folder, "2026-Q3")
    subtree = kept(assessment, "customers/*")
    assert (subtree["cases"], subtree["people"], subtree["status"]) == (70, 70, RELEASED)
    assert kept(assessment, "claims")["cases"] == CLAIMS
    assert not any(finding["org_unit"] == "customers/*" for finding in assessment.findings.to_pylist())


def test_the_same_figures_again_are_released_again(folder: Path) -> None:
    first, second = assess(folder, "2026-Q3"), assess(folder, "2026-Q3")
    assert second.manifest["ledger"]["kept"] == second.manifest["ledger"]["refused"] == 0
    assert first.results.equals(second.results)


def test_a_few_late_cases_keep_the_earlier_figures(folder: Path) -> None:
    first = assess(folder, "2026-Q3")
    write(folder, [("claims", "2026-08", CLAIMS + 3), ("offers", "2026-08", OFFERS)])
    second = assess(folder, "2026-Q3")
    assert second.manifest["ledger"]["kept"] > 0
    for unit in (TOTAL, "claims", "customers/*"):
        assert kept(second, unit) == kept(first, unit)
    assert kept(second)["cases"] == CLAIMS + OFFERS


def test_enough_late_cases_are_shown(folder: Path) -> None:
    assess(folder, "2026-Q3")
    write(folder, [("claims", "2026-08", CLAIMS + 8), ("offers", "2026-08", OFFERS)])
    assert kept(assess(folder, "2026-Q3"))["cases"] == CLAIMS + OFFERS + 8


def test_a_month_that_is_nearly_its_quarter_is_protected(folder: Path) -> None:
    write(folder, [("claims", "2026-08", CLAIMS), ("offers", "2026-08", OFFERS), ("claims", "2026-09", 3)])
    assess(folder, "2026-Q3")
    month = assess(folder, "2026-08")
    assert kept(month, period="2026-08")["status"] == PROTECTED
    assert kept(month, period="2026-08")["value"] is None
    assert month.manifest["ledger"]["refused"] > 0
    assert kept(month, "offers", "2026-08")["status"] == RELEASED


def test_without_the_earlier_assessment_its_figures_cannot_be_kept_and_are_protected(folder: Path) -> None:
    first = assess(folder, "2026-Q3")
    for file in first.path.iterdir():
        file.unlink()
    first.path.rmdir()
    write(folder, [("claims", "2026-08", CLAIMS + 3), ("offers", "2026-08", OFFERS)])
    assert kept(assess(folder, "2026-Q3"))["status"] == PROTECTED


def test_a_deleted_entry_of_the_ledger_is_told(folder: Path) -> None:
    token = assess(folder, "2026-Q3").manifest["ledger"]["token"]
    shutil.rmtree(folder / "ledger" / token)
    with pytest.raises(AssessmentError, match=f"{token}: is missing.*Next: bring it back from a backup"):
        assess(folder, "2026-Q3")


@pytest.mark.parametrize(
    "content",
    ['{"created_at": "20', '{"created_at": 3, "period": [], "measures": {}}', "[]", "\x00", "[" * 100_000],
    ids=["torn", "of other types", "a list", "no text", "deep"],
)
def test_a_damaged_earlier_manifest_is_told_and_its_assessment_can_be_moved_away(folder: Path, content: str) -> None:
    first = assess(folder, "2026-Q3")
    damaged = first.path / "manifest.json"
    damaged.chmod(0o644)
    damaged.write_text(content, encoding="utf-8")
    with pytest.raises(AssessmentError) as caught:
        assess(folder, "2026-Q3")
    assert str(caught.value).startswith(f"{damaged}: cannot be read (")
    assert "Next: put the file back from a backup, or move the folder 2026-Q3-1 away; " in str(caught.value)
    first.path.rename(folder / "moved")
    write(folder, [("claims", "2026-08", CLAIMS + 3), ("offers", "2026-08", OFFERS)])
    assert kept(assess(folder, "2026-Q3"))["status"] == PROTECTED


def test_an_assessment_that_cannot_be_frozen_leaves_nothing_in_the_ledger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AssessmentError("no room", next_step="make room")

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["fremdbild.assessment.assess"], "freeze", full)
        with pytest.raises(AssessmentError, match="no room"):
            assess(folder, "2026-Q3")
    assert {path.name for path in (folder / "ledger").iterdir()} <= {"key", "lock", "entries"}
    assert assessments_in(folder / "assessments") == ()


def test_two_assessments_at_once_do_not_mix(folder: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda period: assess(folder, period), ("2026-Q3", "2026-Q3")))
    entries = {path.name for path in (folder / "ledger").iterdir() if path.is_dir()}
    assert entries == {assessment.manifest["ledger"]["token"] for assessment in found}
