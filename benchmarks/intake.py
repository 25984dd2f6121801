"""How many answers a second are taken in: acknowledged, committed to the disk, with the 99th percentile of the wait.

    python benchmarks/intake.py                 # SQLite, and PostgreSQL where its programs are there
    python benchmarks/intake.py --seconds 10 --only sqlite

Targets on two cores, 16 connections: named answers of 15 items at least 0.2 times what raw sqlite3 and pgbench write
(the same rows, in the same run), sealed pages of the postal vote at least 0.15 times, p99 below 150 ms.

The load comes from a process of its own (one thread and a selector, one persistent connection each, requests built
beforehand; no library), which shares the two cores with the server. The server is the real one, `fremdbild serve`. An
answer counts when the page after it was pointed to (303), which is after COMMIT with `synchronous=FULL` or `fsync=on`.
Named: the whole questionnaire on one page, 15 statements. Sealed: one page of the vote, which is one UPDATE.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import secrets
import selectors
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sources.postgres_server import PASSWORD, programs
from tests.web.durable_postgres import durable_postgres
from tests.web.running import free_port, make_waves, new_folder, start

CONNECTIONS = 16
ITEMS = 15
CONTACTS = 30_000
BALLOTS = 400


# The load -------------------------------------------------------------------------------------------------------------


class _Line:
    """One persistent connection: the next request goes out as soon as the answer to the last one is whole."""

    def __init__(self, port: int, requests: Iterator[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self._requests = requests
        self._read = b""

    def send(self) -> bool:
        request = next(self._requests, None)
        if request is None:
            return False
        self._begun = time.perf_counter()
        self.socket.sendall(request)
        return True

    def answered(self, waits: list[float], wrong: list[str]) -> bool:
        """Whether the answer is whole by now; then its wait is noted."""
        self._read += self.socket.recv(65_536)
        head, end, body = self._read.partition(b"\r\n\r\n")
        if not end or len(body) < int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0):
            return False
        self._read = b""
        if head.startswith(b"HTTP/1.1 303"):
            waits.append(time.perf_counter() - self._begun)
        else:
            wrong.append(head.decode()[:60])
        return True


def _load(port: int, queues: list[Iterator[bytes]], seconds: float) -> dict[str, object]:
    waits: list[float] = []
    wrong: list[str] = []
    watched = selectors.DefaultSelector()
    begun = time.perf_counter()
    for queue in queues:
        line = _Line(port, queue)
        if line.send():
            watched.register(line.socket, selectors.EVENT_READ, line)
    while watched.get_map():
        for key, _ in watched.select():
            line = key.data
            if line.answered(waits, wrong) and not (time.perf_counter() - begun < seconds and line.send()):
                watched.unregister(line.socket)
                line.socket.close()
    return {"seconds": time.perf_counter() - begun, "waits": waits, "wrong": wrong}


def generate(port: int, plan: Path, seconds: float) -> None:
    """Runs in a process of its own: sends what the plan says, prints how long each answer took."""
    planned = json.loads(plan.read_text())
    requests = [
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"{cookie}Content-Length: {len(body)}\r\n\r\n{body}".encode()
        for path, cookie, body in planned["requests"]
    ]
    queues = [requests[place::CONNECTIONS] for place in range(CONNECTIONS)]
    lasting = [_endless(queue) if planned["again"] else iter(queue) for queue in queues]
    print(json.dumps(_load(port, lasting, seconds)))


def _endless(queue: list[bytes]) -> Iterator[bytes]:
    while True:
        yield from queue


def sent(port: int, requests: list[tuple[str, str, str]], seconds: float, *, again: bool) -> tuple[float, float]:
    """Answers a second, and the 99th percentile in milliseconds, after a second that is not counted."""
    warm = len(requests) // 10
    _generated(port, requests[:warm], 1.0, again=False)
    waits, taken = _generated(port, requests if again else requests[warm:], seconds, again=again)
    if not again and len(waits) == len(requests) - warm:
        raise SystemExit("all contacts have answered before the time was over; raise CONTACTS")
    return len(waits) / taken, 1000 * waits[int(len(waits) * 0.99)]


def _generated(
    port: int, requests: list[tuple[str, str, str]], seconds: float, *, again: bool
) -> tuple[list[float], float]:
    """Sorted waits, and the seconds that all took."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        plan.write_text(json.dumps({"requests": requests, "again": again}))
        done = subprocess.run(
            [sys.executable, __file__, "--generate", str(port), str(plan), str(seconds)],
            check=True,
            capture_output=True,
            text=True,
        )
    found = json.loads(done.stdout)
    if found["wrong"]:
        raise SystemExit(f"{len(found['wrong'])} requests were not acknowledged, such as {found['wrong'][0]}")
    return sorted(found["waits"]), found["seconds"]


