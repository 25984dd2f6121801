"""Write the pages of docs/ that come from the code: `make docs`, or `python docs/generate.py`.

tables.md, commands.md, measures/ and the list of decisions are made here; a test compares them with the code. What a
person added to the page of a measure stands below the line `BY_HAND` and is kept.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from fremdbild.cli.main import COMMANDS, _program
from fremdbild.measures import MEASURES
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.tables import TABLES, Column, Table

DOCS = Path(__file__).parent
DECISIONS = DOCS.parent / "decisions"
BY_HAND = "<!-- Below this line the page is written by hand. -->"
_WIDE = {"terminal_width": 100, "max_content_width": 100}
_MADE = "<!-- Made by docs/generate.py from the code; change it there. -->"


def pages() -> dict[Path, str]:
    """Every generated page, by its path."""
    made = {DOCS / "tables.md": tables_page(), DOCS / "commands.md": commands_page()}
    made[DECISIONS / "README.md"] = decisions_index()
    made[DOCS / "measures" / "README.md"] = measures_index()
    for measure in MEASURES:
        path = DOCS / "measures" / f"{measure.name}.md"
        made[path] = measure_page(measure) + _written_by_hand(path)
    return made


def tables_page() -> str:
    """The canonical tables: grain, key, columns and checks."""
    lines = [
        "# Canonical tables",
        "",
        _MADE,
        "",
        "Every source fills one of these tables. A column has one meaning, wherever it comes from. You need the",
        "columns that are *required* and those that the measures you want read; leave the others out.",
        "",
        "| table | one row per | key |",
        "|---|---|---|",
        *(f"| [`{table.name}`](#{table.name}) | {table.grain} | {_names(table.key)} |" for table in TABLES),
        "",
        "Timestamps are kept in UTC, to the microsecond. A row that comes again with the same key replaces its older",
        "version. A row that breaks a check is set aside with its reason; see [sources.md](sources.md).",
    ]
    for table in TABLES:
        lines += ["", *_table_section(table)]
    return "\n".join(lines) + "\n"


def _table_section(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"One row per {table.grain}. Key: {_names(table.key)}.{' ' + table.notes if table.notes else ''}"
    yield ""
    yield "| column | kind | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}`{' *required*' if column.required else ''} | {column.kind} | {_meaning(column)} |"
    for day in table.local_days:
        yield f"| `{day.name}` *derived* | date | Day of `{day.of}` in the organisation's time zone. |"
    if table.person_of:
        yield (
            "| `person_key` *derived* | integer | Whom the row is about: a hash of the first of these that are known: "
            f"{_names(table.person_of)}. People are counted by it. |"
        )
    checks = [
        *(f"`{order.earlier}` is not after `{order.later}`" for order in table.orders),
        *(f"`{reference.column}` stands in the table `{reference.table}`" for reference in table.references),
    ]
    if checks:
        yield ""
        yield f"Checked: {'; '.join(checks)}."


def _meaning(column: Column) -> str:
    said = [column.meaning.replace("|", "\\|")]
    if column.members:
        said.append(f"One of {_names(column.members)}.")
    if column.low is not None and column.high is not None:
        said.append(f"From {column.low:g} to {column.high:g}.")
    elif column.low is not None:
        said.append(f"At least {column.low:g}.")
    elif column.high is not None:
        said.append(f"At most {column.high:g}.")
    return " ".join(said)


def measures_index() -> str:
    """The list of measures, in the order of the report."""
    return "\n".join(
        [
            "# Measures",
            "",
            _MADE,
            "",
            "A measure is computed where the tables that it needs hold rows. The order is that of the report.",
            "",
            "| measure | in a sentence | needs |",
            "|---|---|---|",
            *(
                f"| [`{measure.name}`]({measure.name}.md) | {_first_sentence(measure)} | {_names(measure.tables)} |"
                for measure in MEASURES
            ),
            "",
        ]
    )


def measure_page(measure: Measure) -> str:
    """The data sheet of one measure and its statistics."""
    optional = f"; uses, where there: {_names(measure.optional_tables)}" if measure.optional_tables else ""
    return "\n".join(
        [
            f"# {measure.name}",
            "",
            _MADE,
            "",
            "```text",
            measure.data_sheet.strip(),
            "```",
            "",
            f"Needs the tables {_names(measure.tables)}{optional}. A {measure.kind} figure.",
            "",
            "| statistic | unit | range | better |",
            "|---|---|---|---|",
            *(
                f"| `{statistic.name}` | {statistic.unit_of_measure} | {_range(statistic)} | {statistic.better} |"
                for statistic in measure.statistics
            ),
            "",
            f"The first one stands for the measure where there is room for one. Ask for frozen rows with "
            f"`fremdbild results --measure {measure.name}`.",
            "",
        ]
    )


def _written_by_hand(path: Path) -> str:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return f"\n{BY_HAND}{text.split(BY_HAND, 1)[1]}" if BY_HAND in text else ""


def _first_sentence(measure: Measure) -> str:
    paragraph = measure.data_sheet.strip().split("\n\n", 1)[0].replace("\n", " ")
    return re.split(r"(?<=\.)\s", paragraph, maxsplit=1)[0].replace("|", "\\|")


def _range(statistic: Statistic) -> str:
    low = "" if statistic.low is None else f"{statistic.low:g}"
    high = "" if statistic.high is None else f"{statistic.high:g}"
    return f"{low} to {high}" if low and high else f"from {low}" if low else "any"


def commands_page() -> str:
    """The help of every command, as the program prints it."""
    lines = [
        "# Commands",
        "",
        _MADE,
        "",
        "What `--help` prints. Exit codes: 0 done, 1 a problem that is named, 2 wrong use, 130 interrupted.",
        "",
    ]
    program = click.Context(_program, info_name="fremdbild", **_WIDE, **_program.context_settings)
    lines += ["```text", _program.get_help(program).rstrip(), "```"]
    for name in COMMANDS:
        command = _program.get_command(program, name)
        if command is None:
            raise LookupError(f"no command {name}")
        context = click.Context(command, info_name=name, parent=program, **_WIDE)
        lines += ["", f"## {name}", "", "```text", command.get_help(context).rstrip(), "```"]
    return "\n".join(lines) + "\n"


def decisions_index() -> str:
    """The list of decisions, with the titles of their pages."""
    lines = ["# Decisions", "", _MADE, "", "What would surprise a newcomer, one page each: context, choice, price.", ""]
    for path in sorted(DECISIONS.glob("[0-9]*.md")):
        title = re.sub(r"^#\s*(\d+[.:]?\s*)?", "", path.read_text(encoding="utf-8").splitlines()[0])
        lines.append(f"* [{path.stem[:4]}]({path.name}): {title}")
    return "\n".join(lines) + "\n"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote {path.relative_to(DOCS.parent)}\n")
