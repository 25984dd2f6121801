"""A real Spark cluster on loopback: one master and two workers, processes of the installed pyspark."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HOST = "127.0.0.1"
WORKERS = 2
_SECONDS_TO_START = 90
_SECONDS_TO_STOP = 20


def reason_without_cluster() -> str:
    """Why no cluster can be started here; empty where one can."""
    if importlib.util.find_spec("pyspark") is None:
        return "pyspark is not installed (the extra spark)"
    if shutil.which("java") is None:
        return "Java is not installed (Debian: openjdk-17-jre-headless)"
    return ""


@contextmanager
def spark_cluster(folder: Path) -> Iterator[str]:
    """The address of a running master with two registered workers; all of it is gone afterwards."""
    port, page = _free_port(), _free_port()
    address = f"spark://{HOST}:{port}"
    processes: list[subprocess.Popen[bytes]] = []
    try:
        processes.append(_start(folder, "master", "master.Master", "--port", str(port), "--webui-port", str(page)))
        _wait_until(lambda: _workers(page) is not None, processes, folder)
        for number in range(WORKERS):
            arguments = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", str(folder), address)
            processes.append(_start(folder, f"worker-{number}", "worker.Worker", *arguments))
        _wait_until(lambda: _workers(page) == WORKERS, processes, folder)
        yield address
    finally:
        _stop(processes)


def _start(folder: Path, name: str, role: str, *arguments: str) -> subprocess.Popen[bytes]:
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    log = (folder / f"{name}.log").open("wb")
    with log:
        return subprocess.Popen(
            [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{role}", "--host", HOST, *arguments],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            # A master's executors are children of its workers: each role is a group of its own and ends as one.
            start_new_session=True,
            env={**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": HOST, "SPARK_NO_DAEMONIZE": "1"},
        )


def _workers(page: int) -> int | None:
    """How many workers the master has registered; None while it does not answer."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{page}/json/", timeout=5) as answer:
            return int(json.load(answer)["aliveworkers"])
    except (OSError, ValueError, KeyError):
        return None


def _wait_until(condition, processes: list[subprocess.Popen[bytes]], folder: Path) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while not condition():
        dead = [process.args for process in processes if process.poll() is not None]
        if dead or time.monotonic() > end:
            logs = "\n".join(f"{path.name}: {path.read_text()[-2000:]}" for path in sorted(folder.glob("*.log")))
            raise RuntimeError(f"the Spark cluster did not start ({dead or 'too slow'})\n{logs}")
        time.sleep(0.2)


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in reversed(processes):
        _signal(process, signal.SIGTERM)
    for process in reversed(processes):
        with suppress(subprocess.TimeoutExpired):
            process.wait(_SECONDS_TO_STOP)
        # Also where the role itself has ended: an executor may outlive its worker.
        _signal(process, signal.SIGKILL)
        process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
