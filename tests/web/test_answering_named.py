from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from fremdbild.web.answering import limits, questionnaire
from fremdbild.web.answering.named import forget_halves
from fremdbild.web.answering.opting_out import opted_out
from fremdbild.web.answering.tokens import new_token, token_hash
from fremdbild.web.ask.models import Answer, Contact, Remark, Response, Survey, Wave
from tests.web.recorded import Recorded
from tests.web.waves import ITEMS, named_wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    questionnaire.forget()


def browser(language="en"):
    return Client(HTTP_ACCEPT_LANGUAGE=language)


def send(client, path, **fields):
    return client.post(path, fields)


def text_of(answer):
    return answer.content.decode()


def test_the_first_page_says_that_the_survey_is_named_for_whom_how_long_and_who_sees_what():
    _, [token] = named_wave()
    page = text_of(browser().get(f"/a/{token}/"))
    assert "This survey is named." in page
    assert "Muster AG asks you 18 questions. They take about 3 min" in page
    assert "Your answers are kept with your case" in page
    assert "What you have answered by then is kept and counts" in page


def test_somebody_answers_page_by_page_and_is_thanked():
    wave, [token] = named_wave()
    client = browser()
    for number, item in enumerate(ITEMS, 1):
        page = client.get(f"/a/{token}/{number}/")
        assert f"Question {number} of 18" in text_of(page)
        answer = send(client, f"/a/{token}/{number}/", **{f"a_{item}": "3"}, go="next")
        assert (answer.status_code, answer["Location"]) == (303, f"/a/{token}/{number + 1}/")
    answer = send(client, f"/a/{token}/19/", remark="All is well.", go="end")
    assert answer["Location"] == f"/a/{token}/thanks/"
    assert "Your answers have arrived" in text_of(client.get(answer["Location"]))
    response = Response.objects.get(wave=wave)
    assert response.finished_at is not None
    assert (response.system, response.record_id, response.case_id) == ("crm", "C0", "case-0")
    assert (response.channel, response.language, response.touchpoint) == ("email", "en", "hotline")
    assert dict(response.answers.values_list("item_id", "score")) == dict.fromkeys(ITEMS, 3)
    assert Remark.objects.get(response=response).text == "All is well."
    assert Contact.objects.get().answered


def test_all_questions_on_one_page_are_stored_by_one_request():
    _, [token] = named_wave()
    client = browser()
    page = text_of(client.get(f"/a/{token}/all/"))
    assert page.count("<fieldset") == 18
    sent = {f"a_{item}": str(place % 7 + 1) for place, item in enumerate(ITEMS)} | {f"a_{ITEMS[2]}": "dk"}
    assert send(client, f"/a/{token}/all/", **sent, remark="", go="end")["Location"].endswith("/thanks/")
    stored = dict(Answer.objects.values_list("item_id", "score"))
    assert len(stored) == 18
    assert stored[ITEMS[2]] is None
    assert stored[ITEMS[1]] == 2
    assert not Remark.objects.exists()


def test_the_hot_path_is_three_statements():
    _, tokens = named_wave(contacts=2)
    client = browser()
    sent = {f"a_{item}": "5" for item in ITEMS} | {"go": "end"}
    send(client, f"/a/{tokens[0]}/all/", **sent)  # the wave is known from here on
    with Recorded() as done:
        send(client, f"/a/{tokens[1]}/all/", **sent)
    assert [statement.split()[:3] for statement in done.statements] == [
        ["UPDATE", "ask_contact", "SET"],
        ["INSERT", "INTO", "ask_response"],
        ["INSERT", "INTO", "ask_answer"],
    ]


def test_a_request_sent_twice_stores_one_answer_and_is_answered_as_the_first():
    _, [token] = named_wave()
    sent = {f"a_{item}": "5" for item in ITEMS} | {"go": "end", "remark": "once"}
    first, second = (send(browser(), f"/a/{token}/all/", **sent) for _ in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert (Response.objects.count(), Answer.objects.count(), Remark.objects.count()) == (1, 18, 1)


def test_what_was_handed_in_is_not_changed_by_a_link_that_is_used_again():
    _, [token] = named_wave()
    send(browser(), f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "5"}, go="end")
    send(browser(), f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "1"}, go="end")
    assert Answer.objects.get().score == 5
    assert browser().get(f"/a/{token}/1/")["Location"] == f"/a/{token}/thanks/"