def named_requests(tokens: list[str], items: list[str]) -> list[tuple[str, str, str]]:
    body = urlencode({**{f"a_{item}": str(place % 7 + 1) for place, item in enumerate(items)}, "go": "end"})
    return [(f"/a/{token}/all/", "", body) for token in tokens]


def _begun(port: int, tokens: list[str]) -> list[str]:
    """The cookie of each ticket, after its draft was begun."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    cookies = []
    for token in tokens:
        line.request("POST", f"/a/{token}/begin/")
        answer = line.getresponse()
        answer.read()
        cookies.append((answer.getheader("Set-Cookie") or "").partition("draft=")[2].partition(";")[0])
    line.close()
    return cookies


def sealed_requests(port: int, tokens: list[str], item: str) -> list[tuple[str, str, str]]:
    cookies = _begun(port, tokens)
    body = urlencode({f"a_{item}": "5", "go": "next"})
    return [
        (f"/a/{token}/1/", f"Cookie: draft={cookie}\r\n", body) for token, cookie in zip(tokens, cookies, strict=True)
    ]


# The same rows, raw ---------------------------------------------------------------------------------------------------


def raw_sqlite(path: Path, seconds: float, *, blob: int = 0) -> float:
    """Transactions a second of the sqlite3 module in a copy of the database, with the same journal and syncing."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    write = _raw_ballot(base, blob) if blob else _raw_answer(base)
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        base.execute("BEGIN IMMEDIATE")
        write(count)
        base.execute("COMMIT")
        count += 1
    rate = count / (time.perf_counter() - begun)
    base.close()
    return rate


def _raw_answer(base: sqlite3.Connection) -> Callable[[int], None]:
    [wave] = base.execute("SELECT id FROM ask_wave ORDER BY id LIMIT 1").fetchone()
    contacts = base.execute("SELECT token_hash FROM ask_contact WHERE NOT answered AND wave_id = ?", [wave]).fetchall()
    now = "2026-11-26 12:00:00"
    rows = ",".join(["(?,?,?)"] * ITEMS)

    def write(count: int) -> None:
        [contact] = base.execute(
            "UPDATE ask_contact SET answered = 1 WHERE token_hash = ? AND NOT answered RETURNING id", contacts[count]
        ).fetchone()
        response = secrets.token_hex(16)
        base.execute(
            "INSERT INTO ask_response (id, respondent, wave_id, contact_id, language, channel, perspective, org_unit,"
            " system, record_id, case_id, touchpoint, started_at, finished_at)"
            " VALUES (?,?,?,?,'en','email','customer','','crm',?,?,'hotline',?,?)",
            [response, secrets.token_hex(16), wave, contact, f"C{count}", f"case-{count}", now, now],
        )
        base.execute(
            f"INSERT INTO ask_answer (response_id, item_id, score) VALUES {rows}",
            [value for place in range(ITEMS) for value in (response, f"outside_item_{place}", place % 7)],
        )

    return write


def _raw_ballot(base: sqlite3.Connection, blob: int) -> Callable[[int], None]:
    tickets = [row[0] for row in base.execute("SELECT ticket_hash FROM ballots_ballot").fetchall()]
    blobs = [secrets.token_bytes(blob) for _ in range(64)]

    def write(count: int) -> None:
        base.execute(
            "UPDATE ballots_ballot SET envelope = ?, draft = ?, finished = 0 WHERE ticket_hash = ?",
            [blobs[count % 64], blobs[(count + 1) % 64], tickets[count % len(tickets)]],
        )

    return write


