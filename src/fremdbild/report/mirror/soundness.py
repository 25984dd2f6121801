"""The page on how far the figures carry: two views among ourselves, who answered, agreement, reliability, weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.charts.pair import Axis, pair_axis, pair_strip, tens
from fremdbild.report.document import (
    Block,
    Cell,
    Chart,
    Column,
    Columns,
    Grid,
    Page,
    Piece,
    Prose,
    Rich,
    Row,
    Section,
    muted,
    plain,
    strong,
)
from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.asked import asked
from fremdbild.report.mirror.reading import (
    EMPLOYEE,
    INSIDE,
    MANAGER,
    MEAN,
    Difference,
    Mirror,
    difference,
    found_difference,
    seen,
)
from fremdbild.report.mirror.reliability import reliability_section
from fremdbild.report.mirror.response import response_section
from fremdbild.report.mirror.table import mark_of, numbers
from fremdbild.report.rows import by_name
from fremdbild.report.voice import Voice
from fremdbild.result import TOTAL
from fremdbild.texts.words import sentence

ENOUGH = 0.70
"""Below this omega and r_wg are too small to build on (STATISTICS)."""


@dataclass(frozen=True)
class OwnViews:
    """How managers and the front line see one criterion."""

    name: str
    managers: Value | None
    front_line: Value | None
    gap: Difference | None


def soundness_page(frame: Frame, voice: Voice, mirror: Mirror) -> Page:
    """Always there: who answered and what that allows to be said."""
    pairs = [_own_views(frame, name) for name in (TOTAL, *mirror.criteria)]
    total, *of_criteria = pairs
    shown = [pair for pair in of_criteria if seen(pair.managers) and seen(pair.front_line)]
    blocks: list[Block] = [_chart(voice, shown)] if shown else []
    terms = [Section(plain(head), (Prose(plain(text)),), size="term") for head, text in _terms(frame, voice)]
    response = response_section(frame, voice)
    if response is not None:
        blocks.append(Columns(((response,), tuple(terms))) if terms else response)
    elif terms:
        half = (len(terms) + 1) // 2
        blocks.append(Columns((tuple(terms[:half]), tuple(terms[half:]))) if len(terms) > 1 else terms[0])
    title = _title(frame, voice, mirror, total)
    return Page("mirror-soundness", (plain(sentence(title)),), tuple(blocks))


def numbers_sections(frame: Frame, voice: Voice, mirror: Mirror) -> list[Section]:
    """What the appendix has of the mirrors: all their numbers, and how far the statements measure one thing."""
    table = numbers(voice, mirror)
    title = voice.words("soundness.numbers", count=voice.words.count(len(table.rows)))
    reliability = reliability_section(frame, voice)
    return [Section(plain(title), (table,)), *([reliability] if reliability is not None else [])]


def _own_views(frame: Frame, name: str) -> OwnViews:
    managers = frame.find(INSIDE, MEAN, criterion=name, perspective=MANAGER)
    front_line = frame.find(INSIDE, MEAN, criterion=name, perspective=EMPLOYEE)
    found = found_difference(frame, "perspective", INSIDE, name, perspective=MANAGER)
    found = found or found_difference(frame, "perspective", INSIDE, name)
    return OwnViews(name, managers, front_line, found or difference(managers, front_line))


def _title(frame: Frame, voice: Voice, mirror: Mirror, total: OwnViews) -> str:
    words = voice.words
    if total.managers is not None and total.front_line is not None and total.gap is not None:
        way = "unsure" if not total.gap.certain else "higher" if total.gap.value > 0 else "lower"
        return words(
            f"soundness.title.{way}",
            managers=wording.figure(voice, total.managers),
            front_line=wording.figure(voice, total.front_line),
        )
    return words("soundness.title.asked", asked=asked(frame, voice, mirror))


def _chart(voice: Voice, pairs: Sequence[OwnViews]) -> Chart:
    """Managers against the front line, the widest apart first."""
    words = voice.words
    ordered = sorted(pairs, key=lambda pair: -abs(pair.gap.value) if pair.gap is not None else 0.0)
    values = [value for pair in ordered for value in (pair.managers, pair.front_line) if value is not None]
    figures = [number for v in values for number in (v.value, v.lower, v.upper) if number is not None]
    axis = Axis(tens(figures, None))
    label = words("soundness.chart.label")
    columns = (
        Column("name", words("group.criterion"), share=0.262),
        Column("chart", share=0.41),
        Column("text", words("soundness.column.difference"), share=0.32),
    )
    figures_row = (Cell(strong(words("soundness.scale"))), Cell(picture=pair_axis(axis, words.figures.number, label)))
    rows = [Row((*figures_row, Cell()), heavy=True)]
    rows += [_row(voice, axis, pair, first=place == 0) for place, pair in enumerate(ordered)]
    n = [max((value.n or 0 for value in side if value is not None), default=0) for side in _sides(ordered)]
    note = words("soundness.note", managers=words.count(n[0]), front_line=words.count(n[1]))
    return Chart(Grid(columns, tuple(rows), label, flush=True), _numbers(voice, ordered, label), muted(note))


def _sides(pairs: Sequence[OwnViews]) -> tuple[list[Value | None], list[Value | None]]:
    return [pair.managers for pair in pairs], [pair.front_line for pair in pairs]


def _row(voice: Voice, axis: Axis, pair: OwnViews, *, first: bool) -> Row:
    words = voice.words
    name = voice.member("criterion", pair.name)
    who = (words("mirror.leaders"), words("mirror.front_line"))
    said = ", ".join((wording.side(voice, pair.managers, who[0]), wording.side(voice, pair.front_line, who[1])))
    strip = pair_strip(
        axis,
        mark_of(voice, pair.managers, who[0]),
        mark_of(voice, pair.front_line, who[1]),
        name,
        said,
        words=who if first else None,
        both_ours=True,
    )
    return Row((Cell(plain(name)), Cell(picture=strip), Cell(_difference(voice, pair.gap))), tall=first)


def _difference(voice: Voice, gap: Difference | None) -> Rich:
    if gap is None:
        return ()
    span = wording.in_brackets(wording.difference_interval(voice, gap))
    if not gap.certain:
        return (Piece(voice.words("no_reliable_difference")), Piece(span, "muted"))
    return (Piece(voice.words.figures.signed(gap.value), "strong"), Piece(span, "muted"))


def _numbers(voice: Voice, pairs: Sequence[OwnViews], label: str) -> Grid:
    words = voice.words
    columns = [Column("name", words("group.criterion"), share=0.3)]
    for head in (words("mirror.leaders"), words("mirror.front_line")):
        columns.append(Column("number", head, share=0.1))
        columns.append(Column("number", words("tables.column.interval"), share=0.15))
        columns.append(Column("number", words("tables.column.n"), share=0.1))
    rows = []
    for pair in pairs:
        cells = [Cell(plain(voice.member("criterion", pair.name)))]
        for value in (pair.managers, pair.front_line):
            n = words.count(value.n) if value is not None and value.n is not None else ""
            cells.append(Cell(plain(wording.figure(voice, value))))
            cells += [Cell(muted(wording.interval(voice, value))), Cell(muted(n))]
        rows.append(Row(tuple(cells)))
    return Grid(tuple(columns), tuple(rows), label)


# what the answers allow to be said -----------------------------------------------------------------------------------


def _terms(frame: Frame, voice: Voice) -> Iterator[tuple[str, str]]:
    """Heading and sentences of what the manifest holds; nothing for what it leaves out."""
    words = voice.words
    told: Mapping[str, Any] = frame.manifest.get("mirror") or {}
    for key, text in (
        ("agreement", _agreement(voice, told.get("agreement"))),
        ("reliability", _reliability(voice, told.get("reliability") or (), told.get("factors") or ())),
        ("weighting", _weighting(voice, told.get("weighting") or ())),
        ("not_comparable", _not_comparable(voice, told.get("not_comparable") or ())),
        ("hidden", _hidden(frame, voice)),
    ):
        if text:
            yield words(f"soundness.{key}.head"), text


def _agreement(voice: Voice, told: Mapping[str, Any] | None) -> str:
    """Whether units may be compared, and which of them agree too little within."""
    if not told:
        return ""
    words = voice.words
    said = []
    icc1, icc2 = _finite(told.get("icc1")), _finite(told.get("icc2"))
    if icc1 is not None and icc2 is not None:
        key = f"soundness.agreement.{'enough' if told['comparable'] else 'little'}"
        figures = {"icc1": _two(voice, icc1), "icc2": _two(voice, icc2)}
        said.append(words(key, units=words.count(told["units"]), **figures))
    within = {unit: _finite(value) for unit, value in (told.get("r_wg") or {}).items()}
    low = [
        (voice.member("org_unit", unit), value)
        for unit, value in within.items()
        if value is not None and value < ENOUGH
    ]
    if low:
        low.sort(key=lambda found: by_name(found[0]))
        units = words.listing([f"{unit} (r_wg {_two(voice, value)})" for unit, value in low])
        said.append(words(f"soundness.agreement.unit.{'one' if len(low) == 1 else 'many'}", units=units))
    return " ".join(said)


def _finite(number: float | None) -> float | None:
    """None for what could not be estimated."""
    return number if number is not None and math.isfinite(number) else None


def _reliability(voice: Voice, told: Sequence[Mapping[str, Any]], factors: Sequence[Mapping[str, Any]]) -> str:
    """Omega first, which of the scales are too loose, and whether three dimensions describe the answers better."""
    words = voice.words
    said = []
    known = [entry for entry in told if _finite(entry.get("omega")) is not None]
    if known:
        omegas = [entry["omega"] for entry in known]
        span = words.figures.span(_two(voice, min(omegas)), _two(voice, max(omegas)))
        loose = [_scale(voice, entry) for entry in known if entry["omega"] < ENOUGH]
        if loose:
            said.append(words("soundness.reliability.loose", span=span, scales=words.listing(loose)))
        else:
            said.append(words("soundness.reliability.firm", span=span))
        alphas = [entry["alpha"] for entry in known if _finite(entry.get("alpha")) is not None]
        if alphas:
            span = words.figures.span(_two(voice, min(alphas)), _two(voice, max(alphas)))
            said.append(words("soundness.reliability.alpha", span=span))
    fits = {entry["factors"]: entry["cfi"] for entry in factors if _finite(entry.get("cfi")) is not None}
    if {1, 3} <= fits.keys():
        key = f"soundness.factors.{'three' if fits[3] > fits[1] else 'one'}"
        said.append(words(key, three=_two(voice, fits[3]), one=_two(voice, fits[1])))
    return " ".join(said)


def _scale(voice: Voice, entry: Mapping[str, Any]) -> str:
    words = voice.words
    name = voice.member("criterion", entry["scale"]) if entry["scale"] in DIMENSIONS else words("mirror.total")
    who = words("mirror.we" if entry["perspective"] == "inside" else "mirror.customers")
    return f"{name} ({who}, {_two(voice, entry['omega'])})"


def _weighting(voice: Voice, told: Sequence[Mapping[str, Any]]) -> str:
    words = voice.words
    return " ".join(
        words(
            "soundness.weighting",
            who=words(f"soundness.who.{entry['perspective']}"),
            variables=words.listing([words.get(f"group.{name}") or name for name in entry["variables"]]),
            effect=_two(voice, entry["design_effect"]),
            n=words.count(entry["effective_n"]),
            trimmed=words.count(entry.get("trimmed") or 0),
        )
        for entry in told
    )


def _not_comparable(voice: Voice, told: Sequence[Mapping[str, Any]]) -> str:
    words = voice.words
    said = [
        f"{voice.member('criterion', entry['criterion'])} ({wording.refused(voice, entry['reason'])})" for entry in told
    ]
    return f"{words.listing(said)}." if said else ""


def _hidden(frame: Frame, voice: Voice) -> str:
    """How many values are hidden, and how many a simpler rule would have hidden."""
    words = voice.words
    hidden = frame.manifest.get("hidden") or {}
    if hidden.get("simple_rule") is None:
        return ""
    return words(
        "soundness.hidden",
        cells=words.count(hidden["cells"]),
        of=words.count(hidden["of"]),
        simple=words.count(hidden["simple_rule"]),
    )


def _two(voice: Voice, number: float) -> str:
    return voice.words.figures.number(number, 2)