def test_going_back_and_pausing_keep_what_is_on_the_page_and_it_is_there_again():
    _, [token] = named_wave()
    client = browser()
    assert send(client, f"/a/{token}/2/", **{f"a_{ITEMS[1]}": "6"}, go="back")["Location"] == f"/a/{token}/1/"
    assert re.search(r'value="6" checked', text_of(client.get(f"/a/{token}/2/")))
    paused = send(client, f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "2"}, go="pause")
    assert paused["Location"] == f"/a/{token}/pause/"
    assert f"/a/{token}/" in text_of(client.get(paused["Location"]))
    elsewhere = text_of(browser().get(f"/a/{token}/"))
    assert "Continue" in elsewhere
    assert f'href="/a/{token}/3/"' in elsewhere


def test_the_language_changes_at_any_moment_and_nothing_on_the_page_is_lost():
    _, [token] = named_wave()
    client = browser()
    answer = send(client, f"/a/{token}/4/", **{f"a_{ITEMS[3]}": "7"}, language="de-CH", go="next")
    assert answer["Location"] == f"/a/{token}/4/"
    page = text_of(client.get(f"/a/{token}/4/"))
    assert 'lang="de-CH"' in page
    assert "weiss nicht" in page
    assert re.search(r'value="7" checked', page)


def test_an_invited_person_is_spoken_to_in_the_language_of_the_invitation():
    _, [token] = named_wave()
    assert "This survey is named." in text_of(browser("de-CH").get(f"/a/{token}/"))


@pytest.mark.parametrize("sent", ["8", "0", "-1", "5.5", "seven", "99999999999", "5 or 1=1", "\u0665"])
def test_an_answer_outside_the_scale_is_told_and_not_stored(sent):
    _, [token] = named_wave()
    answer = send(browser(), f"/a/{token}/1/", **{f"a_{ITEMS[0]}": sent}, go="next")
    assert answer.status_code == 422
    assert "Give a whole number from 1 to 7" in text_of(answer)
    assert not Answer.objects.exists()


def test_a_wrong_answer_among_many_stores_nothing_and_loses_nothing_on_the_page():
    _, [token] = named_wave()
    sent = {f"a_{item}": "5" for item in ITEMS} | {f"a_{ITEMS[4]}": "9", "go": "end", "remark": "Grüezi"}
    answer = send(browser(), f"/a/{token}/all/", **sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert page.count('value="5" checked') == 17
    assert "Grüezi" in page
    assert not Response.objects.exists()
    assert not Contact.objects.get().answered


REMARKS = {
    "emoji": "👩‍👩‍👧 👍🏽 great",
    "right to left": "\u202eשלום عليكم\u202c",
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)">',
    "braces": "{count} {0} %s %(x)s {{ x }}",
}


@pytest.mark.parametrize("remark", REMARKS.values(), ids=REMARKS)
def test_a_remark_of_any_letters_is_kept_as_it_was_and_shown_harmless(remark):
    _, [token] = named_wave()
    client = browser()
    send(client, f"/a/{token}/19/", remark=remark, go="pause")
    assert Remark.objects.get().text == remark
    page = text_of(client.get(f"/a/{token}/19/"))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert remark.split("<")[0] in page


def test_a_remark_is_counted_and_a_longer_one_is_told_and_stays_on_the_page():
    _, [token] = named_wave()
    client = browser()
    assert send(client, f"/a/{token}/19/", remark="ä" * 4_000, go="pause").status_code == 303
    answer = send(client, f"/a/{token}/19/", remark="ä" * 4_001, go="end")
    assert answer.status_code == 422
    assert "The text has 4,001 characters; at most 4,000 fit" in text_of(answer)
    assert "ä" * 4_001 in text_of(answer)
    assert Remark.objects.get().text == "ä" * 4_000
    send(client, f"/a/{token}/19/", remark="  ", go="end")
    assert not Remark.objects.exists()


