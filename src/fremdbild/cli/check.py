"""`fremdbild check`"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from fremdbild.cli.arguments import folder_argument
from fremdbild.cli.load import problems_told


@click.command("check")
@folder_argument
@click.option("--set-aside", "label", metavar="NAME", help="Print the rows of a source that cannot be used, as CSV.")
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="Rows to print at most.")
def command(folder: Path, label: str | None, limit: int) -> None:
    """Say whether settings and sources fit, and show what was set aside.

    Opens every source and looks whether its columns are there; loads nothing.

    \b
    Example:
      fremdbild check
      fremdbild check muster --set-aside tickets > set-aside.csv
    """
    if label is None:
        _check(folder)
    else:
        _print_set_aside(folder, label, limit)


def _check(folder: Path) -> None:
    from fremdbild.assessment.names import check_names  # slow: it loads the measures
    from fremdbild.settings import read_settings  # slow: pydantic takes a tenth of a second
    from fremdbild.sources.checking import check, store_problems  # slow: it loads the engine

    settings = read_settings(folder)
    check_names(settings)
    states = check(settings)
    width = max(len(state.source) for state in states)
    for state in states:
        found = f"{state.inputs_found:,} {'input' if state.inputs_found == 1 else 'inputs'}"
        stored = f"in the store {state.rows_stored:,} rows, {state.rows_set_aside:,} set aside"
        click.echo(f"check   {state.source:<{width}}   {found} for {state.table}, columns fit; {stored}")
    for line in problems_told(store_problems(settings)):
        click.echo(line)


def _print_set_aside(folder: Path, label: str, limit: int) -> None:
    from fremdbild.settings import read_settings  # slow: pydantic takes a tenth of a second
    from fremdbild.sources.checking import set_aside_rows  # slow: it loads the engine

    rows = set_aside_rows(read_settings(folder), label, limit=limit)
    out = csv.writer(sys.stdout)
    out.writerow(rows.column_names)
    out.writerows(row.values() for row in rows.to_pylist())
    if rows.num_rows == limit:
        click.echo(f"(the first {limit:,}; --limit shows more)", err=True)
