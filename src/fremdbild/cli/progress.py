"""A progress bar on long work: on the error stream, and only where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """A function (steps done, steps in all, what is being done) that moves the bar; None where nobody is looking."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # slow: 60 ms, and only a terminal needs it
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[step]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, step="")

        def move(done: int, steps: int, step: str) -> None:
            bar.update(task, completed=done, total=steps, step=step)

        yield move
