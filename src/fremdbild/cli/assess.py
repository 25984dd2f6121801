"""`fremdbild assess`"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fremdbild.cli.arguments import as_of_option, folder_argument, period_option
from fremdbild.cli.load import problems_told
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
    for line in _problems_of(folder):
        click.echo(line, err=True)


def _problems_of(folder: Path) -> Iterator[str]:
    """What the answers in the store name and what is not there: no figure counts it where it belongs."""
    from fremdbild.settings import read_settings
    from fremdbild.sources.checking import kept_problems  # slow: loads the engine

    return problems_told(kept_problems(read_settings(folder)))


def assessed(folder: Path, period: str, as_of: datetime | None) -> Assessment:
    """A new assessment of `period`, with a progress bar."""
    from fremdbild.assessment import assess  # slow: loads the engine

    with progress_bar("assess") as progress:
        return assess(folder, period, as_of=as_of, progress=progress)


def summary(assessment: Assessment) -> str:
    """One line about an assessment.

    `assess  2026-Q3 #1: 7 measures, 214 results, 31 of 310 groups hidden to protect people
    (the minimum alone: 12)`, and in how many results an earlier assessment has its say, where there are any.
    """
    manifest = assessment.manifest
    hidden = manifest["hidden"]
    return (
        f"assess  {manifest['period']['label']} #{manifest['number']}: {len(manifest['measures'])} measures, "
        f"{assessment.results.num_rows:,} results, {hidden['cells']:,} of {hidden['of']:,} groups hidden to protect "
        f"people (the minimum alone: {hidden['simple_rule']:,}), {_beside_earlier(manifest)}"
        f"{assessment.findings.num_rows:,} comparisons"
    )


def _beside_earlier(manifest: Mapping[str, Any]) -> str:
    ledger = manifest.get("ledger") or {"kept": 0, "refused": 0}
    if not ledger["kept"] and not ledger["refused"]:
        return ""
    return f"{ledger['kept']:,} kept as released before and {ledger['refused']:,} protected beside earlier ones, "
