"""The page on the course of both views: do the two pictures come closer?"""

from __future__ import annotations

from collections.abc import Sequence

from fremdbild.report.charts.pair import Mark, tens
from fremdbild.report.charts.two_courses import TwoCourses, WavePoint, two_courses
from fremdbild.report.document import Cell, Column, Figure, Grid, Page, Rich, Row, Section, muted, plain, strong
from fremdbild.report.frame import Frame, Value
from fremdbild.report.mirror import wording
from fremdbild.report.mirror.reading import Mirror
from fremdbild.report.mirror.table import mark_of
from fremdbild.report.mirror.waves import Change, Wave, breaks, change, waves
from fremdbild.report.voice import Voice
from fremdbild.texts.words import sentence

SCREEN_HEIGHT = 330.0
PRINT_HEIGHT = 320.0


def course_page(frame: Frame, voice: Voice, mirror: Mirror) -> Page | None:
    """None where there was but one wave."""
    known = waves(frame)
    if len(known) < 2:
        return None
    changed = change(frame)
    title = _title(frame, voice, changed, known)
    blocks = [_figure(frame, voice, known, changed, title)]
    table = _changes(frame, voice, mirror)
    return Page("mirror-course", (plain(title),), (*blocks, *([table] if table else [])))


def course_of(frame: Frame, voice: Voice, name: str) -> tuple[str, Figure] | None:
    """The course of one criterion under its message; None where there was but one wave."""
    known = waves(frame, name)
    if len(known) < 2:
        return None
    changed = change(frame, name)
    title = _title(frame, voice, changed, known)
    return title, _figure(frame, voice, known, changed, title)


def _title(frame: Frame, voice: Voice, changed: Change | None, known: Sequence[Wave]) -> str:
    words = voice.words
    if changed is None:
        since = max((day for day in breaks(frame) if day <= frame.period.first), default=None)
        alike = sum(since is None or wave.period.first >= since for wave in known)
        return words("course.title.new" if alike == 1 else "course.title.one_sided", count=words.count(alike))
    way = "unsure" if not changed.size.certain else "closer" if changed.size.value < 0 else "apart"
    return words(
        f"course.title.{way}",
        first=wording.signed(voice, changed.first.gap or 0.0),
        last=wording.points(voice, changed.last.gap or 0.0),
        in_period=words.in_period(changed.first.period.label),
    )


def _figure(frame: Frame, voice: Voice, known: Sequence[Wave], changed: Change | None, title: str) -> Figure:
    words = voice.words
    anew = _anew(frame, known)
    told = {changed.first.period.label, changed.last.period.label} if changed is not None else set()
    points = [
        WavePoint(
            words.short_period(wave.period.label),
            mark_of(voice, wave.inside, words("mirror.we")),
            mark_of(voice, wave.outside, words("mirror.customers")),
            gap=wording.signed(voice, wave.gap) if wave.gap is not None and wave.period.label in told else "",
            after_break=wave.period.label in anew,
        )
        for wave in known
    ]
    figures = [number for point in points for mark in (point.ours, point.theirs) for number in _bounds(mark)]
    courses = TwoCourses(
        points,
        tens(figures, None),
        words.figures.number,
        words("course.asked_anew"),
        (words("mirror.we"), words("mirror.customers")),
    )
    said = "; ".join(
        f"{words.period(wave.period.label)}: {wording.side(voice, wave.inside, words('mirror.we'))}, "
        f"{wording.side(voice, wave.outside, words('mirror.customers'))}"
        for wave in known
    )
    note = words("course.note.break") if anew else words("course.note")
    picture = two_courses(courses, SCREEN_HEIGHT, PRINT_HEIGHT, title, said)
    return Figure(picture, _table(voice, known, title), muted(note))


def _bounds(mark: Mark) -> list[float]:
    return [number for number in (mark.value, mark.lower, mark.upper) if number is not None]


def _anew(frame: Frame, known: Sequence[Wave]) -> set[str]:
    """The first wave after each change of questionnaire."""
    found = set()
    for day in breaks(frame):
        later = [wave.period.label for wave in known if wave.period.first >= day]
        if later and len(later) < len(known):
            found.add(later[0])
    return found


