"""From comparable records to clusters: block, train, score, and look at every component whole.

```
comparable ─ blocking rules ─ candidate pairs ─ model (trained, or given) ─ scores ─ components
                    every pair inside a component that was not compared yet is scored too ─ clusters
```

One rule for all data: two records may be linked from `LINK` bits on (eight to one), and groups of records become one
where the pairs between them have at least `AVERAGE` bits on average. Pairs of the same customer with many slips fall
below zero now and then, so the average of a true group may; between two customers that a bridge connects it lies far
lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fremdbild.engine.sql import identifier, literal
from fremdbild.identity.blocking import BlockingRule, candidate_pairs, choose_rules
from fremdbild.identity.clusters import Pairs, clusters, components
from fremdbild.identity.comparisons import comparisons
from fremdbild.identity.decisions import Record, binding
from fremdbild.identity.model import LinkModel, definition
from fremdbild.identity.scoring import count_frequencies, score_pairs
from fremdbild.identity.training import train
from fremdbild.identity.workbench import Workbench, count_rows

LINK = 3.0
"""Bits from which on two records may be of the same customer: eight to one."""
AVERAGE = -4.0
"""Bits that the pairs between two groups need on average to become one."""
COMPLETED = 60
"""In components of up to so many records every pair is scored: at most thirty for each record."""
KEPT = -3.0
"""Scores of candidate pairs are kept from here on: below, nobody needs to look at a pair."""

SCORES = "link_score"
"""Table of the scored pairs: uid_l, uid_r, match_weight (bits), match_probability."""

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Linked:
    """What a run has found.

    `clusters`: one row per record, in the order of uid: uid, system, record_id, cluster (the smallest uid in it),
    match_probability (of the strongest link to another record of the cluster; null where there is none), decided_by
    (`model`, `decision` where somebody said that the record belongs to another one; null for a single record).
    """

    model: LinkModel
    rules: tuple[BlockingRule, ...]
    clusters: pa.Table
    pairs: int
    """Pairs that were scored."""


def link(
    bench: Workbench,
    records: str,
    *,
    attributes: Sequence[str] = (),
    model: LinkModel | None = None,
    decisions: pa.Table | None = None,
) -> Linked:
    """Links comparable `records`; leaves the table SCORES and those of term frequencies in `bench`.

    `attributes` are the columns of `Comparable.attributes`. Without a `model` one is trained on the records.
    `decisions` bind (see `decisions`); raises LinkError where they contradict, or no record can be compared.
    """
    if model is None:
        rules = choose_rules(bench, records, attributes)
        compared = comparisons(_filled(bench, records), attributes)
    else:
        rules = tuple(BlockingRule(rule, None, None) for rule in model.blocking)
        compared = tuple(definition(one.name) for one in model.comparisons)
    count_frequencies(bench, records, compared)
    new = candidate_pairs(bench, records, [rule.keys for rule in rules], to="_candidates")
    rules = tuple(replace(rule, new=added) for rule, added in zip(rules, new, strict=True))
    if model is None:
        model = train(bench, records, "_candidates", compared, [rule.keys for rule in rules])
    score_pairs(bench, records, "_candidates", model, to="_scored", at_least=KEPT)
    bench.drop("_candidates")
    completed = _complete(bench, records, model, "_scored", to=SCORES)
    bench.drop("_scored")
    return Linked(model, rules, clustered(bench, records, decisions=decisions), sum(new) + completed)


def link_increment(
    bench: Workbench, records: str, fresh: str, model: LinkModel, *, decisions: pa.Table | None = None
) -> Linked:
    """Links the records `fresh` (a table with a column uid) to all comparable `records`, of which they are part.

    `fresh` are new records, and those that have changed. SCORES and the tables of term frequencies of an earlier run
    have to be in `bench`; scores of pairs without a fresh record are taken from there, all others are made anew.
    Records that are gone lose their scores. The model and the term frequencies stay as they are.
    """
    rules = tuple(BlockingRule(rule, None, None) for rule in model.blocking)
    new = candidate_pairs(bench, records, [rule.keys for rule in rules], to="_candidates", fresh=fresh)
    rules = tuple(replace(rule, new=added) for rule, added in zip(rules, new, strict=True))
    score_pairs(bench, records, "_candidates", model, to="_scored_new", at_least=KEPT)
    bench.drop("_candidates")
    there, now = identifier(records), identifier(fresh)
    bench.make(
        "_scored",
        f"SELECT uid_l, uid_r, match_weight, match_probability FROM {SCORES}"
        f" WHERE uid_l IN (SELECT uid FROM {there}) AND uid_r IN (SELECT uid FROM {there})"
        f" AND uid_l NOT IN (SELECT uid FROM {now}) AND uid_r NOT IN (SELECT uid FROM {now})"
        " UNION ALL SELECT uid_l, uid_r, match_weight, match_probability FROM _scored_new",
    )
    completed = _complete(bench, records, model, "_scored", to=SCORES, fresh=fresh)
    for name in ("_scored", "_scored_new"):
        bench.drop(name)
    return Linked(model, rules, clustered(bench, records, decisions=decisions), sum(new) + completed)


def clustered(bench: Workbench, records: str, *, decisions: pa.Table | None = None) -> pa.Table:
    """The clusters of `records` by the table SCORES and `decisions`, as in `Linked.clusters`."""
    known = bench.rows(f"SELECT uid, system, record_id FROM {identifier(records)} ORDER BY uid")
    uid = known["uid"].to_numpy()
    pairs = _pairs(bench, SCORES, uid, None)
    same, different = ([], []) if decisions is None else binding(decisions)
    joined, parted = _places(bench, records, uid, same), _places(bench, records, uid, different)
    label = clusters(len(uid), pairs, at_least=LINK, average=AVERAGE, same=joined, different=parted)
    together = label[pairs.left] == label[pairs.right]
    best = np.full(len(uid), -np.inf)
    for side in (pairs.left, pairs.right):
        np.maximum.at(best, side[together], pairs.weight[together])
    probability = 1 / (1 + np.exp2(-np.clip(best, -500, 500)))
    single = np.bincount(label, minlength=len(uid))[label] == 1
    decided = np.zeros(len(uid), dtype=bool)
    decided[np.array(joined, dtype=np.int64).reshape(-1)] = True
    by = pc.if_else(pa.array(decided), "decision", pc.if_else(pa.array(single), None, "model"))
    return (
        known.append_column("cluster", pa.array(uid[label], pa.int64()))
        .append_column("match_probability", pc.if_else(pa.array(np.isfinite(best)), pa.array(probability), None))
        .append_column("decided_by", by)
    )


def _complete(
    bench: Workbench, records: str, model: LinkModel, scored: str, *, to: str, fresh: str | None = None
) -> int:
    """Makes `to` of `scored` and the scores of pairs inside components that are not in it; returns their number.

    Without them a pair that agrees in few keys would look the same as one that disagrees in all. With `fresh` only
    components that hold a fresh record are looked at: the others were completed before.
    """
    uid = bench.rows(f"SELECT uid FROM {identifier(records)} ORDER BY uid")["uid"].to_numpy()
    pairs = _pairs(bench, scored, uid, LINK)
    label = components(len(uid), pairs.left, pairs.right)
    sizes = np.bincount(label, minlength=len(uid))[label]
    inside = (sizes > 2) & (sizes <= COMPLETED)
    if fresh is not None:
        touched = np.zeros(len(uid), dtype=bool)
        now = bench.rows(f"SELECT uid FROM {identifier(fresh)}")["uid"].to_numpy()
        touched[label[np.searchsorted(uid, now)]] = True
        inside &= touched[label]
    columns = "uid_l, uid_r, match_weight, match_probability"
    if not inside.any():
        bench.make(to, f"SELECT {columns} FROM {identifier(scored)}")
        return 0
    bench.put("_component", pa.table({"uid": uid[inside], "component": label[inside]}))
    bench.make(
        "_inside",
        f"""
        SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r
        FROM _component AS l JOIN _component AS r ON l.component = r.component
        LEFT JOIN {identifier(scored)} AS s ON s.uid_l = l.uid AND s.uid_r = r.uid
        WHERE l.uid < r.uid AND s.uid_l IS NULL
        """,
    )
    score_pairs(bench, records, "_inside", model, to="_scored_inside")
    number = count_rows(bench, "_scored_inside")
    bench.make(to, f"SELECT {columns} FROM {identifier(scored)} UNION ALL SELECT {columns} FROM _scored_inside")
    for name in ("_component", "_inside", "_scored_inside"):
        bench.drop(name)
    return number


def _pairs(bench: Workbench, table: str, uid: Integers, at_least: float | None) -> Pairs:
    """The scored pairs of `table` as places in `uid`, which is sorted."""
    limit = "" if at_least is None else f" WHERE match_weight >= {at_least}"
    rows = bench.rows(f"SELECT uid_l, uid_r, match_weight FROM {identifier(table)}{limit} ORDER BY uid_l, uid_r")
    return Pairs(
        np.searchsorted(uid, rows["uid_l"].to_numpy()),
        np.searchsorted(uid, rows["uid_r"].to_numpy()),
        rows["match_weight"].to_numpy(),
    )


def _places(
    bench: Workbench, records: str, uid: Integers, pairs: Sequence[tuple[Record, Record]]
) -> list[tuple[int, int]]:
    """Pairs of records as places in `uid`; pairs with a record that is gone are left out."""
    wanted = sorted({record for pair in pairs for record in pair})
    if not wanted:
        return []
    keys = ", ".join(f"({literal(record.system)}, {literal(record.record_id)})" for record in wanted)
    rows = bench.rows(f"""
        SELECT uid, c.system, c.record_id FROM {identifier(records)} AS c
        JOIN (VALUES {keys}) AS wanted (system, record_id)
        ON c.system = wanted.system AND c.record_id = wanted.record_id
    """).to_pylist()
    found = {Record(row["system"], row["record_id"]): int(np.searchsorted(uid, row["uid"])) for row in rows}
    return [(found[one], found[other]) for one, other in pairs if one in found and other in found]


def _filled(bench: Workbench, records: str) -> list[str]:
    """Columns of `records` that hold a value."""
    names = bench.rows(f"SELECT * FROM {identifier(records)} LIMIT 0").column_names
    counts = ", ".join(f"count({identifier(name)}) AS {identifier(name)}" for name in names)
    row = bench.rows(
        f"SELECT {counts}, count(DISTINCT kind) AS number_of_kinds FROM {identifier(records)}"
    ).to_pylist()[0]
    # Where all are people, or all companies, the kind tells nobody apart.
    one_kind = row.pop("number_of_kinds") < 2
    return [name for name, count in row.items() if count and not (name == "kind" and one_kind)]
