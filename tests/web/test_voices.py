from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.utils import timezone

from fremdbild.tables import BY_NAME
from fremdbild.web.accounts.models import Unit
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.models import Answer, Remark, Response, Survey, Wave
from fremdbild.web.audit.models import Entry
from fremdbild.web.voices import feedback
from fremdbild.web.voices.masking import BLOCK, Span, masked, passages, spans_of
from fremdbild.web.voices.models import Reply
from fremdbild.web.voices.releasing import released
from fremdbild.web.voices.suggesting import suggestions

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe {count} %s 🙂 שלום עולם"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PROJECT = settings.PROJECT.model_copy(update={"folder": tmp_path})
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    return tmp_path


def a_wave(kind: str = "anonymous", state: str = "counted", name: str = "2026-Q3", **known: object) -> Wave:
    survey, _ = Survey.objects.get_or_create(
        code=f"{kind}-survey",
        defaults={"title": f"A {kind} survey", "instrument": "nps", "kind": kind, "perspective": "customer"},
    )
    now = timezone.now()
    return Wave.objects.create(
        survey=survey, name=name, state=state, opens_at=now - timedelta(20), closes_at=now - timedelta(2), **known
    )


def remarks(wave: Wave, count: int, text: str = "The word is kept.", **known: object) -> list[Remark]:
    state = known.pop("state", Remark.State.MASKED)
    hidden = text if state == Remark.State.MASKED else ""
    return [
        Remark.objects.create(
            wave=wave, text=f"{text} {n}", masked=f"{hidden} {n}" if hidden else "", state=state, order=n, **known
        )
        for n in range(count)
    ]


def a_response(wave: Wave, unit: str = "sales", score: int = 2, **known: object) -> Response:
    said = {
        "case_id": "C-4711",
        "system": "crm",
        "record_id": "K-1",
        "touchpoint": "claim",
        "finished_at": timezone.now() - timedelta(1),
        **known,
    }
    response = Response.objects.create(
        id=uuid.uuid4(),
        wave=wave,
        language="en",
        channel="email",
        perspective="customer",
        org_unit=unit,
        started_at=timezone.now() - timedelta(1),
        **said,
    )
    item = next(one.id for one in feedback._instrument(wave).item if one.measured == "likelihood_to_recommend")
    Answer.objects.create(response=response, item_id=item, score=score)
    return response


# Masking --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Herr Meier rief an.", [("Meier", "name", "title")]),
        ("Thanks to Mrs. Mary-Ann O'Neill!", [("Mary-Ann O'Neill", "name", "title")]),
        ("Prof. Dr. von Arx war da", [("von Arx", "name", "title")]),
        ("Freundliche Grüsse, Petra Muster", [("Petra Muster", "name", "introduced")]),
        ("Sandra war nett", [("Sandra", "name", "first_name")]),
        ("Schreiben Sie an a.b@example.org bitte", [("a.b@example.org", "email", "email")]),
        ("siehe https://example.org/x?y=1", [("https://example.org/x?y=1", "link", "link")]),
        ("Police AB-123456 fehlt", [("AB-123456", "number", "number")]),
        ("Tel. +41 79 123 45 67, seit 2019", [("+41 79 123 45 67", "number", "number")]),
        ("am 12.03.2026 um 9", [("12.03.2026", "number", "number")]),
        ("Bahnhofstrasse 12 ist zu", [("Bahnhofstrasse 12", "place", "street")]),
        ("in 8001 Zürich", [("8001 Zürich", "place", "postcode")]),
        ("die Filiale Bern", [("Bern", "place", "place")]),
        ("Frau Beispielhaft und Yilmazer", [("Beispielhaft", "name", "title"), ("Yilmazer", "name", "account")]),
        ("Alles war gut und schnell, danke.", []),
        ("", []),
    ],
)
def test_what_the_rules_find_and_why(text, found):
    told = suggestions(text, ["Emre Yilmazer"])
    assert [(one.passage, one.span.kind, one.rule) for one in told] == found


