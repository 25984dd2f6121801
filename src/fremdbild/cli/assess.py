"""`fremdbild assess`"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import as_of_option, folder_argument, period_option
from fremdbild.cli.progress import progress_bar

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment


@click.command("assess")
@folder_argument
@period_option
@as_of_option
def command(folder: Path, period: str, as_of: datetime | None) -> None:
    """Compute, protect and freeze the results of a period.

    Each run makes a new assessment; none is ever changed.

    \b
    Example:
      fremdbild assess --period 2026-Q3
    """
    click.echo(summary(assessed(folder, period, as_of)))


def assessed(folder: Path, period: str, as_of: datetime | None) -> Assessment:
    """A new assessment of `period`, with a progress bar."""
    from fremdbild.assessment import assess  # slow: loads the engine

    with progress_bar("assess") as progress:
        return assess(folder, period, as_of=as_of, progress=progress)


def summary(assessment: Assessment) -> str:
    """One line about an assessment.

    `assess  2026-Q3 #1: 7 measures, 214 results, 31 of 310 groups hidden to protect people`
    """
    manifest = assessment.manifest
    hidden = manifest["hidden"]
    return (
        f"assess  {manifest['period']['label']} #{manifest['number']}: {len(manifest['measures'])} measures, "
        f"{assessment.results.num_rows:,} results, {hidden['cells']:,} of {hidden['of']:,} groups hidden to protect "
        f"people, {assessment.findings.num_rows:,} comparisons"
    )
