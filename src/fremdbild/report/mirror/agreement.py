"""The page on agreement: how many of us and how many customers say yes, and how many leaders thought would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fremdbild.report.charts.pair import Axis, pair_axis, pair_strip
from fremdbild.report.charts.scale import SHARES
from fremdbild.report.document import (
    Block,
    Cell,
    Chart,
    Column,
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
from fremdbild.report.mirror.published import OF_AGREEMENT, OF_GUESSES, Published
from fremdbild.report.mirror.reading import MANAGER, Expected, Mirror, expected, own_share, seen
from fremdbild.report.mirror.table import mark_of
from fremdbild.report.voice import Voice
from fremdbild.texts.words import sentence

MOST_SENTENCES = 3


def agreement_page(frame: Frame, voice: Voice, mirror: Mirror) -> Page | None:
    """None where neither guesses nor shares of agreement are shown."""
    told = [expected(frame, name) for name in mirror.criteria]
    guessed = [one for one in told if seen(one.guess)]
    sentences = list(_sentences(frame, voice, mirror))
    if not guessed and not sentences:
        return None
    blocks: list[Block] = [_chart(voice, guessed)] if guessed else []
    if sentences:
        lines = tuple(Prose(rich) for _, rich in sentences)
        blocks.append(Section(plain(sentences[0][0]), lines))
    blocks.append(_published(frame, voice, mirror))
    title = _title(voice, guessed) if guessed else sentences[0][0]
    return Page("mirror-agreement", (plain(sentence(title)),), tuple(blocks), lead=plain(_lead(voice, guessed)))


def _title(voice: Voice, guessed: Sequence[Expected]) -> str:
    words = voice.words
    known = [one.off for one in guessed if one.off is not None]
    if not known:
        return words("agreement.title.guesses", count=words.count(len(guessed)))
    high = sum(off.certain and off.value > 0 for off in known)
    low = sum(off.certain and off.value < 0 for off in known)
    key = "more" if high >= low else "less"
    number = "one" if max(high, low) == 1 else "many"
    return words(f"agreement.title.{key}.{number}", count=words.count(max(high, low)), of=words.count(len(known)))


def _lead(voice: Voice, guessed: Sequence[Expected]) -> str:
    """Means over the criteria of which both are shown, and who was asked."""
    words = voice.words
    both = [one for one in guessed if seen(one.agree)]
    if not both:
        return ""
    guess = sum(one.guess.figure for one in both if one.guess is not None) / len(both)
    agree = sum(one.agree.figure for one in both if one.agree is not None) / len(both)
    n_guess = max(one.guess.n or 0 for one in both if one.guess is not None)
    n_agree = max(one.agree.n or 0 for one in both if one.agree is not None)
    return words(
        "agreement.lead",
        guess=words.count(guess),
        agree=words.count(agree),
        managers=words.count(n_guess),
        customers=words.count(n_agree),
        criteria=words.count(len(both)),
    )


def _chart(voice: Voice, guessed: Sequence[Expected]) -> Chart:
    """Guess and answer of each criterion on the whole scale, the furthest off first."""
    words = voice.words
    ordered = sorted(guessed, key=lambda one: (one.off is None, -(one.off.value if one.off is not None else 0)))
    axis = Axis(SHARES)
    label = words("agreement.chart.label")
    columns = (
        Column("name", words("group.criterion"), share=0.262),
        Column("chart", share=0.41),
        Column("text", words("agreement.column.off"), share=0.32),
    )
    head = Row(
        (
            Cell(strong(words("agreement.of_hundred"))),
            Cell(picture=pair_axis(axis, words.figures.number, label)),
            Cell(),
        ),
        heavy=True,
    )
    rows = [head]
    worded = False
    for one in ordered:
        first = not worded and seen(one.agree)
        worded = worded or first
        rows.append(_row(voice, axis, one, first=first))
    note = muted(words("agreement.note"))
    return Chart(Grid(columns, tuple(rows), label, flush=True), _numbers(voice, ordered), note)


def _row(voice: Voice, axis: Axis, one: Expected, *, first: bool) -> Row:
    words = voice.words
    name = voice.member("criterion", one.name)
    heads = (words("agreement.guess"), words("agreement.agree")) if first else None
    ours = mark_of(voice, one.guess, words("agreement.guess"))
    theirs = mark_of(voice, one.agree, words("mirror.customers"))
    guess, agree = words("agreement.guess"), words("agreement.agree")
    said = ", ".join((wording.side(voice, one.guess, guess), wording.side(voice, one.agree, agree)))
    strip = pair_strip(axis, ours, theirs, name, said, words=heads)
    return Row((Cell(plain(name)), Cell(picture=strip), Cell(_off(voice, one))), tall=first)


def _off(voice: Voice, one: Expected) -> Rich:
    """`40 zu hoch (35 bis 45)`"""
    words = voice.words
    if one.off is None:
        return muted(wording.reason_word(voice, one.agree))
    if not one.off.certain:
        span = wording.difference_interval(voice, one.off)
        return (Piece(words("no_reliable_difference")), Piece(wording.in_brackets(span), "muted"))
    low = one.off.value < 0
    told = words(f"agreement.{'low' if low else 'high'}", points=words.count(abs(one.off.value)))
    span = wording.difference_interval(voice, one.off, turned=low)
    return (Piece(told, "strong"), Piece(wording.in_brackets(span), "muted"))


def _numbers(voice: Voice, ordered: Sequence[Expected]) -> Grid:
    words = voice.words
    columns = [Column("name", words("group.criterion"), share=0.26)]
    for head in (words("agreement.guess"), words("agreement.agree")):
        columns.append(Column("number", head, share=0.08))
        columns.append(Column("number", words("tables.column.interval"), share=0.12))
        columns.append(Column("number", words("tables.column.n"), share=0.08))
    rows = []
    for one in ordered:
        cells = [Cell(plain(voice.member("criterion", one.name)))]
        for value in (one.guess, one.agree):
            cells += _side(voice, value)
        rows.append(Row(tuple(cells)))
    return Grid(tuple(columns), tuple(rows), words("agreement.chart.label"))


def _side(voice: Voice, value: Value | None) -> tuple[Cell, Cell, Cell]:
    if value is None or not value.shown:
        return (Cell(muted(wording.reason_word(voice, value))), Cell(), Cell())
    n = voice.words.count(value.n) if value.n is not None else ""
    return (Cell(plain(wording.figure(voice, value))), Cell(muted(wording.interval(voice, value))), Cell(muted(n)))


def _sentences(frame: Frame, voice: Voice, mirror: Mirror) -> Iterator[tuple[str, Rich]]:
    """`80 % unserer Führungskräfte (n 43) sagen …; 8 % unserer Kunden (n 1'412) stimmen zu`: short, and in full."""
    words = voice.words
    told = 0
    for line in mirror.widest():
        own, agree = own_share(frame, line.name), expected(frame, line.name).agree
        if own is None or agree is None or not agree.shown or told == MOST_SENTENCES:
            continue
        told += 1
        value, perspective = own
        who = words(f"agreement.who.{'managers' if perspective == MANAGER else 'all'}")
        short = words(
            "agreement.sentence.short",
            name=voice.member("criterion", line.name),
            own=wording.percent(voice, value),
            who=who,
            agree=wording.percent(voice, agree),
        )
        yield (
            short,
            (
                Piece(wording.percent(voice, value), "inside", "ring"),
                Piece(
                    words(
                        "agreement.sentence.own",
                        who=who,
                        n=wording.with_n(voice, value),
                        meaning=words.criterion_meaning(line.name) or voice.member("criterion", line.name),
                    )
                ),
                Piece(wording.percent(voice, agree), "outside", "dot"),
                Piece(words("agreement.sentence.customers", n=wording.with_n(voice, agree))),
            ),
        )


def _published(frame: Frame, voice: Voice, mirror: Mirror) -> Section:
    """Figures of others below ours: shares of people, other questions, so no axis."""
    words = voice.words
    columns = (
        Column("name", words("published.column.source"), share=0.24),
        Column("text", words("published.column.question"), share=0.46),
        Column("number", words("published.column.inside"), share=0.15),
        Column("number", words("published.column.outside"), share=0.15),
    )
    rows: list[Row] = []
    for name in [line.name for line in mirror.widest()]:
        own, told = own_share(frame, name), expected(frame, name)
        if own is not None and seen(told.agree):
            rows.append(_our_row(voice, name, "agree", own[0], told.agree))
            break
    rows += [_published_row(voice, published) for published in OF_AGREEMENT]
    for name in [line.name for line in mirror.widest()]:
        own, told = own_share(frame, name), expected(frame, name)
        if own is not None and seen(told.guess):
            rows.append(_our_row(voice, name, "guess", own[0], told.guess))
            break
    rows += [_published_row(voice, published) for published in OF_GUESSES]
    first = OF_AGREEMENT[0]
    percent = words.figures.percent
    title = words("published.title", inside=percent(first.inside), outside=percent(first.outside))
    return Section(plain(title), (Grid(columns, tuple(rows), title), Prose(muted(words("published.note")), "note")))


def _our_row(voice: Voice, name: str, kind: str, own: Value, other: Value | None) -> Row:
    words = voice.words
    told = words("published.ours", name=voice.member("criterion", name))
    cells = [Cell(strong(told)), Cell(plain(words(f"published.ours.{kind}")))]
    for value in (own, other):
        if value is not None:
            n = wording.with_n(voice, value)
            cells.append(Cell((Piece(wording.percent(voice, value), "strong"), Piece(n, "muted"))))
    return Row(tuple(cells))


def _published_row(voice: Voice, published: Published) -> Row:
    words = voice.words
    return Row(
        (
            Cell(plain(words(f"published.{published.name}", year=published.year))),
            Cell(plain(words(f"published.{published.name}.question", consumers=words.count(3300)))),
            Cell(plain(words.figures.percent(published.inside))),
            Cell(plain(words.figures.percent(published.outside))),
        )
    )
