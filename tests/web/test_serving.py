"""A real server with its worker, ended and killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def _wait(happened: Callable[[], object], seconds: float = 60) -> object:
    ends_at = time.monotonic() + seconds
    while not (found := _quietly(happened)):
        assert time.monotonic() < ends_at, "it did not happen in time"
        time.sleep(0.1)
    return found


def _quietly(happened: Callable[[], object]) -> object:
    try:
        return happened()
    except (OSError, sqlite3.OperationalError):
        return None


class Server:
    def __init__(self, folder: Path, *options: str) -> None:
        (folder / "fremdbild.toml").write_text('[organisation]\nname = "Muster AG"\nlanguages = ["de-CH", "en"]\n')
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = {**os.environ, "FREMDBILD_URL": "https://fremdbild.example.org"}
        command = [sys.executable, "-m", "fremdbild", "serve", str(folder), "--port", str(self.port)]
        self._log = (folder / "log").open("wb")
        self.process = subprocess.Popen([*command, *options], env=environment, stdout=self._log, stderr=self._log)

    def get(self, path: str, **headers: str) -> urllib.request.addinfourl:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}")
        for name, value in {"Host": "fremdbild.example.org", **headers}.items():
            request.add_header(name.replace("_", "-"), value)
        return urllib.request.urlopen(request, timeout=10)  # noqa: S310  loopback

    def worker(self) -> int | None:
        """The process of the worker that was seen last."""
        with closing(sqlite3.connect(self._folder / "web" / "fremdbild.sqlite3", timeout=20)) as connection:
            row = connection.execute("SELECT name FROM jobs_worker ORDER BY started_at DESC").fetchone()
        return int(row[0].rpartition(":")[2]) if row else None

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._log.close()


@pytest.fixture(params=[()], ids=["alone"])
def server(request, tmp_path) -> Iterator[Server]:
    server = Server(tmp_path, *request.param)
    try:
        _wait(lambda: server.get("/health/"))
        _wait(server.worker)
        yield server
    finally:
        server.end()


def _is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("server", [("--proxy", "127.0.0.1"), ()], indirect=True, ids=["behind a proxy", "alone"])
def test_the_server_believes_its_proxy_and_nobody_else(request, server):
    answer = server.get("/health/")
    assert json.load(answer) == {"ok": True}
    assert answer.headers["Strict-Transport-Security"] is None
    believed = server.get("/health/", X_Forwarded_Proto="https").headers["Strict-Transport-Security"] is not None
    assert believed == ("behind a proxy" in request.node.name)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_ends_with_the_server(server, number):
    worker = server.worker()
    assert _is_there(worker)
    server.process.send_signal(number)
    assert server.process.wait(20) == 0
    assert not _is_there(worker)


def test_the_worker_of_a_server_that_was_killed_ends_by_itself(server):
    worker = server.worker()
    server.process.kill()
    _wait(lambda: not _is_there(worker), 20)


def test_a_worker_that_was_killed_is_started_again(server):
    worker = server.worker()
    os.kill(worker, signal.SIGKILL)
    assert _wait(lambda: (server.worker() != worker) and server.worker()) != worker
    assert server.get("/health/").status == 200
