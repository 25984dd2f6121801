"""One process with threads that serves the application on an address."""

from __future__ import annotations

import signal
import threading
from types import FrameType

from waitress.server import create_server


def serve(host: str, port: int, threads: int = 8, proxy: str | None = None) -> None:
    """Serves until it is stopped; raises OSError where the address is taken.

    Of `proxy`, an address or `*`, it is believed by which scheme and from where a reader comes; of nobody else.
    """
    from fremdbild.web.picture.warming import warm  # needs the settings too
    from fremdbild.web.wsgi import application  # reads the settings: only after `set_up`

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
        max_request_body_size=1_100_000,
        channel_timeout=60,
    )
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
    try:
        server.run()
    finally:
        server.close()


def _end(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001  the signature is signal's
    """A service is ended by SIGTERM: requests under way are answered, and the workers are ended too."""
    raise SystemExit(0)
