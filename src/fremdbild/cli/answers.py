"""`fremdbild answers`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import ensure_application, folder_argument
from fremdbild.errors import SurveyError

if TYPE_CHECKING:
    from fremdbild.web.ask.erasing import Asked


@click.group("answers")
def command() -> None:
    """Delete what one person answered by name, at their request.

    \b
    Example:
      fremdbild answers erase muster --record crm:4711
    """


@command.command("erase")
@folder_argument
@click.option("--record", metavar="SYSTEM:ID", help="The customer's record, such as crm:4711.")
@click.option("--address", metavar="ADDRESS", help="The address to which the invitation went.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def erase(folder: Path, record: str | None, address: str | None, yes: bool) -> None:  # noqa: FBT001  the signature is click's
    """Delete all that one person answered by name, in every wave.

    Answers, remarks and invitations go from the database of the application at once, from the store with the next
    load. Frozen assessments stay: they hold groups of at least five people. The audit log holds the number of the
    receipt, and not who it was.

    \b
    Example:
      fremdbild answers erase muster --record crm:4711
    """
    from fremdbild.web.starting import check_prepared, set_up  # an optional dependency

    ensure_application(folder)
    set_up(folder)
    check_prepared()
    from fremdbild.web.ask.erasing import erase_answers, found  # reads the settings: only after `set_up`

    asked = _asked(record, address)
    waves = found(asked)
    if not waves:
        raise SurveyError(
            "nothing was answered by name by this record or address",
            next_step="addresses are deleted some days after the closing; try the other of --record and --address",
        )
    for wave, count in waves:
        click.echo(f"found       {wave}: {count:,}")
    if not yes:
        click.confirm("Delete these answers for good?", abort=True)
    receipt = erase_answers(asked, "fremdbild answers")
    if receipt is None:  # somebody else was quicker
        raise SurveyError(
            "the answers were deleted meanwhile", next_step="look into the log: fremdbild audit --export csv"
        )
    click.echo(f"deleted     {receipt.answers:,} filled-in questionnaires, receipt {receipt.number}")
    click.echo(f"next        fremdbild load {folder}: takes them out of the store; backups hold them until they go")


def _asked(record: str | None, address: str | None) -> Asked:
    from fremdbild.web.ask.erasing import Asked  # reads the settings: only after `set_up`

    if (record is None) == (address is None):
        raise click.UsageError("Give one of --record and --address.")
    if address is not None:
        if "@" not in address:
            raise click.BadParameter(f'"{address}" is no address', param_hint="--address")
        return Asked(email=address.strip())
    system, separator, number = (record or "").partition(":")
    if not (separator and system.strip() and number.strip()):
        raise click.BadParameter(f'"{record}" is no record; write crm:4711', param_hint="--record")
    return Asked(system=system.strip(), record_id=number.strip())
