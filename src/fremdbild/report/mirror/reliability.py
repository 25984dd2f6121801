"""The appendix on reliability: omega, alpha, and how each statement goes together with the others of its dimension."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.document import Cell, Column, Grid, Prose, Row, Section, muted, plain, strong
from fremdbild.report.frame import Frame
from fremdbild.report.voice import Voice

LEAST_ITEM_REST = 0.30
"""Below this a statement hardly measures what the others do (Nunnally and Bernstein 1994, Psychometric Theory, 8)."""

Entry = Mapping[str, Any]


def reliability_section(frame: Frame, voice: Voice) -> Section | None:
    """None where the manifest holds no correlations of single statements."""
    told: Sequence[Entry] = (frame.manifest.get("mirror") or {}).get("reliability") or ()
    entries = [entry for entry in told if _weakest_first(entry)]
    if not entries:
        return None
    words = voice.words
    title = _title(voice, [entry for entry in entries if entry["scale"] in DIMENSIONS] or entries)
    columns = (
        Column("name", words("reliability.column.scale"), share=0.19),
        Column("number", words("tables.column.n"), share=0.06),
        Column("number", words("reliability.column.omega"), share=0.07),
        Column("number", words("reliability.column.alpha"), share=0.16),
        Column("text", words("reliability.column.items"), share=0.52),
    )
    grid = Grid(columns, tuple(_row(voice, entry) for entry in entries), title, small=True)
    note = Prose(muted(words("reliability.note", least=_two(voice, LEAST_ITEM_REST))), "note")
    return Section(plain(title), (grid, note))


def _weakest_first(entry: Entry) -> list[tuple[float, str]]:
    """The statements of a scale with their correlation with the sum of the others."""
    found = (entry.get("item_rest") or {}).items()
    return sorted((value, name) for name, value in found if value is not None and math.isfinite(value))


def _title(voice: Voice, entries: Sequence[Entry]) -> str:
    """The statement that fits least, and whether that is too little."""
    words = voice.words
    value, name, entry = min(((*_weakest_first(entry)[0], entry) for entry in entries), key=lambda found: found[:2])
    key = "firm" if value >= LEAST_ITEM_REST else "weak"
    return words(
        f"reliability.title.{key}",
        name=voice.member("criterion", name),
        who=_who(voice, entry),
        value=_two(voice, value),
    )


def _row(voice: Voice, entry: Entry) -> Row:
    words = voice.words
    dimension = entry["scale"] in DIMENSIONS
    name = voice.member("criterion", entry["scale"]) if dimension else words("mirror.total")
    bounds = [entry.get("alpha_lower"), entry.get("alpha_upper")]
    known = all(bound is not None for bound in bounds)
    span = f" ({words.figures.span(*(_two(voice, bound) for bound in bounds))})" if known else ""
    fits = _weakest_first(entry)
    told = [f"{voice.member('criterion', criterion)} {_two(voice, value)}" for value, criterion in fits]
    said = plain(", ".join(told)) if dimension else plain(words("reliability.least", item=told[0]))
    return Row(
        (
            Cell(plain(f"{name}, {_who(voice, entry)}")),
            Cell(muted(words.count(entry["n"]))),
            Cell(strong(_two(voice, entry.get("omega")))),
            Cell(plain(_two(voice, entry.get("alpha")) + span)),
            Cell(said),
        )
    )


def _who(voice: Voice, entry: Entry) -> str:
    return voice.words("mirror.we" if entry["perspective"] == "inside" else "mirror.customers")


def _two(voice: Voice, number: float | None) -> str:
    return voice.words("reliability.unknown") if number is None else voice.words.figures.number(number, 2)