def test_ten_megabytes_are_refused_by_a_clear_page():
    _, [token] = named_wave()
    answer = send(browser("de-CH"), f"/a/{token}/19/", remark="x" * 10_000_000, go="end")
    assert answer.status_code == 413
    assert "Das ist zu viel Text." in text_of(answer)
    assert not Response.objects.exists()


@pytest.mark.parametrize("cut", [lambda token: token[:-5], lambda token: token[:10], lambda token: token + "~"])
def test_a_truncated_link_is_told(cut):
    _, [token] = named_wave()
    answer = browser("de-CH").get(f"/a/{cut(token)}/")
    assert answer.status_code == 404
    assert "Dieser Link öffnet keine Befragung." in text_of(answer)


@pytest.mark.parametrize("path", ["", "1/", "all/", "pause/", "thanks/", "stop/"])
def test_a_forged_link_opens_nothing_by_any_of_its_addresses(path):
    wave, _ = named_wave()
    forged = new_token(wave.pk)
    assert browser().get(f"/a/{forged}/{path}").status_code == 404
    if path not in {"", "pause/", "thanks/"}:
        assert browser().post(f"/a/{forged}/{path}", {"go": "end"}).status_code == 404
    assert not Response.objects.exists()


@pytest.mark.parametrize("how", ["state", "time"])
def test_a_survey_closed_while_somebody_answers_says_so_and_keeps_what_was_acknowledged(how):
    _, [token] = named_wave()
    client = browser("de-CH")
    send(client, f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "4"}, go="next")
    if how == "state":
        Wave.objects.update(state=Wave.State.CLOSED)
    else:
        Wave.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    answer = send(client, f"/a/{token}/2/", **{f"a_{ITEMS[1]}": "4"}, go="next")
    assert answer.status_code == 410
    assert "The survey is closed." in text_of(answer)
    assert list(Answer.objects.values_list("item_id", "score")) == [(ITEMS[0], 4)]


def test_a_survey_that_has_not_begun_says_when_it_does():
    _, [token] = named_wave()
    Wave.objects.update(state=Wave.State.APPROVED)
    answer = browser().get(f"/a/{token}/1/")
    assert answer.status_code == 403
    assert "It begins on" in text_of(answer)


def test_after_the_release_the_same_link_tells_what_is_done_now():
    _, [token] = named_wave(follow_up="We call back within a day.\n\nFrom May on.")
    Wave.objects.update(state=Wave.State.RELEASED)
    page = text_of(browser().get(f"/a/{token}/"))
    assert "The results are released." in page
    assert "What we do now" in page
    assert "We call back within a day." in page


def test_half_a_questionnaire_is_deleted_at_the_closing_where_the_survey_does_not_keep_it():
    for keeps in (True, False):
        wave, tokens = named_wave(f"keeps-{keeps}", contacts=2, keeps_half=keeps)
        send(browser(), f"/a/{tokens[0]}/1/", **{f"a_{ITEMS[0]}": "4"}, go="next")
        send(browser(), f"/a/{tokens[1]}/1/", **{f"a_{ITEMS[0]}": "4"}, go="end")
        assert forget_halves(wave) == (0 if keeps else 1)
        assert Response.objects.filter(wave=wave).count() == (2 if keeps else 1)
        assert Answer.objects.filter(response__wave=wave).count() == (2 if keeps else 1)


