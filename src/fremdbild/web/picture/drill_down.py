"""Pages about one criterion, touchpoint, segment or unit; what somebody may not see is as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.http import Http404

from fremdbild.disclosure import SUBTREE, is_subtree, subtree
from fremdbild.instruments import CRITERIA, SHIPPED, in_language, shipped_instrument
from fremdbild.instruments.criteria import BY_NAME as CRITERION
from fremdbild.measures import BY_NAME
from fremdbild.report.document import Block, Cell, Column, Grid, PictureBlock, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.frame import Value
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.course import course_of
from fremdbild.report.mirror.reading import EMPLOYEE, GUESS, INSIDE, MANAGER, MEAN, OUTSIDE, Evidence, Line
from fremdbild.report.rows import ordered
from fremdbild.report.subject import measure_order
from fremdbild.result import Limits
from fremdbild.texts.words import sentence
from fremdbild.web.picture.access import access_unit, told_by_customers
from fremdbild.web.picture.mirror_page import whole_of
from fremdbild.web.picture.parts import KeyFigure, Part, PicturePage, Reader
from fremdbild.web.picture.values import Entry, values_grid

_MIRRORS = frozenset({INSIDE, OUTSIDE, GUESS})


# one criterion --------------------------------------------------------------------------------------------------------


def criterion_page(reader: Reader, name: str) -> PicturePage:
    """What both sides say of it, what data prove, where it differs, and how it went."""
    voice, frame, mirror = reader.voice, reader.frame, reader.held.mirror
    words = voice.words
    line = mirror.criteria.get(name) if mirror is not None else None
    if line is None:
        raise Http404
    title = voice.member("criterion", name)
    parts: list[Part | None] = [_statements(reader, name), _views(reader, name), _evidence(reader, line)]
    parts += [_own_by_unit(reader, name), _by_segment(reader, name)]
    course = course_of(frame, voice, name)
    if course is not None:
        parts.append(Part(course[0], (course[1],), name="course", anchor="course"))
    if quotation := reader.quotation(name):
        parts.append(Part(words("web.picture.voice.title"), (quotation,), anchor="voice"))
    return PicturePage(
        f"criterion:{name}",
        title,
        (_headline(reader, line, title),),
        tuple(part for part in parts if part is not None),
        lead=plain(_gap_said(reader, line)),
        opening=(PictureBlock(whole_of(voice, line, title)),),
        kicker=words("web.picture.criterion.kicker", dimension=voice.member("criterion", CRITERION[name].dimension)),
    )


def _headline(reader: Reader, line: Line, title: str) -> tuple[Piece, ...]:
    voice = reader.voice
    words = voice.words
    pieces: list[Piece] = [Piece(f"{title}: {words('mirror.we')} ")]
    for value, mark, measure in ((line.inside, wording.ring, INSIDE), (line.outside, wording.dot, OUTSIDE)):
        if measure == OUTSIDE:
            pieces.append(Piece(words("mirror.headline.widest.customers")))
        shown = value is not None and value.shown
        pieces.append(mark(voice, value) if shown else Piece(wording.reason_word(voice, value)))
    return (*pieces, Piece("."))


def _gap_said(reader: Reader, line: Line) -> str:
    voice = reader.voice
    words = voice.words
    if line.not_comparable:
        return sentence(words("mirror.not_comparable", reason=wording.refused(voice, line.not_comparable))) + "."
    if line.gap is None:
        return words("web.picture.no_gap")
    turned = line.gap.value < 0
    span = wording.in_brackets(wording.difference_interval(voice, line.gap, turned=turned))
    points = wording.points(voice, line.gap.value)
    if line.gap.same:
        return words("mirror.lead.same", points=points, interval=span)
    if not line.gap.certain:
        return words("mirror.lead.unsure", interval=wording.difference_interval(voice, line.gap))
    said = words("mirror.lead.better" if turned else "mirror.lead.gap", points=points, interval=span)
    return f"{said} {words('web.picture.is_blind_spot')}" if line.blind_spot else said


def _statements(reader: Reader, name: str) -> Part:
    """What the criterion says, and the statements as they were asked, where a shipped questionnaire was."""
    voice = reader.voice
    words = voice.words
    told = words.criterion_meaning(name)
    blocks: list[Block] = [Prose(plain(told))] if told else []
    for side, perspective, mark in (("inside", "employee", "ring"), ("outside", "customer", "dot")):
        for text in _asked(reader, side, name, perspective):
            who = words(f"web.picture.asked.{side}")
            style = "inside" if side == "inside" else "outside"
            blocks.append(Prose((Piece(who, style, mark), Piece(f" {words('web.picture.quoted', text=text)}"))))  # type: ignore[arg-type]
    return Part(words("web.picture.statements"), tuple(blocks), anchor="statements")


def _asked(reader: Reader, side: str, name: str, perspective: str) -> list[str]:
    names = (reader.held.manifest.get("asked_with") or {}).get(side) or ()
    language = reader.voice.words.language
    found: list[str] = []
    for shipped in SHIPPED:
        if any(questionnaire.split(" ")[0] == shipped for questionnaire in names):
            asked = shipped_instrument(shipped).item
            fitting = [item for item in asked if item.criterion == name and perspective in item.perspectives]
            found += [in_language(item.text, language) for item in fitting if item.measured == "statement"]
    return found


def _views(reader: Reader, name: str) -> Part:
    """All views of the criterion as shares that agree: managers, employees, customers, and what managers guess."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    entries = [
        Entry(
            words("web.picture.all_of_us"),
            frame.find(INSIDE, MEAN, criterion=name),
            reader.to("definition", INSIDE),
            strong=True,
        ),
        Entry(voice.member("perspective", MANAGER), frame.find(INSIDE, MEAN, criterion=name, perspective=MANAGER)),
        Entry(voice.member("perspective", EMPLOYEE), frame.find(INSIDE, MEAN, criterion=name, perspective=EMPLOYEE)),
        Entry(
            voice.member("perspective", "customer"),
            frame.find(OUTSIDE, MEAN, criterion=name),
            reader.to("definition", OUTSIDE),
            strong=True,
        ),
    ]
    label = words("web.picture.views")
    told = [f"{entry.name} {voice.bare(entry.value, 0)}" for entry in entries[1:] if entry.value and entry.value.shown]
    heading = words.listing(told) or label
    blocks: list[Block] = [values_grid(voice, entries, words("group.perspective"), label)]
    agree = frame.find(OUTSIDE, "top_2_share", criterion=name)
    guess = frame.find(GUESS, MEAN, criterion=name)
    if guess is not None or agree is not None:
        hundred = [
            Entry(words("agreement.guess"), guess, reader.to("definition", GUESS)),
            Entry(words("agreement.agree"), agree, reader.to("definition", OUTSIDE)),
        ]
        blocks.append(values_grid(voice, hundred, words("agreement.of_hundred"), words("agreement.chart.label")))
    return Part(heading, tuple(blocks), name="views", anchor="gap")


