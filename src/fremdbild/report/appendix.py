"""The appendix: every value of the period, terms, method, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fremdbild.report.document import Block, Cell, Column, Columns, Grid, Page, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.frame import GRAND_TOTAL, Frame, Value
from fremdbild.report.subject import measure_order, statistic_order
from fremdbild.report.voice import Voice, clipped
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.texts import Words, words_in

LINES_PER_COLUMN = 64
"""Lines of small print in one of the two columns of a page."""
MOST_SOURCES = 12


# every value ----------------------------------------------------------------------------------------------------------


def tables_pages(frame: Frame, voice: Voice, most_pages: int) -> list[Page]:
    """All values of the period in two columns of small print; what does not fit is named with its command."""
    lines = list(_lines(frame, voice))
    in_all = sum(not line.heavy for line in lines)
    if not in_all or most_pages < 1:
        return []
    per_page = 2 * LINES_PER_COLUMN
    chunks = list(_chunks(lines, per_page))
    kept = chunks[:most_pages]
    shown = sum(not line.heavy for chunk in kept for line in chunk)
    pages = []
    for number, chunk in enumerate(kept):
        words = voice.words
        key = "tables.title" if shown == in_all else "tables.title.cut"
        told = sum(not line.heavy for line in chunk)
        title = (
            words(key, count=words.count(in_all), shown=words.count(shown))
            if number == 0
            else words("tables.title.part", shown=words.count(told))
        )
        half = _half(chunk)
        blocks: list[Block] = [
            Columns(((_small_grid(voice, chunk[:half]),), (_small_grid(voice, chunk[half:]),)), ruled=True)
            if half < len(chunk)
            else _small_grid(voice, chunk)
        ]
        if number == len(kept) - 1 and shown < in_all:
            rest = words("tables.more", count=words.count(in_all - shown), command="\0").partition("\0")[0]
            blocks.append(Prose((*muted(rest), Piece(_command(frame, lines, kept), "code")), "note"))
        pages.append(Page(f"tables-{number + 1}", (plain(title),), tuple(blocks)))
    return pages


def _command(frame: Frame, lines: Sequence[Row], kept: Sequence[Sequence[Row]]) -> str:
    """The command that prints what was cut: of the first measure and columns that are missing."""
    told = sum(len(chunk) for chunk in kept)
    place = sum(not line.heavy for line in lines[:told])
    value = _in_order(frame)[min(place, len(_in_order(frame)) - 1)]
    by = ",".join(name for name, member in zip(GROUP_COLUMNS, value.cell, strict=True) if member != TOTAL)
    grouping = f" --by {by}" if by else ""
    label = f"{frame.manifest['period']['label']}-{frame.manifest['number']}"
    return f"fremdbild results --assessment {label} --measure {value.measure}{grouping}"


def _in_order(frame: Frame) -> list[Value]:
    return sorted(
        frame.current,
        key=lambda value: (
            sum(member != TOTAL for member in value.cell) > 1,
            measure_order(value.measure),
            value.measure,
            statistic_order(value.measure, value.statistic),
            sum(member != TOTAL for member in value.cell),
            [GROUP_COLUMNS.index(name) for name, member in zip(GROUP_COLUMNS, value.cell, strict=True) if member != TOTAL],
            [member or "\uffff" for member in value.cell],
        ),
    )


def _lines(frame: Frame, voice: Voice) -> Iterator[Row]:
    """A heading for each figure, then its values."""
    before: tuple[str, str] | None = None
    for value in _in_order(frame):
        told = (value.measure, value.statistic)
        if told != before:
            yield Row((Cell((Piece(voice.words.name(*told), "strong"),), span=4),), heavy=True)
            before = told
        yield _line(voice, value)


def _line(voice: Voice, value: Value) -> Row:
    words = voice.words
    name = words("group.total") if value.cell == GRAND_TOTAL else clipped(voice.group(value.cell), 38)
    head = Cell((Piece(name, "plain"),))
    if not value.shown:
        key = "protected.word" if value.protected else "nodata.word"
        return Row((head, Cell(muted(words(key))), Cell(), Cell()))
    return Row(
        (
            head,
            Cell((Piece(words.bare(value.unit, value.figure, value.lower, value.upper, with_percent=True), "strong"),)),
            Cell(muted(voice.interval(value) or "")),
            Cell(muted(words.count(value.n) if value.n is not None else "")),
        )
    )


def _chunks(lines: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """Parts of at most `size` lines; a heading never stands alone at the end."""
    place = 0
    while place < len(lines):
        end = min(place + size, len(lines))
        while end < len(lines) and lines[end - 1].heavy:
            end -= 1
        yield lines[place:end]
        place = end


def _half(lines: Sequence[Row]) -> int:
    """Where the second column begins: in the middle, and not behind a heading."""
    if len(lines) < 12:
        return len(lines)
    half = (len(lines) + 1) // 2
    while half > 1 and lines[half - 1].heavy:
        half -= 1
    return half


def _small_grid(voice: Voice, lines: Sequence[Row]) -> Grid:
    words = voice.words
    columns = (
        Column("name", words("tables.column.group"), share=0.46),
        Column("number", words("tables.column.value"), share=0.17),
        Column("number", words("tables.column.interval"), share=0.24),
        Column("number", words("tables.column.n"), share=0.13),
    )
    return Grid(columns, tuple(lines), words("tables.column.value"), small=True)


# terms, method, sources -----------------------------------------------------------------------------------------------


def method_page(frame: Frame, voice: Voice) -> Page:
    """What the figures mean, how they were made, and from what."""
    words = voice.words
    manifest = frame.manifest
    inputs = list(manifest.get("inputs") or [])
    hidden = manifest.get("hidden") or {}
    read = sum(entry["rows_read"] for entry in inputs)
    if hidden.get("of"):
        title = words(
            "method.title",
            hidden=words.count(hidden["cells"]),
            of=words.count(hidden["of"]),
            read=words.count(read),
        )
    else:
        title = words("method.title.plain", read=words.count(read), sources=words.count(len(inputs)))
    blocks: list[Block] = []
    if terms := _definitions(frame, voice):
        blocks.append(terms)
    blocks.append(Columns(_halves([_section(head, text) for head, text in _method(frame, words)])))
    if inputs:
        blocks.append(_sources(voice, inputs))
    return Page("method", (plain(title),), tuple(blocks))


def _definitions(frame: Frame, voice: Voice) -> Section | None:
    words = voice.words
    other = words_in("en" if words.language.startswith("de") else "de-CH")
    measured = {value.measure for value in frame.values if value.shown}
    named = [name for name in frame.manifest.get("measures") or sorted(measured) if name in measured]
    limits = frame.manifest.get("limits") or {}
    sections = []
    for name in sorted(named, key=measure_order):
        text = words.get(f"definition.{name}", second_contact_days=limits.get("second_contact_days", 30))
        if text is None:
            continue
        if name == "cycle_time" and limits.get("cycle_time_days"):
            days = limits["cycle_time_days"]
            text += " " + words("definition.cycle_time.limit", limit=words.days(days, dative=True))
        code = words("definitions.code", code=name, other=other.measure(name))
        sections.append(
            Section(plain(words.measure(name)), (Prose(plain(text)), Prose(muted(code), "note")), size="term")
        )
    if not sections:
        return None
    title = words("definitions.title.one") if len(sections) == 1 else words(
        "definitions.title", count=words.count(len(sections))
    )
    return Section(plain(title), (Columns(_halves(sections)),))


def _halves(sections: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    if len(sections) < 2:
        return (tuple(sections),)
    half = (len(sections) + 1) // 2
    return (tuple(sections[:half]), tuple(sections[half:]))


def _section(head: str, text: str) -> Section:
    return Section(plain(head), (Prose(plain(text)),), size="term")


def _method(frame: Frame, words: Words) -> Iterator[tuple[str, str]]:
    manifest = frame.manifest
    settings = manifest.get("settings") or {}
    minimum = (settings.get("protection") or {}).get("minimum_people", 7)
    zone = (settings.get("organisation") or {}).get("time_zone", "UTC")
    hidden = manifest.get("hidden") or {"cells": 0, "of": len(frame.current)}
    yield words("method.intervals.head"), words("method.intervals")
    yield words("method.tests.head"), words("method.tests", count=words.count(len(frame.findings)))
    yield (
        words("method.protection.head"),
        words(
            "method.protection",
            minimum=minimum,
            hidden=words.count(hidden["cells"]),
            of=words.count(hidden["of"]),
        ),
    )
    yield (
        words("method.asof.head"),
        words(
            "method.asof",
            as_of=_moment(manifest["as_of"], zone, words),
            created=_moment(manifest["created_at"], zone, words),
            number=f"{manifest['period']['label']}-{manifest['number']}",
            zone=zone,
        ),
    )
    notes = [text for code in manifest.get("notes") or [] if (text := words.get(f"note.{_key(code)}"))]
    if notes:
        yield words("method.notes.head"), " ".join(notes)
    versions = manifest.get("versions") or {}
    if versions:
        yield words("method.versions.head"), ", ".join(f"{name} {number}" for name, number in versions.items())


def _key(code: str) -> str:
    return code.replace(" ", "_").replace("-", "_")


def _moment(text: str, zone: str, words: Words) -> str:
    """A moment in UTC as the day in the organisation's zone."""
    moment = datetime.fromisoformat(text)
    if moment.year >= 9999:
        return words.day(moment.date())
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("UTC"))
    try:
        return words.day(aware.astimezone(ZoneInfo(zone)).date())
    except (KeyError, ValueError, OSError):
        return words.day(aware.date())


