"""A PostgreSQL server on loopback, started by the test and ended by its own id."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "s3cret-of-the-test"


def programs() -> tuple[str, str] | None:
    """Paths of initdb and postgres; Debian keeps them out of the way."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *(Path(part) for part in os.get_exec_path())]
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return str(place / "initdb"), str(place / "postgres")
    return None


@contextmanager
def postgres_server() -> Iterator[int]:
    """The port of a fresh server whose user `anna` has the password PASSWORD."""
    found = programs()
    assert found
    initdb, postgres = found
    # Its own place, because the server's user must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="fremdbild-postgres-"))
    secret = folder / "password"
    secret.write_text(PASSWORD)
    user = _unprivileged()
    if user:
        for path in (folder, secret):
            os.chown(path, user.pw_uid, user.pw_gid)
    who = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
    data = folder / "data"
    options = ["-U", "anna", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--no-sync", "--locale=C"]
    subprocess.run([initdb, "-D", str(data), *options], check=True, stdout=subprocess.DEVNULL, cwd="/", **who)
    port = _free_port()
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [postgres, "-D", str(data), "-p", str(port), "-c", "listen_addresses=127.0.0.1", "-k", str(folder), "-F"],
        stdout=log, stderr=subprocess.STDOUT, cwd="/", **who,
    )  # fmt: skip
    try:
        _wait_until_it_answers(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(30)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    import psycopg

    for _ in range(300):
        assert server.poll() is None, "the server has ended"
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=anna password={PASSWORD} dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start within thirty seconds")
