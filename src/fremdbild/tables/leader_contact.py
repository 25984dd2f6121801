"""One row per contact of a leader with customers."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

leader_contact = Table(
    name="leader_contact",
    grain="contact of a leader with customers",
    key=("contact_id",),
    columns=(
        Column("contact_id", "string", "Identifies the contact.", required=True),
        Column(
            "leader_code",
            "string",
            "Tells leaders apart within one month: a random code, never a name or a staff number.",
            required=True,
        ),
        Column("level", "string", "Level of the leader, as in the table leader."),
        Column("org_unit", "string", "Unit of the leader, not the one that was visited."),
        Column("on", "date", "Day of the contact.", required=True),
        Column("kind", "string", "How they met, in the organisation's words: visit, call, a day at the counter …"),
        Column("minutes", "float", "How long it took.", low=0, high=1_000_000),
    ),
    references=(Reference("org_unit", "org_unit", "org_unit"),),
)