def _evidence(reader: Reader, line: Line) -> Part:
    """What data prove: in total, and by touchpoint and unit where these are told apart."""
    voice = reader.voice
    words = voice.words
    proof = line.evidence
    if proof is None or proof.value is None:
        why = words("mirror.evidence.none") if proof is None else words("mirror.evidence.not_counted")
        said = sentence(f"{words('nodata.word')}: {why}") + "."
        return Part(words("web.picture.evidence.none"), (Prose(plain(said)),), anchor="evidence")
    measure, statistic = proof.measure, proof.statistic
    label = words.name(measure, statistic)
    total = Entry(words("group.total"), proof.value, reader.to("definition", measure), proof.target, strong=True)
    grids = [values_grid(voice, [total, *_evidence_by(reader, proof, "touchpoint")], words("group.touchpoint"), label)]
    if by_unit := _evidence_by(reader, proof, "org_unit"):
        grids.append(values_grid(voice, by_unit, words("group.org_unit"), label))
    heading = voice.statement(proof.value) if proof.shown is not None else f"{label}: {voice.reason(proof.value)[0]}"
    meaning = words.get(f"definition.{measure}", **_limits(reader))
    blocks: list[Block] = [Prose(muted(meaning))] if meaning else []
    return Part(sentence(heading), (*blocks, *grids), name="evidence", anchor="evidence")


def _evidence_by(reader: Reader, proof: Evidence, column: str) -> list[Entry]:
    """Touchpoints the worst first, units by name: nobody is ranked."""
    frame, voice = reader.frame, reader.voice
    values = reader.sight.among(frame.groups(proof.measure, proof.statistic, column))
    listed = ordered(values, voice) if column == "touchpoint" else sorted(values, key=voice.single)
    kind = "unit" if column == "org_unit" else column
    return [
        Entry(
            voice.single(value),
            value,
            reader.to(kind, member),
            frame.target(proof.measure, proof.statistic, column, member),
        )
        for value in listed
        if (member := value.member(column)) is not None
    ]


