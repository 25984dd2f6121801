"""How long it takes to release 10,000 units in a tree of six levels × 15 criteria × 12 waves.

Run: python benchmarks/disclosure.py [--units 10000] [--criteria 15] [--waves 12]
"""

from __future__ import annotations

import argparse
import resource
import time
from datetime import datetime

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fremdbild.disclosure import Rules, release
from fremdbild.disclosure.tree import subtree
from fremdbild.result import GROUP_COLUMNS, PROTECTED, RAW, RESULT_COLUMNS, TOTAL
from fremdbild.settings import Protection

LEVELS = 6
HEADCOUNT, RESPONSE = 10, 0.6


def tree(units: int) -> tuple[list[str], NDArray[np.int64]]:
    """Names and the number of the next unit up (-1 at the top); each level is as much larger as the one before."""
    growth = units ** (1 / LEVELS)
    sizes = [max(1, round(growth**level)) for level in range(1, LEVELS)]
    starts = [0, *np.cumsum(sizes).tolist()]
    ends = [*starts[1:], units]
    parent = np.full(units, -1, dtype=np.int64)
    for level in range(1, LEVELS):
        upper = np.arange(starts[level - 1], ends[level - 1])
        size = ends[level] - starts[level]
        parent[starts[level] : ends[level]] = upper[np.arange(size) * len(upper) // size]
    return [f"u{n:05}" for n in range(units)], parent


def answers(units: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Number, sum and sum of squares of the answers 0..100 of each unit."""
    chance = np.random.default_rng(seed)
    n = chance.binomial(chance.poisson(HEADCOUNT, units), RESPONSE)
    unit = np.repeat(np.arange(units), n)
    level = chance.normal(5.0, 0.5, units)
    points = (np.clip(np.round(chance.normal(level[unit], 1.3)), 1, 7) - 1) * 100 / 6
    return n.astype(float), np.bincount(unit, points, units), np.bincount(unit, points**2, units)


def table(units: int, criteria: int, waves: int) -> tuple[pa.Table, dict[str, str]]:
    names, parent = tree(units)
    inner = np.unique(parent[parent >= 0])
    members = np.array([*names, *(subtree(names[n]) for n in inner), TOTAL])
    blocks = []
    for wave in range(waves):
        for criterion in range(criteria):
            own = np.stack(answers(units, 1000 * wave + criterion))
            below = own.copy()
            for unit in range(units - 1, 0, -1):
                if parent[unit] >= 0:
                    below[:, parent[unit]] += below[:, unit]
            n, total, squares = np.concatenate([own, below[:, inner], own.sum(axis=1, keepdims=True)], axis=1)
            asked = n > 0
            n, total, squares = n[asked], total[asked], squares[asked]
            mean = total / n
            error = np.sqrt(np.maximum(squares / n - mean**2, 0) / np.maximum(n - 1, 1))
            blocks.append(
                _rows(f"c{criterion:02}", f"{2015 + wave}", members[asked], n, mean, np.where(n > 1, error, np.nan))
            )
    parents = {names[unit]: names[upper] for unit, upper in enumerate(parent) if upper >= 0}
    return pa.concat_tables(blocks), parents


def _rows(
    criterion: str,
    wave: str,
    members: NDArray[np.str_],
    n: NDArray[np.float64],
    mean: NDArray[np.float64],
    error: NDArray[np.float64],
) -> pa.Table:
    size = len(n)
    count = pa.array(n.astype(np.int64))
    known = {
        **{name: pa.array([TOTAL]).take(pa.array(np.zeros(size, dtype=np.int64))) for name in GROUP_COLUMNS},
        "measure": pa.array(["inside_score"] * size),
        "statistic": pa.array(["mean"] * size),
        "unit_of_measure": pa.array(["score"] * size),
        "period": pa.array([wave] * size),
        "as_of": pa.array([datetime(2026, 10, 1)] * size, pa.timestamp("us")),
        "criterion": pa.array([criterion] * size),
        "org_unit": pa.array(members),
        "value": pa.array(mean),
        "standard_error": pa.array(error, from_pandas=True),
        "lower": pa.array(mean - 5),
        "upper": pa.array(mean + 5),
        "interval_method": pa.array(["Student"] * size),
        "answers": count,
        "cases": pa.nulls(size, pa.int64()),
        "people": count,
        "effective_n": pa.array(n),
        "status": pa.array([RAW] * size),
    }
    return pa.table({name: known[name] for name in RESULT_COLUMNS.names}).cast(RESULT_COLUMNS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--criteria", type=int, default=15)
    parser.add_argument("--waves", type=int, default=12)
    asked = parser.parse_args()
    rows, parents = table(asked.units, asked.criteria, asked.waves)
    composites = {"inside_score": {"leadership": tuple(f"c{n:02}" for n in range(asked.criteria))}}
    rules = Rules(Protection(), {"inside_score": "survey"}, parents=parents, composites=composites)
    started, busy = time.perf_counter(), time.process_time()
    released = release(rows, rules)
    seconds, processor = time.perf_counter() - started, time.process_time() - busy
    own = np.array([not name.endswith("/*") and name != TOTAL for name in rows["org_unit"].to_pylist()])
    hidden = np.array([status == PROTECTED for status in released.results["status"].to_pylist()])
    print(f"{rows.num_rows:,} cells in {seconds:.1f} s ({processor:.1f} s of the processor)")
    print(f"hidden {released.hidden_cells / released.cells:.1%} of all cells, {hidden[own].mean():.1%} of the units,")
    print(f"{hidden[~own].mean():.1%} of the subtrees; the minimum alone {released.simple_rule / released.cells:.1%}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"peak memory {memory:.2f} GiB; checked against all: {released.complete}")


if __name__ == "__main__":
    main()
