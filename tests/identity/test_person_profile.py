"""The profile of one customer: the same rows whichever way they are found, each with its origin, and all in time."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from person_firm import CASE_COLUMNS, CASES, EVENT_COLUMNS, PHRASE, RECORDS, loaded_firm, write

from fremdbild.cli.main import run
from fremdbild.engine.store import Store
from fremdbild.errors import PersonError
from fremdbild.identity import arranged
from fremdbild.identity.arranged import Arranged, arrange
from fremdbild.identity.profile import Profile, profile
from fremdbild.settings import Settings, read_settings

HERS = f"crm:{RECORDS['crm']}"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded_firm(tmp_path_factory.mktemp("profile") / "firm")


@pytest.fixture
def firm(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "firm"))


def _settings(folder: Path) -> Settings:
    return read_settings(folder)


def _rows(found: Profile) -> dict[str, list[dict[str, Any]]]:
    return {name: [row.values for row in rows] for name, rows in found.tables.items()}


def _covered(folder: Path) -> dict[str, bool]:
    copy = Arranged(folder / "store")
    tables = Store(folder / "store").snapshot().tables
    return {name: copy.covered(table) == {part.id for part in table.parts} for name, table in tables.items()}


def test_it_holds_what_every_system_knows_with_its_origin(firm: Path) -> None:
    found = profile(_settings(firm), record=HERS)
    assert {name: len(rows) for name, rows in found.tables.items()} == {
        "source_record": 3, "service_case": 2, "case_event": 4, "survey_response": 2, "survey_comment": 1,
        "feedback": 2, "contact_attempt": 1,
    }  # fmt: skip
    assert found.records == tuple(sorted(RECORDS.items()))
    assert found.tables["survey_comment"][0].values["text"] == PHRASE
    newest = next(row for row in found.tables["service_case"] if row.values["case_id"] == CASES[0])
    assert newest.origin.file == "sources/cases-2.csv", "the version that counts"
    assert newest.values["closed_at"] == datetime(2026, 2, 5, 8, 0)
    assert newest.origin.source == "cases"
    assert found == profile(_settings(firm), found.customer)


def test_the_timeline_goes_from_the_earliest_to_the_newest(firm: Path) -> None:
    moments = profile(_settings(firm), record=HERS).timeline()
    times = [
        moment.at if isinstance(moment.at, datetime) else datetime(*moment.at.timetuple()[:3]) for moment in moments
    ]
    assert times == sorted(times)
    assert [(moments[0].table, moments[0].column)] == [("contact_attempt", "at")]
    assert all(moment.column not in {"updated_at", "birth_date"} for moment in moments)
    assert date(1983, 11, 27) not in [moment.at for moment in moments]


def test_it_is_the_same_with_and_without_the_sorted_copy(firm: Path) -> None:
    assert all(_covered(firm)[name] for name in ("source_record", "service_case", "case_event", "survey_response"))
    quick = _rows(profile(_settings(firm), record=HERS))
    shutil.rmtree(firm / "store" / "profile")
    assert _rows(profile(_settings(firm), record=HERS)) == quick


def test_rows_that_were_loaded_after_the_copy_are_in_it_and_those_replaced_since_are_not(firm: Path) -> None:
    case = {"case_id": CASES[1], "system": "shop", "record_id": RECORDS["shop"], "opened_at": "2026-02-01 10:00"}
    write(firm, "cases-3", CASE_COLUMNS, [case | {"kind": "changed", "updated_at": "2026-06-01"}])
    write(
        firm,
        "events-2",
        EVENT_COLUMNS,
        [{"event_id": "e-new", "case_id": CASES[1], "activity": "new", "at": "2026-06-01"}],
    )
    assert run(["load", str(firm)]) == 0
    assert not _covered(firm)["case_event"]
    stale = _rows(profile(_settings(firm), record=HERS))
    assert [row["kind"] for row in stale["service_case"]] == ["claim", "changed"]
    assert "new" in [row["activity"] for row in stale["case_event"]]
    assert arrange(_settings(firm))
    assert _covered(firm)["case_event"]
    assert _rows(profile(_settings(firm), record=HERS)) == stale
    assert not arrange(_settings(firm)), "there is nothing to do"


def test_many_small_loads_do_not_make_many_lookups(firm: Path) -> None:
    for number in range(2, 10):
        event = {"event_id": f"e-{number}", "case_id": CASES[1], "activity": f"n{number}", "at": "2026-06-01"}
        write(firm, f"events-{number}", EVENT_COLUMNS, [event])
        assert run(["load", str(firm)]) == 0
        arrange(_settings(firm))
        assert len(Arranged(firm / "store").manifest.segments["case_event"]) <= 5
    assert len(_rows(profile(_settings(firm), record=HERS))["case_event"]) == 4 + 8
    shutil.rmtree(firm / "store" / "profile")
    assert len(_rows(profile(_settings(firm), record=HERS))["case_event"]) == 4 + 8


def test_a_hash_that_two_people_share_shows_nobody_the_other_one(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = _rows(profile(_settings(firm), record=HERS))
    shutil.rmtree(firm / "store" / "profile")
    monkeypatch.setattr(arranged, "_hashed_sql", lambda *_: "CAST(7 AS BIGINT)")
    monkeypatch.setattr("fremdbild.identity.person.hashed", lambda *_: 7)
    arrange(_settings(firm))
    assert _rows(profile(_settings(firm), record=HERS)) == right


def test_small_files_and_groups_give_the_same(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = _rows(profile(_settings(firm), record=HERS))
    shutil.rmtree(firm / "store" / "profile")
    monkeypatch.setattr(arranged, "ROWS_IN_FILE", 6)
    monkeypatch.setattr(arranged, "ROWS_IN_GROUP", 2)
    arrange(_settings(firm))
    assert len(list((firm / "store" / "profile").rglob("*.parquet"))) > 40
    assert _rows(profile(_settings(firm), record=HERS)) == right


def test_after_an_erasure_others_are_still_found_by_the_copy(firm: Path) -> None:
    other = _rows(profile(_settings(firm), record="crm:c9"))
    assert run(["person", "erase", str(firm), "--record", HERS, "--because", "letter", "--yes"]) == 0
    assert all(_covered(firm)[name] for name in ("source_record", "service_case", "case_event", "survey_response"))
    assert _rows(profile(_settings(firm), record="crm:c9")) == other


def test_a_copy_that_is_damaged_or_gone_is_no_obstacle(firm: Path) -> None:
    right = _rows(profile(_settings(firm), record=HERS))
    (firm / "store" / "profile" / "manifest.json").write_text("{", encoding="utf-8")
    assert _rows(profile(_settings(firm), record=HERS)) == right
    assert arrange(_settings(firm))
    assert _rows(profile(_settings(firm), record=HERS)) == right


def test_a_load_leaves_the_copy_alone(firm: Path) -> None:
    before = {path.name for path in (firm / "store" / "profile").rglob("*.parquet")}
    assert run(["load", str(firm), "--full"]) == 0
    assert {path.name for path in (firm / "store" / "profile").rglob("*.parquet")} == before


def test_who_is_not_there_is_told(firm: Path) -> None:
    with pytest.raises(PersonError, match="there is no customer 999"):
        profile(_settings(firm), 999)
    with pytest.raises(PersonError, match="there is no record"):
        profile(_settings(firm), record="crm:nobody")


def test_the_command_prints_all_of_it(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["person", "show", str(firm), "--record", HERS]) == 0
    told = capsys.readouterr().out
    for word in (
        *RECORDS.values(),
        *CASES,
        PHRASE,
        "sources/cases-2.csv",
        "timeline",
        "2026-02-01 10:00  service_case",
    ):
        assert word in told.replace(" 09:00", " 10:00")
    assert run(["person", "show", str(firm)]) == 2
    assert run(["person", "show", str(firm), "--record", HERS, "--customer", "1"]) == 2
