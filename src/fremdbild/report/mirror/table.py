"""The picture: fifteen criteria in their three dimensions, ring and dot, gap, and what data prove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.charts.evidence import evidence_bar, evidence_hidden, evidence_missing
from fremdbild.report.charts.pair import Axis, Mark, blank_strip, pair_axis, pair_strip, tens
from fremdbild.report.document import Cell, Chart, Column, Grid, Picture, Piece, Rich, Row, Style, muted, plain, strong
from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.reading import Evidence, Line, Mirror, seen
from fremdbild.report.voice import Voice

REFUSED = frozenset({"scale", "wording", "wave"})
"""Reasons for which two sides are not drawn on one line: they do not measure the same."""
_HEADS = {"inside": "mirror.we", "outside": "mirror.customers"}


def mirror_chart(frame: Frame, voice: Voice, mirror: Mirror) -> Chart:
    """The fifteen criteria on one axis, with the same numbers as a plain grid."""
    words = voice.words
    axis = mirror_axis(frame, mirror)
    label = words("mirror.chart.label")
    columns = (
        Column("name", words("group.criterion"), share=0.262),
        Column("chart", share=0.325),
        Column("number", "" if mirror.one_sided else words("mirror.column.gap"), share=0.043),
        Column("share", words("mirror.column.evidence"), share=0.37),
    )
    rows = tuple(_rows(voice, mirror, axis))
    note = mirror_note(frame, voice, mirror, axis)
    return Chart(Grid(columns, rows, label, flush=True), numbers(voice, mirror), muted(note), note_in_print=False)


def mirror_axis(frame: Frame, mirror: Mirror) -> Axis:
    """The cut-out that holds every interval and the zone, in tens; the manifest may set it."""
    told = (frame.manifest.get("mirror") or {}).get("scale")
    bounds = [
        number
        for line in mirror.criteria.values()
        for value in (line.inside, line.outside)
        if value is not None and value.shown
        for number in (value.value, value.lower, value.upper)
        if number is not None
    ]
    low, high = mirror.zone
    asked = [float(number) for number in told] if told else []
    zone = mirror.zone if low < high and not mirror.one_sided else None  # it parts two marks
    return Axis(tens([*bounds, *asked], mirror.zone), zone)


def _rows(voice: Voice, mirror: Mirror, axis: Axis) -> Iterator[Row]:
    worded = False
    for name in DIMENSIONS:
        yield _dimension_row(voice, mirror, mirror.dimensions[name], axis)
        for line in mirror.of(name):
            first = not worded and line.both and line.not_comparable not in REFUSED
            worded = worded or first
            yield _row(voice, line, axis, first=first)


def _dimension_row(voice: Voice, mirror: Mirror, line: Line, axis: Axis) -> Row:
    """The name of a dimension, the figures of the axis, and its own means in words."""
    words = voice.words
    name = voice.member("criterion", line.name)
    figures = pair_axis(axis, words.figures.number, words("mirror.axis", name=name))
    if line.any:
        means: Rich = (Piece(f"{words('mirror.mean')}\u00a0\u00a0", "muted"),)
        for place, side in enumerate(_sides(mirror)):
            gap = (Piece("\u00a0\u00a0 "),) if place else ()
            means = (*means, *gap, *_mean(voice, getattr(line, side), inside=side == "inside"))
    else:
        means = muted(words("mirror.dimension.missing", word=wording.reason_word(voice, line.inside or line.outside)))
    return Row((Cell(strong(name)), Cell(picture=figures), _gap_cell(voice, line), Cell(means)), heavy=True)


def _mean(voice: Voice, value: Value | None, *, inside: bool) -> Rich:
    if value is None or not value.shown:
        who = voice.words("mirror.we" if inside else "mirror.customers")
        return (Piece(f"{who} {wording.reason_word(voice, value)}", "muted"),)
    mark = wording.ring(voice, value) if inside else wording.dot(voice, value)
    return (mark, Piece(wording.in_brackets(wording.interval(voice, value)), "muted"))


def _row(voice: Voice, line: Line, axis: Axis, *, first: bool) -> Row:
    words = voice.words
    name = voice.member("criterion", line.name)
    named: tuple[Piece, ...] = (Piece(name, "strong" if line.blind_spot else "plain"),)
    if line.blind_spot:
        named = (*named, Piece(words("mirror.blind_spot"), "tag"))
    meaning = words.criterion_meaning(line.name)
    return Row(
        (
            Cell(named, below=muted(meaning) if meaning else ()),
            Cell(picture=_strip(voice, line, axis, name, first=first)),
            _gap_cell(voice, line),
            evidence_cell(voice, line.evidence, name),
        ),
        tall=first,
    )


def _strip(voice: Voice, line: Line, axis: Axis, name: str, *, first: bool) -> Picture:
    words = voice.words
    if line.not_comparable in REFUSED:
        why = words("mirror.not_comparable", reason=wording.refused(voice, line.not_comparable))
        return blank_strip(axis, f"{name}: {why}", why, hidden=False)
    if not line.any:
        hidden = any(value is not None and value.protected for value in (line.inside, line.outside))
        word = words("protected.word" if hidden else "nodata.word")
        return blank_strip(axis, f"{name}: {word}", word, hidden=hidden)
    heads = (words("mirror.we"), words("mirror.customers")) if first else None
    ours = mark_of(voice, line.inside, words("mirror.we"), unasked=_unasked(voice, line, "inside"))
    theirs = mark_of(voice, line.outside, words("mirror.customers"), unasked=_unasked(voice, line, "outside"))
    return pair_strip(axis, ours, theirs, name, wording.told(voice, line), heavy=line.blind_spot, words=heads)


def _unasked(voice: Voice, line: Line, side: str) -> str:
    """That this side was not asked, in words; empty where it was."""
    reason = line.not_comparable
    return wording.refused(voice, reason) if reason == f"not asked {side}" else ""


def mark_of(voice: Voice, value: Value | None, who: str, *, unasked: str = "") -> Mark:
    """One view as a mark; where it is not shown, who it is and why in words."""
    if value is None or not value.shown:
        return Mark(None, word=unasked or f"{who} {wording.reason_word(voice, value)}")
    return Mark(value.figure, value.lower, value.upper, wording.figure(voice, value))


def _gap_cell(voice: Voice, line: Line) -> Cell:
    if line.gap is None:
        return Cell()
    same = voice.words("mirror.same") if line.gap.same else ""
    below = same or wording.difference_interval(voice, line.gap)
    style: Style = "strong" if line.blind_spot or line.name in DIMENSIONS else "plain"
    return Cell((Piece(wording.signed(voice, line.gap.value), style),), below=muted(below))


def evidence_cell(voice: Voice, evidence: Evidence | None, name: str) -> Cell:
    """The bar with its target, in words; where there is no figure, why."""
    words = voice.words
    value = evidence.value if evidence is not None else None
    if value is not None and value.protected:
        word, why = voice.reason(value)
        return Cell(strong(word), evidence_hidden(f"{name}: {word}"), below=muted(why))
    if evidence is None or value is None or not value.shown:
        word = words("nodata.word")
        why = words("mirror.evidence.none") if evidence is None else words("mirror.evidence.not_counted")
        return Cell((Piece(word, "strong"), Piece(f", {why}", "muted")), evidence_missing(f"{name}: {word}, {why}"))
    figure = voice.words.figures.percent(value.figure, 1 if 0 < value.figure < 0.95 or 99 < value.figure < 100 else 0)
    before, _, after = _phrase(voice, evidence).partition("\0")
    target = ""
    if evidence.target is not None:
        key = f"mirror.evidence.{'over' if evidence.reached else 'target'}"
        target = words(key, target=_target(voice, evidence.target))
    said = f"{before}{figure}{after}{target}"
    rest = ", ".join(filter(None, (wording.interval(voice, value), _n(voice, value))))
    pieces = (Piece(f"{before}{figure}", "strong"), Piece(f"{after}{target}"))
    return Cell(pieces, evidence_bar(value.figure, evidence.target, f"{said}, {rest}"), below=muted(rest))


def _phrase(voice: Voice, evidence: Evidence) -> str:
    """What is proved, short enough for a column; else the full statement."""
    found = voice.words.get(f"evidence.{evidence.measure}.{evidence.statistic}", value="\0")
    return found or voice.words.statement(evidence.measure, evidence.statistic, "\0")


def _target(voice: Voice, target: float) -> str:
    return voice.words.figures.number(target, 0 if float(target).is_integer() else 1)


def _n(voice: Voice, value: Value) -> str:
    return f"n\u00a0{voice.words.count(value.n)}" if value.n is not None else ""


def mirror_note(frame: Frame, voice: Voice, mirror: Mirror, axis: Axis) -> str:
    """Who answered, which part of the scale is shown, and what the gap is."""
    words = voice.words
    inside, outside = (answered(frame, mirror, inside=side) for side in (True, False))
    gaps = sum(line.gap is not None for line in mirror.criteria.values())
    return words(
        "mirror.note",
        inside=words.count(inside),
        outside=words.count(outside),
        low=words.count(axis.scale.low),
        high=words.count(axis.scale.high),
        zone=zone_words(voice, mirror),
        gaps=words.count(gaps),
    )


def zone_words(voice: Voice, mirror: Mirror) -> str:
    """`50 bis 60`"""
    figures = voice.words.figures
    return figures.span(*(figures.number(bound) for bound in mirror.zone))


def answered(frame: Frame, mirror: Mirror, *, inside: bool) -> int:
    """How many people answered on one side: as the manifest counts them, else the most that a criterion has."""
    who = "inside" if inside else "customer"
    for entry in (frame.manifest.get("mirror") or {}).get("asked") or ():
        if entry["perspective"] == who:
            return int(entry["answered"])
    values = [line.inside if inside else line.outside for line in (mirror.total, *mirror.criteria.values())]
    return max((value.n or 0 for value in values if value is not None and value.shown), default=0)


def numbers(voice: Voice, mirror: Mirror) -> Grid:
    """All numbers of the picture as a plain grid; of a view of which there is nothing, no columns."""
    words = voice.words
    sides = _sides(mirror)
    heads = [*(_HEADS[side] for side in sides), *(() if mirror.one_sided else ("mirror.column.gap",))]
    columns = [Column("name", words("group.criterion"), share=0.2)]
    for head in heads:
        columns.append(Column("number", words(head), share=0.07))
        columns.append(
            Column("number", words("tables.column.interval"), share=0.16 if head == "mirror.column.gap" else 0.12)
        )
        if head != "mirror.column.gap":
            columns.append(Column("number", words("tables.column.n"), share=0.07))
    lines = [mirror.total]
    for name in DIMENSIONS:
        lines += [mirror.dimensions[name], *mirror.of(name)]
    rows = tuple(_numbers_row(voice, mirror, line, sides) for line in lines)
    return Grid(tuple(columns), rows, words("mirror.chart.label"), small=True)


def _sides(mirror: Mirror) -> list[str]:
    """Both, or the one that was asked."""
    return [side for side in _HEADS if not mirror.one_sided or _told(mirror, side)]


def _told(mirror: Mirror, side: str) -> bool:
    """Whether any criterion has a figure on this side, or one that is protected."""
    values = [getattr(line, side) for line in mirror.criteria.values()]
    return any(value is not None and (value.shown or value.protected) for value in values)


def _numbers_row(voice: Voice, mirror: Mirror, line: Line, sides: Sequence[str]) -> Row:
    words = voice.words
    if line is mirror.total:
        name: Rich = strong(words("mirror.total"))
    else:
        name = (Piece(voice.member("criterion", line.name), "strong" if line.name in DIMENSIONS else "plain"),)
    cells: list[Cell] = [Cell(name)]
    for side in sides:
        cells += _side_cells(voice, getattr(line, side))
    if mirror.one_sided:
        return Row(tuple(cells))
    if line.gap is None:
        reason = ""
        if line.not_comparable:
            reason = words("mirror.not_comparable", reason=wording.refused(voice, line.not_comparable))
        cells.append(Cell(muted(reason), span=2))
    else:
        same = f", {words('mirror.same')}" if line.gap.same else ""
        cells.append(Cell(plain(wording.signed(voice, line.gap.value))))
        cells.append(Cell(muted(wording.difference_interval(voice, line.gap) + same)))
    return Row(tuple(cells))


def _side_cells(voice: Voice, value: Value | None) -> Sequence[Cell]:
    if not seen(value) or value is None:
        return (Cell(muted(wording.reason_word(voice, value))), Cell(), Cell())
    n = voice.words.count(value.n) if value.n is not None else ""
    return (
        Cell(plain(wording.figure(voice, value))),
        Cell(muted(wording.interval(voice, value))),
        Cell(muted(n)),
    )
