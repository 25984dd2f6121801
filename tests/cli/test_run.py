from __future__ import annotations

from pathlib import Path

import pytest

from fremdbild.cli.main import run

SETTINGS = """
[organisation]
name = "Muster AG"
languages = ["en"]

[[source]]
system = "tickets"
table = "service_case"
file = "cases-*.csv"
[source.columns]
case_id = "id"
touchpoint = "touchpoint"
opened_at = "opened"
promised_at = "promised"
closed_at = "closed"

[[grouping]]
by = ["touchpoint"]

[[target]]
measure = "promise_kept"
value = 90
"""


def write_cases(folder: Path, name: str, late: int, in_time: int) -> None:
    lines = ["id,touchpoint,opened,promised,closed"]
    for number in range(late + in_time):
        closed = "2026-08-20" if number < late else "2026-08-05"
        lines.append(f"{name}-{number},claim,2026-08-03T08:00Z,2026-08-10,{closed}T08:00Z")
    lines.append(f"{name}-x,claim,2026-08-03T08:00Z,2026-02-30,")
    (folder / f"cases-{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    write_cases(tmp_path, "a", late=60, in_time=40)
    write_cases(tmp_path, "b", late=10, in_time=10)
    return tmp_path


def test_run_goes_from_files_to_reports_and_tells_each_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", str(folder), "--period", "2026-Q3"]) == 0
    told = capsys.readouterr()
    assert (
        "tickets   2 files   122 rows read = 120 stored + 2 set aside (fremdbild check --set-aside tickets)" in told.out
    )
    assert "link    nothing to link yet: no customer records are loaded" in told.out
    assert "assess  2026-Q3 #1: " in told.out
    assert "We break nearly six in ten promises; target: at most 10%   42% (33 to 51), n 120" in told.out
    assert 'column "promised"' in told.err
    assert '"2026-02-30"' in told.err
    assert sorted(path.name for path in (folder / "reports").iterdir()) == ["2026-Q3-1.en.html", "2026-Q3-1.en.pdf"]


def test_running_again_reads_nothing_and_makes_a_second_assessment(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["run", str(folder), "--period", "2026-Q3"])
    capsys.readouterr()
    assert run(["run", str(folder), "--period", "2026-Q3"]) == 0
    told = capsys.readouterr().out
    assert "nothing is new; the store is as it was" in told
    assert "assess  2026-Q3 #2: " in told


def test_a_source_that_is_gone_stops_before_anything_is_assessed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in folder.glob("cases-*.csv"):
        path.unlink()
    assert run(["run", str(folder), "--period", "2026-Q3"]) == 1
    assert "Next:" in capsys.readouterr().err
    assert not (folder / "assessments").exists()