def _limits(reader: Reader) -> dict[str, object]:
    return {**asdict(Limits()), **(reader.held.manifest.get("limits") or {})}


def _own_by_unit(reader: Reader, name: str) -> Part | None:
    """How units see themselves, by name; small ones stand with all below the next unit up."""
    frame, voice = reader.held.units, reader.voice
    words = voice.words
    values = [v for v in frame.current if v.measure == INSIDE and v.statistic == MEAN and v.member("criterion") == name]
    values = [v for v in values if v.member("perspective") == "*" and v.member("org_unit") not in {"*", None}]
    entries = _unit_entries(reader, reader.sight.among(values))
    if not entries:
        return None
    total = Entry(words("group.total"), frame.find(INSIDE, MEAN, criterion=name), strong=True)
    label = words("web.picture.by_unit", count=words.count(sum(entry.value.shown for entry in entries if entry.value)))
    grid = values_grid(voice, [total, *entries], words("group.org_unit"), label)
    return Part(label, (grid, Prose(muted(words("web.picture.by_unit.note")), "note")), name="units", anchor="units")


def _unit_entries(reader: Reader, values: Iterable[Value]) -> list[Entry]:
    found = []
    for value in values:
        member = value.member("org_unit") or ""
        found.append(
            (unit_name(reader, member), Entry(unit_name(reader, member), value, _unit_address(reader, member)))
        )
    return [entry for _, entry in sorted(found, key=lambda told: told[0])]


def _unit_address(reader: Reader, member: str) -> str:
    return reader.to("unit", member.removesuffix(SUBTREE))


def unit_name(reader: Reader, member: str) -> str:
    """The name of a unit, or of a unit with all below it."""
    name = reader.voice.member("org_unit", member.removesuffix(SUBTREE))
    return reader.voice.words("web.picture.with_all_below", name=name) if is_subtree(member) else name


def _by_segment(reader: Reader, name: str) -> Part | None:
    frame, voice = reader.frame, reader.voice
    words = voice.words
    members = sorted({v.member("segment") for v in frame.current if v.measure == OUTSIDE} - {"*", None}, key=str)
    entries = [
        Entry(
            voice.member("segment", member),
            frame.find(OUTSIDE, MEAN, criterion=name, segment=member),
            reader.to("segment", member),
        )
        for member in members
        if member is not None
    ]
    if not entries:
        return None
    total = Entry(words("mirror.customers").capitalize(), frame.find(OUTSIDE, MEAN, criterion=name), strong=True)
    label = words("web.picture.by_segment")
    heading = _from_to(reader, "segment", [entry.value for entry in entries]) or label
    return Part(heading, (values_grid(voice, [total, *entries], words("group.segment"), label),), name="segments")


def _from_to(reader: Reader, column: str, values: Iterable[Value | None]) -> str:
    """`Segmente: von 23 (Unter 30) bis 50 (Firmenkunden)`; empty where fewer than two are shown."""
    voice = reader.voice
    shown = sorted((value for value in values if value is not None and value.shown), key=lambda value: value.figure)
    if len(shown) < 2:
        return ""
    low, high = shown[0], shown[-1]
    return voice.words(
        "groups.title",
        groups=voice.words(f"groups.{column}"),
        low=voice.value(low, 0),
        low_group=voice.member(column, low.member(column)),
        high=voice.value(high, 0),
        high_group=voice.member(column, high.member(column)),
    )


# one group ------------------------------------------------------------------------------------------------------------


