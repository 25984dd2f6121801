"""SQL databases as sources: PostgreSQL for real, SQLite, and databases that do not answer."""

from __future__ import annotations

import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime

import pytest
from loading_folder import Folder

from fremdbild.errors import SettingsError, SourceError
from fremdbild.sources import database

postgres_server = pytest.importorskip("postgres_server")
connectorx = pytest.importorskip("connectorx")

CREATE = """
CREATE TABLE ticket (
    no bigint, opened timestamptz, closed timestamp, due date, hours numeric(10, 2), kept boolean, topic text
);
INSERT INTO ticket VALUES
    (1, '2026-01-05 10:00+01', '2026-01-06 10:00', '2026-01-09', 48.25, true, 'Schaden'),
    (2, '2026-07-05 10:00+02', NULL, NULL, NULL, NULL, 'Größe'),
    (3, '2026-07-05 10:00+02', '2026-07-04 10:00', NULL, 1, false, NULL);
"""
COLUMNS = {"case_id": "no", "opened_at": "opened", "closed_at": "closed", "promised_at": "due",
           "promised_term": "hours", "promise_kept_reported": "kept", "kind": "topic"}  # fmt: skip
QUERY = "SELECT * FROM ticket ORDER BY no"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    if postgres_server.programs() is None:
        pytest.skip("there is no PostgreSQL server program on this machine")
    import psycopg

    with postgres_server.postgres_server() as port:
        address = f"host=127.0.0.1 port={port} user=anna password={postgres_server.PASSWORD} dbname=postgres"
        with psycopg.connect(address) as connection:
            connection.execute(CREATE)
        yield port


