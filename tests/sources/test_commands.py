"""`fremdbild load` and `fremdbild check`: what they print, and where."""

from __future__ import annotations

import csv
import io

import pytest
from loading_folder import Folder

from fremdbild.cli.main import run

TOML = """\
[organisation]
name = "Muster AG"
[[source]]
system = "tickets"
table = "service_case"
file = "day-*.csv"
[source.columns]
case_id = "id"
opened_at = "opened"
"""


@pytest.fixture
def days(folder: Folder) -> Folder:
    folder.write("fremdbild.toml", TOML)
    folder.write("day-1.csv", "id,opened\n" + "".join(f"{n},2026-01-05\n" for n in range(1, 1501)))
    folder.write("day-2.csv", "id,opened\n1,2026-01-06\nx,bad\n")
    return folder


def test_load_prints_the_three_figures_of_every_source(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(days.path)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "load    tickets   2 files   1,502 rows read = 1,501 stored + 1 set aside "
        "(fremdbild check --set-aside tickets)",
        "load    tickets: 1 row replaced by a newer version",
    ]
    assert said.err.splitlines() == [
        '  set aside: day-2.csv, column "opened": 1 of 2 rows is not a date and time (first: row 3, "bad"). Next: '
        'write its format, such as format = "%d.%m.%Y %H:%M", or add what stands for nothing to missing.'
    ]


def test_load_tells_what_is_as_before_and_what_is_gone(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    run(["load", str(days.path)])
    capsys.readouterr()
    assert run(["load", str(days.path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "load    tickets: 2 files as before, not read",
        "load    nothing is new; the store is as it was",
    ]
    (days.path / "day-2.csv").unlink()
    assert run(["load", str(days.path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "load    tickets: 1 file as before, not read",
        "load    tickets: day-2.csv is gone",
        "load    tickets: 1 file gone, 1 row removed",
    ]


def test_load_tells_from_how_many_rows_a_select_has_chosen(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    select = 'select = "SELECT id AS case_id, opened AS opened_at FROM raw LIMIT 1"\n'
    folder.write("fremdbild.toml", TOML.split("[source.columns]", maxsplit=1)[0] + select)
    folder.write("day-1.csv", "id,opened\n1,2026-01-05\n2,2026-01-05\n")
    assert run(["load", str(folder.path)]) == 0
    assert (
        capsys.readouterr().out
        == "load    tickets   day-1.csv   1 rows read = 1 stored + 0 set aside, selected from 2\n"
    )


def test_load_can_be_narrowed_and_forced(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    run(["load", str(days.path)])
    capsys.readouterr()
    assert run(["load", str(days.path), "--source", "tickets", "--full"]) == 0
    assert "1,502 rows read" in capsys.readouterr().out
    assert run(["load", str(days.path), "--source", "tickts"]) == 1
    assert 'there is no source "tickts"' in capsys.readouterr().err


def test_check_says_that_all_fits_and_what_deserves_a_look(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(days.path)]) == 0
    assert capsys.readouterr().out == (
        "check   tickets   2 inputs for service_case, columns fit; in the store 0 rows, 0 set aside\n"
    )
    run(["load", str(days.path)])
    capsys.readouterr()
    assert run(["check", str(days.path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("in the store 1,500 rows, 1 set aside")
    assert lines[1].startswith('  set aside: day-2.csv, column "opened": 1 of 2 rows is not a date and time')


def test_check_prints_rows_that_were_set_aside_as_csv(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    run(["load", str(days.path)])
    capsys.readouterr()
    assert run(["check", str(days.path), "--set-aside", "tickets"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows == [
        {
            "file": "day-2.csv",
            "row_number": "3",
            "reason": "is not a date and time",
            "column": "opened",
            "value": "bad",
            "raw": '{"id":"x","opened":"bad"}',
        }
    ]


def test_check_prints_a_header_where_nothing_was_set_aside(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(days.path), "--set-aside", "tickets"]) == 0
    assert capsys.readouterr().out.splitlines() == ["file,row_number,reason,column,value,raw"]
    assert run(["check", str(days.path), "--set-aside", "nothing"]) == 1
    assert 'there is no source "nothing". Next: the sources are tickets' in capsys.readouterr().err


def test_check_prints_no_more_than_asked(days: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    days.write("day-3.csv", "id,opened\n" + "y,bad\n" * 50)
    run(["load", str(days.path)])
    capsys.readouterr()
    assert run(["check", str(days.path), "--set-aside", "tickets", "--limit", "5"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 6
    assert said.err == "(the first 5; --limit shows more)\n"


@pytest.mark.parametrize("command", ["load", "check"])
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"fremdbild {command}" in capsys.readouterr().out.split("Example:")[1]


def test_progress_is_told_as_bytes_of_the_files(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n" + "".join(f"{n},2026-01-05\n" for n in range(20_000)))
    told: list[tuple[int, int, str]] = []
    folder.source().load(progress=lambda *step: told.append(step))
    size = (folder.path / "cases.csv").stat().st_size
    assert told[-1] == (size, size, "cases.csv")
    assert all(0 <= done <= steps == size for done, steps, _ in told)
