"""`fremdbild demo`"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from fremdbild.cli.progress import progress_bar
from fremdbild.errors import SettingsError
from fremdbild.settings import FILE_NAME, Language

_LANGUAGES: tuple[str, ...] = get_args(Language)


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"), metavar="[FOLDER]")
@click.option("--customers", type=click.IntRange(1, 10_000_000), metavar="N", help="Customers; by default 10,000.")
@click.option(
    "--seed", type=click.IntRange(0), metavar="S", help="Another seed gives another firm with the same truths."
)
@click.option("--languages", default="de-CH,en", show_default=True, metavar="L,L", help="Languages of the reports.")
@click.option("--only-files", is_flag=True, help="Write the sources and fremdbild.toml, and run nothing.")
def command(folder: Path, customers: int | None, seed: int | None, languages: str, *, only_files: bool) -> None:
    """Make a made-up firm and its board report.

    Writes the files of a service company into FOLDER (by default demo), then loads, assesses and renders them. What is
    true of the firm stands in truths.json.

    \b
    Example:
      fremdbild demo muster --customers 20000
    """
    from fremdbild.demo import clock, model  # slow: NumPy, SciPy and Arrow
    from fremdbild.demo.generate import TRUTHS, generate

    with progress_bar("demo") as progress:
        firm = generate(
            folder,
            customers=model.CUSTOMERS if customers is None else customers,
            seed=model.SEED if seed is None else seed,
            languages=_languages(languages),
            progress=progress,
        )
    click.echo(f"demo    {sum(firm.rows.values()):,} rows in {len(firm.rows):,} files under {folder}")
    if only_files:
        click.echo(f"Next: look at {folder / FILE_NAME}, then fremdbild run {folder} --period {model.PERIOD}")
        return
    from fremdbild.cli.run import run_all  # slow: loads the engine

    reports = run_all(folder, model.PERIOD, as_of=clock.moment(clock.AS_OF))
    click.echo(f"\nOpen {reports[0]}; what is true of the firm stands in {folder / TRUTHS}.")


def _languages(text: str) -> tuple[str, ...]:
    """The languages named in `text`; raises SettingsError where one is not spoken."""
    languages = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    strangers = [language for language in languages if language not in _LANGUAGES]
    if strangers or not languages:
        raise SettingsError(
            f'there are no reports in "{", ".join(strangers) or text}"',
            where="--languages",
            next_step=f"choose from {', '.join(_LANGUAGES)}",
        )
    return languages
