from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fremdbild import assess, load
from fremdbild.assessment import Assessment
from fremdbild.assessment.share_done import AFTER, ALL
from fremdbild.cli.main import run
from fremdbild.errors import AssessmentError, SettingsError
from fremdbild.result import NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL

SETTINGS = """
[organisation]
name = "Muster AG"
time_zone = "Europe/Zurich"
languages = ["en"]

[[source]]
system = "tickets"
table = "service_case"
file = "cases.csv"
[source.columns]
case_id = "id"
record_id = "customer"
touchpoint = "touchpoint"
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
headcount = "people"
name = "name"

[[grouping]]
by = ["touchpoint", "period"]
[[grouping]]
by = ["org_unit"]

[[target]]
measure = "promise_kept"
value = 90
"""

UNITS = {"claims": 40, "offers": 20, "archive": 3}


def cases() -> Iterator[dict[str, str]]:
    """In 2026-Q3: 60 claims of which 24 in time, 40 offers of which 36; in Q2 50 claims, 25 in time; 3 deaths in Q3."""
    for month, touchpoint, unit, number, in_time in (
        ("08", "claim", "claims", 60, 24),
        ("08", "offer", "offers", 40, 36),
        ("08", "death", "archive", 3, 3),
        ("05", "claim", "claims", 50, 25),
    ):
        for n in range(number):
            yield {
                "id": f"{month}-{touchpoint}-{n}",
                "customer": f"{month}-{touchpoint}-{n}",
                "touchpoint": touchpoint,
                "unit": unit,
                "opened": f"2026-{month}-03T08:00:00Z",
                "promised": f"2026-{month}-10",
                "closed": f"2026-{month}-{'08' if n < in_time else '20'}T08:00:00Z",
            }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    with (tmp_path / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(next(cases())))
        writer.writeheader()
        writer.writerows(cases())
    lines = ["unit,people,name", *(f"{unit},{people},{unit.title()}" for unit, people in UNITS.items())]
    (tmp_path / "units.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    load(tmp_path)
    return tmp_path


def figures(assessment: Assessment, statistic: str = "kept", **where: Any) -> dict[str, Any]:
    wanted = {"org_unit": TOTAL, "touchpoint": TOTAL, "period": "2026-Q3", "statistic": statistic, **where}
    rows = [row for row in assessment.results.to_pylist() if all(row[name] == value for name, value in wanted.items())]
    assert len(rows) == 1, (wanted, len(rows))
    return rows[0]


def test_from_files_to_frozen_figures(folder: Path) -> None:
    assessment = assess(folder, "2026-Q3")
    assert assessment.results.schema.equals(RESULT_COLUMNS)
    claims = figures(assessment, touchpoint="claim")
    assert (claims["value"], claims["cases"], claims["people"], claims["status"]) == (40.0, 60, 60, RELEASED)
    assert figures(assessment)["cases"] == 103
    assert figures(assessment, touchpoint="claim", period="2026-Q2")["value"] == 50.0


def test_a_small_touchpoint_is_hidden_and_a_second_one_with_it(folder: Path) -> None:
    assessment = assess(folder, "2026-Q3")
    assert [figures(assessment, touchpoint=name)["status"] for name in ("death", "offer", "claim")] == [
        PROTECTED,
        PROTECTED,
        RELEASED,
    ]


def test_the_hidden_value_stands_in_no_file_of_the_assessment(folder: Path) -> None:
    assessment = assess(folder, "2026-Q3")
    shown = [
        row for row in assessment.results.to_pylist() if row["touchpoint"] == "death" or row["org_unit"] == "archive"
    ]
    assert shown
    assert all(row["value"] is None and row["cases"] is None and row["people"] is None for row in shown)
    about = [
        finding
        for finding in assessment.findings.to_pylist()
        if "death" in (finding["touchpoint"], finding["org_unit"])
    ]
    assert about == []
    assert "death" not in json.dumps(assessment.manifest)


def test_a_period_without_cases_has_no_data_and_no_value(folder: Path) -> None:
    earlier = [row for row in assess(folder, "2026-Q3").results.to_pylist() if row["period"] == "2025-Q3"]
    assert all(row["status"] == NO_DATA and row["value"] is None for row in earlier)


def test_the_target_and_the_trend_become_findings(folder: Path) -> None:
    found = assess(folder, "2026-Q3").findings.to_pylist()
    findings = {(f["kind"], f["touchpoint"]): f for f in found if f["measure"] == "promise_kept"}
    assert findings["target", TOTAL]["difference"] == pytest.approx(100 * 63 / 103 - 90)
    assert findings["trend", "claim"]["difference"] == pytest.approx(-10.0)
    assert findings["group", "claim"]["comparison"] == pytest.approx(100 * 39 / 43)


def test_the_manifest_says_what_the_figures_were_made_of(folder: Path) -> None:
    manifest = assess(folder, "2026-Q3").manifest
    assert manifest["tables"] == {"org_unit": 3, "service_case": 153}
    assert {entry["file"]: entry["rows_stored"] for entry in manifest["inputs"]} == {"cases.csv": 153, "units.csv": 3}
    assert all(len(entry["sha256"]) == 64 for entry in manifest["inputs"])
    assert manifest["hidden"]["cells"] > 0
    assert manifest["settings"]["protection"]["minimum_people"] == 7
    assert manifest["versions"]["duckdb"]
    assert manifest["names"]["org_unit"]["claims"]["en"] == "Claims"


def test_what_happened_after_the_moment_is_not_known(folder: Path) -> None:
    early = assess(folder, "2026-Q3", as_of=datetime(2026, 8, 9))
    assert figures(early)["status"] == RELEASED
    # Nothing is overdue yet; 24 claims, 36 offers and 3 deaths are settled, the rest is undecided.
    assert (figures(early)["value"], figures(early)["cases"]) == (100.0, 63)


def test_the_same_store_gives_the_same_figures_again(folder: Path) -> None:
    first, second = assess(folder, "2026-Q3"), assess(folder, "2026-Q3")
    assert (first.label, second.label) == ("2026-Q3-1", "2026-Q3-2")
    assert first.results.equals(second.results)
    assert first.findings.equals(second.findings)


def test_the_progress_goes_on_behind_the_measures_and_never_back(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    assess(folder, "2026-Q3", progress=lambda *step: told.append(step))
    assert [what for _, _, what in told[-len(AFTER) :]] == list(AFTER)
    assert {total for _, total, _ in told} == {ALL}
    done = [step for step, _, _ in told]
    assert done == sorted(done)
    assert done[0] == 0
    assert max(step for step, _, what in told if what not in AFTER) < 0.7 * ALL


def test_nothing_loaded_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "fremdbild.toml").write_text('[organisation]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(AssessmentError, match="load"):
        assess(tmp_path, "2026-Q3")
    assert not (tmp_path / "assessments").exists()


def test_a_wrong_period_and_a_wrong_target_are_told_before_anything_is_computed(folder: Path) -> None:
    with pytest.raises(AssessmentError, match="is not a period"):
        assess(folder, "Q3")
    text = (folder / "fremdbild.toml").read_text(encoding="utf-8").replace("promise_kept", "promise_keppt")
    (folder / "fremdbild.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean"):
        assess(folder, "2026-Q3")


def test_results_are_printed_as_table_csv_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assess(folder, "2026-Q3")
    arguments = ["results", str(folder), "--measure", "promise_kept", "--statistic", "kept", "--by", "touchpoint"]
    capsys.readouterr()
    assert run([*arguments, "--format", "csv"]) == 0
    rows = {row["touchpoint"]: row for row in csv.DictReader(capsys.readouterr().out.splitlines())}
    assert (rows["claim"]["value"], rows["death"]["value"], rows["death"]["status"]) == ("40.0", "", PROTECTED)
    assert run([*arguments, "--format", "json"]) == 0
    assert {row["touchpoint"] for row in json.loads(capsys.readouterr().out)} == {"claim", "offer", "death"}
    assert run(arguments) == 0
    assert "40.00" in capsys.readouterr().out


def test_results_that_are_not_there_are_told_with_a_next_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assess(folder, "2026-Q3")
    assert run(["results", str(folder), "--by", "segment"]) == 1
    assert "declare the grouping" in capsys.readouterr().err
    assert run(["results", str(folder), "--by", "department"]) == 2
    assert "is not a group column" in capsys.readouterr().err


def test_a_group_that_is_called_like_the_total_is_refused_with_a_way_out(folder: Path) -> None:
    text = (folder / "cases.csv").read_text(encoding="utf-8").replace(",offer,", ",*,")
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    load(folder)
    with pytest.raises(AssessmentError, match="give it another word at the source"):
        assess(folder, "2026-Q3")
