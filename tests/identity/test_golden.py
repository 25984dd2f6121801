"""The golden record: by hand, beside a naive one in plain Python, and with rows in any order."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from arrow_types import ARROW_TYPES
from pydantic import ValidationError

from fremdbild.engine.connection import scratch
from fremdbild.identity import DuckDBWorkbench, comparable_records
from fremdbild.identity.golden import ATTRIBUTES, golden_records
from fremdbild.identity.store import LINK_SCHEMA
from fremdbild.settings import Golden
from fremdbild.tables import BY_NAME

Row = dict[str, Any]
FIRST_KNOWN = date(2026, 7, 1)
OLD, NEW, NEWEST = datetime(2020, 1, 1), datetime(2024, 5, 5), datetime(2026, 2, 2)


def record(customer: int, system: str = "crm", record_id: str = "1", **values: Any) -> Row:
    return {"customer_id": customer, "system": system, "record_id": record_id, **values}


def golden(
    rows: Sequence[Row], folder: Path, rules: Golden | None = None, *, zone: str = "Europe/Zurich", **options: Any
) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Customers, conflicts, what was compared, and the comparable records."""
    columns = BY_NAME["source_record"].columns
    records = pa.table({c.name: pa.array([row.get(c.name) for row in rows], ARROW_TYPES[c.kind]) for c in columns})
    links = pa.Table.from_pylist(
        [{name: row.get(name) for name in LINK_SCHEMA.names} for row in rows], schema=LINK_SCHEMA
    )
    connection = scratch()
    bench = DuckDBWorkbench(connection)
    bench.put("source_record", records)
    bench.put("customer_link", links)
    comparable_records(connection, "source_record")
    bench.make(
        "_standing", "SELECT 1::BIGINT AS customer_id, 1::BIGINT AS systems_in_doubt, true AS linked WHERE false"
    )
    found = golden_records(
        connection,
        "source_record",
        "comparable",
        "customer_link",
        rules or Golden(),
        standing="_standing",
        first_known=FIRST_KNOWN,
        work=folder,
        time_zone=zone,
        **options,
    )
    comparable = bench.rows("SELECT * FROM comparable").to_pylist()
    customers, conflicts = pq.read_table(found.customer), pq.read_table(found.conflict)
    assert (found.customers, found.conflicts) == (customers.num_rows, conflicts.num_rows)
    return customers.to_pylist(), conflicts.to_pylist(), found.compared.to_pylist(), comparable


def one(rows: Sequence[Row], folder: Path, rules: Golden | None = None) -> Row:
    (customer,) = golden(rows, folder, rules)[0]
    return customer


def test_a_customer_of_one_record_says_what_it_says(tmp_path: Path) -> None:
    found = one([record(7, given_name="Anna", family_name="Müller", email="anna@mail.ch", created_at=OLD)], tmp_path)
    assert (found["customer_id"], found["given_name"], found["family_name"]) == (7, "Anna", "Müller")
    assert (found["name_system"], found["name_record_id"], found["email_record_id"]) == ("crm", "1", "1")
    assert (found["phone"], found["phone_system"], found["address_system"]) == (None, None, None)
    assert (found["records"], found["systems"], found["customer_since"]) == (1, 1, date(2020, 1, 1))


def test_the_newest_email_wins_and_says_where_it_comes_from(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", email="old@mail.ch", updated_at=OLD),
        record(1, "shop", "b", email="new@mail.ch", updated_at=NEWEST),
        record(1, "billing", "c", email="middle@mail.ch", updated_at=NEW),
    ]
    found = one(rows, tmp_path)
    assert (found["email"], found["email_system"], found["email_record_id"]) == ("new@mail.ch", "shop", "b")


def test_a_record_without_a_change_is_as_new_as_the_day_it_was_made(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", email="changed@mail.ch", created_at=OLD, updated_at=NEW),
        record(1, "shop", "b", email="made@mail.ch", created_at=NEWEST),
        record(1, "zoo", "c", email="never@mail.ch"),
    ]
    assert one(rows, tmp_path)["email"] == "made@mail.ch"


