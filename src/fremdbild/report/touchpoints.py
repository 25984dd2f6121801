"""The chart that people remember: what customers waited, what they were promised, what they get elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fremdbild.report import rows
from fremdbild.report.charts import strips
from fremdbild.report.charts.scale import Scale, from_zero
from fremdbild.report.concerns import Concern, concerns_of
from fremdbild.report.decimals import digits_together
from fremdbild.report.document import Block, Cell, Column, Grid, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.frame import Frame, Value
from fremdbild.report.voice import Voice
from fremdbild.texts import Words
from fremdbild.texts.figures import digits_as_written, time_unit


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
    """The worst concern in figures: promised, else the target, then taken, then elsewhere."""
    words = voice.words
    worst = concerns[0]
    taken = worst.taken if worst.taken is not None and worst.taken.shown else None
    if taken is not None and (worst.tick is not None or worst.elsewhere is not None):
        return _days_in_words(worst, taken, digits_together(voice, _taken(concerns)), voice)
    if worst.kept is not None and worst.kept.shown:
        key = "kept" if worst.kept.statistic == "kept" else "reported"
        return words(
            f"touchpoints.{key}", group=worst.name, kept=voice.value(worst.kept, _kept_digits(voice, concerns))
        )
    if taken is not None:
        return words("touchpoints.taken", group=worst.name, taken=voice.value(taken))
    return words(f"touchpoints.all_hidden.{_number(len(concerns))}", count=words.count(len(concerns)))


def _days_in_words(worst: Concern, taken: Value, digits: int, voice: Voice) -> str:
    """`3 Tage versprochen, 7.3 gebraucht, anderswo 2`: the unit once where it is the same for all."""
    words = voice.words
    first = "promised" if worst.promised_days is not None else "target" if worst.limit is not None else None
    told = [number for number in (worst.tick, taken.figure, worst.elsewhere) if number is not None]
    same = all(time_unit(number)[0] == "days" for number in told)
    days = {
        "promised": words.days(worst.tick) if worst.tick is not None else "",
        "target": _written(words, worst.tick, bare=same),
        "taken": voice.bare(taken, digits) if same and first == "promised" else voice.value(taken, digits),
        "elsewhere": _written(words, worst.elsewhere, bare=same),
    }
    parts = [first, "taken"] if first == "promised" else ["taken", first]
    said = [words(f"touchpoints.days.{part}", days=days[part]) for part in parts if part is not None]
    if worst.elsewhere is not None:
        said.append(words("touchpoints.days.elsewhere", days=days["elsewhere"]))
    return words("touchpoints.days", group=worst.name, days=", ".join(said))


def _written(words: Words, days: float | None, *, bare: bool) -> str:
    if days is None:
        return ""
    return words.bare("days", days) if bare else words.days(days)


def _taken(concerns: Sequence[Concern]) -> list[Value]:
    return [concern.taken for concern in concerns if concern.taken is not None]


def _kept_digits(voice: Voice, concerns: Sequence[Concern]) -> int:
    return digits_together(voice, [concern.kept for concern in concerns])


def _number(count: int) -> str:
    return "one" if count == 1 else "many"


def _legend(frame: Frame, voice: Voice, concerns: Sequence[Concern]) -> tuple[Block, ...]:
    words = voice.words
    pieces: list[Piece] = []
    if any(concern.taken is not None and concern.taken.shown for concern in concerns):
        pieces.append(Piece(words("touchpoints.legend.taken"), "plain", "bar"))
    with_days = any(concern.taken is not None for concern in concerns)
    if with_days and any(concern.tick is not None for concern in concerns):
        pieces.append(Piece(words(f"touchpoints.legend.{_tick_word(concerns)}"), "plain", "tick"))
    if with_days and any(concern.elsewhere is not None for concern in concerns):
        source = _source(frame, voice)
        text = words("touchpoints.legend.elsewhere", source=source) if source else None
        pieces.append(Piece(text or words("touchpoints.legend.elsewhere.plain"), "plain", "diamond"))
    return (Prose(tuple(pieces), "legend"),) if pieces else ()


def _tick_word(concerns: Sequence[Concern]) -> str:
    """What the tick means."""
    return "promised" if any(concern.promised_days is not None for concern in concerns) else "target"


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
            columns.append(Column("number", words(f"touchpoints.column.{_tick_word(concerns)}")))
        columns.append(Column("text", words("touchpoints.column.taken"), share=0.145))
        if with_elsewhere:
            columns.append(Column("number", words("touchpoints.column.elsewhere")))
    if with_kept:
        columns.append(Column("share", _kept_head(frame, voice, concerns), share=0.255))
    picked = [column.kind for column in columns]
    digits = _Digits.of(voice, concerns)
    grid_rows = tuple(
        Row(_cells(voice, concern, scale, picked, digits, promised=with_promised, elsewhere=with_elsewhere))
        for concern in concerns
    )
    return Grid(tuple(columns), grid_rows, words("touchpoints.legend.taken"))


@dataclass(frozen=True)
class _Digits:
    """Decimals of each column."""

    tick: int
    taken: int
    elsewhere: int
    kept: int

    @classmethod
    def of(cls, voice: Voice, concerns: Sequence[Concern]) -> _Digits:
        return cls(
            digits_as_written(concern.tick for concern in concerns if concern.tick is not None),
            digits_together(voice, _taken(concerns)),
            digits_as_written(concern.elsewhere for concern in concerns if concern.elsewhere is not None),
            _kept_digits(voice, concerns),
        )


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
    voice: Voice,
    concern: Concern,
    scale: Scale,
    kinds: Sequence[str],
    digits: _Digits,
    *,
    promised: bool,
    elsewhere: bool,
) -> tuple[Cell, ...]:
    name = Cell(rows.with_n(voice, concern.name, concern.main))
    if not concern.shown and concern.main is not None:
        return (name, *rows.masked(voice, concern.main, len(kinds) - 1, concern.name))
    cells = [name]
    if "chart" in kinds:
        cells.extend(_days_cells(voice, concern, scale, digits, promised=promised, elsewhere=elsewhere))
    if "share" in kinds:
        cells.append(_share_cell(voice, concern, digits.kept))
    return tuple(cells)


def _days_cells(
    voice: Voice, concern: Concern, scale: Scale, digits: _Digits, *, promised: bool, elsewhere: bool
) -> list[Cell]:
    taken = concern.taken
    columns = 2 + promised + elsewhere
    if taken is None or not taken.shown:
        if taken is not None:
            return list(rows.masked(voice, taken, columns, concern.name))
        return [rows.without_data(voice, columns, concern.name)]
    words = voice.words
    said = [words("touchpoints.row.taken", value=voice.value(taken)) + voice.in_brackets(taken)]
    if concern.tick is not None:
        word = "promised" if concern.promised_days is not None else "target"
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
        cells.append(_promised_cell(voice, concern, digits.tick))
    figure = voice.bare(taken, digits.taken)
    cells.append(Cell((Piece(figure, "strong"), Piece(voice.in_brackets(taken, digits.taken), "muted"))))
    if elsewhere:
        cells.append(_days(voice, concern.elsewhere, digits.elsewhere))
    return cells


def _promised_cell(voice: Voice, concern: Concern, digits: int) -> Cell:
    if concern.promised is not None and concern.promised.protected:
        return Cell(muted(voice.words("protected.word")))
    return _days(voice, concern.tick, digits)


def _days(voice: Voice, days: float | None, digits: int) -> Cell:
    return Cell(plain(voice.words.bare("days", days, digits=digits))) if days is not None else Cell()


def _share_cell(voice: Voice, concern: Concern, digits: int) -> Cell:
    kept = concern.kept
    if kept is None:
        return rows.without_data(voice, 1, concern.name)
    if not kept.shown:
        return rows.masked(voice, kept, 1, concern.name)[0]
    return Cell(rows.figure_and_interval(voice, kept, digits), rows.mini(voice, kept, concern.target))


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
    if any(concern.promised_days is not None for concern in concerns):
        said.append(words("touchpoints.note.promised"))
    if left_out:
        said.append(words(f"touchpoints.more.{_number(left_out)}", count=words.count(left_out)))
    return " ".join(said)
