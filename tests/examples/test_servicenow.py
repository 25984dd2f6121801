"""The ServiceNow log: the cut in the repository, and the whole log with its published figures."""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import io
import tomllib
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from example_data import EXAMPLES, SHARED, group, total

import fremdbild
from fremdbild.engine import open_engine
from fremdbild.settings import read_settings

LOG = SHARED / "servicenow_uci" / "incident_event_log_141712.zip"


def _rows(file: io.TextIOBase) -> list[dict[str, str]]:
    """Log rows; of the two columns called category the first one counts."""
    lines = csv.reader(file)
    header = next(lines)
    header[header.index("category", header.index("category") + 1)] = "subcategory"
    return [dict(zip(header, line, strict=True)) for line in lines]


def _newest(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The newest row of each incident, in plain Python."""

    def age(row: dict[str, str]) -> tuple[int, datetime]:
        return int(row["sys_mod_count"]), datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M")  # noqa: DTZ007  the log has no zone

    newest: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["number"] not in newest or age(row) > age(newest[row["number"]]):
            newest[row["number"]] = row
    return list(newest.values())


@pytest.fixture(scope="module")
def cut() -> list[dict[str, str]]:
    with gzip.open(EXAMPLES / "servicenow" / "incidents.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return _rows(file)


def test_the_cut_is_what_its_script_makes_of_the_log(tmp_path: Path) -> None:
    if not LOG.exists():
        pytest.skip("../shared/data is absent: servicenow_uci")
    specification = importlib.util.spec_from_file_location("cut", EXAMPLES / "servicenow" / "cut.py")
    assert specification is not None
    assert specification.loader is not None
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    assert script.cut(LOG, tmp_path / "again.csv.gz") == (1_545, 8_815)
    again, kept = tmp_path / "again.csv.gz", EXAMPLES / "servicenow" / "incidents.csv.gz"
    assert gzip.decompress(again.read_bytes()) == gzip.decompress(kept.read_bytes())


def test_the_cut_holds_all_rows_of_its_callers_as_they_are(cut: list[dict[str, str]]) -> None:
    if not LOG.exists():
        pytest.skip("../shared/data is absent: servicenow_uci")
    with zipfile.ZipFile(LOG) as archive, archive.open("incident_event_log/incident_event_log.csv") as binary:
        log = _rows(io.TextIOWrapper(binary, encoding="utf-8", newline=""))
    callers = {row["caller_id"] for row in cut}
    assert [row for row in log if row["caller_id"] in callers] == cut


def test_the_cut_loads_as_it_is_read_by_hand(example: Callable[[str], Path], cut: list[dict[str, str]]) -> None:
    folder = example("servicenow")
    fremdbild.load(folder)
    with open_engine(read_settings(folder)) as engine:
        cases = {row["case_id"]: row for row in engine.collect(engine.tables["service_case"]).to_pylist()}
        units = {row["org_unit"]: row for row in engine.collect(engine.tables["org_unit"]).to_pylist()}
    by_hand = _newest(cut)
    assert len(cases) == len(by_hand) == 1_545
    for row in by_hand:
        case = cases[row["number"]]
        ended = row["resolved_at"] if row["resolved_at"] != "?" else row["closed_at"]
        assert case["opened_at"] == datetime.strptime(row["opened_at"], "%d/%m/%Y %H:%M")  # noqa: DTZ007  the log has no zone
        assert case["closed_at"] == datetime.strptime(ended, "%d/%m/%Y %H:%M")  # noqa: DTZ007  the log has no zone
        assert case["touchpoint"] == (None if row["category"] == "?" else f"Category {row['category']}")
        assert case["org_unit"] == (None if row["assignment_group"] == "?" else f"Group {row['assignment_group']}")
        assert case["promise_kept_reported"] is (row["made_sla"] == "true")
        assert case["reopened_count"] == int(row["reopen_count"])
        assert case["record_id"] == row["caller_id"]
    people: dict[str, set[str]] = {}
    for row in cut:
        if row["assignment_group"] != "?":
            people.setdefault(f"Group {row['assignment_group']}", set()).update({row["assigned_to"]} - {"?"})
    assert {name: unit["headcount"] for name, unit in units.items()} == {n: len(who) for n, who in people.items()}


def test_no_person_who_worked_on_an_incident_is_stored(example: Callable[[str], Path]) -> None:
    folder = example("servicenow")
    fremdbild.load(folder)
    with open_engine(read_settings(folder)) as engine:
        columns = {name for table in engine.tables.values() for name in table.columns}
    assert not {"assigned_to", "resolved_by", "opened_by", "sys_created_by", "sys_updated_by"} & columns


def test_the_cut_gives_the_figures_of_its_readme(example: Callable[[str], Path], cut: list[dict[str, str]]) -> None:
    folder = example("servicenow")
    fremdbild.load(folder)
    assessment = fremdbild.assess(folder, "all")
    newest = _newest(cut)
    missed = sum(row["made_sla"] == "false" for row in newest)
    reported = total(assessment, "promise_kept", "reported")
    assert reported["cases"] == 1_545
    assert reported["value"] == pytest.approx(100 - 100 * missed / 1_545)
    assert round(100 - reported["value"], 2) == 36.05
    assert total(assessment, "reopened", "share")["value"] == pytest.approx(100 * 21 / 1_545)
    assert total(assessment, "reopened", "share")["people"] == len({row["caller_id"] for row in newest})


def test_a_team_with_too_few_people_is_protected(example: Callable[[str], Path], cut: list[dict[str, str]]) -> None:
    folder = example("servicenow")
    fremdbild.load(folder)
    assessment = fremdbild.assess(folder, "all")
    team = "30"
    assert len({row["assigned_to"] for row in cut if row["assignment_group"] == team} - {"?"}) < 7
    assert len({row["caller_id"] for row in _newest(cut) if row["assignment_group"] == team}) >= 7
    row = group(assessment, "promise_kept", "reported", org_unit=f"Group {team}")
    assert (row["status"], row["value"], row["cases"]) == ("protected", None, None)
    assert group(assessment, "promise_kept", "reported", org_unit="Group 70")["status"] == "released"


def test_the_whole_log_gives_the_published_figures(example: Callable[[str], Path]) -> None:
    folder = example("servicenow-full")
    fremdbild.load(folder)
    assessment = fremdbild.assess(folder, "all")
    reported = total(assessment, "promise_kept", "reported")
    assert reported["cases"] == 24_918
    assert round(100 - reported["value"], 2) == 36.58
    reopened = total(assessment, "reopened", "share")
    assert reopened["cases"] == 24_918
    assert round(reopened["value"] * 24_918 / 100) == 275
    assert reopened["value"] == pytest.approx(100 * 275 / 24_918)


def test_cut_and_whole_log_are_read_alike() -> None:
    settings = [
        tomllib.loads((EXAMPLES / name / "fremdbild.toml").read_text(encoding="utf-8"))
        for name in ("servicenow", "servicenow-full")
    ]
    for part in settings:
        for source in part["source"]:
            source.pop("file")
    assert settings[0] == settings[1]


def test_the_cut_is_the_one_that_was_licensed_and_described() -> None:
    digest = hashlib.sha256(gzip.decompress((EXAMPLES / "servicenow" / "incidents.csv.gz").read_bytes())).hexdigest()
    assert digest == "574ff75880dd707ca0d59df12f7f3cc21c9ed0deab046ec90d294bed43edd25b"
