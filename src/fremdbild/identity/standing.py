"""How surely the records of a customer hang together: the evidence of `measures.linkage_coverage`.

A customer is *linked* where several systems know him or her, and nothing speaks against it:

* sure links (`SURE` bits and more, or somebody's decision) hold all records together, so that no weak bridge does;
* it is no odd cluster (`review`: large, loose);
* no doubt is open: no pair with another customer that is as likely as not, or that was kept apart.

*In doubt* are the systems of the customer and of those that such a pair connects it with: were they the same, so many
systems would know the customer.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from fremdbild.engine.sql import identifier
from fremdbild.identity.clusters import components
from fremdbild.identity.decisions import binding
from fremdbild.identity.linking import SCORES
from fremdbild.identity.review import SURE
from fremdbild.identity.workbench import DuckDBWorkbench, count_rows

STANDING = "_standing"
"""Table that `put_standing` makes: customer_id, systems_in_doubt, linked."""


def put_standing(bench: DuckDBWorkbench, records: str, links: str, review: pa.Table, decisions: pa.Table) -> None:
    """Makes STANDING of comparable `records`, the table `links` (customer_link), the open `review` and `decisions`.

    The scores of the run (SCORES) are in `bench`.
    """
    bench.make(
        "_place",
        "SELECT row_number() OVER (ORDER BY uid) - 1 AS place, uid, system, record_id, customer_id"
        f" FROM {identifier(records)} JOIN (SELECT system, record_id, customer_id FROM {identifier(links)})"
        " USING (system, record_id)",
    )
    bench.put("_held", _sure_groups(bench, decisions))
    bench.put("_review", review)
    bench.make(
        "_doubt",
        """
        SELECT DISTINCT customer_id, other_customer_id AS other FROM _review
        WHERE what IN ('near link', 'kept apart') AND customer_id <> other_customer_id
        UNION SELECT other_customer_id, customer_id FROM _review
        WHERE what IN ('near link', 'kept apart') AND customer_id <> other_customer_id
        """,
    )
    bench.make(
        STANDING,
        """
        WITH one AS (
            SELECT p.customer_id, count(DISTINCT system) AS systems, min(held) = max(held) AS sure
            FROM _place AS p JOIN _held AS h ON h.place = p.place GROUP BY p.customer_id
        ), touched AS (
            SELECT d.customer_id, count(DISTINCT p.system) AS systems
            FROM (SELECT customer_id, other FROM _doubt UNION SELECT customer_id, customer_id FROM _doubt) AS d
            JOIN _place AS p ON p.customer_id = d.other GROUP BY d.customer_id
        ), odd AS (SELECT DISTINCT customer_id FROM _review WHERE what IN ('large', 'loose'))
        SELECT one.customer_id, coalesce(touched.systems, one.systems) AS systems_in_doubt,
               one.systems > 1 AND sure AND touched.customer_id IS NULL AND odd.customer_id IS NULL AS linked
        FROM one LEFT JOIN touched ON touched.customer_id = one.customer_id
        LEFT JOIN odd ON odd.customer_id = one.customer_id
        """,
    )
    for name in ("_place", "_held", "_review", "_doubt"):
        bench.drop(name)


def _sure_groups(bench: DuckDBWorkbench, decisions: pa.Table) -> pa.Table:
    """place, held: the same number for records of one customer that sure links connect."""
    names = ("system", "record_id", "other_system", "other_record_id")
    same = [(*one, *other) for one, other in binding(decisions)[0]]
    columns = zip(*same, strict=True) if same else ([] for _ in names)
    bench.put("_decided", pa.table([pa.array(list(column), pa.string()) for column in columns], names=names))
    pairs = bench.rows(f"""
        SELECT l.place AS one, r.place AS other
        FROM {SCORES} JOIN _place AS l ON l.uid = uid_l JOIN _place AS r ON r.uid = uid_r
        WHERE match_weight >= {SURE} AND l.customer_id = r.customer_id
        UNION ALL
        SELECT l.place, r.place FROM _decided AS d
        JOIN _place AS l ON l.system = d.system AND l.record_id = d.record_id
        JOIN _place AS r ON r.system = d.other_system AND r.record_id = d.other_record_id
        WHERE l.customer_id = r.customer_id
    """)
    bench.drop("_decided")
    number = count_rows(bench, "_place")
    held = components(number, *(pairs[side].to_numpy().astype(np.int64) for side in ("one", "other")))
    return pa.table({"place": np.arange(number), "held": held})
