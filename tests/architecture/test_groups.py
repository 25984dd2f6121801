"""Tests of one group run in one process: with pytest 9.2 and xdist 3.8 they did not, and long fixtures ran twice."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("told")
def test_groups_reach_whoever_hands_tests_out(request: pytest.FixtureRequest, worker_id: str) -> None:
    grouped = request.node.nodeid.endswith("@told")
    assert grouped == (worker_id != "master")
