"""One row per record that belongs to a customer."""

from __future__ import annotations

from fremdbild.tables.table import Column, Table

customer_link = Table(
    name="customer_link",
    grain="record assigned to a customer",
    key=("system", "record_id"),
    columns=(
        Column("system", "string", "System that holds the record.", required=True),
        Column("record_id", "string", "The record in that system.", required=True),
        Column("customer_id", "integer", "The customer, by a number that lasts.", required=True),
        Column(
            "match_probability",
            "float",
            "How likely the strongest link to another record of the customer is; empty: none was compared.",
            low=0,
            high=1,
        ),
        Column(
            "decided_by",
            "string",
            "Who joined the record to others; empty: it is the customer's only one.",
            members=("model", "decision"),
        ),
    ),
    derived_by="fremdbild link",
)
