"""`fremdbild backup`"""

from __future__ import annotations

from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument


@click.command("backup")
@folder_argument
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write, such as day.tar.gz."
)
@click.option("--with-secret", is_flag=True, help="Put the key that signs cookies and links in as well.")
def command(folder: Path, out: Path, with_secret: bool) -> None:  # noqa: FBT001  the signature is click's
    """Write database and files of an installation into one archive.

    The server may go on running. The archive holds what cannot be made anew: settings, store, assessments, ledger,
    reports and every row of the database; envelopes stay sealed. It holds no source, no private key and, unless you ask
    for it, no secret key. Keep it as safe as the server.

    \b
    Example:
      fremdbild backup muster --out backups/muster.tar.gz
    """
    from fremdbild.web.starting import check_prepared, set_up  # an optional dependency

    set_up(folder)
    check_prepared()
    from fremdbild.web.backup.writing import write_backup

    written = write_backup(folder, out, with_secret=with_secret)
    click.echo(
        f"backup  {written.path}: {written.rows:,} rows of {written.tables} tables, {written.files:,} files, "
        f"{written.size / 1_000_000:,.1f} MB"
    )