def test_the_most_trusted_system_wins_where_it_is_asked_for(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", email="crm@mail.ch", updated_at=OLD),
        record(1, "shop", "b", email="shop@mail.ch", updated_at=NEWEST),
        record(1, "other", "c", email="other@mail.ch", updated_at=NEWEST),
    ]
    trusted = one(rows, tmp_path, Golden(trust=("billing", "crm", "shop"), email="trusted"))
    assert (trusted["email"], trusted["email_system"]) == ("crm@mail.ch", "crm")
    without_crm = one(rows[1:], tmp_path, Golden(trust=("billing", "crm", "shop"), email="trusted"))
    assert without_crm["email"] == "shop@mail.ch"


def test_the_longest_and_the_most_frequent(tmp_path: Path) -> None:
    rows = [
        record(1, "a", "1", company_name="Keller Treuhand", updated_at=OLD),
        record(1, "b", "2", company_name="Keller-Treuhand AG", updated_at=OLD),
        record(1, "c", "3", company_name="Kellermann und Söhne Treuhand", updated_at=NEW),
    ]
    assert one(rows, tmp_path, Golden(company_name="longest"))["company_name"] == "Kellermann und Söhne Treuhand"
    # Two writings of one name are more than another name that is newer.
    assert one(rows, tmp_path, Golden(company_name="frequent"))["company_name"] == "Keller Treuhand"
    assert one(rows, tmp_path, Golden(company_name="newest"))["company_name"] == "Kellermann und Söhne Treuhand"


def test_an_address_is_taken_from_one_record_and_never_mixed(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", street="Hauptstrasse", house_number="1", postcode="8000", city="Zürich", updated_at=OLD),
        record(1, "shop", "b", city="Bern", country="CH", updated_at=NEWEST),
        record(1, "shop", "c", street="Bahnweg", house_number="2", postcode="3000", city="Bern", updated_at=NEW),
    ]
    found = one(rows, tmp_path)
    assert [found[name] for name in ("street", "house_number", "postcode", "city", "country")] == [
        "Bahnweg", "2", "3000", "Bern", None,
    ]  # fmt: skip
    assert found["address_record_id"] == "c"
    without = one([rows[1], record(1, "crm", "d", street="Weg", updated_at=NEW)], tmp_path)
    assert (without["street"], without["city"], without["address_record_id"]) == (None, "Bern", "b")


def test_a_name_is_taken_from_one_record_and_a_whole_one_goes_first(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", given_name="Anna", family_name="Müller", updated_at=OLD),
        record(1, "shop", "b", family_name="Meier", updated_at=NEWEST),
    ]
    found = one(rows, tmp_path, Golden(name="newest"))
    assert (found["given_name"], found["family_name"], found["name_record_id"]) == ("Anna", "Müller", "a")


def test_placeholders_and_what_very_many_share_never_win(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", given_name="Anna", family_name="Müller", email="anna@mail.ch",
               birth_date=date(1980, 5, 6), phone="044 668 18 00", updated_at=OLD),
        record(1, "shop", "b", given_name="Unbekannt", family_name="Müller", email="info@firm.ch",
               birth_date=date(1900, 1, 1), phone="000000", street="Musterstrasse", updated_at=NEWEST),
        *(record(100 + n, "shop", f"x{n}", email="all@share.ch", identifier="AB12345") for n in range(101)),
        record(1, "shop", "c", email="all@share.ch", identifier="AB12345", updated_at=NEWEST),
    ]  # fmt: skip
    customers, conflicts, *_ = golden(rows, tmp_path, Golden(name="newest"))
    found = customers[0]
    assert (found["given_name"], found["email"], found["birth_date"]) == ("Anna", "anna@mail.ch", date(1980, 5, 6))
    assert (found["phone"], found["street"], found["identifier"]) == ("044 668 18 00", None, None)
    assert all(row["email"] is None and row["email_system"] is None for row in customers[1:])
    assert conflicts == []


def test_writings_of_the_same_value_are_no_conflict(tmp_path: Path) -> None:
    same = [
        record(1, "crm", "a", given_name="Anna", family_name="Müller", street="Hauptstr.", house_number="1",
               postcode="8000", city="Zürich", phone="044 668 18 00", email="Anna@Mail.ch"),
        record(1, "shop", "b", given_name="Mueller", family_name="Anna", street="Hauptstrasse", house_number="1",
               postcode="8000", city="Zuerich", phone="+41446681800", email="anna@mail.ch"),
        record(1, "zoo", "c", family_name="Muller", city="Zurich"),
    ]  # fmt: skip
    _, conflicts, compared, _ = golden(same, tmp_path)
    assert conflicts == []
    assert {row["attribute"]: (row["customers"], row["in_conflict"]) for row in compared} == {
        "name": (1, 0), "address": (1, 0), "phone": (1, 0), "email": (1, 0),
    }  # fmt: skip


