"""Whatever is killed in mid-load, twenty times: every acknowledged answer is there once."""

from __future__ import annotations

import http.client
import random
import sqlite3
import threading
import time
from collections import Counter
from urllib.parse import urlencode

import pytest

from fremdbild.ballot import Wave, read_private_key, unseal
from fremdbild.web.answering.tokens import token_hash
from tests.sources.postgres_server import programs
from tests.web.durable_postgres import durable_postgres
from tests.web.running import free_port, make_waves, new_folder, start
from tests.web.waves import ITEMS, STATEMENTS

KILLS = 20
SENDERS = 6
pytestmark = pytest.mark.slow


class Load:
    """Customers who send their questionnaires, and one employee who goes on changing one answer."""

    def __init__(self, port, named, ticket):
        self.port = port
        self.waiting = list(reversed(named))
        self.acknowledged = set()
        self.votes = [0]
        self.sent_votes = [0]
        self.over = False
        self._ticket = ticket
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._answer) for _ in range(SENDERS)]
        self._threads.append(threading.Thread(target=self._vote))

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *what):
        self.over = True
        for thread in self._threads:
            thread.join()

    def _answer(self):
        connection = None
        body = urlencode({**{f"a_{item}": 4 for item in ITEMS}, "remark": "once", "go": "end"})
        while not self.over:
            with self._lock:
                token = self.waiting.pop()
            status, connection = self._post(connection, f"/a/{token}/all/", body)
            with self._lock:
                if status == 303:
                    self.acknowledged.add(token)
                else:
                    self.waiting.append(token)  # sent once more, as a browser does
        if connection:
            connection.close()

    def _vote(self):
        connection, cookie, value = None, "", 0
        while not self.over:
            if not cookie:
                if connection:
                    connection.close()
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                try:
                    connection.request("POST", f"/a/{self._ticket}/begin/", "")
                    answer = connection.getresponse()
                    answer.read()
                    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
                except (OSError, http.client.HTTPException):
                    time.sleep(0.05)
                continue
            value = value % 7 + 1
            self.sent_votes.append(value)
            body = urlencode({f"a_{STATEMENTS[0]}": value, "go": "end"})
            status, connection = self._post(connection, f"/a/{self._ticket}/1/", body, Cookie=cookie)
            if status == 303:
                self.votes.append(len(self.sent_votes) - 1)
        if connection:
            connection.close()

    def _post(self, connection, path, body, **headers):
        connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            time.sleep(0.05)
            return 0, None
        if answer.status != 303:
            time.sleep(0.05)
        return answer.status, connection


def everything_is_there_once(load, made, rows, tmp_path):
    """`rows` reads the database."""
    assert len(load.acknowledged) > KILLS, "there was no load"
    assert len(load.votes) > KILLS
    contacts = {
        name: (key, answered) for name, key, answered in rows("SELECT token_hash, id, answered FROM ask_contact")
    }
    responses = Counter(
        contact for (contact,) in rows("SELECT contact_id FROM ask_response WHERE finished_at IS NOT NULL")
    )
    answers = Counter(
        contact
        for (contact,) in rows("SELECT contact_id FROM ask_answer a JOIN ask_response r ON r.id = a.response_id")
    )
    remarks = Counter(
        contact
        for (contact,) in rows("SELECT contact_id FROM ask_remark a JOIN ask_response r ON r.id = a.response_id")
    )
    for token in load.acknowledged:
        key, answered = contacts[token_hash(token)]
        assert answered
        assert (responses[key], answers[key], remarks[key]) == (1, len(ITEMS), 1)
    # What was not acknowledged is there whole or not at all.
    assert set(responses.values()) == {1}
    assert set(answers.values()) == {len(ITEMS)}
    assert set(answers) == set(responses)
    [(envelope, finished)] = [
        row[1:] for row in rows("SELECT ticket_hash, envelope, finished FROM ballots_ballot")
        if row[0] == token_hash(made["sealed"][0])
    ]  # fmt: skip
    assert finished
    private = tmp_path / "key"
    private.write_text(made["key"])
    key = read_private_key(private, lambda: "")
    kept = unseal(bytes(envelope), key, Wave(key.wave, len(bytes(envelope)))).answers[STATEMENTS[0]]
    # The last acknowledged version, or one that was sent after it and whose acknowledgement was cut off.
    assert kept in load.sent_votes[load.votes[-1] :]


def test_the_server_is_killed_on_sqlite(tmp_path):
    folder = new_folder(tmp_path / "served")
    made = make_waves(folder, named=20_000, sealed=[("sales", "employee", 1)])
    port = free_port()
    server = start(folder, port)
    try:
        with Load(port, made["named"], made["sealed"][0]) as load:
            for _ in range(KILLS):
                time.sleep(random.uniform(0.3, 1.0))
                server.kill()
                server.wait(30)
                server = start(folder, port)
            time.sleep(1)
    finally:
        server.kill()
        server.wait(30)
    base = sqlite3.connect(folder / "web" / "fremdbild.sqlite3")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    everything_is_there_once(load, made, lambda sql: base.execute(sql).fetchall(), tmp_path)
    base.close()


@pytest.mark.postgresql
@pytest.mark.skipif(programs() is None, reason="no PostgreSQL server program")
@pytest.mark.parametrize("killed", ["server", "database"])
def test_the_server_or_the_database_is_killed_on_postgresql(tmp_path, killed):
    import psycopg

    folder = new_folder(tmp_path / "served")
    with durable_postgres() as postgres:
        made = make_waves(folder, named=20_000, sealed=[("sales", "employee", 1)], database=postgres.database)
        port = free_port()
        server = start(folder, port, postgres.database)
        try:
            with Load(port, made["named"], made["sealed"][0]) as load:
                for _ in range(KILLS):
                    time.sleep(random.uniform(0.3, 1.0))
                    if killed == "server":
                        server.kill()
                        server.wait(30)
                        server = start(folder, port, postgres.database)
                    else:
                        postgres.kill()
                        postgres.start()
                time.sleep(1)
        finally:
            server.kill()
            server.wait(30)
        with psycopg.connect(postgres.database) as base:
            everything_is_there_once(load, made, lambda sql: base.execute(sql).fetchall(), tmp_path)