@pytest.fixture
def postgres(folder: Folder, port: int, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv("CRM_PASSWORD", postgres_server.PASSWORD)
    url = f"postgresql://anna:${{CRM_PASSWORD}}@127.0.0.1:{port}/postgres"
    return folder.source(url=url, query=QUERY, columns=COLUMNS)


@pytest.mark.postgresql
def test_a_query_of_postgresql_is_read_with_its_types(postgres: Folder) -> None:
    report = postgres.load()
    wanted = "case_id, opened_at, closed_at, promised_at, promised_on, promised_term, promise_kept_reported, kind"
    assert postgres.rows(columns=wanted, order="case_id") == [
        (
            "1",
            datetime(2026, 1, 5, 9),
            datetime(2026, 1, 6, 9),
            datetime(2026, 1, 9, 22, 59, 59, 999999),
            date(2026, 1, 9),
            48.25,
            True,
            "Schaden",
        ),
        ("2", datetime(2026, 7, 5, 8), None, None, None, None, None, "Größe"),
    ]
    assert postgres.set_aside() == [(3, 'is before "opened"', "closed", "2026-07-04 10:00:00")]
    file = report.sources[0].files[0]
    assert (file.rows_read, file.rows_stored, file.rows_set_aside) == (3, 2, 1)


@pytest.mark.postgresql
def test_a_query_with_the_same_rows_changes_nothing(postgres: Folder) -> None:
    postgres.load()
    before = postgres.files()
    report = postgres.load()
    assert not report.changed
    assert postgres.files() == before


@pytest.mark.postgresql
def test_a_query_with_other_rows_replaces_the_old_ones(postgres: Folder) -> None:
    postgres.load()
    postgres.sources[0]["query"] = "SELECT * FROM ticket WHERE no = 2"
    postgres.load()
    assert postgres.rows(columns="case_id") == [("2",)]


@pytest.mark.postgresql
def test_no_password_is_kept_or_told(postgres: Folder, port: int) -> None:
    report = postgres.load()
    assert report.sources[0].files[0].file == f"postgresql://127.0.0.1:{port}/postgres"
    assert all(postgres_server.PASSWORD.encode() not in content for content in postgres.files().values())
    postgres.sources[0]["query"] = "SELECT * FROM nothing"
    with pytest.raises(SourceError) as caught:
        postgres.load()
    assert postgres_server.PASSWORD not in str(caught.value)
    assert "the query does not work" in str(caught.value)
    assert "nothing" in str(caught.value)


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_wrong_password_is_told(postgres: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_PASSWORD", "wrong-password")
    with pytest.raises(SourceError) as caught:
        postgres.load()
    assert "password authentication failed" in str(caught.value)
    assert "wrong-password" not in str(caught.value)


@pytest.mark.postgresql
def test_a_long_query_is_read_in_batches(postgres: Folder) -> None:
    query = "SELECT n AS no, now() - n * interval '1 minute' AS opened FROM generate_series(1, 200000) AS s(n)"
    postgres.sources[0] |= {"query": query, "columns": {"case_id": "no", "opened_at": "opened"}}
    report = postgres.load()
    assert report.sources[0].rows_stored == 200_000
    assert postgres.rows(columns="count(DISTINCT case_id)", order="1") == [(200_000,)]


@pytest.mark.postgresql
def test_select_works_on_a_query(postgres: Folder) -> None:
    del postgres.sources[0]["columns"]
    postgres.sources[0]["select"] = "SELECT no AS case_id, opened AS opened_at FROM raw WHERE topic = 'Größe'"
    postgres.load()
    assert postgres.rows(columns="case_id") == [("2",)]


def test_sqlite_is_read(folder: Folder) -> None:
    with closing(sqlite3.connect(folder.path / "crm.db")) as connection, connection:
        connection.execute("CREATE TABLE ticket (no integer, opened text, hours real)")
        connection.executemany("INSERT INTO ticket VALUES (?, ?, ?)", [(1, "2026-01-05", 1.5), (2, "2026-01-06", None)])
    columns = {"case_id": "no", "opened_at": "opened", "promised_term": "hours"}
    folder.source(url="sqlite://crm.db", query="SELECT * FROM ticket", columns=columns).load()
    assert folder.rows(columns="case_id, promised_term") == [("1", 1.5), ("2", None)]


def test_a_sqlite_file_that_is_not_there_is_told_and_not_made(folder: Folder) -> None:
    folder.source(url="sqlite://crm.db", query="SELECT 1 AS id", columns={"case_id": "id", "opened_at": "id"})
    with pytest.raises(SourceError, match=r"sqlite://crm.db: there is no such file"):
        folder.load()
    assert not (folder.path / "crm.db").exists()


def test_an_unknown_kind_of_database_is_told(folder: Folder) -> None:
    folder.source(url="oracle://db/x", query="SELECT 1")
    with pytest.raises(SettingsError, match='"oracle" is no kind of database'):
        folder.load()


def test_a_password_that_is_not_set_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRM_PASSWORD", raising=False)
    folder.source(url="postgresql://anna:${CRM_PASSWORD}@127.0.0.1/crm", query="SELECT 1")
    with pytest.raises(SettingsError, match="the environment variable CRM_PASSWORD is not set"):
        folder.load()


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_database_that_nobody_runs_is_told(folder: Folder, scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.source(url=f"{scheme}://anna@127.0.0.1:{port}/crm", query="SELECT 1 AS id")
    with pytest.raises(SourceError, match=rf"{scheme}://127.0.0.1:{port}/crm: the database does not answer"):
        folder.load()


@contextmanager
def _silent_server() -> Iterator[int]:
    """Takes connections, and says nothing."""
    # The system takes calls for a socket that listens; nobody ever picks up.
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_database_that_takes_the_call_and_is_silent_is_told_in_time(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setattr(database, "ANSWERS_WITHIN_SECONDS", 1)
    with _silent_server() as port:
        folder.source(url=f"{scheme}://anna@127.0.0.1:{port}/crm", query="SELECT 1 AS id")
        started = time.monotonic()
        with pytest.raises(SourceError, match="the database does not answer"):
            folder.load()
        assert time.monotonic() - started < 20
    assert folder.store.snapshot().generation == 0


def test_a_name_without_user_and_password_is_shown() -> None:
    assert database.database_name("mysql://anna:${PW}@db/crm?ssl=1") == "mysql://db/crm"
    assert database.database_name("sqlite://crm.db") == "sqlite://crm.db"
