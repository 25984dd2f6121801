"""`fremdbild instrument`"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fremdbild.errors import InstrumentError, nearest

if TYPE_CHECKING:
    from fremdbild.instruments import Instrument, Perspective

_perspective_option = click.option(
    "--perspective",
    type=click.Choice(["employee", "manager", "customer", "observer"]),
    help="Only what these people are asked.",
)
_name_argument = click.argument("name", metavar="NAME")


class _SurveyId(click.ParamType[str]):
    """A word that needs no quotation marks in CSV and TOML, and that no spreadsheet takes for a formula."""

    name = "survey id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if not re.fullmatch(r"[^\W_][\w .-]{0,99}", text) or text != text.strip():
            self.fail(f'"{text}" is not an id; write letters, digits and - _ ., such as employees-2026', param, ctx)
        return text


@click.group("instrument")
def command() -> None:
    """Show and check questionnaires, and turn them into tables.

    NAME is a shipped questionnaire or the path of your own .toml file (docs/instruments.md).

    \b
    Example:
      fremdbild instrument show fremdbild-15 --language de-DE
    """


@command.command("list")
def _list() -> None:
    """List the questionnaires that are shipped.

    \b
    Example:
      fremdbild instrument list
    """
    from fremdbild.instruments import SHIPPED, shipped_instrument  # slow: pydantic takes a tenth of a second

    width = max(len(name) for name in SHIPPED)
    for name in SHIPPED:
        instrument = shipped_instrument(name)
        click.echo(f"{name:<{width}}  {instrument.title['en']} ({_asked(instrument)})")


@command.command("show")
@_name_argument
@click.option(
    "--language", metavar="LANGUAGE", help="de-CH, de-DE, en or another one that it holds; by default the first."
)
@_perspective_option
def _show(name: str, language: str | None, perspective: Perspective | None) -> None:
    """Print a questionnaire as text to read.

    The id of each question stands behind it; (-) marks one where a high answer is a bad one.

    \b
    Example:
      fremdbild instrument show fremdbild-15 --language en --perspective manager
    """
    from fremdbild.instruments import find_instrument  # slow: pydantic takes a tenth of a second
    from fremdbild.instruments.sheet import sheet

    instrument = find_instrument(name)
    shown = language or instrument.spoken[0]
    if shown not in instrument.spoken:
        raise InstrumentError(
            f'has no "{shown}"', where=instrument.name, next_step=f"choose one of {', '.join(instrument.spoken)}"
        )
    _some(instrument, perspective)
    for line in sheet(instrument, shown, perspective):
        click.echo(line)


@command.command("check")
@click.argument("file", metavar="FILE")
def _check(file: str) -> None:
    """Say whether a questionnaire of your own can be used.

    A criterion that is asked on one side only, or differently on both, is "not comparable": it can be used, but there
    will be no gap.

    \b
    Example:
      fremdbild instrument check ours.toml
    """
    from fremdbild.instruments import find_instrument, not_comparable  # slow: pydantic takes a tenth of a second

    instrument = find_instrument(file)
    languages = ", ".join(instrument.languages)
    click.echo(f"check   {instrument.name}, version {instrument.version}: {_asked(instrument)}; languages {languages}")
    for criterion, reason in not_comparable(instrument):
        click.echo(f"        not comparable: {criterion}: {reason}")


@command.command("tables")
@_name_argument
@click.option("--survey-id", required=True, type=_SurveyId(), help="What your answers call the survey.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where the files go; by default here.",
)
@_perspective_option
@click.option(
    "--named/--anonymous", default=None, help="Whether answers carry the customer's record; by default not said."
)
def _tables(name: str, survey_id: str, folder: Path, perspective: Perspective | None, *, named: bool | None) -> None:
    """Write survey.csv and survey_item.csv, for a survey that another tool runs.

    \b
    Example:
      fremdbild instrument tables fremdbild-15 --survey-id employees-2026 --perspective employee --folder surveys
    """
    from fremdbild.instruments import find_instrument, write_survey  # slow: pydantic takes a tenth of a second

    instrument = find_instrument(name)
    _some(instrument, perspective)
    try:
        paths = write_survey(instrument, survey_id, folder, perspective=perspective, named=named)
    except FileExistsError as error:
        raise InstrumentError(
            "is there already", where=str(error.filename or error), next_step="take it away, or choose another --folder"
        ) from None
    for path in paths:
        click.echo(f"wrote {path}")
    click.echo("Next: write this into fremdbild.toml, with paths as seen from its folder, then fremdbild load")
    for path in paths:
        click.echo(_SOURCE.format(name=f"{survey_id}: {path.stem}", table=path.stem, file=path.as_posix()))


_SOURCE = """
[[source]]
name = "{name}"
system = "survey"
table = "{table}"
file = "{file}"
select = "SELECT * FROM raw\""""


def _some(instrument: Instrument, perspective: Perspective | None) -> None:
    """InstrumentError where nobody of this perspective is asked."""
    if perspective is not None and perspective not in instrument.perspectives:
        raise InstrumentError(
            f"asks nothing of {perspective}; {nearest(perspective, instrument.perspectives)}",
            where=instrument.name,
            next_step="choose another --perspective",
        )


def _asked(instrument: Instrument) -> str:
    """`16 questions for employee, 30 for manager`."""
    counts = [(perspective, len(instrument.questions(perspective))) for perspective in instrument.perspectives]
    first, *others = [f"{number} for {perspective}" for perspective, number in counts]
    word = "question" if counts[0][1] == 1 else "questions"
    return ", ".join([first.replace(" ", f" {word} ", 1), *others])
