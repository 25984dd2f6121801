"""The chart that people remember: what customers waited, what they were promised, what they get elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from fremdbild.report import rows
from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import Scale, from_zero
from fremdbild.report.concerns import Concern, concerns_of
from fremdbild.report.document import Block, Cell, Column, Grid, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.frame import Frame
from fremdbild.report.voice import Voice


def touchpoints(frame: Frame, voice: Voice, most: int) -> Section | None:
    """The section with the chart; None where no touchpoint was told apart."""
    concerns = concerns_of(frame, voice)
    if not concerns:
        return None
    return Section(
        plain(_heading(concerns, voice)),
        (
            *_legend(frame, voice, concerns),
            _grid(frame, voice, concerns[:most]),
            Prose(muted(_note(frame, voice, concerns, max(0, len(concerns) - most))), "note"),
        ),
    )


def _heading(concerns: Sequence[Concern], voice: Voice) -> str:
    """The worst concern in figures."""
    words = voice.words
    worst = concerns[0]
    taken = worst.taken if worst.taken is not None and worst.taken.shown else None
    if taken is not None and worst.promised is not None:
        return words(
            "touchpoints.promised_taken",
            group=worst.name,
            promised=words.days(worst.promised),
            taken=voice.bare(taken) if taken.figure >= 0.95 else voice.value(taken),
        )
    if taken is not None and worst.limit is not None:
        limit = words.bare("days", worst.limit) if worst.limit >= 0.95 else words.days(worst.limit)
        return words("touchpoints.target_taken", group=worst.name, taken=voice.value(taken), target=limit)
    if taken is not None and worst.elsewhere is not None:
        elsewhere = words.bare("days", worst.elsewhere) if worst.elsewhere >= 0.95 else words.days(worst.elsewhere)
        return words("touchpoints.taken_elsewhere", group=worst.name, taken=voice.value(taken), elsewhere=elsewhere)
    if worst.kept is not None and worst.kept.shown:
        key = "kept" if worst.kept.statistic == "kept" else "reported"
        return words(f"touchpoints.{key}", group=worst.name, kept=voice.value(worst.kept))
    if taken is not None:
        return words("touchpoints.taken", group=worst.name, taken=voice.value(taken))
    return words("touchpoints.all_hidden", count=words.count(len(concerns)))


def _legend(frame: Frame, voice: Voice, concerns: Sequence[Concern]) -> tuple[Block, ...]:
    words = voice.words
    pieces: list[Piece] = []
    if any(concern.taken is not None and concern.taken.shown for concern in concerns):
        pieces.append(Piece(words("touchpoints.legend.taken"), "plain", "bar"))
    if any(concern.tick is not None for concern in concerns):
        pieces.append(Piece(words(f"touchpoints.legend.{_tick_word(concerns)}"), "plain", "tick"))
    if any(concern.elsewhere is not None for concern in concerns):
        source = _source(frame, voice)
        text = words("touchpoints.legend.elsewhere", source=source) if source else None
        pieces.append(Piece(text or words("touchpoints.legend.elsewhere.plain"), "plain", "diamond"))
    return (Prose(tuple(pieces), "legend"),) if pieces else ()


def _tick_word(concerns: Sequence[Concern]) -> str:
    """What the tick means."""
    return "promised" if any(concern.promised is not None for concern in concerns) else "target"


def _source(frame: Frame, voice: Voice) -> str:
    """Where the figures from elsewhere come from, where it is one place."""
    sources = {
        voice.comparison_source(row)
        for row in frame.findings
        if row["kind"] == "benchmark" and row["measure"] == "cycle_time"
    }
    return sources.pop() if len(sources) == 1 else ""


def _scale(concerns: Sequence[Concern]) -> Scale:
    figures = [
        number
        for concern in concerns
        for number in (
            *((concern.taken.value, concern.taken.upper) if concern.taken is not None and concern.taken.shown else ()),
            concern.tick,
            concern.elsewhere,
        )
        if number is not None
    ]
    return from_zero(figures)


def _grid(frame: Frame, voice: Voice, concerns: Sequence[Concern]) -> Grid:
    words = voice.words
    scale = _scale(concerns)
    with_days = any(concern.taken is not None for concern in concerns)
    with_promised = any(concern.tick is not None for concern in concerns)
    with_elsewhere = any(concern.elsewhere is not None for concern in concerns)
    with_kept = any(concern.kept is not None for concern in concerns)
    columns = [Column("name", words("group.touchpoint"), share=0.22)]
    if with_days:
        axis = strips.axis(
            scale,
            lambda tick: words.figures.number(tick, rows.digits_of(scale)),
            words("days.axis"),
            words("touchpoints.legend.taken"),
        )
        columns.append(
            Column("chart", head_picture=axis, share=(0.22 if with_promised else 0.25) if with_kept else 0.45)
        )
        if with_promised:
            columns.append(Column("number", words(f"touchpoints.legend.{_tick_word(concerns)}")))
        columns.append(Column("text", words("touchpoints.column.taken"), share=0.145))
        if with_elsewhere:
            columns.append(Column("number", words("touchpoints.column.elsewhere")))
    if with_kept:
        columns.append(Column("share", _kept_head(frame, voice, concerns), share=0.255))
    picked = [column.kind for column in columns]
    grid_rows = tuple(
        Row(_cells(voice, concern, scale, picked, promised=with_promised, elsewhere=with_elsewhere))
        for concern in concerns
    )
    return Grid(tuple(columns), grid_rows, words("touchpoints.legend.taken"))


def _kept_head(frame: Frame, voice: Voice, concerns: Sequence[Concern]) -> str:
    words = voice.words
    if not frame.has("promise_kept", "kept") and frame.has("promise_kept", "reported"):
        return words("touchpoints.column.reported")
    targets = {concern.target for concern in concerns if concern.target is not None}
    if len(targets) == 1:
        target = targets.pop()
        digits = 0 if float(target).is_integer() else 1
        return words("touchpoints.column.kept.target", target=words.figures.number(target, digits))
    return words("touchpoints.column.kept")


def _cells(
    voice: Voice, concern: Concern, scale: Scale, kinds: Sequence[str], *, promised: bool, elsewhere: bool
) -> tuple[Cell, ...]:
    name = Cell(rows.with_n(voice, concern.name, concern.main))
    if not concern.shown and concern.main is not None:
        return (name, *rows.masked(voice, concern.main, len(kinds) - 1, concern.name))
    cells = [name]
    if "chart" in kinds:
        cells.extend(_days_cells(voice, concern, scale, promised=promised, elsewhere=elsewhere))
    if "share" in kinds:
        cells.append(_share_cell(voice, concern))
    return tuple(cells)


def _days_cells(voice: Voice, concern: Concern, scale: Scale, *, promised: bool, elsewhere: bool) -> list[Cell]:
    taken = concern.taken
    columns = 2 + promised + elsewhere
    if taken is None or not taken.shown:
        if taken is not None:
            return list(rows.masked(voice, taken, columns, concern.name))
        return [Cell(span=columns)]
    words = voice.words
    said = [words("touchpoints.row.taken", value=voice.value(taken), interval=voice.interval(taken) or "–")]
    if concern.tick is not None:
        word = "promised" if concern.promised is not None else "target"
        said.append(words(f"touchpoints.row.{word}", value=words.days(concern.tick)))
    if concern.elsewhere is not None:
        said.append(words("touchpoints.row.elsewhere", value=words.days(concern.elsewhere)))
    strip = strips.days_strip(
        scale,
        taken.figure,
        concern.tick,
        concern.elsewhere,
        concern.name,
        ", ".join(said),
    )
    cells = [Cell(picture=strip)]
    if promised:
        cells.append(_days(voice, concern.tick))
    cells.append(Cell((Piece(voice.bare(taken), "strong"), Piece(voice.in_brackets(taken), "muted"))))
    if elsewhere:
        cells.append(_days(voice, concern.elsewhere))
    return cells


def _days(voice: Voice, days: float | None) -> Cell:
    return Cell(plain(voice.words.bare("days", days))) if days is not None else Cell()


def _share_cell(voice: Voice, concern: Concern) -> Cell:
    kept = concern.kept
    if kept is None:
        return Cell()
    if not kept.shown:
        return rows.masked(voice, kept, 1, concern.name)[0]
    return Cell(rows.figure_and_interval(voice, kept), rows.mini(voice, kept, concern.target))


def _note(frame: Frame, voice: Voice, concerns: Sequence[Concern], left_out: int) -> str:
    words = voice.words
    said = []
    kept = frame.shown_total("promise_kept", "kept")
    if kept is not None and kept.cases:
        said.append(
            words(
                "touchpoints.note.kept",
                n=words.count(kept.cases),
                value=voice.value(kept),
                interval=voice.interval(kept),
            )
        )
    if any(concern.taken is not None for concern in concerns):
        said.append(words("touchpoints.note.days"))
    if left_out:
        said.append(words(f"touchpoints.more.{'one' if left_out == 1 else 'many'}", count=words.count(left_out)))
    return " ".join(said)
