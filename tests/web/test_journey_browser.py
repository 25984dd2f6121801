"""Waves of the demo firm among customers and employees, from the first account to the board report, by its people.

Whoever does something by hand does it here with a browser: the administrator, the analyst, the trustee with the
commands on a machine of their own, the board, and two of those who answer, on a phone. The many answer by HTTP. The
figures of the picture and of the report are compared with the answers that were given.
With FREMDBILD_PICTURES=FOLDER pictures of the pages are kept, in German light and English dark, on desk and phone.
"""

from __future__ import annotations

import csv
import os
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from email import message_from_bytes, policy
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from served import free_port, fremdbild, in_django, surroundings

from fremdbild.instruments import shipped_instrument

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]  # fmt: skip
PASSWORD = "vier-blaue-Pferde-1912"
WAVE = "employees-2026"
QUESTIONS = shipped_instrument("fremdbild-15")
CUSTOMER, EMPLOYEE, MANAGER = (
    [item.id for item in QUESTIONS.questions(one)] for one in ("customer", "employee", "manager")
)
CRITERIA = [item.removeprefix("outside_") for item in CUSTOMER if item.startswith("outside_")]
UNITS = """org_unit,name,parent
MV,Muster Versicherung,
SCH,Schaden,MV
SCH-FZ,Schaden Fahrzeuge,SCH
KUS,Kundenservice,MV
KUS-TE,Service Telefon,KUS
"""
PEOPLE = {
    "analyst": "anna@muster.example",
    "trustee": "theo@muster.example",
    "unit_lead": "lea@muster.example",
    "board": "vera@muster.example",
}
STAFF = [("SCH-FZ", "employee", 12), ("KUS-TE", "employee", 11), ("SCH", "manager", 5), ("KUS", "manager", 4)]


_TABLES = "source_record|service_case|org_unit|touchpoint"
"""Of the demo firm's own data: enough for evidence, segments and units, and quick to load."""


class Mailbox:
    """A mail server that keeps what it takes."""

    def __init__(self):
        self.taken = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    def link(self, to, part, *, after=0):
        """The link in the newest mail to somebody that has `part` in it."""
        for _ in range(300):
            for address, mail in reversed(self.taken[after:]):
                found = re.search(rf"http\S+{part}\S*", mail.get_content()) if address == to else None
                if found and not found[0].endswith("/stop/"):
                    return found[0]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {to} with {part}")

    def wait_for(self, count, *, after=0):
        for _ in range(400):
            if len(self.taken) - after >= count:
                return
            time.sleep(0.1)
        raise AssertionError(f"{len(self.taken) - after} mails of {count}")


class Journey:
    """The firm, its server, and the browsers of its people."""

    def __init__(self, folder, url, mails, browser):
        self.folder, self.url, self.mails, self._browser = folder, url, mails, browser
        self.pictures = os.environ.get("FREMDBILD_PICTURES")
        self.wrong = []

    def person(self, **options):
        page = self._browser.new_context(locale="de-CH", viewport={"width": 1360, "height": 900}, **options).new_page()
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        return page

    def look(self, page, called, english):
        """The page is not wider than a phone in both languages, and has its sentence in English, too."""
        state = page.context.storage_state()
        looks = [("de-CH", 375, "light"), ("en", 375, "dark"), *([("en", 1360, "dark")] if self.pictures else [])]
        for language, width, scheme in looks:
            context = self._browser.new_context(
                locale=language,
                color_scheme=scheme,
                viewport={"width": width, "height": 812},
                storage_state=state,
            )
            context.add_cookies([{"name": "language", "value": language, "url": self.url}])
            seen = context.new_page()
            seen.goto(page.url)
            assert seen.evaluate("document.documentElement.scrollWidth") <= width, (called, language, width)
            if language == "en":
                assert english in flat(seen.inner_text("main")), called
            if self.pictures:
                seen.screenshot(path=Path(self.pictures, f"{called}-{language}-{width}.png"), full_page=True)
            context.close()
        if self.pictures:
            page.screenshot(path=Path(self.pictures, f"{called}-de-CH-1360.png"), full_page=True)


