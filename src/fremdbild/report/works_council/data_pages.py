"""Which data are read: those about employees and their work first, then all others, then what is not read, and SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fremdbild.report.document import Block, Cell, Column, Grid, Page, Piece, Prose, Row, Section, plain
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.draft import Draft
from fremdbild.report.works_council.sheets import sheets
from fremdbild.report.works_council.statement import StatedColumn, StatedSource
from fremdbild.sources.mended import LONGEST_KEPT
from fremdbild.tables import BY_NAME

OF_EMPLOYEES = frozenset({"employee", "work"})
_SQL_PER_PAGE = 4200
"""Letters of SQL that a page holds."""


def of_employees(draft: Draft) -> list[tuple[StatedSource, StatedColumn]]:
    """The columns that are about employees or about the work of units."""
    states = draft.states
    return [(source, column) for source, column in states.columns if column.about in OF_EMPLOYEES]


def answers_are(draft: Draft) -> str:
    """Whether answers of employees may be among those that are read."""
    return "read" if draft.states.asks_employees else "unread"


def employees_pages(draft: Draft) -> Iterator[Page]:
    """Every column that is about employees or their work."""
    words = draft.words
    found = of_employees(draft)
    persons = sum(column.about == "employee" for _, column in found)
    work = len(found) - persons
    if persons:
        title = words("council.employees.title.persons", persons=words.count(persons), work=words.count(work))
    else:
        title = draft.many("council.employees.title", work)
    lead = words("council.employees.lead") + " " + words(f"council.employees.answers.{answers_are(draft)}")
    notes: tuple[Block, ...] = (draft.terms("employees", ("names", "headcount", "customers")),)
    if not found:
        yield Page("employees", (plain(title),), notes, lead=plain(lead))
        return
    yield from _listed(draft, "employees", title, lambda column: column.about in OF_EMPLOYEES, lead, notes)


def other_pages(draft: Draft) -> Iterator[Page]:
    """Every other column that is read."""
    words, states = draft.words, draft.states
    others = [column.about for _, column in states.columns if column.about not in OF_EMPLOYEES]
    if others:
        title = words(
            "council.others.title",
            customers=words.count(others.count("customer")),
            things=words.count(others.count("thing")),
        )
        lead = words("council.others.lead")
        yield from _listed(draft, "others", title, lambda column: column.about not in OF_EMPLOYEES, lead, ())


def _listed(
    draft: Draft,
    name: str,
    title: str,
    wanted: Callable[[StatedColumn], bool],
    lead: str,
    notes: tuple[Block, ...],
) -> Iterator[Page]:
    """A page, or several where one does not hold all columns; each says how many columns stand on it."""
    words = draft.words
    columns = (
        Column("name", words("council.column.column"), share=0.2),
        Column("text", words("council.column.origin"), share=0.2),
        Column("text", words("council.column.meaning"), share=0.41),
        Column("text", words("council.column.about"), share=0.19),
    )
    rows = list(_rows(draft, wanted))
    parts = list(sheets(columns, rows))
    for number, part in enumerate(parts):
        told = sum(not row.heavy for row in part)
        headline = title if number == 0 else draft.many(f"council.{name}.more", told)
        grid = Grid(columns, part, headline)
        yield Page(
            name if number == 0 else f"{name}-{number + 1}",
            (plain(headline),),
            (grid, *notes) if number == len(parts) - 1 else (grid,),
            lead=plain(lead) if number == 0 else (),
        )


def _rows(draft: Draft, wanted: Callable[[StatedColumn], bool]) -> Iterator[Row]:
    for source in draft.states.sources:
        kept = [column for column in source.columns if wanted(column)]
        if kept:
            yield Row((Cell(_heading(draft, source), span=4),), heavy=True)
            for column in kept:
                yield _row(draft, source, column)


def _heading(draft: Draft, source: StatedSource) -> tuple[Piece, ...]:
    kind = "database" if source.database else "file"
    told = draft.words(
        f"council.source.{kind}",
        system=clipped(source.system, 40),
        place=draft.place(source),
        grain=draft.grain(source.table),
        table=source.table,
    )
    return (Piece(clipped(source.label, 40), "strong"), Piece(f"  {told}", "muted"))


def _row(draft: Draft, source: StatedSource, column: StatedColumn) -> Row:
    words = draft.words
    return Row(
        (
            Cell((Piece(column.name, "code"),)),
            Cell(plain(_origin(draft, column))),
            Cell(plain(draft.meaning(source.table, column.name, column.meaning))),
            Cell(plain(words(f"council.about.{column.about}"))),
        )
    )


def _origin(draft: Draft, column: StatedColumn) -> str:
    if column.origin is not None:
        return clipped(column.origin, 60)
    if not column.fixed:
        return draft.words("council.origin.sql")
    if column.word is not None:
        return draft.words("council.origin.word", word=clipped(column.word, 40))
    return draft.words("council.origin.fixed")


def unread_page(draft: Draft) -> Page:
    """What is dropped at load, what is made there, and which columns and tables of the program stay empty."""
    words, states = draft.words, draft.states
    unread = {
        table: [name for name in BY_NAME[table].column_names if not states.reads(table, name)]
        for table in sorted({source.table for source in states.sources}, key=list(BY_NAME).index)
    }
    count = sum(len(names) for names in unread.values())
    columns = (
        Column("name", words("council.column.table"), share=0.3),
        Column("text", words("council.column.unread"), share=0.7),
    )
    rows = [
        Row((Cell(plain(draft.grain(table))), Cell((Piece(", ".join(names), "code"),))))
        for table, names in unread.items()
        if names
    ]
    if states.unused_tables:
        rows.append(
            Row(
                (
                    Cell(plain(words("council.unread.tables"))),
                    Cell((Piece(", ".join(states.unused_tables), "code"),)),
                )
            )
        )
    terms = draft.terms("dropped", ("unnamed", "worker", "set_aside", "screen"), letters=words.count(LONGEST_KEPT))
    made = draft.terms("made", ("days", "person_key"))
    blocks: list[Block] = [
        Section(plain(words("council.dropped.title")), (terms,)),
        Section(plain(words("council.made.title")), (made,)),
    ]
    if rows:
        title = words("council.unread.section")
        blocks.append(Section(plain(title), (Grid(columns, tuple(rows), title),)))
    return Page("unread", (plain(draft.many("council.unread.title", count)),), tuple(blocks))


def sql_pages(draft: Draft) -> Iterator[Page]:
    """The SQL that stands in the settings, with … in the place of texts and long numbers."""
    words = draft.words
    with_sql = [source for source in draft.states.sources if source.sql]
    pieces = [(source, part) for source in with_sql for part in _cut(source.sql)]
    for number, part in enumerate(_pages_of(pieces)):
        title = (
            draft.many("council.sql.title", len(with_sql))
            if number == 0
            else words("council.sql.more", sources=words.listing(sorted({clipped(s.label, 40) for s, _ in part})))
        )
        sections = tuple(
            Section(
                plain(words("council.sql.head", source=clipped(source.label, 40), hash=source.sql_sha256)),
                (Prose((Piece(text, "code"),)),),
                size="term",
            )
            for source, text in part
        )
        lead = plain(words("council.sql.lead")) if number == 0 else ()
        yield Page("sql" if number == 0 else f"sql-{number + 1}", (plain(title),), sections, lead=lead)


def _cut(sql: str) -> Iterator[str]:
    """SQL in pieces that a page holds, cut between words."""
    while len(sql) > _SQL_PER_PAGE:
        place = sql.rfind(" ", 0, _SQL_PER_PAGE)
        place = place if place > 0 else _SQL_PER_PAGE
        yield sql[:place]
        sql = sql[place:].lstrip()
    yield sql


def _pages_of(pieces: Sequence[tuple[StatedSource, str]]) -> Iterator[list[tuple[StatedSource, str]]]:
    kept: list[tuple[StatedSource, str]] = []
    used = 0
    for source, text in pieces:
        needed = len(text) + 300
        if kept and used + needed > _SQL_PER_PAGE:
            yield kept
            kept, used = [], 0
        kept.append((source, text))
        used += needed
    if kept:
        yield kept