def group_page(reader: Reader, column: str, member: str) -> PicturePage:
    """A touchpoint or a segment of customers."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    values = [v for v in frame.current if v.member(column) == member]
    if not values or member == "*":
        raise Http404
    name = voice.member(column, member)
    shown = [v for v in _headlines(values) if v.shown]
    figures = _figures(reader, values, column, member)
    headline = words("web.picture.group.hidden", name=name)
    if shown:
        headline = f"{name}: {voice.statement(shown[0])}."
    told = words(f"web.picture.figures.{'one' if len(shown) == 1 else 'many'}", count=words.count(len(shown)))
    parts = [Part(told, (figures,), name="figures", anchor="figures")]
    if column == "segment" and (criteria := _segment_criteria(reader, member)):
        parts.insert(0, criteria)
    if (over_time := _over_time(reader, column, member)) is not None:
        parts.append(over_time)
    return PicturePage(
        f"{column}:{member}",
        name,
        (plain(headline),),
        tuple(parts),
        kicker=words(f"group.{column}"),
    )


def _headlines(values: Iterable[Value]) -> list[Value]:
    """Of every measure the figure that stands for it, in the order of the report."""
    found: dict[str, Value] = {}
    alone = [v for v in values if v.measure not in _MIRRORS and sum(member != "*" for member in v.cell) == 1]
    for value in sorted(alone, key=lambda v: measure_order(v.measure)):
        if value.measure in BY_NAME and value.statistic == BY_NAME[value.measure].headline.name:
            found.setdefault(value.measure, value)
    order = {"promise_kept": -1}
    return sorted(found.values(), key=lambda v: (order.get(v.measure, 0), measure_order(v.measure)))


def _figures(reader: Reader, values: Sequence[Value], column: str, member: str) -> Grid:
    """Each measure in a row: here, in total, and its target."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    columns = (
        Column("name", words("web.picture.figure"), share=0.32),
        Column("text", words("web.picture.here"), share=0.28),
        Column("number", words("tables.column.n"), share=0.1),
        Column("text", words("group.total"), share=0.2),
        Column("text", words("web.picture.target"), share=0.1),
    )
    rows = []
    for value in _headlines(reader.sight.among(values)):
        name = Cell((Piece(words.name(value.measure, value.statistic), href=reader.to("definition", value.measure)),))
        total = frame.shown_total(value.measure, value.statistic)
        rest = Cell(plain(f"{voice.value(total)}{voice.in_brackets(total)}")) if total is not None else Cell()
        target = frame.target(value.measure, value.statistic, column, member)
        aim = Cell(plain(voice.target(value, target))) if target is not None else Cell()
        rows.append(Row((name, *_shown_or_why(reader, value), rest, aim)))
    return Grid(columns, tuple(rows), words("web.picture.figures"))


def _shown_or_why(reader: Reader, value: Value) -> tuple[Cell, Cell]:
    voice = reader.voice
    if not value.shown:
        word, why = voice.reason(value)
        return Cell((Piece(word, "strong", "hatch" if value.protected else None), Piece(f" {why}", "muted"))), Cell()
    n = voice.words.count(value.n) if value.n is not None else ""
    return Cell((Piece(voice.value(value), "strong"), Piece(voice.in_brackets(value), "muted"))), Cell(muted(n))


def _segment_criteria(reader: Reader, member: str) -> Part | None:
    frame, voice = reader.frame, reader.voice
    words = voice.words
    entries = [
        Entry(
            voice.member("criterion", c.name),
            frame.find(OUTSIDE, MEAN, criterion=c.name, segment=member),
            reader.to("criterion", c.name),
        )
        for c in CRITERIA
    ]
    if not any(entry.value is not None for entry in entries):
        return None
    total = Entry(words("mirror.total"), frame.find(OUTSIDE, MEAN, segment=member), strong=True)
    label = words("web.picture.segment.criteria")
    return Part(label, (values_grid(voice, [total, *entries], words("group.criterion"), label),), name="criteria")


