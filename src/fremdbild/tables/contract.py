"""One row per contract of a customer, or per plan that a contract was on."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Table

contract = Table(
    name="contract",
    grain="contract or plan of a customer",
    key=("contract_id",),
    columns=(
        Column("contract_id", "string", "Identifies the contract in the whole organisation.", required=True),
        Column("system", "string", "System that holds the customer's record; by default the source's own."),
        Column("record_id", "string", "The customer's record in that system."),
        Column("plan", "string", "What was agreed, in the organisation's words."),
        Column("start", "date", "First day on which it runs.", required=True),
        Column("end", "date", "Last day on which it runs; empty: no end is known."),
        Column("price_per_month", "float", "What the customer pays in a month.", low=0),
        Column("currency", "string", "Currency of the price, three letters of ISO 4217."),
    ),
    orders=(Order("start", "end"),),
    person_of=("system", "record_id", "contract_id"),
)
