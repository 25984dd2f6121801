"""One row per level, unit and month: how many leaders there are."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

leader = Table(
    name="leader",
    grain="level, unit and month",
    key=("level", "org_unit", "month"),
    columns=(
        Column(
            "level",
            "string",
            "Level of leadership, in the organisation's words: board, management, team …",
            required=True,
        ),
        Column("org_unit", "string", "Unit whose leaders are counted; empty: those of no unit of their own."),
        Column("month", "date", "First day of the month in which there were so many.", required=True),
        Column(
            "leaders", "integer", "How many leaders of this level the unit has in this month.", required=True, low=0
        ),
    ),
    references=(Reference("org_unit", "org_unit", "org_unit"),),
)