def test_behind_a_link_for_everybody_each_browser_has_a_form_of_its_own_without_a_cookie():
    wave, _ = named_wave(contacts=0)
    token = new_token(wave.pk)
    Wave.objects.update(link_hash=token_hash(token))
    ways = []
    for via, channel in (("", "link"), ("?via=qr", "qr")):
        client = browser()
        page = text_of(client.get(f"/a/{token}/{via}"))
        ways.append(re.search(r'href="(/a/[^"]+)/1/"', page)[1])
        answer = send(client, f"{ways[-1]}/1/", **{f"a_{ITEMS[0]}": "4"}, go="next")
        assert answer["Location"] == f"{ways[-1]}/2/"
        send(client, f"{ways[-1]}/1/", **{f"a_{ITEMS[0]}": "5"}, go="end")
        assert not client.cookies
        assert Response.objects.get(channel=channel).answers.get().score == 5
    assert ways[0] != ways[1]
    send(browser(), f"{ways[0]}/1/", **{f"a_{ITEMS[0]}": "1"}, go="end")
    assert sorted(Answer.objects.values_list("score", flat=True)) == [5, 5]


def test_one_link_may_be_used_often_but_not_endlessly_and_others_are_not_held_up(monkeypatch):
    monkeypatch.setattr(limits, "MOST", 3)
    _, tokens = named_wave(contacts=2)
    codes = [send(browser(), f"/a/{tokens[0]}/1/", **{f"a_{ITEMS[0]}": "4"}, go="stay").status_code for _ in range(4)]
    assert codes == [303, 303, 303, 429]
    assert send(browser(), f"/a/{tokens[1]}/1/", **{f"a_{ITEMS[0]}": "4"}, go="stay").status_code == 303


def test_whoever_does_not_want_to_be_asked_is_remembered_without_the_address():
    _, [token] = named_wave()
    client = browser()
    assert "Shall we not ask you any more?" in text_of(client.get(f"/a/{token}/stop/"))
    assert not opted_out("customer0@example.org")
    assert "You will not be asked any more." in text_of(client.post(f"/a/{token}/stop/"))
    assert opted_out(" Customer0@example.org")


def test_figures_from_nought_to_ten_and_a_typed_number_are_asked_for():
    _, [token] = named_wave(instrument="nps")
    page = text_of(browser().get(f"/a/{token}/1/"))
    assert page.count('type="radio"') == 12
    assert "extremely likely" in page


@pytest.mark.parametrize("path", ["", "1/", "18/", "19/", "all/", "thanks/", "pause/"])
def test_every_page_is_light_on_the_wire(path):
    _, [token] = named_wave()
    client = browser()
    send(client, f"/a/{token}/1/", go="end") if path == "thanks/" else None
    answer = client.get(f"/a/{token}/{path}")
    assert answer.status_code == 200
    weight = len(answer.content)
    from django.contrib.staticfiles import finders

    for name in re.findall(r'"/static/([^"]+)"', text_of(answer)):
        weight += Path(finders.find(name)).stat().st_size
    assert weight < 100_000


def test_pages_set_no_cookie_and_tell_nobody_where_they_came_from():
    _, [token] = named_wave()
    client = browser()
    answer = send(client, f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "4"}, go="next")
    for response in (answer, client.get(f"/a/{token}/2/")):
        assert not response.cookies
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert not response.has_header("ETag")
        assert not response.has_header("Last-Modified")


def test_a_named_survey_and_a_ticket_do_not_open_each_other():
    _, [token] = named_wave()
    Survey.objects.update(kind=Survey.Kind.ANONYMOUS)
    assert browser().get(f"/a/{token}/").status_code == 404
    assert send(browser(), f"/a/{token}/1/", **{f"a_{ITEMS[0]}": "4"}, go="next").status_code == 404
    assert not Response.objects.exists()


def test_a_link_that_lost_its_last_stroke_opens_the_survey():
    _, [token] = named_wave()
    answer = Client().get(f"/a/{token}")
    assert (answer.status_code, answer["Location"]) == (302, f"/a/{token}/")


def test_whoever_has_answered_is_thanked_and_not_asked_to_go_on():
    _, [token] = named_wave()
    client = Client()
    client.post(f"/a/{token}/all/", {"go": "end", **{f"a_{item}": "4" for item in ITEMS}})
    answer = client.get(f"/a/{token}/")
    assert (answer.status_code, answer["Location"]) == (303, f"/a/{token}/thanks/")
