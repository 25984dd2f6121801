"""`fremdbild results`"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fremdbild.cli.arguments import folder_argument
from fremdbild.errors import AssessmentError, nearest

if TYPE_CHECKING:
    from fremdbild.assessment import Assessment

_SHOWN = ("value", "lower", "upper", "unit_of_measure", "answers", "cases", "people", "status")
_UNKNOWN = "(unknown)"


@click.command("results")
@folder_argument
@click.option("--measure", "measures", multiple=True, metavar="NAME", help="Only this measure; may be given again.")
@click.option("--statistic", metavar="NAME", help="Only this statistic, such as median.")
@click.option("--by", metavar="COLUMNS", help="Group columns, such as org_unit,touchpoint; without: the totals.")
@click.option("--period", metavar="PERIOD", help="Of a series only this period; by default the assessed one.")
@click.option("--assessment", metavar="LABEL", help="Such as 2026-Q3-1 or 2026-Q3; by default the newest.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def command(
    folder: Path,
    measures: tuple[str, ...],
    statistic: str | None,
    by: str | None,
    period: str | None,
    assessment: str | None,
    form: str,
) -> None:
    """Print frozen results.

    `*` is the total. In csv and json an unknown group is empty.

    \b
    Example:
      fremdbild results --measure promise_kept --by org_unit --format csv
    """
    from fremdbild.assessment import find_assessment  # slow: loads the engine
    from fremdbild.settings import read_settings

    found = find_assessment(read_settings(folder).assessments_path, assessment)
    columns = _columns(by)
    rows = _chosen(found, measures, statistic, columns, period or found.manifest["period"]["label"])
    if not rows:
        asked = " ".join(filter(None, [", ".join(measures), f"by {by}" if by else "", period])) or "this"
        raise AssessmentError(
            f"holds no result for {asked}",
            where=found.label,
            next_step=f"declare the grouping in fremdbild.toml and assess again, or choose a measure of "
            f"{', '.join(found.manifest['measures'])}",
        )
    _WRITERS[form](rows, columns)


def _columns(by: str | None) -> tuple[str, ...]:
    from fremdbild.result import GROUP_COLUMNS

    asked = tuple(filter(None, (name.strip() for name in (by or "").split(","))))
    for name in asked:
        if name not in (*GROUP_COLUMNS, "period"):
            raise click.BadParameter(
                f'"{name}" is not a group column; {nearest(name, GROUP_COLUMNS)}', param_hint="--by"
            )
    return asked


def _chosen(
    assessment: Assessment, measures: Sequence[str], statistic: str | None, columns: tuple[str, ...], period: str
) -> list[dict[str, Any]]:
    """Rows told apart by exactly `columns`."""
    from fremdbild.result import GROUP_COLUMNS, TOTAL

    return [
        row
        for row in assessment.results.to_pylist()
        if (not measures or row["measure"] in measures)
        and (statistic is None or row["statistic"] == statistic)
        and ("period" in columns or row["period"] == period)
        and all((row[name] != TOTAL) == (name in columns) for name in GROUP_COLUMNS)
    ]


def _write_csv(rows: Sequence[dict[str, Any]], _: tuple[str, ...]) -> None:
    writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _guarded(value) for name, value in row.items()} for row in rows)


def _guarded(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets a quote in front."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"} else value


def _write_json(rows: Sequence[dict[str, Any]], _: tuple[str, ...]) -> None:
    click.echo(
        json.dumps([{**row, "as_of": row["as_of"].isoformat() + "Z"} for row in rows], ensure_ascii=False, indent=2)
    )


def _write_table(rows: Sequence[dict[str, Any]], columns: tuple[str, ...]) -> None:
    names = ("measure", "statistic", "period", *(name for name in columns if name != "period"), *_SHOWN)
    lines = [names, *(tuple(_cell(row, name, columns) for name in names) for row in rows)]
    widths = [max(len(line[position]) for line in lines) for position in range(len(names))]
    for line in lines:
        click.echo(
            "  ".join(
                text.rjust(width) if _is_number(text) else text.ljust(width)
                for text, width in zip(line, widths, strict=True)
            ).rstrip()
        )


def _cell(row: dict[str, Any], name: str, columns: Iterable[str]) -> str:
    value = row[name]
    if value is None:
        return _UNKNOWN if name in columns else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("-").isdigit()


_WRITERS = {"table": _write_table, "csv": _write_csv, "json": _write_json}