def test_conflicts_tell_who_says_what_and_what_was_chosen(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", given_name="Anna", family_name="Müller", updated_at=OLD),
        record(1, "shop", "b", given_name="Anna", family_name="Meier", updated_at=NEW),
        record(1, "zoo", "c", given_name="Anna", family_name="Mueller", updated_at=OLD),
        record(2, "crm", "d", given_name="Beat", family_name="Frei"),
    ]
    customers, conflicts, compared, _ = golden(rows, tmp_path)
    assert customers[0]["family_name"] == "Müller"
    assert [tuple(row.values()) for row in conflicts] == [
        (1, "name", "Anna Müller", "crm", "a", True),
        (1, "name", "Anna Meier", "shop", "b", False),
        (1, "name", "Anna Mueller", "zoo", "c", True),
    ]
    assert compared == [{"attribute": "name", "customers": 1, "in_conflict": 1}]


def test_since_when_somebody_is_a_customer(tmp_path: Path) -> None:
    late = datetime(2025, 12, 31, 23, 30)  # in Zurich the year is over
    rows = [record(1, "crm", "a", created_at=late), record(1, "shop", "b", created_at=NEWEST), record(2, "crm", "c")]
    assert [row["customer_since"] for row in golden(rows, tmp_path)[0]] == [date(2026, 1, 1), FIRST_KNOWN]
    earlier = tmp_path / "earlier.parquet"
    pq.write_table(pa.table({"customer_id": [2, 1], "customer_since": [date(2021, 3, 4), date(2019, 1, 1)]}), earlier)
    found = golden(rows, tmp_path, earlier=earlier)[0]
    assert [row["customer_since"] for row in found] == [date(2026, 1, 1), date(2021, 3, 4)]


def test_without_records_there_is_nobody(tmp_path: Path) -> None:
    assert golden([], tmp_path) == ([], [], [], [])


def test_a_name_in_one_field_never_wins_over_a_whole_one(tmp_path: Path) -> None:
    rows = [
        record(1, "crm", "a", given_name="Anna", family_name="Müller", updated_at=OLD),
        record(1, "billing", "b", family_name="MUELLER ANNA", updated_at=NEWEST),
    ]
    found = one(rows, tmp_path, Golden(name="newest"))
    assert (found["given_name"], found["family_name"], found["name_record_id"]) == ("Anna", "Müller", "a")
    alone = one(rows[1:], tmp_path)
    assert (alone["given_name"], alone["family_name"]) == (None, "MUELLER ANNA")
    assert golden(rows, tmp_path)[1] == []


def test_a_company_in_the_field_of_names_is_told_as_a_company(tmp_path: Path) -> None:
    found = one([record(1, "billing", "b", family_name="KELLER TREUHAND AG")], tmp_path)
    assert (found["company_name"], found["family_name"]) == ("KELLER TREUHAND AG", None)


def test_null_names_and_one_system_alone(tmp_path: Path) -> None:
    rows = [record(1, "crm", "a"), record(1, "crm", "b", given_name="", family_name=None), record(2, "crm", "c")]
    customers, conflicts, compared, _ = golden(rows, tmp_path)
    assert [(row["records"], row["systems"], row["name_system"]) for row in customers] == [(2, 1, None), (1, 1, None)]
    assert (conflicts, compared) == ([], [])


def test_the_file_has_the_columns_of_the_table_in_the_order_of_customers(tmp_path: Path) -> None:
    customers = golden(_random_records(3, 60), tmp_path)[0]
    assert list(customers[0]) == [*BY_NAME["customer"].column_names, "person_key"]
    assert [row["customer_id"] for row in customers] == sorted(row["customer_id"] for row in customers)
    assert len({row["person_key"] for row in customers}) == len(customers)
    conflict = pq.read_schema(tmp_path / "customer_conflict.parquet")
    assert tuple(conflict.names) == BY_NAME["customer_conflict"].column_names


