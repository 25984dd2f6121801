"""`fremdbild worker`"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument


@click.command("worker")
@folder_argument
@click.option(
    "--lease", default=30.0, show_default=True, type=click.FloatRange(0.5, 3600),
    help="Seconds after which another worker takes over from one that gives no sign.",
)  # fmt: skip
@click.option("--ends-with-input", is_flag=True, help="End when the standard input closes.")
def command(folder: Path, lease: float, ends_with_input: bool) -> None:  # noqa: FBT001  the signature is click's
    """Do the work of the web application in the background: mails, imports, assessments.

    `fremdbild serve` starts one by itself. More of them, also on other machines, share the work; it is done once,
    whoever is killed.

    \b
    Example:
      fremdbild worker muster
    """
    from fremdbild.web.starting import check_prepared, set_up  # an optional dependency

    set_up(folder)
    check_prepared()
    from fremdbild.web.jobs.worker import run

    run(lease=timedelta(seconds=lease), ends_with_input=ends_with_input)
