"""One process with threads that serves the application on an address."""

from __future__ import annotations

from threading import Thread

from waitress.server import create_server


def serve(host: str, port: int, threads: int = 8) -> None:
    """Serves until it is stopped; raises OSError where the address is taken."""
    from fremdbild.web.picture.warming import warm  # needs the settings too
    from fremdbild.web.wsgi import application  # reads the settings: only after `set_up`

    Thread(target=warm, daemon=True, name="warming").start()
    server = create_server(
        application,
        host=host,
        port=port,
        threads=threads,
        clear_untrusted_proxy_headers=True,
        ident="fremdbild",
        max_request_body_size=1_100_000,
        channel_timeout=60,
    )
    try:
        server.run()
    finally:
        server.close()
