"""The real server in a process of its own, with waves in its database; ended by its own id."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).parents[2]

_SERVE = "import sys; from fremdbild.cli import main; main(sys.argv[1:])"
_MAKE = """
import json, sys
from pathlib import Path
from fremdbild.web.starting import prepare, set_up
set_up(Path(sys.argv[1]))
prepare()
from tests.web.waves import named_wave, sealed_wave
from fremdbild.web.ask.models import Wave
from fremdbild.ballot.keys import private_text
wanted = json.loads(sys.argv[2])
told = {"named": named_wave(contacts=wanted["named"])[1]}
if wanted["sealed"]:
    wave, tokens, key = sealed_wave(people=wanted["sealed"])
    told |= {"sealed": tokens, "key": private_text(key), "wave": wave.pk}
print(json.dumps(told))
"""


def new_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["de-CH", "de-DE", "en"]\n',
        encoding="utf-8",
    )
    return folder


def surroundings(folder: Path, database: str = "") -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD_", "DJANGO_"))}
    paths = os.pathsep.join([str(SOURCE / "src"), str(SOURCE)])
    return kept | {"PYTHONPATH": paths, "FREMDBILD_FOLDER": str(folder), "FREMDBILD_DATABASE": database}


def make_waves(folder: Path, *, named: int = 1, sealed: list[tuple[str, str, int]] = (), database: str = "") -> dict:
    """Waves in a new database, made by a process of their own: the tokens, and the trustee's key."""
    wanted = json.dumps({"named": named, "sealed": list(sealed)})
    done = subprocess.run(
        [sys.executable, "-c", _MAKE, str(folder), wanted],
        env=surroundings(folder, database), check=True, capture_output=True, text=True, cwd=SOURCE,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int, database: str = "", threads: int = 8) -> subprocess.Popen[bytes]:
    """Starts the server and waits until it answers."""
    log = (folder / "log").open("ab")
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVE, "serve", str(folder), "--port", str(port), "--threads", str(threads)],
        env=surroundings(folder, database) | {"FREMDBILD_URL": f"http://127.0.0.1:{port}"},
        stdout=log, stderr=log, cwd=folder,
    )  # fmt: skip
    log.close()
    for _ in range(600):
        assert server.poll() is None, (folder / "log").read_text()
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/static/web/logo.svg", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise AssertionError("the server did not start within a minute")


@contextmanager
def served(folder: Path, database: str = "") -> Iterator[str]:
    """The address of a server on this folder."""
    port = free_port()
    server = start(folder, port, database)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
