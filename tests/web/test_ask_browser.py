"""The first wave on an empty database, in a real browser: docs/operate/first-wave.md, step by step."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PEOPLE = """
import sys
from pathlib import Path
from fremdbild.web.starting import prepare, set_up
set_up(Path(sys.argv[1])); prepare()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from fremdbild.web.accounts.models import Assignment, User
user = User.objects.create_user("anna@example.org", "a long password 1")
Assignment.objects.create(user=user, role="analyst")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print(session.session_key)
"""


@pytest.fixture
def server(tmp_path):
    """Address and session of an application with an empty database, with its worker; mails go to its output."""
    (tmp_path / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\nlanguages = ["de-CH", "en"]\n', encoding="utf-8"
    )
    source = Path(__file__).parents[2] / "src"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD_", "DJANGO_"))}
    environment = known | {"PYTHONPATH": str(source), "FREMDBILD_URL": f"http://127.0.0.1:{port}"}
    made = subprocess.run(
        [sys.executable, "-c", PEOPLE, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
    )
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "fremdbild", "serve", str(tmp_path), "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/account/login/")
            yield f"http://127.0.0.1:{port}", made.stdout.split()[-1], log
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(address, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address)  # noqa: S310  loopback
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise AssertionError("the server does not answer")


def _flaws(page):
    """What axe finds on the page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def test_somebody_who_has_never_seen_it_asks_customers(server):
    from playwright.sync_api import sync_playwright

    address, session, log = server
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="en")
        context.add_cookies(
            [
                {"name": "sessionid", "value": session, "url": address},
                {"name": "language", "value": "en", "url": address},
            ]
        )
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        flaws = {}

        def look(name):
            flaws[name] = _flaws(page)
            page.set_viewport_size({"width": 375, "height": 812})
            assert page.evaluate("document.documentElement.scrollWidth") == 375, name
            page.set_viewport_size({"width": 1360, "height": 900})

        page.goto(f"{address}/ask/")
        look("home")
        page.get_by_role("link", name="Ask for the first time").click()
        look("whom")
        page.get_by_label("Customers").check()
        page.get_by_role("button", name="Next").click()
        look("questions")
        page.get_by_label("Recommendation").check()
        page.get_by_role("button", name="Next").click()
        page.get_by_label("Paste a list").fill("email,language\nanna@example.org,en\nnobody\n")
        page.get_by_role("button", name="Add these people").click()
        assert page.get_by_text("Line 3: “nobody” is not an e-mail address.").is_visible()
        look("people with problems")
        page.get_by_label("Paste a list").fill("email,language\nanna@example.org,en\nbeat@example.org,de\n")
        page.get_by_role("button", name="Add these people").click()
        look("people")
        page.get_by_role("link", name="Next").click()
        look("time")
        page.get_by_label("What the survey is called").fill("After the call")
        page.get_by_role("button", name="Next").click()
        look("check")
        page.get_by_role("link", name="4. When and how").click()
        assert page.get_by_label("What the survey is called").input_value() == "After the call"
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Send 2 invitations").click()
        assert "0 of 2 have answered." in page.get_by_role("heading", level=1).inner_text()
        look("wave")
        link = _link_in(log)
        page.goto(link)
        assert "After the call" in page.content()
        browser.close()
    assert {name: found for name, found in flaws.items() if found} == {}
    # The list with a mistake is answered with 400; nothing else may be complained about.
    assert [one for one in complaints if "400" not in one] == []


def _link_in(log, seconds=60):
    """The link of the first invitation, as the worker prints it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("http") and "/a/" in line:
                return line.strip()
        time.sleep(0.5)
    raise AssertionError("no invitation was printed: " + log.read_text(encoding="utf-8", errors="replace")[-2000:])
