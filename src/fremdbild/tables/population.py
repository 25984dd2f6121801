"""One row per known margin, or joint cell, to which answers are weighted."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

population = Table(
    name="population",
    grain="known margin or joint cell for weighting",
    key=("survey_id", "perspective", "variables", "levels"),
    columns=(
        Column("survey_id", "string", "The survey.", required=True),
        Column(
            "perspective",
            "string",
            "Whose answers are weighted.",
            required=True,
            members=("customer", "employee", "manager"),
        ),
        Column(
            "variables",
            "string",
            "Columns whose members are counted together, separated by one space: segment, org_unit, weight_group …",
            required=True,
        ),
        Column("levels", "string", "The member of each of these columns, in their order, joined by |.", required=True),
        Column("size", "float", "How many people there are.", required=True, low=0),
    ),
    references=(Reference("survey_id", "survey", "survey_id"),),
)
