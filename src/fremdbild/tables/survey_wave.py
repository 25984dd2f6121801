"""One row per run of a survey; it belongs to the period in which it closes."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Reference, Table

survey_wave = Table(
    name="survey_wave",
    grain="wave",
    key=("survey_id", "wave"),
    columns=(
        Column("survey_id", "string", "The survey.", required=True),
        Column("wave", "string", "Identifies the wave within the survey.", required=True),
        Column("opened_on", "date", "First day on which answers were taken."),
        Column("closed_on", "date", "Last day on which answers were taken.", required=True),
        Column("invited", "integer", "How many were asked; empty: not known, or counted by cell.", low=0),
    ),
    references=(Reference("survey_id", "survey", "survey_id"),),
    orders=(Order("opened_on", "closed_on"),),
)
