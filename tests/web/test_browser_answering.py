"""A named and an anonymous survey in a real browser of the width of a phone, from the first page to the thanks."""

from __future__ import annotations

import pytest

from tests.web.running import make_waves, new_folder, served
from tests.web.waves import ITEMS, STATEMENTS

pytestmark = pytest.mark.slow

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
PHONE = {"width": 375, "height": 812}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = new_folder(tmp_path_factory.mktemp("answering"))
    made = make_waves(folder, named=4, sealed=[("sales", "employee", 4), ("sales", "manager", 1)])
    with served(folder) as at:
        yield at, made


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


def phone(chromium, at, language, **options):
    context = chromium.new_context(viewport=PHONE, locale=language, **options)
    context.add_cookies([{"name": "language", "value": language, "url": at}])
    page = context.new_page()
    page.wrong = []
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: page.wrong.append(asked.url) if not asked.url.startswith(at) else None)
    return page


def looked_at(page, *, fits=False, rules=True):
    """Nothing is wider than the phone, nothing breaks a rule of WCAG 2.2 AA, and questions need no scrolling."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    width, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert width <= PHONE["width"]
    if fits:
        assert height <= PHONE["height"], page.url
    if not rules:
        return
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("language", "place", "thanks"), [("de-CH", 0, "angekommen"), ("en", 1, "have arrived")])
def test_a_named_survey_from_the_first_page_to_the_thanks(site, chromium, language, place, thanks):
    at, made = site
    page = phone(chromium, at, language, color_scheme="dark" if place else "light")
    page.goto(f"{at}/a/{made['named'][place]}/")
    looked_at(page)
    page.click(".next .button")
    for number in range(1, len(ITEMS) + 1):
        page.wait_for_url(f"**/{number}/")
        looked_at(page, fits=True, rules=number in {1, len(ITEMS) - 2})
        page.locator("input[type=radio]").nth(4).check()
        page.click(".go button:last-child")
    page.wait_for_url(f"**/{len(ITEMS) + 1}/")
    page.fill("#remark", "Danke 👍")
    assert "7" in page.locator("#remark-count").inner_text()
    looked_at(page, fits=True)
    page.click(".go button:last-child")
    page.wait_for_url("**/thanks/")
    assert thanks in page.inner_text("h1")
    looked_at(page)
    assert page.wrong == []
    page.context.close()


@pytest.mark.parametrize(("language", "place", "sealed"), [("de-CH", 0, "versiegelt"), ("en", 1, "is sealed")])
def test_an_anonymous_survey_from_the_first_page_to_the_thanks(site, chromium, language, place, sealed):
    at, made = site
    page = phone(chromium, at, language, color_scheme="light" if place else "dark")
    page.goto(f"{at}/a/{made['sealed'][place]}/")
    looked_at(page)
    page.click("button[name=one]")
    for number in range(1, len(STATEMENTS) + 1):
        page.wait_for_url(f"**/{number}/")
        looked_at(page, fits=True, rules=number in {1, len(ITEMS) - 2})
        page.locator("input[type=radio]").nth(number % 8).check()
        page.click(".go button:last-child")
    page.wait_for_url(f"**/{len(STATEMENTS) + 1}/")
    page.click("button[value=pause]")
    page.wait_for_url("**/pause/")
    looked_at(page)
    code = page.inner_text(".resume-code")
    elsewhere = phone(chromium, at, language)
    elsewhere.goto(f"{at}/a/{made['sealed'][place]}/")
    elsewhere.fill("#code", code)
    elsewhere.click(".resume button")
    elsewhere.click(".go button:last-child")
    elsewhere.wait_for_url("**/thanks/")
    assert sealed in elsewhere.inner_text("h1")
    looked_at(elsewhere)
    assert page.wrong == elsewhere.wrong == []
    page.context.close()
    elsewhere.context.close()


def test_the_keyboard_alone_answers_a_survey(site, chromium):
    at, made = site
    page = phone(chromium, at, "en")
    page.goto(f"{at}/a/{made['named'][2]}/1/")
    for number in range(1, len(ITEMS) + 1):
        page.wait_for_url(f"**/{number}/")
        page.locator("input[type=radio]").first.focus() if number == 1 else reach(page, "input[type=radio]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator("input[type=radio]").nth(2).is_checked()
        page.keyboard.press("Enter")  # goes on; it does not pause, change the language or go back
    page.wait_for_url(f"**/{len(ITEMS) + 1}/")
    reach(page, "#remark")
    page.keyboard.type("By hand")
    reach(page, ".go button:last-child")
    page.keyboard.press("Space")
    page.wait_for_url("**/thanks/")
    page.context.close()


def reach(page, selector):
    """Goes on by the tabulator until the control has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached")


def test_without_scripts_both_kinds_can_be_answered_and_the_language_changed(site, chromium):
    at, made = site
    page = phone(chromium, at, "de-CH", java_script_enabled=False)
    page.goto(f"{at}/a/{made['named'][3]}/1/")
    page.locator("input[type=radio]").nth(6).check()
    page.click("button[name=language]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("input[type=radio]").nth(6).is_checked()
    page.goto(f"{at}/a/{made['named'][3]}/{len(ITEMS) + 1}/")
    page.click(".go button:last-child")
    assert page.url.endswith("/thanks/")
    page.goto(f"{at}/a/{made['sealed'][2]}/")
    page.click("button[name=all]")
    page.locator("input[type=radio]").nth(3).check()
    page.click(".go button:last-child")
    assert page.url.endswith("/thanks/")
    assert "sealed" in page.inner_text("h1")
    page.context.close()


def test_a_guess_of_a_hundred_is_typed_and_the_whole_on_one_page_breaks_no_rule(site, chromium):
    at, made = site
    page = phone(chromium, at, "de-CH")
    page.goto(f"{at}/a/{made['sealed'][4]}/")
    page.click("button[name=all]")
    page.wait_for_url("**/all/")
    looked_at(page)
    page.goto(f"{at}/a/{made['sealed'][4]}/17/")
    looked_at(page, fits=True)
    page.fill(".of input", "400")
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-invalid=true]")
    looked_at(page)
    page.fill(".of input", "40")
    page.keyboard.press("Enter")
    page.wait_for_url("**/18/")
    page.context.close()


def test_ten_megabytes_get_a_page_from_the_server_itself(site):
    import urllib.error
    import urllib.request

    at, made = site
    asked = urllib.request.Request(  # noqa: S310  our own server
        f"{at}/a/{made['named'][0]}/19/", b"remark=" + b"x" * 10_000_000, {"Accept-Language": "de-CH"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=60)  # noqa: S310  our own server
    assert refused.value.code == 413
    assert "Das ist zu viel Text." in refused.value.read().decode()
    refused.value.close()
