"""The server in front of the application: what it takes in, what it refuses, and whom it lets wait."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import closing, contextmanager

import pytest
from uvicorn import Server

from fremdbild.web import serving
from fremdbild.web.bridge import Bridge, Threads

SMALL, LARGER = 1_000, 50_000


def echo(environ, start_response):
    """Tells what it was asked, a line each."""
    body = environ["wsgi.input"].read()
    lines = [f"{name}={value}" for name, value in sorted(environ.items()) if isinstance(value, str)]
    page = "\n".join([*lines, f"body={len(body)}", body[:40].decode("latin-1")]).encode("latin-1")
    start_response("200 OK", [("Content-Length", str(len(page))), ("X-One", "1")])
    return [page]


@contextmanager
def served(application=echo, *, threads=2, proxy=None, most=lambda _path, _cookies: SMALL):
    """The port of a server in a thread of its own."""
    bridge = Bridge(
        application,
        Threads(threads),
        small=SMALL,
        most_bytes=most,
        too_large=lambda path, cookies, languages: f"too large: {path} {cookies} {languages}".encode(),
        guard=[("Content-Type", "text/html")],
    )
    server = Server(serving.configuration(bridge, proxy))
    [listening] = serving._listening("127.0.0.1", 0)
    port = listening.getsockname()[1]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield port, server
    finally:
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


def connected(port):
    return closing(socket.create_connection(("127.0.0.1", port), timeout=20))


def asked(port, request: bytes) -> bytes:
    """Everything that comes back until the server ends the connection."""
    with connected(port) as line:
        line.sendall(request)
        return read(line)


def read(line) -> bytes:
    found = b""
    while piece := line.recv(65_536):
        found += piece
    return found


def request(head: str, body: bytes = b"", *, close: bool = True) -> bytes:
    lines = [*head.strip().split("\n"), "Host: x", *(["Connection: close"] if close else []), "", ""]
    return "\r\n".join(line.strip() for line in lines).encode() + body


def test_the_application_is_told_what_was_asked():
    with served() as (port, _):
        told = asked(
            port,
            request(
                """POST /a/%C3%BC%20b/?x=1&y=%20 HTTP/1.1
                Content-Type: text/plain
                Content-Length: 3
                Cookie: a=1
                Cookie: b=2
                X-Twice: 1
                X-Twice: 2
                X_Forged: no
                X-Forwarded-Proto: https
                X-Forwarded-For: 9.9.9.9
                Forwarded: for=9.9.9.9""",
                b"abc",
            ),
        ).decode("latin-1")
    head, _, page = told.partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 OK")
    assert "server: fremdbild" in head.lower()
    found = dict(line.partition("=")[::2] for line in page.split("\n"))
    assert found["PATH_INFO"].encode("latin-1").decode() == "/a/ü b/"
    assert found["QUERY_STRING"] == "x=1&y=%20"
    assert (found["HTTP_COOKIE"], found["HTTP_X_TWICE"]) == ("a=1; b=2", "1,2")
    assert (found["CONTENT_TYPE"], found["CONTENT_LENGTH"], found["body"]) == ("text/plain", "3", "3")
    assert (found["wsgi.url_scheme"], found["REMOTE_ADDR"]) == ("http", "127.0.0.1")
    assert not [name for name in found if "FORGED" in name or "FORWARDED" in name]


def test_a_proxy_that_is_ours_is_believed():
    asking = request("GET / HTTP/1.1\nX-Forwarded-Proto: https\nX-Forwarded-For: 9.9.9.9")
    for proxy, told in (("127.0.0.1", ("https", "9.9.9.9")), ("10.0.0.1", ("http", "127.0.0.1"))):
        with served(proxy=proxy) as (port, _):
            page = asked(port, asking).decode()
        assert f"wsgi.url_scheme={told[0]}" in page
        assert f"REMOTE_ADDR={told[1]}" in page
        assert ("HTTP_X_FORWARDED_PROTO=https" in page) == (told[0] == "https")
        assert "HTTP_X_FORWARDED_FOR" not in page


def test_a_body_in_chunks_has_its_length_told():
    with served() as (port, _):
        page = asked(port, request("POST / HTTP/1.1\nTransfer-Encoding: chunked", b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
    assert b"CONTENT_LENGTH=5" in page
    assert page.endswith(b"body=5\nabcde")


@pytest.mark.parametrize(
    "head",
    [
        f"POST / HTTP/1.1\nContent-Length: {'9' * 5_000}",
        "GET http://[::1 HTTP/1.1",
        "GET http://[zz]/ HTTP/1.1",
        "POST / HTTP/1.1\nContent-Length: 5\nTransfer-Encoding: chunked",
        "POST / HTTP/1.1\nContent-Length: 5\nContent-Length: 6",
        "POST / HTTP/1.1\nContent-Length: -5",
        "GET / nonsense",
        "GET /ü HTTP/1.1",
    ],
)
def test_what_is_no_request_or_two_in_one_is_refused(head):
    with served() as (port, _):
        assert asked(port, request(head)).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize(("size", "most", "status"), [(SMALL, SMALL, 200), (SMALL + 1, SMALL, 413),
                                                      (40_000, LARGER, 200), (60_000, LARGER, 413),
                                                      (3_000_000, SMALL, 413)])  # fmt: skip
def test_a_body_is_taken_up_to_what_its_sender_may_send(size, most, status, chunked):
    wondered = []

    def allowed(path, cookies):
        wondered.append((path, cookies))
        return most

    body = b"x" * size
    if chunked:
        length = "Transfer-Encoding: chunked"
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:700], body[700:]) if part) + b"0\r\n\r\n"
    else:
        length = f"Content-Length: {size}"
    head = f"POST /p HTTP/1.1\nCookie: who=anna\nAccept-Language: de\n{length}"
    with served(most=allowed) as (port, _):
        page = asked(port, request(head, body))
    assert page.startswith(b"HTTP/1.1 %d" % status)
    assert wondered == ([("/p", "who=anna")] if size > SMALL else [])
    assert page.endswith(b"too large: /p who=anna de") == (status == 413)
    if status == 200:
        assert b"body=%d\n" % size in page


def test_somebody_on_a_slow_line_keeps_no_thread_waiting():
    with served(threads=1) as (port, _), connected(port) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\nab")
        for _ in range(3):
            assert asked(port, request("GET / HTTP/1.1")).startswith(b"HTTP/1.1 200")
        slow.sendall(b"cd")
        assert read(slow).endswith(b"body=4\nabcd")


def test_a_head_without_an_end_is_refused():
    with served() as (port, _), connected(port) as line:
        line.sendall(b"GET / HTTP/1.1\r\n")
        for number in range(serving._LARGEST_HEAD // 1_000 + 1):
            line.sendall(b"X-%d: %s\r\n" % (number, b"x" * 990))
        assert read(line).startswith(b"HTTP/1.1 400")


def test_whoever_sends_nothing_is_let_go_and_whoever_waits_for_an_answer_is_not(monkeypatch):
    monkeypatch.setattr(serving, "_PATIENCE_SECONDS", 0.3)

    def slowly(environ, start_response):
        time.sleep(1)
        return echo(environ, start_response)

    with served(slowly) as (port, _):
        for begun in (b"", b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab"):
            with connected(port) as line:
                line.sendall(begun)
                assert read(line) == b""
        assert asked(port, request("GET / HTTP/1.1")).startswith(b"HTTP/1.1 200")


class Streamed:
    streaming = True

    def __init__(self, pieces):
        self._pieces = pieces
        self.closed = False

    def __iter__(self):
        yield from self._pieces()

    def close(self):
        self.closed = True


def test_what_is_long_is_sent_piece_by_piece():
    def pieces():
        for _ in range(40):
            yield b"x" * 10_000

    made = []

    def application(_environ, start_response):
        start_response("200 OK", [("Content-Length", "400000")])
        made.append(Streamed(pieces))
        return made[-1]

    with served(application) as (port, _):
        _, _, body = asked(port, request("GET / HTTP/1.1")).partition(b"\r\n\r\n")
    assert body == b"x" * 400_000
    assert made[0].closed


def test_an_answer_that_fails_half_way_ends_the_connection_and_is_logged_without_values(caplog):
    def pieces():
        yield b"x" * 100_000
        raise ValueError("anna@example.org")

    def application(_environ, start_response):
        start_response("200 OK", [("Content-Length", "200000")])
        return Streamed(pieces)

    with served(application) as (port, _):
        _, _, body = asked(port, request("GET / HTTP/1.1")).partition(b"\r\n\r\n")
    assert 0 < len(body) < 200_000
    assert caplog.records
    assert "anna@example.org" not in caplog.text


def test_an_application_that_fails_is_a_500_without_a_value_in_the_log(caplog):
    def application(_environ, _start_response):
        raise ValueError("anna@example.org")

    with served(application) as (port, _):
        assert asked(port, request("GET / HTTP/1.1")).startswith(b"HTTP/1.1 500")
    assert "ValueError" in caplog.text
    assert "anna@example.org" not in caplog.text


def test_several_requests_come_over_one_line():
    with served() as (port, _), connected(port) as line:
        line.sendall(request("GET /1 HTTP/1.1", close=False) + request("GET /2 HTTP/1.1"))
        page = read(line)
    assert page.index(b"PATH_INFO=/1") < page.index(b"PATH_INFO=/2")


def test_too_many_at_once_are_told_to_come_again(monkeypatch, caplog):
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(serving, "connections", lambda _: 3)
    with served() as (port, _), connected(port), connected(port), connected(port):
        assert asked(port, request("GET / HTTP/1.1")).startswith(b"HTTP/1.1 503")


def test_a_request_under_way_is_answered_before_the_server_ends():
    begun = threading.Event()

    def slowly(environ, start_response):
        begun.set()
        time.sleep(0.5)
        return echo(environ, start_response)

    with served(slowly) as (port, server), connected(port) as line:
        line.sendall(request("GET / HTTP/1.1", close=False))
        assert begun.wait(10)
        server.should_exit = True
        assert read(line).startswith(b"HTTP/1.1 200")


def test_an_address_that_is_taken_is_told():
    with served() as (port, _), pytest.raises(OSError, match="in use"):
        serving._listening("127.0.0.1", port)
