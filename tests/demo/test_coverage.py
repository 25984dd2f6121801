"""Whether the intervals of all measures of cases hold the planted truths, over two hundred firms.

Those of mirrors and evidence are in `test_mirror_coverage`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pytest
from one_database import one_database

from fremdbild.demo import clock
from fremdbild.demo.canonical import canonical_tables
from fremdbild.demo.case_truths import case_truths
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.demo.truths import LIMIT_DAYS, Truth
from fremdbild.engine.duckdb import collected
from fremdbild.measures import BY_NAME, MEASURES, Measure
from fremdbild.result import Limits, Period, Question

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("coverage")]  # its fixture takes a minute, once

SEEDS = range(1000, 1200)
BATCH = 100
CUSTOMERS = 6_000
SHOWN_FROM = 7
"""People behind a figure, below which no report shows it."""
LIMITS = Limits(
    cycle_time_days=LIMIT_DAYS,
    benchmark_days={t.code: t.elsewhere_days for t in TOUCHPOINTS if t.elsewhere_days is not None},
)

TRUTHS = [truth for truth in case_truths() if truth.measure in BY_NAME]

Key = tuple[str, str, str, tuple[tuple[str, str], ...]]
Held = dict[Key, list[bool]]


@pytest.fixture(scope="module")
def held() -> Held:
    """For each truth, of every firm that would show the figure, whether its interval holds the truth."""
    found: Held = defaultdict(list)
    for first in range(0, len(SEEDS), BATCH):
        with one_database(firms(SEEDS[first : first + BATCH])) as (connection, tables):
            # A group column that is not asked for carries the seed: one query gives the figures of all firms.
            for seed_column in ("segment", "channel"):
                lazy = {
                    name: table.mutate(**{seed_column: table.seed}) if "seed" in table.columns else table
                    for name, table in tables.items()
                }
                for measure in (measure for measure in MEASURES if measure.name in {t.measure for t in TRUTHS}):
                    for by, period, asked in questions(measure, seed_column):
                        compare(found, measure, connection, lazy, by, period, seed_column, asked)
    return found


def firms(seeds: Sequence[int]) -> dict[str, pa.Table]:
    """Tables of one firm per seed, which stands beside each case and answer in the column `seed`."""
    made = []
    for seed in seeds:
        firm = canonical_tables(CUSTOMERS, seed)
        for name in ("service_case", "survey_response"):
            firm[name] = firm[name].append_column("seed", pa.repeat(str(seed), firm[name].num_rows))
        made.append(firm)
    return {
        name: pa.concat_tables([firm[name] for firm in made]) if "seed" in table.column_names else table
        for name, table in made[0].items()
    }


def questions(measure: Measure, seed_column: str) -> Iterator[tuple[tuple[str, ...], str, list[Truth]]]:
    """Group columns, period and the truths that one query answers."""
    together: dict[tuple[tuple[str, ...], str], list[Truth]] = defaultdict(list)
    for truth in TRUTHS:
        by = tuple(truth.group)
        if truth.measure != measure.name or seed_column != ("channel" if by == ("segment",) else "segment"):
            continue
        if measure.kind == "survey" and by == ("channel",):
            continue  # the channel of an answer is how it came, not how the case came
        together[by, truth.period].append(truth)
    for (by, period), asked in together.items():
        yield by, period, asked


def compare(
    found: Held,
    measure: Measure,
    connection: Any,
    lazy: dict[str, Any],
    by: tuple[str, ...],
    period: str,
    seed_column: str,
    asked: Sequence[Truth],
) -> None:
    question = Question(
        by=(*by, seed_column),
        periods=(Period.parse(period),),
        as_of=clock.moment(clock.AS_OF),
        limits=LIMITS,
        time_zone=clock.TIME_ZONE,
    )
    rows = measure.estimate(collected(connection, measure.first_step(lazy, question)), question).to_pylist()
    expected = {(t.statistic, *t.group.values()): t for t in asked}
    for row in rows:
        truth = expected.get((row["statistic"], *(row[column] for column in by)))
        if truth is not None and row["value"] is not None and row["people"] >= SHOWN_FROM:
            lower = -math.inf if row["lower"] is None else row["lower"]
            upper = math.inf if row["upper"] is None else row["upper"]
            key = (truth.measure, truth.statistic, truth.period, tuple(sorted(truth.group.items())))
            found[key].append(lower <= truth.value <= upper)


def test_intervals_hold_their_truth_in_95_of_100_firms(held: Held) -> None:
    pooled = [holds for seeds in held.values() for holds in seeds]
    assert len(pooled) > 80_000
    assert 0.93 <= sum(pooled) / len(pooled) <= 0.97


def test_no_truth_is_held_in_less_than_88_of_100_firms(held: Held) -> None:
    often = {key: seeds for key, seeds in held.items() if len(seeds) > len(SEEDS) / 2}
    assert len(often) > 400
    missed = {key: sum(seeds) / len(seeds) for key, seeds in often.items() if sum(seeds) / len(seeds) < 0.88}
    assert not missed


def test_every_statistic_of_every_measure_holds_its_truths(held: Held) -> None:
    by_statistic: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (measure, statistic, _period, _group), seeds in held.items():
        by_statistic[measure, statistic] += seeds
    assert set(by_statistic) == {(t.measure, t.statistic) for t in TRUTHS}
    off = {key: sum(s) / len(s) for key, s in by_statistic.items() if not 0.93 <= sum(s) / len(s) <= 0.97}
    assert not off
