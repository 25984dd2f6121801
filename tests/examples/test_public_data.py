"""Published data that lie beside the checkout: New York's requests, complaints about banks, Dutch permits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from example_data import total

import fremdbild
from fremdbild.engine import Store, open_engine
from fremdbild.settings import read_settings

Example = Callable[[str], Path]


def _counts(folder: Path) -> dict[str, int]:
    inputs = Store(read_settings(folder).store_path).snapshot().inputs
    return {
        "read": sum(entry.rows_read for entry in inputs),
        "stored": sum(entry.rows_stored for entry in inputs),
        "set aside": sum(entry.rows_set_aside for entry in inputs),
    }


def _cases(folder: Path) -> list[dict[str, object]]:
    with open_engine(read_settings(folder)) as engine:
        rows: list[dict[str, object]] = engine.collect(engine.tables["service_case"]).to_pylist()
    return rows


def test_new_york_sets_ten_requests_aside_that_were_closed_before_they_were_created(example: Example) -> None:
    folder = example("nyc311")
    fremdbild.load(folder)
    assert _counts(folder) == {"read": 1_000, "stored": 990, "set aside": 10}
    files = Store(read_settings(folder).store_path).set_aside("nyc311")
    rows = [row for path in files for row in pq.read_table(path).to_pylist()]
    assert len(rows) == 10
    assert {row["column"] for row in rows} == {"Closed Date"}


def test_new_york_keeps_the_due_date_as_published(example: Example) -> None:
    folder = example("nyc311")
    fremdbild.load(folder)
    due = [row for row in _cases(folder) if row["promised_at"] is not None]
    closed = [row for row in due if row["closed_at"] is not None]
    assert (len(due), len(closed)) == (486, 479)
    assert sum(row["closed_at"] <= row["promised_at"] for row in closed) == 427  # type: ignore[operator]  # both are times
    kept = total(fremdbild.assess(folder, "all"), "promise_kept", "kept")
    assert kept["cases"] == 486
    assert kept["value"] == pytest.approx(100 * 427 / 486)
    assert round(kept["value"], 1) == 87.9


def test_new_york_is_read_in_its_own_time(example: Example) -> None:
    folder = example("nyc311")
    fremdbild.load(folder)
    case = next(row for row in _cases(folder) if row["case_id"] == "39573567")
    assert case["opened_at"] == datetime(2018, 6, 26, 14, 58, 54)
    assert case["closed_at"] == datetime(2018, 6, 26, 16, 50, 1)
    assert "91-33 97 STREET" not in case.values()


def test_complaints_are_answered_in_time_as_the_bureau_says(example: Example) -> None:
    folder = example("cfpb")
    fremdbild.load(folder)
    assert _counts(folder) == {"read": 3_186, "stored": 3_186, "set aside": 0}
    assert Counter(row["promise_kept_reported"] for row in _cases(folder)) == {True: 3_093, False: 93}
    reported = total(fremdbild.assess(folder, "all"), "promise_kept", "reported")
    assert reported["cases"] == 3_186
    assert reported["value"] == pytest.approx(100 * 3_093 / 3_186)


def test_permits_load_with_mixed_offsets(example: Example) -> None:
    folder = example("receipt-wabo")
    fremdbild.load(folder)
    assert _counts(folder) == {"read": 1_434, "stored": 1_432, "set aside": 2}
    cases = {row["case_id"]: row for row in _cases(folder)}
    # 13:42:22.688 in summer time, promised for 13:41:31.788 in winter time.
    assert cases["case-10011"]["opened_at"] == datetime(2011, 10, 11, 11, 42, 22, 688_000)
    assert cases["case-10011"]["promised_at"] == datetime(2011, 12, 6, 12, 41, 31, 788_000)
    kept = total(fremdbild.assess(folder, "all"), "promise_kept", "kept")
    assert (kept["cases"], round(kept["value"], 1)) == (1_432, 65.5)
