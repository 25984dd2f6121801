"""The paper for the works council: which pages there are, in which order."""

from __future__ import annotations

from fremdbild.report.document import Page, Report
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.agreement_pages import agreement_page, purposes_page
from fremdbild.report.works_council.application_pages import application_pages
from fremdbild.report.works_council.change_pages import change_pages
from fremdbild.report.works_council.data_pages import employees_pages, other_pages, sql_pages, unread_page
from fremdbild.report.works_council.draft import Draft, Paper
from fremdbild.report.works_council.figures_pages import groups_page, measures_pages, protection_page
from fremdbild.report.works_council.front import front
from fremdbild.report.works_council.keeping_pages import access_page, keeping_page, limits_page
from fremdbild.report.works_council.sheets import shared
from fremdbild.texts import words_in


def report_of(paper: Paper, before: Paper | None, language: str) -> Report:
    """The pages of `paper` in one language; `before` is the version that it is compared with."""
    words = words_in(language)
    draft = Draft(words, paper, before)
    inner = _pages(draft)
    numbers = {name: number for number, (_, names) in enumerate(inner, start=2) for name in names}
    organisation = clipped(paper.states.organisation, 70)
    return Report(
        language=language,
        title=words("council.title", organisation=organisation, number=paper.number),
        running_head=" · ".join(
            (
                organisation,
                words("council.kind"),
                words("council.version", number=paper.number),
                words.day(paper.made_on),
            )
        ),
        page_words=words.texts["report.page"],
        skip_words=words("report.skip"),
        table_words=words("table"),
        author=organisation,
        pages=(front(draft, numbers), *(page for page, _ in inner)),
    )


def _pages(draft: Draft) -> list[tuple[Page, tuple[str, ...]]]:
    """Every sheet after the first, with the names of what stands on it. What is signed stands on a sheet of its own."""
    told = [
        *change_pages(draft),
        purposes_page(draft),
        *employees_pages(draft),
        *other_pages(draft),
        unread_page(draft),
        *measures_pages(draft),
        groups_page(draft),
        protection_page(draft),
        access_page(draft),
        *application_pages(draft),
        keeping_page(draft),
        limits_page(draft),
        *sql_pages(draft),
    ]
    signed = agreement_page(draft)
    return [*shared(told), (signed, (signed.name,))]
