"""What is held of one customer as pages that the customer can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from fremdbild.identity.profile import HeldRow, Profile
from fremdbild.report.document import Cell, Column, Grid, Page, Piece, Prose, Report, Row, Section, muted, plain
from fremdbild.report.person import Held
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.sheets import shared, sheets
from fremdbild.settings import Settings
from fremdbild.tables import BY_NAME
from fremdbild.texts import Words, words_in
from fremdbild.texts.meanings import column_meaning, grain

_NAMES = ("given_name", "family_name")


@dataclass(frozen=True)
class Teller:
    """Values and names in the reader's words; times in the zone of the organisation."""

    words: Words
    zone: ZoneInfo

    def column(self, table: str, column: str) -> str:
        """What a column means, without what stands behind a semicolon: what an empty one would mean."""
        known = BY_NAME[table]
        english = known.column(column).meaning if column in known.column_names else column
        return column_meaning(self.words.language, table, column, english).partition(";")[0].rstrip(".")

    def table(self, name: str) -> str:
        """The name of a kind of row, in the plural; what has no words is told by its grain."""
        told = self.words.get(f"person.table.{name}")
        return told or grain(self.words.language, name, BY_NAME[name].grain)

    def value(self, value: Any) -> str:
        if isinstance(value, bool):
            return self.words(f"person.{'yes' if value else 'no'}")
        if isinstance(value, datetime):
            local = value.replace(tzinfo=UTC).astimezone(self.zone)
            return f"{self.words.day(local.date())}, {local:%H:%M}"
        if isinstance(value, date):
            return self.words.day(value)
        if isinstance(value, float):
            return f"{value:g}"
        return str(value)

    def many(self, key: str, count: int, **values: object) -> str:
        return self.words(f"{key}.{'one' if count == 1 else 'many'}", count=self.words.count(count), **values)


def shown_columns(table: str, row: HeldRow) -> Iterator[tuple[str, Any]]:
    """What the canonical columns of a row hold; days that are made out of times are left out."""
    for name in BY_NAME[table].column_names:
        if name in row.values:
            yield name, row.values[name]


def name_in(found: Profile) -> str:
    """How the customer is called in the records, or the number of one."""
    for row in found.tables.get("source_record", ()):
        said = [str(row.values[name]) for name in _NAMES if row.values.get(name)]
        if name := " ".join(said) or row.values.get("company_name"):
            return str(name)
    return ":".join(found.records[0])


def report_of(held: Held, settings: Settings, language: str) -> Report:
    """All of it in one language."""
    teller = Teller(words_in(language), ZoneInfo(settings.organisation.time_zone))
    words = teller.words
    organisation, name = clipped(held.organisation, 70), clipped(name_in(held.profile), 70)
    day = words.day(held.made_at.replace(tzinfo=UTC).astimezone(teller.zone).date())
    pages = [_front(held, teller, name), *_tables(held, teller), *_others(held, teller), *_timeline(held, teller)]
    return Report(
        language=language,
        title=words("person.title", organisation=organisation, name=name),
        running_head=" · ".join((organisation, words("person.kind"), name, day)),
        page_words=words.texts["report.page"],
        skip_words=words("report.skip"),
        table_words=words("table"),
        author=organisation,
        pages=tuple(page for page, _ in shared(pages)),
    )


