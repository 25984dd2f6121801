"""One row per attempt of a customer to reach somebody."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Order, Reference, Table

contact_attempt = Table(
    name="contact_attempt",
    grain="attempt of a customer to reach somebody",
    key=("attempt_id",),
    columns=(
        Column("attempt_id", "string", "Identifies the attempt.", required=True),
        Column("system", "string", "System that holds the customer's record; by default the source's own."),
        Column("record_id", "string", "The customer's record in that system."),
        Column("at", "timestamp", "When the customer called, or began to write.", required=True),
        Column("channel", "string", "How the customer tried: phone, chat …"),
        Column("touchpoint", "string", "Point that the customer wanted to reach."),
        Column("org_unit", "string", "Unit that should have answered."),
        Column("answered_at", "timestamp", "When a person answered; empty where nobody did."),
        Column("abandoned", "boolean", "Whether the customer gave up before; empty: not known."),
    ),
    references=(
        Reference("touchpoint", "touchpoint", "touchpoint"),
        Reference("org_unit", "org_unit", "org_unit"),
    ),
    orders=(Order("at", "answered_at"),),
    local_days=(LocalDay("on", "at"),),
    person_of=("system", "record_id", "attempt_id"),
)