RULES = (
    Golden(),
    Golden(trust=("shop", "crm"), **{one.name: "trusted" for one in ATTRIBUTES}),
    Golden(trust=("shop",), **{one.name: "longest" for one in ATTRIBUTES}),
    Golden(**{one.name: "frequent" for one in ATTRIBUTES}),
    Golden(trust=("zoo",), **{one.name: "newest" for one in ATTRIBUTES}),
)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rules", RULES, ids=lambda rules: f"{rules.name} {rules.trust}")
def test_gives_what_a_naive_one_gives_with_rows_in_any_order(rules: Golden, seed: int, tmp_path: Path) -> None:
    rows = _random_records(seed, (1, 30, 120, 400)[seed])
    customers, conflicts, compared, comparable = golden(rows, tmp_path, rules)
    assert customers == [row | {"person_key": mine["person_key"]} for row, mine in zip(
        _naive_customers(rows, comparable, rules), customers, strict=True)]  # fmt: skip
    assert {tuple(row.values()) for row in conflicts} == _naive_conflicts(rows, comparable, customers)
    told = {row["attribute"]: row["in_conflict"] for row in compared if row["in_conflict"]}
    assert told == dict(
        Counter(attribute for _, attribute in {(row["customer_id"], row["attribute"]) for row in conflicts})
    )
    mixed = random.Random(seed).sample(rows, len(rows))
    assert golden(mixed, tmp_path, rules)[:3] == (customers, conflicts, compared)


def test_in_several_goes_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _random_records(5, 300)
    whole = golden(rows, tmp_path)
    monkeypatch.setattr("fremdbild.identity.golden._AT_ONCE", 7)
    assert golden(rows, tmp_path) == whole


def test_trust_without_an_order_is_refused() -> None:
    with pytest.raises(ValidationError, match='email = "trusted" needs the order of systems too'):
        Golden(email="trusted")
    with pytest.raises(ValidationError, match="trust names a system twice"):
        Golden(trust=("crm", "crm"))


