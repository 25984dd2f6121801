"""From comparable records to clusters: block, train, score, and look at every component whole.

```
comparable ─ blocking rules ─ candidate pairs ─ model (trained, or given) ─ scores ─ components
                    every pair inside a component that was not compared yet is scored too ─ clusters
```

One rule for all data: two records may be linked from `LINK` bits on (eight to one), and groups of records become one
where the pairs between them have `AVERAGE` bits on average. Pairs of the same customer with many slips fall below
zero now and then, so the average of a true group may; between two customers that a bridge connects it lies far lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.engine.sql import identifier
from fremdbild.identity.blocking import BlockingRule, candidate_pairs, choose_rules
from fremdbild.identity.clusters import PART, Pairs, clusters, components
from fremdbild.identity.comparisons import comparisons
from fremdbild.identity.model import LinkModel
from fremdbild.identity.scoring import score_pairs
from fremdbild.identity.training import train
from fremdbild.identity.workbench import Workbench

LINK = 3.0
"""Bits from which on two records may be of the same customer: eight to one."""
AVERAGE = -4.0
"""Bits that the pairs between two groups need on average to become one."""
COMPLETED = 60
"""In components of up to so many records every pair is scored: at most thirty for each record."""
KEPT = -3.0
"""Scores from here on are kept: below, nobody needs to look at a pair."""

SCORES = "link_score"
"""Table of the scored pairs: uid_l, uid_r, match_weight, match_probability."""


@dataclass(frozen=True)
class Linked:
    """What a run has found.

    `clusters`: one row per record, in the order of uid: uid, system, record_id, cluster (the smallest uid in it),
    match_probability (of the strongest link to another record of the cluster; null where there is none).
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
    same: Sequence[tuple[int, int]] = (),
    different: Sequence[tuple[int, int]] = (),
) -> Linked:
    """Links comparable `records`; leaves the table SCORES in `bench`.

    Without a `model` one is trained on the records. Pairs of uid in `same` and `different` bind (see `decisions`).
    """
    if model is None:
        rules = choose_rules(bench, records, attributes)
    else:
        rules = tuple(BlockingRule(rule, 0, 0) for rule in model.blocking)
    new = candidate_pairs(bench, records, [rule.keys for rule in rules], to="_candidates")
    rules = tuple(replace(rule, new=added) for rule, added in zip(rules, new, strict=True))
    if model is None:
        filled = _filled(bench, records)
        compared = comparisons(filled, attributes)
        model = train(bench, records, "_candidates", compared, [rule.keys for rule in rules])
    score_pairs(bench, records, "_candidates", model, to="_scored", at_least=KEPT)
    whole = _complete(bench, records, model)
    bench.make(
        SCORES, "SELECT * FROM _scored UNION ALL SELECT * FROM _scored_inside" if whole else "SELECT * FROM _scored"
    )
    for name in ("_candidates", "_scored", "_scored_inside", "_component", "_inside"):
        bench.drop(name)
    found = clustered(bench, records, same=same, different=different)
    return Linked(model, rules, found, sum(new) + whole)


def clustered(
    bench: Workbench,
    records: str,
    *,
    same: Sequence[tuple[int, int]] = (),
    different: Sequence[tuple[int, int]] = (),
) -> pa.Table:
    """The clusters of `records` by the table SCORES, as in `Linked.clusters`. Records need not be numbered densely."""
    known = bench.rows(f"SELECT uid, system, record_id FROM {identifier(records)} ORDER BY uid")
    uid = known["uid"].to_numpy()
    pairs = _pairs(bench, SCORES, uid, None)
    place = {name: _places(uid, found) for name, found in (("same", same), ("different", different))}
    label = clusters(len(uid), pairs, at_least=LINK, average=AVERAGE, same=place["same"], different=place["different"])
    together = label[pairs.left] == label[pairs.right]
    best = np.full(len(uid), -np.inf)
    for side in (pairs.left, pairs.right):
        np.maximum.at(best, side[together], pairs.weight[together])
    probability = 1 / (1 + np.exp2(-np.clip(best, -500, 500)))
    return known.append_column("cluster", pa.array(uid[label], pa.int64())).append_column(
        "match_probability", pc.if_else(pa.array(np.isfinite(best)), pa.array(probability), None)
    )


def _complete(bench: Workbench, records: str, model: LinkModel) -> int:
    """Scores the pairs inside components that no blocking rule has found: `_scored_inside`. Returns their number.

    Without them a pair that agrees in few keys would look the same as one that disagrees in all.
    """
    uid = bench.rows(f"SELECT uid FROM {identifier(records)} ORDER BY uid")["uid"].to_numpy()
    pairs = _pairs(bench, "_scored", uid, LINK)
    label = components(len(uid), pairs.left, pairs.right)
    sizes = np.bincount(label, minlength=len(uid))[label]
    inside = (sizes > 2) & (sizes <= COMPLETED)
    if not inside.any():
        return 0
    bench.put("_component", pa.table({"uid": uid[inside], "component": label[inside]}))
    bench.make(
        "_inside",
        """
        SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r
        FROM _component AS l JOIN _component AS r ON l.component = r.component
        LEFT JOIN _scored AS s ON s.uid_l = l.uid AND s.uid_r = r.uid
        WHERE l.uid < r.uid AND s.uid_l IS NULL
        """,
    )
    score_pairs(bench, records, "_inside", model, to="_scored_inside")
    return int(bench.rows("SELECT count(*) AS n FROM _scored_inside")["n"][0].as_py())


def _pairs(bench: Workbench, table: str, uid: np.ndarray, at_least: float | None) -> Pairs:
    """The scored pairs of `table` as places in `uid`, which is sorted."""
    limit = "" if at_least is None else f" WHERE match_weight >= {at_least}"
    rows = bench.rows(f"SELECT uid_l, uid_r, match_weight FROM {identifier(table)}{limit} ORDER BY uid_l, uid_r")
    return Pairs(
        np.searchsorted(uid, rows["uid_l"].to_numpy()),
        np.searchsorted(uid, rows["uid_r"].to_numpy()),
        rows["match_weight"].to_numpy(),
    )


def _places(uid: np.ndarray, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found = np.searchsorted(uid, np.array(pairs, dtype=np.int64).reshape(-1, 2))
    return [(int(one), int(other)) for one, other in found]


def _filled(bench: Workbench, records: str) -> list[str]:
    """Columns of `records` that hold a value."""
    names = bench.rows(f"SELECT * FROM {identifier(records)} LIMIT 0").column_names
    counts = bench.rows(f"SELECT {', '.join(f'count({identifier(n)}) AS {identifier(n)}' for n in names)}"
                        f" FROM {identifier(records)}").to_pylist()[0]  # fmt: skip
    return [name for name, count in counts.items() if count]
