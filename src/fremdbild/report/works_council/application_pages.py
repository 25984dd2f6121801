"""The web application: which roles there are and what they may do, and how employees are asked in it."""

from __future__ import annotations

from collections.abc import Iterator

from fremdbild.report.document import Cell, Column, Grid, Page, Prose, Row, Section, muted, plain, strong
from fremdbild.report.works_council.draft import Draft, in_two_columns
from fremdbild.report.works_council.statement import StatedApplication
from fremdbild.rights import ROLES

VOTE = ("kinds", "seal", "box", "key", "opening", "approval", "reminder", "tested")
VOTE_LIMITS = ("who", "server", "forged", "key", "style", "no_trustee")
"""As the application tells them to whoever is asked."""


def application_pages(draft: Draft) -> Iterator[Page]:
    """Nothing where the folder has no application; the page on access says so."""
    application = draft.states.application
    if application is not None:
        yield _roles_page(draft, application)
        yield _vote_page(draft)


def roles_in(application: StatedApplication) -> tuple[str, ...]:
    """The roles that have any right, in their order."""
    found = {role for roles in application.rights.values() for role in roles}
    return (*(role for role in ROLES if role in found), *sorted(found - set(ROLES)))


def _roles_page(draft: Draft, application: StatedApplication) -> Page:
    words = draft.words
    rights = application.rights
    roles = roles_in(application)
    columns = (
        Column("name", words("council.column.role"), share=0.28),
        Column("text", words("council.column.role_sees"), share=0.72),
    )
    told = tuple(
        Row((Cell(strong(draft.roles((role,)))), Cell(plain(words.get(f"web.accounts.role.{role}.may") or ""))))
        for role in roles
    )
    of_rights = (
        Column("name", words("council.column.right"), share=0.42),
        Column("text", words("council.column.roles"), share=0.58),
    )
    rows = tuple(Row((Cell(plain(draft.right(right))), Cell(plain(draft.roles(who))))) for right, who in rights.items())
    title = words("council.roles.title", count=words.count(len(roles)))
    second = words("council.roles.rights", count=words.count(len(rights)))
    leads = draft.terms("roles", ("leads", "small", "trustee", "administrator", "log", "never"))
    return Page(
        "roles",
        (plain(title),),
        (
            Section(plain(words("council.roles.section")), (Grid(columns, told, title),)),
            Section(plain(second), (Grid(of_rights, rows, second), Prose(muted(words("council.roles.note")), "note"))),
            Section(plain(words("council.roles.more")), (leads,)),
        ),
        lead=plain(words("council.roles.lead")),
    )


def _vote_page(draft: Draft) -> Page:
    words, states = draft.words, draft.states
    values = {
        "minimum": words.count(states.minimum_people),
        "comments": words.count(states.minimum_comments),
    }
    limits = in_two_columns(
        [
            Section(
                plain(words(f"web.trust.limit.{name}.head")),
                (Prose(plain(words(f"web.trust.limit.{name}.text"))),),
                size="term",
            )
            for name in VOTE_LIMITS
        ]
    )
    return Page(
        "vote",
        (plain(words("council.vote.title")),),
        (
            Section(plain(words("council.vote.section")), (draft.terms("vote", VOTE, **values),)),
            Section(plain(words("council.vote.limits", count=words.count(len(VOTE_LIMITS)))), (limits,)),
        ),
        lead=plain(words("council.vote.lead")),
    )
