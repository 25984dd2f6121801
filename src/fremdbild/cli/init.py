"""`fremdbild init`"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from fremdbild.errors import SettingsError
from fremdbild.settings import FILE_NAME


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", metavar="TEXT", help="Name of the organisation; by default that of the folder.")
def command(folder: Path, name: str | None) -> None:
    """Write a commented fremdbild.toml to start from.

    \b
    Example:
      fremdbild init muster --name "Muster AG"
    """
    path = folder / FILE_NAME
    if path.exists():
        raise SettingsError("is there already", where=str(path), next_step="edit it, or choose another folder")
    folder.mkdir(parents=True, exist_ok=True)
    organisation = name or folder.resolve().name or "Muster AG"
    template = files("fremdbild.cli").joinpath("starter.toml").read_text(encoding="utf-8")
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(template.replace("@NAME@", _as_toml(organisation)))
    click.echo(f"wrote {path}\nNext: name your files under [[source]], then fremdbild check {folder}")


def _as_toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in escaped) + '"'