def _random_records(seed: int, number: int) -> list[Row]:
    """Few words, so that many agree, tie, and come in two writings."""
    chance = random.Random(f"golden {seed}")

    def pick(*words: Any) -> Any:
        return chance.choice([None, *words])

    return [
        record(
            chance.randrange(max(number // 4, 1)) + 1,
            chance.choice(["crm", "shop", "zoo"]),
            f"R{place}",
            kind=pick("person", "company"),
            given_name=pick("Anna", "Beat", "Unbekannt", ""),
            family_name=pick("Müller", "Mueller", "Frei", "Meier-Frei"),
            company_name=pick("Keller AG", "Keller", "Weber Treuhand"),
            birth_date=pick(date(1980, 5, 6), date(1980, 6, 5), date(1900, 1, 1)),
            street=pick("Hauptstr.", "Hauptstrasse", "Bahnweg", "Musterstrasse"),
            house_number=pick("1", "1a", "12"),
            postcode=pick("8000", "3000"),
            city=pick("Zürich", "Zuerich", "Bern"),
            country=pick("CH", "DE"),
            email=pick("anna@mail.ch", "Anna@mail.ch", "beat@mail.ch", "info@firm.ch", "nonsense"),
            phone=pick("044 668 18 00", "+41446681800", "0446681801", "000000"),
            identifier=pick("CHE-123.456.789", "CHE123456789", "X99887"),
            segment=pick("private", "Private", "firm"),
            created_at=pick(OLD, NEW),
            updated_at=pick(NEW, NEWEST),
        )
        for place in range(number)
    ]


PARTS = {
    "kind": ("kind",), "name": ("given", "family"), "company_name": ("company",), "birth_date": ("birth",),
    "address": ("street", "postcode", "city"), "email": ("email",), "phone": ("phone",), "identifier": ("identifier",),
    "segment": ("segment",),
}  # fmt: skip


def _members(rows: Sequence[Row], comparable: Sequence[Row]) -> dict[int, list[tuple[Row, Row]]]:
    forms = {(row["system"], row["record_id"]): row for row in comparable}
    found: dict[int, list[tuple[Row, Row]]] = defaultdict(list)
    for row in rows:
        form = _as_told(row, forms[row["system"], row["record_id"]])
        found[row["customer_id"]].append((row, {**form, "segment": (row["segment"] or "").lower() or None}))
    return found


def _values(attribute: str, row: Row, form: Row) -> Row:
    if attribute == "name":
        return {
            "given_name": row["given_name"] if form["given"] else None,
            "family_name": row["family_name"] if form["family"] else None,
        }
    if attribute == "address":
        return {
            "street": row["street"] if form["street"] else None,
            "house_number": row["house_number"] if form["street"] else None,
            "postcode": row["postcode"] if form["postcode"] else None,
            "city": row["city"] if form["city"] else None,
            "country": row["country"],
        }
    if attribute == "company_name":
        # A record may write the company into its one field of names.
        return {
            attribute: (row["company_name"] or row["family_name"] or row["given_name"]) if form["company"] else None
        }
    return {attribute: row[attribute] if form[PARTS[attribute][0]] else None}


def _as_told(row: Row, form: Row) -> Row:
    """The comparable forms of what the record has in columns of its own; a name in one field is no whole name."""
    told = {"kind": row["kind"]}
    for column, part in (("given_name", "given"), ("family_name", "family")):
        told[part] = form[part] if row[column] else None
    return form | told


def _naive_customers(rows: Sequence[Row], comparable: Sequence[Row], rules: Golden) -> list[Row]:
    found = []
    for customer, members in sorted(_members(rows, comparable).items()):
        columns: Row = {"customer_id": customer}
        for attribute, parts in PARTS.items():
            able = [(row, form) for row, form in members if any(form[part] for part in parts)]
            told = Counter(tuple(form[part] for part in parts) for _, form in able)

            def order(member: tuple[Row, Row], *, attribute: str = attribute, told: Any = told) -> tuple[Any, ...]:
                row, form = member
                parts, rule = PARTS[attribute], getattr(rules, attribute)
                changed = row["updated_at"] or row["created_at"]
                age = (changed is None, -(changed or OLD).timestamp())
                trust = rules.trust.index(row["system"]) if row["system"] in rules.trust else len(rules.trust)
                rank = 0
                if rule == "longest":
                    texts = [str(value) for value in _values(attribute, row, form).values() if value is not None]
                    rank = -len(" ".join(texts))
                elif rule == "frequent":
                    rank = -told[tuple(form[part] for part in parts)]
                missing = sum(not form[part] for part in parts)
                first = (trust, age) if rule == "trusted" else (age, trust)
                return (missing, rank, *first, row["system"], row["record_id"])

            best = min(able, key=order, default=None)
            empty = dict.fromkeys(_values(attribute, members[0][0], members[0][1]))
            columns |= _values(attribute, *best) if best else empty
            columns[f"{attribute}_system"] = best[0]["system"] if best else None
            columns[f"{attribute}_record_id"] = best[0]["record_id"] if best else None
        since = min((row["created_at"] or row["updated_at"] for row, _ in members
                     if row["created_at"] or row["updated_at"]), default=None)  # fmt: skip
        columns["customer_since"] = since.date() if since else FIRST_KNOWN
        columns["records"] = len(members)
        columns["systems"] = columns["systems_in_doubt"] = len({row["system"] for row, _ in members})
        columns["linked"] = False
        found.append(columns)
    return found


def _fold(attribute: str, form: Row) -> Any:
    if not all(form[part] for part in PARTS[attribute]):
        return None
    if attribute == "name":
        return form["names"]
    if attribute == "address":
        return tuple(form[part] or "" for part in ("street", "house", "house_addition", "postcode", "city"))
    return form[PARTS[attribute][0]]


def _naive_conflicts(rows: Sequence[Row], comparable: Sequence[Row], customers: Sequence[Row]) -> set[Any]:
    found = set()
    chosen = {row["customer_id"]: row for row in customers}
    for customer, members in _members(rows, comparable).items():
        for attribute in PARTS:
            folds = {(row["system"], row["record_id"]): _fold(attribute, form) for row, form in members}
            if len(set(folds.values()) - {None}) < 2:
                continue
            best = folds[chosen[customer][f"{attribute}_system"], chosen[customer][f"{attribute}_record_id"]]
            for row, form in members:
                fold = folds[row["system"], row["record_id"]]
                if fold is not None:
                    text = _text(attribute, _values(attribute, row, form))
                    found.add((customer, attribute, text, row["system"], row["record_id"], fold == best))
    return found


def _text(attribute: str, values: Row) -> str:
    if attribute == "address":
        place = " ".join(value for value in (values["street"], values["house_number"]) if value)
        return f"{place}, {values['postcode']} {values['city']}"
    return " ".join(str(value) for value in values.values())
