"""docs/operate/server.md, compose.yaml and the units say what the program does."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import click
import pytest
import yaml

from fremdbild.cli import backup, serve, worker
from fremdbild.web.environment import read_environment
from fremdbild.web.jobs.settling import WAITS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operate" / "server.md").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


class _Asked(dict[str, str]):
    """An environment that writes down what it is asked for."""

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__(known)
        self.names: set[str] = set()

    def get(self, name, default=None):
        self.names.add(name)
        return super().get(name, default)

    def __getitem__(self, name):
        self.names.add(name)
        return super().__getitem__(name)


@pytest.fixture(scope="module")
def variables() -> set[str]:
    asked = _Asked({"FREMDBILD_SECRET_KEY": "a", "FREMDBILD_SMTP": "smtp://a:b@c"})
    read_environment(asked)
    return asked.names


def test_every_variable_is_described_and_no_other(variables):
    assert len(variables) > 5
    assert set(re.findall(r"^\| `(FREMDBILD_\w+)` \|", PAGE, flags=re.MULTILINE)) == variables


def test_compose_sets_only_variables_that_are_read(variables):
    for name in ("web", "worker"):
        assert COMPOSE["services"][name]["environment"].keys() <= variables


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def test_the_commands_of_compose_and_units_have_the_options_that_are_used():
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    units = {path.name: configparser.RawConfigParser(strict=False) for path in (ROOT / "deploy").glob("*.service")}
    for name, unit in units.items():
        unit.optionxform = str
        unit.read(ROOT / "deploy" / name)
    for text, command in (
        (" ".join(COMPOSE["services"]["web"]["command"]), serve.command),
        (" ".join(COMPOSE["services"]["worker"]["command"]), worker.command),
        (re.search(r"^CMD (.*)$", image, flags=re.MULTILINE)[1], serve.command),
        (units["fremdbild.service"]["Service"]["ExecStart"], serve.command),
        (units["fremdbild-backup.service"]["Service"]["ExecStart"], backup.command),
    ):
        assert set(re.findall(r"--[a-z-]+", text)) <= _options(command), text


def test_the_application_runs_without_root_and_writes_only_into_its_volume():
    for name in ("web", "worker"):
        service = COMPOSE["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["volumes"] == ["./data:/data"]
    assert re.search(r"^USER fremdbild$", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["web"]["ports"])


def test_the_waits_are_those_of_the_program():
    assert [wait.total_seconds() for wait in WAITS] == [10, 60, 300, 900, 3600]
    assert "after 10 seconds, 1, 5 and 15 minutes and an hour" in PAGE


def test_everything_that_the_image_installs_is_pinned_as_in_the_tests():
    def pins(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", (ROOT / name).read_text(), flags=re.MULTILINE))

    server, tested = pins("requirements-server.txt"), pins("requirements-test.txt")
    assert {"django", "psycopg", "uvicorn", "duckdb"} <= server.keys()
    assert server.items() <= tested.items()
    blocks = re.split(r"^(?=\S)", (ROOT / "requirements-server.txt").read_text(), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
