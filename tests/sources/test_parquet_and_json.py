"""Parquet, JSON and JSON lines."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from loading_folder import Folder

from fremdbild.errors import SourceError

ROWS = [
    {"id": 1, "opened": "2026-01-05", "term": 48.5, "nested": {"a": 1}, "x.y": "q"},
    {"id": "A2", "opened": "2026-01-06T10:00:00Z", "term": "12", "late": True},
]
COLUMNS = {"case_id": "id", "opened_at": "opened", "promised_term": "term"}


def _write_parquet(path: Path, columns: dict[str, pa.Array]) -> None:
    pq.write_table(pa.table(columns), path)


def test_typed_columns_of_parquet_become_typed_values(folder: Folder) -> None:
    zoned = pa.array([datetime(2026, 1, 5, 10, tzinfo=UTC)], pa.timestamp("us", "Europe/Zurich"))
    local = pa.array([datetime(2026, 1, 6, 10, 0, 0, 5)], pa.timestamp("us"))
    folder.path.joinpath("x").mkdir()
    _write_parquet(
        folder.path / "cases.parquet",
        {"id": pa.array([7]), "opened": zoned, "closed": local, "due": pa.array([date(2026, 1, 9)]),
         "term": pa.array([1.5]),
         "kept": pa.array([True]), "topic": pa.array(["a"]).dictionary_encode()},
    )  # fmt: skip
    columns = COLUMNS | {"closed_at": "closed", "promised_at": "due", "promise_kept_reported": "kept", "kind": "topic"}
    folder.source(file="cases.parquet", columns=columns, decimal=",").load()
    assert folder.rows(
        columns="case_id, opened_at, closed_at, promised_at, promised_term, promise_kept_reported, kind"
    ) == [
        (
            "7",
            datetime(2026, 1, 5, 10),
            datetime(2026, 1, 6, 9, 0, 0, 5),
            datetime(2026, 1, 9, 22, 59, 59, 999999),
            1.5,
            True,
            "a",
        )
    ]


def test_a_time_at_midnight_in_parquet_is_a_time(folder: Folder) -> None:
    at = pa.array([datetime(2026, 1, 5)], pa.timestamp("us"))
    _write_parquet(folder.path / "cases.parquet", {"id": pa.array(["1"]), "opened": at, "due": at})
    folder.source(file="cases.parquet", columns={"case_id": "id", "opened_at": "opened", "promised_at": "due"}).load()
    assert folder.rows(columns="promised_at") == [(datetime(2026, 1, 4, 23),)]


def test_what_is_no_parquet_is_told(folder: Folder) -> None:
    folder.write("cases.parquet", b"PAR1 not really")
    folder.source(file="cases.parquet")
    with pytest.raises(SourceError, match=r"cases.parquet: is not a Parquet file, or is damaged"):
        folder.load()


@pytest.mark.parametrize("name", ["cases.json", "cases.jsonl", "cases.ndjson", "cases.json.gz", "cases.jsonl.gz"])
def test_json_and_json_lines_are_read(folder: Folder, name: str) -> None:
    lines = ".json" in name and "jsonl" not in name
    text = json.dumps(ROWS) if lines else "\n\n".join(json.dumps(row) for row in ROWS) + "\n"
    folder.write(name, gzip.compress(text.encode()) if name.endswith(".gz") else text)
    columns = COLUMNS | {"kind": "nested", "priority": "x.y", "promise_kept_reported": "late"}
    folder.source(file=name, columns=columns, decimal=".").load()
    assert folder.rows(columns="case_id, opened_at, promised_term, kind, priority, promise_kept_reported") == [
        ("1", datetime(2026, 1, 4, 23), 48.5, '{"a":1}', "q", None),
        ("A2", datetime(2026, 1, 6, 10), 12.0, None, None, True),
    ]


def test_json_in_another_encoding_is_read(folder: Folder) -> None:
    folder.write(
        "cases.json", json.dumps([{"id": "Zürich", "opened": "2026-01-05"}], ensure_ascii=False).encode("cp1252")
    )
    folder.source(file="cases.json", encoding="cp1252").load()
    assert folder.rows(columns="case_id") == [("Zürich",)]


def test_select_sees_every_key_of_json_lines(folder: Folder) -> None:
    rows = [{"id": n, "opened": "2026-01-05"} for n in range(1500)] + [
        {"id": "z", "opened": "2026-01-05", "late key": "x"}
    ]
    folder.write("cases.jsonl", "\n".join(json.dumps(row) for row in rows))
    folder.source(
        file="cases.jsonl", select='SELECT id AS case_id, opened AS opened_at, "late key" AS kind FROM raw'
    ).load()
    assert folder.rows(columns="count(*), max(kind)", order="1") == [(1501, "x")]


def test_a_line_that_is_no_json_is_set_aside(folder: Folder) -> None:
    folder.write("cases.jsonl", '{"id": 1, "opened": "2026-01-05"}\nnot json\n[3]\n{"id": 2, "opened": "2026-01-05"}\n')
    report = folder.source(file="cases.jsonl").load()
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (4, 2)
    assert [row[0] for row in folder.set_aside()] == [2, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"data": [{"id": 1}]}', "is not JSON as expected"),
        ('[{"id": 1}, {"id": ]', "is not JSON as expected"),
        ("", "is empty"),
        ("[]", "holds no objects with keys"),
        ("hello", "is not JSON as expected"),
    ],
)
def test_json_that_is_none_is_told(folder: Folder, text: str, words: str) -> None:
    folder.write("cases.json", text)
    folder.source(file="cases.json")
    with pytest.raises(SourceError, match=f"cases.json: {words}"):
        folder.load()


def test_a_kind_that_the_ending_does_not_tell_can_be_given(folder: Folder) -> None:
    folder.write("cases.dat", "id,opened\n1,2026-01-05\n")
    folder.source(file="cases.dat")
    with pytest.raises(SourceError, match=r"cases.dat: its ending does not tell what it is. Next: write kind"):
        folder.load()
    folder.sources.clear()
    folder.source(file="cases.dat", kind="csv").load()
    assert folder.rows(columns="case_id") == [("1",)]
