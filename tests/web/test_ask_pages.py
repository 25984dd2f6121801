"""The pages of the place Ask: rights, forged requests, two people at once, and the way through the five steps."""

from __future__ import annotations

import html
import re
import shutil

import pytest
from django.test import Client
from django.utils import timezone

from fremdbild.ballot import new_key
from fremdbild.ballot.keys import private_text, public_text
from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering.opting_out import address_hash
from fremdbild.web.ask.models import Contact, OptOut, Questionnaire, Survey, Wave
from fremdbild.web.ask.picturing import period_of
from fremdbild.web.ask.starting import ask_for_approval
from fremdbild.web.ballots.casting import ballot_id
from fremdbild.web.ballots.keeping import key_folder
from fremdbild.web.jobs.models import Job
from tests.web.asking import approved, customers, employees, over, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(person):
    return person(Role.ANALYST)


@pytest.fixture
def tina(person):
    return person(Role.TRUSTEE)


@pytest.fixture(autouse=True)
def no_keys_left():
    yield
    shutil.rmtree(key_folder(), ignore_errors=True)


def text_of(response):
    return html.unescape(response.content.decode())


def version_of(response):
    return re.search(r'name="version" value="(\d+)"', text_of(response))[1]


def test_on_an_empty_database_the_place_says_so_and_leads_to_the_first_wave(anna):
    page = text_of(anna.get("/ask/"))
    assert "Nobody has been asked yet." in page
    assert 'href="/ask/new/"' in page


def test_customers_are_asked_in_five_steps(anna):
    at = anna.post("/ask/new/", {"perspective": "customer"})["Location"]
    number = at.split("/")[2]
    page = anna.get(at)
    assert "Fifteen statements" in text_of(page)
    sent = {"instrument": "nps", "languages": ["de-CH", "en"], "version": version_of(page)}
    at = anna.post(at, sent)["Location"]
    assert at == f"/ask/{number}/people/"
    page = anna.get(at)
    sent = {"pasted": "a@example.org\nb@example.org\n", "version": version_of(page)}
    page = anna.client.post(at, sent, follow=True)
    assert "2 people are asked." in text_of(page)
    at = f"/ask/{number}/time/"
    page = anna.get(at)
    sent = fields_of(page) | {"title": "After the call", "kind": "named"}
    at = anna.post(at, sent)["Location"]
    page = anna.get(at)
    assert "All is ready to be sent." in text_of(page)
    assert "Send 2 invitations" in text_of(page)
    assert "asks for your view" in text_of(page)
    page = anna.client.post(at, {"version": version_of(page)}, follow=True)
    assert "0 of 2 have answered." in text_of(page)
    wave = Wave.objects.get()
    assert (wave.state, wave.survey.title, wave.survey.instrument) == ("open", "After the call", "nps")
    assert Job.objects.filter(kind="ask_invite").count() == 1


def fields_of(response):
    """What a browser would send of the form as it stands."""
    page = text_of(response)
    found = {}
    for tag in re.findall(r"<input [^>]*>", page):
        at = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if at.get("type") in {"radio", "checkbox"} and " checked" not in tag:
            continue
        if at.get("name", "") not in {"", "csrfmiddlewaretoken"}:
            found[at["name"]] = at.get("value", "on" if at.get("type") == "checkbox" else "")
    return found


