"""`fremdbild audit`"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fremdbild.cli.arguments import ensure_application, folder_argument
from fremdbild.errors import StoreError


@click.command("audit")
@folder_argument
@click.option("--export", "form", type=click.Choice(["jsonl", "csv"]), help="Print all entries in this form.")
def command(folder: Path, form: str | None) -> None:
    """Check that nobody altered the audit log of the web application, and print it.

    Each entry holds the hash of the one before; exit code 1 where one does not fit.

    \b
    Example:
      fremdbild audit muster --export jsonl > audit-log.jsonl
    """
    from fremdbild.web.starting import set_up  # an optional dependency

    ensure_application(folder)
    set_up(folder)
    from fremdbild.web.audit.models import Entry  # reads the settings: only after `set_up`
    from fremdbild.web.audit.reading import FORMS
    from fremdbild.web.audit.recording import broken_at

    entries = Entry.objects.all()
    if form:
        write, _ = FORMS[form]
        sys.stdout.writelines(write(entries.iterator(chunk_size=2_000)))
    broken = broken_at()
    if broken is not None:
        raise StoreError(
            f"entry {broken} of the audit log does not fit the one before: it was altered",
            where=str(folder),
            next_step="keep this database, and compare it with the last backup",
        )
    click.echo(f"{entries.count():,} entries, none of them altered", err=bool(form))
