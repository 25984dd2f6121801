"""Source records → comparable records: one row per record, every value in the one form in which it is compared.

| column | holds |
|---|---|
| uid | number of the record, 1 …, in the order of (system, record_id) |
| system, record_id | as in source_record |
| kind | person or company; where the source does not tell, what the names say |
| given, family | folded names, without titles; names that were swapped by the writer are still swapped |
| given_full | the full names that the words of `given` may stand for (list) |
| given_sound, family_sound | Kölner Phonetik of the first word; of the full name where it is a short form |
| family_words | words of `family` without particles such as von (list) |
| names | all words of both names, sorted: equal for swapped names and for a whole name in one column |
| company, company_sound, legal_form | folded company name without its legal form; how its first word sounds; the form |
| birth, birth_swapped | YYYYMMDD; the same with day and month swapped |
| street, house, house_addition | street in one writing; house number; what follows it |
| postcode, city, country | postcode without spaces; folded town; two letters |
| email, email_user | address in small letters, without "+…"; what stands before the @ |
| email_letters | the address without digits |
| phone | E.164 |
| identifier | capital letters and digits only |
| a_… | declared attributes, folded |

Where a system writes the whole name in one column, it is taken apart (`whole_names`). Every column but the first three
may be null. Placeholders (`placeholders`) become null, and so do e-mail addresses,
telephone numbers and identifiers that very many records share; both are counted in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from fremdbild.engine.sql import identifier, identifiers, literal, literals
from fremdbild.identity.addresses import addition, number, number_in_street, street_name
from fremdbild.identity.birth_dates import eight_digits
from fremdbild.identity.companies import bare_name, legal_form
from fremdbild.identity.folding import PARTICLES, TITLES, compact, folded, without_words
from fremdbild.identity.names import add_word_table
from fremdbild.identity.phones import CALLING_CODES, add_e164_table, plain_e164
from fremdbild.identity.placeholders import (
    BIRTH_DATES,
    is_placeholder,
    is_placeholder_email,
    is_placeholder_number,
)
from fremdbild.identity.whole_names import parts_of_whole, take_apart, told_names

READ = (
    "system", "record_id", "kind", "given_name", "family_name", "company_name", "birth_date", "street", "house_number",
    "postcode", "city", "country", "email", "phone", "identifier",
)  # fmt: skip
"""Columns of source_record that are read; all but the first two may be missing."""

SHARED_AT_MOST = 100
"""So many records may have the same e-mail address, telephone number or identifier: no customer has more records."""

BIRTH_SHARE = 0.02
"""A birth date that more than this share of the records has (and more than SHARED_AT_MOST) is a default of a system."""

ATTRIBUTE_PREFIX = "a_"

_DROPPED = "_dropped"
"""Behind the name of a table of comparable records: that of the values that were dropped from it."""

_REPORTED = 1_000
"""So many dropped values are told apart; those of the most records."""


@dataclass(frozen=True)
class Dropped:
    """Values that are kept from linking: `records` records had `value` in `column`; `reason` says what it is."""

    column: str
    value: str
    reason: str
    """`placeholder`, `shared` (by very many records) or `unreadable` (no telephone number; then `value` is empty)."""
    records: int


@dataclass(frozen=True)
class Comparable:
    """The table `table` of comparable records, and what was dropped on the way, the most frequent first."""

    table: str
    records: int
    attributes: tuple[str, ...]
    """Columns of the declared attributes in the table, with their prefix."""
    dropped: tuple[Dropped, ...]


def comparable_records(
    connection: duckdb.DuckDBPyConnection,
    records: str,
    *,
    attributes: Sequence[str] = (),
    country: str = "CH",
    to: str = "comparable",
    known: str | None = None,
) -> Comparable:
    """Makes the table `to` from the table or view `records` of `connection`: linear in the records, flat in memory.

    `records` has columns of source_record (system and record_id at least) and the `attributes`. Telephone numbers
    without a code are read as numbers of the record's country, else of `country`. The table `to`_dropped (column,
    value, reason, records) holds all that was dropped.

    With `known`, an earlier table made here, records that it holds keep their uid, others come behind; and what was
    dropped from it is dropped here too. So a few new records become comparable without a look at all the others.
    """
    present = {str(row[0]) for row in connection.execute(f"DESCRIBE {identifier(records)}").fetchall()}
    own = tuple(name for name in attributes if name in present or known)
    _read(connection, records, present, own, country, known)
    take_apart(connection, "_read", known or "_read")
    _tabulate_phones(connection)
    _drop(connection, own, to, known)
    _tabulate_names(connection)
    _assemble(connection, own, to)
    count = connection.execute(f"SELECT count(*) FROM {identifier(to)}").fetchall()[0][0]
    dropped = _report(connection, to)
    for name in ("_read", "_phone", "_phone_writing", "_word", "_distinct_word", *_NAMES):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    return Comparable(to, int(count), tuple(ATTRIBUTE_PREFIX + name for name in own), dropped)


def _read(
    connection: duckdb.DuckDBPyConnection,
    records: str,
    present: set[str],
    attributes: Sequence[str],
    country: str,
    known: str | None,
) -> None:
    """`_read`: one row per record with its values in one form; nothing dropped yet."""

    def raw(name: str) -> str:
        return f"CAST({identifier(name)} AS VARCHAR)" if name in present else "CAST(NULL AS VARCHAR)"

    birth = eight_digits(identifier("birth_date")) if "birth_date" in present else "CAST(NULL AS VARCHAR)"
    email = f"lower(trim({raw('email')}))"
    own = ", ".join(f"{folded(raw(name))} AS {identifier(ATTRIBUTE_PREFIX + name)}" for name in attributes)
    number = "row_number() OVER (ORDER BY system, record_id)"
    origin = identifier(records)
    if known is not None:
        highest = f"(SELECT coalesce(max(uid), 0) FROM {identifier(known)})"
        behind = "row_number() OVER (PARTITION BY known_uid IS NULL ORDER BY system, record_id)"
        number = f"coalesce(known_uid, {highest} + {behind})"
        origin += f"""
            LEFT JOIN (SELECT uid AS known_uid, system AS known_system, record_id AS known_id FROM {identifier(known)})
            ON CAST(system AS VARCHAR) = known_system AND CAST(record_id AS VARCHAR) = known_id"""
    connection.execute(f"""
        CREATE OR REPLACE TABLE _read AS
        WITH plain AS (
            SELECT {number} AS uid,
                   CAST(system AS VARCHAR) AS system, CAST(record_id AS VARCHAR) AS record_id,
                   CASE WHEN {raw("kind")} IN ('person', 'company') THEN {raw("kind")} END AS kind_told,
                   {raw("family_name")} AS family_written,
                   {parts_of_whole(raw("given_name"), raw("family_name"))} AS parts,
                   {without_words(folded(raw("given_name")), TITLES)} AS given,
                   {without_words(folded(raw("family_name")), TITLES)} AS family,
                   {folded(raw("company_name"))} AS company_whole,
                   {birth} AS birth,
                   {folded(raw("street"))} AS street_whole,
                   {folded(raw("house_number"))} AS house_whole,
                   {compact(raw("postcode"))} AS postcode,
                   {folded(raw("city"))} AS city,
                   coalesce(nullif(upper(trim({raw("country")})), ''), {literal(country.upper())}) AS country,
                   nullif(trim({raw("phone")}), '') AS phone_written,
                   CASE WHEN regexp_full_match({email}, '[^@ ]+@[^@ ]+\\.[^@ ]+')
                        THEN regexp_replace({email}, '\\+[^@]*@', '@') END AS email,
                   {compact(raw("identifier"))} AS identifier{"," if own else ""}
                   {own}
            FROM {origin}
        ), told AS (
            {told_names("plain")}
        )
        SELECT * EXCLUDE (company_whole, street_whole, house_whole, country),
               country,
               {bare_name("company_whole")} AS company, {legal_form("company_whole")} AS legal_form,
               {street_name("street_whole")} AS street,
               coalesce(house_whole, nullif({number_in_street("street_whole")}, '')) AS house_written,
               {plain_e164("phone_written", "country")} AS phone_plain
        FROM told
        ORDER BY uid
    """)


def _tabulate_phones(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("""
        CREATE OR REPLACE TABLE _phone_writing AS
        SELECT DISTINCT phone_written AS phone, country FROM _read
        WHERE phone_plain IS NULL AND phone_written IS NOT NULL
    """)
    add_e164_table(connection, "_phone_writing", "_phone")


def _drop(connection: duckdb.DuckDBPyConnection, attributes: Sequence[str], to: str, known: str | None) -> None:
    """`to`_dropped: every value that is a placeholder, or that very many records share; `phone_e164` joins `_read`."""
    connection.execute("""
        CREATE OR REPLACE TABLE _read AS
        SELECT _read.* EXCLUDE (phone_plain), coalesce(phone_plain, e164) AS phone
        FROM _read LEFT JOIN _phone ON _phone.phone = phone_written AND _phone.country = _read.country
        ORDER BY uid
    """)
    records = connection.execute("SELECT count(*) FROM _read").fetchall()[0][0]
    frequent = max(SHARED_AT_MOST, int(BIRTH_SHARE * records))
    digits = "replace(phone, '+', '')"
    national = f"regexp_replace({digits}, '^({'|'.join(CALLING_CODES.values())})', '')"
    small = "lower(identifier)"
    rules = {
        "given": (is_placeholder("given"), None),
        "family": (is_placeholder("family"), None),
        "company": (is_placeholder("company"), None),
        "birth": (f"birth IN ({literals(BIRTH_DATES)})", frequent),
        "street": (is_placeholder("street"), None),
        "postcode": (f"(replace(postcode, '0', '') = '' OR postcode = '99999' OR {is_placeholder('lower(postcode)')}"
                     " AND NOT regexp_full_match(postcode, '[0-9]+'))", None),
        "city": (is_placeholder("city"), None),
        "email": (is_placeholder_email("email"), SHARED_AT_MOST),
        "phone": (f"({is_placeholder_number(national)})", SHARED_AT_MOST),
        "identifier": (f"({is_placeholder(small)} OR {is_placeholder_number(small)})", SHARED_AT_MOST),
        **{ATTRIBUTE_PREFIX + name: (is_placeholder(identifier(ATTRIBUTE_PREFIX + name)), None) for name in attributes},
    }  # fmt: skip
    parts = [
        f"""
        SELECT {literal(column)} AS "column", value, records,
               CASE WHEN placeholder THEN 'placeholder' ELSE 'shared' END AS reason
        FROM (SELECT {identifier(column)} AS value, {condition} AS placeholder, count(*) AS records
              FROM _read WHERE {identifier(column)} IS NOT NULL GROUP BY ALL)
        WHERE placeholder {f"OR records > {limit}" if limit else ""}
        """
        for column, (condition, limit) in rules.items()
    ]
    if known is not None:
        parts.append(f'SELECT "column", value, 0 AS records, reason FROM {identifier(known + _DROPPED)}')
    connection.execute(f"""
        CREATE OR REPLACE TABLE {identifier(to + _DROPPED)} AS
        SELECT "column", value, sum(records)::BIGINT AS records, min(reason) AS reason
        FROM ({" UNION ALL ".join(parts)}) GROUP BY "column", value
    """)


_NAMES = ("_given", "_family", "_company")


def _tabulate_names(connection: duckdb.DuckDBPyConnection) -> None:
    """How each distinct name sounds and what it may stand for, worked out once per word and put together per name."""
    columns = ("given", "family", "company")
    words = " UNION ".join(
        f"SELECT unnest(string_split({name}, ' ')) AS word FROM _read WHERE {name} IS NOT NULL" for name in columns
    )
    connection.execute(f"CREATE OR REPLACE TABLE _distinct_word AS {words}")
    add_word_table(connection, "_distinct_word", "_word")
    for name in columns:
        connection.execute(f"""
            CREATE OR REPLACE TABLE _{name} AS
            WITH word AS (
                SELECT name, unnest(string_split(name, ' ')) AS word,
                       generate_subscripts(string_split(name, ' '), 1) AS place
                FROM (SELECT DISTINCT {name} AS name FROM _read WHERE {name} IS NOT NULL)
            ), told AS (
                SELECT name, place, word, sound, root_sound, "full", word IN ({literals(PARTICLES)}) AS particle
                FROM word JOIN _word USING (word)
            )
            SELECT name,
                   arg_min(sound, place + CASE WHEN particle THEN 1000 ELSE 0 END) AS sound,
                   arg_min(root_sound, place) AS root_sound,
                   list_distinct(flatten(list("full" ORDER BY place))) AS "full",
                   coalesce(list(word ORDER BY place) FILTER (NOT particle AND length(word) > 1), [name]) AS words
            FROM told GROUP BY name
        """)


def _assemble(connection: duckdb.DuckDBPyConnection, attributes: Sequence[str], to: str) -> None:
    def kept(column: str) -> str:
        name = identifier(column)
        gone = f'SELECT value FROM {identifier(to + _DROPPED)} WHERE "column" = {literal(column)}'
        return f"CASE WHEN {name} NOT IN ({gone}) THEN {name} END AS {name}"

    own = [ATTRIBUTE_PREFIX + name for name in attributes]
    columns = (
        "given",
        "family",
        "company",
        "birth",
        "street",
        "postcode",
        "city",
        "email",
        "phone",
        "identifier",
        *own,
    )
    connection.execute(f"""
        CREATE OR REPLACE TABLE {identifier(to)} AS
        WITH clean AS (
            SELECT uid, system, record_id, kind, legal_form, country,
                   {number("house_written")} AS house, {addition("house_written")} AS house_addition,
                   {", ".join(kept(column) for column in columns)}
            FROM _read
        )
        SELECT uid, system, record_id, kind,
               given, family,
               _given."full" AS given_full, _given.root_sound AS given_sound,
               _family.sound AS family_sound, _family.words AS family_words,
               nullif(array_to_string(list_sort(string_split(concat_ws(' ', given, family), ' ')), ' '), '') AS names,
               company, _company.sound AS company_sound,
               CASE WHEN company IS NOT NULL THEN legal_form END AS legal_form,
               birth, left(birth, 4) || substr(birth, 7, 2) || substr(birth, 5, 2) AS birth_swapped,
               street, house, house_addition, postcode, city, country,
               email, split_part(email, '@', 1) AS email_user, regexp_replace(email, '[0-9]', '', 'g') AS email_letters,
               phone, identifier
               {"," if own else ""} {identifiers(own)}
        FROM clean
        LEFT JOIN _given ON given = _given.name
        LEFT JOIN _family ON family = _family.name
        LEFT JOIN _company ON company = _company.name
        ORDER BY uid
    """)


def _report(connection: duckdb.DuckDBPyConnection, to: str) -> tuple[Dropped, ...]:
    unreadable = connection.execute(
        "SELECT count(*) FROM _read WHERE phone_written IS NOT NULL AND phone IS NULL"
    ).fetchall()[0][0]
    rows = connection.execute(
        f'SELECT "column", value, reason, records FROM {identifier(to + _DROPPED)} WHERE records > 0'
        f' ORDER BY records DESC, "column", value LIMIT {_REPORTED}'
    ).fetchall()
    found = [Dropped(*row) for row in rows]
    if unreadable:
        found.append(Dropped("phone", "", "unreadable", int(unreadable)))
    return tuple(sorted(found, key=lambda one: (-one.records, one.column, one.value)))
