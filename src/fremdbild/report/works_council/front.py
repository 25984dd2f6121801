"""Page one: what the paper is, and the answer to each question in a sentence, with its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fremdbild.report.document import Cell, Column, Grid, Page, Row, Section, plain, strong
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.agreement_pages import NEVER, TO_AGREE, laws_section, purposes_of
from fremdbild.report.works_council.application_pages import roles_in
from fremdbild.report.works_council.data_pages import answers_are, of_employees
from fremdbild.report.works_council.draft import Draft
from fremdbild.report.works_council.keeping_pages import limits_of

QUESTIONS = (
    "purposes",
    "employees",
    "measures",
    "never",
    "protection",
    "access",
    "vote",
    "keeping",
    "changes",
    "limits",
    "agreement",
)
_PAGE_OF = {"never": "purposes"}


def front(draft: Draft, pages: Mapping[str, int]) -> Page:
    """`pages` are the numbers of the pages that follow, by name."""
    words, states = draft.words, draft.states
    organisation = clipped(states.organisation, 70)
    headline = (
        plain(draft.many("council.front.reads", len(states.columns), work=words.count(len(of_employees(draft))))),
        plain(words("council.front.shows", minimum=words.count(states.minimum_people))),
    )
    lead = words(
        "council.front.lead",
        organisation=organisation,
        date=words.day(draft.paper.made_on),
        sources=draft.many("council.sources", len(states.sources)),
    )
    columns = (
        Column("name", words("council.column.question"), share=0.25),
        Column("text", words("council.column.answer"), share=0.65),
        Column("number", words("council.column.page"), share=0.1),
    )
    rows = tuple(
        Row(
            (
                Cell(strong(words(f"council.question.{question}"))),
                Cell(plain(_answer(draft, question))),
                _page(draft, question, pages),
            )
        )
        for question in QUESTIONS
    )
    title = words("council.front.section", count=words.count(len(QUESTIONS)))
    return Page(
        "front",
        headline,
        (Section(plain(title), (Grid(columns, rows, title),)), laws_section(draft, pages)),
        lead=plain(lead),
        foot=plain(_foot(draft)),
    )


def _page(draft: Draft, question: str, pages: Mapping[str, int]) -> Cell:
    number = pages.get(_PAGE_OF.get(question, question))
    return Cell(plain(draft.words.count(number))) if number else Cell()


def _listed(heads: Sequence[str]) -> str:
    """`Kein Ergebnis je Person; keine Rangliste; …`"""
    return "; ".join(head if place == 0 else head[:1].lower() + head[1:] for place, head in enumerate(heads))


def _answer(draft: Draft, question: str) -> str:
    words, states = draft.words, draft.states
    purposes = [words(f"council.purpose.{purpose}.head") for purpose in purposes_of(draft)]
    counted = {"limits": len(limits_of(draft)), "agreement": len(TO_AGREE)}
    answers = {
        "purposes": _listed(purposes) or words("council.answer.purposes.none"),
        "employees": _employees(draft),
        "measures": _measures(draft),
        "never": _listed([words(f"council.never.{name}.head") for name in NEVER]),
        "changes": _changed(draft),
    }
    key = f"council.answer.{question}"
    if states.application and question in {"access", "vote", "keeping"}:
        key = f"council.answer.{question}.application"
    return answers.get(question) or words(
        key,
        roles=words.count(len(roles_in(states.application)) if states.application else 0),
        days=states.application.addresses_days if states.application else 0,
        minimum=states.minimum_people,
        floor=states.floor,
        count=words.count(counted.get(question, 0)),
    )


def _measures(draft: Draft) -> str:
    words, states = draft.words, draft.states
    count = draft.many("council.answer.measures", len(states.computed))
    by = "; ".join(draft.grouping(grouping) for grouping in states.groupings)
    return f"{count} {words('council.answer.measures.by', groupings=by)}" if by else count


def _employees(draft: Draft) -> str:
    """How many columns are about employees or their work, and whether answers of employees are read."""
    words = draft.words
    found = [column.about for _, column in of_employees(draft)]
    persons = found.count("employee")
    told = draft.many("council.answer.employees", len(found))
    if persons:
        work = words.count(len(found) - persons)
        told = words("council.answer.employees.persons", persons=words.count(persons), work=work)
    return f"{told} {words(f'council.employees.answers.{answers_are(draft)}')}"


def _changed(draft: Draft) -> str:
    words = draft.words
    if draft.before is None:
        return words("council.answer.first")
    since = {"number": draft.before.number, "date": words.day(draft.before.made_on)}
    if not draft.changes:
        return words("council.answer.unchanged", **since)
    return draft.many("council.answer.changed", len(draft.changes), **since)


def _foot(draft: Draft) -> str:
    words, states = draft.words, draft.states
    program = states.versions.get("fremdbild", "")
    origin = words("council.front.hash", hash=draft.paper.settings_sha256[:16]) if draft.paper.settings_sha256 else ""
    return f"{words('council.front.foot', program=program)} {origin}".strip()
