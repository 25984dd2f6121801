"""Page one: read in a minute. Headline, key figures, the chart, three findings, all measures, method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fremdbild.report.cards import finding_cards
from fremdbild.report.document import Block, Columns, Fact, Page, Piece, Prose, Rich, Section, plain
from fremdbild.report.frame import Frame, Value
from fremdbild.report.overview import overview
from fremdbild.report.subject import CUSTOMERS, EVIDENCE, mark_of, whose
from fremdbild.report.topics import main_chart
from fremdbild.report.touchpoints import touchpoints
from fremdbild.report.voice import Voice
from fremdbild.texts.words import sentence

ROWS_ON_FRONT = 9


def front(frame: Frame, voice: Voice, foot: str) -> Page:
    """The first page."""
    headed = headline_values(frame)
    if not headed:
        return _nothing(frame, voice, foot)
    return Page(
        "front",
        tuple(_headline(voice, value) for value in headed),
        _blocks(frame, voice, headed),
        lead=plain(_lead(frame, voice, headed[0])),
        facts=_facts(frame, voice, headed),
        foot=plain(foot),
    )


def headline_values(frame: Frame) -> list[Value]:
    """What the data prove and what customers say, one figure each; where one side is missing, two of the other."""
    evidence = first_of_measures(frame, EVIDENCE)
    customers = first_of_measures(frame, CUSTOMERS)
    if evidence and customers:
        return [evidence[0], customers[0]]
    return (evidence or customers)[:2]


def first_of_measures(frame: Frame, wanted: Sequence[tuple[str, str]]) -> list[Value]:
    """For each measure its first statistic that has a figure."""
    found: dict[str, Value] = {}
    for measure, statistic in wanted:
        value = frame.shown_total(measure, statistic)
        if value is not None:
            found.setdefault(measure, value)
    return list(found.values())


def marked(voice: Voice, value: Value) -> Piece:
    """The figure with the mark of whoever gave it."""
    glyph, style = mark_of(whose(value.measure))
    return Piece(voice.value(value), style, glyph)


def _headline(voice: Voice, value: Value) -> Rich:
    before, after = voice.words.headline_parts(value.measure, value.statistic)
    if before:
        return (Piece(sentence(before)), marked(voice, value), Piece(f"{after}."))
    return (marked(voice, value), Piece(f"{after}."))


def _lead(frame: Frame, voice: Voice, value: Value) -> str:
    """How the first figure stands to its target and to the period before."""
    said = [_against_target(frame, voice, value), _against_before(frame, voice, value)]
    if not any(said) and value.n is not None:
        key = "lead.of_cases" if whose(value.measure) == "proved" else "lead.of_answers"
        count = voice.words.count(value.n)
        said = [voice.words(key, answers=count, cases=count)]
    return " ".join(filter(None, said))


def _against_target(frame: Frame, voice: Voice, value: Value) -> str | None:
    finding = frame.finding("target", value.measure, value.statistic)
    if finding is None:
        return None
    target = voice.comparison(finding)
    if not finding["certain"]:
        return voice.words("lead.target.open", target=target)
    if finding["direction"] == "better":
        return voice.words("lead.target.reached", target=target)
    size = (finding["unit_of_measure"], finding["difference"], finding["difference_lower"], finding["difference_upper"])
    difference, interval = voice.words.difference(*size), voice.size_interval(*size)
    if interval is None:
        return voice.words("lead.target.missed", target=target, difference=difference)
    return voice.words("lead.target.missed.interval", target=target, difference=difference, interval=interval)


def _against_before(frame: Frame, voice: Voice, value: Value) -> str | None:
    finding = frame.finding("trend", value.measure, value.statistic)
    before = frame.period.before()
    if finding is None or before is None:
        return None
    in_period = voice.words.in_period(finding["comparison_label"] or before.label)
    size = (finding["unit_of_measure"], finding["difference"], finding["difference_lower"], finding["difference_upper"])
    interval = voice.size_interval(*size)
    if not finding["certain"] or interval is None:
        return voice.words("lead.trend.open", in_period=in_period, comparison=voice.comparison(finding))
    key = f"lead.trend.{'less' if finding['difference'] < 0 else 'more'}"
    return voice.words(key, difference=voice.words.difference(*size), interval=interval, in_period=in_period)


def _facts(frame: Frame, voice: Voice, headed: Sequence[Value]) -> tuple[Fact, ...]:
    """The intervals of the headline, then two more figures."""
    pieces: list[Piece] = []
    for value in headed:
        interval = voice.interval(value)
        if interval is None:
            continue
        glyph, style = mark_of(whose(value.measure))
        pieces.append(Piece(interval, style, glyph))
    facts = [Fact(voice.words("intervals" if len(pieces) > 1 else "interval"), tuple(pieces))] if pieces else []
    others = [*first_of_measures(frame, CUSTOMERS), *first_of_measures(frame, EVIDENCE)]
    headed_measures = {value.measure for value in headed}
    for value in [other for other in others if other.measure not in headed_measures][: 3 - len(facts)]:
        name = voice.words.name(value.measure, value.statistic)
        figures = (Piece(voice.value(value), "strong"), Piece(voice.in_brackets(value)))
        facts.append(Fact(name, figures))
    return tuple(facts)


def _blocks(frame: Frame, voice: Voice, headed: Sequence[Value]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    chart = touchpoints(frame, voice, ROWS_ON_FRONT) or main_chart(frame, voice, headed[0])
    if chart is not None:
        blocks.append(chart)
    findings = _findings(frame, voice)
    if findings is not None:
        blocks.append(findings)
    table = overview(frame, voice)
    if table is not None:
        blocks.append(table)
    return tuple(blocks)


def _findings(frame: Frame, voice: Voice) -> Section | None:
    """The three findings that weigh most."""
    from fremdbild.findings import three_of  # slow: loads SciPy

    words = voice.words
    chosen: Sequence[Mapping[str, Any]] = three_of([dict(row) for row in frame.findings])
    if not chosen:
        if not frame.findings:
            return None
        none = f"findings.title.none.{'one' if len(frame.findings) == 1 else 'many'}"
        return Section(plain(words(none, total=words.count(len(frame.findings)))), ())
    certain = len(frame.certain)
    if certain > len(chosen):
        title = words("findings.title.some", count=sentence(words.in_words(len(chosen))), total=words.count(certain))
    else:
        title = words(
            f"findings.title.all.{'one' if certain == 1 else 'many'}", count=sentence(words.in_words(certain))
        )
    return Section(plain(title), (Columns(finding_cards(voice, chosen)),))


def _nothing(frame: Frame, voice: Voice, foot: str) -> Page:
    """A page that says that there is nothing to show, and why."""
    in_period = voice.words.in_period(frame.period.label)
    return Page(
        "front",
        (plain(sentence(voice.words("nothing.title", in_period=in_period))),),
        (Prose(plain(voice.words("nothing.reason")), "lead"),),
        foot=plain(foot),
    )
