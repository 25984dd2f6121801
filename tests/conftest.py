"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spark_cluster import reason_without_cluster, spark_cluster


@pytest.fixture(scope="session")
def spark_master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a Spark master with two workers on loopback; the test is skipped where there is no Java or pyspark."""
    if reason := reason_without_cluster():
        pytest.skip(reason)
    with spark_cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address
