"""`fremdbild instrument`: list, show, check, tables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fremdbild.cli.instrument import command
from fremdbild.cli.main import run
from fremdbild.instruments import SHIPPED

DOCS = Path(__file__).parents[2] / "docs"


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["instrument", *arguments]) == 0
    return capsys.readouterr().out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 1) -> str:
    capsys.readouterr()
    assert run(["instrument", *arguments]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def test_list_names_every_shipped_questionnaire(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(["list"], capsys).splitlines()
    assert [line.split()[0] for line in lines] == list(SHIPPED)
    assert "16 questions for employee, 30 for manager, 18 for customer" in lines[0]
    assert "1 question for customer" in lines[1]


def test_show_speaks_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Wir halten, was wir Kunden versprechen." in printed(["show", "fremdbild-15"], capsys)
    assert "weiss nicht" in printed(["show", "nps"], capsys)
    assert "weiß nicht" in printed(["show", "nps", "--language", "de-DE"], capsys)
    assert "don't know" in printed(["show", "nps", "--language", "en"], capsys)
    assert "choose one of de-CH, de-DE, en" in refused(["show", "nps", "--language", "fr"], capsys)


def test_show_narrows_to_one_perspective(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(["show", "fremdbild-15", "--language", "en", "--perspective", "employee"], capsys)
    assert "Employees\n" in shown
    assert "promise_known" in shown
    assert "outside_" not in shown
    assert "guess_" not in shown
    assert "asks nothing of manager" in refused(["show", "nps", "--perspective", "manager"], capsys)


def test_check_counts_the_questions_and_names_what_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = DOCS / "own-instrument.toml"
    said = printed(["check", str(example)], capsys)
    assert said.splitlines() == [
        "check   after-the-visit, version 1: 1 question for employee, 1 for manager, 2 for customer; languages de, en"
    ]
    one_sided = tmp_path / "one.toml"
    text = example.read_text(encoding="utf-8").replace('perspectives = ["customer"]', 'perspectives = ["observer"]')
    one_sided.write_text(text, encoding="utf-8")
    assert 'not comparable: learning: "we_listen" has no partner' in printed(["check", str(one_sided)], capsys)


def test_check_refuses_a_bad_file_with_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('name = "x"\nverson = "1"\n', encoding="utf-8")
    said = refused(["check", str(path)], capsys)
    assert said.startswith(f"fremdbild: {path}: 5 problems:")
    assert 'did you mean "version"?' in said
    assert "there is no such file" in refused(["check", str(tmp_path / "gone.toml")], capsys)


def test_tables_writes_files_and_the_sources_that_load_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = printed(["tables", "fremdbild-15", "--survey-id", "kunden-2026", "--folder", "surveys", "--named"], capsys)
    sources = said[said.index("[[source]]") :]
    assert [source["table"] for source in tomllib.loads(sources)["source"]] == ["survey", "survey_item"]
    Path("fremdbild.toml").write_text('[organisation]\nname = "Muster AG"\n\n' + sources, encoding="utf-8")
    assert run(["load"]) == 0
    told = capsys.readouterr()
    assert re.search(r"survey_item\.csv +49 rows read = 49 stored \+ 0 set aside", told.out)
    assert told.err == ""
    assert "is there already" in refused(["tables", "nps", "--survey-id", "n", "--folder", "surveys"], capsys)


@pytest.mark.parametrize("survey_id", ["=1+1", "", " a", 'a"b', "-x", "a\nb", "x" * 200])
def test_an_id_that_files_would_not_survive_is_wrong_use(
    survey_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(["tables", "nps", f"--survey-id={survey_id}", "--folder", str(tmp_path / "s")], capsys, code=2)
    assert "is not an id" in said
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("name", command.commands)
def test_each_part_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"fremdbild instrument {name}" in printed([name, "--help"], capsys).split("Example:")[1]
