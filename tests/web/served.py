"""The real server, in a process of its own on a free port of loopback, ended by its own id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOML = '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["de-CH", "de-DE", "en"]\n'


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings(**variables: str) -> dict[str, str]:
    """The environment without what other tests set for Django."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD_", "DJANGO_"))}
    return {**kept, **variables}


@contextmanager
def process(command: list[str], url: str, log: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command, running as long as the block; it has begun when `url` answers."""
    with log.open("wb") as output:
        running = subprocess.Popen(command, env=surroundings(**variables), stdout=output, stderr=subprocess.STDOUT)
    try:
        for _ in range(300):
            assert running.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  an address of loopback
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError(f"{url} did not answer within thirty seconds")
        yield running
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def fremdbild(folder: Path, *options: str, port: int = 0, **variables: str) -> Iterator[str]:
    """The address of `fremdbild serve` on the folder."""
    folder.mkdir(exist_ok=True)
    if not (folder / "fremdbild.toml").exists():
        (folder / "fremdbild.toml").write_text(TOML, encoding="utf-8")
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    call = [sys.executable, "-c", "from fremdbild.cli import main; main()", "serve", str(folder), "--port", str(port)]
    with process([*call, *options], f"{url}/static/web/logo.svg", folder / "server.log", **variables):
        yield url


def in_django(folder: Path, code: str, **variables: str) -> str:
    """Runs Python in a process where Django is ready for the folder; what it printed."""
    before = (
        f"from pathlib import Path; from fremdbild.web.starting import *; set_up(Path({str(folder)!r})); prepare()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", before + code],
        env=surroundings(**variables), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
