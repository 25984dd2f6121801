"""The embedded engine over a store that was loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa
import pytest

from fremdbild.engine import open_engine
from fremdbild.engine import written as written_queries
from fremdbild.engine.protocol import columns_of
from fremdbild.errors import EngineError
from fremdbild.remembered import Remembered
from fremdbild.settings import Settings, parse_settings
from fremdbild.sources import load


def _settings(folder: Path, **engine: object) -> Settings:
    source = {
        "system": "crm", "table": "service_case", "file": "day-*.csv",
        "columns": {"case_id": "id", "opened_at": "opened", "kind": "topic"},
    }  # fmt: skip
    return parse_settings({"organisation": {"name": "x"}, "source": [source], "engine": engine}, folder=folder)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "day-1.csv").write_text("id,opened,topic\n1,2026-01-05,a\n2,2026-01-05,a\n3,2026-01-05,a\n")
    (tmp_path / "day-2.csv").write_text("id,opened,topic\n2,2026-01-05,b\n4,2026-01-05,b\n")
    settings = _settings(tmp_path)
    load(settings)
    return settings


def test_tables_are_lazy_and_hold_the_rows_that_count(settings: Settings) -> None:
    with open_engine(settings) as engine:
        assert engine.name == "duckdb"
        assert set(engine.tables) == {"service_case"}
        table = engine.tables["service_case"]
        rows = engine.collect(table.select("case_id", "kind").order_by("case_id"))
    assert isinstance(rows, pa.Table)
    assert rows.to_pylist() == [
        {"case_id": "1", "kind": "a"},
        {"case_id": "2", "kind": "b"},
        {"case_id": "3", "kind": "a"},
        {"case_id": "4", "kind": "b"},
    ]


def test_a_table_has_its_columns_its_local_days_and_the_person(settings: Settings) -> None:
    with open_engine(settings) as engine:
        schema = engine.tables["service_case"].schema()
    assert tuple(schema.names) == columns_of("service_case")
    kinds = {name: str(schema[name]) for name in ("opened_at", "opened_on", "person_key", "promised_term")}
    assert kinds == {
        "opened_at": "timestamp(6)", "opened_on": "date", "person_key": "int64", "promised_term": "float64",
    }  # fmt: skip


def test_an_engine_sees_the_generation_that_it_was_opened_on(settings: Settings) -> None:
    with open_engine(settings) as engine:
        (settings.folder / "day-1.csv").write_text("id,opened,topic\n9,2026-01-05,z\n")
        load(settings)
        assert len(engine.collect(engine.tables["service_case"])) == 4
        assert engine.snapshot.generation == 1
    with open_engine(settings) as engine:
        assert engine.snapshot.generation == 2
        assert len(engine.collect(engine.tables["service_case"])) == 3


def test_an_engine_without_a_store_has_no_tables_and_makes_none(tmp_path: Path) -> None:
    with open_engine(_settings(tmp_path)) as engine:
        assert dict(engine.tables) == {}
    assert not (tmp_path / "store").exists()


def test_an_engine_leaves_nothing_behind(settings: Settings) -> None:
    with open_engine(settings) as engine:
        engine.collect(engine.tables["service_case"])
    assert list((settings.store_path / "work").iterdir()) == []


class _Full:
    """A database without memory."""

    def sql(self, _query: str) -> pa.Table:
        raise duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data of size 16.0 MiB\nmore words")


def test_too_little_memory_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_engine(settings) as engine, monkeypatch.context() as patched:
        patched.setattr(engine._backend, "con", _Full())
        with pytest.raises(EngineError) as caught:
            engine.collect(engine.tables["service_case"])
    assert str(caught.value) == (
        "DuckDB gave up: Out of Memory Error: failed to allocate data of size 16.0 MiB. "
        "Next: raise memory_limit in [engine], or make room on the disk of the store."
    )


def test_the_engine_never_downloads(settings: Settings) -> None:
    with open_engine(settings) as engine:
        found = dict(engine._backend.raw_sql("SELECT name, value FROM duckdb_settings()").fetchall())
    assert found["autoinstall_known_extensions"] == "false"
    assert found["autoload_known_extensions"] == "false"
    assert found["TimeZone"] == "UTC"


def test_rows_that_are_looked_up_change_and_the_query_is_written_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = _counted(monkeypatch)
    with open_engine(settings) as engine:
        answers = []
        for word in ("first", "second", "third", "fourth"):
            known = engine.lookup(pa.table({"kind": ["a"], "called": [word]}))
            cases = engine.tables["service_case"]
            counted = cases.inner_join(known, "kind").group_by("called").aggregate(cases=lambda t: t.count())
            answers.append(engine.collect(counted))
        assert [answer.to_pylist() for answer in answers] == [
            [{"called": word, "cases": 2}] for word in ("first", "second", "third", "fourth")
        ]
        assert len({answer.schema for answer in answers}) == 1
        assert len(written) == 1


def test_a_query_is_written_once_for_all_engines(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    written = _counted(monkeypatch)
    found = []
    for _ in range(2):
        with open_engine(settings) as engine:
            cases = engine.tables["service_case"]
            found.append(engine.collect(cases.aggregate(kinds=cases.kind.nunique())).to_pylist())
        (settings.folder / "day-3.csv").write_text("id,opened,topic\n5,2026-01-05,c\n")
        load(settings)
    assert found == [[{"kinds": 2}], [{"kinds": 3}]]
    assert len(written) == 1


def test_only_so_many_queries_are_remembered(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_queries, "_written", Remembered(2))
    written = _counted(monkeypatch)
    with open_engine(settings) as engine:
        cases = engine.tables["service_case"]
        for name in ("kind", "case_id", "kind", "channel", "kind", "case_id"):
            engine.collect(cases.select(name))
    assert len(written) == 4
    assert len(written_queries._written) == 2


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What Ibis has to write for DuckDB from now on."""
    backend = ibis.backends.duckdb.Backend
    write, written = backend.compile, []

    def counted_up(*arguments: Any, **options: Any) -> str:
        written.append(arguments)
        return str(write(*arguments, **options))

    monkeypatch.setattr(backend, "compile", counted_up)
    return written


def test_how_selects_are_written_is_nobody_elses_matter(settings: Settings) -> None:
    before = ibis.options.sql.fuse_selects
    with open_engine(settings) as engine:
        cases = engine.tables["service_case"]
        engine.collect(cases.select(topic=cases.kind))
        assert ibis.options.sql.fuse_selects is before
        with pytest.raises(EngineError):
            engine.collect(cases.select(topic=cases.kind.cast("int64")))
    assert ibis.options.sql.fuse_selects is before
