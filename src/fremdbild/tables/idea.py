"""One row per idea of a customer or an employee. Who had it is not kept."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table

idea = Table(
    name="idea",
    grain="idea",
    key=("idea_id",),
    columns=(
        Column("idea_id", "string", "Identifies the idea.", required=True),
        Column("author_group", "string", "Who had it; empty: not known.", members=("customer", "employee")),
        Column("org_unit", "string", "Unit that decides on it."),
        Column("submitted_at", "timestamp", "When it was handed in.", required=True),
        Column("answered_at", "timestamp", "When its author was told what becomes of it; empty while that is open."),
        Column("decision", "string", "What was decided, in the organisation's words."),
        Column("done_at", "timestamp", "When it was put into practice."),
    ),
    references=(Reference("org_unit", "org_unit", "org_unit"),),
    orders=(Order("submitted_at", "answered_at"), Order("submitted_at", "done_at")),
    local_days=(LocalDay("submitted_on", "submitted_at"), LocalDay("answered_on", "answered_at")),
)
