"""Every command says what it does and how it is called."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from fremdbild.cli.main import COMMANDS, _program


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    shown = CliRunner().invoke(_program, [name, "--help"])
    assert shown.exit_code == 0
    assert f"Example:\n    fremdbild {name}" in shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_the_same_as_the_command(name: str) -> None:
    command = _program.get_command(click.Context(_program), name)
    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name]