def raw_postgres(port: int, database: str, seconds: float, *, blob: int = 0) -> float:
    """Transactions a second of pgbench with 16 clients, writing the same rows into a copy of the database."""
    if blob:
        script = (
            "\\set n random(1, 64)\n\\set t random(1, :tickets)\n"
            "UPDATE ballots_ballot SET envelope = (SELECT b FROM raw_blob WHERE n = :n), draft ="
            " (SELECT b FROM raw_blob WHERE n = 65 - :n), finished = false"
            " WHERE ticket_hash = (SELECT h FROM raw_ticket WHERE n = :t);\n"
        )
    else:
        values = ",".join(f"(:'r', 'outside_item_{place}', {place % 7})" for place in range(ITEMS))
        script = (
            "SELECT nextval('raw_number') AS n, gen_random_uuid() AS r \\gset\n"
            "BEGIN;\n"
            "UPDATE ask_contact SET answered = true WHERE id = (SELECT id FROM raw_contact WHERE n = :n) RETURNING id"
            " AS contact, wave_id AS wave \\gset\n"
            "INSERT INTO ask_response (id, respondent, wave_id, contact_id, language, channel, perspective, org_unit,"
            " system, record_id, case_id, touchpoint, started_at, finished_at)"
            " VALUES (:'r', replace(:'r', '-', ''), :wave, :contact, 'en', 'email',"
            " 'customer', '', 'crm', 'C', 'case', 'hotline', now(), now());\n"
            f"INSERT INTO ask_answer (response_id, item_id, score) VALUES {values};\n"
            "COMMIT;\n"
        ).replace(":'r'", "':r'")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "script.sql"
        path.write_text(script)
        done = subprocess.run(
            ["pgbench", "-h", "127.0.0.1", "-p", str(port), "-U", "anna", "-n", "-M", "prepared" if blob else "simple",
             "-c", str(CONNECTIONS), "-j", "2", "-T", str(int(seconds)), "-f", str(path), "-D", f"tickets={BALLOTS}",
             database],
            check=False, capture_output=True, text=True, env=os.environ | {"PGPASSWORD": PASSWORD},
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(done.stdout.partition("tps = ")[2].split()[0])


def _prepare_raw_postgres(port: int, database: str, blob: int) -> None:
    import psycopg

    at = f"host=127.0.0.1 port={port} user=anna password={PASSWORD} dbname={database}"
    with psycopg.connect(at, autocommit=True) as base:
        base.execute(
            "CREATE TABLE raw_contact AS SELECT row_number() OVER () AS n, id FROM ask_contact WHERE NOT answered"
        )
        base.execute("CREATE UNIQUE INDEX ON raw_contact (n)")
        base.execute("CREATE SEQUENCE raw_number CACHE 1")
        base.execute(
            "CREATE TABLE raw_ticket AS SELECT row_number() OVER () AS n, ticket_hash AS h FROM ballots_ballot"
        )
        base.execute("CREATE UNIQUE INDEX ON raw_ticket (n)")
        base.execute("CREATE TABLE raw_blob (n int PRIMARY KEY, b bytea)")
        for number in range(1, 65):
            base.execute("INSERT INTO raw_blob VALUES (%s, %s)", [number, secrets.token_bytes(blob)])
        base.execute("ANALYZE")


# The runs -------------------------------------------------------------------------------------------------------------


def line(what: str, rate: float, p99: float, raw: float, target: float) -> str:
    good = "" if rate >= target * raw and p99 < 150 else "   MISSED"
    return f"{what:<22} {rate:>8.0f} {p99:>9.0f} ms {raw:>10.0f} {rate / raw:>8.2f}   (target {target}){good}"


def items_of() -> list[str]:
    from fremdbild.instruments import shipped_instrument

    return [item.id for item in shipped_instrument("fremdbild-15").questions("customer")][:ITEMS]


@contextmanager
def server(folder: Path, database: str = "") -> Iterator[int]:
    port = free_port()
    process = start(folder, port, database)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(30)


def size_of_blobs() -> int:
    from fremdbild.ballot import envelope_size
    from fremdbild.instruments import shipped_instrument

    return envelope_size(shipped_instrument("fremdbild-15"))


def on_sqlite(folder: Path, seconds: float) -> None:
    made = make_waves(new_folder(folder), named=CONTACTS, sealed=[("sales", "employee", BALLOTS)])
    named, votes = [], []
    raw_named, raw_votes = [], []
    original = folder / "web" / "fremdbild.sqlite3"
    for part in range(3):
        copy = folder / "raw.sqlite3"
        with sqlite3.connect(original) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        raw_named.append(raw_sqlite(copy, seconds / 3))
        raw_votes.append(raw_sqlite(copy, seconds / 3, blob=size_of_blobs()))
        copy.unlink()
        with server(folder) as port:
            share = made["named"][part * CONTACTS // 3 : (part + 1) * CONTACTS // 3]
            named.append(sent(port, named_requests(share, items_of()), seconds / 3, again=False))
            votes.append(sent(port, sealed_requests(port, made["sealed"], "inside_purpose"), seconds / 3, again=True))
    _told("sqlite", named, votes, raw_named, raw_votes)


def on_postgres(folder: Path, seconds: float) -> None:
    with durable_postgres() as postgres:
        port, database = postgres.port, postgres.database
        made = make_waves(
            new_folder(folder), named=CONTACTS, sealed=[("sales", "employee", BALLOTS)], database=database
        )
        _copied(port)
        _prepare_raw_postgres(port, "raw", size_of_blobs())
        named, votes = [], []
        raw_named, raw_votes = [], []
        for part in range(3):
            raw_named.append(raw_postgres(port, "raw", seconds / 3))
            raw_votes.append(raw_postgres(port, "raw", seconds / 3, blob=size_of_blobs()))
            with server(folder, database) as at:
                share = made["named"][part * CONTACTS // 3 : (part + 1) * CONTACTS // 3]
                named.append(sent(at, named_requests(share, items_of()), seconds / 3, again=False))
                votes.append(sent(at, sealed_requests(at, made["sealed"], "inside_purpose"), seconds / 3, again=True))
        _told("postgresql", named, votes, raw_named, raw_votes)


def _copied(port: int) -> None:
    import psycopg

    at = f"host=127.0.0.1 port={port} user=anna password={PASSWORD} dbname="
    with psycopg.connect(at + "postgres", autocommit=True) as base:
        base.execute("ANALYZE")
    with psycopg.connect(at + "template1", autocommit=True) as base:
        base.execute("CREATE DATABASE raw TEMPLATE postgres")


def _told(
    what: str,
    named: list[tuple[float, float]],
    votes: list[tuple[float, float]],
    raw_named: list[float],
    raw_votes: list[float],
) -> None:
    for kind, found, raw, target in (("named", named, raw_named, 0.2), ("sealed", votes, raw_votes, 0.15)):
        rate = statistics.median(one[0] for one in found)
        p99 = max(one[1] for one in found)
        print(line(f"{what}, {kind}", rate, p99, statistics.median(raw), target), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--generate", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.generate:
        port, plan, seconds = options.generate
        generate(int(port), Path(plan), float(seconds))
        return
    print(f"{CONNECTIONS} connections, three rounds, medians (p99: the worst)")
    print(f"{'':<22} {'answers/s':>8} {'p99':>9}    {'raw':>10} {'ratio':>8}")
    for name, run in (("sqlite", on_sqlite), ("postgresql", on_postgres)):
        if options.only not in {None, name} or (name == "postgresql" and programs() is None):
            continue
        folder = Path(tempfile.mkdtemp(prefix="fremdbild-intake-"))
        try:
            run(folder, options.seconds)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
