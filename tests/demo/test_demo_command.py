from __future__ import annotations

from pathlib import Path

import pytest

from fremdbild.cli.main import run
from fremdbild.demo.generate import is_demo
from fremdbild.measures import MEASURES


def test_only_files_writes_the_firm_and_runs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "firm"
    assert run(["demo", str(folder), "--customers", "200", "--only-files"]) == 0
    assert is_demo(folder)
    assert not (folder / "store").exists()
    assert f"fremdbild run {folder} --period 2026-Q3" in capsys.readouterr().out


def test_the_same_arguments_twice_leave_one_firm(tmp_path: Path) -> None:
    for _ in range(2):
        assert run(["demo", str(tmp_path / "firm"), "--customers", "200", "--only-files"]) == 0


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    assert run(["demo", str(tmp_path), "--customers", "200"]) == 1
    assert "choose a new or empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--languages", "fr"], 1, "de-CH, de-DE, en"),
        (["--languages", ","], 1, "de-CH, de-DE, en"),
        (["--customers", "0"], 2, "1<=x<=10000000"),
        (["--customers", "many"], 2, "not a valid integer"),
        (["--seed", "-1"], 2, "x>=0"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert run(["demo", str(tmp_path / "firm"), "--only-files", *arguments]) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "firm").exists()


@pytest.mark.slow
def test_a_small_firm_gets_its_reports_in_the_languages_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "firm"
    assert run(["demo", str(folder), "--customers", "1500", "--languages", "de-DE,en"]) == 0
    out = capsys.readouterr().out
    # Retention needs contracts, which the demo does not have.
    assert f"assess  2026-Q3 #1: {len(MEASURES) - 1} measures" in out
    reports = sorted(path.name for path in (folder / "reports").iterdir())
    assert [name for name in reports if name.endswith(".html")] == ["2026-Q3-1.de-DE.html", "2026-Q3-1.en.html"]
    assert str(folder / "reports" / "2026-Q3-1.de-DE") in out
    assert str(folder / "truths.json") in out
