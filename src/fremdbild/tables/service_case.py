"""One row per request of a customer: an offer, a claim, a service, a complaint."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table

service_case = Table(
    name="service_case",
    grain="customer request (offer, claim, service, complaint)",
    key=("case_id",),
    columns=(
        Column("case_id", "string", "Identifies the case in the whole organisation.", required=True),
        Column("system", "string", "System that holds the customer's record; by default the source's own."),
        Column("record_id", "string", "The customer's record in that system."),
        Column("kind", "string", "What was asked for, in the organisation's words: offer, claim, service, complaint …"),
        Column("touchpoint", "string", "Point where the customer met the organisation."),
        Column("channel", "string", "How the customer came: phone, e-mail, web, visit …"),
        Column("org_unit", "string", "Unit responsible for the case."),
        Column("segment", "string", "Customer segment at the time of the case."),
        Column("supplier", "string", "Outside firm that took part."),
        Column("priority", "string", "Priority, in the organisation's words."),
        Column("opened_at", "timestamp", "When the customer came.", required=True),
        Column("first_answer_at", "timestamp", "When the customer first got an answer by a person."),
        Column(
            "promised_at",
            "timestamp",
            "Until when an end was promised. A date without a time ends with that local day.",
            end_of_day=True,
        ),
        Column(
            "promised_term",
            "float",
            "Promised hours from opening to end; a promised date beats it.",
            low=0,
            high=1_000_000,
        ),
        Column("promise_kept_reported", "boolean", "The source's own verdict, shown as such beside ours."),
        Column("closed_at", "timestamp", "When the case ended; empty while it is open."),
        Column(
            "outcome",
            "string",
            "How a closed case ended; empty where the source does not tell.",
            members=("solved", "not_solved", "withdrawn"),
        ),
        Column("reopened_count", "integer", "How often the case was opened again.", low=0),
    ),
    references=(
        Reference("touchpoint", "touchpoint", "touchpoint"),
        Reference("org_unit", "org_unit", "org_unit"),
    ),
    orders=(Order("opened_at", "closed_at"), Order("opened_at", "first_answer_at")),
    local_days=(
        LocalDay("opened_on", "opened_at"),
        LocalDay("closed_on", "closed_at"),
        LocalDay("promised_on", "promised_at"),
    ),
    person_of=("system", "record_id", "case_id"),
)
