"""`fremdbild serve`"""

from __future__ import annotations

from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument
from fremdbild.errors import SettingsError


@click.command("serve")
@folder_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Requests answered at once.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(0, 16), help="Workers in the background.")
def command(folder: Path, host: str, port: int, threads: int, workers: int) -> None:
    """Serve the web application: ask, see, act.

    The database is made and brought up to date on the start. Workers are started beside the server and end with it;
    with 0 start `fremdbild worker` yourself. Settings of the server come from the environment
    (docs/operate/server.md).

    \b
    Example:
      fremdbild serve muster --port 8000
    """
    from fremdbild.web.starting import prepare, set_up  # an optional dependency

    set_up(folder)
    prepare()
    from fremdbild.web.jobs import children
    from fremdbild.web.serving import serve

    click.echo(f"http://{host}:{port}/   (stop with Ctrl-C)")
    try:
        with children.workers(folder, workers):
            serve(host, port, threads)
    except OSError as problem:
        raise SettingsError(
            f"cannot listen on {host}, port {port} ({problem.strerror})", next_step="choose another --port"
        ) from problem
