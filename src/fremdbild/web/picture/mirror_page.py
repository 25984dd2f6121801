"""The mirror page: the finding as headline, the whole scale, who answered, then why, then what is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fremdbild.instruments.criteria import DIMENSIONS
from fremdbild.report.charts.evidence import evidence_bar
from fremdbild.report.charts.whole import Side, whole_scale
from fremdbild.report.concerns import concerns_of
from fremdbild.report.document import (
    Block,
    Cell,
    Chart,
    Column,
    Columns,
    Grid,
    PictureBlock,
    Piece,
    Prose,
    Rich,
    Row,
    Section,
    muted,
    plain,
    strong,
    text_of,
)
from fremdbild.report.frame import Value
from fremdbild.report.front import front
from fremdbild.report.method_page import created_on
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.agreement import agreement_page
from fremdbild.report.mirror.course import course_page
from fremdbild.report.mirror.decided import state
from fremdbild.report.mirror.front import hard_outcome, headline, mirror_section
from fremdbild.report.mirror.lead import lead
from fremdbild.report.mirror.one_side import awaited, criteria
from fremdbild.report.mirror.one_side import headline as one_side_headline
from fremdbild.report.mirror.reading import Line, Mirror
from fremdbild.report.mirror.requests import finding_section, findings_title, from_to, requests_of
from fremdbild.report.mirror.table import mark_of
from fremdbild.report.touchpoints import touchpoints
from fremdbild.report.voice import Voice, clipped
from fremdbild.texts.words import sentence
from fremdbild.web.picture import one_side
from fremdbild.web.picture.parts import KeyFigure, Part, PicturePage, Reader, linked

MOST_TOUCHPOINTS = 12
_MOST_MISSING = 3


def mirror_page(reader: Reader) -> PicturePage:
    """Page one of an assessment; without anybody's view on the criteria, what the data prove."""
    voice, frame, mirror = reader.voice, reader.frame, reader.held.mirror
    words = voice.words
    kicker = words(
        "web.picture.kicker",
        organisation=clipped(str(reader.held.manifest["organisation"])),
        period=words.period(frame.period.label),
        created=created_on(frame, words),
    )
    title = words("web.picture.title", period=words.period(frame.period.label))
    if mirror is None:
        page = front(frame, voice, "")
        parts_of_page = tuple(one_side.sections(page.blocks))
        return PicturePage("mirror", title, page.headline, parts_of_page, lead=page.lead, kicker=kicker)
    if mirror.one_sided:
        return _one_sided(reader, mirror, title, kicker)
    parts: list[Part | None] = [
        _criteria(reader, mirror),
        _findings(reader, mirror),
        _guesses(reader, mirror),
        _actions(reader),
        _course(reader, mirror),
        _touchpoints(reader),
        _further(reader),
    ]
    return PicturePage(
        "mirror",
        title,
        tuple(_opened(reader, line) for line in headline(voice, mirror)),
        tuple(part for part in parts if part is not None),
        lead=plain(lead(frame, voice, mirror)),
        opening=(PictureBlock(_whole(voice, mirror.total)),),
        facts=tuple(_facts(reader)),
        kicker=kicker,
    )


def _one_sided(reader: Reader, mirror: Mirror, title: str, kicker: str) -> PicturePage:
    """The view that is there, what data prove, and who has not been asked."""
    voice = reader.voice
    heading, legend, chart = criteria(reader.frame, voice, mirror)
    parts: list[Part | None] = [
        Part(heading, (legend, _with_links(reader, mirror, chart)), name="criteria", anchor="criteria"),
        *one_side.proved(reader),
        _actions(reader),
        _further(reader),
    ]
    seen_alone = whole_of(voice, mirror.total, voice.words("web.picture.one_side.whole"))
    return PicturePage(
        "mirror",
        title,
        tuple(_opened(reader, line) for line in one_side_headline(voice, mirror)),
        tuple(part for part in parts if part is not None),
        lead=plain(voice.words(f"web.picture.one_side.{awaited(mirror)}")),
        opening=(PictureBlock(seen_alone),) if mirror.total.any else (),
        facts=tuple(_facts(reader)),
        kicker=kicker,
    )


