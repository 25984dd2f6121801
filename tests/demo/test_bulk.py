from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from fremdbild.demo import bulk
from fremdbild.settings import read_settings
from fremdbild.tables import BY_NAME

pytestmark = pytest.mark.xdist_group("bulk")  # its fixture is made once

CASES = 20_000


def read(path: Path, columns: str, delimiter: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        relation = f"read_csv('{path}', all_varchar=true, delim='{delimiter}', header=true)"
        return connection.execute(f"SELECT {columns} FROM {relation} ORDER BY ALL").fetchall()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("bulk")
    return {v: bulk.write_folder(home / v, cases=CASES, variant=v) for v in ("iso", "local")}


def test_each_case_has_five_events_in_order(folders: dict[str, Path]) -> None:
    rows = read(folders["iso"] / "events-1.csv", 'case_id, "at", sequence, event_id', ",")
    assert len(rows) == 5 * CASES
    assert len({row[3] for row in rows}) == 5 * CASES
    assert [row[2] for row in rows] == ["0", "1", "2", "3", "4"] * CASES


def test_both_variants_tell_the_same_moments_but_for_the_spoilt_ones(folders: dict[str, Path]) -> None:
    iso = read(folders["iso"] / "events-1.csv", 'event_id, "at"', ",")
    local = read(folders["local"] / "events-1.csv", '"Ereignis", "Zeitpunkt"', ";")
    spoilt = [row for row in local if row[1] == "31.02.2026 08:15:00"]
    assert len(spoilt) == pytest.approx(5 * CASES / bulk.SPOILT_EVERY, abs=9)
    with duckdb.connect() as connection:
        for (event, utc), (same_event, clock) in list(zip(iso, local, strict=True))[::5000]:
            assert event == same_event
            if clock != "31.02.2026 08:15:00":
                told = connection.execute(
                    "SELECT strftime(timezone('Europe/Zurich', timezone('UTC', ?::TIMESTAMP)), '%d.%m.%Y %H:%M:%S')",
                    [str(utc).rstrip("Z")],
                ).fetchone()
                assert told == (clock,)


def test_a_new_day_brings_new_cases(folders: dict[str, Path], tmp_path: Path) -> None:
    rows = bulk.write_events(tmp_path / "events-2.csv", cases=100, first_case=CASES)
    assert rows == 500
    known = {row[0] for row in read(folders["iso"] / "events-1.csv", "event_id", ",")}
    assert not known & {row[0] for row in read(tmp_path / "events-2.csv", "event_id", ",")}


@pytest.mark.parametrize("variant", ["iso", "local"])
def test_settings_fit_the_files(folders: dict[str, Path], variant: str) -> None:
    for source in read_settings(folders[variant]).source:
        assert source.file is not None
        path = next(folders[variant].glob(source.file))
        header = path.read_text(encoding="utf-8").splitlines()[0].split(source.delimiter or ",")
        assert {rule.column for rule in source.columns.values() if rule.column} <= set(header)
        assert set(source.columns) <= set(BY_NAME[source.table].column_names)


def test_seeds_and_sizes_are_taken_from_the_command_line(tmp_path: Path) -> None:
    bulk._main([str(tmp_path), "--cases", "50", "--variant", "local", "--seed", "3"])
    assert len(read(tmp_path / "cases.csv", '"Fall"', ";")) == 50