def _sources(voice: Voice, inputs: Sequence[Mapping[str, Any]]) -> Section:
    words = voice.words
    totals = {key: sum(entry[key] for entry in inputs) for key in ("rows_read", "rows_stored", "rows_set_aside")}
    title = words(
        "method.sources",
        read=words.count(totals["rows_read"]),
        stored=words.count(totals["rows_stored"]),
        set_aside=words.count(totals["rows_set_aside"]),
    )
    columns = (
        Column("name", words("method.column.source"), share=0.2),
        Column("text", words("method.column.file"), share=0.32),
        Column("number", words("method.column.read"), share=0.11),
        Column("number", words("method.column.stored"), share=0.11),
        Column("number", words("method.column.set_aside"), share=0.12),
        Column("number", words("method.column.hash"), share=0.14),
    )
    kept = inputs[:MOST_SOURCES]
    rows = tuple(
        Row(
            (
                Cell(plain(clipped(str(entry["source"]), 30))),
                Cell(plain(clipped(str(entry["file"]), 48))),
                *(Cell(plain(words.count(entry[key]))) for key in ("rows_read", "rows_stored", "rows_set_aside")),
                Cell((Piece(str(entry["sha256"])[:12], "muted"),)),
            )
        )
        for entry in kept
    )
    blocks: list[Block] = [Grid(columns, rows, title, small=True)]
    left = inputs[MOST_SOURCES:]
    if left:
        key = f"method.more.{'one' if len(left) == 1 else 'many'}"
        read = words.count(sum(entry["rows_read"] for entry in left))
        blocks.append(Prose(muted(words(key, count=words.count(len(left)), read=read)), "note"))
    return Section(plain(title), tuple(blocks))


