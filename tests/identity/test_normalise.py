"""Records in one form: what people write differently meets, and what says nothing is dropped and reported."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa
import pytest
from customer_records import bench_with, customer_rows, table

from fremdbild.engine.connection import scratch
from fremdbild.identity import Dropped, comparable_records
from fremdbild.identity.normalise import SHARED_AT_MOST


def _one(**row: Any) -> dict[str, Any]:
    return _all({"system": "crm", "record_id": "1", **row})[0]


def _all(*rows: dict[str, Any], **options: Any) -> list[dict[str, Any]]:
    bench, found, _ = bench_with(list(rows), **options)
    return bench.rows(f"SELECT * FROM {found.table} ORDER BY uid").to_pylist()


@pytest.mark.parametrize("name", ["Müller", "MUELLER", "Muller", "  müller ", "Mu\u0308ller"])
def test_umlauts_and_their_transcriptions_meet(name: str) -> None:
    assert _one(family_name=name)["family"] == "muller"


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Weiß", "weiss"), ("O'Neill", "oneill"), ("Dr. med. Hans", "hans"), ("Øster", "oster"), ("François", "francois")],
)
def test_accents_titles_and_apostrophes_go(written: str, folded: str) -> None:
    assert _one(family_name=written)["family"] == folded


def test_names_that_sound_alike_have_the_same_sound() -> None:
    rows = [_one(family_name=name)["family_sound"] for name in ("Meier", "Mayer", "Maier", "Meyr")]
    assert set(rows) == {"67"}


def test_a_double_name_is_split_and_particles_are_no_names() -> None:
    assert _one(family_name="Müller-Lüdenscheidt")["family_words"] == ["muller", "ludenscheidt"]
    row = _one(family_name="von der Heyde")
    assert row["family_words"] == ["heyde"]
    assert row["family_sound"] == "02"


def test_swapped_names_meet() -> None:
    rows = _all(
        {"system": "a", "record_id": "1", "given_name": "Anna", "family_name": "Keller"},
        {"system": "b", "record_id": "1", "given_name": "Keller", "family_name": "Anna"},
        {"system": "c", "record_id": "1", "family_name": "Anna Keller"},
    )
    assert {row["names"] for row in rows} == {"anna keller"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sepp", "Josef"), ("Fritz", "Friedrich"), ("Bob", "Robert"), ("Uschi", "Ursula"), ("Hans", "Johannes")],
)
def test_short_forms_meet_their_full_name(one: str, other: str) -> None:
    left, right = _one(given_name=one), _one(given_name=other)
    assert set(left["given_full"]) & set(right["given_full"])
    assert left["given_sound"] == right["given_sound"]


@pytest.mark.parametrize(
    "street", ["Hauptstraße", "Hauptstrasse", "Hauptstr.", "Haupt-Str.", "HAUPT STRASSE", "Hauptstrasse 12a"]
)
def test_streets_have_one_writing(street: str) -> None:
    assert _one(street=street)["street"] == "hauptstr"


@pytest.mark.parametrize(
    "row",
    [
        {"street": "Hauptstr. 12 A"},
        {"street": "Hauptstr.", "house_number": "12a"},
        {"street": "Hauptstr.", "house_number": "012 a"},
    ],
)
def test_a_house_number_stands_apart_from_its_addition(row: dict[str, str]) -> None:
    found = _one(**row)
    assert (found["house"], found["house_addition"]) == ("12", "a")


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("Muster & Söhne GmbH", "muster sohne", "gmbh"),
        ("Beispiel AG", "beispiel", "ag"),
        ("Blumen Huber e. K.", "blumen huber", "ek"),
        ("Bau GmbH & Co. KG", "bau", "gmbh co kg"),
        ("Meier Sàrl", "meier", "sarl"),
        ("Stiftung Warentest", "stiftung warentest", None),
    ],
)
def test_legal_forms_are_taken_off(name: str, bare: str, form: str | None) -> None:
    found = _one(company_name=name, kind="company")
    assert (found["company"], found["legal_form"]) == (bare, form)


@pytest.mark.parametrize(
    ("phone", "country", "expected"),
    [
        ("044 668 18 00", "CH", "+41446681800"),
        ("+41 (0)44 668 18 00", "CH", "+41446681800"),
        ("0041446681800", "DE", "+41446681800"),
        ("030/123456-78", "DE", "+493012345678"),
        ("+1 650-253-0000", "CH", "+16502530000"),
        ("06 6982", "IT", "+39066982"),
    ],
)
def test_telephone_numbers_become_e164(phone: str, country: str, expected: str) -> None:
    assert _one(phone=phone, country=country)["phone"] == expected


def test_the_country_of_the_settings_counts_where_the_record_has_none() -> None:
    row = {"system": "a", "record_id": "1", "phone": "030 12345678"}
    assert _all(row, country="DE")[0]["phone"] == "+493012345678"
    assert _all(row, country="CH")[0]["phone"] == "+413012345678"


def test_the_fast_way_and_phonenumbers_agree() -> None:
    from fremdbild.identity.phones import e164, plain_e164

    numbers = [f"0{area} {rest}" for area in (44, 79, 31) for rest in ("668 18 00", "1234567")] + [
        "+41 44 668 18 00",
        "0049 30 12345678",
    ]
    connection = scratch()
    connection.register("numbers", pa.table({"phone": numbers, "country": ["CH"] * len(numbers)}))
    found = (
        connection.sql(f"SELECT phone, {plain_e164('phone', 'country')} AS e164 FROM numbers")
        .to_arrow_table()
        .to_pylist()
    )
    assert all(row["e164"] for row in found)
    assert {row["phone"]: row["e164"] for row in found} == {number: e164(number, "CH") for number in numbers}


def test_mail_addresses_lose_case_and_what_follows_a_plus() -> None:
    row = _one(email=" Anna.Keller+shop@Mail.CH ")
    assert (row["email"], row["email_user"]) == ("anna.keller@mail.ch", "anna.keller")
    assert _one(email="no address")["email"] is None


@pytest.mark.parametrize("date", ["1980-02-05", "05.02.1980", "5.2.1980", "19800205", "05/02/1980"])
def test_dates_are_read_and_swapped(date: str) -> None:
    row = _one(birth_date=date)
    assert (row["birth"], row["birth_swapped"]) == ("19800205", "19800502")


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("given_name", "Unbekannt", "given"),
        ("family_name", "n/a", "family"),
        ("family_name", "TEST 3", "family"),
        ("company_name", "xxx", "company"),
        ("birth_date", "1900-01-01", "birth"),
        ("email", "info@firma.ch", "email"),
        ("email", "anna@example.com", "email"),
        ("phone", "000 000 00 00", "phone"),
        ("identifier", "000000", "identifier"),
        ("postcode", "00000", "postcode"),
        ("city", "Keine Angabe", "city"),
    ],
)
def test_placeholders_are_dropped_and_reported(column: str, value: str, found: str) -> None:
    bench, comparable, _ = bench_with([{"system": "crm", "record_id": "1", column: value}])
    assert bench.rows(f"SELECT {found} FROM comparable")[found].to_pylist() == [None]
    assert [(one.column, one.records) for one in comparable.dropped] == [(found, 1)]


def test_real_values_that_look_odd_stay() -> None:
    row = _one(given_name="Gast", family_name="Ott", postcode="4444", email="i.nfo@firma.ch", phone="079 222 22 23")
    assert row["given"] is None  # "Gast" is what tills write
    assert (row["family"], row["postcode"], row["email"], row["phone"]) == (
        "ott",
        "4444",
        "i.nfo@firma.ch",
        "+41792222223",
    )


def test_a_value_that_very_many_share_is_kept_from_linking() -> None:
    rows = [
        {"system": "crm", "record_id": f"{number:05}", "family_name": f"Name{number}", "phone": "044 668 18 00"}
        for number in range(SHARED_AT_MOST + 1)
    ]
    bench, found, _ = bench_with(rows)
    assert found.dropped == (Dropped("phone", "+41446681800", "shared", SHARED_AT_MOST + 1),)
    assert bench.rows("SELECT count(phone) AS n FROM comparable")["n"].to_pylist() == [0]
    bench, found, _ = bench_with(rows[:-1])
    assert found.dropped == ()


def test_a_default_birth_date_of_a_system_is_found() -> None:
    rows = customer_rows(400)
    for row in rows[:150]:
        row["birth_date"] = "1985-05-05"
    _, found, _ = bench_with(rows)
    assert next(one for one in found.dropped if one.column == "birth").reason == "shared"


def test_missing_columns_and_empty_names_are_no_error(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE few AS SELECT 'crm' AS system, 7 AS record_id, '' AS given_name, 'Keller' AS family_name"
    )
    found = comparable_records(connection, "few", attributes=["not there"])
    row = connection.sql("SELECT * FROM comparable").to_arrow_table().to_pylist()[0]
    assert (row["record_id"], row["given"], row["family"], row["names"]) == ("7", None, "keller", "keller")
    assert (found.records, found.attributes) == (1, ())


def test_no_records_are_no_error(connection: duckdb.DuckDBPyConnection) -> None:
    connection.register("none", table([]))
    assert comparable_records(connection, "none").records == 0


def test_numbers_of_records_follow_their_keys_and_not_the_order_of_rows() -> None:
    rows = customer_rows(20)
    first, second = _all(*rows), _all(*reversed(rows))
    assert first == second


def test_known_records_keep_their_number_and_dropped_values_stay_dropped() -> None:
    rows = [
        {"system": "crm", "record_id": f"{number:05}", "phone": "044 668 18 00"} for number in range(SHARED_AT_MOST + 1)
    ]
    _, _, connection = bench_with(rows)
    fresh = [{"system": "a", "record_id": "new", "phone": "0446681800"}, rows[3] | {"family_name": "Keller"}]
    connection.register("fresh_rows", table(fresh))
    comparable_records(connection, "fresh_rows", to="fresh", known="comparable")
    found = connection.sql("SELECT uid, record_id, family, phone FROM fresh ORDER BY uid").to_arrow_table().to_pylist()
    assert found == [
        {"uid": 4, "record_id": "00003", "family": "keller", "phone": None},
        {"uid": SHARED_AT_MOST + 2, "record_id": "new", "family": None, "phone": None},
    ]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return scratch()


_SEPARATE = [
    {"system": "crm", "record_id": f"{number}", "given_name": given, "family_name": family}
    for number, (given, family) in enumerate(
        [("Anna", "Müller"), ("Beat", "Meier"), ("Maria", "Keller"), ("Anna Maria", "Frei"), ("Urs", "Anna")] * 4
    )
]


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("MUELLER ANNA", "anna", "muller"),
        ("Anna Müller", "anna", "muller"),
        ("Dr. Anna Müller", "anna", "muller"),
        ("Keller Anna Maria", "anna maria", "keller"),
        ("von Allmen Beat", "beat", "von allmen"),
        ("Gerber-Roth Maria", "maria", "gerber roth"),
        ("Xyla, Anna", "anna", "xyla"),
        ("Zebulon Xyla", "zebulon", "xyla"),
        ("Müller", None, "muller"),
        ("von der Heide", None, "von der heide"),
    ],
)
def test_a_name_in_one_field_is_taken_apart(written: str, given: str | None, family: str) -> None:
    bench, *_ = bench_with([*_SEPARATE, {"system": "billing", "record_id": "x", "family_name": written}])
    found = bench.rows("SELECT given, family, company, kind FROM comparable WHERE record_id = 'x'").to_pylist()[0]
    assert found == {"given": given, "family": family, "company": None, "kind": "person"}


def test_the_order_of_a_system_decides_about_names_in_no_list() -> None:
    told = [
        {"system": "billing", "record_id": f"b{number}", "family_name": f"{family} {given}"}
        for number, (given, family) in enumerate([("Anna", "Müller"), ("Beat", "Meier"), ("Maria", "Keller")] * 3)
    ]
    bench, *_ = bench_with([*_SEPARATE, *told, {"system": "billing", "record_id": "x", "family_name": "Xyla Zebulon"}])
    found = bench.rows("SELECT given, family FROM comparable WHERE record_id = 'x'").to_pylist()[0]
    assert found == {"given": "zebulon", "family": "xyla"}


@pytest.mark.parametrize("column", ["given_name", "family_name"])
def test_a_company_in_the_field_of_names_is_a_company(column: str) -> None:
    found = _one(**{column: "Müller Holzbau & Co. KG"})
    assert (found["company"], found["legal_form"], found["kind"]) == ("muller holzbau", "kg", "company")
    assert (found["given"], found["family"]) == (None, None)
