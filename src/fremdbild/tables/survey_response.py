"""One row per respondent and question."""

from __future__ import annotations

from fremdbild.tables.table import Column, LocalDay, Reference, Table

survey_response = Table(
    name="survey_response",
    grain="respondent and item",
    key=("survey_id", "wave", "item_id", "respondent_id"),
    columns=(
        Column("survey_id", "string", "The survey.", required=True),
        Column("wave", "string", "The wave.", required=True),
        Column("item_id", "string", "The question.", required=True),
        Column("respondent_id", "string", "Random, for one wave only.", required=True),
        Column(
            "perspective",
            "string",
            "Whose view it is; empty: customer.",
            members=("employee", "manager", "customer", "observer"),
        ),
        Column("channel", "string", "How the answer came: e-mail, phone, web …"),
        Column("score", "float", "The answer on the question's scale; empty: not answered or don't know."),
        Column("weight", "float", "Weight of the respondent; empty: 1.", low=0, high=1_000_000),
        Column("cell", "string", "Anonymous surveys: the cell in survey_cell, which tells unit and perspective."),
        Column("system", "string", "Named surveys: system that holds the customer's record."),
        Column("record_id", "string", "Named surveys: the customer's record in that system."),
        Column("case_id", "string", "Named surveys: the case that was asked about."),
        Column("touchpoint", "string", "Named surveys: the touchpoint that was asked about."),
        Column("answered_at", "timestamp", "Named surveys: when it was answered."),
    ),
    references=(
        Reference("survey_id", "survey", "survey_id"),
        Reference("wave", "survey_wave", "wave", within=("survey_id",)),
        Reference("item_id", "survey_item", "item_id", within=("survey_id",)),
        Reference("cell", "survey_cell", "cell", within=("survey_id", "wave")),
        Reference("case_id", "service_case", "case_id"),
        Reference("touchpoint", "touchpoint", "touchpoint"),
    ),
    local_days=(LocalDay("answered_on", "answered_at"),),
    person_of=("system", "record_id", "respondent_id"),
)
