"""Whether the intervals of mirrors and evidence hold the planted truths, over two hundred firms.

Inside these are intervals for the people of the firm, with the finite-population correction; outside for all customers,
weighted by segment. Answers are asked for a hundred firms at once, what leaders do for all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from one_database import Loaded, one_database

from fremdbild.demo import calls, clock, feedback, ideas, model
from fremdbild.demo.canonical_evidence import leader_tables
from fremdbild.demo.canonical_firm import firm_tables, firms_together
from fremdbild.demo.evidence_truths import evidence_truths
from fremdbild.demo.mirror_truths import mirror_truths
from fremdbild.demo.staff import CELLS
from fremdbild.demo.truth import Truth
from fremdbild.engine.duckdb import collected
from fremdbild.measures import BY_NAME, Measure
from fremdbild.measures.view import OWN_UNIT
from fremdbild.result import Limits, Margin, Period, Question

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("mirror_coverage")]  # its fixture takes minutes, once

SEEDS = range(3000, 3200)
BATCH = 100
CUSTOMERS = 6_000
SHOWN_FROM = 7
"""People behind a figure, below which no report shows it."""
TRUTHS = [truth for truth in (*mirror_truths(), *evidence_truths()) if truth.measure in BY_NAME
          and truth.period == model.PERIOD]  # fmt: skip
THINGS = {truth.measure for truth in TRUTHS if BY_NAME[truth.measure].kind == "thing"}
"""These have no chance in them: their figures are the truths."""
CARRIER = {"outside_score": "channel", "trust": "channel", "intention_to_stay": "channel"}
"""Column that carries the seed: the channel of customers' answers, elsewhere the unit."""
LIMITS = Limits(feedback_days=feedback.DAYS, idea_days=ideas.ANSWER_DAYS, answer_seconds=calls.SECONDS)

Key = tuple[str, str, str, tuple[tuple[str, str], ...]]
Held = dict[Key, list[bool]]
Sums = dict[tuple[Any, ...], pa.Table]


@pytest.fixture(scope="module")
def held() -> Held:
    """For each truth, of every firm that would show the figure, whether its interval holds the truth."""
    found: Held = defaultdict(list)
    for first in range(0, len(SEEDS), BATCH):
        compare_batch(found, SEEDS[first : first + BATCH])
    with one_database(leaders_together(SEEDS)) as lazy:
        asked = [truth for truth in TRUTHS if truth.measure == "leader_contact" and not truth.group]
        compare_firms(found, BY_NAME["leader_contact"], lazy, (), (), model.PERIOD, asked)
    return found


def compare_batch(found: Held, seeds: Sequence[int]) -> None:
    """Asks all but what leaders do."""
    tables = firms_together(CUSTOMERS, seeds, [model.PERIOD], by_unit=True)
    margins = margins_in(tables)
    with one_database(tables) as lazy:
        for by_unit, firms in ((True, lazy), (False, of_whole_firms(lazy))):
            sums: Sums = {}
            for measure, by, period, asked in questions(by_unit=by_unit):
                compare_firms(found, measure, firms, margins, by, period, asked, sums)


def of_whole_firms(lazy: Loaded) -> Loaded:
    """The same with the seed alone as the unit, `7` for `7/SCH`."""
    connection, tables = lazy
    return connection, {
        name: table.mutate(org_unit=table.org_unit.split("/")[0]) if "org_unit" in table.columns else table
        for name, table in tables.items()
    }


def leaders_together(seeds: Sequence[int]) -> dict[str, pa.Table]:
    """Leaders and their contacts of one firm per seed: the seed is the unit, that of a firm's own stands behind it."""
    tables: dict[str, list[pa.Table]] = defaultdict(list)
    for seed in seeds:
        for name, table in leader_tables(seed).items():
            own = pc.binary_join_element_wise(str(seed), table["org_unit"], "/")
            of_firm = table.append_column(OWN_UNIT, own).drop_columns("org_unit")
            tables[name].append(of_firm.append_column("org_unit", pa.repeat(str(seed), table.num_rows)))
    return {name: pa.concat_tables(parts) for name, parts in tables.items()}


def margins_in(tables: Mapping[str, pa.Table]) -> tuple[Margin, ...]:
    return tuple(
        Margin(row["survey_id"], row["perspective"], (row["variables"],), (row["levels"],), row["size"])
        for row in tables["population"].to_pylist()
    )


def questions(*, by_unit: bool) -> Iterator[tuple[Measure, tuple[str, ...], str, list[Truth]]]:
    """Measures, group columns, periods, and the truths that one query answers for all firms."""
    together: dict[tuple[str, tuple[str, ...], str], list[Truth]] = defaultdict(list)
    for truth in TRUTHS:
        by = tuple(truth.group)
        if truth.measure not in THINGS | {"leader_contact"} and ("org_unit" in by) == by_unit:
            together[truth.measure, by, truth.period].append(truth)
    for (name, by, period), asked in together.items():
        yield BY_NAME[name], by, period, asked


