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

Where the rule knows no difference, the newest record is taken, of these the one of the most trusted system, of these
the first by (system, record_id): the order of rows has no effect. What linking has dropped
(`normalise`: placeholders, what very many records share, what cannot be read) is taken by no rule.

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
    """The value in one text, of the columns of a member `m`."""

    @property
    def place(self) -> str:
        """Column of `_best`: the place of the record that is taken."""
        return f"{self.name}_place"

    @property
    def known(self) -> str:
        """Whether a record knows any of it."""
        return f"({' OR '.join(f'{part} IS NOT NULL' for part in self.parts)})"

    @property
    def whole(self) -> str:
        return f"({' AND '.join(f'{part} IS NOT NULL' for part in self.parts)})"


def _plain(name: str, comparable: str) -> Attribute:
    known = f"CASE WHEN {comparable} IS NOT NULL THEN r.{name} END"
    return Attribute(name, {name: known}, (comparable,), comparable, f"CAST(m.{name} AS VARCHAR)")


def _if_known(name: str, comparable: str) -> str:
    return f"CASE WHEN c.{comparable} IS NOT NULL THEN nullif(trim(r.{name}), '') END"


def _told(name: str, comparable: str) -> str:
    """The comparable form of a column that the record itself fills: a name in one field is no whole name."""
    return f"CASE WHEN nullif(trim(r.{name}), '') IS NOT NULL THEN c.{comparable} END"


