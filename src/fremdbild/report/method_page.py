"""The last page: what the figures mean, how they were made, from which files; and the same in short for page one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fremdbild.report.document import (
    Block,
    Cell,
    Column,
    Columns,
    Grid,
    Page,
    Piece,
    Prose,
    Row,
    Section,
    muted,
    plain,
    text_of,
)
from fremdbild.report.frame import GRAND_TOTAL, Frame
from fremdbild.report.subject import measure_order
from fremdbild.report.voice import Voice, clipped
from fremdbild.result import Limits
from fremdbild.texts import Words, words_in

MOST_SOURCES = 6
_LETTERS_A_LINE = 64


def method_page(frame: Frame, voice: Voice) -> Page:
    """What the figures mean, how they were made, and from what."""
    words = voice.words
    manifest = frame.manifest
    inputs = list(manifest.get("inputs") or [])
    hidden = manifest.get("hidden") or {}
    read = sum(entry["rows_read"] for entry in inputs)
    if hidden.get("of"):
        title = words(
            f"method.title.{'one' if hidden['cells'] == 1 else 'many'}",
            hidden=words.count(hidden["cells"]),
            of=words.count(hidden["of"]),
            read=words.count(read),
        )
    else:
        key = f"method.title.plain.{'one' if len(inputs) == 1 else 'many'}"
        title = words(key, read=words.count(read), files=words.count(len(inputs)))
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
    sections: list[Section] = []
    for name in sorted(named, key=measure_order):
        verdict_only = name == "promise_kept" and not frame.has(name, "kept")
        key = f"definition.{name}.reported" if verdict_only else f"definition.{name}"
        text = words.get(key, **{**asdict(Limits()), **limits})
        if text is None:
            continue
        if name == "cycle_time" and limits.get("cycle_time_days"):
            days = limits["cycle_time_days"]
            text += " " + words("definition.cycle_time.limit", limit=words.days(days, dative=True))
        if frame.has(name, "share_within_benchmark"):
            text += " " + words("definition.cycle_time.benchmark")
        code = words("definitions.code", code=name, other=other.measure(name))
        sections.append(Section(plain(words.measure(name)), (Prose((*plain(f"{text} "), *muted(code))),), size="term"))
    if not sections:
        return None
    title = (
        words("definitions.title.one")
        if len(sections) == 1
        else words("definitions.title", count=words.count(len(sections)))
    )
    return Section(plain(title), (Columns(_halves(sections)),))


def _halves(sections: Sequence[Section]) -> tuple[tuple[Block, ...], ...]:
    """Two columns about equally long, in order."""
    if len(sections) < 2:
        return (tuple(sections),)
    lengths = [_length(section) for section in sections]
    half = min(range(1, len(sections)), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
    return (tuple(sections[:half]), tuple(sections[half:]))


def _length(section: Section) -> float:
    """About how many lines high a section is, with its heading."""
    letters = sum(len(text_of(block.rich)) for block in section.blocks if isinstance(block, Prose))
    return 1.2 + math.ceil(letters / _LETTERS_A_LINE)


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
    # Files of which rows were set aside come first: these are asked about.
    inputs = sorted(inputs, key=lambda entry: -int(entry["rows_set_aside"]))
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


def protection_of(frame: Frame) -> tuple[int, int, int]:
    """The smallest group that is shown, how many values are hidden, and of how many."""
    settings = frame.manifest.get("settings") or {}
    hidden = frame.manifest.get("hidden") or {"cells": 0, "of": len(frame.current)}
    minimum = (settings.get("protection") or {}).get("minimum_people", 7)
    return minimum, hidden["cells"], hidden["of"]


def created_on(frame: Frame, words: Words) -> str:
    """The day on which the assessment was frozen, in the organisation's zone."""
    settings = frame.manifest.get("settings") or {}
    zone = (settings.get("organisation") or {}).get("time_zone", "UTC")
    return _moment(frame.manifest["created_at"], zone, words)


def method_in_short(frame: Frame, voice: Voice) -> str:
    """The paragraph at the foot of page one."""
    words = voice.words
    minimum, hidden, of = protection_of(frame)
    return words(
        "method.short",
        counted=words.listing(counted(frame, words)) or words("method.counted.cases", n=0),
        comparisons=words.count(len(frame.findings)),
        minimum=minimum,
        hidden=words.count(hidden),
        of=words.count(of),
        created=created_on(frame, words),
    )


def counted(frame: Frame, words: Words) -> list[str]:
    """How many promises, cases and answers stand behind the figures."""
    said = []
    promises = frame.shown_total("promise_kept", "kept")
    verdicts = frame.shown_total("promise_kept", "reported")
    if promises is not None and promises.cases:
        said.append(words("method.counted.promises", n=words.count(promises.cases)))
    elif verdicts is not None and verdicts.cases:
        said.append(words("method.counted.verdicts", n=words.count(verdicts.cases)))
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
