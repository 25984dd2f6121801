"""The paper for the works council as a page: what the live settings say today, and whether that was written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localdate
from markupsafe import Markup

from fremdbild.errors import ReportError, SettingsError, SourceError
from fremdbild.report.document import Page, text_of
from fremdbild.report.html import Fragments
from fremdbild.report.works_council.archive import FOLDER, last_paper, name_of
from fremdbild.report.works_council.difference import difference
from fremdbild.report.works_council.draft import Paper
from fremdbild.report.works_council.paper import report_of
from fremdbild.report.works_council.statement import Statement, stated
from fremdbild.settings import FILE_NAME
from fremdbild.sources.own_answers import with_own_answers


@dataclass(frozen=True)
class Sheet:
    """One page of the paper; made into HTML only where it is read."""

    page: Page
    fragments: Fragments

    @property
    def name(self) -> str:
        return self.page.name

    @cached_property
    def title(self) -> str:
        return " ".join(text_of(line) for line in self.page.headline)

    @cached_property
    def lead(self) -> Markup:
        return self.fragments.rich(self.page.lead) if self.page.lead else Markup()

    @cached_property
    def blocks(self) -> Markup:
        return self.fragments.blocks(self.page.blocks, 2)

    @cached_property
    def foot(self) -> Markup:
        return self.fragments.rich(self.page.foot) if self.page.foot else Markup()


@dataclass(frozen=True)
class Shown:
    """The paper as it is shown."""

    sheets: tuple[Sheet, ...]
    headline: tuple[str, ...]
    lead: str
    number: int
    made_on: date
    written: bool
    """It is the last version that was written; else it is what the settings say now."""
    changes: int
    """How many changes there are since the last version; 0 where there is none."""
    has_version: bool
    pdf: bool


def shown(language: str) -> Shown | None:
    """None where the settings hold a name that means nothing, or the last version cannot be read."""
    try:
        states = _states(with_own_answers(settings.PROJECT).model_dump_json())
        last = last_paper(_folder())
    except (ReportError, SettingsError, SourceError):
        return None
    changes = len(difference(last.states, states)) if last else 0
    written = last is not None and not changes
    paper = last if last is not None and written else _draft(states, last)
    before = last_paper(_folder(), before=paper.number)
    sheets, headline, lead = _made(paper.model_dump_json(), before.model_dump_json() if before else "", language)
    return Shown(
        sheets,
        headline,
        lead,
        paper.number,
        paper.made_on,
        written,
        changes,
        last is not None,
        written_pdf(language) is not None,
    )


def written_pdf(language: str) -> Path | None:
    """The file of the last version, where it was written in this language."""
    try:
        last = last_paper(_folder())
    except ReportError:
        return None
    path = _folder() / name_of(last.number, f"{language}.pdf") if last else None
    return path if path and path.is_file() else None


@lru_cache(maxsize=2)
def _states(_settings: str) -> Statement:
    """Once for each state of the settings: to check every name in them takes seconds."""
    return stated(settings.PROJECT, application=True)


def _draft(states: Statement, last: Paper | None) -> Paper:
    path = settings.PROJECT.folder / FILE_NAME
    return Paper(
        number=last.number + 1 if last else 1,
        made_on=localdate(),
        settings_sha256=sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        states=states,
    )


@lru_cache(maxsize=6)
def _made(paper: str, before: str, language: str) -> tuple[tuple[Sheet, ...], tuple[str, ...], str]:
    report = report_of(
        Paper.model_validate_json(paper), Paper.model_validate_json(before) if before else None, language
    )
    fragments = Fragments(report.table_words)
    sheets = tuple(Sheet(page, fragments) for page in report.pages)
    first = report.pages[0]
    return sheets, tuple(text_of(line) for line in first.headline), text_of(first.lead)


def _folder() -> Path:
    return Path(settings.PROJECT.folder) / FOLDER