def compare_firms(
    found: Held,
    measure: Measure,
    lazy: Loaded,
    margins: tuple[Margin, ...],
    by: tuple[str, ...],
    period: str,
    asked: Sequence[Truth],
    sums: Sums | None = None,
) -> None:
    carrier = CARRIER.get(measure.name, "org_unit")
    expected = {(t.statistic, *(t.group[name] for name in by)): t for t in asked}
    asked_by = by if carrier in by else (*by, carrier)
    for row in rows_of(measure, lazy, margins, asked_by, period, sums):
        if row[carrier] is not None and "/" in row[carrier]:
            row[carrier] = row[carrier].split("/")[1]
        truth = expected.get((row["statistic"], *(row[name] for name in by)))
        if truth is not None:
            note(found, row, truth)


def rows_of(
    measure: Measure,
    lazy: Loaded,
    margins: tuple[Margin, ...],
    by: tuple[str, ...],
    period: str,
    sums: Sums | None = None,
) -> list[dict[str, Any]]:
    """Rows of a measure; `sums` remembers its first steps on these tables, as an assessment does."""
    question = Question(
        by=by,
        periods=(Period.parse(period),),
        as_of=clock.moment(clock.AS_OF),
        limits=LIMITS,
        time_zone=clock.TIME_ZONE,
        margins=margins if measure.kind == "survey" else (),
    )
    sums = {} if sums is None else sums
    told_apart = (measure.name, tuple(name for name in by if name not in measure.told_apart_by_estimate), period)
    if told_apart not in sums:
        connection, known = lazy
        sums[told_apart] = collected(connection, measure.first_step(known, question))
    rows: list[dict[str, Any]] = measure.estimate(sums[told_apart], question).to_pylist()
    return rows


def note(found: Held, row: Mapping[str, Any], truth: Truth) -> None:
    if row["statistic"] == truth.statistic and row["value"] is not None and row["people"] >= SHOWN_FROM:
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
    shares = {key: sum(seeds) / len(seeds) for key, seeds in often.items()}
    assert not {key: share for key, share in shares.items() if share < (0.80 if is_small(key) else 0.88)}


def is_small(key: Key) -> bool:
    """Of twelve answers of fourteen people there are few different ones: an interval holds one such truth by jumps."""
    measure, _, _, group = key
    unit = dict(group).get("org_unit")
    return measure == "inside_score" and 0 < sum(cell.headcount for cell in CELLS if cell.unit == unit) < 20


def test_every_statistic_of_every_measure_holds_its_truths(held: Held) -> None:
    by_statistic: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for (measure, statistic, _period, _group), seeds in held.items():
        by_statistic[measure, statistic] += seeds
    assert set(by_statistic) == {(t.measure, t.statistic) for t in TRUTHS if t.measure not in THINGS}
    off = {key: sum(s) / len(s) for key, s in by_statistic.items() if not 0.93 <= sum(s) / len(s) <= 0.97}
    assert not off


def test_many_firms_in_one_query_give_what_each_gives_alone() -> None:
    """Otherwise the test above would ask for something that no report shows."""
    seeds = SEEDS[:2]
    together = {**firms_together(CUSTOMERS, seeds, [model.PERIOD]), **leaders_together(seeds)}
    with one_database(together) as lazy:
        for name in ("inside_score", "outside_score", "trust", "feedback_answered", "leader_contact"):
            carrier = CARRIER.get(name, "org_unit")
            margins = margins_in(together)
            found = {
                (row[carrier], row["statistic"]): row
                for row in rows_of(BY_NAME[name], lazy, margins, (carrier,), model.PERIOD)
            }
            for seed in seeds:
                alone = firm_tables(CUSTOMERS, seed)
                with one_database(alone) as own:
                    for row in rows_of(BY_NAME[name], own, margins_in(alone), (), model.PERIOD):
                        other = found[str(seed), row["statistic"]]
                        for figure in ("value", "lower", "upper", "people"):
                            assert row[figure] == pytest.approx(other[figure]), (name, seed, figure)


def test_figures_about_things_are_the_truths() -> None:
    assert THINGS
    asked = [truth for truth in TRUTHS if truth.measure in THINGS]
    with one_database(firm_tables(500, SEEDS[0])) as lazy:
        for truth in asked:
            rows = rows_of(BY_NAME[truth.measure], lazy, (), tuple(truth.group), truth.period)
            values = [
                row["value"]
                for row in rows
                if row["statistic"] == truth.statistic and all(row[k] == v for k, v in truth.group.items())
            ]
            assert values == [pytest.approx(truth.value)], truth
