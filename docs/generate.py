"""Write the pages of docs/ that come from the code: `make docs`, or `python docs/generate.py`.

tables.md, commands.md, instruments.md, measures/ and the list of decisions are made here; a test compares them with the
code. What a person added to the page of a measure stands below the line `BY_HAND` and is kept.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from fremdbild.cli.main import COMMANDS, _program
from fremdbild.instruments import CRITERIA, SHIPPED, Instrument, Item, Scale, in_language, shipped_instrument
from fremdbild.instruments.constructs import CONSTRUCTS, OWN, Construct
from fremdbild.instruments.instrument import Guess
from fremdbild.instruments.sheet import answers
from fremdbild.measures import MEASURES
from fremdbild.measures.measure import Measure, Statistic
from fremdbild.sources.references import OF_CRITERIA
from fremdbild.tables import TABLES, Column, Table
from fremdbild.texts import words_in

DOCS = Path(__file__).parent
DECISIONS = DOCS.parent / "decisions"
BY_HAND = "<!-- Below this line the page is written by hand. -->"
_WIDE = {"terminal_width": 100, "max_content_width": 100}
_MADE = "<!-- Made by docs/generate.py from the code; change it there. -->"


def pages() -> dict[Path, str]:
    """Every generated page, by its path."""
    made = {DOCS / "tables.md": tables_page(), DOCS / "commands.md": commands_page()}
    made[DOCS / "instruments.md"] = instruments_page()
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
        "Every source fills one of these tables; *derived* ones are made of others, and no source fills them. A column",
        "has one meaning, wherever it comes from. You need the",
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
    derived = f" *Derived* by `{table.derived_by}`; no source fills it." if table.derived_by else ""
    yield f"One row per {table.grain}. Key: {_names(table.key)}.{derived}{' ' + table.notes if table.notes else ''}"
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
        *(f"`{column}` is one of the fifteen criteria" for name, column in OF_CRITERIA if name == table.name),
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
        if isinstance(command, click.Group):
            for part in command.commands.values():
                below = click.Context(part, info_name=part.name, parent=context, **_WIDE)
                lines += ["", f"### {name} {part.name}", "", "```text", part.get_help(below).rstrip(), "```"]
    return "\n".join(lines) + "\n"


def instruments_page() -> str:
    """The shipped questionnaires, word by word, and how to write one's own."""
    lines = [
        "# Instruments",
        "",
        _MADE,
        "",
        "An instrument is a questionnaire as a file: scales, items in German and English, who is asked. The wording is",
        "ours; [decisions/0070](../decisions/0070-statements-in-pairs.md) gives the reasons. German is written once,",
        "with ß; Swiss spelling is made from it. Your own are [files of the same form](#your-own-instrument).",
        "",
        "| instrument | what it asks | questions |",
        "|---|---|---|",
    ]
    shipped = [shipped_instrument(name) for name in SHIPPED]
    for instrument in shipped:
        counts = [f"{person} {len(instrument.questions(person))}" for person in instrument.perspectives]
        lines.append(f"| [`{instrument.name}`](#{instrument.name}) | {instrument.title['en']} | {', '.join(counts)} |")
    lines += [
        "",
        "Does another tool run your survey? `fremdbild instrument tables fremdbild-15 --survey-id employees-2026`",
        "writes [`survey`](tables.md#survey) and [`survey_item`](tables.md#survey_item), which go with your",
        "answers. Keep wording, order and answers as they stand here. Let the tool export the lowest figure for the",
        "first answer, and leave the score empty for *don't know*. A tool that writes one row per person is read like",
        "this, where the columns of the answers carry the ids of the items:",
        "",
        "```toml",
        (DOCS / "answers.toml").read_text(encoding="utf-8").rstrip(),
        "```",
    ]
    for instrument in shipped:
        lines += ["", *_instrument_section(instrument)]
    lines += ["", *_own_instrument()]
    return "\n".join(lines) + "\n"


