"""From the server's events to the application: a request is taken in whole, and only then is a thread busy with it.

Somebody on a slow line keeps no thread waiting that way, and the event loop, which reads and writes for everybody,
does nothing else: whatever may wait for a database or a disk runs in a thread.
"""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Callable, Iterable
from queue import SimpleQueue
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from fremdbild.web.frame.trouble import where

Scope = dict[str, Any]
Environ = dict[str, Any]
Receive = Callable[[], Any]
Send = Callable[[dict[str, Any]], Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
T = TypeVar("T")

_READ_AWAY_BYTES = 64_000_000
_CHUNK_BYTES = 65_536
_LISTED_TWICE = {"cookie": "; "}
_ABOUT_THE_READER = ("forwarded", "x-forwarded-")
"""What a proxy writes: believed by the server if it is ours, and kept from the application."""

log = logging.getLogger("fremdbild.web.serving")


class GoneError(Exception):
    """The reader has left before the request was whole."""


class BrokenOffError(Exception):
    """An answer failed after its first piece was sent; why has been logged."""


class Threads:
    """So many threads that take what is to be done in the order in which it came; they end with the process."""

    def __init__(self, count: int) -> None:
        self._waiting: SimpleQueue[tuple[asyncio.AbstractEventLoop, asyncio.Future[Any], Callable[[], Any]]] = (
            SimpleQueue()
        )
        for number in range(count):
            threading.Thread(target=self._work, daemon=True, name=f"request-{number}").start()

    def do(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """What `work` gives back or raises, once a thread has done it."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.put((loop, done, work))
        return done

    def _work(self) -> None:
        while True:
            loop, done, work = self._waiting.get()
            try:
                outcome, problem = work(), None
            except Exception as raised:  # noqa: BLE001  goes to whoever waits for it
                outcome, problem = None, raised
            try:
                loop.call_soon_threadsafe(_tell, done, outcome, problem)
            except RuntimeError:  # the loop has ended
                return


def _tell(done: asyncio.Future[Any], outcome: Any, problem: Exception | None) -> None:
    if done.cancelled():
        return
    if problem is None:
        done.set_result(outcome)
    else:
        done.set_exception(problem)


class Bridge:
    """An ASGI application that has requests answered by `application`, a WSGI one.

    `most_bytes(path, cookies)` tells how large a body may be if it is larger than `small` bytes;
    `too_large(path, cookies, languages)` is the page for one that is larger still, `guard` its headers.
    """

    def __init__(
        self,
        application: Application,
        threads: Threads,
        *,
        small: int,
        most_bytes: Callable[[str, str], int],
        too_large: Callable[[str, str, str], bytes],
        guard: Iterable[tuple[str, str]],
    ) -> None:
        self._application = application
        self._threads = threads
        self._small = small
        self._most_bytes = most_bytes
        self._too_large = too_large
        self._guard = [*guard]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        environ = environ_of(scope)
        try:
            body = await self._body(environ, receive)
        except GoneError:
            return
        if body is None:
            await self._refuse(environ, send)
            return
        if "CONTENT_LENGTH" in environ or body:
            environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.input"] = io.BytesIO(body)
        loop = asyncio.get_running_loop()
        started, rest = await self._threads.do(lambda: self._called(environ, loop, send))
        if started:
            await send(started)
            await send({"type": "http.response.body", "body": rest})

    async def _body(self, environ: Environ, receive: Receive) -> bytes | None:
        """The whole body; None where it is too large: then it was read to its end, and nothing of it was kept.

        A browser shows an answer only after it has sent everything.
        """
        announced = _length(environ.get("CONTENT_LENGTH", ""))
        most = self._small
        if announced is not None and announced > most:
            most = await self._allowed(environ)
        parts: list[bytes] = []
        size = 0
        fits = announced is None or announced <= most
        if announced == 0 or (announced is None and "HTTP_TRANSFER_ENCODING" not in environ):
            return b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise GoneError
            part = message.get("body", b"")
            size += len(part)
            if fits and size > most:
                most = await self._allowed(environ) if most == self._small else most
                fits = size <= most
            if fits:
                parts.append(part)
            else:
                parts.clear()
            if not message.get("more_body"):
                return b"".join(parts) if fits else None
            if size > _READ_AWAY_BYTES or (not fits and (announced or 0) > _READ_AWAY_BYTES):
                return None

    async def _allowed(self, environ: Environ) -> int:
        path, cookies = environ["PATH_INFO"], environ.get("HTTP_COOKIE", "")
        return await self._threads.do(lambda: self._most_bytes(path, cookies))

    async def _refuse(self, environ: Environ, send: Send) -> None:
        about = environ["PATH_INFO"], environ.get("HTTP_COOKIE", ""), environ.get("HTTP_ACCEPT_LANGUAGE", "")
        page = await self._threads.do(lambda: self._too_large(*about))
        headers = [*self._guard, ("Content-Length", str(len(page))), ("Connection", "close")]
        await send(_start(413, headers))
        await send({"type": "http.response.body", "body": page})

    def _called(
        self, environ: Environ, loop: asyncio.AbstractEventLoop, send: Send
    ) -> tuple[dict[str, Any] | None, bytes]:
        """The beginning of an answer and its body; no beginning where all of it has been sent piece by piece."""
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], _problem: Any = None) -> None:
            told.append((status, headers))

        def sent(message: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(send(message), loop).result()

        begun = False
        try:
            answer = self._application(environ, start_response)
            try:
                status, headers = told[-1]
                start = _start(int(status[:3]), headers)
                if not getattr(answer, "streaming", False):
                    return start, b"".join(answer)
                for piece in _pieces(answer):
                    if not begun:
                        sent(start)
                        begun = True
                    sent({"type": "http.response.body", "body": piece, "more_body": True})
            finally:
                if close := getattr(answer, "close", None):
                    close()
            if not begun:
                return start, b""
            sent({"type": "http.response.body", "body": b""})
        except Exception:  # noqa: BLE001  whatever it is, it must not be told with its values
            # Neither the message nor a value: an address or an answer may be in it.
            log.error("a request failed outside of the application: %s", where())
            if begun:
                raise BrokenOffError from None  # what was promised cannot be sent: the connection is ended
            return _start(500, [("Content-Length", "0"), ("Connection", "close")]), b""
        return None, b""


def environ_of(scope: Scope) -> Environ:
    """The surroundings of a WSGI call (PEP 3333), without a body yet."""
    host, port = scope["server"] or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0] if scope["client"] else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for written, value in scope["headers"]:
        name = written.decode("latin-1")
        # With an underscore a name would be taken for one that only a proxy may set.
        if "_" in name or name.startswith(_ABOUT_THE_READER):
            continue
        key = name.upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = f"HTTP_{key}"
        text = value.decode("latin-1")
        environ[key] = f"{environ[key]}{_LISTED_TWICE.get(name, ',')}{text}" if key in environ else text
    if scope["scheme"] == "https":
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
    return environ


def _length(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else None


def _start(status: int, headers: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {
        "type": "http.response.start",
        "status": status,
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers],
    }


def _pieces(answer: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces that are worth sending."""
    kept: list[bytes] = []
    size = 0
    for piece in answer:
        kept.append(piece)
        size += len(piece)
        if size >= _CHUNK_BYTES:
            yield b"".join(kept)
            kept, size = [], 0
    if kept:
        yield b"".join(kept)
