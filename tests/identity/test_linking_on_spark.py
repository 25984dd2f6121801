"""Spark links as DuckDB does: the same model, the same clusters."""

from __future__ import annotations

from pathlib import Path

import pytest
from customer_records import bench_with, customer_rows

from fremdbild.identity import link

pytestmark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.xdist_group("spark")]


def test_spark_trains_the_same_model_and_finds_the_same_clusters(spark_master: str, tmp_path: Path) -> None:
    from fremdbild.engine.spark import start_session
    from fremdbild.identity.spark_workbench import SparkWorkbench

    bench, _, connection = bench_with(customer_rows(60))
    here = link(bench, "comparable")
    connection.execute(f"COPY comparable TO '{tmp_path}/comparable.parquet' (FORMAT parquet)")
    session = start_session(spark_master)
    # A hundred records in two hundred parts would be all overhead.
    session.conf.set("spark.sql.shuffle.partitions", "2")
    try:
        session.read.parquet(f"file:{tmp_path}/comparable.parquet").createOrReplaceTempView("comparable")
        there = link(SparkWorkbench(session), "comparable")
    finally:
        session.stop()
    assert [one.name for one in there.model.comparisons] == [one.name for one in here.model.comparisons]
    for ours, theirs in zip(here.model.comparisons, there.model.comparisons, strict=True):
        for one, other in zip(ours.levels, theirs.levels, strict=True):
            assert (other.m, other.u) == (pytest.approx(one.m, rel=1e-9), pytest.approx(one.u, rel=1e-9))
    assert there.clusters.drop(["match_probability"]) == here.clusters.drop(["match_probability"])
