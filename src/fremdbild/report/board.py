"""The board report: which pages there are, in which order, and what stands on which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fremdbild.report.appendix import method_in_short, method_page, tables_pages
from fremdbild.report.document import Block, Page, Piece, Report, Section, plain, text_of
from fremdbild.report.findings_page import findings_page
from fremdbild.report.frame import Frame
from fremdbild.report.front import front
from fremdbild.report.topics import Band, Topic, topics
from fremdbild.report.voice import Voice
from fremdbild.texts import words_in

MOST_PAGES = 12
MOST_TABLE_PAGES = 3

_ROOM = 690.0
"""Height in pt between the headline and the foot of a page."""
_SECOND_HEADLINE = 44.0


def board(frame: Frame, language: str) -> Report:
    """The report on one assessment in one language."""
    voice = Voice.of(words_in(language), frame.manifest)
    words = voice.words
    inner = _topic_pages(topics(frame, voice))
    if found := findings_page(frame, voice):
        inner.append(found)
    inner = inner[: MOST_PAGES - 3]
    tables = tables_pages(frame, voice, min(MOST_TABLE_PAGES, MOST_PAGES - 2 - len(inner)))
    method = method_page(frame, voice)
    foot = method_in_short(frame, voice)
    if tables:
        foot += " " + words("method.short.pages", tables=2 + len(inner), definitions=2 + len(inner) + len(tables))
    organisation = str(frame.manifest["organisation"])
    period = words.period(frame.period.label)
    return Report(
        language=language,
        title=words("report.title", organisation=organisation, period=period),
        running_head=_running_head(frame, voice, organisation, period),
        page_words=words.texts["report.page"],
        skip_words=words("report.skip"),
        table_words=words("table"),
        author=organisation,
        pages=(front(frame, voice, foot), *inner, *tables, method),
    )


def _running_head(frame: Frame, voice: Voice, organisation: str, period: str) -> str:
    settings = (frame.manifest.get("settings") or {}).get("report") or {}
    language = voice.words.language
    addressee = (settings.get("addressee_by_language") or {}).get(language) or settings.get("addressee")
    kind = voice.words("report.to", addressee=addressee) if addressee else voice.words("report.kind")
    return " · ".join((organisation, kind, period))


def _topic_pages(found: Sequence[Topic]) -> list[Page]:
    """Bands on pages, in order. Two subjects share a page where both fit; a long one goes on on the next page."""
    pages: list[Page] = []
    free = 0.0
    for topic in found:
        if pages and topic.height + _SECOND_HEADLINE <= free:
            section = Section(plain(topic.headline), _blocks(topic.bands), size="topic")
            pages[-1] = replace(pages[-1], blocks=(*pages[-1].blocks, section))
            free -= topic.height + _SECOND_HEADLINE
            continue
        for number, part in enumerate(_split(topic.bands)):
            title = topic.headline if number == 0 else part[0].heading
            pages.append(Page(topic.name if number == 0 else f"{topic.name}-{number + 1}", (_line(title),), _blocks(part)))
            free = _ROOM - sum(band.height for band in part)
    return pages


def _line(title: str) -> tuple[Piece, ...]:
    return plain(title)


def _split(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands in parts that each fit a page, the parts about equally full."""
    height = sum(band.height for band in bands)
    count = max(1, -(-int(height) // int(_ROOM)))
    parts: list[list[Band]] = [[]]
    used = 0.0
    for band in bands:
        full = used + band.height > _ROOM or (len(parts) < count and used >= height / count)
        if parts[-1] and full:
            parts.append([])
            used = 0.0
        parts[-1].append(band)
        used += band.height
    return parts


def _blocks(bands: Sequence[Band]) -> tuple[Block, ...]:
    return tuple(block for band in bands for block in band.blocks)


def headline_text(page: Page) -> str:
    """The headline of a page as one line of words."""
    return " ".join(text_of(line) for line in page.headline)