def test_employees_are_asked_once_the_trustee_said_yes_and_gave_the_key(anna, tina):
    wave = employees(anna.user)
    page = anna.get(f"/ask/{wave.pk}/check/")
    assert "Ask the trustee for their yes" in text_of(page)
    anna.post(f"/ask/{wave.pk}/check/", {"version": version_of(page)})
    assert "A wave" not in text_of(tina.get("/ask/"))
    assert f"/ask/{wave.pk}/approval/" in text_of(tina.get("/ask/"))
    page = tina.get(f"/ask/{wave.pk}/approval/")
    told = text_of(page)
    wave.refresh_from_db()
    for words in ("21 people are to be asked", f"fremdbild ballot key {ballot_id(wave)}", "Claims", "What is deleted"):
        assert words in told
    wrong = tina.post(f"/ask/{wave.pk}/approval/", {"version": version_of(page), "key": "nonsense"})
    assert wrong.status_code == 400
    key = new_key(ballot_id(wave))
    sent = {"version": version_of(page), "key": public_text(key.public)}
    page = tina.client.post(f"/ask/{wave.pk}/approval/", sent, follow=True)
    assert key.public.fingerprint in text_of(page)
    page = anna.get(f"/ask/{wave.pk}/check/")
    page = anna.client.post(f"/ask/{wave.pk}/check/", {"version": version_of(page)}, follow=True)
    assert "21 people are asked." in text_of(page)
    assert "The envelopes stay shut until" in text_of(page)


def test_the_trustee_gives_a_wave_back_with_reasons(anna, tina):
    wave = employees(anna.user)
    page = anna.get(f"/ask/{wave.pk}/check/")
    anna.post(f"/ask/{wave.pk}/check/", {"version": version_of(page)})
    page = tina.get(f"/ask/{wave.pk}/approval/")
    tina.post(f"/ask/{wave.pk}/approval/", {"version": version_of(page), "refuse": "1", "reason": "Not in July <b>"})
    assert "Not in July <b>" in text_of(anna.get(f"/ask/{wave.pk}/check/"))
    assert "Not in July <b>" not in anna.get(f"/ask/{wave.pk}/check/").content.decode()


PAGES = {
    "": {"analyst", "trustee", "administrator"},
    "new/": {"analyst"},
    "questionnaires/": {"analyst"},
    "questionnaires/new/": {"analyst"},
    "questionnaires/import/": {"analyst"},
    "questionnaires/fremdbild-15/preview/": {"analyst"},
    "{draft}/": {"analyst"},
    "{draft}/whom/": {"analyst"},
    "{draft}/questions/": {"analyst"},
    "{draft}/people/": {"analyst"},
    "{draft}/people/event/": {"analyst"},
    "{draft}/time/": {"analyst"},
    "{draft}/check/": {"analyst"},
    "{draft}/asked/": {"analyst"},
    "{waiting}/": {"analyst", "trustee", "administrator"},
    "{waiting}/approval/": {"trustee"},
    "{waiting}/asked/": {"analyst", "trustee", "administrator"},
    "{open}/": {"analyst", "trustee", "administrator"},
    "{open}/reminder/": {"analyst"},
    "{shut}/opening/": {"trustee"},
    "99999/": set(),
    "99999999999999999999999/": set(),
}


@pytest.mark.parametrize("role", [*Role, None])
def test_whoever_may_not_see_a_page_is_answered_as_if_there_were_none(person, anna, tina, role):
    draft = customers(anna.user)
    waiting, shut = employees(anna.user), employees(anna.user)
    anna.post(f"/ask/{waiting.pk}/check/", {"version": waiting.version})
    approved(shut, anna.user, tina.user)
    started(shut, anna.user)
    Wave.objects.filter(pk=shut.pk).update(state=Wave.State.CLOSED, closes_at=timezone.now())
    running = started(customers(anna.user), anna.user)
    numbers = {"draft": draft.pk, "waiting": waiting.pk, "open": running.pk, "shut": shut.pk}
    reader = person(role) if role else person()
    for page, allowed in PAGES.items():
        status = reader.get("/ask/" + page.format(**numbers)).status_code
        assert (status == 404) == (role not in allowed), (page, status)
        assert status in {200, 302, 404}, (page, status)
    posts = (
        "people/link/",
        "people/remove/",
        "again/",
        "delete/",
        "retry/1/",
        "opening/envelopes/",
        "opening/give-up/",
    )
    for page in posts:
        if role not in {Role.ANALYST, Role.TRUSTEE}:
            assert reader.post(f"/ask/{running.pk}/{page}").status_code == 404, page


