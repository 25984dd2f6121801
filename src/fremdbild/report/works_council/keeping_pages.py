"""Where data lie and for how long, who sees them, where the protection ends."""

from __future__ import annotations

from collections.abc import Iterator

from fremdbild.engine.store import KEPT_FOR
from fremdbild.report.document import Cell, Column, Grid, Page, Piece, Row, Section, plain
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.data_pages import of_employees
from fremdbild.report.works_council.draft import Draft
from fremdbild.report.works_council.figures_pages import team_size

IN_THE_STORE = ("store", "replaced", "set_aside", "work", "load")
KEPT = ("assessments", "ledger", "reports", "papers")

OF_APPLICATION = ("answers", "accounts", "addresses", "envelopes", "audit", "collected")
DATED = ("addresses", "envelopes")
"""Those of which the application deletes what is there by itself."""


def places_of(draft: Draft) -> tuple[str, ...]:
    """Everything that the program reads or writes, and the backups of it."""
    cluster = ("cluster",) if draft.states.engine == "spark" else ()
    application = OF_APPLICATION if draft.states.application else ()
    return ("sources", *IN_THE_STORE, "temporary", *cluster, *KEPT, *application, "backups")


def keeping_page(draft: Draft) -> Page:
    """Every place with data: what lies there, whom it concerns, for how long."""
    words, states = draft.words, draft.states
    columns = (
        Column("name", words("council.column.place"), share=0.18),
        Column("text", words("council.column.what"), share=0.3),
        Column("text", words("council.column.personal"), share=0.2),
        Column("text", words("council.column.until"), share=0.32),
    )
    places = places_of(draft)
    days = words.count(states.application.addresses_days if states.application else 0)
    title = words(
        "council.keeping.title.application" if states.application else "council.keeping.title",
        count=words.count(len(places)),
        dated=words.count(sum(place in DATED for place in places)),
    )
    store = clipped(states.store, 40).rstrip("/")
    hours = words.count(KEPT_FOR.total_seconds() / 3600)
    rows = tuple(
        Row(
            (
                Cell((Piece(words(f"council.place.{place}.name", store=store)),)),
                *(
                    Cell(plain(words(f"council.place.{place}.{column}", hours=hours, days=days)))
                    for column in ("what", "personal", "until")
                ),
            )
        )
        for place in places
    )
    terms = draft.terms("keeping", ("deleted", "customer"), hours=hours)
    return Page(
        "keeping",
        (plain(title),),
        (Grid(columns, rows, title), terms),
        lead=plain(words("council.keeping.lead")),
    )


def access_page(draft: Draft) -> Page:
    """Who sees what, and to what the program connects."""
    words, states = draft.words, draft.states
    has_one = states.application is not None
    title = "council.access.title.application" if has_one else "council.access.title"
    lead = "council.access.lead.application" if has_one else "council.access.lead"
    seen = ("folder", *(("server",) if has_one else ()), "report", "load", "settings", "unseen")
    addressees = sorted({clipped(name) for name in states.addressees.values()})
    addressee = words("council.addressee", names=words.listing(addressees)) if addressees else ""
    terms = draft.terms(
        "access", seen, addressee=addressee or words("council.addressee.none"), minimum=states.minimum_people
    )
    to = [draft.place(source) for source in states.databases]
    if states.engine_place:
        to.append(clipped(states.engine_place, 90))
    key = "some" if to else "none"
    connected = words(f"council.connected.{key}", places=words.listing(sorted(set(to))))
    if has_one:
        connected = f"{connected} {words('council.connected.application')}"
    engine = words(
        f"council.engine.{states.engine}", versions=", ".join(f"{n} {v}" for n, v in states.versions.items())
    )
    logs = "server_logs" if has_one else "logs"
    technique = draft.terms("technique", ("engine", "connected", logs), engine=engine, connected=connected)
    return Page(
        "access",
        (plain(words(title)),),
        (
            Section(plain(words("council.access.section", count=words.count(len(seen)))), (terms,)),
            Section(plain(words("council.technique.title")), (technique,)),
        ),
        lead=plain(words(lead)),
    )


def limits_of(draft: Draft) -> tuple[str, ...]:
    """The stated limits that hold under these settings."""
    states = draft.states
    found = ["store", "assessments", "small_units", "names", "settings", "time"]
    if any("org_unit" in grouping for grouping in states.groupings):
        found.append("order")
        if any(measure.kind == "survey" for measure in states.computed):
            found.append("team_answers")
    if team_size(draft) in {"counted", "both"}:
        found.append("headcount")
    if states.teams_at_least is not None:
        found.append("declared")
    if states.asks_employees and states.answers_elsewhere:
        found.append("answers")
    found += _of_columns(draft)
    if of_employees(draft):
        found.append("behaviour")
    return tuple(found)


def _of_columns(draft: Draft) -> Iterator[str]:
    """Limits that come with what is read."""
    states = draft.states
    if not states.reads("service_case", "record_id") and states.reads("service_case", "case_id"):
        yield "case"
    if any(source.sql for source in states.sources):
        yield "sql"
    if states.reads("survey_comment", "text"):
        yield "comments"
    if states.application:
        yield from ("remarks", "operator", "roles")


def limits_page(draft: Draft) -> Page:
    """Where the protection ends, plainly."""
    words, found = draft.words, limits_of(draft)
    values = {
        "minimum": words.count(draft.states.minimum_people),
        "teams": words.count(draft.states.teams_at_least or 0),
    }
    return Page(
        "limits",
        (plain(words("council.limits.title", count=words.count(len(found)))),),
        (draft.terms("limit", found, **values),),
        lead=plain(words("council.limits.lead")),
    )
