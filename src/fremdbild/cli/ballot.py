"""`fremdbild ballot`"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fremdbild.ballot import Header, Opened

_out_option = click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where the files go; by default here.",
)


@click.group("ballot")
def command() -> None:
    """Make the keys of a postal vote, and open its envelopes.

    For the trustee (works council, data protection), on a machine of their own: docs/operate/postal-vote.md,
    docs/operate/briefwahl.md.

    \b
    Example:
      fremdbild ballot key employees-2026 --out keys
    """


@command.command("key")
@click.argument("wave", metavar="WAVE")
@_out_option
@click.option("--passphrase", "protected", is_flag=True, help="Ask for a passphrase that the private key needs.")
def _key(wave: str, folder: Path, *, protected: bool) -> None:
    """Make the key pair of a wave: WAVE.public for the server, WAVE.private for the trustee alone.

    Compare the fingerprint with the one that the page of the survey shows.

    \b
    Example:
      fremdbild ballot key employees-2026 --out keys --passphrase
    """
    from fremdbild.ballot.keys import (  # slow: loads the cryptography
        SHORTEST_PASSPHRASE,
        new_key,
        refuse_existing,
        write_keys,
    )

    key = new_key(wave)
    refuse_existing(wave, folder)
    passphrase = None
    if protected:
        asked = f"Passphrase, at least {SHORTEST_PASSPHRASE} characters"
        passphrase = click.prompt(asked, hide_input=True, confirmation_prompt=True, err=True)
    public, private = write_keys(key, folder, passphrase)
    click.echo(f"wrote       {public}: give it to the server")
    click.echo(f"wrote       {private}: keep it off the server, and a copy in another place")
    click.echo(f"fingerprint {key.public.fingerprint}")
    if protected:
        click.echo("Nobody can bring back a lost key or passphrase: without both of them the wave is lost.")
    else:
        click.echo("This file alone opens the wave: whoever has it can read the answers (--passphrase protects it).")
        click.echo("Nobody can bring back a lost key: without it the wave is lost.")


@command.command("open")
@click.argument("export", type=click.Path(path_type=Path), metavar="EXPORT")
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path),
    required=True,
    metavar="WAVE.private",
    help="The private key of the wave.",
)
@_out_option
def _open(export: Path, key_file: Path, folder: Path) -> None:
    """Open the envelopes of a closed wave, and write one file for the server.

    Every cell of the result has the minimum of answers; comments are split off; both are shuffled. A wave is opened
    once.

    \b
    Example:
      fremdbild ballot open employees-2026.ballot --key keys/employees-2026.private --out opened
    """
    from fremdbild.ballot import open_wave, read_header, read_private_key, write_opened  # slow: cryptography, pydantic
    from fremdbild.ballot.opened import refuse_second_opening
    from fremdbild.ballot.opening import refuse_open_wave, remember_export

    header = read_header(export)
    refuse_second_opening(header.wave, folder)
    refuse_open_wave(header, str(export))
    key = read_private_key(
        key_file, lambda: str(click.prompt("Passphrase", hide_input=True, err=True)), wave=header.wave
    )
    opened = open_wave(export, key)
    remember_export(export, key_file)
    path = write_opened(opened, folder)
    for line in _summary(opened, header):
        click.echo(line)
    click.echo(f"wrote       {path}")
    click.echo(
        "Next: give this file to the server. When it has loaded it, destroy the export, this file and "
        f"{key_file} with all copies, so that backups stay shut."
    )


def _summary(opened: Opened, header: Header) -> Iterator[str]:
    """What was found, joined and left out; never whose.

    `envelopes   212 = 180 with answers + 30 without + 2 set aside`
    """
    counts = opened.counts
    yield f"open        {header.wave}: {header.instrument}, version {header.instrument_version}"
    yield (
        f"envelopes   {counts.envelopes:,} = {counts.answered:,} with answers + {counts.without_answers:,} without "
        f"+ {counts.set_aside:,} set aside"
    )
    reasons = {
        "not opened: changed, or sealed for another key": counts.not_opened,
        "with answers that the questionnaire does not allow": counts.impossible,
        "the same envelope a second time": counts.copied,
    }
    for reason, number in reasons.items():
        if number:
            yield f"            {number:,} {reason}"
    if counts.answers_dropped:
        yield (
            f"            {counts.answers_dropped:,} answers dropped: to questions that fewer than "
            f"{opened.minimum_people:,} people were asked"
        )
    joined = sum(len(cell.merged_from) for cell in opened.cells)
    before = len(header.cells)
    yield f"cells       {len(opened.cells):,} of {before:,}, each with {opened.minimum_people:,} or more answers"
    if joined:
        yield f"            {joined:,} of the {before:,} were joined, small ones with their neighbours"
    if opened.comments:
        yield f"comments    {len(opened.comments):,}, in a file of their own, without cell"
    else:
        yield f"comments    none kept: fewer than {opened.minimum_comments:,} people wrote one"