def test_a_forged_request_changes_nothing(anna):
    wave = customers(anna.user)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in ("check/", "delete/", "people/link/", "people/remove/"):
        assert strict.post(f"/ask/{wave.pk}/{page}", {"version": wave.version}).status_code == 403
    assert Wave.objects.get().state == Wave.State.DRAFT
    assert Contact.objects.count() == 3


def test_two_people_set_the_times_and_the_second_keeps_what_was_typed(anna, person):
    wave = customers(anna.user)
    bea = person(Role.ANALYST, email="bea@example.org")
    at = f"/ask/{wave.pk}/time/"
    both = fields_of(anna.get(at))
    assert anna.post(at, both | {"title": "Anna's title"}).status_code == 302
    page = bea.post(at, both | {"title": "Bea's title"})
    told = text_of(page)
    assert page.status_code == 400
    assert "Somebody else saved this" in told
    assert "Anna's title" in told
    assert 'value="Bea\'s title"' in told
    assert Survey.objects.get().title == "Anna's title"
    assert bea.post(at, both | {"title": "Bea's title", "version": version_of(page)}).status_code == 302
    assert Survey.objects.get().title == "Bea's title"


def test_problems_of_a_list_are_told_together_and_the_list_stays_in_the_form(anna):
    wave = employees(anna.user)
    at = f"/ask/{wave.pk}/people/"
    listed = "email,unit\nnobody,sales\nx@example.org,<script>alert(1)</script>\n"
    page = anna.post(at, {"pasted": listed, "version": version_of(anna.get(at))})
    assert page.status_code == 400
    told = text_of(page)
    assert "Line 2: “nobody” is not an e-mail address." in told
    assert "Line 3: the unit “<script>" in told
    assert "<script>alert" not in page.content.decode()
    assert "nobody,sales" in told
    assert Contact.objects.count() == 21


def test_a_list_is_uploaded_too_and_whoever_opted_out_is_left_out(anna):
    wave = customers(anna.user, 1)
    OptOut.objects.create(pk=address_hash("out@example.org"))
    from django.core.files.uploadedfile import SimpleUploadedFile

    at = f"/ask/{wave.pk}/people/"
    file = SimpleUploadedFile(
        "list.csv", b"email;language\nOUT@example.org;en\nin@example.org;en\ncustomer0@example.org;en\n"
    )
    page = anna.client.post(at, {"file": file, "version": version_of(anna.get(at))}, follow=True)
    told = text_of(page)
    assert "1 added." in told
    assert "One person does not want to be asked" in told
    assert "One stood there twice" in told
    assert set(Contact.objects.values_list("email", flat=True)) == {"customer0@example.org", "in@example.org"}


def test_a_link_for_everybody_opens_the_survey_and_is_a_qr_code(anna, client):
    wave = customers(anna.user)
    anna.post(f"/ask/{wave.pk}/people/link/", {"version": wave.version})
    wave.refresh_from_db()
    started(wave, anna.user)
    page = text_of(anna.get(f"/ask/{wave.pk}/"))
    link = re.search(r"http://127\.0\.0\.1:8000(/a/[^<\s]+/)", page)[1]
    assert client.get(link).status_code in {200, 302, 303}
    code = anna.get(f"/ask/{wave.pk}/qr.svg")
    assert code["Content-Type"] == "image/svg+xml"
    assert b"<svg" in code.content
    assert b"style=" not in code.content


@pytest.mark.parametrize(
    "sent",
    [
        {"closes_at": "yesterday"},
        {"closes_at": ""},
        {"name": "../../etc"},
        {"title": "a\u202eb"},
        {"title": "x" * 500},
        {"remind_at": "2099-01-01T10:00"},
        {"kind": "secret"},
        {"version": "-1"},
        {"version": "x"},
    ],
)
def test_impossible_times_and_names_are_refused_at_their_field(anna, sent):
    wave = customers(anna.user)
    at = f"/ask/{wave.pk}/time/"
    page = anna.post(at, fields_of(anna.get(at)) | sent)
    assert page.status_code == 400
    wave.refresh_from_db()
    assert wave.state == Wave.State.DRAFT


