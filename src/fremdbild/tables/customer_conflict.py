"""One row per record that says something about a customer on which the customer's records disagree."""

from __future__ import annotations

from fremdbild.tables.table import Column, Table

customer_conflict = Table(
    name="customer_conflict",
    grain="value of a record about which the records of a customer disagree",
    key=("customer_id", "attribute", "system", "record_id"),
    columns=(
        Column("customer_id", "integer", "The customer.", required=True),
        Column(
            "attribute",
            "string",
            "What they disagree about.",
            required=True,
            members=(
                "kind", "name", "company_name", "birth_date", "address", "email", "phone", "identifier", "segment",
            ),
        ),
        Column("value", "string", "What the record says; name and address as one text.", required=True),
        Column("system", "string", "System of the record.", required=True),
        Column("record_id", "string", "The record in that system.", required=True),
        Column("chosen", "boolean", "Whether the table customer says the same, in whatever writing.", required=True),
    ),
    derived_by="fremdbild link",
)  # fmt: skip