def test_rules_stay_quick_on_hostile_texts():
    for text in ("a" * 8000, "1 " * 4000, "Herr " * 1600, "a@" * 4000, "A-" * 4000, "\u202e🙂" * 4000):
        began = timezone.now()
        suggestions(text)
        assert timezone.now() - began < timedelta(seconds=2)


@pytest.mark.parametrize(
    "text",
    ["Herr Meier in Bern, 8001", "🙂 Meier 👩‍👩‍👧 Meier", "שלום Meier עולם", "[Name] Meier", "Meier", "a\nMeier\r\nb"],
)
def test_a_masked_text_is_the_original_with_its_passages_replaced(text):
    spans = passages(text, "Meier", "name")
    hidden = masked(text, spans)
    assert "Meier" not in hidden
    rest = "(.+?)".join(re.escape(part) for part in BLOCK.split(hidden))
    assert re.fullmatch(rest, text, re.DOTALL)
    assert masked(text, spans_of(text, hidden)) == hidden


def test_overlapping_and_wild_spans_change_nothing_else():
    text = "one two three"
    assert masked(text, [Span(0, 7, "name"), Span(4, 99, "place")]) == "[Name]"
    assert masked(text, [Span(5, 5, "name"), Span(9, 3, "name"), Span(4, 7, "nothing")]) == text
    assert spans_of(text, "one [Name] four") is None


def mark(remark: Remark, kind: str, passage: str) -> str:
    at = remark.text.index(passage)
    return f"{at}-{at + len(passage)}-{kind}"


@pytest.mark.django_db
def test_an_analyst_masks_a_remark(person):
    wave = a_wave()
    remark = Remark.objects.create(wave=wave, text="Herr Meier in Bern half, sagte Hausi.", order=1)
    analyst = person(Role.ANALYST)
    home = analyst.get("/voices/").content.decode()
    assert "Nobody has read one of the texts yet." in home
    page = analyst.get(analyst.get("/voices/next/")["Location"]).content.decode()
    assert "Two passages of this text stand out." in page
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    said = {
        "seen": seen,
        "mark": [mark(remark, "name", "Meier")],
        "passage1": "Hausi",
        "kind1": "name",
        "do": "release",
    }
    assert analyst.post(f"/voices/remark/{remark.pk}/", said).status_code == 302
    remark.refresh_from_db()
    assert remark.masked == "Herr [Name] in Bern half, sagte [Name]."
    assert remark.state == "masked"
    assert remark.text == "Herr Meier in Bern half, sagte Hausi."
    entry = Entry.objects.get()
    assert entry.deed == "remark.masked"
    assert "Meier" not in str(entry.details) + entry.about


@pytest.mark.django_db
def test_a_passage_that_is_not_in_the_text_releases_nothing(person):
    remark = Remark.objects.create(wave=a_wave(), text="Nothing here", order=1)
    analyst = person(Role.ANALYST)
    seen = re.search(r'"seen" value="(\w+)"', analyst.get(f"/voices/remark/{remark.pk}/").content.decode())[1]
    said = {"seen": seen, "passage1": "<b>other</b>", "kind1": "name", "do": "release"}
    answer = analyst.post(f"/voices/remark/{remark.pk}/", said)
    assert answer.status_code == 422
    assert "&lt;b&gt;other&lt;/b&gt;" in answer.content.decode()
    remark.refresh_from_db()
    assert remark.state == "new"


@pytest.mark.django_db
def test_the_second_of_two_analysts_is_told(person):
    remark = Remark.objects.create(wave=a_wave(), text="Herr Meier half", order=1)
    first, second = person(Role.ANALYST, email="a@example.org"), person(Role.ANALYST, email="b@example.org")
    url = f"/voices/remark/{remark.pk}/"
    seen = re.search(r'"seen" value="(\w+)"', first.get(url).content.decode())[1]
    marks = [mark(remark, "name", "Meier")]
    assert first.post(url, {"seen": seen, "mark": marks, "do": "release"}).status_code == 302
    answer = second.post(url, {"seen": seen, "mark": [], "do": "release"})
    assert answer.status_code == 409
    assert "Somebody else worked on this text meanwhile" in answer.content.decode()
    remark.refresh_from_db()
    assert remark.masked == "Herr [Name] half"


