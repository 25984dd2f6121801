"""`fremdbild load`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from fremdbild.cli.arguments import folder_argument
from fremdbild.cli.progress import progress_bar

if TYPE_CHECKING:
    from fremdbild.sources import LoadReport, Problem, SourceReport

_FILES_NAMED = 10
"""Of many files that are gone, the first ones are named."""
_PROBLEMS_SHOWN = 20


@click.command("load")
@folder_argument
@click.option("--source", "only", multiple=True, metavar="NAME", help="Only this source; may be given several times.")
@click.option("--full", is_flag=True, help="Read every file again, also those that are as they were.")
def command(folder: Path, only: tuple[str, ...], full: bool) -> None:  # noqa: FBT001  the signature is click's
    """Read the sources into the store.

    Of a source with many files only new and changed ones are read. Rows that cannot be used are set aside with their
    reason. If a source cannot be read, nothing is loaded.

    \b
    Example:
      fremdbild load
      fremdbild load muster --source tickets --full
    """
    load_and_tell(folder, only=only or None, full=full)


def load_and_tell(folder: Path, *, only: Sequence[str] | None = None, full: bool = False) -> LoadReport:
    """Loads, prints a line for each source and the problems (on the error stream), and gives back the report."""
    from fremdbild.sources import load  # slow: it loads the engine
    from fremdbild.web.bringing import bring_answers

    bring_answers(folder)
    with progress_bar("load") as progress:
        report = load(folder, only=only, full=full, progress=progress)
    for line in summary(report):
        click.echo(line)
    for line in problems_told(report.problems):
        click.echo(line, err=True)
    return report


def summary(report: LoadReport) -> Iterator[str]:
    """The lines about a load, one for each source that has new files.

    `load    tickets   tickets-2026.csv.gz   41,212 rows read = 41,107 stored + 105 set aside (fremdbild check …)`
    """
    read = [(source, _what(source)) for source in report.sources if source.files]
    label_width = max((len(source.source) for source, _ in read), default=0)
    width = max((len(what) for _, what in read), default=0)
    for source in report.sources:
        if source.files:
            figures = f"{_figures(source)}{_how_to_look(source)}"
            yield f"load    {source.source:<{label_width}}   {_what(source):<{width}}   {figures}"
        yield from _changes(source)
    if not report.changed:
        yield "load    nothing is new; the store is as it was"


def _what(source: SourceReport) -> str:
    return PurePath(source.files[0].file).name if len(source.files) == 1 else f"{len(source.files):,} files"


def problems_told(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each problem, the first ones."""
    for problem in problems[:_PROBLEMS_SHOWN]:
        mark = {"set aside": "set aside", "kept": "kept", "notice": "note"}[problem.consequence]
        yield f"  {mark}: {problem}"
    if len(problems) > _PROBLEMS_SHOWN:
        yield f"  and {len(problems) - _PROBLEMS_SHOWN:,} more: fremdbild check"


def _figures(source: SourceReport) -> str:
    figures = f"{source.rows_read:,} rows read = {source.rows_stored:,} stored + {source.rows_set_aside:,} set aside"
    if source.rows_erased:
        rows = "row" if source.rows_erased == 1 else "rows"
        figures += f" + erased on request: {source.rows_erased:,} {rows}"
    raw = sum(file.rows_raw for file in source.files)
    return figures if raw == source.rows_read else f"{figures}, selected from {raw:,}"


def _how_to_look(source: SourceReport) -> str:
    return f" (fremdbild check --set-aside {source.source})" if source.rows_set_aside else ""


def _changes(source: SourceReport) -> Iterator[str]:
    if source.files_unchanged:
        count = source.files_unchanged
        yield f"load    {source.source}: {count:,} {_files(count)} as before, not read"
    if source.rows_replaced:
        count = source.rows_replaced
        what = "1 row replaced by a newer version" if count == 1 else f"{count:,} rows replaced by newer versions"
        yield f"load    {source.source}: {what}"
    for name in source.files_removed[:_FILES_NAMED]:
        yield f"load    {source.source}: {PurePath(name).name} is gone"
    if source.files_removed:
        count = len(source.files_removed)
        rows = "row" if source.rows_removed == 1 else "rows"
        yield f"load    {source.source}: {count:,} {_files(count)} gone, {source.rows_removed:,} {rows} removed"


def _files(count: int) -> str:
    return "file" if count == 1 else "files"
