"""What it is for, what is never computed, which law asks for it; what both sides agree on, and where they sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fremdbild.report.document import Block, Cell, Column, Grid, Page, Prose, Row, Section, WritingLines, muted, plain
from fremdbild.report.works_council.draft import Draft

NEVER = ("person", "rank", "profile", "decision", "logged", "sent")
GERMANY = ("information", "technique", "questionnaire", "data")
SWITZERLAND = ("participation", "health", "surveillance", "swiss_data")
TO_AGREE = ("purpose", "readers", "units", "minimum", "retention", "settings", "papers")
_MEASURED = ("survey", "process", "thing")


def purposes_of(draft: Draft) -> tuple[str, ...]:
    """What is done with these settings: kinds of figures that are computed, and the report on them."""
    kinds = {measure.kind for measure in draft.states.computed}
    found = [kind for kind in _MEASURED if kind in kinds]
    return (*found, "report") if found else ()


def purposes_page(draft: Draft) -> Page:
    """What it is for and what is never computed."""
    words, purposes = draft.words, purposes_of(draft)
    title = draft.many("council.purposes.title", len(purposes), never=words.count(len(NEVER)))
    blocks: list[Block] = []
    if purposes:
        blocks.append(Section(plain(words("council.purposes.section")), (draft.terms("purpose", purposes),)))
    blocks.append(
        Section(
            plain(words("council.never.section", count=words.count(len(NEVER)))),
            (draft.terms("never", NEVER), Prose(muted(words("council.never.note")), "note")),
        )
    )
    return Page("purposes", (plain(title),), tuple(blocks), lead=plain(words("council.purposes.lead")))


def laws_section(draft: Draft, pages: Mapping[str, int]) -> Section:
    """Which law asks for what, and the page that answers."""
    words = draft.words
    columns = (
        Column("name", words("council.column.law"), share=0.34),
        Column("text", words("council.column.asks"), share=0.54),
        Column("number", words("council.column.page"), share=0.12),
    )
    answered = {
        "information": "employees",
        "technique": "measures",
        "questionnaire": "employees",
        "data": "keeping",
        "health": "protection",
        "surveillance": "limits",
        "participation": "agreement",
        "swiss_data": "keeping",
    }
    laws = (*SWITZERLAND, *GERMANY) if words.language == "de-CH" else (*GERMANY, *SWITZERLAND)
    rows = tuple(
        Row(
            (
                Cell(plain(words(f"council.law.{law}.name"))),
                Cell(plain(words(f"council.law.{law}.asks"))),
                Cell(plain(words.count(pages[answered[law]]))),
            )
        )
        for law in laws
    )
    title = words("council.laws.title", count=words.count(len(laws)))
    return Section(plain(title), (Grid(columns, rows, title), Prose(muted(words("council.laws.note")), "note")))


def agreement_page(draft: Draft) -> Page:
    """Points that the program leaves open, each with room to write, and the place to sign."""
    words = draft.words
    asked = {"readers": "readers_roles"} if draft.states.application else {}
    title = words("council.agreement.title", count=words.count(len(TO_AGREE)))
    points = [
        Section(
            plain(words(f"council.agree.{point}.head")),
            (Prose(plain(words(f"council.agree.{point}.text"))), WritingLines(("", ""))),
            size="term",
        )
        for point in (asked.get(name, name) for name in TO_AGREE)
    ]
    signature = Section(
        plain(words("council.sign.title", number=draft.paper.number)),
        (
            Prose(plain(words("council.sign.text", number=draft.paper.number))),
            WritingLines(tuple(_signers(draft)), beside=True),
        ),
    )
    return Page("agreement", (plain(title),), (*points, signature), lead=plain(words("council.agreement.lead")))


def _signers(draft: Draft) -> Iterator[str]:
    for name in ("place", "employer", "council"):
        yield draft.words(f"council.sign.{name}")