@pytest.mark.django_db
def test_a_look_first_saves_nothing(person):
    remark = Remark.objects.create(wave=a_wave(), text="Herr Meier half", order=1)
    page = person(Role.ANALYST).post(
        f"/voices/remark/{remark.pk}/", {"mark": [mark(remark, "name", "Meier")], "do": "preview"}
    )
    assert 'Herr <span class="mask">Name</span> half' in page.content.decode()
    remark.refresh_from_db()
    assert (remark.state, remark.masked) == ("new", "")


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["withhold", "reopen"])
def test_a_released_remark_can_be_taken_back(person, deed):
    wave = a_wave()
    first, *_ = remarks(wave, 10)
    analyst = person(Role.ANALYST)
    url = f"/voices/remark/{first.pk}/"
    seen = re.search(r'"seen" value="(\w+)"', analyst.get(url).content.decode())[1]
    analyst.post(url, {"seen": seen, "do": deed})
    assert len(released(wave)) == 9


# Releasing ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("written", "shown"), [(9, 0), (10, 10)])
def test_texts_are_shown_from_the_minimum_on(written, shown):
    wave = a_wave()
    remarks(wave, written)
    Remark.objects.create(wave=wave, text="   ", masked="   ", state="masked", order=99)
    assert len(released(wave)) == shown


@pytest.mark.django_db
def test_unread_and_withheld_texts_count_and_are_not_shown():
    wave = a_wave()
    remarks(wave, 4)
    remarks(wave, 3, state="new")
    remarks(wave, 3, state="withheld")
    assert len(released(wave)) == 4
    assert all("\0" not in voice.text for voice in released(wave))


@pytest.mark.django_db
def test_a_frozen_minimum_is_never_lowered():
    wave = a_wave(minimum_comments=12)
    remarks(wave, 11)
    assert released(wave) == []


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "open", "approved"])
def test_nothing_is_shown_of_a_wave_that_runs(person, state):
    wave = a_wave(state=state)
    remarks(wave, 12)
    assert released(wave) == []
    assert person(Role.BOARD).get(f"/voices/wave/{wave.pk}/").status_code == 404


@pytest.mark.django_db
def test_ten_texts_of_one_customer_are_one_persons():
    wave = a_wave("named", state="closed")
    for n in range(10):
        response = a_response(wave, case_id=f"C-{n}", record_id="K-1")
        Remark.objects.create(wave=wave, response=response, text="x", masked="x", state="masked", order=n)
    assert released(wave) == []


@pytest.mark.django_db
def test_the_touchpoint_is_told_of_named_surveys_only_and_never_a_date_or_unit(person):
    wave = a_wave("named", state="closed")
    for n in range(10):
        response = a_response(wave, record_id=f"K-{n}", unit="geheim-unit")
        Remark.objects.create(wave=wave, response=response, text="Gut", masked="Gut", state="masked", order=n)
    assert {voice.touchpoint for voice in released(wave)} == {"claim"}
    page = person(Role.BOARD).get(f"/voices/wave/{wave.pk}/").content.decode()
    assert "about claim" in page
    assert "geheim-unit" not in page
    assert "C-4711" not in page


@pytest.mark.django_db
def test_the_order_is_new_each_time():
    wave = a_wave()
    remarks(wave, 12)
    orders = {tuple(voice.text for voice in released(wave)) for _ in range(6)}
    assert len(orders) > 1


@pytest.mark.django_db
def test_hostile_remarks_are_shown_as_text(person):
    wave = a_wave()
    remarks(wave, 10, HOSTILE + " [Name]")
    new = Remark.objects.create(wave=wave, text=HOSTILE, order=1)
    analyst = person(Role.ANALYST)
    for url in ("/voices/", f"/voices/wave/{wave.pk}/", f"/voices/remark/{new.pk}/"):
        page = analyst.get(url).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page
        assert "🙂" in page
        assert 'dir="auto"' in page
    assert '<span class="mask">Name</span>' in analyst.get("/voices/").content.decode()


