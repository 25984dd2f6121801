"""One row per department and the time for which it is described."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Reference, Table

org_unit = Table(
    name="org_unit",
    grain="department in a period",
    key=("org_unit", "valid_from"),
    columns=(
        Column("org_unit", "string", "Identifies the unit, as the other tables name it.", required=True),
        Column("name", "string", "Name that people know."),
        Column("parent", "string", "The next unit up; empty at the top."),
        Column("kind", "string", "How the unit is cut.", members=("function", "customer_group", "process")),
        Column("headcount", "integer", "People who work in it, units below not counted.", low=0),
        Column("valid_from", "date", "First day of this description; empty: since ever."),
        Column("valid_to", "date", "Last day of this description; empty: still valid."),
    ),
    references=(Reference("parent", "org_unit", "org_unit"),),
    orders=(Order("valid_from", "valid_to"),),
)