def test_employees_stay_anonymous_whatever_is_sent(anna):
    wave = employees(anna.user)
    at = f"/ask/{wave.pk}/time/"
    anna.post(at, fields_of(anna.get(at)) | {"kind": "named"})
    assert Survey.objects.get().kind == Survey.Kind.ANONYMOUS
    wave.refresh_from_db()
    assert anna.post(f"/ask/{wave.pk}/people/link/", {"version": wave.version}).status_code == 302
    assert "without a link" in text_of(anna.get(f"/ask/{wave.pk}/check/"))


def test_a_running_anonymous_wave_says_who_could_find_out_what(anna):
    wave = started(employees(anna.user), anna.user)
    page = text_of(anna.get(f"/ask/{wave.pk}/"))
    assert "Whoever has the mails and the database together could find out who took part" in page
    assert "Administrators could open the envelopes before." in page
    assert "style=" not in anna.get(f"/ask/{wave.pk}/").content.decode()


@pytest.mark.parametrize("language", ["de-CH", "de-DE", "en"])
def test_every_page_has_its_words_in_every_language(anna, tina, language):
    draft = employees(anna.user)
    waiting = employees(anna.user)
    anna.post(f"/ask/{waiting.pk}/check/", {"version": waiting.version})
    running = started(customers(anna.user), anna.user)
    for reader, pages in (
        (anna, ["", "new/", "questionnaires/", "questionnaires/new/", "questionnaires/import/"]),
        (anna, [f"{draft.pk}/{step}/" for step in ("whom", "questions", "people", "time", "check", "asked")]),
        (anna, [f"{running.pk}/", f"{running.pk}/reminder/", "questionnaires/nps/preview/"]),
        (tina, ["", f"{waiting.pk}/", f"{waiting.pk}/approval/"]),
    ):
        for page in pages:
            reader.client.cookies["language"] = language
            answer = reader.get(f"/ask/{page}")
            assert answer.status_code == 200, page
            assert answer["Content-Language"] == language
            if language == "de-CH":
                assert "ß" not in re.sub(r'lang="de-DE">[^<]*', "", text_of(answer)), page


def test_a_questionnaire_of_ones_own_is_made_edited_and_asked(anna):
    sent = {"name": "ours", "title_de": "Unsere", "title_en": "Ours", "base": "nps"}
    at = anna.post("/ask/questionnaires/new/", sent)["Location"]
    page = anna.get(at)
    form = fields_of(page) | {
        "s0-text-de": "Empfehlen Sie uns weiter?",
        "s0-text-en": 'Do you recommend us? "Quite" \\ <b>',
        "s0-scale": "likely",
        "s0-criterion": "",
    }
    assert anna.post(at, form).status_code == 302
    assert 'Do you recommend us? "Quite" \\ <b>' in text_of(anna.get(f"{at}preview/"))
    wave = customers(anna.user)
    anna.post(f"/ask/{wave.pk}/questions/", {"instrument": "ours", "languages": ["en"], "version": wave.version})
    wave.refresh_from_db()
    started(wave, anna.user)
    assert "Do you recommend us?" in wave.questions


def test_one_more_statement_is_added_without_a_script_and_all_problems_are_told(anna):
    sent = {"name": "ours", "title_de": "Unsere", "title_en": "Ours", "base": "nps"}
    at = anna.post("/ask/questionnaires/new/", sent)["Location"]
    form = fields_of(anna.get(at)) | {"s0-text-de": "Neu?", "s0-text-en": "New?", "s0-scale": "likely", "more": "1"}
    page = anna.post(at, form)
    assert "Statement 2" in text_of(page)
    assert "New?" in text_of(page)
    form = fields_of(page) | {"s0-text-de": "", "s0-text-en": "New?", "s0-scale": "likely"}
    form |= {"s1-text-de": "x" * 400, "s1-text-en": "x", "s1-scale": "likely"}
    page = anna.post(at, form)
    assert page.status_code == 400
    assert "has 400 letters" in text_of(page)
    assert "is empty" in text_of(page)
    assert Questionnaire.objects.get().version == 1


