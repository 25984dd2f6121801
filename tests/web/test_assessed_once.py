"""An assessment that was ordered is made once, whoever is killed when."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_TOML = """
[organisation]
name = "Muster AG"
languages = ["de-CH", "en"]

[[source]]
system = "tickets"
table = "service_case"
file = "cases.csv"
[source.columns]
case_id = "id"
record_id = "customer"
touchpoint = "touchpoint"
opened_at = "opened"
promised_at = "promised"
closed_at = "closed"
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "fremdbild.toml").write_text(_TOML)
    rows = [f"{n},c{n},claim,2026-08-0{n % 9 + 1},2026-08-15,2026-08-{10 + n % 15}" for n in range(60)]
    (tmp_path / "cases.csv").write_text("id,customer,touchpoint,opened,promised,closed\n" + "\n".join(rows) + "\n")
    return tmp_path


def _assessing(folder: Path, order: str, period: str = "2026-Q3") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "fremdbild.web.jobs.assessing", str(folder), period, order]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _last(process: subprocess.Popen[str]) -> dict[str, object]:
    lines = process.stdout.read().splitlines()
    process.stdin.close()
    process.stdout.close()
    process.wait()
    return json.loads(lines[-1])


def _frozen(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "assessments").glob("[!.]*"))


def test_one_order_is_one_assessment_also_where_two_processes_have_it_at_once(folder):
    both = [_assessing(folder, "a"), _assessing(folder, "a")]
    assert [_last(process) for process in both] == [{"assessment": "2026-Q3-1"}] * 2
    assert _frozen(folder) == ["2026-Q3-1"]
    assert _last(_assessing(folder, "b")) == {"assessment": "2026-Q3-2"}


def test_a_process_ends_when_whoever_started_it_is_gone(folder):
    process = _assessing(folder, "a")
    process.stdin.close()
    assert process.wait(30) == 1
    process.stdout.close()
    assert not (folder / "assessments").exists() or _frozen(folder) == []


def test_what_is_wrong_with_the_sources_is_told_with_the_next_step(folder):
    (folder / "cases.csv").unlink()
    told = _last(_assessing(folder, "a"))["problem"]
    assert "cases.csv" in told
    assert "Next: " in told


class _Place:
    """The folder with a worker that takes over after a second, and the database that it works on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "web" / "fremdbild.sqlite3"
        self._environment = {**os.environ, "FREMDBILD_FOLDER": str(folder)}
        order = (
            "from pathlib import Path; import sys; from fremdbild.web.starting import prepare, set_up\n"
            "set_up(Path(sys.argv[1])); prepare()\n"
            "from fremdbild.web.jobs.queue import enqueue; enqueue('assess', period='2026-Q3', order='the-order')"
        )
        subprocess.run([sys.executable, "-c", order, str(folder)], env=self._environment, check=True, timeout=120)

    def worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "fremdbild", "worker", str(self._folder), "--lease", "1"]
        return subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL)

    def job(self) -> tuple[str, dict[str, object], int]:
        with closing(sqlite3.connect(self._file, timeout=20)) as connection:
            state, progress, attempt = connection.execute(
                "SELECT state, progress, attempt FROM jobs_job WHERE kind = 'assess'"
            ).fetchone()
        return state, json.loads(progress), attempt

    def forget_that_it_is_done(self) -> None:
        """As after a kill between the freezing and the saving."""
        with closing(sqlite3.connect(self._file, timeout=20)) as connection, connection:
            connection.execute(
                "UPDATE jobs_job SET state = 'running', progress = '{}', lease_until = '2026-01-01 00:00'"
                " WHERE kind = 'assess'"
            )


def _until(happened, seconds: float = 120) -> None:
    ends_at = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < ends_at, "it did not happen in time"
        time.sleep(0.05)


def test_an_order_whose_worker_is_killed_again_and_again_is_assessed_once(folder):
    place = _Place(folder)
    for attempt, moment in enumerate((0.1, 0.8, 1.6, 2.4), start=1):
        worker = place.worker()
        try:
            _until(lambda wanted=attempt: place.job()[2] >= wanted)
            time.sleep(moment)
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        if place.job()[0] == "done":
            place.forget_that_it_is_done()
    worker = place.worker()
    try:
        _until(lambda: place.job()[0] in {"done", "failed"})
        assert place.job()[1]["assessment"] == "2026-Q3-1"
        place.forget_that_it_is_done()
        _until(lambda: place.job()[0] in {"done", "failed"})
    finally:
        worker.terminate()
        assert worker.wait(30) == 0
    assert place.job()[1] == {"assessment": "2026-Q3-1"}
    assert _frozen(folder) == ["2026-Q3-1"]
