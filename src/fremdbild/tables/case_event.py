"""One row per entry of an event log."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table

case_event = Table(
    name="case_event",
    grain="entry of an event log",
    key=("event_id",),
    columns=(
        Column("event_id", "string", "Identifies the event; made from the other columns where the source has none."),
        Column("case_id", "string", "The case.", required=True),
        Column("sequence", "integer", "Order within the case where times are equal."),
        Column("activity", "string", "What was done, in the source's words.", required=True),
        Column("started_at", "timestamp", "When the work began, where the log tells."),
        Column("at", "timestamp", "When it was done.", required=True),
        Column("org_unit", "string", "Unit that did it. Who did it is dropped at load."),
        Column("supplier", "string", "Outside firm that did it."),
    ),
    references=(Reference("case_id", "service_case", "case_id"), Reference("org_unit", "org_unit", "org_unit")),
    orders=(Order("started_at", "at"),),
    local_days=(LocalDay("on", "at"),),
)