def _table(voice: Voice, known: Sequence[Wave], title: str) -> Grid:
    words = voice.words
    heads = ["\n".join(filter(None, words.short_period(wave.period.label))) for wave in known]
    columns = [Column("name", words("trend.column.period")), *(Column("number", head) for head in heads)]

    def of(side: str) -> list[Value | None]:
        return [getattr(wave, side) for wave in known]

    def figures(values: Sequence[Value | None]) -> list[Rich]:
        shown = [value is not None and value.shown for value in values]
        return [
            plain(wording.figure(voice, value)) if seen else muted(wording.reason_word(voice, value))
            for value, seen in zip(values, shown, strict=True)
        ]

    def spans(values: Sequence[Value | None]) -> list[Rich]:
        return [plain(wording.interval(voice, value).replace("\u00a0", " ")) for value in values]

    def counts(values: Sequence[Value | None]) -> list[Rich]:
        return [
            plain(words.count(value.n)) if value is not None and value.shown and value.n is not None else ()
            for value in values
        ]

    gaps: list[Rich] = [strong(wording.signed(voice, wave.gap)) if wave.gap is not None else () for wave in known]
    interval, n = words("tables.column.interval"), words("tables.column.n")
    rows = []
    for head, cells in (
        (words("mirror.we"), figures(of("inside"))),
        (interval, spans(of("inside"))),
        (n, counts(of("inside"))),
        (words("mirror.customers"), figures(of("outside"))),
        (interval, spans(of("outside"))),
        (n, counts(of("outside"))),
        (words("mirror.column.gap"), gaps),
    ):
        rows.append(Row((Cell(muted(head)), *(Cell(cell) for cell in cells))))
    return Grid(tuple(columns), tuple(rows), title, wide=True, small=True)


def _changes(frame: Frame, voice: Voice, mirror: Mirror) -> Section | None:
    """Criteria whose gap can be compared, the largest sure change first."""
    words = voice.words
    found = [(name, changed) for name in mirror.criteria if (changed := change(frame, name)) is not None]
    if not found:
        return None
    found.sort(key=lambda pair: (not pair[1].size.certain, -abs(pair[1].size.value)))
    closer = sum(changed.size.certain and changed.size.value < 0 for _, changed in found)
    number = "none" if closer == 0 else "one" if closer == 1 else "many"
    title = words(
        f"course.changes.title.{number}",
        closer=words.count(closer),
        of=words.count(len(found)),
        since=words.since(found[0][1].first.period.label),
    )
    columns = (
        Column("name", words("group.criterion"), share=0.24),
        Column("text", words("course.column.we"), share=0.12),
        Column("text", words("course.column.customers"), share=0.12),
        Column("text", words("course.column.gap"), share=0.12),
        Column("text", words("course.column.change"), share=0.2),
        Column("text", words("overview.column.state"), share=0.2),
    )
    rows = tuple(_changed_row(voice, name, changed) for name, changed in found)
    return Section(plain(sentence(title)), (Grid(columns, rows, title),))


def _changed_row(voice: Voice, name: str, changed: Change) -> Row:
    words = voice.words
    first, last = changed.first, changed.last

    def then_now(before: Value | None, now: Value | None) -> Cell:
        return Cell(plain(f"{wording.figure(voice, before)}\u00a0→\u00a0{wording.figure(voice, now)}"))

    gap = f"{wording.signed(voice, first.gap or 0.0)}\u00a0→\u00a0{wording.signed(voice, last.gap or 0.0)}"
    size = words.figures.signed(changed.size.value)
    span = wording.in_brackets(wording.difference_interval(voice, changed.size))
    way = "unsure" if not changed.size.certain else "closer" if changed.size.value < 0 else "apart"
    return Row(
        (
            Cell(plain(voice.member("criterion", name))),
            then_now(first.inside, last.inside),
            then_now(first.outside, last.outside),
            Cell(strong(gap)),
            Cell(plain(f"{size}{span}")),
            Cell(plain(words(f"course.state.{way}"))),
        )
    )