def _opened(reader: Reader, line: Rich) -> Rich:
    """The figures of the headline lead to what they mean."""
    measures = {"ring": "inside_score", "dot": "outside_score"}
    return tuple(
        replace(piece, href=reader.to("definition", measures[piece.glyph])) if piece.glyph in measures else piece
        for piece in line
    )


def _whole(voice: Voice, line: Line) -> Any:
    return whole_of(voice, line, voice.words("web.picture.whole"))


def whole_of(voice: Voice, line: Line, title: str) -> Any:
    """Both views of the total or of one criterion on the whole scale."""
    words = voice.words
    gap = ("", "")
    if line.gap is not None:
        size = words("web.picture.gap", points=wording.points(voice, line.gap.value))
        if line.gap.value < 0:
            size = words("web.picture.gap.better", points=wording.points(voice, line.gap.value))
        turned = line.gap.value < 0
        gap = (size, wording.in_brackets(wording.difference_interval(voice, line.gap, turned=turned)).strip())
    sides = []
    for value, who in ((line.inside, words("mirror.we")), (line.outside, sentence(words("mirror.customers")))):
        said = f"{who} {wording.figure(voice, value) or wording.reason_word(voice, value)}"
        sides.append(Side(mark_of(voice, value, who), said, wording.interval(voice, value)))
    return whole_scale(sides[0], sides[1], gap, title, wording.told(voice, line))


def _facts(reader: Reader) -> list[KeyFigure]:
    """Who was asked and answered and who is missing; recommendation; one hard outcome."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    told = {entry["perspective"]: entry for entry in (frame.manifest.get("mirror") or {}).get("asked") or ()}
    found = []
    for who, measure, mark in (("inside", "inside_score", "ring"), ("customer", "outside_score", "dot")):
        if entry := told.get(who):
            label: Rich = (Piece(words(f"web.picture.fact.{who}"), "plain", mark),)  # type: ignore[arg-type]  # both are marks
            figure, below = _answered(reader, entry)
            found.append(KeyFigure(label, figure, below, reader.to("definition", measure)))
    score = frame.shown_total("net_promoter_score", "score")
    if score is not None:
        label = plain(words("mirror.fact.recommendation"))
        figure = f"NPS\u00a0{voice.value(score)}{voice.in_brackets(score)}"
        found.append(KeyFigure(label, figure, _before(reader, score), reader.to("definition", score.measure)))
    hard = hard_outcome(frame)
    if hard is not None:
        label = plain(words.name(hard.measure, hard.statistic))
        below = words("web.picture.of_n", n=words.count(hard.n)) if hard.n is not None else ""
        figure = f"{voice.value(hard)}{voice.in_brackets(hard)}"
        found.append(KeyFigure(label, figure, below, reader.to("definition", hard.measure)))
    return found


def _answered(reader: Reader, entry: Mapping[str, Any]) -> tuple[str, str]:
    voice = reader.voice
    words = voice.words
    count, invited = int(entry["answered"]), entry.get("asked")
    if not invited:
        return words("web.picture.answered", answered=words.count(count)), ""
    said = [words.figures.percent(100 * count / invited)]
    column = str(entry.get("missing_column"))
    named = [voice.member(column, name) for name in (entry.get("missing") or ())[:_MOST_MISSING]]
    if named:
        key = "one" if len(named) == 1 else "many"
        said.append(words(f"asked.missing.{key}", names=words.listing(named)))
    figure = words("web.picture.answered.of", answered=words.count(count), asked=words.count(invited))
    return figure, "; ".join(said)


def _before(reader: Reader, value: Value) -> str:
    """The figure of the period before, and whether the change is reliable."""
    frame, voice = reader.frame, reader.voice
    earlier = frame.period.before()
    before = frame.total(value.measure, value.statistic, earlier.label) if earlier is not None else None
    finding = frame.finding("trend", value.measure, value.statistic)
    if before is None or not before.shown or finding is None or earlier is None:
        return ""
    how = voice.words(f"state.{finding['direction'] if finding['certain'] else 'unsure'}")
    when = sentence(voice.words.in_period(earlier.label))
    return voice.words("web.picture.before", when=when, value=voice.value(before), how=how)


# parts ----------------------------------------------------------------------------------------------------------------


def _criteria(reader: Reader, mirror: Mirror) -> Part:
    section = mirror_section(reader.frame, reader.voice, mirror)
    legend, chart = section.blocks
    blocks: tuple[Block, ...] = (legend, _with_links(reader, mirror, chart)) if isinstance(chart, Chart) else ()
    return Part(text_of(section.heading), blocks, name="criteria", anchor="criteria")


def _with_links(reader: Reader, mirror: Mirror, chart: Chart) -> Chart:
    """Names lead to the page of a criterion, figures to where they are explained; means stand below the dimension."""
    names: list[str | None] = []
    for dimension in DIMENSIONS:
        names += [None, *(line.name for line in mirror.of(dimension))]
    rows = []
    for row, name in zip(chart.grid.rows, names, strict=True):
        if name is None:
            head, axis, gap, means = row.cells
            rows.append(replace(row, cells=(replace(head, below=_bare_means(means.rich)), axis, gap, Cell())))
            continue
        head, strip, gap, evidence = row.cells
        links = (reader.to("criterion", name), reader.to("criterion", name, "gap"))
        proof = linked(evidence, reader.to("criterion", name, "evidence")) if evidence.below else evidence
        rows.append(replace(row, cells=(linked(head, links[0]), strip, linked(gap, links[1]), proof)))
    columns = tuple(
        replace(column, head=reader.voice.words("web.picture.column.criterion")) if column.kind == "name" else column
        for column in chart.grid.columns
    )
    return replace(chart, grid=replace(chart.grid, rows=tuple(rows), columns=columns))


def _bare_means(means: Rich) -> Rich:
    """Without the word: below the name of a dimension it is clear that they are its means."""
    return means[1:] if len(means) > 1 else means


def _findings(reader: Reader, mirror: Mirror) -> Part | None:
    frame, voice = reader.frame, reader.voice
    found = [one for one in requests_of(frame, mirror) if one.criterion is not None]
    if not found:
        return None
    columns = tuple(
        (_led(reader, finding_section(frame, voice, mirror, number, request), request.criterion),)
        for number, request in enumerate(found, start=1)
    )
    page = agreement_page(frame, voice, mirror)
    said = page.lead if page is not None else ()
    return Part(findings_title(frame, voice, found), (Columns(columns),), lead=said, name="findings")


def _led(reader: Reader, section: Section, name: str | None) -> Section:
    heading = (replace(section.heading[0], href=reader.to("criterion", name)), *section.heading[1:])
    quotation = reader.quotation(name) if name is not None else None
    return replace(section, heading=heading, blocks=(*section.blocks, *([quotation] if quotation else ())))


def _guesses(reader: Reader, mirror: Mirror) -> Part | None:
    """All guesses beside the customers' answers."""
    page = agreement_page(reader.frame, reader.voice, mirror)
    charts = tuple(block for block in page.blocks if isinstance(block, Chart)) if page is not None else ()
    if page is None or not charts:
        return None
    return Part(" ".join(text_of(line) for line in page.headline), charts, name="guesses", folded=True)


