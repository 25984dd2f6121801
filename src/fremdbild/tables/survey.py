"""One row per survey."""

from __future__ import annotations

from fremdbild.tables.table import Column, Table

survey = Table(
    name="survey",
    grain="survey",
    key=("survey_id",),
    columns=(
        Column("survey_id", "string", "Identifies the survey.", required=True),
        Column("instrument", "string", "Questionnaire it uses."),
        Column("instrument_version", "string", "Version of the questionnaire."),
        Column("named", "boolean", "Whether answers carry the customer's record; false: anonymous."),
        Column("languages", "string", "Languages it is asked in, separated by spaces."),
    ),
)
