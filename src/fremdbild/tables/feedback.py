"""One row per critical answer, complaint or broken promise that deserves an answer."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table

feedback = Table(
    name="feedback",
    grain="critical answer, complaint or broken promise that deserves an answer",
    key=("feedback_id",),
    columns=(
        Column("feedback_id", "string", "Identifies the feedback.", required=True),
        Column("case_id", "string", "The case that it is about."),
        Column("system", "string", "System that holds the customer's record; by default the source's own."),
        Column("record_id", "string", "The customer's record in that system."),
        Column("touchpoint", "string", "Point where the customer met the organisation."),
        Column("channel", "string", "How it came: survey, phone, letter …"),
        Column("org_unit", "string", "Unit that owes the answer."),
        Column("segment", "string", "Customer segment at that time."),
        Column("raised_at", "timestamp", "When the customer gave it.", required=True),
        Column(
            "due_at",
            "timestamp",
            "Until when an answer is due; empty: feedback_days of the settings. A date without a time ends with that "
            "local day.",
            end_of_day=True,
        ),
        Column("answered_at", "timestamp", "When the customer got an answer by a person; empty while there is none."),
        Column("cause", "string", "What it was about, in the organisation's words."),
        Column("outcome", "string", "What became of it, in the organisation's words."),
    ),
    references=(
        Reference("case_id", "service_case", "case_id"),
        Reference("touchpoint", "touchpoint", "touchpoint"),
        Reference("org_unit", "org_unit", "org_unit"),
    ),
    orders=(Order("raised_at", "answered_at"),),
    local_days=(
        LocalDay("raised_on", "raised_at"),
        LocalDay("due_on", "due_at"),
        LocalDay("answered_on", "answered_at"),
    ),
    person_of=("system", "record_id", "feedback_id"),
)
