"""`fremdbild link`"""

from __future__ import annotations

from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument


@click.command("link")
@folder_argument
def command(folder: Path) -> None:
    """Link records of the same customer.

    \b
    Example:
      fremdbild link
    """
    click.echo(summary(folder))


def summary(folder: Path) -> str:
    """One line about the customer records in the store.

    `link    nothing to link yet: 18,204 records of 3 systems stay apart`
    """
    from fremdbild.engine import open_engine  # slow: loads the engine
    from fremdbild.settings import read_settings

    with open_engine(read_settings(folder)) as engine:
        records = engine.tables.get("source_record")
        if records is None:
            return "link    nothing to link yet: no customer records are loaded"
        found = engine.collect(
            records.aggregate(records=records.count(), systems=records.system.nunique())
        ).to_pylist()[0]
    systems = "1 system" if found["systems"] == 1 else f"{found['systems']} systems"
    return f"link    nothing to link yet: {found['records']:,} records of {systems} stay apart"
