"""One process with threads that serves the application on an address."""

from __future__ import annotations

import resource
import signal
import sys
import threading
from copy import copy
from types import FrameType
from typing import Any

from django.urls import resolve
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer, create_server
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

_READ_AWAY_BYTES = 64_000_000
_CONNECTIONS = 2_000
"""A browser keeps six open for a minute: with a hundred, as it would be, seventeen readers shut out all others."""


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Reads a body that is too large to its end, and keeps nothing of it: a browser shows an answer only after that."""

    adj: Any
    _left = 0

    def parse_header(self, header_plus: bytes) -> None:
        """More is let in where whoever asks may send more: told before anything of the body is kept."""
        try:
            super().parse_header(header_plus)
        except ValueError:  # a number of 5,000 digits, an address with half a bracket: else nobody answers at all
            raise ParsingError("Request line or header is invalid") from None
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            # A proxy in front may believe the one, this server the other, and see two requests where one was sent.
            raise ParsingError("Content-Length and Transfer-Encoding exclude each other")
        if self.content_length >= self.adj.max_request_body_size:
            from fremdbild.web.uploads import most_bytes  # reads the settings: only after `set_up`

            self.adj = copy(self.adj)
            self.adj.max_request_body_size = most_bytes(self.path, self.headers.get("COOKIE", ""))

    def received(self, data: bytes) -> int:
        if self._left:
            taken = min(len(data), self._left)
            self._left -= taken
            self.completed = self._left == 0
            return taken
        consumed = int(super().received(data))
        too_large = self.completed and isinstance(self.error, RequestEntityTooLarge)
        if too_large and 0 < self.content_length <= _READ_AWAY_BYTES:
            self._left = self.content_length
            self.completed = False
        return consumed


class _ErrorTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """A page in the reader's language for a request that is too large; what else is wrong no browser sends."""

    def execute(self) -> None:
        if not isinstance(self.request.error, RequestEntityTooLarge):
            super().execute()
            return
        from fremdbild.web.answering.notices import too_large  # reads the settings: only after `set_up`
        from fremdbild.web.answering.shortcut import policy

        headers = self.request.headers
        body = too_large(self.request.path, headers.get("COOKIE", ""), headers.get("ACCEPT_LANGUAGE", ""))
        self.status = "413 Request Entity Too Large"
        self.response_headers += [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", policy()),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    parser_class = _Parser
    error_task_class = _ErrorTask


def serve(host: str, port: int, threads: int = 8, proxy: str | None = None) -> None:
    """Serves until it is stopped; raises OSError where the address is taken.

    Of `proxy`, an address or `*`, it is believed by which scheme and from where a reader comes; of nobody else.
    """
    from fremdbild.web.uploads import MOST_BODY_BYTES
    from fremdbild.web.warming import warm  # needs the settings too
    from fremdbild.web.wsgi import application  # reads the settings: only after `set_up`

    # Who waits for the disk waits after it for Python as well: 5 ms for each thread that computes, if left as it is.
    sys.setswitchinterval(0.001)
    resolve("/")  # reads every page's code now, and not while the first reader waits
    TcpWSGIServer.channel_class = _Channel
    threading.Thread(target=warm, daemon=True, name="warming").start()
    server = create_server(
        application,
        host=host,
        port=port,
        threads=threads,
        trusted_proxy=proxy,
        trusted_proxy_headers={"x-forwarded-for", "x-forwarded-proto"} if proxy else set(),
        clear_untrusted_proxy_headers=True,
        ident="fremdbild",
        max_request_body_size=MOST_BODY_BYTES,
        # Larger than any body: what somebody answers is never put into a file on its way.
        inbuf_overflow=2 * MOST_BODY_BYTES,
        channel_timeout=60,
        connection_limit=connections(resource.getrlimit(resource.RLIMIT_NOFILE)[0]),
        asyncore_use_poll=True,  # select knows 1,024 files
    )
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
    try:
        server.run()
    finally:
        server.close()


def connections(files: int) -> int:
    """How many connections may be open at once where the process may open so many `files`: it needs some for itself."""
    return _CONNECTIONS if files < 0 else max(min(_CONNECTIONS, files // 2), 100)


def _end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001  the signature is signal's
    """A service is ended by SIGTERM: requests under way are answered, and the workers are ended too."""
    raise SystemExit(0)
