"""A sentence of a customer beside a finding: whose, how many there must be, and as it was written."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime

import pytest

from fremdbild.instruments import shipped_instrument
from fremdbild.report.voice import Voice
from fremdbild.texts.words import words_in
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.models import Answer, Remark, Response, Survey, Wave
from fremdbild.web.ask.questions import text_of
from fremdbild.web.voices import quoting
from fremdbild.web.voices.quoting import quotes_of
from fremdbild.web.voices.sentences import quotable, sentences

pytestmark = pytest.mark.django_db
ITEM = {
    item.criterion: item.id
    for item in shipped_instrument("fremdbild-15").questions("customer")
    if item.measured == "statement" and item.criterion
}
HOSTILE = 'Das <script>alert(1)</script> & "{count}" %s hat [Name] nie \u202ebeantwortet.'
Q3 = {"period": {"first": "2026-07-01", "last": "2026-09-30"}}


@pytest.fixture(autouse=True)
def nothing_kept():
    quoting._kept.clear()


def a_wave(kind="named", perspective="customer", closed=datetime(2026, 9, 20, tzinfo=UTC), code="customers", **known):
    survey, _ = Survey.objects.get_or_create(
        code=code,
        defaults={"title": code, "instrument": "fremdbild-15", "kind": kind, "perspective": perspective},
    )
    said = {"state": "counted", "minimum_comments": 10, "questions": text_of("fremdbild-15"), **known}
    opened = datetime(2026, 9, 1, tzinfo=UTC)
    return Wave.objects.create(survey=survey, name=f"{closed:%Y-%m-%d}", opens_at=opened, closes_at=closed, **said)


def writes(wave, number, text, *, low="reliability", touchpoint="claim", state="masked", record=None):
    """Customer `number` rates one criterion low, all others high, and writes `text`."""
    response = Response.objects.create(
        id=uuid.uuid4(),
        wave=wave,
        language="de-CH",
        channel="email",
        perspective="customer",
        system="crm",
        record_id=record or f"K{number}",
        touchpoint=touchpoint,
        started_at=wave.closes_at,
        finished_at=wave.closes_at,
    )
    for criterion, item in ITEM.items():
        Answer.objects.create(response=response, item_id=item, score=2 if criterion == low else 6)
    hidden = text if state == "masked" else ""
    return Remark.objects.create(
        wave=wave, response=response, text=f"RAW {text}", masked=hidden, state=state, order=number
    )


def ten(wave, **known):
    return [writes(wave, n, f"Auf die Antwort {n + 1000} warte ich seit Wochen.", **known) for n in range(10)]


def text(answer):
    return answer.content.decode()


def test_a_text_is_parted_into_sentences_and_not_at_abbreviations_dates_and_numbers():
    said = "Am 3. Mai kam Frau Dr. [Name] nicht. Sie rief z. B. nie an! «Warum?» Ich warte bzw. Wir warten.\nGrüsse"
    assert sentences(said) == [
        "Am 3. Mai kam Frau Dr. [Name] nicht.",
        "Sie rief z. B. nie an!",
        "«Warum?»",
        "Ich warte bzw. Wir warten.",
        "Grüsse",
    ]
    assert sentences("") == sentences(" \n ") == []


@pytest.mark.parametrize(
    "unfit",
    [
        "Kurz, aber kein Satz für sich.",
        "[Name] und [Name] in [Place], [Number]!",
        "Ohne Ende bleibt dieser Satz einfach so stehen",
        "x " * 100 + ".",
    ],
)
def test_what_cannot_stand_alone_is_not_quoted(unfit):
    assert quotable(unfit) == []


def test_one_too_few_and_nobody_is_quoted():
    wave = a_wave()
    remarks = ten(wave)
    assert set(quotes_of(Q3, "2026-Q3-1").by_criterion) == {"reliability"}
    remarks[0].delete()
    assert not quotes_of(Q3, "2026-Q3-1").by_criterion


def test_ten_texts_of_nine_people_are_too_few():
    wave = a_wave()
    ten(wave)
    Response.objects.filter(record_id="K0").update(record_id="K1")
    assert not quotes_of(Q3, "2026-Q3-1").by_criterion


def test_enough_texts_in_the_wave_are_not_enough_for_a_criterion():
    wave = a_wave()
    for number in range(9):
        writes(wave, number, "Mein Anliegen blieb über Wochen einfach liegen.", low="speed")
    for number in range(9, 18):
        writes(wave, number, "Was man mir hier zusagt, das gilt am Ende nicht.", low="reliability")
    assert not quotes_of(Q3, "2026-Q3-1").by_criterion
    writes(wave, 18, "Was man mir hier zusagt, das gilt am Ende nicht.", low="reliability")
    found = quotes_of(Q3, "2026-Q3-1").by_criterion
    assert {name: quote.text for name, quote in found.items()} == {
        "reliability": "Was man mir hier zusagt, das gilt am Ende nicht."
    }


def test_the_touchpoint_is_told_where_enough_wrote_about_it_and_a_small_one_is_not_quoted():
    wave = a_wave()
    ten(wave, touchpoint="claim")
    small = writes(wave, 90, "Die Rechnung ist leider nie richtig gestellt.", touchpoint="invoice")
    found = {quotes_of(Q3, f"2026-Q3-{number}").by_criterion["reliability"] for number in range(60)}
    assert {quote.touchpoint for quote in found} == {"claim"}
    assert small.masked not in {quote.text for quote in found}
    for number in range(91, 100):
        writes(wave, number, "Die Rechnung ist leider nie richtig gestellt.", low="speed", touchpoint="invoice")
    found = {quotes_of(Q3, f"2026-Q3-{number}").by_criterion["reliability"] for number in range(60)}
    # Now the text is shown by itself, but one at its touchpoint who rates this lowest is a group of one.
    assert {quote.touchpoint for quote in found if quote.text == small.masked} == {""}


@pytest.mark.parametrize("state", ["new", "withheld"])
def test_only_what_an_analyst_has_masked_is_quoted_and_the_others_count_as_people(state):
    wave = a_wave()
    ten(wave, state=state)
    assert not quotes_of(Q3, "2026-Q3-1").by_criterion
    only = Remark.objects.order_by("pk")[3]
    only.state, only.masked = "masked", "Den Termin hat [Name] dreimal verschoben."
    only.save()
    assert quotes_of(Q3, "2026-Q3-1").by_criterion["reliability"].text == "Den Termin hat [Name] dreimal verschoben."


@pytest.mark.parametrize(
    "known",
    [
        {"kind": "anonymous", "perspective": "inside"},
        {"perspective": "observer"},
        {"state": "open"},
        {"closed": datetime(2026, 6, 30, 21, 59, tzinfo=UTC)},
        {"closed": datetime(2026, 9, 30, 22, 1, tzinfo=UTC)},
    ],
)
def test_other_waves_are_not_quoted(known):
    ten(a_wave(**known))
    assert not quotes_of(Q3, "2026-Q3-1").by_criterion


def test_the_choice_is_the_same_at_every_look_and_another_for_another_assessment():
    wave = a_wave()
    for number in range(30):
        writes(wave, number, f"Auf die Antwort {number + 1000} warte ich seit Wochen.")
    first = quotes_of(Q3, "2026-Q3-1")
    quoting._kept.clear()
    assert quotes_of(Q3, "2026-Q3-1") == first
    assert len({quotes_of(Q3, f"2026-Q3-{n}").by_criterion["reliability"].text for n in range(2, 12)}) > 3


def test_a_remark_is_quoted_once():
    wave = a_wave()
    for number in range(10):
        remark = writes(wave, number, "Keine Antwort kam jemals bei mir zu Hause an." if number == 4 else "Nein.")
        Answer.objects.filter(response=remark.response, item_id=ITEM["speed"]).update(score=2)
    found = quotes_of(Q3, "2026-Q3-1").by_criterion
    assert list(found) == ["reliability"] or list(found) == ["speed"]


def test_the_sentence_stands_under_its_finding_and_on_the_page_of_its_criterion_as_it_was_written(person, assessed):
    wave = a_wave()
    ten(wave)
    Remark.objects.update(masked="«Grüße», schrieb [Name] aus [Place], und ließ mich stehen.")
    anna = person(Role.BOARD)
    for language, name, place in (("en", "Name", "Place"), ("de-CH", "Name", "Ort"), ("de-DE", "Name", "Ort")):
        for address in ("/", "/criterion/reliability/"):
            page = text(anna.get(address, HTTP_ACCEPT_LANGUAGE=language))
            [quoted] = re.findall(r'<blockquote dir="auto" lang="de-CH"><p>(.*?)</p></blockquote>', page, re.DOTALL)
            said = re.sub(r"<[^>]+>", "", quoted)
            assert f"«Grüße», schrieb {name} aus {place}, und ließ mich stehen." in said
            assert quoted.count('<span class="mask">') == 2
        assert "RAW" not in page
    assert "quotation" not in text(anna.get("/criterion/speed/"))
    column = re.search(r'<div class="column">(?:(?!<div class="column">).)*quotation', text(anna.get("/")), re.DOTALL)[
        0
    ]
    assert "/criterion/reliability/" in column


def test_what_somebody_wrote_is_text_and_nothing_else(person, assessed):
    ten(a_wave())
    Remark.objects.update(masked=HOSTILE)
    page = text(person(Role.BOARD).get("/"))
    [quoted] = re.findall(r"<blockquote[^>]*><p>(.*?)</p>", page, re.DOTALL)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;{count}&#34; %s hat <span" in quoted
    assert "<script>alert" not in page
    assert "\u202e" not in quoted


def test_whoever_may_not_read_voices_reads_none_here(person, assessed):
    ten(a_wave())
    for role, told in ((Role.BOARD, 1), (Role.ANALYST, 1), (Role.UNIT_LEAD, 1), (Role.EMPLOYEE, 0), (Role.TRUSTEE, 0)):
        assert text(person(role).get("/")).count("<blockquote") == told, role


def test_what_is_withheld_later_is_gone_at_the_next_look_and_is_in_no_chart(person, assessed):
    ten(a_wave())
    anna = person(Role.BOARD)
    assert "<blockquote" in text(anna.get("/"))
    chart = anna.get(f"/picture/{assessed.label}/findings.svg")
    assert chart.status_code == 200
    assert "warte ich" not in text(chart)
    Remark.objects.update(state=Remark.State.WITHHELD)
    assert "<blockquote" not in text(anna.get("/"))
    assert "<blockquote" not in text(anna.get("/criterion/reliability/"))


def test_without_voices_the_page_is_as_it_was(person, assessed):
    page = text(person(Role.BOARD).get("/"))
    assert "quotation" not in page
    assert Voice.of(words_in("en"), {}).words("web.picture.voice.plain") not in page
