"""Customer ids that last: which cluster keeps which id, and what became of the others.

The rule, in this order:

1. An id belongs to the cluster that holds most of its records (of equal ones: that with the smallest record key).
   Records of the id in other clusters were split off: they do not take it with them.
2. Where several ids belong to one cluster, the oldest wins and the others become it. Ids are given in ascending order,
   so the oldest is the smallest.
3. A cluster to which no id belongs gets a new one, above every id that was ever given: none comes back with another
   customer. New ids are given in the order of the clusters' smallest record keys.

| before        | after                 | ids                                   | history                          |
|---------------|-----------------------|---------------------------------------|----------------------------------|
| 1: a b c      | {a b} {c}             | 1: a b, 3: c                          | 1 → 3 split (1 record)           |
| 1: a, 2: b c  | {a b c}               | 1: a b c                              | 2 → 1 merged (2 records)         |
| 1: a b, 2: c  | {a} {b c}             | 1: a, 2: b c                          | 1 → 2 moved (1 record)           |
| 1: a          | (a was deleted)       |                                       | 1 → nothing, gone                |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.engine.connection import scratch

HISTORY_SCHEMA = pa.schema(
    [
        ("customer_id", pa.int64()),
        ("became", pa.int64()),
        ("at", pa.timestamp("us")),
        ("why", pa.string()),
        ("records", pa.int64()),
    ]
)
"""`records` of `customer_id` are now under `became` (null: the id holds no record any more). `why`: merged, split (into
a new id), moved (to an id of other records) or gone."""


@dataclass(frozen=True)
class Assigned:
    """`links`: system, record_id, customer_id; `history`: this run's changes (HISTORY_SCHEMA); `next_id` unused."""

    links: pa.Table
    history: pa.Table
    next_id: int


def assign_ids(clusters: pa.Table, earlier: pa.Table | None, *, at: datetime, next_id: int = 1) -> Assigned:
    """Lasting ids for `clusters` (system, record_id, cluster), given `earlier` links (system, record_id, customer_id).

    `next_id` is what the last run returned; ids below it were given before. The order of rows has no effect.
    """
    if earlier is None:
        earlier = pa.table({"system": pa.array([], pa.string()), "record_id": pa.array([], pa.string()),
                            "customer_id": pa.array([], pa.int64())})  # fmt: skip
    highest = pc.max(earlier["customer_id"]).as_py()
    first_new = max(next_id, (highest or 0) + 1)
    with scratch() as connection:
        connection.register("clusters", clusters.select(["system", "record_id", "cluster"]))
        connection.register("earlier", earlier.select(["system", "record_id", "customer_id"]))
        connection.execute(_OVERLAP)
        connection.execute(_HOME)
        connection.execute(_NAMED, {"first_new": first_new})
        links = connection.sql(_LINKS).to_arrow_table()
        history = connection.sql(_HISTORY, params={"at": at}).to_arrow_table()
        highest = connection.sql("SELECT max(customer_id) FROM named").fetchall()[0][0]
    return Assigned(links, history.cast(HISTORY_SCHEMA), max(first_new, (highest or 0) + 1))


_OVERLAP = """
CREATE TABLE overlap AS
SELECT customer_id, cluster, count(*) AS records, min((system, record_id)) AS smallest
FROM earlier JOIN clusters USING (system, record_id)
GROUP BY customer_id, cluster
"""

_HOME = """
CREATE TABLE home AS
SELECT customer_id, arg_min(cluster, (-records, smallest)) AS cluster FROM overlap GROUP BY customer_id
"""

_NAMED = """
CREATE TABLE named AS
WITH kept AS (SELECT cluster, min(customer_id) AS customer_id FROM home GROUP BY cluster),
fresh AS (
    SELECT cluster, min((system, record_id)) AS smallest
    FROM clusters WHERE cluster NOT IN (SELECT cluster FROM kept) GROUP BY cluster
)
SELECT cluster, customer_id FROM kept
UNION ALL
SELECT cluster, $first_new - 1 + row_number() OVER (ORDER BY smallest) FROM fresh
"""

_LINKS = """
SELECT system, record_id, customer_id FROM clusters JOIN named USING (cluster) ORDER BY system, record_id
"""

_HISTORY = """
WITH moved AS (
    SELECT overlap.customer_id, named.customer_id AS became, sum(records)::BIGINT AS records
    FROM overlap JOIN named USING (cluster)
    WHERE overlap.customer_id <> named.customer_id
    GROUP BY ALL
), gone AS (
    SELECT customer_id, NULL::BIGINT AS became, count(*) AS records FROM earlier
    WHERE customer_id NOT IN (SELECT customer_id FROM overlap) GROUP BY customer_id
)
SELECT customer_id, became, $at::TIMESTAMP AS at,
       CASE WHEN customer_id NOT IN (SELECT customer_id FROM named)
                 AND became = (SELECT n.customer_id FROM home JOIN named AS n USING (cluster)
                               WHERE home.customer_id = moved.customer_id) THEN 'merged'
            WHEN became NOT IN (SELECT customer_id FROM earlier) THEN 'split'
            ELSE 'moved' END AS why,
       records
FROM moved
UNION ALL
SELECT customer_id, became, $at::TIMESTAMP, 'gone', records FROM gone
ORDER BY customer_id, became
"""
