"""Workers that are killed, stopped and revived: every step is done once, on both databases."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))
from postgres_server import PASSWORD, postgres_server, programs

SCRIPT = Path(__file__).with_name("counting_worker.py")
LEASE = 1.0
_TOML = '[organisation]\nname = "Muster AG"\nlanguages = ["de-CH", "en"]\n'

pytestmark = pytest.mark.slow


class Place:
    """A folder with a database, and what is needed to look into it."""

    def __init__(self, folder: Path, port: int | None) -> None:
        (folder / "fremdbild.toml").write_text(_TOML)
        self._file = folder / "web" / "fremdbild.sqlite3"
        self._port = port
        self.environment = {**os.environ, "FREMDBILD_FOLDER": str(folder)}
        if port:
            self._url = f"postgresql://anna:{PASSWORD}@127.0.0.1:{port}/{folder.name}"
            self.environment["FREMDBILD_DATABASE"] = self._url

    def prepare(self, steps: int, jobs: int = 1) -> None:
        command = [sys.executable, str(SCRIPT), "prepare", str(steps), str(jobs)]
        subprocess.run(command, check=True, env=self.environment, timeout=120)

    def worker(self, seconds_per_step: float, lease: float = LEASE) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(SCRIPT), "work", str(seconds_per_step), str(lease)]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def ask(self, query: str) -> list[tuple[object, ...]]:
        if not self._port:
            connection = sqlite3.connect(self._file, timeout=20)
            try:
                return connection.execute(query).fetchall()
            finally:
                connection.close()
        import psycopg

        with psycopg.connect(self._url) as connection:
            return connection.execute(query).fetchall()

    def steps(self) -> Counter[tuple[object, ...]]:
        return Counter(self.ask("SELECT job, step FROM counted"))

    def job(self) -> object:
        """The number of the only job."""
        [[number]] = self.ask("SELECT id FROM jobs_job")
        return number

    def is_free(self) -> bool:
        """Whether nobody holds the job in a transaction."""
        if not self._port:
            connection = sqlite3.connect(self._file, timeout=0, isolation_level=None)
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
            except sqlite3.OperationalError:
                return False
            finally:
                connection.close()
            return True
        import psycopg

        try:
            self.ask("SELECT id FROM jobs_job FOR UPDATE NOWAIT")
        except psycopg.errors.LockNotAvailable:
            return False
        return True

    def stop(self, worker: subprocess.Popen[bytes]) -> None:
        """Stops a worker between two transactions: stopped within one it would hold up everybody."""
        worker.send_signal(signal.SIGSTOP)
        while not self.is_free():
            worker.send_signal(signal.SIGCONT)
            time.sleep(0.01)
            worker.send_signal(signal.SIGSTOP)

    def wait_for(self, query: str, wanted: object, seconds: float = 60) -> None:
        ends_at = time.monotonic() + seconds
        while (found := self.ask(query)[0][0]) != wanted:
            assert time.monotonic() < ends_at, f"{query}: {found}, not {wanted}"
            time.sleep(0.05)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def place(request, tmp_path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place(tmp_path, None)
        return
    if not programs():
        pytest.skip("there is no PostgreSQL server program here")
    import psycopg

    with postgres_server() as port:
        folder = tmp_path / "muster"
        folder.mkdir()
        address = f"host=127.0.0.1 port={port} user=anna password={PASSWORD} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE muster")
        yield Place(folder, port)


def _end(*workers: subprocess.Popen[bytes]) -> None:
    for worker in workers:
        worker.send_signal(signal.SIGCONT)
        worker.kill()
        worker.wait()


def test_a_worker_that_is_killed_twenty_times_does_every_step_once(place):
    steps, killed_in_mid_job = 120, 0
    place.prepare(steps)
    for _ in range(20):
        before = sum(place.steps().values())
        worker = place.worker(0.02)
        try:
            ends_at = time.monotonic() + 30
            while sum(place.steps().values()) < before + 3 and time.monotonic() < ends_at:
                time.sleep(0.005)
            killed_in_mid_job += place.ask("SELECT state FROM jobs_job")[0][0] == "running"
        finally:
            _end(worker)
    assert killed_in_mid_job == 20
    worker = place.worker(0.0)
    try:
        place.wait_for("SELECT state FROM jobs_job", "done")
    finally:
        _end(worker)
    assert place.steps() == Counter((place.job(), number) for number in range(steps))
    assert place.ask("SELECT attempt FROM jobs_job")[0][0] >= 21


def test_a_worker_that_is_stopped_and_revived_after_its_lease_saves_nothing_more(place):
    place.prepare(200)
    stopped = place.worker(0.1)
    other = None
    try:
        place.wait_for("SELECT count(*) > 2 FROM counted", wanted=True if place._port else 1)
        place.stop(stopped)
        saved = sum(place.steps().values())
        time.sleep(LEASE + 0.5)
        other = place.worker(0.01)
        place.wait_for("SELECT attempt FROM jobs_job", 2)
        stopped.send_signal(signal.SIGCONT)
        place.wait_for("SELECT state FROM jobs_job", "done")
        time.sleep(0.5)
    finally:
        _end(stopped, *([other] if other else []))
    assert place.steps() == Counter((place.job(), number) for number in range(200))
    by_worker = dict(place.ask("SELECT worker, count(*) FROM counted GROUP BY worker"))
    assert by_worker[stopped.pid] <= saved + 1  # what it was committing when it was stopped


def test_two_workers_share_the_work_without_doubles(place):
    place.prepare(10, jobs=20)
    workers = [place.worker(0.02, lease=30), place.worker(0.02, lease=30)]
    try:
        place.wait_for("SELECT count(*) FROM jobs_job WHERE state = 'done'", 20)
    finally:
        _end(*workers)
    assert set(place.steps().values()) == {1}
    assert sum(place.steps().values()) == 200
    assert {row[0] for row in place.ask("SELECT attempt FROM jobs_job")} == {1}
    shares = dict(place.ask("SELECT worker, count(*) FROM counted GROUP BY worker"))
    assert set(shares) == {worker.pid for worker in workers}
    assert min(shares.values()) >= 20