def _instrument_section(instrument: Instrument) -> Iterator[str]:
    yield f"## {instrument.name}"
    yield ""
    yield f"Version {instrument.version}. {instrument.about['en'] if instrument.about else ''}"
    for language in ("en", "de-DE"):
        yield ""
        yield f"### {instrument.name}, {'German' if language == 'de-DE' else 'English'}"
        pairs = [pair for criterion in CRITERIA if (pair := _pair(instrument, criterion.name))]
        if pairs:
            yield ""
            yield "| criterion | inside | outside |"
            yield "|---|---|---|"
            words = words_in(language)
            for inside, outside in pairs:
                name = words.criterion(inside.criterion or "")
                yield f"| {name} | {in_language(inside.text, language)} | {in_language(outside.text, language)} |"
        others = [item for item in instrument.item if item not in [side for pair in pairs for side in pair]]
        if others:
            yield ""
            yield "| item | asked | text |"
            yield "|---|---|---|"
            for item in others:
                yield f"| `{item.id}` | {', '.join(item.perspectives)} | {in_language(item.text, language)} |"
        if instrument.guess:
            yield ""
            hint = f" {in_language(instrument.guess.hint, language)}" if instrument.guess.hint else ""
            people = ", ".join(instrument.guess.perspectives)
            asked = in_language(instrument.guess.text, language)
            yield f"Then, for each statement of the customers ({people}): {asked}{hint}"
        yield ""
        for name, scale in instrument.scale.items():
            yield f"* `{name}`, {scale.lowest} to {scale.highest}: {answers(scale, language).replace(' | ', ' · ')}"


def _pair(instrument: Instrument, criterion: str) -> tuple[Item, Item] | None:
    found = {
        side: item
        for item in instrument.item
        if item.measured == "statement" and item.criterion == criterion
        for side in (("inside",) if item.inside else ("outside",))
    }
    return (found["inside"], found["outside"]) if len(found) == 2 else None


def _own_instrument() -> Iterator[str]:
    yield "## Your own instrument"
    yield ""
    yield "```toml"
    yield (DOCS / "own-instrument.toml").read_text(encoding="utf-8").rstrip()
    yield "```"
    yield ""
    yield "`fremdbild instrument check FILE` tells every problem with its place. A criterion that is asked on one side"
    yield "only, or with other answers or another `wording` there, is *not comparable*: it can be used, and has no gap."
    headings = {
        "The file": Instrument,
        "[scale.NAME]": Scale,
        "[[item]]": Item,
        "[guess]": Guess,
    }
    for heading, model in headings.items():
        yield ""
        yield f"### {heading}"
        yield ""
        yield "| key | default | meaning |"
        yield "|---|---|---|"
        yield from _keys(model)
    yield ""
    yield "### Constructs"
    yield ""
    yield f"What an item measures decides which measure reads it. One of your own begins with `{OWN}`: it is"
    yield "stored, and no measure reads it."
    yield ""
    yield "| construct | measures | scale | criterion |"
    yield "|---|---|---|---|"
    for construct in CONSTRUCTS:
        needed = "required" if construct.with_criterion else "where it fits"
        yield f"| `{construct.name}` | {construct.meaning} | {_scale_of(construct)} | {needed} |"


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        default = field.default
        if default is PydanticUndefined:
            shown = "*required*"
        elif isinstance(default, tuple):
            shown = "`[" + ", ".join(f'"{part}"' for part in default) + "]`" if default else "none"
        else:
            shown = "none" if default is None else f"`{str(default).lower() if isinstance(default, bool) else default}`"
        yield f"| `{field.alias or name}` | {shown} | {field.description} |"


def _scale_of(construct: Construct) -> str:
    if construct.lowest is not None:
        return f"{construct.lowest} to {construct.highest}"
    fewest, most = construct.points
    return f"{fewest} to {most} answers"


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