def _over_time(reader: Reader, column: str, member: str) -> Part | None:
    """The figures of the group, period by period, the newest first."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    now = [v for v in _headlines(v for v in frame.current if v.member(column) == member) if v.shown][:4]
    periods = [period.label for period in reversed(frame.period.series())]
    found = {
        (v.measure, label): frame.find(v.measure, v.statistic, label, **{column: member})
        for v in now
        for label in periods
    }
    kept = [
        label for label in periods if any((value := found[v.measure, label]) is not None and value.shown for v in now)
    ]
    if len(kept) < 2:
        return None
    heads = [Column("text", words.short_name(v.measure, v.statistic)) for v in now]
    columns = (Column("name", words("trend.column.period")), *heads)
    rows = []
    for label in kept:
        cells = [Cell(plain(words.period(label)))]
        for v in now:
            value = found[v.measure, label]
            if value is None or not value.shown:
                cells.append(Cell(muted(wording.reason_word(voice, value))))
            else:
                n = f"; n\u00a0{words.count(value.n)}" if value.n is not None else ""
                span = voice.interval(value)
                cells.append(Cell((Piece(voice.value(value), "strong"), *muted(f" ({span}{n})" if span else ""))))
        rows.append(Row(tuple(cells)))
    first, last = found[now[0].measure, kept[-1]], found[now[0].measure, kept[0]]
    title = words("web.picture.over_time")
    if first is not None and last is not None and first.shown and last.shown:
        title = words(
            "trend.title",
            name=words.short_name(last.measure, last.statistic),
            first=voice.value(first),
            first_in=words.in_period(first.period),
            last=voice.value(last),
            last_in=words.in_period(last.period),
        )
    return Part(title, (Grid(columns, tuple(rows), title),), anchor="course")


# one unit -------------------------------------------------------------------------------------------------------------


def unit_page(reader: Reader, code: str) -> PicturePage:
    """How a unit sees itself, what its data prove, what customers of its touchpoints say; never customers by unit."""
    access_unit(reader.sight, reader.held, code)
    frame, voice = reader.held.units, reader.voice
    words = voice.words
    name = voice.member("org_unit", code)
    parts = [_own_criteria(reader, code), _unit_figures(reader, code), _owned(reader, code), _below(reader, code)]
    member, value = _own_value(reader, code, "*")
    total = frame.find(INSIDE, MEAN)
    if value is not None and value.shown and total is not None and total.shown:
        who = unit_name(reader, member)
        headline = words(
            "web.picture.unit.headline",
            name=who,
            value=wording.figure(voice, value),
            total=wording.figure(voice, total),
        )
    else:
        headline = words("web.picture.unit.hidden", name=name)
    return PicturePage(
        f"unit:{code}",
        name,
        (plain(headline),),
        tuple(part for part in parts if part is not None),
        lead=plain(words("web.picture.unit.lead")),
        kicker=f"{words('group.org_unit')} · {name}",
    )


def _own_value(reader: Reader, code: str, criterion: str) -> tuple[str, Value | None]:
    """The unit alone; where that is not shown, with all below it; else the next unit up with all below it."""
    frame = reader.held.units
    parents = reader.held.manifest.get("parents") or {}
    tried = [code, subtree(code)]
    if code in parents:
        tried.append(subtree(parents[code]))
    found = [(member, frame.find(INSIDE, MEAN, criterion=criterion, org_unit=member)) for member in tried]
    for member, value in found:
        if value is not None and value.shown:
            return member, value
    return found[0]


def _own_criteria(reader: Reader, code: str) -> Part | None:
    voice = reader.voice
    words = voice.words
    entries = []
    for criterion in CRITERIA:
        member, value = _own_value(reader, code, criterion.name)
        if value is None:
            continue
        below = unit_name(reader, member) if member != code and value.shown else ""
        name = voice.member("criterion", criterion.name)
        entries.append(Entry(name, value, reader.to("criterion", criterion.name), below=below))
    if not entries:
        return None
    label = words("web.picture.unit.criteria")
    grid = values_grid(voice, entries, words("group.criterion"), label)
    return Part(label, (grid, Prose(muted(words("web.picture.by_unit.note")), "note")), name="criteria")


def _unit_figures(reader: Reader, code: str) -> Part | None:
    """Figures of what the unit does: of processes only."""
    values = [v for v in reader.frame.current if v.member("org_unit") == code and not told_by_customers(v.measure)]
    if not _headlines(values):
        return None
    words = reader.voice.words
    return Part(words("web.picture.unit.figures"), (_figures(reader, values, "org_unit", code),), name="figures")


def _owned(reader: Reader, code: str) -> Part | None:
    """What customers say of the touchpoints for which the unit answers."""
    frame, voice = reader.frame, reader.voice
    words = voice.words
    owners = reader.held.manifest.get("owners") or {}
    owned = sorted((voice.member("touchpoint", at), at) for at, owner in owners.items() if owner == code)
    blocks: list[Block] = []
    for measure in ("net_promoter_score", "satisfaction", "customer_effort"):
        statistic = BY_NAME[measure].headline.name
        entries = [
            Entry(name, value, reader.to("touchpoint", at))
            for name, at in owned
            if (value := frame.at(measure, statistic, "touchpoint", at)) is not None
        ]
        if entries:
            total = Entry(words("group.total"), frame.total(measure, statistic), strong=True)
            label = words.name(measure, statistic)
            grid = values_grid(voice, [total, *entries], words("group.touchpoint"), label)
            blocks.append(Section(plain(label), (grid,), size="small"))
    if not blocks:
        return None
    heading = words("web.picture.unit.owned", name=voice.member("org_unit", code))
    return Part(heading, tuple(blocks), name="touchpoints")


def _below(reader: Reader, code: str) -> Part | None:
    parents = reader.held.manifest.get("parents") or {}
    members = {row["org_unit"] for row in reader.held.rows}
    below = sorted(
        (reader.voice.member("org_unit", unit), unit)
        for unit, parent in parents.items()
        if parent == code and reader.sight.sees_unit(unit) and {unit, subtree(unit)} & members
    )
    if not below:
        return None
    head = reader.voice.words("web.picture.unit.below")
    rows = tuple(Row((Cell((Piece(name, href=reader.to("unit", unit)),)),)) for name, unit in below)
    return Part(head, (Grid((Column("name", reader.voice.words("group.org_unit")),), rows, head),))


# one measure ----------------------------------------------------------------------------------------------------------


def definition_page(reader: Reader, measure: str) -> PicturePage:
    """What a figure means, how sure it is, how many stand behind it, and where it comes from."""
    frame, voice, manifest = reader.frame, reader.voice, reader.held.manifest
    words = voice.words
    values = [v for v in frame.current if v.measure == measure and all(member == "*" for member in v.cell)]
    if measure not in manifest.get("measures", ()) or measure not in BY_NAME:
        raise Http404
    shown = [v for v in values if v.shown]
    meaning = words.get(f"definition.{measure}", **_limits(reader)) or ""
    facts = [
        KeyFigure(
            plain(words.name(value.measure, value.statistic)),
            f"{voice.value(value)}{voice.in_brackets(value)}",
            "; ".join(filter(None, (_counted(reader, value), _method(reader, value), _aim(reader, value)))),
        )
        for value in shown
    ]
    parts = [Part(words("web.picture.source"), (_sources(reader, measure),), anchor="source")]
    headline = (
        f"{sentence(voice.statement(shown[0]))}." if shown else f"{words.measure(measure)}: {words('nodata.word')}."
    )
    return PicturePage(
        f"definition:{measure}",
        words.measure(measure),
        (plain(headline),),
        tuple(parts),
        lead=plain(meaning),
        facts=tuple(facts),
        kicker=f"{words.measure(measure)} · {measure}",
    )


def _counted(reader: Reader, value: Value) -> str:
    return f"n\u00a0{reader.voice.words.count(value.n)}" if value.n is not None else ""


def _aim(reader: Reader, value: Value) -> str:
    target = reader.frame.target(value.measure, value.statistic)
    words = reader.voice.words
    return words("trend.target", target=reader.voice.target(value, target)) if target is not None else ""


def _method(reader: Reader, value: Value) -> str:
    for row in reader.held.rows:
        same = (row["measure"], row["statistic"], row["period"]) == (value.measure, value.statistic, value.period)
        if (
            same
            and row["interval_method"]
            and all(row[name] == "*" for name in ("criterion", "org_unit", "touchpoint"))
        ):
            return reader.voice.words("web.picture.method", method=row["interval_method"])
    return ""


def _sources(reader: Reader, measure: str) -> Grid:
    """The files and queries that filled the tables which the measure reads."""
    words = reader.voice.words
    known = BY_NAME[measure]
    read = {*known.tables, *known.optional_tables}
    told = (reader.held.manifest.get("settings") or {}).get("source") or ()
    by_system: dict[str, set[str]] = {}
    for entry in told:
        by_system.setdefault(entry.get("name") or entry["system"], set()).add(entry["table"])
    inputs = [
        entry for entry in reader.held.manifest.get("inputs") or () if by_system.get(entry["source"], set()) & read
    ]
    names = sorted({entry["source"] for entry in inputs})
    columns = (
        Column("name", words("web.picture.source.name"), share=0.4),
        Column("text", words("web.picture.source.table"), share=0.3),
        Column("number", words("web.picture.source.rows"), share=0.15),
        Column("number", words("web.picture.source.files"), share=0.15),
    )
    rows = []
    for name in names:
        mine = [entry for entry in inputs if entry["source"] == name]
        rows.append(
            Row(
                (
                    Cell(plain(name)),
                    Cell((Piece(", ".join(sorted(by_system[name])), "code"),)),
                    Cell(plain(words.count(sum(entry["rows_stored"] for entry in mine)))),
                    Cell(plain(words.count(len(mine)))),
                )
            )
        )
    return Grid(columns, tuple(rows), words("web.picture.source"))
