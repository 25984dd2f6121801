"""The pages of the picture in a real browser: nothing clipped at 375 px, no barrier that axe finds, nothing refused."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from made_firm import frozen_firm

pytestmark = pytest.mark.slow
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "/",
    "/picture/",
    "/criterion/reliability/",
    "/touchpoint/claim/",
    "/segment/private/",
    "/unit/north/",
    "/definition/",
    "/definition/promise_kept/",
    "/api/tokens/",
)
PREPARE = """
import sys
from pathlib import Path
from fremdbild.web.starting import prepare, set_up
set_up(Path(sys.argv[1]))
prepare()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from fremdbild.web.accounts.models import Assignment, User
user = User.objects.create_user("anna@example.org", "a long password")
Assignment.objects.create(user=user, role="analyst")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Address of a server of its own, and the cookie of somebody who is signed in."""
    folder: Path = tmp_path_factory.mktemp("served")
    frozen_firm(folder)
    (folder / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["de-CH", "en"]\n',
        encoding="utf-8",
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD", "DJANGO"))}
    told["FREMDBILD_URL"] = address
    prepared = subprocess.run(
        [sys.executable, "-c", PREPARE, str(folder)], env=told, check=True, capture_output=True, text=True
    )
    command = [
        sys.executable,
        "-c",
        "from fremdbild.cli import main; main()",
        "serve",
        str(folder),
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/account/login/", timeout=5)  # noqa: S310  loopback
                break
            except OSError:
                time.sleep(0.2)
        yield address, prepared.stdout.strip().splitlines()[-1]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("needs the program chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.mark.parametrize("language", ["de-CH", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(1360, "light"), (375, "dark")])
def test_pages_fit_say_nothing_refused_and_have_no_barrier(served, browser, language, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    address, session = served
    context = browser.new_context(
        viewport={"width": width, "height": 812}, color_scheme=scheme, locale=language, bypass_csp=False
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda request: asked.add(re.match(r"\w+:(//[^/]*)?", request.url)[0]))
    for path in PAGES:
        assert page.goto(address + path).status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert said == [], path
    assert asked == {address}
    context.close()
    # axe is a script: it is run where the policy does not keep scripts out.
    context = browser.new_context(
        viewport={"width": width, "height": 812}, color_scheme=scheme, locale=language, bypass_csp=True
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    problems: list[object] = []
    for path in PAGES:
        page.goto(address + path)
        found = Axe().run(page)
        problems += [
            (path, v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found.response["violations"]
        ]
    assert problems == []
    context.close()
