"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from fremdbild.errors import StoreError

folder_argument = click.argument(
    "folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[FOLDER]"
)
"""The folder with fremdbild.toml; by default the one that one stands in."""

period_option = click.option(
    "--period",
    required=True,
    metavar="PERIOD",
    help="Month (2026-09), quarter (2026-Q3), year (2026), days (2026-01-15..2026-02-14) or all.",
)


def ensure_application(folder: Path) -> None:
    """StoreError where the web application of this folder has never been started."""
    if not os.environ.get("FREMDBILD_DATABASE") and not (folder / "web" / "fremdbild.sqlite3").exists():
        raise StoreError(
            "the web application has no database yet",
            where=str(folder),
            next_step=f"start it once: fremdbild serve {folder}",
        )


class Moment(click.ParamType[datetime]):
    """A day or moment with a zone, as UTC without a zone mark."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
            return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
        except (ValueError, OverflowError):
            self.fail(f'"{value}" is not a moment; write 2026-09-30 or 2026-09-30T18:00+02:00', param, ctx)


as_of_option = click.option(
    "--as-of",
    type=Moment(),
    metavar="MOMENT",
    help="What was known when (UTC without a zone); by default the earlier of the period's end and the newest load.",
)