def _actions(reader: Reader) -> Part | None:
    """From finding to decision: who, until when, what is expected, how it stands."""
    voice = reader.voice
    words = voice.words
    actions = [action for action in reader.held.manifest.get("actions") or () if reader.sight.sees_action(action)]
    if not actions:
        return None
    actions.sort(key=lambda action: (action["status"] == "done", action["status"] != "proposed", str(action["due"])))
    columns = (
        Column("name", words("web.picture.action"), share=0.32),
        Column("text", words("web.picture.owner"), share=0.14),
        Column("text", words("web.picture.due"), share=0.12),
        Column("share", words("web.picture.expected"), share=0.24),
        Column("text", words("web.picture.so_far"), share=0.18),
    )
    proposed = sum(action["status"] == "proposed" for action in actions)
    decided = len(actions) - proposed
    reached = sum(
        state(action) in {"reached", "reached_unsure"} for action in actions if action["status"] != "proposed"
    )
    parts = []
    if proposed:
        parts.append(words(f"web.picture.actions.proposed.{_number(proposed)}", count=words.in_words(proposed)))
    if decided:
        how = "none" if reached == 0 else _number(reached)
        told = words(f"web.picture.actions.reached.{how}", count=words.in_words(reached))
        parts.append(
            words(f"web.picture.actions.decided.{_number(decided)}", count=words.in_words(decided), reached=told)
        )
    title = sentence("; ".join(parts))
    grid = Grid(columns, tuple(_action_row(reader, action) for action in actions), title)
    return Part(title, (grid,), anchor="actions")


