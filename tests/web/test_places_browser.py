"""Act, Voices and Trust in a real browser: nothing clipped at 375 px, no barrier that axe finds, nothing refused."""

from __future__ import annotations

import json
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
from assessed import frozen

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
    ("board", "/act/"),
    ("board", "/act/findings/"),
    ("board", "/act/new/2026-Q3-1/1/"),
    ("board", "/act/1/"),
    ("board", "/act/2/edit/"),
    ("unit_lead", "/act/"),
    ("unit_lead", "/act/2/"),
    ("unit_lead", "/act/2/report/"),
    ("analyst", "/voices/"),
    ("analyst", "/voices/remark/12/"),
    ("board", "/voices/wave/1/"),
    ("service_agent", "/voices/feedback/"),
    ("employee", "/trust/"),
    ("employee", "/trust/definitions/"),
    ("employee", "/trust/definitions/promise_kept/"),
    ("employee", "/trust/data/"),
    ("employee", "/trust/privacy/"),
    ("employee", "/trust/privacy/purposes/"),
    ("administrator", "/trust/roles/"),
    ("trustee", "/trust/waves/"),
    ("trustee", "/trust/waves/2/"),
    ("", "/trust/secret/"),
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Address of a server of its own, and a session for each role."""
    folder: Path = tmp_path_factory.mktemp("served")
    (folder / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\ntime_zone = "Europe/Zurich"\nlanguages = ["de-CH", "en"]\n',
        encoding="utf-8",
    )
    frozen(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD", "DJANGO"))}
    told["FREMDBILD_URL"] = address
    filled = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("filled.py")), str(folder)],
        env=told,
        check=True,
        capture_output=True,
        text=True,
    )
    program = "from fremdbild.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", program, "serve", str(folder), "--port", str(port)], env=told, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/trust/secret/", timeout=5)  # noqa: S310  loopback
                break
            except OSError:
                time.sleep(0.2)
        yield address, json.loads(filled.stdout.strip().splitlines()[-1])
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


def opened(browser, served, role, **known):
    address, sessions = served
    context = browser.new_context(**known)
    if role:
        context.add_cookies([{"name": "sessionid", "value": sessions[role], "url": address}])
    return context


@pytest.mark.parametrize(("language", "width", "scheme"), [("de-CH", 1360, "light"), ("en", 375, "dark")])
def test_pages_fit_say_nothing_refused_and_have_no_barrier(served, browser, language, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    address, _ = served
    look = {"viewport": {"width": width, "height": 812}, "color_scheme": scheme, "locale": language}
    problems: list[object] = []
    for role, path in PAGES:
        context = opened(browser, served, role, **look)
        page = context.new_page()
        said: list[str] = []
        asked: set[str] = set()
        page.on("console", lambda message, said=said: said.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request, asked=asked: asked.add(re.match(r"\w+:(//[^/]*)?", request.url)[0]))
        assert page.goto(address + path).status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
        assert page.locator(".next .button, .next button, form [type=submit]").count() >= 1, path
        assert said == [], path
        assert asked == {address}, path
        context.close()
        # axe is a script: it is run where the policy does not keep scripts out.
        context = opened(browser, served, role, bypass_csp=True, **look)
        page = context.new_page()
        page.goto(address + path)
        found = Axe().run(page)
        problems += [
            (path, v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found.response["violations"]
        ]
        context.close()
    assert problems == []


def test_an_analyst_selects_a_passage_and_releases_the_text(served, browser):
    address, _ = served
    page = opened(browser, served, "analyst", locale="en").new_page()
    page.goto(f"{address}/voices/remark/14/")
    assert "Sandra" in page.locator("#written").inner_text()
    page.evaluate("""() => {
        const text = document.getElementById("written").firstChild;
        const at = text.data.indexOf("Formular");
        document.getSelection().setBaseAndExtent(text, at, text, at + 8);
    }""")
    page.wait_for_function("document.querySelector('[name=passage1]').value === 'Formular'")
    page.select_option("[name=kind1]", "word")
    page.get_by_role("button", name="Look first").click()
    assert "Formular" not in page.locator(".written").nth(1).inner_text()
    assert "Sandra" not in page.locator(".written").nth(1).inner_text()
    page.get_by_role("button", name="Release it masked").click()
    assert page.get_by_role("status").inner_text() == "Masked and released."


def test_the_board_decides_on_a_phone_without_javascript(served, browser):
    address, _ = served
    look = {"viewport": {"width": 375, "height": 812}, "java_script_enabled": False, "locale": "de-CH"}
    page = opened(browser, served, "board", **look).new_page()
    page.goto(f"{address}/act/")
    page.get_by_role("link", name="Entscheiden").first.click()
    page.get_by_role("button", name="Ja, beschliessen").click()
    assert page.get_by_role("status").inner_text() == "Beschlossen."
    page.get_by_role("link", name="Stand melden").click()
    page.get_by_label("im Versuch").check()
    page.get_by_label("Notiz").fill("Zwei Teams probieren es aus.")
    page.get_by_role("button", name="Speichern").click()
    assert "Zwei Teams probieren es aus." in page.locator(".notes").inner_text()
