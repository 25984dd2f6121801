"""One row per consent of a customer for a purpose."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Table

consent = Table(
    name="consent",
    grain="consent of a customer for a purpose",
    key=("system", "record_id", "purpose", "given_at"),
    columns=(
        Column("system", "string", "System that holds the customer's record; by default the source's own."),
        Column("record_id", "string", "The customer's record in that system.", required=True),
        Column("purpose", "string", "What it is for, in the organisation's words: offers, linking …", required=True),
        Column("given_at", "timestamp", "When the customer gave it.", required=True),
        Column("revoked_at", "timestamp", "When the customer took it back; empty while it holds."),
    ),
    orders=(Order("given_at", "revoked_at"),),
)
