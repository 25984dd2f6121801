"""How long pages of the picture take on the server, and how large they are on the wire.

    python benchmarks/web_pages.py FOLDER

FOLDER is an organisation with an assessment, such as `fremdbild demo` makes; its database gets one more account.
The time is that of the whole of Django in the process, from request to compressed answer. Targets: below 150 ms, below
100 kB with the style sheets, without the typeface.
"""

from __future__ import annotations

import gzip
import re
import statistics
import sys
import time
from pathlib import Path

from fremdbild.web.starting import prepare, set_up

ROUNDS = 40
PAGES = ("/", "/criterion/reliability/", "/touchpoint/claim/", "/definition/promise_kept/", "/picture/")


def main(folder: Path) -> None:
    set_up(folder)
    prepare()
    from django.conf import settings
    from django.test import Client

    from fremdbild.web.accounts.models import Assignment, User
    from fremdbild.web.picture import rendering

    user, _ = User.objects.get_or_create(email="benchmark@localhost")
    Assignment.objects.get_or_create(user=user, role="board")
    client = Client(HTTP_ACCEPT_LANGUAGE="de-CH", HTTP_ACCEPT_ENCODING="gzip", SERVER_NAME="localhost")
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    print(f"{'':<28} {'first':>9} {'median':>9} {'slowest':>9} {'redrawn':>9} {'page':>8} {'with css':>9}")
    for path in PAGES:
        first = _seconds(client, path)
        again = [_seconds(client, path) for _ in range(ROUNDS)]
        rendering.forget()
        redrawn = _seconds(client, path)
        content = client.get(path).content
        whole = len(content) + _styles(gzip.decompress(content).decode(), settings.STATIC_ROOT)
        figures = (first, statistics.median(again), max(again), redrawn)
        print(f"{path:<28}", *(f"{seconds * 1000:>6.0f} ms" for seconds in figures), end="")
        print(f" {len(content) / 1000:>5.1f} kB {whole / 1000:>6.1f} kB")


def _seconds(client: object, path: str) -> float:
    start = time.perf_counter()
    answer = client.get(path)  # type: ignore[attr-defined]  # Django is imported late
    seconds = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return seconds


def _styles(page: str, root: Path) -> int:
    names = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    return sum(len(gzip.compress((Path(root) / name).read_bytes())) for name in names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
