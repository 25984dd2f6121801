"""`fremdbild works-council` on the command line: what it prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from fremdbild.cli.main import run

SETTINGS = """[organisation]
name = "Muster AG"
languages = ["en"]

[[source]]
system = "tickets"
table = "service_case"
file = "tickets.csv"
[source.columns]
case_id = "id"
opened_at = "opened"
"""


def firm(folder: Path, more: str = "") -> Path:
    (folder / "fremdbild.toml").write_text(SETTINGS + more, encoding="utf-8")
    return folder


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_it_prints_the_version_its_changes_and_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["works-council", str(firm(tmp_path)), "--format", "html"]
    first = printed(asked, capsys)
    assert first[0] == "paper   version 1, the first one"
    assert [Path(line.split()[1]).name for line in first[1:]] == ["works-council-1.json", "works-council-1.en.html"]
    assert printed(asked, capsys)[0].startswith("paper   nothing has changed since version 1 of ")
    firm(tmp_path, "\n[protection]\nminimum_people = 10\n")
    assert printed(asked, capsys)[0].startswith("paper   version 2: 1 change since version 1 of ")
    assert printed([*asked, "--new"], capsys)[0].startswith("paper   version 3: 0 changes since version 2 of ")


def test_settings_that_are_wrong_are_one_message_and_no_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["works-council", str(firm(tmp_path, "\n[protection]\nminimum_people = 3\n"))]) == 1
    told = capsys.readouterr().err
    assert "minimum_people" in told
    assert "Next: " in told
    assert not (tmp_path / "works-council").exists()


@pytest.mark.parametrize("arguments", [["--format", "docx"], ["--nonsense"]])
def test_wrong_use_ends_with_two(arguments: list[str], tmp_path: Path) -> None:
    assert run(["works-council", str(tmp_path), *arguments]) == 2


def test_a_folder_without_settings_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["works-council", str(tmp_path)]) == 1
    assert "there is no fremdbild.toml" in capsys.readouterr().err
