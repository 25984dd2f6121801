"""What a person should look at: doubtful pairs and odd clusters.

| what | when |
|---|---|
| weak link | two records are one customer, and the best link of one of them has less than `SURE` bits |
| near link | two customers, whose strongest pair has from 0 to `LINK` bits: as likely as not, or a little better |
| kept apart | two customers, whose strongest pair has `SURE` bits and more; their other records speak against it |
| large | a customer with more than `LARGE` records |
| loose | a customer whose pairs have less than 0 bits on average: a few links hold it together |

Of two customers the strongest pair is looked at, not all of them. Pairs on which a decision stands are not shown.
"""

from __future__ import annotations

import pyarrow as pa

from fremdbild.identity.clusters import MISSING
from fremdbild.identity.decisions import Record, binding
from fremdbild.identity.linking import LINK, SCORES
from fremdbild.identity.workbench import Workbench

SURE = 6.0
"""Bits from which on a link needs no second look: 64 to one."""
LARGE = 20

REVIEW_SCHEMA = pa.schema(
    [
        ("what", pa.string()),
        ("system", pa.string()),
        ("record_id", pa.string()),
        ("customer_id", pa.int64()),
        ("other_system", pa.string()),
        ("other_record_id", pa.string()),
        ("other_customer_id", pa.int64()),
        ("bits", pa.float64()),
        ("records", pa.int64()),
    ]
)
"""Pairs have two records and `bits`; clusters have their smallest record, their average bits and their `records`."""

PAIRS = ("weak link", "near link", "kept apart")


def to_review(bench: Workbench, records: str, links: pa.Table) -> pa.Table:
    """The review list of `links` (system, record_id, customer_id), odd customers first; SCORES are in `bench`."""
    bench.put("_customer", links.select(["system", "record_id", "customer_id"]))
    bench.make(
        "_placed",
        f"SELECT uid, system, record_id, customer_id FROM {records} JOIN _customer USING (system, record_id)",
    )
    bench.make(
        "_known_pair",
        "SELECT s.match_weight AS bits, l.uid AS uid_l, r.uid AS uid_r, l.customer_id AS customer_l,"
        f" r.customer_id AS customer_r FROM {SCORES} AS s JOIN _placed AS l ON uid_l = l.uid"
        " JOIN _placed AS r ON uid_r = r.uid",
    )
    found = bench.rows(_LIST)
    for name in ("_customer", "_placed", "_known_pair"):
        bench.drop(name)
    return found.cast(REVIEW_SCHEMA)


def still_open(review: pa.Table, links: pa.Table, decisions: pa.Table) -> pa.Table:
    """`review` without pairs of records, or of the customers in `links`, about which something was decided since."""
    same, different = binding(decisions)
    customer = _customers(links, {record for pair in (*same, *different) for record in pair})
    pairs = {frozenset(pair) for pair in (*same, *different)}
    apart = {frozenset(customer.get(record) for record in pair) for pair in (*same, *different)}
    kept = [
        row
        for row in review.to_pylist()
        if row["what"] not in PAIRS
        or (
            frozenset((Record(row["system"], row["record_id"]), Record(row["other_system"], row["other_record_id"])))
            not in pairs
            and (
                row["customer_id"] == row["other_customer_id"]
                or frozenset((row["customer_id"], row["other_customer_id"])) not in apart
            )
        )
    ]
    return pa.Table.from_pylist(kept, schema=REVIEW_SCHEMA)


def _customers(links: pa.Table, records: set[Record]) -> dict[Record, int]:
    if not records:
        return {}
    with_key = zip(links["system"].to_pylist(), links["record_id"].to_pylist(), strict=True)
    place = {Record(*key): number for number, key in enumerate(with_key) if Record(*key) in records}
    ids = links["customer_id"]
    return {record: ids[number].as_py() for record, number in place.items()}


_LIST = f"""
WITH best AS (
    SELECT uid, max(bits) AS bits FROM (
        SELECT uid_l AS uid, bits FROM _known_pair WHERE customer_l = customer_r
        UNION ALL SELECT uid_r, bits FROM _known_pair WHERE customer_l = customer_r
    ) AS side GROUP BY uid
), weak AS (
    SELECT 'weak link' AS what, uid_l, uid_r, p.bits FROM _known_pair AS p
    JOIN best AS l ON l.uid = uid_l JOIN best AS r ON r.uid = uid_r
    WHERE customer_l = customer_r AND p.bits < {SURE} AND p.bits >= {LINK} AND p.bits = least(l.bits, r.bits)
), between AS (
    SELECT uid_l, uid_r, bits, row_number() OVER (
        PARTITION BY least(customer_l, customer_r), greatest(customer_l, customer_r) ORDER BY bits DESC, uid_l, uid_r
    ) AS place
    FROM _known_pair WHERE customer_l <> customer_r AND bits >= 0
), pair AS (
    SELECT what, uid_l, uid_r, bits FROM weak
    UNION ALL
    SELECT CASE WHEN bits >= {SURE} THEN 'kept apart' ELSE 'near link' END, uid_l, uid_r, bits
    FROM between WHERE place = 1 AND (bits < {LINK} OR bits >= {SURE})
), size AS (
    SELECT customer_id, count(*) AS records, min(uid) AS uid FROM _placed GROUP BY customer_id
    HAVING count(*) > 2
), inside AS (
    SELECT customer_l AS customer_id, sum(bits) AS bits, count(*) AS known FROM _known_pair
    WHERE customer_l = customer_r GROUP BY customer_l
), average AS (
    SELECT size.customer_id, records, uid,
           (coalesce(bits, 0) + (records * (records - 1) / 2 - coalesce(known, 0)) * {MISSING})
           / (records * (records - 1) / 2) AS bits
    FROM size LEFT JOIN inside ON size.customer_id = inside.customer_id
), odd AS (
    SELECT CASE WHEN records > {LARGE} THEN 'large' ELSE 'loose' END AS what, uid, customer_id, bits, records
    FROM average WHERE records > {LARGE} OR bits < 0
)
SELECT what, l.system, l.record_id, l.customer_id, r.system AS other_system, r.record_id AS other_record_id,
       r.customer_id AS other_customer_id, bits, CAST(NULL AS BIGINT) AS records
FROM pair JOIN _placed AS l ON uid_l = l.uid JOIN _placed AS r ON uid_r = r.uid
UNION ALL
SELECT what, p.system, p.record_id, p.customer_id, NULL, NULL, NULL, bits, records
FROM odd JOIN _placed AS p ON odd.uid = p.uid
ORDER BY what NOT IN ('large', 'loose'), records DESC, what <> 'kept apart',
         CASE WHEN what = 'kept apart' THEN -bits ELSE abs(bits - {LINK}) END,
         system, record_id, other_system, other_record_id
"""
