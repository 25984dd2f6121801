"""A real browser: first start, second step, people, units, log; no rule of accessibility broken, nothing clipped.

With FREMDBILD_PICTURES=FOLDER the pictures are kept.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import hotp_value
from served import fremdbild

pytestmark = pytest.mark.slow

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]  # fmt: skip
LOOKS = {
    "de-light": {"locale": "de-CH", "color_scheme": "light", "viewport": {"width": 1360, "height": 900}},
    "en-dark": {"locale": "en-GB", "color_scheme": "dark", "viewport": {"width": 1360, "height": 900}},
    "de-phone": {"locale": "de-CH", "color_scheme": "light", "viewport": {"width": 375, "height": 812}},
    "en-phone-dark": {"locale": "en-GB", "color_scheme": "dark", "viewport": {"width": 375, "height": 812}},
}
PASSWORD = "vier-blaue-Pferde-1912"


@pytest.fixture
def browser():
    if not CHROMIUM.exists():
        pytest.skip("no Chromium")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        yield running
        running.close()


class Look:
    """A page as it is seen in one look; whatever is wrong with it fails the test."""

    def __init__(self, browser, name, pictures, storage=None):
        self.name, self._pictures = name, pictures
        self.context = browser.new_context(**LOOKS[name], storage_state=storage)
        self.page = self.context.new_page()
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.asked = []

    def check(self, called):
        self.page.screenshot(path=self._pictures / f"{called}-{self.name}.png", full_page=True)
        found = axe.Axe().run(self.page)
        assert not found.response["violations"], found.generate_report()
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{called} scrolls sideways by {wide} px"
        assert not self.said


def test_from_the_first_start_to_the_people(browser, tmp_path):
    pictures = Path(os.environ.get("FREMDBILD_PICTURES", tmp_path))
    pictures.mkdir(exist_ok=True, parents=True)
    with fremdbild(tmp_path / "firm") as url:
        for name in LOOKS:
            look = Look(browser, name, pictures)
            look.page.goto(url)
            assert look.page.url == f"{url}/start/"
            look.check("start")
            look.context.close()

        first = Look(browser, "de-light", pictures)
        page = first.page
        page.goto(url)
        page.fill("[name=email]", "anna@example.org")
        page.fill("[name=name]", "Anna Muster")
        page.fill("[name=password1]", "kurz")
        page.fill("[name=password2]", "kurz")
        page.click("main button[type=submit]")
        assert page.locator("[aria-invalid=true]").count() >= 1
        first.check("start-refused")
        page.fill("[name=password1]", PASSWORD)
        page.fill("[name=password2]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{url}/people/begin/")
        first.check("begin")
        page.click(".next .button")
        page.wait_for_url(f"{url}/account/totp/activate/")
        first.check("totp")
        secret = page.locator(".secret").inner_text().strip()
        page.fill("[name=code]", f"{hotp_value(secret, int(time.time()) // 30):06d}")
        page.click("main button[type=submit]")
        page.wait_for_url(f"{url}/account/recovery-codes/")
        first.check("codes")
        codes = page.locator(".codes li").all_inner_texts()
        assert len(codes) == 10

        page.goto(f"{url}/people/units/")
        for code, label in (
            ("MV", "Muster Versicherung"),
            ("SCH", "Schaden und eine sehr lange Bezeichnung einer Abteilung"),
        ):
            page.fill("[name=code]", code)
            page.fill("[name=name]", label)
            if code != "MV":
                page.select_option("[name=parent]", label="Muster Versicherung")
            page.click("main form[action='/people/units/'] button")
        page.goto(f"{url}/people/invite/")
        page.fill("[name=email]", "beat.mit-einer-recht-langen-adresse@versicherung.example.org")
        page.fill("[name=name]", "Beat Beispiel")
        page.select_option("[name=role]", "unit_lead")
        page.select_option("[name=unit]", label="Schaden und eine sehr lange Bezeichnung einer Abteilung")
        page.click("main button[type=submit]")
        page.wait_for_url(f"{url}/people/")
        assert "Beat Beispiel" in page.inner_text("main")

        kept = first.context.storage_state()
        beat = re.search(r"/people/\d+/", page.locator("a", has_text="Beat Beispiel").get_attribute("href")).group()
        addresses = {
            "people": "/people/", "invite": "/people/invite/", "person": beat, "units": "/people/units/",
            "unit": "/people/units/1/", "me": "/people/me/", "log": "/trust/log/", "mfa": "/account/",
            "keys": "/account/webauthn/", "key-add": "/account/webauthn/add/", "logout": "/account/logout/",
            "password": "/account/password/change/", "begin-again": "/people/begin/", "gone": "/no/such/page/",
        }  # fmt: skip
        for name in LOOKS:
            look = Look(browser, name, pictures, kept)
            for called, address in addresses.items():
                look.page.goto(url + address)
                look.said = [text for text in look.said if "404" not in text]  # the page that is not there says so
                look.check(called)
            assert all(asked.startswith(url) for asked in look.asked)
            look.context.close()

        for name in LOOKS:
            stranger = Look(browser, name, pictures)
            for called, address in {"login": "/account/login/", "reset": "/account/password/reset/"}.items():
                stranger.page.goto(url + address)
                stranger.check(called)
            stranger.context.close()

        again = Look(browser, "de-phone", pictures)
        again.page.goto(f"{url}/people/")
        again.page.fill("[name=login]", "anna@example.org")
        again.page.fill("[name=password]", PASSWORD)
        again.page.click("main form button[type=submit]:not([form])")
        again.page.wait_for_url(re.compile("/account/authenticate/"))
        again.check("second")
        again.page.fill("[name=code]", codes[0])
        again.page.click("main form button[type=submit]:not([form])")
        again.page.wait_for_url(f"{url}/people/")


def test_a_passkey_is_added_and_signs_in_alone(browser, tmp_path):
    """With Chromium's virtual authenticator; passkeys need a name, so the reader comes to localhost."""
    with fremdbild(tmp_path / "firm") as served:
        url = served.replace("127.0.0.1", "localhost")
        look = Look(browser, "en-dark", tmp_path)
        page = look.page
        devices = look.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }})  # fmt: skip
        page.goto(url)
        for field, value in {
            "email": "anna@example.org",
            "name": "Anna",
            "password1": PASSWORD,
            "password2": PASSWORD,
        }.items():
            page.fill(f"[name={field}]", value)
        page.click("main button[type=submit]")
        page.goto(f"{url}/account/webauthn/add/")
        page.check("[name=passwordless]")
        page.click("#mfa_webauthn_add")
        page.wait_for_url(re.compile("/account/(recovery-codes|webauthn)/"))
        page.goto(f"{url}/account/webauthn/")
        assert "Key 1" in page.inner_text("main")
        page.goto(f"{url}/people/me/")
        page.click(".next form button")
        page.goto(f"{url}/account/login/")
        page.click("#passkey_login")
        page.wait_for_url(lambda at: "/account/" not in at)
        page.goto(f"{url}/people/me/")
        assert "anna@example.org" in page.inner_text("main")
