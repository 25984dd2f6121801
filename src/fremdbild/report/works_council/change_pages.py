"""What has changed since the version before: what it is, what was stated, what is stated now."""

from __future__ import annotations

from collections.abc import Iterator

from fremdbild.report.document import Cell, Column, Grid, Page, Rich, Row, muted, plain
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.difference import Change
from fremdbild.report.works_council.draft import Draft
from fremdbild.report.works_council.sheets import sheets
from fremdbild.report.works_council.statement import Statement

_COLUMNS_NAMED = 24


def change_pages(draft: Draft) -> Iterator[Page]:
    """Nothing where there is no version before, or nothing has changed."""
    if draft.before is None or not draft.changes:
        return
    words = draft.words
    title = draft.many(
        "council.changes.title",
        len(draft.changes),
        number=draft.before.number,
        date=words.day(draft.before.made_on),
    )
    columns = (
        Column("name", words("council.column.changed"), share=0.32),
        Column("text", words("council.column.before"), share=0.34),
        Column("text", words("council.column.after"), share=0.34),
    )
    rows = [_row(draft, change) for change in draft.changes]
    for number, part in enumerate(sheets(columns, rows)):
        headline = title if number == 0 else draft.many("council.changes.more", len(part))
        yield Page(
            "changes" if number == 0 else f"changes-{number + 1}",
            (plain(headline),),
            (Grid(columns, part, headline),),
            lead=plain(words("council.changes.lead")) if number == 0 else (),
        )


def _row(draft: Draft, change: Change) -> Row:
    before, after = _told(draft, change, old=True), _told(draft, change, old=False)
    return Row((Cell(plain(_what(draft, change))), Cell(before), Cell(after)))


def _what(draft: Draft, change: Change) -> str:
    """The thing that has changed, with its name."""
    words, (kind, *names) = draft.words, change.key
    if kind == "grouping":
        return words("council.thing.grouping", name=draft.grouping(names))
    if kind in {"measure", "statistics"}:
        return words(f"council.thing.{kind}", name=words.measure(names[0]))
    if kind == "target":
        measure, statistic, period, *where = names
        said = [words.name(measure, statistic), period, *(clipped(name, 40) for name in where[1::2])]
        return words("council.thing.target", name=", ".join(filter(None, said)))
    if kind in {"column", "meaning"}:
        return words(f"council.thing.{kind}", source=clipped(names[0], 40), name=names[1])
    if kind == "addressee":
        return words("council.thing.addressee", name=names[0]).strip()
    name = draft.right(names[0]) if kind == "right" else clipped(names[0], 60) if names else ""
    return words(f"council.thing.{kind}", name=name)


def _told(draft: Draft, change: Change, *, old: bool) -> Rich:
    """What was stated, or is now; in words where there is nothing to quote."""
    words, kind = draft.words, change.key[0]
    text = change.before if old else change.after
    if change.way == ("added" if old else "removed"):
        return muted(words(f"council.was.{'absent' if old else 'removed'}"))
    said = {
        "measure": words("council.computed.no", tables=text) if text else words("council.computed.yes"),
        "right": draft.roles(text.split()) if kind == "right" else "",
        "source": f"{clipped(text, 120)}{_columns(draft, change, old=old)}" if kind == "source" else "",
        "sql": words("council.was.sql", hash=text),
        "meaning": _meaning(draft, change.key, text) if kind == "meaning" else "",
        "two_points_apart": words(f"council.apart.{text.replace(' ', '_')}") if kind == "two_points_apart" else "",
    }
    nothing = words("council.was.unset" if kind in {"teams_at_least", "limit"} else "council.was.there")
    return plain(said.get(kind) or clipped(text, 200) or nothing)


def _columns(draft: Draft, change: Change, *, old: bool) -> str:
    """The columns of a source that came or went; one that moved names only its new place."""
    if change.way == "changed":
        return ""
    states: Statement = draft.before.states if old and draft.before else draft.states
    source = next(source for source in states.sources if source.label == change.key[1])
    names = [column.name for column in source.columns]
    more = ", …" if len(names) > _COLUMNS_NAMED else ""
    told = draft.many("council.was.columns", len(names), names=", ".join(names[:_COLUMNS_NAMED]) + more)
    return f": {told}"


def _meaning(draft: Draft, key: tuple[str, ...], english: str) -> str:
    table = next((source.table for source in draft.states.sources if source.label == key[1]), "")
    now = next((c.meaning for s, c in draft.states.columns if s.label == key[1] and c.name == key[2]), None)
    return draft.meaning(table, key[2], english) if english == now else english
