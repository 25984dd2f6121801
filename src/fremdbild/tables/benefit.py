"""One row per benefit that an initiative promises: a line of its business case."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

benefit = Table(
    name="benefit",
    grain="benefit line of a business case",
    key=("initiative_id", "benefit"),
    columns=(
        Column("initiative_id", "string", "The initiative.", required=True),
        Column(
            "benefit",
            "string",
            "Identifies the line within the initiative, in the organisation's words.",
            required=True,
        ),
        Column("kind", "string", "For whom or what it is: customer, cost, revenue, risk …"),
        Column("planned", "float", "What was promised, in the line's unit; below zero where less is better."),
        Column("delivered", "float", "What it brought, in the same unit."),
        Column("unit", "string", "Unit of both figures: minutes, complaints per year, CHF …"),
        Column(
            "evidence",
            "string",
            "How it is known what the line brought; empty: it is not.",
            members=("measured", "estimated", "claimed"),
        ),
        Column("frozen_on", "date", "Day from which on the promise was not changed any more."),
        Column("due_on", "date", "Day by which the benefit was promised."),
        Column("measured_on", "date", "Day on which it was looked at."),
    ),
    references=(Reference("initiative_id", "initiative", "initiative_id"),),
)
