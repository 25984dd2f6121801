"""`fremdbild run`"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from fremdbild.cli.arguments import as_of_option, folder_argument, period_option


@click.command("run")
@folder_argument
@period_option
@as_of_option
def command(folder: Path, period: str, as_of: datetime | None) -> None:
    """load, link, assess and render in one go.

    \b
    Example:
      fremdbild run muster --period 2026-Q3
    """
    run_all(folder, period, as_of=as_of)


def run_all(folder: Path, period: str, *, as_of: datetime | None = None) -> Sequence[Path]:
    """Runs the four steps, prints a line for each and the first findings, and gives back the reports."""
    from fremdbild.cli import assess, link, load, render  # slow: they load the engine

    load.load_and_tell(folder)
    click.echo(link.summary(folder))
    assessment = assess.assessed(folder, period, as_of)
    click.echo(assess.summary(assessment))
    return render.render_and_tell(folder, assessment)
