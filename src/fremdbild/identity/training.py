"""Training without labels, on the project's own records.

`u` comes from random pairs, in which hardly any are of the same customer; what little there is, is taken out again.
`m` and the prior come from expectation maximisation over a sample of the candidate pairs: pairs outside of them have
next to no chance, so that weighing by the prior of all pairs needs no blocking rules of its own for training, and no
guess of how many links a sure rule finds. Term frequencies count from the first step on.

Fields that a household shares are no independent evidence. The weight of `comparisons.HOUSEHOLD` is therefore not that
of a level among random pairs: it turns the prior of all pairs into the chance that two records of one household are of
one person, a prior of its own, which is learned in the same steps.

Source: Dempster, Laird and Rubin (1977); Winkler (2000), Using the EM algorithm for weight computation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fremdbild.engine.sql import identifier
from fremdbild.identity.comparisons import HOUSEHOLD, Comparison
from fremdbild.identity.model import ComparisonWeights, LevelWeight, LinkModel
from fremdbild.identity.scoring import score_pairs
from fremdbild.identity.workbench import Workbench, count_rows

RANDOM_PAIRS = 500_000
CANDIDATE_PAIRS = 300_000
_STEPS = 60
_SETTLED = 1e-4
"""Training ends where no share changes by more than this."""
_FIRST_PRIOR_LINKS = 0.5
"""Links per record to begin with."""
_SURE = 0.999
"""The chance that two records of one household are of one person stays below this, and above the rest to one."""
_PSEUDO_LINKS = 2.0
"""So many imagined links, spread as in `_first_m`, keep levels that are hardly ever met from running away."""

Floats = NDArray[np.float64]


@dataclass
class _Sample:
    """Levels (pairs × comparisons; -1 unknown) and what frequencies add, in bits, without the u of the exact level.

    `shared` says which of them the household counts.
    """

    levels: NDArray[np.int8]
    added: Floats
    shared: NDArray[np.bool_]


def train(
    bench: Workbench,
    records: str,
    pairs: str,
    compared: Sequence[Comparison],
    blocking: Sequence[tuple[str, ...]],
) -> LinkModel:
    """The model of comparable `records` from their candidate `pairs`; needs no labels. Deterministic."""
    number = count_rows(bench, records)
    candidates = count_rows(bench, pairs)
    possible = max(number * (number - 1) / 2, 1.0)
    bench.make("_random_pairs", _random_pairs(records, number))
    seen = _sample(bench, records, "_random_pairs", compared)
    observed = [_shares(seen.levels[:, place], len(one.levels)) for place, one in enumerate(compared)]
    share = min(1.0, CANDIDATE_PAIRS / max(candidates, 1))
    bench.make("_sampled_pairs", _sampled_pairs(pairs, share))
    sample = _sample(bench, records, "_sampled_pairs", compared)
    for name in ("_random_pairs", "_sampled_pairs"):
        bench.drop(name)
    scale = candidates / max(len(sample.levels), 1)
    trained = _expectation_maximisation(sample, compared, observed, scale, possible, number)
    return LinkModel(trained.prior, trained.comparisons, tuple(tuple(rule) for rule in blocking), number)


def levels_of_pairs(bench: Workbench, records: str, pairs: str, compared: Sequence[Comparison]) -> NDArray[np.int8]:
    """The level of each comparison (columns) for each of `pairs` (rows): -1 unknown, 0 different, upwards."""
    return _sample(bench, records, pairs, compared).levels


def _random_pairs(records: str, number: int) -> str:
    """Pairs of records a pseudo-random step apart: every record about equally often, all pairs of few records."""
    table = identifier(records)
    if number * (number - 1) // 2 <= 2 * RANDOM_PAIRS:
        return (
            f"SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r FROM {table} AS l"
            f" JOIN {table} AS r ON l.uid < r.uid"
        )
    # Multiples of the golden section spread evenly; neighbours in the order of keys are no random pairs.
    steps = max(1, -(-RANDOM_PAIRS // number))
    apart = sorted({max(1, int(number * (step * 0.6180339887498949 % 1.0))) for step in range(1, steps + 1)})
    steps_apart = f"(VALUES {_rows(apart)}) AS step (apart)"
    far = f"SELECT uid, (uid + apart) % {number} + 1 AS other FROM {table} CROSS JOIN {steps_apart}"
    return (
        "SELECT '0' AS match_key, least(uid, other) AS join_key_l, greatest(uid, other) AS join_key_r"
        f" FROM ({far}) AS far WHERE uid <> other{_thinned(number)}"
    )


def _rows(numbers: Sequence[int]) -> str:
    return ", ".join(f"({number})" for number in numbers)


def _thinned(number: int) -> str:
    keep = min(1.0, 1.05 * RANDOM_PAIRS / number)
    return "" if keep >= 1 else f" AND (uid * 48271) % 2147483647 % 10000 < {int(keep * 10000)}"


def _sampled_pairs(pairs: str, share: float) -> str:
    if share >= 1:
        return f"SELECT * FROM {identifier(pairs)}"
    return (
        f"SELECT * FROM {identifier(pairs)}"
        f" WHERE (join_key_l * 48271 + join_key_r * 69621) % 2147483647 % 100000 < {int(share * 100_000)}"
    )


def _sample(bench: Workbench, records: str, pairs: str, compared: Sequence[Comparison]) -> _Sample:
    score_pairs(bench, records, pairs, _probe(compared), to="_sampled_scores", parts=True, apart=True)
    columns = [f"CAST(mw_{one.name} AS TINYINT) AS mw_{one.name}" for one in compared]
    columns += [f"mw_tf_adj_{one.name}" for one in compared if _has_frequency(one)]
    rows = bench.rows(f"SELECT {', '.join(columns)} FROM _sampled_scores ORDER BY uid_l, uid_r")
    bench.drop("_sampled_scores")
    levels = np.empty((rows.num_rows, len(compared)), dtype=np.int8)
    added = np.zeros((rows.num_rows, len(compared)))
    for place, one in enumerate(compared):
        levels[:, place] = rows[f"mw_{one.name}"].to_numpy() - 1
        if not _has_frequency(one):
            continue
        frequency = rows[f"mw_tf_adj_{one.name}"].to_numpy()
        for index, level in enumerate(one.levels):
            if level.frequency:
                here = levels[:, place] == len(one.levels) - 1 - index
                added[here, place] = frequency[here] + _PROBE_BITS * level.frequency_weight
    return _Sample(levels, added, _shared(levels, compared))


def _shared(levels: NDArray[np.int8], compared: Sequence[Comparison]) -> NDArray[np.bool_]:
    """What `Comparison.shared` says, from the levels of HOUSEHOLD: pairs × comparisons."""
    found = np.zeros(levels.shape, dtype=bool)
    names = [one.name for one in compared]
    if HOUSEHOLD.name not in names:
        return found
    household = levels[:, names.index(HOUSEHOLD.name)]
    # Levels count from the last: 3 contact and door, 2 contact, 1 companies' door, 0 door.
    door, contact = (household == 3) | (household == 1) | (household == 0), household >= 2
    for place, one in enumerate(compared):
        if one.name in ("address", "place"):
            found[:, place] = door
        elif one.name == "family":
            found[:, place] = household >= 0
        elif one.name in ("phone", "email"):
            found[:, place] = contact & (levels[:, place] == len(one.levels) - 1)
    return found


_PROBE_BITS = 20


def _probe(compared: Sequence[Comparison]) -> LinkModel:
    """A model whose match weights are the levels' numbers: 1 different, 2 …; 0 stays for what is unknown."""
    u = 2.0**-_PROBE_BITS
    weights = [
        _weights(one, np.array([u * 2.0 ** (len(one.levels) - place) for place in range(len(one.levels))]),
                 np.full(len(one.levels), u))
        for one in compared
    ]  # fmt: skip
    return LinkModel(1e-4, tuple(weights), ((),))


