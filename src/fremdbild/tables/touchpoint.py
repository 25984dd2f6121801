"""One row per point where customers meet the organisation."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

touchpoint = Table(
    name="touchpoint",
    grain="point where customers meet the organisation",
    key=("touchpoint",),
    columns=(
        Column("touchpoint", "string", "Identifies the touchpoint, as the other tables name it.", required=True),
        Column("name", "string", "Name that people know, in the report's first language."),
        Column("name_en", "string", "The same in English."),
        Column("owner_unit", "string", "Unit that answers for it."),
        Column("moment_of_truth", "boolean", "Whether it decides on the relationship."),
    ),
    references=(Reference("owner_unit", "org_unit", "org_unit"),),
)
