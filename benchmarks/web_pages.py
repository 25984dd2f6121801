"""How long pages take on the server, and how large they are on the wire.

    python benchmarks/web_pages.py [FOLDER]

FOLDER is an organisation with an assessment; its database gets two more accounts. Without one, the demo
firm is made anew.
The time is that of the whole of Django in the process, from request to compressed answer. Targets: below 150 ms, below
100 kB with the style sheets, without the typeface.
"""

from __future__ import annotations

import gzip
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fremdbild.web.starting import prepare, set_up

ROUNDS = 40
SIGN_IN = "/account/login/"
PAGES = (
    "/", "/criterion/reliability/", "/touchpoint/claim/", "/definition/promise_kept/", "/picture/", "/run/",
    "/ask/", "/ask/questionnaires/", "/voices/", "/act/", "/trust/", "/trust/secret/", "/trust/definitions/",
    "/trust/data/", "/trust/privacy/", "/trust/roles/", "/trust/waves/", "/trust/log/", "/people/", SIGN_IN,
)  # fmt: skip
PEOPLE = {"evaluator": ("board", "analyst", "administrator"), "trustee": ("trustee", "board")}
"""Nobody may both evaluate and hold the key of the answers, so that the pages of the trustee are read by another."""
OF_TRUSTEE = ("/trust/waves/", "/trust/log/")
MOST_SECONDS, MOST_BYTES = 0.150, 100_000


def main(folder: Path) -> None:
    set_up(folder)
    prepare()
    from django.conf import settings
    from django.test import Client

    from fremdbild.web.accounts.models import Assignment, User
    from fremdbild.web.picture import rendering

    known = {"HTTP_ACCEPT_LANGUAGE": "de-CH", "HTTP_ACCEPT_ENCODING": "gzip", "SERVER_NAME": "localhost"}
    clients = {name: Client(**known) for name in (*PEOPLE, "stranger")}
    for name, roles in PEOPLE.items():
        user, _ = User.objects.get_or_create(email=f"{name}@localhost")
        for role in roles:
            Assignment.objects.get_or_create(user=user, role=role)
        clients[name].force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    print(f"{'':<28} {'first':>9} {'median':>9} {'slowest':>9} {'redrawn':>9} {'page':>8} {'with css':>9}")
    for path in PAGES:
        who = "stranger" if path == SIGN_IN else "trustee" if path in OF_TRUSTEE else "evaluator"
        client = clients[who]
        first = _seconds(client, path)
        again = [_seconds(client, path) for _ in range(ROUNDS)]
        rendering.forget()
        redrawn = _seconds(client, path)
        answer = client.get(path)
        content = answer.content
        page = gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" else content
        whole = len(content) + _styles(page.decode(), settings.STATIC_ROOT)
        figures = (first, statistics.median(again), max(again), redrawn)
        print(f"{path:<28}", *(f"{seconds * 1000:>6.0f} ms" for seconds in figures), end="")
        missed = "" if statistics.median(again) <= MOST_SECONDS and whole <= MOST_BYTES else "   MISSED"
        print(f" {len(content) / 1000:>5.1f} kB {whole / 1000:>6.1f} kB{missed}", flush=True)


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
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(prefix="fremdbild-pages-") as made:
            folder = Path(made) / "demo"
            subprocess.run([sys.executable, "-m", "fremdbild", "demo", str(folder)], check=True, capture_output=True)
            main(folder)
