"""The golden record: what the records of one customer say together, each value from one record that is named.

| attribute | columns | whole with | by default |
|---|---|---|---|
| kind, company_name, birth_date, identifier | of the same name | itself | frequent |
| name | given_name, family_name | both | frequent |
| address | street, house_number, postcode, city, country | street, postcode and city | newest |
| email, phone, segment | of the same name | itself | newest |

Name and address are taken from one record and never mixed; a whole one goes before a part of one. Then the rule of the
attribute decides (`settings.Golden`):

* newest: the record that was changed last (made last, where no change is told);
* trusted: the record of the most trusted system;
* longest: the most letters;
* frequent: what most of the customer's records say, in whatever writing.

Where the rule knows no difference, the newest record is taken, of these the one of the most trusted system, of these the
first by (system, record_id): the order of rows has no effect. What linking has dropped (`normalise`: placeholders, what
very many records share, what cannot be read) is taken by no rule.

Records *disagree* where two of them say different things after folding: Müller and Mueller, swapped names, or
"Hauptstr. 1" and "Hauptstrasse 1" are the same. Only whole names and addresses are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from fremdbild.engine.protocol import PERSON_KEY, columns_of
from fremdbild.engine.sql import identifier, identifiers, literal, parquet
from fremdbild.identity.folding import folded
from fremdbild.settings import Golden, GoldenRule

COMPARED_SCHEMA = pa.schema([("attribute", pa.string()), ("customers", pa.int64()), ("in_conflict", pa.int64())])
"""Per attribute: customers of whom two records and more say something, and those of them whose records disagree."""

_AT_ONCE = 500_000
"""Customers that are put together in one go, so that memory does not grow with their number."""
_PLACE_BITS, _RANK_BITS = 40, 16
_PLACES, _RANKS = (1 << _PLACE_BITS) - 1, (1 << _RANK_BITS) - 1


@dataclass(frozen=True)
class Attribute:
    """`columns` of the table customer that come from one record: the record's are `r`, its comparable forms `c`."""

    name: str
    columns: dict[str, str]
    parts: tuple[str, ...]
    """What has to be known of it; all of them make it whole."""
    fold: str
    """Equal where two whole values are the same."""
    text: str

    @property
    def place(self) -> str:
        """Column of `_best`: the place of the record that is taken."""
        return f"{self.name}_place"


def _plain(name: str, comparable: str) -> Attribute:
    known = f"CASE WHEN {comparable} IS NOT NULL THEN r.{name} END"
    return Attribute(name, {name: known}, (comparable,), comparable, f"CAST(r.{name} AS VARCHAR)")


def _if_known(name: str, comparable: str) -> str:
    return f"CASE WHEN c.{comparable} IS NOT NULL THEN nullif(trim(r.{name}), '') END"


_ADDRESS = {
    "street": _if_known("street", "street"),
    "house_number": _if_known("house_number", "street"),
    "postcode": _if_known("postcode", "postcode"),
    "city": _if_known("city", "city"),
    "country": "nullif(trim(r.country), '')",
}

ATTRIBUTES: tuple[Attribute, ...] = (
    _plain("kind", "nullif(r.kind, '')"),
    Attribute(
        "name",
        {"given_name": _if_known("given_name", "given"), "family_name": _if_known("family_name", "family")},
        ("c.given", "c.family"),
        "c.names",
        f"concat_ws(' ', {_if_known('given_name', 'given')}, {_if_known('family_name', 'family')})",
    ),
    _plain("company_name", "c.company"),
    _plain("birth_date", "c.birth"),
    Attribute(
        "address",
        _ADDRESS,
        ("c.street", "c.postcode", "c.city"),
        "concat_ws('|', c.street, coalesce(c.house, ''), coalesce(c.house_addition, ''), c.postcode, c.city)",
        f"concat_ws(', ', concat_ws(' ', {_ADDRESS['street']}, {_ADDRESS['house_number']}),"
        f" concat_ws(' ', {_ADDRESS['postcode']}, {_ADDRESS['city']}))",
    ),
    _plain("email", "c.email"),
    _plain("phone", "c.phone"),
    _plain("identifier", "c.identifier"),
    _plain("segment", folded("r.segment")),
)
"""In the order of the table customer."""


@dataclass(frozen=True)
class GoldenRecords:
    """Files with the rows of the tables customer and customer_conflict, their numbers, and `COMPARED_SCHEMA`."""

    customer: Path
    conflict: Path
    customers: int
    conflicts: int
    compared: pa.Table


