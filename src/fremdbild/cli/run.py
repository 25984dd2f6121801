"""`fremdbild run`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import as_of_option, folder_argument, period_option

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment


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
    link.link_and_tell(folder)
    assessment = assess.assessed(folder, period, as_of)
    click.echo(assess.summary(assessment))
    reports = render.render_and_tell(folder, assessment)
    click.echo()
    for line in first_findings(assessment):
        click.echo(line)
    return reports


def first_findings(assessment: Assessment) -> Iterator[str]:
    """A line for each of the three findings of page one, in English.

    `  Claim: We break nearly seven in ten promises; in the rest of the organisation 36%   32% (29 to 35), n 887`
    """
    from fremdbild.findings import three_of  # slow: loads SciPy
    from fremdbild.report.voice import Voice
    from fremdbild.texts import words_in

    voice = Voice.of(words_in("en"), assessment.manifest)
    for finding in three_of(assessment.findings.to_pylist()):
        number = finding["answers"] if finding["answers"] is not None else finding["cases"]
        line = f"  {voice.finding_sentence(finding)}   {voice.finding_value(finding)}, n {number:,}"
        yield line.replace("\N{NO-BREAK SPACE}", " ")  # so that people can search for what they read
