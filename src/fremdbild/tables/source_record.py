"""One row per customer record in one system."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Table

source_record = Table(
    name="source_record",
    grain="customer record in one system",
    key=("system", "record_id"),
    columns=(
        Column("system", "string", "System that holds the record; by default the source's own.", required=True),
        Column("record_id", "string", "Identifies the record in that system.", required=True),
        Column("kind", "string", "What the customer is; empty: not known.", members=("person", "company")),
        Column("given_name", "string", "Given name."),
        Column("family_name", "string", "Family name."),
        Column("company_name", "string", "Name of the company."),
        Column("birth_date", "date", "Date of birth."),
        Column("street", "string", "Street."),
        Column("house_number", "string", "Number in the street, with its addition."),
        Column("postcode", "string", "Postcode."),
        Column("city", "string", "Town."),
        Column("country", "string", "Country, two letters of ISO 3166."),
        Column("email", "string", "E-mail address."),
        Column("phone", "string", "Telephone number."),
        Column("identifier", "string", "A number that systems share: VAT id, card number."),
        Column("segment", "string", "Customer segment."),
        Column("created_at", "timestamp", "When the record was made."),
        Column("updated_at", "timestamp", "When the record was last changed."),
    ),
    orders=(Order("created_at", "updated_at"),),
)