def _number(count: int) -> str:
    return "one" if count == 1 else "many"


def _action_row(reader: Reader, action: Mapping[str, Any]) -> Row:
    voice = reader.voice
    words = voice.words
    name = clipped(voice.in_language(action["decision"]), 110)
    owner = voice.member("org_unit", action["owner_unit"]) if action.get("owner_unit") else ""
    due = words.day(action["due"]) if action.get("due") else ""
    goal, start = action.get("expected_value"), action.get("baseline")
    expected = Cell()
    if goal is not None:
        said = from_to(voice, action)
        of_hundred = action.get("unit_of_measure") in {"percent", "score"}
        bar = evidence_bar(start, goal, f"{name}: {said}") if of_hundred and start is not None else None
        expected = Cell(plain(said), bar)
    return Row((Cell(strong(name)), Cell(plain(owner)), Cell(plain(due)), expected, Cell(_so_far(voice, action))))


def _so_far(voice: Voice, action: Mapping[str, Any]) -> Rich:
    words = voice.words
    status = words(f"web.picture.status.{action['status']}")
    value = action.get("value")
    if value is None:
        reason = words("protected.word" if action.get("protected") else "nodata.word")
        return (Piece(status, "strong"), Piece(f"; {reason}"))
    unit = action.get("unit_of_measure") or ""
    digits = None if unit == "days" else 0
    span = words.interval(unit, action.get("lower"), action.get("upper"), value, digits=digits)
    told = words.value(unit, value, digits=digits)
    standing = "" if action["status"] == "proposed" else f"; {words(f'decided.{state(action)}')}"
    n = f"; n\u00a0{words.count(action['n'])}" if action.get("n") is not None else ""
    inner = f" ({span}{n})" if span else ""
    return (Piece(status, "strong"), Piece(f"{standing}; {words('web.picture.now')} {told}"), *muted(inner))


def _course(reader: Reader, mirror: Mirror) -> Part | None:
    page = course_page(reader.frame, reader.voice, mirror)
    if page is None:
        return None
    figures = tuple(block for block in page.blocks if not isinstance(block, Section))
    return Part(" ".join(text_of(line) for line in page.headline), figures, name="course", anchor="course")


def _touchpoints(reader: Reader) -> Part | None:
    frame, voice = reader.frame, reader.voice
    section = touchpoints(frame, voice, MOST_TOUCHPOINTS)
    if section is None:
        return None
    concerns = concerns_of(frame, voice)
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Grid):
            rows = [
                replace(row, cells=(_lead_to(reader, row.cells[0], concern.member), *row.cells[1:]))
                for row, concern in zip(block.rows, concerns, strict=False)
            ]
            blocks.append(replace(block, rows=tuple(rows)))
        else:
            blocks.append(block)
    return Part(text_of(section.heading), tuple(blocks), name="touchpoints", anchor="touchpoints")


def _lead_to(reader: Reader, cell: Cell, member: str | None) -> Cell:
    return linked(cell, reader.to("touchpoint", member)) if member is not None else cell


def _further(reader: Reader) -> Part | None:
    """Where to look next: segments, and units that this reader may see, both by name."""
    voice = reader.voice
    words = voice.words
    blocks: list[Block] = []
    counts = {}
    for column, kind in (("segment", "segment"), ("org_unit", "unit")):
        members = {v.member(column) for v in reader.frame.current} - {"*", None}
        if column == "org_unit":
            members = {member for member in members if reader.sight.sees_unit(member)}
        named = sorted((voice.member(column, member), member) for member in members if member is not None)
        counts[column] = len(named)
        if named:
            pieces = [Piece(f"{words(f'groups.{column}')}: ", "muted")]
            for place, (name, member) in enumerate(named):
                pieces += [Piece(", " if place else ""), Piece(name, href=reader.to(kind, member))]
            blocks.append(Prose(tuple(pieces)))
    if not blocks:
        return None
    number = "one" if counts["org_unit"] == 1 else "many" if counts["org_unit"] else "none"
    heading = words(
        f"web.picture.further.{number}",
        segments=words.count(counts["segment"]),
        units=words.count(counts["org_unit"]),
    )
    return Part(heading, tuple(blocks), anchor="further")
