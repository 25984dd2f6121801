"""The board report: which pages there are, in which order, and what stands on which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fremdbild.report.document import Block, Columns, Page, Report, Section, plain, text_of
from fremdbild.report.findings_page import findings_page
from fremdbild.report.frame import Frame
from fremdbild.report.front import front
from fremdbild.report.method_page import counted, created_on, method_in_short, method_page
from fremdbild.report.mirror.asked import asked, method_of_mirror
from fremdbild.report.mirror.front import mirror_front
from fremdbild.report.mirror.one_side import method_of_one_side, one_side_front
from fremdbild.report.mirror.pages import evidence_page, mirror_pages
from fremdbild.report.mirror.reading import Mirror, read_mirror, read_one_side
from fremdbild.report.mirror.soundness import numbers_sections, soundness_page
from fremdbild.report.mirror.terms import criteria_terms
from fremdbild.report.tables_page import tables_pages
from fremdbild.report.topics import ROOM, Topic, topic_called, topics
from fremdbild.report.voice import Voice, clipped
from fremdbild.texts import words_in

MOST_PAGES = 12
MOST_TABLE_PAGES = 4

_LONGEST_ORGANISATION = 70
_FEW_VALUES = 40
"""So few values need no tables: all of the report stands on one page, where there is nothing to tell apart."""
_SECOND_HEADLINE = 44.0
_GIVEN_TO_COURSES = 0.55
_MOST_EXTRA = 130.0
"""pt by which the courses of a page may grow."""


def board(frame: Frame, language: str) -> Report:
    """The report on one assessment in one language."""
    voice = Voice.of(words_in(language), frame.manifest)
    words = voice.words
    mirror = read_mirror(frame) or read_one_side(frame)
    inner = _inner_pages(frame, voice, mirror)
    method = method_page(frame, voice)
    if mirror is not None:
        method = replace(method, blocks=(*method.blocks[:1], criteria_terms(voice, mirror), *method.blocks[1:]))
    if mirror is None and not inner and len(frame.current) <= _FEW_VALUES:
        first = front(frame, voice, method_in_short(frame, voice))
        pages: tuple[Page, ...] = (replace(first, blocks=(*first.blocks, *method.blocks)),)
    else:
        leading = numbers_sections(frame, voice, mirror) if mirror is not None else ()
        tables = tables_pages(frame, voice, min(MOST_TABLE_PAGES, MOST_PAGES - 2 - len(inner)), leading)
        foot = _foot(frame, voice, mirror)
        if tables:
            foot += " " + words("method.short.pages", tables=2 + len(inner), definitions=2 + len(inner) + len(tables))
        first = _first_page(frame, voice, mirror, foot)
        pages = (first, *inner, *tables, method)
    return replace(without_pages(frame, voice, mirror), pages=pages)


def _foot(frame: Frame, voice: Voice, mirror: Mirror | None) -> str:
    if mirror is None:
        return method_in_short(frame, voice)
    return (method_of_one_side if mirror.one_sided else method_of_mirror)(frame, voice, mirror)


def _first_page(frame: Frame, voice: Voice, mirror: Mirror | None, foot: str) -> Page:
    if mirror is None:
        return front(frame, voice, foot)
    return (one_side_front if mirror.one_sided else mirror_front)(frame, voice, mirror, foot)


def without_pages(frame: Frame, voice: Voice, mirror: Mirror | None) -> Report:
    """What every file says of itself: title, author, and n, source and date in a line."""
    words, language = voice.words, voice.words.language
    organisation = clipped(str(frame.manifest["organisation"]), _LONGEST_ORGANISATION)
    period = words.period(frame.period.label)
    return Report(
        language=language,
        title=words("report.title", organisation=organisation, period=period),
        running_head=_running_head(frame, voice, organisation, period),
        page_words=words.texts["report.page"],
        skip_words=words("report.skip"),
        table_words=words("table"),
        author=organisation,
        source=words(
            "report.source",
            organisation=organisation,
            period=period,
            counted=asked(frame, voice, mirror) if mirror is not None else words.listing(counted(frame, words)),
            label=f"{frame.period.label}-{frame.manifest['number']}",
            created=created_on(frame, words),
        ),
    )


def _inner_pages(frame: Frame, voice: Voice, mirror: Mirror | None) -> list[Page]:
    """What stands between page one and the tables, cut to the room that there is; the findings stand last."""
    of_mirror: list[Page] = []
    if mirror is not None:
        told = _soundness(frame, voice, mirror) if mirror.one_sided else mirror_pages(frame, voice, mirror)
        of_mirror = [*told, *evidence_page(frame, voice)]
    found = findings_page(frame, voice)
    room = MOST_PAGES - 3 - (found is not None and mirror is not None)
    pages = [*of_mirror, *_topic_pages(frame, voice)][:room]
    return [*pages, *([found] if found else [])][: MOST_PAGES - 3]


def _soundness(frame: Frame, voice: Voice, mirror: Mirror) -> list[Page]:
    """How far the answers of the one side carry; none where a single paragraph would be all of the page."""
    page = soundness_page(frame, voice, mirror)
    return [page] if len(page.blocks) > 1 or any(isinstance(block, Columns) for block in page.blocks) else []


def _running_head(frame: Frame, voice: Voice, organisation: str, period: str) -> str:
    settings = (frame.manifest.get("settings") or {}).get("report") or {}
    language = voice.words.language
    addressee = (settings.get("addressee_by_language") or {}).get(language) or settings.get("addressee")
    kind = voice.words("report.to", addressee=clipped(addressee)) if addressee else voice.words("report.kind")
    return " · ".join((organisation, kind, period))


def _topic_pages(frame: Frame, voice: Voice) -> list[Page]:
    """A page for each subject; two share one where both fit. What room is left goes to the courses."""
    shared: list[list[Topic]] = []
    for topic in topics(frame, voice):
        if shared and _height([*shared[-1], topic]) <= ROOM:
            shared[-1].append(topic)
        else:
            shared.append([topic])
    return [_topic_page(frame, voice, together) for together in shared]


def _height(together: Sequence[Topic]) -> float:
    return sum(topic.height for topic in together) + _SECOND_HEADLINE * (len(together) - 1)


def _topic_page(frame: Frame, voice: Voice, together: Sequence[Topic]) -> Page:
    if len(together) == 1:
        alone = topic_called(frame, voice, together[0].name, ROOM) or together[0]
        together = [alone]
    spare = max(0.0, ROOM - _height(together)) * _GIVEN_TO_COURSES / len(together)
    room = ROOM if len(together) == 1 else 0.0
    grown = [
        topic_called(frame, voice, topic.name, room + spare, min(spare, _MOST_EXTRA)) or topic for topic in together
    ]
    first, *others = grown
    sections = [Section(plain(topic.headline), _blocks(topic), size="topic") for topic in others]
    return Page(first.name, (plain(first.headline),), (*_blocks(first), *sections))


def _blocks(topic: Topic) -> tuple[Block, ...]:
    return tuple(block for band in topic.bands for block in band.blocks)


def headline_text(page: Page) -> str:
    """The headline of a page as one line of words."""
    return " ".join(text_of(line) for line in page.headline)
