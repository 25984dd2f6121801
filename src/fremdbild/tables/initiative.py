"""One row per project or change of a service."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Reference, Table

initiative = Table(
    name="initiative",
    grain="project or change of a service",
    key=("initiative_id",),
    columns=(
        Column("initiative_id", "string", "Identifies the initiative.", required=True),
        Column("name", "string", "Name that people know, in the report's first language."),
        Column("name_en", "string", "The same in English."),
        Column("org_unit", "string", "Unit that answers for it."),
        Column("supplier", "string", "Outside firm that takes part."),
        Column("planned_start", "date", "First day, as planned."),
        Column("actual_start", "date", "First day, as it was."),
        Column("planned_end", "date", "Last day, as planned."),
        Column("actual_end", "date", "Last day, as it was; empty while it runs."),
        Column("planned_cost", "float", "What it was to cost."),
        Column("actual_cost", "float", "What it has cost so far."),
        Column("currency", "string", "Currency of both costs, three letters of ISO 4217."),
        Column("segments", "string", "Customer segments that it touches, separated by spaces."),
    ),
    references=(Reference("org_unit", "org_unit", "org_unit"),),
    orders=(Order("planned_start", "planned_end"), Order("actual_start", "actual_end")),
)
