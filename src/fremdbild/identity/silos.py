"""The silo report: what the systems know of the same customers, where they disagree, and how old it is.

| table | what it tells |
|---|---|
| known | customers by how many of the systems know them |
| alone | per system, the customers that it alone knows |
| pairs | per pair of systems, the customers that both know |
| conflicts | per attribute, of the customers of whom two records and more say something those whose records disagree |
| age | per system, days since its records were changed: median and quantiles, and the share older than two years |

Counts are of the last run of `fremdbild link`. A record that tells no change is as old as the day on which it was made;
one that tells neither has no age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from fremdbild.engine.sql import identifier, literal

OLD_DAYS = 730
"""Two years: what was not changed for longer is likely to be wrong by now."""

FIGURES_SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("what", pa.string()),
        ("other", pa.string()),
        ("figure", pa.string()),
        ("value", pa.float64()),
    ]
)


@dataclass(frozen=True)
class SiloReport:
    """The five tables; shares are between 0 and 1. `customers` and `systems` are counted over all of them."""

    customers: int
    systems: tuple[str, ...]
    known: pa.Table
    """systems (1 … k), customers, share (of all customers)"""
    alone: pa.Table
    """system, customers (that it knows), alone (that no other knows), share (of those that it knows)"""
    pairs: pa.Table
    """system, other_system, customers (that both know)"""
    conflicts: pa.Table
    """attribute, customers (of whom two records and more say something), in_conflict, share"""
    age: pa.Table
    """system, records, dated (records with an age), days_p25, days_median, days_p75, days_p95, old_share"""

    def figures(self) -> pa.Table:
        """All tables as one, FIGURES_SCHEMA: one row per figure; `what` and `other` name the row that it stands in."""
        rows = []
        named = {
            "known": (self.known, ("systems",)),
            "alone": (self.alone, ("system",)),
            "pairs": (self.pairs, ("system", "other_system")),
            "conflicts": (self.conflicts, ("attribute",)),
            "age": (self.age, ("system",)),
        }
        for table, (found, keys) in named.items():
            for row in found.to_pylist():
                what, other = (*(str(row[key]) for key in keys), None)[:2]
                rows += [
                    {"table": table, "what": what, "other": other, "figure": name, "value": value}
                    for name, value in row.items()
                    if name not in keys
                ]
        return pa.Table.from_pylist(rows, schema=FIGURES_SCHEMA)


def silo_report(
    connection: duckdb.DuckDBPyConnection, records: str, links: str, compared: pa.Table, *, as_of: datetime
) -> SiloReport:
    """The silo report of the tables `records` (source_record) and `links` (customer_link) of `connection`.

    `compared` are the agreements of the golden records (`golden.COMPARED_SCHEMA`); ages are counted at `as_of` (UTC).
    """
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE _known AS
        SELECT DISTINCT customer_id, system, count(DISTINCT system) OVER (PARTITION BY customer_id) AS systems
        FROM (SELECT DISTINCT customer_id, system FROM {identifier(links)})
    """)
    systems = [row[0] for row in connection.execute("SELECT DISTINCT system FROM _known ORDER BY system").fetchall()]
    customers = int(connection.execute("SELECT count(DISTINCT customer_id) FROM _known").fetchall()[0][0])
    report = SiloReport(
        customers,
        tuple(systems),
        _rows(connection, f"""
            SELECT n.systems, count(DISTINCT customer_id) AS customers,
                   count(DISTINCT customer_id) / {max(customers, 1)} AS share
            FROM range(1, {len(systems) + 1}) AS n (systems) LEFT JOIN _known ON _known.systems = n.systems
            GROUP BY n.systems ORDER BY n.systems
        """),
        _rows(connection, """
            SELECT system, count(*) AS customers, count(*) FILTER (systems = 1) AS alone,
                   count(*) FILTER (systems = 1) / count(*) AS share
            FROM _known GROUP BY system ORDER BY system
        """),
        _rows(connection, """
            WITH system AS (SELECT DISTINCT system FROM _known), shared AS (
                SELECT l.system, r.system AS other_system, count(*) AS customers
                FROM _known AS l JOIN _known AS r ON l.customer_id = r.customer_id AND l.system < r.system GROUP BY ALL
            )
            SELECT l.system, r.system AS other_system, coalesce(customers, 0) AS customers
            FROM system AS l JOIN system AS r ON l.system < r.system
            LEFT JOIN shared ON shared.system = l.system AND shared.other_system = r.system
            ORDER BY l.system, r.system
        """),
        _with_shares(compared),
        _rows(connection, _ages(records, as_of)),
    )  # fmt: skip
    connection.execute("DROP TABLE _known")
    return report


def _ages(records: str, as_of: datetime) -> str:
    moment = f"TIMESTAMP {literal(as_of.isoformat(sep=' '))}"
    days = f"date_diff('second', coalesce(updated_at, created_at), {moment}) / 86400"
    quantiles = ", ".join(
        f"quantile_cont(days, {share}) AS days_{name}"
        for name, share in (("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p95", 0.95))
    )
    return f"""
        SELECT system, count(*) AS records, count(days) AS dated, {quantiles},
               count(*) FILTER (days > {OLD_DAYS}) / nullif(count(days), 0) AS old_share
        FROM (SELECT system, CASE WHEN {days} < 0 THEN 0 ELSE {days} END AS days FROM {identifier(records)})
        GROUP BY system ORDER BY system
    """


def _with_shares(compared: pa.Table) -> pa.Table:
    rows = [{**row, "share": row["in_conflict"] / row["customers"]} for row in compared.to_pylist()]
    return pa.Table.from_pylist(rows, schema=compared.schema.append(pa.field("share", pa.float64())))


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return connection.sql(query).to_arrow_table()
