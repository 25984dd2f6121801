"""Telephone numbers as E.164.

Regular national and international writings of German-speaking countries are brought into form by DuckDB, a million
a second; what is left goes through phonenumbers, each writing once (120 µs a number).
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import phonenumbers
import pyarrow as pa

from fremdbild.engine.sql import identifier

CALLING_CODES = {"CH": "41", "DE": "49", "AT": "43", "LI": "423"}
_BATCH = 20_000


def plain_e164(phone: str, country: str) -> str:
    """SQL of the E.164 form of `phone` where its writing is regular; null where phonenumbers has to look at it.

    Regular: +41…, 0041…, or 0… with a `country` whose national prefix is 0; eight to thirteen digits with the code.
    """
    code = (
        "CASE " + " ".join(f"WHEN {country} = '{name}' THEN '{code}'" for name, code in CALLING_CODES.items()) + " END"
    )
    digits = f"regexp_replace(regexp_replace({phone}, '\\(0\\)', ''), '[ ()/.\\-]', '', 'g')"
    known = "|".join(sorted(CALLING_CODES.values(), key=len, reverse=True))
    return (
        f"CASE WHEN regexp_full_match({digits}, '(\\+|00)({known})[1-9][0-9]{{7,10}}')"
        f" THEN '+' || regexp_replace({digits}, '^(\\+|00)', '')"
        f" WHEN {country} <> 'LI' AND regexp_full_match({digits}, '0[1-9][0-9]{{7,10}}')"
        f" THEN '+' || {code} || substr({digits}, 2) END"
    )


def e164(phone: str, country: str) -> str | None:
    """`phone` as E.164, read as a number of `country` (two letters) where it has no code; None where it is none.

    >>> e164("044 668 18 00", "CH"), e164("0041 (0)44 668 18 00", "DE"), e164("call me", "CH")
    ('+41446681800', '+41446681800', None)
    """
    text = phone.replace("(0)", "")
    try:
        found = phonenumbers.parse("+" + text.lstrip()[2:] if text.lstrip().startswith("00") else text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(found):
        return None
    return str(phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164))


def add_e164_table(connection: duckdb.DuckDBPyConnection, writings: str, to: str) -> None:
    """Makes the table `to` (phone, country, e164) of the table `writings` (phone, country), in batches."""
    connection.execute(f"CREATE OR REPLACE TABLE {identifier(to)} (phone VARCHAR, country VARCHAR, e164 VARCHAR)")
    reader = connection.cursor().sql(f"SELECT phone, country FROM {identifier(writings)}").to_arrow_reader(_BATCH)
    for batch in _parsed(reader):
        connection.register("_e164_batch", batch)
        connection.execute(f"INSERT INTO {identifier(to)} FROM _e164_batch")
        connection.unregister("_e164_batch")


def _parsed(reader: pa.RecordBatchReader) -> Iterator[pa.Table]:
    for batch in reader:
        phones, countries = batch.column(0).to_pylist(), batch.column(1).to_pylist()
        found = [e164(phone, country) for phone, country in zip(phones, countries, strict=True)]
        yield pa.table({"phone": phones, "country": countries, "e164": pa.array(found, pa.string())})
