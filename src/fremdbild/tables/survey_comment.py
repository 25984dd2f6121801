"""One row per free text of a survey."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

survey_comment = Table(
    name="survey_comment",
    grain="free text",
    key=("comment_id",),
    columns=(
        Column("comment_id", "string", "Identifies the text; made from the other columns where the source has none."),
        Column("survey_id", "string", "The survey.", required=True),
        Column("wave", "string", "The wave.", required=True),
        Column("text", "string", "What was written.", required=True),
        Column("language", "string", "Language of the text, such as de or en."),
        Column("respondent_id", "string", "Named surveys: who answered, random, for one wave only."),
        Column("touchpoint", "string", "Named surveys: the touchpoint that was asked about."),
    ),
    references=(
        Reference("survey_id", "survey", "survey_id"),
        Reference("wave", "survey_wave", "wave", within=("survey_id",)),
        Reference("touchpoint", "touchpoint", "touchpoint"),
    ),
)
