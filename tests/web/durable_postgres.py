"""A PostgreSQL server that syncs to the disk, and that can be killed and started again on the same files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sources.postgres_server import (
    PASSWORD,
    _free_port,
    _unprivileged,
    _wait_until_it_answers,
    programs,
)


class DurablePostgres:
    """`port` stays the same over every start."""

    def __init__(self) -> None:
        found = programs()
        assert found
        initdb, self._program = found
        self._folder = Path(tempfile.mkdtemp(prefix="fremdbild-postgres-"))
        self._data = self._folder / "data"
        secret = self._folder / "password"
        secret.write_text(PASSWORD)
        user = _unprivileged()
        if user:
            for path in (self._folder, secret):
                os.chown(path, user.pw_uid, user.pw_gid)
        self._who = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
        options = ["-U", "anna", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C"]
        subprocess.run(
            [initdb, "-D", str(self._data), *options], check=True, stdout=subprocess.DEVNULL, cwd="/", **self._who
        )
        self.port = _free_port()
        self.start()

    @property
    def database(self) -> str:
        return f"postgresql://anna:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [self._program, "-D", str(self._data), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
                 "-k", str(self._folder)],
                stdout=log, stderr=log, cwd="/", start_new_session=True, **self._who,
            )  # fmt: skip
        _wait_until_it_answers(self._server, self.port)

    def kill(self) -> None:
        """Ends the server and every process of it, at once and without a word."""
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait(30)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(30)
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def durable_postgres() -> Iterator[DurablePostgres]:
    server = DurablePostgres()
    try:
        yield server
    finally:
        server.close()