def golden_records(
    connection: duckdb.DuckDBPyConnection,
    records: str,
    comparable: str,
    links: str,
    rules: Golden,
    *,
    standing: str,
    first_known: date,
    work: Path,
    time_zone: str = "UTC",
    earlier: Path | None = None,
) -> GoldenRecords:
    """The golden records of the tables `records` (source_record) and `links` (customer_link) of `connection`.

    `comparable` are the records as `comparable_records` makes them, `standing` is the table of `standing`. Where no
    record tells when it was made, the customer is one since `earlier` (a file of the table customer) says so, else since
    `first_known`. Takes a time that grows with the records, and memory that does not. The files lie in `work`.
    """
    _gather(connection, records, comparable, links, rules)
    _choose(connection, rules)
    known = f"(SELECT customer_id, customer_since FROM {parquet([earlier])})" if earlier else _NOBODY
    customers = int(connection.execute("SELECT count(*) FROM _best").fetchall()[0][0])
    parts = max(-(-customers // _AT_ONCE), 1)
    connection.execute("DROP TABLE IF EXISTS _customer_made")
    for part in range(parts):
        query = _customers(known, standing, first_known, time_zone, f"customer_id % {parts} = {part}")
        made = f"INSERT INTO _customer_made {query}" if part else f"CREATE TABLE _customer_made AS {query}"
        connection.execute(made)
    found = GoldenRecords(
        work / "customer.parquet",
        work / "customer_conflict.parquet",
        customers,
        _written(connection, _conflicts(connection), work / "customer_conflict.parquet"),
        connection.sql(_compared()).to_arrow_table().cast(COMPARED_SCHEMA),
    )
    columns = identifiers(columns_of("customer"))
    _written(connection, f"SELECT {columns} FROM _customer_made ORDER BY customer_id", found.customer)
    for name in ("_member", "_best", "_agreement", "_customer_made"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    return found


_NOBODY = "(SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS DATE) AS customer_since WHERE false)"


def _gather(
    connection: duckdb.DuckDBPyConnection, records: str, comparable: str, links: str, rules: Golden
) -> None:
    """`_member`: one row per linked record, with its places in the orders of newest and trusted, 1 … the best."""
    each = []
    for one in ATTRIBUTES:
        each += [f"{value} AS {identifier(column)}" for column, value in one.columns.items()]
        whole = " AND ".join(f"{part} IS NOT NULL" for part in one.parts)
        some = " OR ".join(f"{part} IS NOT NULL" for part in one.parts)
        missing = " + ".join(f"CAST({part} IS NULL AS BIGINT)" for part in one.parts)
        same = " || '|' || ".join(f"coalesce({part}, '')" for part in one.parts)
        each += [
            f"CASE WHEN {whole} THEN {one.fold} END AS {one.name}_fold",
            f"CASE WHEN {some} THEN {same} END AS {one.name}_same",
            f"CASE WHEN {some} THEN {missing} END AS {one.name}_missing",
            f"CASE WHEN {whole} THEN {one.text} END AS {one.name}_text",
        ]
    trust = " ".join(f"WHEN {literal(system)} THEN {place}" for place, system in enumerate(rules.trust))
    rank = f"CASE l.system {trust} ELSE {len(rules.trust)} END" if trust else "0"
    newest, key = "coalesce(r.updated_at, r.created_at) DESC NULLS LAST", "l.system, l.record_id"
    connection.execute(f"""
        CREATE OR REPLACE TABLE _member AS
        SELECT l.customer_id, l.system, l.record_id, size.records,
               coalesce(r.created_at, r.updated_at) AS since,
               row_number() OVER (ORDER BY {newest}, {rank}, {key}) AS newest,
               row_number() OVER (ORDER BY {rank}, {newest}, {key}) AS trusted,
               {", ".join(each)}
        FROM {identifier(links)} AS l
        JOIN (SELECT customer_id, count(*) AS records FROM {identifier(links)} GROUP BY customer_id) AS size
             ON size.customer_id = l.customer_id
        JOIN {identifier(comparable)} AS c ON c.system = l.system AND c.record_id = l.record_id
        JOIN {identifier(records)} AS r ON r.system = l.system AND r.record_id = l.record_id
    """)


def _choose(connection: duckdb.DuckDBPyConnection, rules: Golden) -> None:
    """`_best`: of each customer the place of the record that every attribute is taken from, null where none knows it.

    What a rule looks at is packed into one number, the smallest of which wins: missing parts, rank, place.
    """
    counts, keys = [], []
    for one in ATTRIBUTES:
        rule: GoldenRule = getattr(rules, one.name)
        rank, place = "0", "trusted" if rule == "trusted" else "newest"
        if rule == "longest":
            rank = f"{_RANKS} - least(length(concat_ws(' ', {identifiers(one.columns)})), {_RANKS})"
        elif rule == "frequent":
            # Of two records none is more frequent than the other.
            counts.append(
                f"LEFT JOIN (SELECT customer_id, {one.name}_same, count(*) AS {one.name}_times FROM _member"
                f" WHERE records > 2 AND {one.name}_same IS NOT NULL GROUP BY ALL) AS {one.name}_count"
                f" USING (customer_id, {one.name}_same)"
            )
            rank = f"{_RANKS} - least(coalesce({one.name}_times, 1), {_RANKS})"
        keys.append(
            f"min(({one.name}_missing << {_PLACE_BITS + _RANK_BITS}) + (CAST({rank} AS BIGINT) << {_PLACE_BITS})"
            f" + {place}) & {_PLACES} AS {one.place}"
        )
    connection.execute(f"""
        CREATE OR REPLACE TABLE _best AS
        SELECT customer_id, any_value(records) AS records, count(DISTINCT system) AS systems, min(since) AS since,
               {", ".join(keys)}
        FROM _member {" ".join(counts)} GROUP BY customer_id
    """)
    agreement = " UNION ALL ".join(
        f"SELECT {literal(one.name)} AS attribute, customer_id, min({one.name}_fold) <> max({one.name}_fold) AS differ"
        f" FROM _member WHERE records > 1 AND {one.name}_fold IS NOT NULL GROUP BY customer_id HAVING count(*) > 1"
        for one in ATTRIBUTES
    )
    connection.execute(f"CREATE OR REPLACE TABLE _agreement AS {agreement}")
    taken_by_trust = [one.name for one in ATTRIBUTES if getattr(rules, one.name) == "trusted"]
    for name in taken_by_trust:
        # From here on a record is known by its place among the newest.
        connection.execute(
            f"UPDATE _best SET {name}_place = newest FROM _member WHERE _member.trusted = _best.{name}_place"
        )


def _customers(known: str, standing: str, first_known: date, time_zone: str, which: str) -> str:
    """SQL of the rows of the table customer."""
    values, joins = [], []
    for one in ATTRIBUTES:
        source = f"from_{one.name}"
        values += [f"{source}.{identifier(column)}" for column in one.columns]
        values += [f"{source}.system AS {one.name}_system", f"{source}.record_id AS {one.name}_record_id"]
        joins.append(f"LEFT JOIN _member AS {source} ON {source}.newest = best.{one.place}")
    day = f"CAST(timezone({literal(time_zone)}, CAST(best.since AS TIMESTAMPTZ)) AS DATE)"
    return f"""
        SELECT best.customer_id, {", ".join(values)},
               coalesce({day}, known.customer_since, DATE {literal(first_known.isoformat())}) AS customer_since,
               best.records, best.systems,
               greatest(coalesce(standing.systems_in_doubt, 1), best.systems) AS systems_in_doubt,
               coalesce(standing.linked, false) AS linked,
               CAST(md5_number_lower('customer_id' || chr(31) || best.customer_id) >> 1 AS BIGINT) AS {PERSON_KEY}
        FROM (SELECT * FROM _best WHERE {which}) AS best
        LEFT JOIN {identifier(standing)} AS standing ON standing.customer_id = best.customer_id
        LEFT JOIN {known} AS known ON known.customer_id = best.customer_id
        {" ".join(joins)}
    """


def _conflicts(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL of the rows of the table customer_conflict, those of one customer and attribute together."""
    differing = {row[0] for row in connection.execute("SELECT DISTINCT attribute FROM _agreement WHERE differ").fetchall()}
    selects = [
        f"""
        SELECT m.customer_id, {literal(one.name)} AS attribute, m.{one.name}_text AS value, m.system, m.record_id,
               m.{one.name}_fold IS NOT DISTINCT FROM taken.{one.name}_fold AS chosen
        FROM _member AS m
        JOIN _agreement AS a ON a.customer_id = m.customer_id AND a.differ AND a.attribute = {literal(one.name)}
        JOIN _best AS best ON best.customer_id = m.customer_id
        JOIN _member AS taken ON taken.newest = best.{one.place}
        WHERE m.{one.name}_fold IS NOT NULL
        """
        for one in ATTRIBUTES
        if one.name in differing
    ]
    if not selects:
        return (
            "SELECT CAST(NULL AS BIGINT) AS customer_id, '' AS attribute, '' AS value, '' AS system, '' AS record_id,"
            " true AS chosen WHERE false"
        )
    return f"SELECT * FROM ({' UNION ALL '.join(selects)}) ORDER BY customer_id, attribute, system, record_id"


def _compared() -> str:
    order = " ".join(f"WHEN {literal(one.name)} THEN {place}" for place, one in enumerate(ATTRIBUTES))
    return (
        "SELECT attribute, count(*) AS customers, count(*) FILTER (differ) AS in_conflict FROM _agreement"
        f" GROUP BY attribute ORDER BY CASE attribute {order} END"
    )


def _written(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    rows = connection.execute(f"COPY ({query}) TO {literal(str(path))} (FORMAT parquet)").fetchall()
    return int(rows[0][0])

