"""`fremdbild person`"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fremdbild.errors import PersonError

if TYPE_CHECKING:
    from fremdbild.engine.erased import Receipt
    from fremdbild.identity.profile import Profile

_WIDEST = 60
"""Letters of a value that `show` prints."""

folder_argument = click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
customer_option = click.option("--customer", type=int, metavar="ID", help="The number that fremdbild link gave.")
record_option = click.option("--record", metavar="SYSTEM:RECORD", help="A record of the customer, such as crm:4711.")


@click.group("person")
def command() -> None:
    """Show, hand over or erase what is held of one customer.

    \b
    Example:
      fremdbild person show muster --record crm:4711
      fremdbild person export muster --customer 17 --to for-anna
      fremdbild person erase muster --customer 17 --because "letter of 3 May"
    """


@command.command("show")
@folder_argument
@customer_option
@record_option
def show(folder: Path, customer: int | None, record: str | None) -> None:
    """Print all that the store holds of a customer: records, cases, answers by name, and what happened when.

    \b
    Example:
      fremdbild person show muster --customer 17
    """
    from fremdbild.identity.profile import profile  # slow: loads the engine
    from fremdbild.settings import read_settings

    _one_of(customer, record)
    for line in told(profile(read_settings(folder), customer, record=record)):
        click.echo(line)


@command.command("export")
@folder_argument
@customer_option
@record_option
@click.option(
    "--to", "out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR", help="Where to."
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="Language of the PDF; may be given several times; by default the first of the settings.",
)
def export(folder: Path, customer: int | None, record: str | None, out: Path, languages: tuple[str, ...]) -> None:
    """Write all that is held of a customer, to be handed over: JSON for programs, PDF for people.

    Each row says from which source and file it comes.

    \b
    Example:
      fremdbild person export muster --record crm:4711 --to for-anna
    """
    from fremdbild.report.person import export_person  # slow: loads the engine
    from fremdbild.settings import read_settings

    _one_of(customer, record)
    web = _application(folder)
    made = export_person(
        read_settings(folder),
        customer,
        record=record,
        out=out,
        languages=languages,
        application=web.rows_about if web else None,
    )
    rows = "1 row" if made.rows == 1 else f"{made.rows:,} rows"
    click.echo(f"person  {rows} of {made.tables} {'table' if made.tables == 1 else 'tables'}")
    for path in made.files:
        click.echo(f"wrote   {path}")


@command.command("erase")
@folder_argument
@customer_option
@record_option
@click.option("--because", metavar="TEXT", help="Why; it stands in the receipt, so name nobody.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
def erase(folder: Path, customer: int | None, record: str | None, because: str | None, yes: bool) -> None:  # noqa: FBT001  the signature is click's
    """Erase a customer from the store for good: every table, rows set aside, links, copies, answers by name.

    A receipt tells what went. A keyed hash of the records remembers, so that no later load brings them back. Source
    files are yours: the receipt names those in which the person still stands.

    \b
    Example:
      fremdbild person erase muster --record crm:4711 --because "letter of 3 May"
    """
    from fremdbild.engine.lock import user_name
    from fremdbild.identity.erasing import erase as erased  # slow: loads the engine
    from fremdbild.identity.erasing import planned, resume
    from fremdbild.settings import read_settings

    _one_of(customer, record)
    settings = read_settings(folder)
    web = _application(folder)
    application = web.erase_person if web else None
    if earlier := resume(settings, application):
        click.echo(f"resumed    an erasure that was interrupted is done now, receipt {earlier.number}")
    plan = planned(settings, customer=customer, record=record)
    for line in _planned_told(plan):
        click.echo(line)
    if not (because and because.strip()):
        raise click.UsageError('say why: --because "…"')
    if not yes:
        wanted = str(plan.person.customer) if plan.person.customer is not None else ":".join(min(plan.person.records))
        if click.prompt(f"Type {wanted} to erase this for good", default="", show_default=False) != wanted:
            raise click.Abort
    receipt = erased(settings, plan.person, by=user_name(), because=because.strip(), application=application)
    for line in receipt_told(receipt):
        click.echo(line)
    click.echo(f"next       fremdbild link {folder}: brings links and reviews up to date")


@command.command("receipt")
@folder_argument
@click.argument("number", required=False)
@click.option("--json", "as_json", is_flag=True, help="As it is kept.")
def receipt(folder: Path, number: str | None, as_json: bool) -> None:  # noqa: FBT001  the signature is click's
    """Print the receipt of an erasure, or the list of all.

    \b
    Example:
      fremdbild person receipt muster 4F0A22C1
    """
    from fremdbild.engine.erased import ErasureList
    from fremdbild.settings import read_settings

    kept = ErasureList(read_settings(folder).store_path)
    if number is None:
        for one in kept.receipts():
            click.echo(f"{one.number}  {one.erased_at:%Y-%m-%d %H:%M} UTC  by {one.erased_by}, because {one.because}")
        return
    found = kept.receipt(number.upper()) if number.isalnum() else None
    if found is None:
        raise PersonError(f'there is no receipt "{number}"', next_step=f"fremdbild person receipt {folder} lists them")
    if as_json:
        click.echo(found.model_dump_json(indent=1))
        return
    for line in receipt_told(found):
        click.echo(line)


def told(found: Profile) -> Iterator[str]:
    """The lines about a customer."""
    who = f"customer {found.customer}" if found.customer is not None else "one record, not linked"
    yield f"{who}: {', '.join(':'.join(record) for record in found.records)}"
    for name, rows in found.tables.items():
        yield ""
        yield f"{name}, {'1 row' if len(rows) == 1 else f'{len(rows):,} rows'}"
        for row in rows:
            yield f"  {row.origin.source}, {row.origin.file}"
            for column, value in row.values.items():
                yield f"    {column:<20} {_value(value)}"
    yield ""
    yield "timeline"
    for moment in found.timeline():
        at = f"{moment.at:%Y-%m-%d %H:%M}" if hasattr(moment.at, "hour") else f"{moment.at:%Y-%m-%d}"
        yield f"  {at:<16}  {moment.table} {moment.column}"


def receipt_told(receipt: Receipt) -> Iterator[str]:
    """The lines of a receipt. Nothing in it says who it was."""
    from fremdbild.identity.erasing import STAYS

    yield f"receipt    {receipt.number}, {receipt.erased_at:%Y-%m-%d %H:%M:%S} UTC, by {receipt.erased_by}"
    yield f"because    {receipt.because}"
    yield f"person     {receipt.person[:16]} (keyed hash of {receipt.records} {_rows_of(receipt.records, 'record')})"
    for what, counts in (
        ("erased", receipt.rows),
        ("set aside", receipt.set_aside),
        ("linking", receipt.identity),
        ("web", receipt.application),
    ):
        for name, count in counts.items():
            yield f"{what:<11}{name}: {count:,} {_rows_of(count, 'row')}"
    yield f"files      {receipt.files:,} written anew or deleted"
    for stays in receipt.stays:
        where = f": {', '.join(stays.where)}" if stays.where else ""
        yield f"stays      {STAYS[stays.what]}{where}"


def _planned_told(plan: Any) -> Iterator[str]:
    records = ", ".join(":".join(record) for record in sorted(plan.person.records))
    who = f"customer {plan.person.customer}" if plan.person.customer is not None else "one record, not linked"
    yield f"found      {who}: {records}"
    for table, count in plan.rows.items():
        yield f"found      {table}: {count:,} {_rows_of(count, 'row')}"


def _rows_of(count: int, one: str) -> str:
    return one if count == 1 else f"{one}s"


def _value(value: object) -> str:
    text = str(value)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _one_of(customer: int | None, record: str | None) -> None:
    if (customer is None) == (record is None):
        raise click.UsageError("give one of --customer and --record")


def _application(folder: Path) -> Any:
    """What knows of the web application's database, where the folder has one."""
    if not os.environ.get("FREMDBILD_DATABASE") and not (folder / "web" / "fremdbild.sqlite3").exists():
        return None
    from fremdbild.web.starting import check_prepared, set_up  # an optional dependency

    set_up(folder)
    check_prepared()
    from fremdbild.web import erasing  # reads the settings: only after `set_up`

    return erasing
