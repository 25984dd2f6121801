from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fremdbild.cli.main import COMMANDS, run


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_begins_as_in_the_list_and_has_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert COMMANDS[name] in " ".join(shown.split())
    assert f"Example:\n    fremdbild {name}" in shown


def test_help_reads_no_engine() -> None:
    code = (
        "import sys\nfrom fremdbild.cli.main import run\nrun(['--help'])\n"
        "heavy = {'ibis', 'duckdb', 'pyarrow', 'numpy', 'scipy', 'pydantic', 'rich', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(f'read {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("arguments", [["laod"], ["assess"], ["results", "--format", "xml"], ["--nonsense"]])
def test_wrong_use_ends_with_exit_code_2_and_says_why(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "Error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", "FOLDER"],
        ["check", "FOLDER"],
        ["link", "FOLDER"],
        ["assess", "FOLDER", "--period", "2026-Q3"],
        ["render", "FOLDER"],
        ["run", "FOLDER", "--period", "2026-Q3"],
        ["results", "FOLDER"],
    ],
)
def test_a_folder_without_settings_is_one_sentence_and_exit_code_1(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path) if word == "FOLDER" else word for word in arguments]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("fremdbild: ")
    assert "there is no fremdbild.toml. Next: fremdbild init" in told.err
    assert "Traceback" not in told.err + told.out


def test_init_writes_settings_that_are_valid_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from fremdbild.settings import read_settings

    name = 'Müller & "Söhne" \\ AG\t'
    assert run(["init", str(tmp_path / "firm"), "--name", name]) == 0
    settings = read_settings(tmp_path / "firm")
    assert settings.organisation.name == name
    assert settings.grouping
    before = (tmp_path / "firm" / "fremdbild.toml").read_bytes()
    assert run(["init", str(tmp_path / "firm")]) == 1
    assert (tmp_path / "firm" / "fremdbild.toml").read_bytes() == before
    assert "is there already" in capsys.readouterr().err


def test_every_key_of_the_starter_is_valid_once_its_number_sign_is_gone(tmp_path: Path) -> None:
    from importlib.resources import files

    from fremdbild.settings import read_settings

    starter = files("fremdbild.cli").joinpath("starter.toml").read_text(encoding="utf-8").replace("@NAME@", '"x"')
    lines = [
        line[2:] if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line
        for line in starter.splitlines()
    ]
    (tmp_path / "fremdbild.toml").write_text("\n".join(lines), encoding="utf-8")
    settings = read_settings(tmp_path)
    assert [source.table for source in settings.source] == ["service_case", "org_unit"]
    assert len(settings.target) == 2


def test_a_terminal_without_umlauts_is_no_reason_to_stop(tmp_path: Path) -> None:
    folder = tmp_path / "Größe"
    folder.mkdir()
    code = f"from fremdbild.cli import main; main(['load', {str(folder)!r}])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 1
    assert b"there is no fremdbild.toml" in done.stderr
    assert b"Traceback" not in done.stderr
