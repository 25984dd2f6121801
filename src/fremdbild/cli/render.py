"""`fremdbild render`"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import folder_argument

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment


@click.command("render")
@folder_argument
@click.option("--assessment", metavar="LABEL", help="Such as 2026-Q3-1 or 2026-Q3; by default the newest.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="de-CH, de-DE or en; may be given again; by default those of fremdbild.toml.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["html", "pdf", "pptx", "svg", "png"]),
    help="By default html and pdf. pptx: slides; svg, png: one file for each chart.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="By default the folder reports beside fremdbild.toml.",
)
def command(
    folder: Path, assessment: str | None, languages: tuple[str, ...], formats: tuple[str, ...], out: Path | None
) -> None:
    """Write the board report of a frozen assessment.

    \b
    Example:
      fremdbild render --assessment 2026-Q3 --language en --format pdf
    """
    from fremdbild.assessment import find_assessment  # slow: loads the engine
    from fremdbild.settings import read_settings

    found = find_assessment(read_settings(folder).assessments_path, assessment)
    render_and_tell(folder, found, languages=languages, formats=formats, out=out)


def render_and_tell(
    folder: Path,
    assessment: Assessment,
    *,
    languages: Sequence[str] = (),
    formats: Sequence[str] = (),
    out: Path | None = None,
) -> Sequence[Path]:
    """Writes the reports of `assessment`, prints a line for each, and gives them back."""
    from fremdbild.report import FORMATS, render  # slow: loads the measures

    written = render(assessment, languages=languages or None, formats=formats or FORMATS, out=out or folder / "reports")
    for path in written:
        click.echo(f"render  {path}")
    return written