def _has_frequency(comparison: Comparison) -> bool:
    return any(level.frequency for level in comparison.levels)


def _exact(comparison: Comparison, column: str) -> int:
    """Place of the level on which `column` is the same: its u is what term frequencies are measured against."""
    wanted = f"{column}_l = {column}_r"
    return next(place for place, level in enumerate(comparison.levels) if level.condition == wanted)


def _shares(levels: NDArray[np.int8], number: int) -> tuple[Floats, float]:
    """How many of `levels` fall into each level, the strongest first, and how many are known."""
    counts = np.bincount(levels[levels >= 0].astype(np.int64), minlength=number)[::-1].astype(float)
    return counts, float(counts.sum())


def _first_m(levels: int) -> Floats:
    """Most links agree wholly, and one in twenty not at all."""
    middle = np.full(levels - 2, 0.25 / (levels - 2)) if levels > 2 else np.empty(0)
    return np.concatenate([[0.95 - middle.sum()], middle, [0.05]])


def _weights(comparison: Comparison, m: Floats, u: Floats) -> ComparisonWeights:
    return ComparisonWeights(
        comparison.name,
        tuple(
            LevelWeight(level.label, float(one), float(other))
            for level, one, other in zip(comparison.levels, m, u, strict=True)
        ),
    )


