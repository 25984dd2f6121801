"""One process with threads that serves the application on an address."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import resource
import signal
import socket
import sys
import threading
from types import FrameType
from typing import Any

from django.urls import resolve
from uvicorn import Config, Server
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from fremdbild.web.bridge import Bridge, Threads

_CONNECTIONS = 2_000
"""A browser keeps six open for a minute: with a hundred seventeen readers would shut out all others."""
_PATIENCE_SECONDS = 60
"""For the next bytes of a request; whoever sends none for so long is let go."""
_LARGEST_HEAD = 262_144
_LAST_SECONDS = 20
"""For requests under way, once the server is to end."""


class Protocol(HttpToolsProtocol):
    """Lets go of whoever sends nothing for a minute, and of heads that do not end: others could not get in."""

    _waiting: asyncio.TimerHandle | None = None
    _heard = 0.0
    """When the last bytes came, in the time of the loop."""
    _head: int | None = None
    """Bytes of the head that is being read; None outside of one."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._heard = self.loop.time()
        self._wait(_PATIENCE_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard = self.loop.time()
        super().data_received(data)
        if self._head is not None:
            self._head += len(data)
            if self._head > _LARGEST_HEAD:
                self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head = None
        super().on_headers_complete()

    def _wait(self, seconds: float) -> None:
        self._waiting = self.loop.call_later(seconds, self._let_go)

    def _let_go(self) -> None:
        """Not while an answer is being made: that may take its time."""
        left = self._heard + _PATIENCE_SECONDS - self.loop.time()
        cycle = self.cycle
        if left > 0:
            self._wait(left)
        elif cycle is not None and not cycle.response_complete and not cycle.more_body:
            self._wait(_PATIENCE_SECONDS)
        elif not self.transport.is_closing():
            self.transport.close()


def serve(host: str, port: int, threads: int = 8, proxy: str | None = None) -> None:
    """Serves until it is stopped; raises OSError where the address is taken.

    Of `proxy`, an address or `*`, it is believed by which scheme and from where a reader comes; of nobody else.
    """
    from fremdbild.web.warming import warm  # needs the settings
    from fremdbild.web.wsgi import application  # reads the settings: only after `set_up`

    # Who waits for the disk waits after it for Python as well, as long as this for each thread that computes, and on
    # SQLite all others wait for that one. With 5 ms, as it would be, half as many answers a second are taken in.
    sys.setswitchinterval(0.0005)
    resolve("/")  # reads every page's code now, and not while the first reader waits
    threading.Thread(target=warm, daemon=True, name="warming").start()
    server = Server(configuration(bridge(application, Threads(threads)), proxy))
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(SystemExit, KeyboardInterrupt):
        server.run(sockets=_listening(host, port))


def bridge(application: Any, threads: Threads) -> Bridge:
    """The bridge to the application, with the limits that the pages have."""
    from fremdbild.web.answering.notices import too_large
    from fremdbild.web.answering.shortcut import policy
    from fremdbild.web.uploads import MOST_BODY_BYTES, most_bytes

    return Bridge(
        application,
        threads,
        small=MOST_BODY_BYTES,
        most_bytes=most_bytes,
        too_large=too_large,
        guard=[
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", policy()),
            ("Cache-Control", "no-store"),
        ],
    )


def configuration(application: Any, proxy: str | None) -> Config:
    """How the server is run: it logs no request, and believes `proxy` alone about where readers come from."""
    return Config(
        application,
        http=Protocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "",
        server_header=False,
        headers=[("Server", "fremdbild")],
        limit_concurrency=connections(resource.getrlimit(resource.RLIMIT_NOFILE)[0]),
        timeout_keep_alive=_PATIENCE_SECONDS,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )


def connections(files: int) -> int:
    """How many connections may be open at once where the process may open so many `files`: it needs some for itself."""
    return _CONNECTIONS if files < 0 else max(min(_CONNECTIONS, files // 2), 100)


def _listening(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of the host that this machine has; OSError where one is taken or there is none."""
    opened: list[socket.socket] = []
    problem = OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL))
    for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE):
        try:
            opened.append(socket.create_server(address, family=family, backlog=1024))
        except OSError as found:
            problem = found
            if found.errno not in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
                for one in opened:
                    one.close()
                raise
    if not opened:
        raise problem
    return opened


def _end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001  the signature is signal's
    """A service is ended by SIGTERM: requests under way are answered, and the workers are ended too."""
    raise SystemExit(0)