def test_two_editors_of_a_questionnaire_lose_nothing(anna, person):
    bea = person(Role.ANALYST, email="bea@example.org")
    sent = {"name": "ours", "title_de": "Unsere", "title_en": "Ours", "base": "nps"}
    at = anna.post("/ask/questionnaires/new/", sent)["Location"]
    form = fields_of(anna.get(at)) | {"s0-text-de": "A?", "s0-text-en": "A?", "s0-scale": "likely"}
    anna.post(at, form)
    page = bea.post(at, form | {"s0-text-en": "B?"})
    assert page.status_code == 400
    assert "Somebody else saved this" in text_of(page)
    assert "B?" in text_of(page)
    assert "A?" in Questionnaire.objects.get().text
    assert bea.post(at, form | {"s0-text-en": "B?", "version": version_of(page)}).status_code == 302
    assert "B?" in Questionnaire.objects.get().text


def test_a_changed_statement_gets_a_new_wording_together_with_its_partner(anna):
    sent = {"name": "ours", "title_de": "Unsere", "title_en": "Ours", "base": "fremdbild-15"}
    anna.post("/ask/questionnaires/new/", sent)
    from fremdbild.instruments.reading import instrument_from
    from fremdbild.web.ask.questionnaires import draft_of, save

    found = Questionnaire.objects.get()
    draft = draft_of(found.text)
    draft.statements[0].texts["en"] = "Another sentence."
    save(found, draft, found.version, anna.user)
    items = instrument_from(found.text, where="ours").questions()
    wordings = {
        item.id: item.wording
        for item in items
        if item.criterion in {"purpose", "contact"} and item.measured == "statement"
    }
    assert wordings["inside_purpose"] == wordings["outside_purpose"] == "ours/2"
    assert wordings["inside_contact"] == "fremdbild-15/1"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"name = ", "is not TOML"),
        (b'name = "x"\n', "problems"),
        (b"[" * 5000, "is not TOML"),
        (b"x" * 300_000, "larger"),
    ],
)
def test_a_file_that_is_no_questionnaire_is_refused_with_its_problems(anna, data, told):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = anna.post("/ask/questionnaires/import/", {"file": SimpleUploadedFile("x.toml", data)})
    assert page.status_code == 400
    assert told in text_of(page)
    assert not Questionnaire.objects.exists()


def test_a_file_is_taken_in_and_replaced_on_purpose_only(anna):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from fremdbild.web.ask.questions import text_of as file_of

    data = file_of("nps").replace('name = "nps"', 'name = "ours"').encode()
    at = "/ask/questionnaires/import/"
    assert anna.post(at, {"file": SimpleUploadedFile("x.toml", data)}).status_code == 302
    assert anna.post(at, {"file": SimpleUploadedFile("x.toml", data)}).status_code == 400
    assert anna.post(at, {"file": SimpleUploadedFile("x.toml", data), "replaces": "1"}).status_code == 302
    assert Questionnaire.objects.get().version == 2
    shipped = file_of("nps").encode()
    assert anna.post(at, {"file": SimpleUploadedFile("x.toml", shipped)}).status_code == 400


def test_a_draft_is_deleted_with_its_survey(anna):
    wave = customers(anna.user)
    anna.post(f"/ask/{wave.pk}/delete/")
    assert not Survey.objects.exists()
    assert not Contact.objects.exists()


def test_a_wave_that_waits_is_neither_running_nor_on_its_way(anna, person):
    wave = employees(anna.user)
    person(Role.TRUSTEE)
    ask_for_approval(wave, anna.user, wave.version)
    page = text_of(anna.get(f"/ask/{wave.pk}/"))
    assert "still on their way" not in page
    assert "No wave is running, one is waiting, none has been counted." in page
    marks = anna.get(f"/ask/{wave.pk}/").content.decode()
    assert '<li class="done">' not in marks