def method_in_short(frame: Frame, voice: Voice) -> str:
    """The paragraph at the foot of page one."""
    words = voice.words
    manifest = frame.manifest
    settings = manifest.get("settings") or {}
    zone = (settings.get("organisation") or {}).get("time_zone", "UTC")
    hidden = manifest.get("hidden") or {"cells": 0, "of": len(frame.current)}
    return words(
        "method.short",
        counted=words.listing(_counted(frame, words)) or words("method.counted.cases", n=0),
        comparisons=words.count(len(frame.findings)),
        minimum=(settings.get("protection") or {}).get("minimum_people", 7),
        hidden=words.count(hidden["cells"]),
        of=words.count(hidden["of"]),
        created=_moment(manifest["created_at"], zone, words),
    )


def _counted(frame: Frame, words: Words) -> list[str]:
    """How many promises, cases and answers stand behind the figures."""
    said = []
    promises = frame.shown_total("promise_kept", "kept") or frame.shown_total("promise_kept", "reported")
    if promises is not None and promises.cases:
        said.append(words("method.counted.promises", n=words.count(promises.cases)))
    cases = frame.shown_total("cycle_time", "median")
    if cases is not None and cases.cases:
        said.append(words("method.counted.cases", n=words.count(cases.cases)))
    answers = [
        value.answers
        for value in frame.current
        if value.cell == GRAND_TOTAL and value.shown and value.answers is not None
    ]
    if answers:
        said.append(words("method.counted.answers", n=words.count(max(answers))))
    if not said:
        others = [value.cases for value in frame.current if value.cell == GRAND_TOTAL and value.shown and value.cases]
        said = [words("method.counted.cases", n=words.count(max(others)))] if others else []
    return said
