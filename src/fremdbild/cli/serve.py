"""`fremdbild serve`"""

from __future__ import annotations

import os
from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument
from fremdbild.errors import SettingsError

_LOOPBACK = ("127.0.0.1", "localhost")


@click.command("serve")
@folder_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Requests answered at once.")
def command(folder: Path, host: str, port: int, threads: int) -> None:
    """Serve the web application: ask, see, act.

    The database is made and brought up to date on the start. Settings of the server come from the environment
    (docs/operate/server.md).

    \b
    Example:
      fremdbild serve muster --port 8000
    """
    from fremdbild.web.starting import prepare, set_up  # an optional dependency

    os.environ["FREMDBILD_LISTENS_ON"] = host
    if host in _LOOPBACK:
        os.environ.setdefault("FREMDBILD_URL", f"http://{host}:{port}")
    set_up(folder)
    prepare()
    from fremdbild.web.accounts import first_start, mailing  # read the settings: only after `set_up`
    from fremdbild.web.accounts.models import User
    from fremdbild.web.serving import serve

    click.echo(f"http://{host}:{port}/   (stop with Ctrl-C)")
    if not User.objects.exists():
        click.echo(f"first account: {mailing.address(first_start.link())}")
    try:
        serve(host, port, threads)
    except OSError as problem:
        raise SettingsError(
            f"cannot listen on {host}, port {port} ({problem.strerror})", next_step="choose another --port"
        ) from problem
