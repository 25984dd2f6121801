"""One row per question of a survey."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Reference, Table

survey_item = Table(
    name="survey_item",
    grain="question",
    key=("survey_id", "item_id"),
    columns=(
        Column("survey_id", "string", "The survey.", required=True),
        Column("item_id", "string", "Identifies the question within the survey.", required=True),
        Column("criterion", "string", "One of the fifteen criteria, where it measures one."),
        Column(
            "construct",
            "string",
            "What it measures: statement (of a criterion), guess (of the customers' answers), "
            "likelihood_to_recommend, trust, intention_to_stay, promise_known, satisfaction, effort, observation, or "
            "a word of one's own.",
        ),
        Column("scale_min", "float", "Lowest answer of the scale.", required=True),
        Column("scale_max", "float", "Highest answer of the scale.", required=True),
        Column("reversed", "boolean", "Whether a high answer is a bad one; empty: no."),
        Column(
            "wording",
            "string",
            "Version of the wording; the same word inside and outside says that both were asked alike.",
        ),
        Column("position", "integer", "Place in the questionnaire, from 1 on.", low=1),
    ),
    references=(Reference("survey_id", "survey", "survey_id"),),
    orders=(Order("scale_min", "scale_max"),),
)