_COMPANY = "coalesce(nullif(trim(r.company_name), ''), nullif(trim(r.family_name), ''), r.given_name)"
"""Of a record with a company: a system with one field for all names writes it there."""

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
        (_told("given_name", "given"), _told("family_name", "family")),
        "c.names",
        "concat_ws(' ', m.given_name, m.family_name)",
    ),
    Attribute(
        "company_name",
        {"company_name": f"CASE WHEN c.company IS NOT NULL THEN {_COMPANY} END"},
        ("c.company",),
        "c.company",
        "m.company_name",
    ),
    _plain("birth_date", "c.birth"),
    Attribute(
        "address",
        _ADDRESS,
        ("c.street", "c.postcode", "c.city"),
        "concat_ws('|', c.street, coalesce(c.house, ''), coalesce(c.house_addition, ''), c.postcode, c.city)",
        "concat_ws(', ', concat_ws(' ', m.street, m.house_number), concat_ws(' ', m.postcode, m.city))",
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
    record tells when it was made, the customer is one since `earlier` (a file of the table customer) says so, else
    since `first_known`. Takes a time that grows with the records, and memory that does not. The files lie in `work`.
    """
    connection.execute(f"""
        CREATE OR REPLACE TABLE _size AS
        SELECT customer_id, count(*) AS records FROM {identifier(links)} GROUP BY customer_id
    """)
    origin = f"""
        FROM {identifier(links)} AS l JOIN _size AS size ON size.customer_id = l.customer_id
        JOIN {identifier(comparable)} AS c ON c.system = l.system AND c.record_id = l.record_id
        JOIN {identifier(records)} AS r ON r.system = l.system AND r.record_id = l.record_id
    """
    known = f"(SELECT customer_id, customer_since FROM {parquet([earlier])})" if earlier else _NOBODY
    rest = _rest(known, standing, first_known, time_zone)
    _gather(connection, origin, rules)
    _choose(connection, rules)
    several = int(connection.execute("SELECT count(*) FROM _best").fetchall()[0][0])
    parts = -(-several // _AT_ONCE)
    connection.execute(f"CREATE OR REPLACE TABLE _several AS {_of_several(rest, 'false')}")
    for part in range(parts):
        connection.execute(f"INSERT INTO _several {_of_several(rest, f'customer_id % {parts} = {part}')}")
    columns = identifiers(columns_of("customer"))
    every = f"SELECT {columns} FROM ({_of_one_record(origin, rest)}) UNION ALL SELECT {columns} FROM _several"
    customer, conflict = work / "customer.parquet", work / "customer_conflict.parquet"
    found = GoldenRecords(
        customer,
        conflict,
        _written(connection, f"{every} ORDER BY customer_id", customer),
        _written(connection, _conflicts(connection), conflict),
        connection.sql(_compared()).to_arrow_table().cast(COMPARED_SCHEMA),
    )
    for name in ("_size", "_member", "_best", "_agreement", "_several"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    return found


_NOBODY = "(SELECT CAST(NULL AS BIGINT) AS customer_id, CAST(NULL AS DATE) AS customer_since WHERE false)"


def _rest(known: str, standing: str, first_known: date, time_zone: str) -> tuple[str, str]:
    """SQL of what follows the attributes of the customers `best`, and of the joins that it needs."""
    day = f"CAST(timezone({literal(time_zone)}, CAST(best.since AS TIMESTAMPTZ)) AS DATE)"
    columns = f"""
        coalesce({day}, known.customer_since, DATE {literal(first_known.isoformat())}) AS customer_since,
        best.records, best.systems,
        greatest(coalesce(standing.systems_in_doubt, 1), best.systems) AS systems_in_doubt,
        coalesce(standing.linked, false) AS linked,
        CAST(md5_number_lower('customer_id' || chr(31) || best.customer_id) >> 1 AS BIGINT) AS {PERSON_KEY}
    """
    joins = f"""
        LEFT JOIN {identifier(standing)} AS standing ON standing.customer_id = best.customer_id
        LEFT JOIN {known} AS known ON known.customer_id = best.customer_id
    """
    return columns, joins


_SINCE = "coalesce(r.created_at, r.updated_at) AS since"


def _of_one_record(origin: str, rest: tuple[str, str]) -> str:
    """SQL of the customers who have one record: there is nothing to choose."""
    values: list[str] = []
    names: list[str] = []
    for one in ATTRIBUTES:
        from_here = {**one.columns, f"{one.name}_system": "l.system", f"{one.name}_record_id": "l.record_id"}
        values += [f"CASE WHEN {one.known} THEN {value} END AS {identifier(name)}" for name, value in from_here.items()]
        names += from_here
    return f"""
        SELECT best.customer_id, {identifiers(names)}, {rest[0]}
        FROM (SELECT l.customer_id, CAST(1 AS BIGINT) AS records, CAST(1 AS BIGINT) AS systems, {_SINCE},
                     {", ".join(values)} {origin}
              WHERE size.records = 1) AS best {rest[1]}
    """


def _gather(connection: duckdb.DuckDBPyConnection, origin: str, rules: Golden) -> None:
    """`_member`: one row per record of the customers with several, with its places among newest and trusted, from 1.

    Of each attribute: whether parts are missing (null: all), and numbers that are equal where it is the same: `_fold`
    of a whole one after folding, `_same` as it is told.
    """
    each = []
    for one in ATTRIBUTES:
        each += [f"{value} AS {identifier(column)}" for column, value in one.columns.items()]
        missing = " + ".join(f"CAST({part} IS NULL AS BIGINT)" for part in one.parts)
        each += [
            f"CASE WHEN {one.whole} THEN hash({one.fold}) END AS {one.name}_fold",
            f"CASE WHEN {one.known} THEN hash({', '.join(one.parts)}) END AS {one.name}_same",
            f"CASE WHEN {one.known} THEN {missing} END AS {one.name}_missing",
        ]
    trust = " ".join(f"WHEN {literal(system)} THEN {place}" for place, system in enumerate(rules.trust))
    rank = f"CASE l.system {trust} ELSE {len(rules.trust)} END" if trust else "0"
    newest, key = "coalesce(r.updated_at, r.created_at) DESC NULLS LAST", "l.system, l.record_id"
    connection.execute(f"""
        CREATE OR REPLACE TABLE _member AS
        SELECT l.customer_id, l.system, l.record_id, size.records, {_SINCE},
               row_number() OVER (ORDER BY {newest}, {rank}, {key}) AS newest,
               row_number() OVER (ORDER BY {rank}, {newest}, {key}) AS trusted,
               {", ".join(each)}
        {origin} WHERE size.records > 1
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
        f" FROM _member WHERE {one.name}_fold IS NOT NULL GROUP BY customer_id HAVING count(*) > 1"
        for one in ATTRIBUTES
    )
    connection.execute(f"CREATE OR REPLACE TABLE _agreement AS {agreement}")
    taken_by_trust = [one.name for one in ATTRIBUTES if getattr(rules, one.name) == "trusted"]
    for name in taken_by_trust:
        # From here on a record is known by its place among the newest.
        connection.execute(
            f"UPDATE _best SET {name}_place = newest FROM _member WHERE _member.trusted = _best.{name}_place"
        )


def _of_several(rest: tuple[str, str], which: str) -> str:
    """SQL of the customers `which` have several records: every attribute from its place in `_best`."""
    values, joins = [], []
    for one in ATTRIBUTES:
        source = f"from_{one.name}"
        values += [f"{source}.{identifier(column)}" for column in one.columns]
        values += [f"{source}.system AS {one.name}_system", f"{source}.record_id AS {one.name}_record_id"]
        joins.append(f"LEFT JOIN _member AS {source} ON {source}.newest = best.{one.place}")
    return f"""
        SELECT best.customer_id, {", ".join(values)}, {rest[0]}
        FROM (SELECT * FROM _best WHERE {which}) AS best {rest[1]} {" ".join(joins)}
    """


def _conflicts(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL of the rows of the table customer_conflict, those of one customer and attribute together."""
    differing = {
        row[0] for row in connection.execute("SELECT DISTINCT attribute FROM _agreement WHERE differ").fetchall()
    }
    selects = [
        f"""
        SELECT m.customer_id, {literal(one.name)} AS attribute, {one.text} AS value, m.system, m.record_id,
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