# Who sees what --------------------------------------------------------------------------------------------------------


@pytest.fixture
def units(db):
    sales = Unit.objects.create(code="sales", name="Sales")
    north = Unit.objects.create(code="north", name="North", parent=sales)
    claims = Unit.objects.create(code="claims", name="Claims")
    return {"sales": sales, "north": north, "claims": claims}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "opened"),
    [
        ("board", {"home", "wave"}),
        ("analyst", {"home", "wave", "remark", "feedback", "one"}),
        ("lead", {"home", "wave"}),
        ("agent of the unit", {"home", "wave", "feedback", "one"}),
        ("agent of the unit above", {"home", "wave", "feedback", "one"}),
        ("agent of another unit", {"home", "wave", "feedback"}),
        ("agent of another unit on the board", {"home", "wave", "feedback"}),
        ("agent of another unit who leads this one", {"home", "wave", "feedback"}),
        ("employee", set()),
        ("trustee", set()),
        ("administrator", set()),
        ("nobody", set()),
    ],
)
def test_who_opens_which_page(person, units, who, opened):
    wave = a_wave()
    remark = Remark.objects.create(wave=wave, text="Raw", order=1)
    response = a_response(a_wave("named", state="open"), unit="north")
    urls = {
        "home": "/voices/",
        "wave": f"/voices/wave/{wave.pk}/",
        "remark": f"/voices/remark/{remark.pk}/",
        "feedback": "/voices/feedback/",
        "one": f"/voices/feedback/{response.pk}/",
    }
    both = {"email": "both@example.org"}
    anybody = {
        "board": lambda: person(Role.BOARD),
        "analyst": lambda: person(Role.ANALYST),
        "lead": lambda: person(Role.UNIT_LEAD, unit=units["north"]),
        "agent of the unit": lambda: person(Role.AGENT, unit=units["north"]),
        "agent of the unit above": lambda: person(Role.AGENT, unit=units["sales"]),
        "agent of another unit": lambda: person(Role.AGENT, unit=units["claims"]),
        "agent of another unit on the board": lambda: (
            person(Role.BOARD, **both),
            person(Role.AGENT, unit=units["claims"], **both),
        )[1],
        "agent of another unit who leads this one": lambda: (
            person(Role.UNIT_LEAD, unit=units["north"], **both),
            person(Role.AGENT, unit=units["claims"], **both),
        )[1],
        "employee": lambda: person(Role.EMPLOYEE),
        "trustee": lambda: person(Role.TRUSTEE),
        "administrator": lambda: person(Role.ADMINISTRATOR),
        "nobody": person,
    }[who]()
    answers = {name: anybody.get(url).status_code for name, url in urls.items()}
    assert answers == {name: 200 if name in opened else 404 for name in urls}
    if "remark" not in opened:
        assert "Raw" not in anybody.get("/voices/").content.decode()


@pytest.mark.django_db
def test_strangers_sign_in_first(person):
    person(Role.ADMINISTRATOR)
    for url in (
        "/voices/",
        "/voices/next/",
        "/voices/remark/1/",
        "/voices/feedback/",
        f"/voices/feedback/{uuid.uuid4()}/",
    ):
        assert Client().get(url)["Location"].startswith("/account/login/")


# Feedback -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("score", "known", "is_critical"),
    [
        (6, {}, True),
        (7, {}, False),
        (0, {"case_id": "", "record_id": ""}, False),
        (0, {"case_id": ""}, True),
        (0, {"finished_at": None}, False),
    ],
)
def test_what_is_critical(score, known, is_critical):
    response = a_response(a_wave("named", state="open"), score=score, **known)
    assert (response in list(feedback.critical())) is is_critical


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scores", "is_critical"), [((7, 1), False), ((7, 1, 1), True), ((7, 4, None), False), ((), False)]
)
def test_answers_below_the_middle_on_average_are_critical(scores, is_critical):
    wave = a_wave("named", state="open")
    response = a_response(wave, score=10)
    response.answers.all().delete()
    Survey.objects.update(instrument="fremdbild-15")
    wave.refresh_from_db()
    items = [one.id for one in feedback._instrument(wave).item if "customer" in one.perspectives]
    for item, score in zip(items, scores, strict=False):
        Answer.objects.create(response=response, item_id=item, score=score)
    assert (response in list(feedback.critical())) is is_critical