def test_a_key_that_is_missing_or_private_is_told_in_the_language_of_the_reader(anna, person):
    wave = employees(anna.user)
    theo = person(Role.TRUSTEE)
    Wave.objects.update(key_holder=Wave.KeyHolder.TRUSTEE)
    wave.refresh_from_db()
    ask_for_approval(wave, anna.user, wave.version)
    at = f"/ask/{wave.pk}/approval/"
    given = {"version": wave.version}
    german = {"headers": {"accept-language": "de-CH"}}
    page = theo.client.post(at, given, **german)
    assert page.status_code == 400
    assert "die auf .public endet, oder fügen Sie ihren Text ein" in page.content.decode()
    private = private_text(new_key(ballot_id(wave)))
    page = theo.client.post(at, given | {"key": private}, **german)
    assert "Das ist die private Hälfte." in page.content.decode()
    wave.refresh_from_db()
    assert wave.state == Wave.State.WAITING


def test_after_the_counting_the_period_is_assessed_before_anybody_is_told(anna, settings):
    wave = started(customers(anna.user), anna.user)
    over(wave)
    page = anna.get(f"/ask/{wave.pk}/").content.decode()
    assert f'href="/run/?period={period_of(wave)}"' in page
    chosen = anna.get(f"/run/?period={period_of(wave)}").content.decode()
    assert f'<option value="{period_of(wave)}" selected>' in chosen
    manifest = settings.ENVIRONMENT.folder / "assessments" / "2026-Q4-1" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("{}", encoding="utf-8")
    try:
        page = anna.get(f"/ask/{wave.pk}/").content.decode()
    finally:
        manifest.unlink()
        manifest.parent.rmdir()
    assert "/run/?period=" not in page
    assert "Tell what came out" in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "16 questions to employees and 30 to managers"),
        ("de-CH", "16 Fragen an Mitarbeitende und 30 an Führungskräfte"),
    ],
)
def test_questions_are_counted_alike_wherever_it_is_told(anna, tina, language, told):
    wave = employees(anna.user)
    said = {"HTTP_ACCEPT_LANGUAGE": language}
    assert told in text_of(anna.get(f"/ask/{wave.pk}/questions/", **said))
    assert told in text_of(anna.get("/ask/questionnaires/fremdbild-15/preview/", **said))
    Wave.objects.filter(pk=wave.pk).update(key_holder=Wave.KeyHolder.TRUSTEE)
    wave.refresh_from_db()
    ask_for_approval(wave, anna.user, wave.version)
    page = text_of(tina.get(f"/ask/{wave.pk}/approval/", **said))
    assert told in page
    assert {"en": "Counted is what one person is asked", "de-CH": "Gezählt ist, was eine Person"}[language] in page
    assert told in text_of(tina.get(f"/ask/{wave.pk}/asked/", **said))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {"German (Switzerland)", "German (Germany)", "English"}),
        ("de-CH", {"Deutsch (Schweiz)", "Deutsch (Deutschland)", "Englisch"}),
    ],
)
def test_languages_are_told_by_their_names(anna, language, names):
    wave = customers(anna.user)
    page = text_of(anna.get(f"/ask/{wave.pk}/questions/", HTTP_ACCEPT_LANGUAGE=language))
    shown = re.findall(r'name="languages"[^>]*>([^<]+)</label>', page)
    assert set(shown) == names
    Contact.objects.filter(wave=wave).update(language="de-CH")
    people = text_of(anna.get(f"/ask/{wave.pk}/people/", HTTP_ACCEPT_LANGUAGE=language))
    assert ">de-CH<" not in people
    assert {"en": "German (Switzerland)", "de-CH": "Deutsch (Schweiz)"}[language] in people
