"""`fremdbild works-council`"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import folder_argument

if TYPE_CHECKING:
    from fremdbild.report.works_council import Made


@click.command("works-council")
@folder_argument
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
    type=click.Choice(["html", "pdf"]),
    help="By default both.",
)
@click.option("--new", is_flag=True, help="A new version also where nothing has changed.")
def command(folder: Path, languages: tuple[str, ...], formats: tuple[str, ...], *, new: bool) -> None:
    """Write the paper that a works council needs.

    Says, from the live settings and the code, what is read, computed, shown and hidden, and what has changed since the
    last version. Versions are numbered, kept in the folder works-council beside fremdbild.toml, and never overwritten.

    \b
    Example:
      fremdbild works-council
      fremdbild works-council muster --language de-DE --format pdf
    """
    from fremdbild.report.works_council import works_council  # slow: loads the measures
    from fremdbild.settings import read_settings

    made = works_council(read_settings(folder), languages=languages, formats=formats, new=new)
    for line in summary(made):
        click.echo(line)


def summary(made: Made) -> Iterator[str]:
    """A line about the version, and one for each file.

    `paper   version 2: 3 changes since version 1 of 2026-03-12`
    """
    number, before = made.paper.number, made.before
    if not made.is_new:
        yield (
            f"paper   nothing has changed since version {number} of {made.paper.made_on}; it stays as it is "
            "(--new makes a new one)"
        )
    elif before is None:
        yield f"paper   version {number}, the first one"
    else:
        count = f"{len(made.changes):,} change{'' if len(made.changes) == 1 else 's'}"
        yield f"paper   version {number}: {count} since version {before.number} of {before.made_on}"
    for path in made.files:
        yield f"paper   {path}"
