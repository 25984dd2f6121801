"""How times spread: half, 80 and 95 of 100 cases, per touchpoint or unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fremdbild.report import rows
from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import from_zero
from fremdbild.report.decimals import digits_together
from fremdbild.report.document import Cell, Column, Grid, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.frame import Frame, Value
from fremdbild.report.voice import Voice

QUANTILES = ("median", "p80", "p95")


def spread_section(frame: Frame, voice: Voice, most: int = rows.MOST_ROWS) -> Section | None:
    """By touchpoint, else by unit, else for all cases together."""
    for column in ("touchpoint", "org_unit", "channel", "segment"):
        values = frame.groups("cycle_time", "median", column)
        if any(value.shown for value in values):
            return _section(frame, voice, values, column, most)
    total = frame.shown_total("cycle_time", "median")
    return _section(frame, voice, [], "touchpoint", most) if total is not None else None


def _section(frame: Frame, voice: Voice, values: Sequence[Value], column: str, most: int) -> Section:
    words = voice.words
    kept = rows.ordered(values, voice, most)
    left_out = len(values) - len(kept)
    total = frame.shown_total("cycle_time", "median")
    lines = [(words("group.total"), _quantiles(frame, None, None), total)] if total is not None else []
    lines += [
        (voice.member(column, value.member(column)), _quantiles(frame, column, value.member(column)), value)
        for value in kept
    ]
    figures = [found.figure for _, quantiles, _ in lines for found in quantiles if found is not None and found.shown]
    scale = from_zero(figures)
    labels = (words("distribution.median"), words("distribution.p80"), words("distribution.p95"))
    digits = [digits_together(voice, column) for column in zip(*(found for _, found, _ in lines), strict=True)]
    grid_rows = []
    for place, (name, quantiles, value) in enumerate(lines):
        named = Cell((Piece(name, "strong" if value is total else "plain"), *rows.with_n(voice, "", value)[1:]))
        if value is not None and not value.shown:
            grid_rows.append(Row((named, *rows.masked(voice, value, 4, name))))
            continue
        places = [found.figure if found is not None and found.shown else None for found in quantiles]
        told = ", ".join(
            f"{label} {voice.value(found, places_of)}"
            for label, found, places_of in zip(labels, quantiles, digits, strict=True)
            if found is not None and found.shown
        )
        strip = strips.spread_strip(
            scale,
            places[0],
            places[1],
            places[2],
            labels if place == 0 else None,
            f"{name}: {told}",
        )
        grid_rows.append(Row((named, Cell(picture=strip), *map(partial(_cell, voice), quantiles, digits))))
    axis = strips.axis(
        scale,
        lambda tick: words.figures.number(tick, rows.digits_of(scale)),
        words("days.axis"),
        words("days.column"),
    )
    columns = (
        Column("name", words(f"group.{column}"), share=0.24),
        Column("chart", head_picture=axis, share=0.31),
        *(Column("text", label, share=0.15) for label in labels),
    )
    title = _title(frame, voice, lines, digits)
    return Section(
        plain(title),
        (
            Grid(columns, tuple(grid_rows), title),
            Prose(muted(words("distribution.note")), "note"),
            *rows.left_out_note(voice, left_out),
        ),
        size="small",
    )


def _title(
    frame: Frame,
    voice: Voice,
    lines: Sequence[tuple[str, Sequence[Value | None], Value | None]],
    digits: Sequence[int],
) -> str:
    """The group whose slowest cases take longest; of units only one that is surely slower, else all together."""
    words = voice.words
    lines = [line for line in lines if line[2] is None or rows.may_be_named(frame, line[2])] or lines[:1]
    known = [(name, quantiles) for name, quantiles, _ in lines if all(q is not None and q.shown for q in quantiles)]
    if not known:
        name, quantiles, _ = next(line for line in lines if line[1][0] is not None and line[1][0].shown)
        first = quantiles[0]
        return words("touchpoints.taken", group=name, taken=voice.value(first, digits[0]) if first is not None else "")
    name, quantiles = max(known, key=lambda line: line[1][2].figure if line[1][2] is not None else 0.0)
    median, _, p95 = quantiles
    return words(
        "distribution.title",
        group=name,
        p95=voice.value(p95, digits[2], dative=True) if p95 is not None else "",
        median=voice.value(median, digits[0], dative=True) if median is not None else "",
    )


def _quantiles(frame: Frame, column: str | None, member: str | None) -> tuple[Value | None, ...]:
    if column is None:
        return tuple(frame.total("cycle_time", name) for name in QUANTILES)
    return tuple(frame.at("cycle_time", name, column, member) for name in QUANTILES)


def _cell(voice: Voice, value: Value | None, digits: int) -> Cell:
    if value is None or not value.shown:
        return Cell(muted(voice.words("unreached.word")))
    return Cell((Piece(voice.bare(value, digits), "strong"), Piece(voice.in_brackets(value, digits), "muted")))
