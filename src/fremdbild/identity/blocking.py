"""Which records are compared at all: those that agree in all keys of at least one blocking rule.

A million records make 500,000 million pairs. Rules are chosen for the data at hand: each candidate (one key, two,
or three where two are too many) has its comparisons counted before it is run, and the next rule is always the one that
finds the most links which no earlier one finds, for its comparisons. How many that are is reckoned from an assumption
that is the same for all data: each key agrees in about two of three links in which both records have it, independently
(`_AGREES`). Blocks of more than `BLOCK` records are left out of a rule: a value that common tells nobody apart, and its
pairs would grow with its square. Narrower rules still see those records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from fremdbild.engine.sql import identifier
from fremdbild.errors import LinkError
from fremdbild.identity.normalise import ATTRIBUTE_PREFIX
from fremdbild.identity.workbench import Workbench

BLOCK = 1_000
"""Records that one block of a rule may hold."""
PAIRS_PER_RECORD = 8
"""Comparisons that all rules together may need, for each record …"""
PAIRS_ANYWAY = 1_500_000
"""… or so many in all, where records are few."""
RULES = 20
_GAIN = 0.0015
"""A rule that finds a smaller share of the links than this is not worth its run."""
_DRAWS = 20_000
_EXACT_UP_TO = 200_000
"""Of more records, one in sixteen blocks is counted to choose rules; those chosen are counted in full."""

KEYS = {
    "identifier": "identifier",
    "email": "email",
    "mailbox": "email_user",
    "phone": "phone",
    "names": "names",
    "given": "given_sound",
    "family": "family_sound",
    "company": "company_sound",
    "company_name": "company",
    "birth": "birth",
    "birth_year": "substr(birth, 1, 4)",
    "birth_day": "substr(birth, 5, 4)",
    "postcode": "postcode",
    "city": "city",
    "street": "street",
    "house": "house",
}
"""Name of a key → the expression over comparable records that it stands for. Attributes stand for themselves."""

_AGREES = {"birth_year": 0.8, "birth_day": 0.75, "house": 0.7}
"""How often a key agrees in links, where it is not the usual two of three."""
_USUALLY = 0.65
_WEAK = {"house", "birth_year", "birth_day"}
"""Keys that make no rule among themselves."""


@dataclass(frozen=True)
class BlockingRule:
    """`keys` that have to agree. `comparisons` are its own, before those that other rules find too are taken away.

    `left_out`: records in blocks of more than BLOCK records, which this rule does not compare. `new` is the number of
    pairs that no rule before it has found. None: not counted, as a given model brings its rules along.
    """

    keys: tuple[str, ...]
    comparisons: int | None
    left_out: int | None
    new: int | None = None


def choose_rules(bench: Workbench, records: str, attributes: Sequence[str] = ()) -> tuple[BlockingRule, ...]:
    """The blocking rules for comparable `records`, with their comparisons; raises LinkError without a key."""
    keys = {**KEYS, **{name: name for name in attributes}}
    number, filled = _filled(bench, records, keys)
    usable = {name: share for name, share in filled.items() if share > 0}
    if not usable:
        raise LinkError(
            "no record has a value by which it could be compared",
            where="source_record",
            next_step="load names, addresses, e-mail addresses or other columns of the records",
        )
    bench.make("_blocking_keys", _key_table(bench, records, {name: keys[name] for name in usable}))
    budget = max(PAIRS_PER_RECORD * number, PAIRS_ANYWAY)
    agreement = _agreement(usable)
    one_in = 16 if number > _EXACT_UP_TO else 1
    cost = {rule: _comparisons(bench, rule, one_in)[0] for rule in _candidates(tuple(usable))}
    # Two keys that are too many become three.
    for rule in [rule for rule, needed in cost.items() if len(rule) == 2 and needed > budget / 3]:
        for third in usable:
            wider = tuple(sorted({*rule, third}))
            if len(wider) == 3 and wider not in cost and _sensible(wider):
                cost[wider] = _comparisons(bench, wider, one_in)[0]
    chosen = _greedy(cost, agreement, number, budget)
    found = [BlockingRule(rule, *_comparisons(bench, rule, 1)) for rule in chosen]
    bench.drop("_blocking_keys")
    return tuple(found)


def candidate_pairs(
    bench: Workbench,
    records: str,
    rules: Sequence[Sequence[str]],
    *,
    to: str,
    fresh: str | None = None,
) -> tuple[int, ...]:
    """Makes the table `to` (match_key, join_key_l, join_key_r) of the pairs that `rules` find, each once.

    With `fresh`, a table with a column uid, only pairs with at least one of its records. Returns how many pairs each
    rule adds to those before it; a rule with a key that the records do not have adds none.
    """
    keys = {**KEYS, **{key: key for rule in rules for key in rule if key.startswith(ATTRIBUTE_PREFIX)}}
    unknown = sorted({key for rule in rules for key in rule} - set(keys))
    if unknown:
        raise LinkError(
            f"unknown blocking keys: {', '.join(unknown)}",
            where="linkage model",
            next_step=f"use {', '.join(KEYS)} or declared attributes",
        )
    columns = ["uid", "kind"]
    for place, rule in enumerate(rules):
        parts = [keys[key] for key in rule]
        columns.append(f"CASE WHEN {' AND '.join(f'{part} IS NOT NULL' for part in parts)} THEN "
                       f"{_hash(bench, parts)} END AS k{place}")  # fmt: skip
    bench.make("_keys", f"SELECT {', '.join(columns)} FROM {identifier(records)}")
    # Of an increment only blocks with a fresh record matter.
    touched = f" AND k{{0}} IN (SELECT k{{0}} FROM _keys SEMI JOIN {identifier(fresh)} USING (uid))" if fresh else ""
    large = " UNION ALL ".join(
        f"SELECT {place} AS place, k{place} AS k FROM _keys WHERE k{place} IS NOT NULL{touched.format(place)}"
        f" GROUP BY k{place} HAVING count(*) > {BLOCK}"
        for place in range(len(rules))
    )
    bench.make("_large_blocks", large)
    cut = ", ".join(
        f"CASE WHEN k{place} NOT IN (SELECT k FROM _large_blocks WHERE place = {place}) THEN k{place} END AS k{place}"
        for place in range(len(rules))
    )
    bench.make("_cut_keys", f"SELECT uid, kind, {cut} FROM _keys")
    parts = [_pairs_of(place, fresh) for place in range(len(rules))]
    bench.make(to, " UNION ALL ".join(parts))
    for name in ("_keys", "_large_blocks", "_cut_keys"):
        bench.drop(name)
    counted = bench.rows(f"SELECT match_key, count(*) AS n FROM {identifier(to)} GROUP BY match_key").to_pylist()
    found = {int(row["match_key"]): int(row["n"]) for row in counted}
    return tuple(found.get(place, 0) for place in range(len(rules)))


def _pairs_of(place: int, fresh: str | None) -> str:
    # A person and a company are two customers, however much they share.
    earlier = " AND coalesce(l.kind = r.kind, true)"
    earlier += "".join(f" AND coalesce(l.k{before} <> r.k{before}, true)" for before in range(place))
    if fresh is None:
        return (
            f"SELECT '{place}' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r"
            f" FROM _cut_keys AS l JOIN _cut_keys AS r ON l.k{place} = r.k{place} WHERE l.uid < r.uid{earlier}"
        )
    new = f"(SELECT * FROM _cut_keys WHERE uid IN (SELECT uid FROM {identifier(fresh)}))"
    # A pair of two new records is found from both sides: once is enough.
    once = f"(l.uid < r.uid OR r.uid NOT IN (SELECT uid FROM {identifier(fresh)}))"
    return (
        f"SELECT '{place}' AS match_key, least(l.uid, r.uid) AS join_key_l, greatest(l.uid, r.uid) AS join_key_r"
        f" FROM {new} AS l JOIN _cut_keys AS r ON l.k{place} = r.k{place} WHERE l.uid <> r.uid AND {once}{earlier}"
    )


def _hash(bench: Workbench, parts: Sequence[str]) -> str:
    """Keys as numbers: a join of numbers takes a fraction of one of texts. Used within one run only."""
    return f"{'hash' if bench.name == 'duckdb' else 'xxhash64'}({', '.join(parts)})"


def _filled(bench: Workbench, records: str, keys: dict[str, str]) -> tuple[int, dict[str, float]]:
    counts = ", ".join(f"count({expression}) AS {identifier(name)}" for name, expression in keys.items())
    row = bench.rows(f"SELECT count(*) AS number_of_records, {counts} FROM {identifier(records)}").to_pylist()[0]
    number = int(row["number_of_records"])
    return number, {name: row[name] / number if number else 0.0 for name in keys}


def _key_table(bench: Workbench, records: str, keys: dict[str, str]) -> str:
    columns = ", ".join(
        f"CASE WHEN {expression} IS NOT NULL THEN {_hash(bench, [expression])} END AS {identifier(name)}"
        for name, expression in keys.items()
    )
    return f"SELECT {columns} FROM {identifier(records)}"


def _candidates(keys: Sequence[str]) -> list[tuple[str, ...]]:
    single = [(key,) for key in keys if key not in _WEAK]
    return single + [pair for pair in combinations(sorted(keys), 2) if _sensible(pair)]


def _sensible(rule: Sequence[str]) -> bool:
    found = set(rule)
    same_field = (
        {"birth", "birth_year"}, {"birth", "birth_day"}, {"birth_year", "birth_day"}, {"email", "mailbox"},
        {"names", "given"}, {"names", "family"}, {"company", "company_name"},
    )  # fmt: skip
    return not found <= _WEAK and not any(pair <= found for pair in same_field)


def _comparisons(bench: Workbench, rule: Sequence[str], one_in: int) -> tuple[int, int]:
    """Pairs within the blocks of `rule`, and records in blocks that are too large; of one in `one_in` blocks."""
    known = " AND ".join(f"{identifier(key)} IS NOT NULL" for key in rule)
    thin = f" AND {identifier(rule[0])} % {one_in} = 0" if one_in > 1 else ""
    row = bench.rows(f"""
        SELECT sum(CASE WHEN n <= {BLOCK} THEN n * (n - 1) / 2 ELSE 0 END) AS pairs,
               sum(CASE WHEN n > {BLOCK} THEN n ELSE 0 END) AS left_out
        FROM (SELECT count(*) AS n FROM _blocking_keys WHERE {known}{thin}
              GROUP BY {", ".join(identifier(key) for key in rule)}) AS block
    """).to_pylist()[0]
    return int(row["pairs"] or 0) * one_in, int(row["left_out"] or 0) * one_in


def _agreement(filled: dict[str, float]) -> dict[str, NDArray[np.bool_]]:
    """In which of many imagined links each key agrees."""
    draws = np.random.default_rng(1)
    found = {}
    for name in sorted(filled):
        # Both records have a value; those that miss it in one system often miss it in the other.
        there = draws.random(_DRAWS) < filled[name] ** 1.5
        found[name] = there & (draws.random(_DRAWS) < _AGREES.get(name, _USUALLY))
    if "birth_year" in found:
        found["birth"] = found["birth_year"] & found["birth_day"]
    if {"names", "given", "family"} <= set(found):
        swapped = draws.random(_DRAWS) < 0.03
        found["names"] = found["names"] & found["given"] & found["family"] | swapped
    if {"email", "mailbox"} <= set(found):
        found["mailbox"] = found["email"] | found["mailbox"] & (draws.random(_DRAWS) < 0.3)
    if {"company", "company_name"} <= set(found):
        found["company"] = found["company_name"] | found["company"]
    return found


def _greedy(
    cost: dict[tuple[str, ...], int], agreement: dict[str, NDArray[np.bool_]], number: int, budget: float
) -> list[tuple[str, ...]]:
    found = {rule: np.logical_and.reduce([agreement[key] for key in rule]) for rule in sorted(cost) if cost[rule] > 0}
    open_links = np.ones(_DRAWS, dtype=bool)
    chosen: list[tuple[str, ...]] = []
    spent = 0.0
    while len(chosen) < RULES:
        best, best_worth = None, 0.0
        for rule, agrees in found.items():
            gain = float((agrees & open_links).sum()) / _DRAWS
            if rule in chosen or gain < _GAIN or spent + cost[rule] > budget:
                continue
            # A comparison costs little beside the run of a rule itself: a quarter of one per record.
            worth = gain / (cost[rule] / number + 0.25)
            if worth > best_worth:
                best, best_worth = rule, worth
        if best is None:
            break
        chosen.append(best)
        spent += cost[best]
        open_links &= ~found[best]
    return chosen or [min(found, key=lambda rule: (cost[rule], rule))] if found else [min(cost)]