def _front(held: Held, teller: Teller, name: str) -> Page:
    words, found = teller.words, held.profile
    systems = len({system for system, _ in found.records})
    headline = teller.many("person.front.headline", found.rows, name=name)
    columns = (
        Column("name", words("person.column.what"), share=0.5),
        Column("number", words("person.column.rows"), share=0.12),
        Column("text", words("person.column.from"), share=0.38),
    )
    rows = [
        Row(
            (
                Cell(plain(teller.table(table))),
                Cell(plain(words.count(len(rows)))),
                Cell(plain(", ".join(dict.fromkeys(row.origin.source for row in rows)))),
            )
        )
        for table, rows in found.tables.items()
    ]
    for key, count in (
        ("set_aside", len(held.set_aside)),
        ("decisions", len(held.decisions)),
        ("application", len(held.application)),
    ):
        if count:
            rows.append(Row((Cell(plain(words(f"person.{key}"))), Cell(plain(words.count(count))), Cell())))
    title = words("person.front.section")
    notes = tuple(
        Section(
            plain(words(f"person.note.{note}.head")), (Prose(plain(words(f"person.note.{note}.text"))),), size="term"
        )
        for note in ("linked", "not", "rights")
    )
    return Page(
        "front",
        (plain(headline),),
        (Section(plain(title), (Grid(columns, tuple(rows), title),)), *notes),
        lead=plain(
            words(
                "person.front.lead",
                organisation=held.organisation,
                systems=teller.many("person.systems", systems),
                date=teller.value(found.loaded_at or held.made_at),
            )
        ),
    )


def _tables(held: Held, teller: Teller) -> Iterator[Page]:
    for table, rows in held.profile.tables.items():
        lines: list[Row] = []
        for row in rows:
            lines.append(_heading(teller.words("person.origin", source=row.origin.source, file=row.origin.file)))
            lines += [
                _line(teller.column(table, column), teller.value(value)) for column, value in shown_columns(table, row)
            ]
        yield from _sheets(teller, table, teller.many("person.rows", len(rows), what=teller.table(table)), lines)


def _others(held: Held, teller: Teller) -> Iterator[Page]:
    words = teller.words
    lines: list[Row] = []
    for aside in held.set_aside:
        place = words("person.aside.origin", file=aside.file, row=words.count(aside.row_number), reason=aside.reason)
        lines.append(_heading(place))
        lines += [_line(column, str(value)) for column, value in aside.raw.items() if value not in (None, "")]
    if lines:
        yield from _sheets(teller, "set_aside", words("person.set_aside"), lines)
    lines = []
    for row in held.decisions:
        pair = " – ".join(
            f"{row[s]}:{row[r]}" for s, r in (("system", "record_id"), ("other_system", "other_record_id"))
        )
        lines.append(_heading(pair))
        lines.append(_line(words(f"person.verdict.{row['verdict']}"), row["why"]))
        lines.append(_line(row["decided_by"], teller.value(row["decided_at"])))
    if lines:
        yield from _sheets(teller, "decisions", words("person.decisions"), lines)
    lines = []
    for row in held.application:
        lines.append(_heading(words(f"person.application.{row['what']}")))
        lines += [
            _line(name, teller.value(value))
            for name, value in row.items()
            if name != "what" and value not in (None, "")
        ]
    if lines:
        yield from _sheets(teller, "application", words("person.application"), lines)


def _timeline(held: Held, teller: Teller) -> Iterator[Page]:
    words = teller.words
    columns = (
        Column("name", words("person.column.when"), share=0.3),
        Column("text", words("person.column.what"), share=0.7),
    )
    rows = [
        Row(
            (
                Cell(plain(teller.value(moment.at))),
                Cell(
                    (
                        Piece(f"{teller.column(moment.table, moment.column)}  "),
                        Piece(teller.table(moment.table), "muted"),
                    )
                ),
            )
        )
        for moment in held.profile.timeline()
    ]
    title = teller.many("person.timeline", len(rows))
    yield from _pages("timeline", title, columns, rows)


def _sheets(teller: Teller, name: str, title: str, lines: Sequence[Row]) -> Iterator[Page]:
    words = teller.words
    columns = (
        Column("name", words("person.column.says"), share=0.45),
        Column("text", words("person.column.value"), share=0.55),
    )
    yield from _pages(name, title, columns, lines)


def _pages(name: str, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Page]:
    for number, part in enumerate(sheets(columns, rows), start=1):
        yield Page(f"{name}-{number}", (plain(title),), (Grid(tuple(columns), part, title),))


def _heading(text: str) -> Row:
    return Row((Cell(muted(text), span=2),), heavy=True)


def _line(name: str, value: str) -> Row:
    return Row((Cell(plain(name)), Cell(plain(value))))