@pytest.fixture
def journey(tmp_path):
    if not CHROMIUM.exists():
        pytest.skip("no Chromium")
    firm, box = tmp_path / "firm", Mailbox()
    run("demo", firm, "--customers", "200", "--only-files")
    settings = firm / "fremdbild.toml"
    tables = re.split(r"(?m)^(?=\[\[)", settings.read_text(encoding="utf-8"))
    kept = [table for table in tables if re.search(rf'(?m)^table = "({_TABLES})"', table) or not table.startswith("[[")]
    settings.write_text("".join(kept) + '\n[[grouping]]\nby = ["segment"]\n', encoding="utf-8")
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with (
            fremdbild(firm, FREMDBILD_SMTP=f"smtp://127.0.0.1:{server.port}") as url,
            playwright.sync_playwright() as at,
        ):
            browser = at.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
            yield Journey(firm, url, box, browser)
            browser.close()
    finally:
        server.stop()


def run(*arguments):
    """A command of the program, as it is typed; what it says."""
    call = [sys.executable, "-c", "from fremdbild.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(call, env=surroundings(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def post(url, fields, jar=None):
    """Status and where it leads to."""
    opener = urllib.request.build_opener(_Stay, urllib.request.HTTPCookieProcessor(CookieJar() if jar is None else jar))
    try:
        with opener.open(url, urllib.parse.urlencode(fields).encode()) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers.get("Location", "")


def hand_in(link, answers, *, sealed):
    """All answers on one page, without a browser."""
    jar = CookieJar()
    if sealed:
        assert post(f"{link}begin/", {"all": "1"}, jar)[0] == 303
    told = post(f"{link}all/", {f"a_{item}": score for item, score in answers.items()} | {"go": "end"}, jar)
    assert told[0] == 303, told
    assert told[1].endswith("/thanks/"), told


def answered_on_a_phone(journey, link, answers, language):
    """Question by question; the thanks."""
    page = journey.person()
    page.set_viewport_size({"width": 375, "height": 812})
    page.context.add_cookies([{"name": "language", "value": language, "url": journey.url}])
    page.goto(link)
    page.locator(".next .button, .next button[name=one]").first.click()
    for number, score in enumerate(answers.values(), start=1):
        page.wait_for_url(f"**/{number}/")
        page.locator(f"input[type=radio][value='{score}']").check()
        page.click(".go button:last-child")
    page.wait_for_url(f"**/{len(answers) + 1}/")
    page.click(".go button:last-child")
    page.wait_for_url("**/thanks/")
    said = page.inner_text("h1")
    page.context.close()
    return said


def test_from_the_invitation_to_the_board_report(journey):
    url, mails = journey.url, journey.mails
    administrator = set_up(journey)
    administrator.context.close()
    people = {role: welcomed(journey, role) for role in PEOPLE}
    analyst, trustee = people["analyst"], people["trustee"]

    customers = customers_of(journey.folder)
    ask_customers(journey, analyst, customers)
    staff = [
        (f"{unit}.{role}{n}@muster.example".lower(), unit, role) for unit, role, count in STAFF for n in range(count)
    ]
    ask_employees(journey, analyst, trustee, staff)

    outside = customers_answer(journey, customers)
    inside = employees_answer(journey, staff)

    # Reminders: the customer who lost the link answers by the one in the reminder.
    before = len(mails.taken)
    moved(journey, "remind")
    mails.wait_for(len(staff) + len(customers) - len(outside), after=before)
    reminded = [to for to, _ in mails.taken[before:]]
    assert sorted(to for to in reminded if to.endswith("@muster.example")) == sorted(email for email, *_ in staff)
    late = customers[1][0]
    outside[late] = dict.fromkeys(CUSTOMER, 5)
    hand_in(mails.link(late, "/a/", after=before), outside[late], sealed=False)

    moved(journey, "close")
    open_the_envelopes(journey, trustee, people["analyst"], len(inside))
    assess(journey, analyst)
    check_the_picture(journey, analyst, outside, inside)
    decide(journey, people["board"])
    check_the_report(journey, outside, inside)
    tell(journey, analyst, customers[0][0])
    assert people["unit_lead"].goto(f"{url}/").status == 200
    assert [said for said in journey.wrong if "400" not in said] == []


def set_up(journey):
    page = journey.person()
    page.goto(journey.url)
    for field, value in {
        "email": "adrian@muster.example",
        "name": "Adrian",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }.items():
        page.fill(f"[name={field}]", value)
    page.click("main button[type=submit]")
    page.goto(f"{journey.url}/people/units/")
    page.set_input_files("[name=file]", {"name": "units.csv", "mimeType": "text/csv", "buffer": UNITS.encode()})
    page.get_by_role("button", name="Datei übernehmen").click()
    assert "Es gibt 5 Einheiten." in page.inner_text("h1")
    for role, email in PEOPLE.items():
        page.goto(f"{journey.url}/people/invite/")
        page.fill("[name=email]", email)
        page.fill("[name=name]", email.partition("@")[0].title())
        page.select_option("[name=role]", role)
        page.select_option("[name=language]", "de-CH")
        if role == "unit_lead":
            page.select_option("[name=unit]", label="Schaden")
        page.click("main button[type=submit]")
    assert "Vertrauensperson" in page.inner_text("main")
    journey.look(page, "people", "5 people have an account here.")
    return page


def welcomed(journey, role):
    page = journey.person()
    page.goto(journey.mails.link(PEOPLE[role], "/people/welcome/"))
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.click("main button[type=submit]")
    return page


def customers_of(folder):
    """Address and customer number of twelve customers of each segment."""
    found = {"Privat": [], "Jung": [], "KMU": []}
    with (folder / "quellen/kunden/crm.csv").open(encoding="cp1252", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["Segment"] in found:
                found[row["Segment"]].append(row["Kundennr"])
    numbers = [number for segment in found.values() for number in segment[:12]]
    return [(f"kunde{place}@kunden.example", number) for place, number in enumerate(numbers)]


def ask_customers(journey, page, customers):
    page.goto(f"{journey.url}/ask/")
    page.get_by_role("link", name="Zum ersten Mal fragen").click()
    page.get_by_label("Kunden").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Weiter").click()
    rows = "".join(f"{email},crm,{number}\n" for email, number in [*customers, customers[0]])
    page.fill("[name=pasted]", f"email,system,record\n{rows}")
    page.get_by_role("button", name="Diese Personen").click()
    assert "Eine stand doppelt und ist weggelassen." in page.inner_text("main")
    page.get_by_role("link", name="Weiter").click()
    page.fill("[name=title]", "Wie sehen Sie uns?")
    page.get_by_role("button", name="Weiter").click()
    assert "möchte Ihre Sicht kennen: Wie sehen Sie uns? Es sind 18 Fragen" in page.inner_text("main")
    journey.look(page, "check-customers", "All is ready to be sent.")
    page.get_by_role("button", name=f"{len(customers)} Einladungen senden").click()
    assert f"0 von {len(customers)} haben geantwortet." in page.inner_text("h1")


def ask_employees(journey, analyst, trustee, staff):
    analyst.goto(f"{journey.url}/ask/new/")
    analyst.get_by_label("Mitarbeitende und Führungskräfte").check()
    analyst.get_by_role("button", name="Weiter").click()
    analyst.get_by_role("button", name="Weiter").click()
    analyst.fill("[name=pasted]", "email,unit,role\n" + "".join(",".join(one) + "\n" for one in staff))
    analyst.get_by_role("button", name="Diese Personen").click()
    analyst.get_by_role("link", name="Weiter").click()
    analyst.fill("[name=title]", "Wie sehen wir uns?")
    analyst.fill("[name=name]", "2026")
    analyst.get_by_role("button", name="Weiter").click()
    assert "2 Gruppen haben weniger als 7 Personen" in analyst.inner_text("main")
    analyst.get_by_role("button", name="Um das Ja").click()
    assert "unterwegs" not in analyst.inner_text("main")
    assert "Eine Welle läuft, eine wartet" in analyst.inner_text("main")
    journey.look(analyst, "waits-for-the-trustee", "Nothing is sent before the trustee says yes.")

    trustee.goto(journey.mails.link(PEOPLE["trustee"], "/ask/"))
    journey.look(trustee, "approval", f"{len(staff)} people are to be asked. Do you agree?")
    own = journey.folder.parent / "trustee"
    fingerprint = re.search(r"fingerprint (\S+)", run("ballot", "key", WAVE, "--out", own))[1]
    trustee.set_input_files("[name=key_file]", own / f"{WAVE}.public")
    trustee.get_by_role("button", name="Bewilligen").click()
    assert fingerprint in trustee.inner_text("main")

    analyst.goto(journey.mails.link(PEOPLE["analyst"], "/check/"))
    analyst.get_by_role("button", name=f"{len(staff)} Einladungen senden").click()
    assert f"{len(staff)} Personen sind gefragt." in analyst.inner_text("h1")
    journey.look(analyst, "wave-of-employees", f"{len(staff)} people are asked.")


def customers_answer(journey, customers):
    """Email → answers that count. Two never answer before the reminder, one leaves half-way, one answers twice."""
    by_chance = random.Random(5)
    given = {}
    for place, (email, _) in enumerate(customers):
        link = journey.mails.link(email, "/a/")
        if place in {1, 2}:
            continue
        if place == 3:  # leaves half-way: what was answered counts, as the first page says
            answers = dict.fromkeys(CUSTOMER[:4], 2)
            for number, (item, score) in enumerate(answers.items(), start=1):
                assert post(f"{link}{number}/", {f"a_{item}": score, "go": "next"})[0] == 303
            given[email] = answers
            continue
        mood = by_chance.gauss(3.6, 1.3)
        given[email] = {
            item: min(7, max(1, round(by_chance.gauss(mood - (item == "outside_learning"), 1.5)))) for item in CUSTOMER
        }
        if place == 0:
            said = answered_on_a_phone(journey, link.rstrip("/"), given[email], "de-CH")
            assert said == "Danke. Ihre Antworten sind angekommen."
        else:
            hand_in(link, given[email], sealed=False)
        if place == 4:  # answers twice: the first stays
            hand_in(link, dict.fromkeys(CUSTOMER, 7), sealed=False)
    return given


def employees_answer(journey, staff):
    """Email → role and answers. One never answers, one answers twice."""
    by_chance = random.Random(6)
    given = {}
    for place, (email, _, role) in enumerate(staff):
        link = journey.mails.link(email, "/a/")
        if place == 1:
            continue
        asked = EMPLOYEE if role == "employee" else MANAGER
        answers = {
            item: by_chance.randrange(30, 80, 5)
            if item.startswith("guess_")
            else min(7, max(1, round(by_chance.gauss(5.2, 1.2))))
            for item in asked
        }
        if place == 0:
            assert answered_on_a_phone(journey, link, answers, "en") == "Thank you. Your envelope is sealed."
        else:
            hand_in(link, answers, sealed=True)
        if place == 2:  # answers twice: the last version counts
            answers = dict.fromkeys(answers, 4)
            hand_in(link, answers, sealed=True)
        given[email] = role, answers
    return given


_MOVED = """
from datetime import timedelta
from django.utils import timezone
from fremdbild.web.accounts.models import User
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.running import set_reminder
from fremdbild.web.ask.starting import lay_out_closing
for wave in Wave.objects.all():
    soon = timezone.now() + timedelta(seconds=1)
    if WHAT == "remind":
        set_reminder(wave, User.objects.get(email="anna@muster.example"), wave.version, soon)
    else:
        wave.closes_at = soon
        wave.save()
        lay_out_closing(wave)
"""


def moved(journey, what):
    """A reminder or the closing, as if it were that late."""
    in_django(journey.folder, f"WHAT = {what!r}\n" + _MOVED)


def open_the_envelopes(journey, trustee, analyst, answered):
    own = journey.folder.parent / "trustee"
    trustee.goto(journey.mails.link(PEOPLE["trustee"], "/opening/"))
    journey.look(trustee, "opening", "The envelopes are in. Open them on your machine.")
    with trustee.expect_download() as taken:
        trustee.get_by_role("button", name="Umschläge herunterladen").click()
    taken.value.save_as(own / taken.value.suggested_filename)
    said = run("ballot", "open", own / f"{WAVE}.envelopes", "--key", own / f"{WAVE}.private", "--out", own)
    assert f"{answered} with answers" in said
    trustee.set_input_files("[name=file]", own / f"{WAVE}.opened.zip")
    trustee.get_by_role("button", name="Ergebnis dem Server geben").click()
    assert "Die Welle ist ausgezählt." in trustee.inner_text("h1")
    for _ in range(100):
        if "Die Vertrauensperson vernichtet auf ihrem Gerät" in trustee.inner_text("main"):
            break
        time.sleep(0.2)
        trustee.reload()
    else:
        raise AssertionError(trustee.inner_text("main"))
    analyst.goto(journey.mails.link(PEOPLE["analyst"], r"/ask/\d+/\s").strip())
    journey.look(analyst, "counted", "The wave is counted.")


def assess(journey, page):
    page.get_by_role("link", name="Periode auswerten").click()
    page.get_by_role("button", name="Auswertung starten").click()
    seen = set()
    for _ in range(900):
        said = page.inner_text("main")
        if "Das Bild ist da." in said or "nicht" in page.inner_text("h1"):
            break
        if page.locator("progress[value]").count():
            seen.add(re.sub(r"\(.*", "", page.locator(".progress p").inner_text()))
        time.sleep(0.2)
    assert "Das Bild ist da." in page.inner_text("h1"), page.inner_text("main")
    assert len(seen) >= 2, seen  # both steps were told by the progress bar
    page.get_by_role("link", name="Das Bild ansehen").click()


def scores(given, side):
    """Criterion → score of 0 to 100, as the answers say."""
    told = {
        name: [(answers[f"{side}_{name}"] - 1) / 6 * 100 for answers in given if f"{side}_{name}" in answers]
        for name in CRITERIA
    }
    return {name: statistics.fmean(values) for name, values in told.items()}


def total(by_criterion):
    values = list(by_criterion.values())
    return statistics.fmean(statistics.fmean(values[at : at + 5]) for at in (0, 5, 10))


def rounded(text, value):
    """Whether a figure of a page is this value, told without decimals."""
    return abs(int(text.replace("−", "-")) - value) <= 0.5 + 1e-6


def check_the_picture(journey, page, outside, inside):
    theirs = scores(outside.values(), "outside")
    ours = scores([answers for _, answers in inside.values()], "inside")
    headline = re.fullmatch(r"Wir geben uns (\d+)\. Unsere Kunden geben uns (\d+)\.", flat(page.inner_text("h1")))
    assert headline, page.inner_text("main")[:1500]
    assert rounded(headline[1], total(ours))
    assert rounded(headline[2], total(theirs))
    main = flat(page.inner_text("main"))
    assert f"{len(inside)} von {sum(count for *_, count in STAFF)} antworteten" in main
    assert f"{len(outside)} von 36 antworteten" in main
    likely = [answers["recommend"] for answers in outside.values() if "recommend" in answers]
    nps = 100 * (sum(score >= 9 for score in likely) - sum(score <= 6 for score in likely)) / len(likely)
    assert rounded(re.search(r"NPS (−?\d+)", main)[1], nps)
    for name in CRITERIA:
        row = page.locator("#criteria tr", has=page.locator(f"a[href*='/criterion/{name}/']")).first
        figures = [int(text) for text in row.locator("svg text").all_text_contents() if text.strip().isdigit()]
        for value in (theirs[name], ours[name]):
            assert any(abs(figure - value) <= 0.5 + 1e-6 for figure in figures), (name, value, figures)
    journey.look(page, "picture", f"We give ourselves {headline[1]}.")
    page.goto(
        page.locator("#criteria a[href*='/criterion/learning/']").first.get_attribute("href")
        and f"{journey.url}/criterion/learning/"
    )
    journey.look(page, "criterion", "Learning")


def flat(text):
    return re.sub(r"\s+([.,;])", r"\1", " ".join(text.split()))


def decide(journey, page):
    page.goto(f"{journey.url}/act/findings/")
    journey.look(page, "findings", "")
    page.locator("main a[href*='/act/new/']").first.click()
    page.fill("[name=what]", "Jede Kritik wird in fünf Tagen beantwortet")
    journey.look(page, "new-action", "")
    page.locator("main form button").last.click()
    page.goto(f"{journey.url}/act/")
    assert "Jede Kritik wird in fünf Tagen beantwortet" in page.inner_text("main")
    page.get_by_role("link", name="Entscheiden").first.click()
    page.get_by_role("button", name="Ja, beschliessen").click()
    assert "Beschlossen." in page.locator("[role=status]").inner_text()
    page.goto(f"{journey.url}/act/")
    journey.look(page, "act", "")


def check_the_report(journey, outside, inside):
    out = journey.folder.parent / "reports"
    run("render", journey.folder, "--out", out)
    ours = round(total(scores([answers for _, answers in inside.values()], "inside")))
    theirs = round(total(scores(outside.values(), "outside")))
    for language, first, second in (
        ("de-CH", "Wir geben uns", "Unsere Kunden geben uns"),
        ("en", "We give ourselves", "Our customers give us"),
    ):
        [page] = out.glob(f"*.{language}.html")
        said = flat(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))
        assert f"{first} {ours}." in said
        assert f"{second} {theirs}." in said
        [paper] = out.glob(f"*.{language}.pdf")
        assert paper.read_bytes().startswith(b"%PDF-")


def tell(journey, page, customer):
    page.goto(f"{journey.url}/ask/1/")
    page.get_by_role("link", name="Sagen, was herauskam").first.click()
    page.fill("[name=follow_up]", "Wir beantworten Kritik in fünf Tagen.")
    before = len(journey.mails.taken)
    page.locator("main form button").last.click()
    link = journey.mails.link(customer, "/a/", after=before)
    reader = journey.person()
    reader.goto(link)
    assert "Wir beantworten Kritik in fünf Tagen." in reader.inner_text("main")
    reader.context.close()
