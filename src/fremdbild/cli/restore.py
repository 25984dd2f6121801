"""`fremdbild restore`"""

from __future__ import annotations

from pathlib import Path

import click


@click.command("restore")
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(archive: Path, folder: Path) -> None:
    """Bring an installation back from a backup, into an empty folder.

    The database is that of FREMDBILD_DATABASE, which must be empty, or SQLite in the folder, whichever the backup was
    made from. Every row and every file is compared with the backup; where one differs, nothing is kept.

    \b
    Example:
      fremdbild restore backups/muster.tar.gz muster-again
    """
    from fremdbild.web.backup.restoring import restore_backup  # an optional dependency
    from fremdbild.web.starting import set_up

    restored = restore_backup(archive, folder, set_up)
    click.echo(
        f"restore {folder}: {restored.rows:,} rows of {restored.tables} tables and {restored.files:,} files are "
        f"as they were on {restored.made_at[:16].replace('T', ' ')} UTC"
    )
