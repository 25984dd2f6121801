"""The group of commands, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from fremdbild import __version__
from fremdbild.errors import FremdbildError

DEBUG = "FREMDBILD_DEBUG"
"""Environment variable with which a fault of the program shows where it happened."""

COMMANDS = {
    "demo": "Make a made-up firm and its board report.",
    "init": "Write a commented fremdbild.toml to start from.",
    "check": "Say whether settings and sources fit, and show what was set aside.",
    "instrument": "Show and check questionnaires, and turn them into tables.",
    "load": "Read the sources into the store.",
    "link": "Link records of the same customer.",
    "person": "Show, hand over or erase what is held of one customer.",
    "assess": "Compute, protect and freeze the results of a period.",
    "render": "Write the board report of a frozen assessment.",
    "run": "load, link, assess and render in one go.",
    "results": "Print frozen results.",
    "serve": "Serve the web application: ask, see, act.",
    "ballot": "Make the keys of a postal vote, and open its envelopes.",
    "worker": "Do the work of the web application in the background: mails, imports, assessments.",
    "answers": "Delete what one person answered by name, at their request.",
    "backup": "Write database and files of an installation into one archive.",
    "restore": "Bring an installation back from a backup, into an empty folder.",
    "audit": "Check that nobody altered the audit log of the web application, and print it.",
    "works-council": "Write the paper that a works council needs.",
}
"""Every command and its first line of help; the file of the same name, with _ for -, holds it."""


class _LateGroup(click.Group):
    """Reads the file of a command when the command is called: `fremdbild --help` reads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  the signature is click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  the signature is click's
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"fremdbild.cli.{cmd_name.replace('-', '_')}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  the signature is click's
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fremdbild")
def _program() -> None:
    """The picture that others have of you: what you say, what your customers say, what your data prove.

    \b
    Example:
      fremdbild init muster && fremdbild run muster --period 2026-Q3
    """


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line; exit codes: 0 done, 1 a problem that is named, 2 wrong use, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without umlauts shows a mark in their place
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Runs the command line and gives back the exit code."""
    try:
        _program.main(args=arguments, prog_name="fremdbild", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; nothing half done was kept", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except (FremdbildError, MemoryError, OSError) as error:
        click.echo(f"fremdbild: {_sentence(error)}", err=True)
        return 1
    except Exception as error:
        if DEBUG in os.environ:
            raise
        place = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
        click.echo(
            f"fremdbild: a fault of the program ({place}). Next: run it again with {DEBUG}=1 and report it.", err=True
        )
        return 1
    return 0


def _sentence(error: FremdbildError | MemoryError | OSError) -> str:
    if isinstance(error, FremdbildError):
        return str(error)
    if isinstance(error, MemoryError):
        return "out of memory. Next: lower memory_limit under [engine], or use a larger machine."
    place = f"{Path(error.filename)}: " if isinstance(error.filename, str) else ""
    return f"{place}{error.strerror or error}. Next: mend this and run it again."