def _u(observed: tuple[Floats, float], m: Floats, prior: float) -> Floats:
    """Shares among pairs of different customers: those observed without the share `prior` that are links."""
    counts, known = observed
    left = np.maximum(counts - prior * known * m, 0.02 * counts) + 0.5
    return np.asarray(left / left.sum())


def _u_of_household(m: Floats, within: Floats, prior: float) -> Floats:
    """The u that turns `prior` into the chance `within` that two records of one household are of one person."""
    weight = np.log2(within / (1 - within)) - np.log2(prior / (1 - prior))
    return np.asarray(np.minimum(m * np.exp2(-weight), 1.0))


@dataclass
class _Trained:
    prior: float
    comparisons: tuple[ComparisonWeights, ...]


def _expectation_maximisation(
    sample: _Sample,
    compared: Sequence[Comparison],
    observed: Sequence[tuple[Floats, float]],
    scale: float,
    possible: float,
    records: int,
) -> _Trained:
    m = [_first_m(len(one.levels)) for one in compared]
    first = [row.copy() for row in m]
    prior = min(0.5, _FIRST_PRIOR_LINKS * records / possible)
    within = np.full(len(HOUSEHOLD.levels), 0.5)

    def shares_of_others() -> list[Floats]:
        return [
            _u_of_household(m[place], within, prior) if one is HOUSEHOLD else _u(observed[place], m[place], prior)
            for place, one in enumerate(compared)
        ]

    u = shares_of_others()
    for _ in range(_STEPS):
        bits = np.full(len(sample.levels), np.log2(prior / (1 - prior)))
        for place, one in enumerate(compared):
            bits += _bits(sample, place, one, m[place], u[place])
        linked = 1 / (1 + np.exp2(-np.clip(bits, -500, 500)))
        moved = 0.0
        for place, one in enumerate(compared):
            levels = sample.levels[:, place]
            known = levels >= 0
            counts = np.bincount(levels[known], weights=linked[known], minlength=len(one.levels))[::-1] * scale
            share = counts + _PSEUDO_LINKS * first[place]
            share /= share.sum()
            moved = max(moved, float(np.abs(share - m[place]).max()))
            m[place] = share
            if one is HOUSEHOLD:
                pairs = np.bincount(levels[known], minlength=len(one.levels))[::-1] * scale
                chance = (counts + _PSEUDO_LINKS / 2) / (pairs + _PSEUDO_LINKS)
                moved = max(moved, float(np.abs(chance - within).max()))
                within = np.asarray(np.clip(chance, 1 - _SURE, _SURE))
        prior = float(min(max(linked.sum() * scale / possible, 1e-12), 0.5))
        u = shares_of_others()
        if moved < _SETTLED:
            break
    return _Trained(prior, tuple(_weights(one, m[place], u[place]) for place, one in enumerate(compared)))


def _bits(sample: _Sample, place: int, comparison: Comparison, m: Floats, u: Floats) -> Floats:
    """Match weight of the comparison at `place` for every pair of the sample."""
    number = len(comparison.levels)
    table = np.zeros(number + 1)
    # Level `number - 1` is the strongest; the last place of the table is that of -1, unknown.
    table[:number] = np.log2(m / u)[::-1]
    for index, level in enumerate(comparison.levels):
        if level.frequency:
            table[number - 1 - index] += level.frequency_weight * np.log2(u[_exact(comparison, level.frequency)])
    bits = table[sample.levels[:, place]] + sample.added[:, place]
    return np.where(sample.shared[:, place], 0.0, bits)
