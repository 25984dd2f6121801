"""Each measure beside SQL written by hand for the same figures: two million cases, ten million events, one run.

    python benchmarks/measures.py                     ratios, at most 1.3 each, and the peak memory
    python benchmarks/measures.py --cases 10000000    fifty million events: is memory flat?

Both sides ask the same DuckDB over the same Parquet parts of a store, for the same groups with their people. Ours is
the whole way: expression, query, estimate with intervals. Runs alternate; medians are compared.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from fremdbild.demo.bulk import EVENTS_PER_CASE, write_answers, write_folder
from fremdbild.engine import open_engine
from fremdbild.measures import MEASURES, Measure
from fremdbild.result import Limits, Period, Question
from fremdbild.settings import read_settings
from fremdbild.sources import load

LIMIT = 1.3
MEMORY_LIMIT_GIB = 4.0
AS_OF = datetime(2026, 9, 30, 22, 0)
LIMITS = Limits(cycle_time_days=5.0)
BY = ("touchpoint", "period")
SERIES = "date_trunc('quarter', {day}) AS quarter"
WITHIN = "{day} BETWEEN DATE '2023-07-01' AND DATE '2026-09-30'"
KNOWN = f"opened_at <= TIMESTAMP '{AS_OF}'"
CLOSED = f"closed_at <= TIMESTAMP '{AS_OF}'"

_ANSWERS = f"""
    FROM survey_response AS r JOIN survey_item AS i USING (survey_id, item_id)
    WHERE i.construct = '{{construct}}' AND r.score BETWEEN i.scale_min AND i.scale_max
      AND (r.perspective IS NULL OR r.perspective = 'customer')
      AND (r.answered_at IS NULL OR r.answered_at <= TIMESTAMP '{AS_OF}')
      AND {WITHIN.format(day="r.answered_on")}
    GROUP BY r.touchpoint, quarter"""
_SHARE_OF_ANSWERS = (
    f"SELECT r.touchpoint, {SERIES.format(day='r.answered_on')}, count(*), count(DISTINCT r.person_key),"
    " sum(coalesce(weight, 1)), sum(coalesce(weight, 1) * coalesce(weight, 1)), {sums}" + _ANSWERS
)
_RATING = """
    sum(coalesce(weight, 1) * (score - scale_min) / (scale_max - scale_min)),
    sum(coalesce(weight, 1) * ((score - scale_min) / (scale_max - scale_min)) ** 2),
    sum(coalesce(weight, 1)) FILTER (WHERE {good})"""
_MINUTES = "(date_diff('microsecond', opened_at, CASE WHEN {closed} THEN closed_at ELSE {as_of} END) + 59999999)"


def _curve(rows: str, people: str) -> str:
    """Kaplan-Meier in SQL: `rows` have touchpoint, quarter, time and whether it ended."""
    return f"""
    WITH times AS (
      SELECT touchpoint, quarter, time, count(*) FILTER (WHERE ended) AS ended, count(*) AS gone
      FROM ({rows}) GROUP BY ALL
    ), at_risk AS (
      SELECT *, sum(gone) OVER (PARTITION BY touchpoint, quarter ORDER BY time DESC) AS n FROM times
    ), curve AS (
      SELECT *, product(1 - ended / n) OVER (PARTITION BY touchpoint, quarter ORDER BY time) AS survival FROM at_risk
    ), people AS ({people})
    SELECT touchpoint, quarter, any_value(people), max(n),
           min(time) FILTER (WHERE survival <= 0.5 + 1e-9) / 1440,
           min(time) FILTER (WHERE survival <= 0.2 + 1e-9) / 1440,
           min(time) FILTER (WHERE survival <= 0.05 + 1e-9) / 1440,
           min(survival) FILTER (WHERE time <= {{limit}})
    FROM curve JOIN people USING (touchpoint, quarter) GROUP BY touchpoint, quarter"""


BY_HAND = {
    "net_promoter_score": _SHARE_OF_ANSWERS.format(
        sums="sum(coalesce(weight, 1)) FILTER (WHERE score >= 9), sum(coalesce(weight, 1)) FILTER (WHERE score <= 6)",
        construct="likelihood_to_recommend",
    ),
    "satisfaction": _SHARE_OF_ANSWERS.format(
        sums=_RATING.format(good="score >= scale_max - 1"), construct="satisfaction"
    ),
    "customer_effort": _SHARE_OF_ANSWERS.format(
        sums=_RATING.format(good="score + score > scale_min + scale_max"), construct="effort"
    ),
    "promise_kept": f"""
    WITH promised AS (
      SELECT touchpoint, {SERIES.format(day="due_on")}, person_key, promise_kept_reported AS verdict,
             {CLOSED} AS closed, closed_at IS NULL OR {CLOSED} OR due < TIMESTAMP '{AS_OF}' AS judged,
             due < TIMESTAMP '{AS_OF}' OR ({CLOSED} AND due IS NOT NULL) AS decided, closed_at <= due AS in_time,
             coalesce(date_diff('day', opened_on, promised_on)::double, promised_term / 24) AS promised_days
      FROM (SELECT *, coalesce(promised_at, opened_at + to_hours(promised_term::int)) AS due,
                   coalesce(promised_on, timezone('Europe/Zurich', timezone('UTC', opened_at
                       + to_hours(promised_term::int)))::date, closed_on) AS due_on
            FROM service_case)
      WHERE {KNOWN} AND {WITHIN.format(day="due_on")})
    SELECT touchpoint, quarter, count(*) FILTER (WHERE decided), count(*) FILTER (WHERE closed AND in_time),
           count(DISTINCT person_key) FILTER (WHERE decided), count(*) FILTER (WHERE judged AND verdict IS NOT NULL),
           count(*) FILTER (WHERE judged AND verdict),
           count(DISTINCT person_key) FILTER (WHERE judged AND verdict IS NOT NULL),
           quantile_cont(promised_days, 0.5) FILTER (WHERE decided)
    FROM promised GROUP BY touchpoint, quarter""",
    "cycle_time": _curve(
        f"""SELECT touchpoint, {SERIES.format(day="opened_on")}, {CLOSED} IS TRUE AS ended,
                   {_MINUTES.format(closed=CLOSED, as_of=f"TIMESTAMP '{AS_OF}'")} // 60000000 AS time
            FROM service_case WHERE {KNOWN} AND {WITHIN.format(day="opened_on")}""",
        f"""SELECT touchpoint, {SERIES.format(day="opened_on")}, count(DISTINCT person_key) AS people
            FROM service_case WHERE {KNOWN} AND {WITHIN.format(day="opened_on")} GROUP BY ALL""",
    ).format(limit=5 * 1440),
    "first_contact_resolution": _curve(
        f"""SELECT touchpoint, quarter,
                   CASE WHEN at_once THEN 0 WHEN second <= watched THEN second ELSE watched END AS time,
                   at_once OR coalesce(second <= watched, false) AS ended
            FROM (SELECT touchpoint, {SERIES.format(day="closed_on")},
                         (date_diff('microsecond', closed_at, following) + 86399999999) // 86400000000 AS second,
                         least(date_diff('microsecond', closed_at, TIMESTAMP '{AS_OF}') // 86400000000, 30) AS watched,
                         outcome IS NOT DISTINCT FROM 'not_solved' OR coalesce(reopened_count, 0) > 0
                             OR coalesce(following <= closed_at, false) AS at_once
                  FROM (SELECT *, lead(opened_at) OVER (PARTITION BY person_key, touchpoint
                                                        ORDER BY opened_at, case_id) AS following
                        FROM service_case WHERE {KNOWN})
                  WHERE {CLOSED} AND record_id IS NOT NULL AND outcome IS DISTINCT FROM 'withdrawn'
                    AND {WITHIN.format(day="closed_on")})""",
        f"""SELECT touchpoint, {SERIES.format(day="closed_on")}, count(DISTINCT person_key) AS people FROM service_case
            WHERE {KNOWN} AND {CLOSED} AND record_id IS NOT NULL AND outcome IS DISTINCT FROM 'withdrawn'
              AND {WITHIN.format(day="closed_on")}
            GROUP BY ALL""",
    ).format(limit=30),
    "reopened": f"""
    SELECT touchpoint, {SERIES.format(day="closed_on")}, count(*), count(*) FILTER (WHERE reopened_count > 0),
           count(DISTINCT person_key)
    FROM service_case
    WHERE {KNOWN} AND {CLOSED} AND reopened_count IS NOT NULL AND {WITHIN.format(day="closed_on")}
    GROUP BY touchpoint, quarter""",
}
QUESTION = Question(BY, Period.parse("2026-Q3").series(), AS_OF, LIMITS, "Europe/Zurich")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures beside SQL by hand.")
    parser.add_argument("--cases", type=int, default=2_000_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="keep the data here and use them again")
    parser.add_argument("--ours-alone", action="store_true", help="no SQL by hand: what is the peak memory?")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if not (folder / "store").exists():
            # A process of its own: its memory is not that of the measures.
            made = multiprocessing.get_context("spawn").Process(target=_make_store, args=(folder, chosen.cases))
            made.start()
            made.join()
        return _compare(folder, chosen)


def _make_store(folder: Path, cases: int) -> None:
    write_folder(folder, cases=cases)
    # As many people answer as there are cases; the file of `write_folder` holds every fourth.
    write_answers(folder / "answers.csv", cases=4 * cases)
    load(read_settings(folder))
    for file in folder.glob("*.csv"):
        file.unlink()


def _compare(folder: Path, chosen: argparse.Namespace) -> int:
    failed = 0
    with open_engine(read_settings(folder)) as engine:
        connection: Any = engine._backend.con  # type: ignore[attr-defined]  # noqa: SLF001  the same one, for SQL by hand
        rows = {name: parts.rows for name, parts in engine.snapshot.tables.items()}
        print(f"{chosen.cases:,} cases, {chosen.cases * EVENTS_PER_CASE:,} events; in the store {rows}")
        for measure in (measure for measure in MEASURES if measure.name in BY_HAND):
            ours, by_hand = _both(engine, connection, measure)
            if chosen.ours_alone:
                print(f"{measure.name:26} {_seconds(ours):6.3f} s   peak {_peak_gib():.2f} GiB")
                continue
            _check(measure, ours(), by_hand())
            times: list[tuple[float, float]] = [(_seconds(ours), _seconds(by_hand)) for _ in range(chosen.runs)]
            first, second = (statistics.median(column) for column in zip(*times, strict=True))
            verdict = "" if first <= LIMIT * second else "   TOO SLOW"
            failed += bool(verdict)
            print(f"{measure.name:26} {first:6.3f} s   by hand {second:6.3f} s   ratio {first / second:4.2f}{verdict}")
    peak = _peak_gib()
    print(f"peak memory {peak:.2f} GiB")
    return 1 if failed or peak > MEMORY_LIMIT_GIB else 0


def _both(engine: Any, connection: Any, measure: Measure) -> tuple[Callable[[], pa.Table], Callable[[], pa.Table]]:
    tables = {name: engine.tables.get(name) for name in measure.reads}

    def ours() -> pa.Table:
        return measure.estimate(engine.collect(measure.aggregate(**tables, question=QUESTION)), QUESTION)

    def by_hand() -> pa.Table:
        return connection.sql(BY_HAND[measure.name]).to_arrow_table()

    return ours, by_hand


def _check(measure: Measure, ours: pa.Table, by_hand: pa.Table) -> None:
    """Both sides must have counted the same people in as many groups."""
    groups = len({(row["touchpoint"], row["period"]) for row in ours.to_pylist()})
    position = {"promise_kept": 4, "reopened": 4, "cycle_time": 2, "first_contact_resolution": 2}.get(measure.name, 3)
    statistic = measure.headline.name
    people = sum(row["people"] for row in ours.to_pylist() if row["statistic"] == statistic)
    if (groups, people) != (by_hand.num_rows, sum(by_hand.column(position).to_pylist())):
        raise SystemExit(f"{measure.name}: {groups} groups, {people} people, by hand others:\n{by_hand.to_pylist()}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak_gib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    sys.exit(main())
