"""One row per cell of a wave: the smallest group of people that is ever told apart in an anonymous survey."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

survey_cell = Table(
    name="survey_cell",
    grain="cell of a wave",
    key=("survey_id", "wave", "cell"),
    columns=(
        Column("survey_id", "string", "The survey.", required=True),
        Column("wave", "string", "The wave.", required=True),
        Column("cell", "string", "Identifies the cell within the wave.", required=True),
        Column("org_unit", "string", "Unit of the people in the cell."),
        Column(
            "perspective",
            "string",
            "Whose view the cell holds; empty: as the answers say.",
            members=("employee", "manager", "customer", "observer"),
        ),
        Column("weight_group", "string", "Group of people to whose known number answers are weighted."),
        Column("headcount", "integer", "People in the cell.", low=0),
        Column("invited", "integer", "Of these, how many were asked.", low=0),
        Column("answered", "integer", "Of these, how many answered.", low=0),
    ),
    references=(
        Reference("survey_id", "survey", "survey_id"),
        Reference("wave", "survey_wave", "wave", within=("survey_id",)),
        Reference("org_unit", "org_unit", "org_unit"),
    ),
)
