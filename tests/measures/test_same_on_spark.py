"""Spark gives what DuckDB gives: keys, counts and quantiles the same, other figures to nine digits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from canonical import aggregate, canonical_table, lazy_tables
from questions import GROUPINGS, PERIODS, asked
from samples import sample

from fremdbild.engine import Part, Snapshot, TableParts
from fremdbild.errors import EngineError
from fremdbild.measures import MEASURES, Measure
from fremdbild.settings import Settings, parse_settings
from fremdbild.tables import BY_NAME

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]

ROWS = sample(seed=7)
QUANTILES = {"median", "p80", "p95"}


@pytest.fixture(scope="module")
def spark(spark_master: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The engine on the cluster, over parts of which one has replaced rows."""
    from fremdbild.engine.spark import SparkEngine, start_session

    # A name that Spark would take for a pattern.
    folder = tmp_path_factory.mktemp("store") / "a [b] {c}*"
    folder.mkdir()
    session = start_session(spark_master)
    try:
        yield SparkEngine(session, _snapshot(folder))
    finally:
        session.stop()


def _snapshot(folder: Path) -> Snapshot:
    tables = {name: _parts(folder, name, canonical_table(name, rows)) for name, rows in ROWS.items()}
    return Snapshot(1, None, tables, ())


def _parts(folder: Path, name: str, table: pa.Table) -> TableParts:
    """Two parts; the first holds all rows, but every third one counts in the second alone."""
    again = pa.array([row % 3 == 0 for row in range(table.num_rows)])
    newer = table.filter(again)
    first = folder / f"{name} 1.parquet"
    second = folder / f"{name} 2.parquet"
    replaced = folder / f"{name} replaced.parquet"
    pq.write_table(table.append_column("_part", pa.array(["1"] * table.num_rows)), first)
    pq.write_table(newer.append_column("_part", pa.array(["2"] * newer.num_rows)), second)
    pq.write_table(newer.select(BY_NAME[name].key).append_column("_part", pa.array(["1"] * newer.num_rows)), replaced)
    parts = (
        Part("1", first, table.num_rows - newer.num_rows, newer.num_rows, "s"),
        Part("2", second, newer.num_rows, 0, "s"),
    )
    return TableParts(name, parts, replaced)


@pytest.fixture(scope="module")
def duckdb_tables() -> dict[str, Any]:
    return lazy_tables(ROWS)


def test_replaced_rows_are_taken_away(spark: Any) -> None:
    counted = {
        name: spark.collect(table.aggregate(rows=table.count()))["rows"].to_pylist()
        for name, table in spark.tables.items()
    }
    assert counted == {name: [len(rows)] for name, rows in ROWS.items()}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_same_figures_on_the_cluster(measure: Measure, spark: Any, duckdb_tables: dict[str, Any]) -> None:
    # Sums of every two words take Spark ten seconds a question: of those, groupings that differ in all that matters.
    words = "survey_cell" in (*measure.tables, *measure.optional_tables)
    for number, by in enumerate(GROUPINGS):
        if words and by not in {("channel", "criterion"), ("criterion", "perspective", "period")}:
            continue
        question = asked(by, PERIODS[number % len(PERIODS)])
        tables = {name: spark.tables[name] for name in ROWS}
        there = spark.collect(aggregate(measure, tables, question))
        here = aggregate(measure, duckdb_tables, question).to_pyarrow()
        assert there.schema.equals(here.schema)
        ours, theirs = (
            {
                (row["statistic"], *(row[name] for name in by)): row
                for row in measure.estimate(counts, question).to_pylist()
            }
            for counts in (here, there)
        )
        assert ours.keys() == theirs.keys()
        for key, row in ours.items():
            for name, figure in row.items():
                exact = row["statistic"] in QUANTILES or not isinstance(figure, float)
                assert theirs[key][name] == (figure if exact else pytest.approx(figure, rel=1e-9)), (key, name)


def test_a_failed_query_is_one_sentence(spark: Any) -> None:
    backend = spark.tables["service_case"]
    with pytest.raises(EngineError, match=r"^Spark gave up: .*DIVIDE_BY_ZERO"):
        spark.collect(backend.aggregate(figure=(1 / (backend.reopened_count * 0)).sum()))


def test_a_master_that_is_not_there_is_named_at_once() -> None:
    from fremdbild.engine.spark import open_spark

    with pytest.raises(EngineError) as caught, open_spark(_settings("spark://127.0.0.1:1")):
        pass
    assert str(caught.value).startswith("[engine] master = spark://127.0.0.1:1: the Spark master does not answer")


def _settings(master: str) -> Settings:
    return parse_settings(
        {"organisation": {"name": "Muster AG"}, "engine": {"name": "spark", "master": master}}, folder=Path("nowhere")
    )
