"""One row per linked customer: what the records together say, each value from one of them."""

from __future__ import annotations

from fremdbild.tables.table import Column, Table


def _origin(attribute: str, of: str) -> tuple[Column, Column]:
    return (
        Column(f"{attribute}_system", "string", f"System that {of} was taken from."),
        Column(f"{attribute}_record_id", "string", f"Record that {of} was taken from."),
    )


customer = Table(
    name="customer",
    grain="linked customer",
    key=("customer_id",),
    columns=(
        Column("customer_id", "integer", "Identifies the customer, and lasts from run to run.", required=True),
        Column("kind", "string", "What the customer is; empty: not known.", members=("person", "company")),
        *_origin("kind", "the kind"),
        Column("given_name", "string", "Given name; with the family name from one record."),
        Column("family_name", "string", "Family name."),
        *_origin("name", "the name"),
        Column("company_name", "string", "Name of the company."),
        *_origin("company_name", "the company's name"),
        Column("birth_date", "date", "Date of birth."),
        *_origin("birth_date", "the date of birth"),
        Column("street", "string", "Street; the whole address comes from one record."),
        Column("house_number", "string", "Number in the street, with its addition."),
        Column("postcode", "string", "Postcode."),
        Column("city", "string", "Town."),
        Column("country", "string", "Country, two letters of ISO 3166."),
        *_origin("address", "the address"),
        Column("email", "string", "E-mail address."),
        *_origin("email", "the e-mail address"),
        Column("phone", "string", "Telephone number."),
        *_origin("phone", "the telephone number"),
        Column("identifier", "string", "A number that systems share: VAT id, card number."),
        *_origin("identifier", "the identifier"),
        Column("segment", "string", "Customer segment."),
        *_origin("segment", "the segment"),
        Column(
            "customer_since",
            "date",
            "Day in the organisation's time zone on which the first record was made; where no record says it, the day "
            "of the run that first knew the customer.",
        ),
        Column("records", "integer", "Records of the customer.", low=1),
        Column("systems", "integer", "Systems that hold a record of the customer.", low=1),
        Column(
            "systems_in_doubt",
            "integer",
            "Systems that hold a record of the customer, or of another one that may be the same.",
            low=1,
        ),
        Column(
            "linked",
            "boolean",
            "Whether several systems know the customer, sure links hold all records together, and no doubt is open.",
        ),
    ),
    person_of=("customer_id",),
    derived_by="fremdbild link",
)
