"""Who answered, by unit and perspective: a table of rates, where no small group can be told from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fremdbild.report.charts.scale import SHARES
from fremdbild.report.charts.strips import hatched_strip, mini_strip
from fremdbild.report.document import Cell, Column, Grid, Piece, Prose, Row, Section, muted, plain, strong
from fremdbild.report.frame import Frame
from fremdbild.report.method_page import protection_of
from fremdbild.report.rows import by_name
from fremdbild.report.voice import Voice, clipped

_LONGEST = 30


def response_section(frame: Frame, voice: Voice) -> Section | None:
    """None where it is not known how many were asked."""
    told: Mapping[str, Any] = (frame.manifest.get("mirror") or {}).get("response") or {}
    entries: Sequence[Mapping[str, Any]] = told.get("perspectives") or ()
    if not entries:
        return None
    words = voice.words
    title = _title(frame, voice, entries)
    columns = (
        Column("name", words("group.org_unit"), share=0.44),
        Column("chart", share=0.19),
        Column("number", words("response.column.share"), share=0.13),
        Column("number", words("response.column.answered"), share=0.24),
    )
    rows = [row for entry in entries for row in _rows(voice, entry)]
    minimum, _, _ = protection_of(frame)
    note = Prose(muted(words("response.note", minimum=words.count(minimum))), "note")
    return Section(plain(title), (Grid(columns, tuple(rows), title, small=True), note), size="small")


def _title(frame: Frame, voice: Voice, entries: Sequence[Mapping[str, Any]]) -> str:
    """How many answered on each side, and which units clearly less often than the others."""
    words = voice.words
    shares = [
        words(f"response.share.{entry['perspective']}", share=words.figures.percent(_share(entry))) for entry in entries
    ]
    inside = [entry for entry in frame.manifest["mirror"].get("asked") or () if entry["perspective"] == "inside"]
    missing = [voice.member("org_unit", name) for entry in inside for name in entry.get("missing") or ()]
    if not missing:
        return words("response.title", shares=words.listing(shares))
    units = words.listing(sorted(missing, key=by_name))
    return words("response.title.missing", shares=words.listing(shares), units=units)


def _rows(voice: Voice, entry: Mapping[str, Any]) -> list[Row]:
    """A perspective in total, its units in the order of their names, and what is told together or not at all."""
    words = voice.words
    rows = [_row(voice, words(f"response.who.{entry['perspective']}"), entry, heavy=True)]
    units = [(voice.member("org_unit", unit["org_unit"]), unit) for unit in entry["units"]]
    rows += [_row(voice, name, unit) for name, unit in sorted(units, key=lambda unit: by_name(unit[0]))]
    if entry.get("others"):
        count = words.count(entry["others"]["units"])
        key = f"response.others.{'one' if entry['others']['units'] == 1 else 'many'}"
        rows.append(_row(voice, words(key, count=count), entry["others"]))
    if entry["protected"]:
        name, protected = words("response.units"), words("protected.word")
        mark = Cell(strong(protected), hatched_strip(f"{name}: {protected}"), span=3)
        rows.append(Row((Cell(plain(name)), mark)))
    return rows


def _row(voice: Voice, name: str, numbers: Mapping[str, Any], *, heavy: bool = False) -> Row:
    words = voice.words
    share = words.figures.percent(_share(numbers))
    answered = words(
        "response.answered", answered=words.count(numbers["answered"]), asked=words.count(numbers["asked"])
    )
    strip = mini_strip(SHARES, _share(numbers), (None, None), None, f"{name}: {share}, {answered}")
    named = Piece(clipped(name, _LONGEST), "strong" if heavy else "plain")
    return Row((Cell((named,)), Cell(picture=strip), Cell(strong(share)), Cell(muted(answered))))


def _share(numbers: Mapping[str, Any]) -> float:
    return 100 * float(numbers["answered"]) / float(numbers["asked"])