@pytest.mark.django_db
def test_anonymous_answers_are_never_feedback():
    wave = a_wave()
    a_response(wave, score=0)
    assert not feedback.critical().exists()


@pytest.mark.django_db
def test_an_agent_answers_and_it_becomes_a_row_of_the_canonical_table(
    person, units, folder, django_capture_on_commit_callbacks
):
    wave = a_wave("named", state="open")
    response = a_response(wave, unit="sales")
    Remark.objects.create(wave=wave, response=response, text="Herr Meier rief nicht zurück", order=1)
    agent = person(Role.AGENT, unit=units["sales"])
    assert "One customer waits for an answer." in agent.get("/voices/").content.decode()
    url = f"/voices/feedback/{response.pk}/"
    assert "Herr Meier rief nicht zurück" in agent.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert agent.post(url, {"cause": "call", "outcome": "called back"}).status_code == 302
    row = pq.read_table(folder / "web" / "answers" / "feedback.parquet").to_pylist()[0]
    assert (row["feedback_id"], row["case_id"], row["channel"]) == (f"web-{response.pk}", "C-4711", "survey")
    assert row["raised_at"] == response.finished_at.astimezone(UTC).replace(tzinfo=None)
    assert abs(row["answered_at"] - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=1)
    assert set(row) == set(BY_NAME["feedback"].column_names)
    assert "All feedback is answered." in agent.get("/voices/feedback/").content.decode()
    deeds = list(Entry.objects.values_list("deed", "about"))
    assert deeds == [("feedback.read", "C-4711"), ("feedback.answered", "C-4711")]


@pytest.mark.django_db
def test_two_agents_note_one_answer(person, units):
    response = a_response(a_wave("named", state="open"))
    first = person(Role.AGENT, unit=units["sales"], email="a@example.org")
    second = person(Role.AGENT, unit=units["sales"], email="b@example.org")
    url = f"/voices/feedback/{response.pk}/"
    assert first.post(url, {"outcome": "called"}).status_code == 302
    answer = second.post(url, {"outcome": "wrote"})
    assert answer.status_code == 409
    assert "Somebody else was quicker" in answer.content.decode()
    assert Reply.objects.get().outcome == "called"
    assert second.post(url, {"do": "reopen"}).status_code == 302
    assert second.post(url, {"do": "reopen"}).status_code == 409


@pytest.mark.django_db
def test_an_analyst_who_reads_a_named_remark_is_in_the_log(person):
    wave = a_wave("named", state="open")
    named = Remark.objects.create(wave=wave, response=a_response(wave), text="Raw", order=1)
    anonymous = Remark.objects.create(wave=a_wave(), text="Raw", order=2)
    analyst = person(Role.ANALYST)
    analyst.get(f"/voices/remark/{anonymous.pk}/")
    assert not Entry.objects.exists()
    analyst.get(f"/voices/remark/{named.pk}/")
    analyst.post(f"/voices/remark/{named.pk}/", {"do": "preview"})
    assert [entry.deed for entry in Entry.objects.all()] == ["remark.read", "remark.read"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.BOARD, Role.ANALYST, Role.UNIT_LEAD, Role.AGENT])
def test_an_empty_place_says_so_and_names_a_next_step(person, role):
    page = person(role).get("/voices/", HTTP_ACCEPT_LANGUAGE="de-CH").content.decode()
    assert "Noch ist hier nichts zu lesen." in page
    assert 'class="button"' in page
    assert "ß" not in page
