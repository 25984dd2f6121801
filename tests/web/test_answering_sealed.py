from __future__ import annotations

import logging
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from fremdbild.ballot import new_key, open_wave, unseal
from fremdbild.ballot.keys import public_text
from fremdbild.errors import BallotError, FremdbildError
from fremdbild.web.answering import questionnaire, sealed
from fremdbild.web.ask.models import Answer, Contact, OpenedAnswer, Remark, Response, Wave
from fremdbild.web.ballots.casting import ballot_id, make_ballots, size_of
from fremdbild.web.ballots.destroying import destroy
from fremdbild.web.ballots.export import export
from fremdbild.web.ballots.keeping import key_folder, make_server_key, server_key
from fremdbild.web.ballots.loading import load_opened
from fremdbild.web.ballots.models import Ballot
from tests.web.recorded import Recorded
from tests.web.waves import STATEMENTS, sealed_wave

pytestmark = pytest.mark.django_db

LAST = len(STATEMENTS) + 1


@pytest.fixture(autouse=True)
def _fresh():
    questionnaire.forget()


def browser(language="en"):
    return Client(HTTP_ACCEPT_LANGUAGE=language)


def send(client, path, **fields):
    return client.post(path, fields)


def text_of(answer):
    return answer.content.decode()


def begun(token, language="en"):
    client = browser(language)
    assert send(client, f"/a/{token}/begin/")["Location"] == f"/a/{token}/1/"
    return client


def opened(wave, token, key):
    from fremdbild.web.answering.tokens import token_hash

    return unseal(bytes(Ballot.objects.get(pk=token_hash(token)).envelope), key, size_of(wave))


def test_the_first_page_says_who_holds_the_key_what_nobody_sees_and_what_cannot_be_promised():
    _, [token, *_], key = sealed_wave()
    page = text_of(browser().get(f"/a/{token}/"))
    assert "What you answer is sealed." in page
    assert key.public.fingerprint in page
    assert "The trustee, on a machine of their own" in page
    assert "Results show groups of at least 7 people" in page
    assert "mails and the database together could find it out, but never what" in page
    assert "tampered" in page
    Wave.objects.update(key_holder=Wave.KeyHolder.SERVER)
    page = text_of(browser().get(f"/a/{token}/"))
    assert "administrators of the server could open the envelopes" in page
    assert "Administrators could open it." in page


def test_the_promise_stands_below_the_button_on_every_screen():
    _, [token, *_], _ = sealed_wave()
    client = begun(token, "de-CH")
    for path in ("", "1/", "15/", f"{LAST}/", "all/"):
        page = text_of(client.get(f"/a/{token}/{path}"))
        assert "Öffnen kann sie nur die Vertrauensperson, erst nach Schluss." in page


def test_each_page_is_one_update_of_one_row_whose_length_never_changes():
    wave, [token, *_], key = sealed_wave()
    lengths = set(Ballot.objects.values_list("envelope", "draft"))
    lengths = {(len(envelope), len(draft)) for envelope, draft in lengths}
    client = begun(token)
    for number, item in enumerate(STATEMENTS[:3], 1):
        with Recorded() as written:
            answer = send(client, f"/a/{token}/{number}/", **{f"a_{item}": "5"}, go="next")
        assert answer["Location"] == f"/a/{token}/{number + 1}/"
        assert [statement.split()[0:2] for statement in written.changes] == [["UPDATE", "ballots_ballot"]]
    lengths |= {(len(ballot.envelope), len(ballot.draft)) for ballot in Ballot.objects.all()}
    assert lengths == {(size_of(wave).size, size_of(wave).size)}
    assert opened(wave, token, key).answers == dict.fromkeys(STATEMENTS[:3], 5)


def test_nothing_but_the_ballot_is_written_and_no_line_is_logged(caplog):
    _, [token, *_], _ = sealed_wave()
    caplog.set_level(logging.DEBUG)
    client = begun(token)
    with Recorded() as written:
        send(client, f"/a/{token}/all/", **{f"a_{item}": "5" for item in STATEMENTS}, remark="Hm.", go="end")
        client.get(f"/a/{token}/thanks/")
        client.get(f"/a/{token}/")
        send(client, f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "99"}, go="next")
        send(client, f"/a/{token}/resume/", code="nonsense")
    assert all(sql.startswith("UPDATE ballots_ballot") for sql in written.changes)
    assert not [line for line in caplog.records if line.name != "django.db.backends"]
    assert not Session.objects.exists()
    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    assert not Remark.objects.exists()
    assert not Contact.objects.filter(answered=True).exists()
    assert set(client.cookies) == {"draft"}


def test_the_row_knows_no_time():
    assert {field.name for field in Ballot._meta.fields} == {
        "ticket_hash",
        "wave",
        "cell",
        "finished",
        "envelope",
        "draft",
    }


def test_the_link_alone_opens_an_empty_form_and_the_code_opens_the_draft():
    _, [token, *_], _ = sealed_wave()
    first = begun(token)
    send(first, f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "6"}, go="pause")
    code = re.search(r"resume-code\">([^<]+)<", text_of(first.get(f"/a/{token}/pause/")))[1]
    second = browser()
    assert second.get(f"/a/{token}/1/")["Location"] == f"/a/{token}/"
    assert "Continue" not in text_of(second.get(f"/a/{token}/")).split("resume-title")[0]
    wrong = send(second, f"/a/{token}/resume/", code=code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert wrong.status_code == 422
    assert "This code opens nothing here." in text_of(wrong)
    assert send(second, f"/a/{token}/resume/", code=code.lower().replace("-", " "))["Location"] == f"/a/{token}/1/"
    assert re.search(r'value="6" checked', text_of(second.get(f"/a/{token}/1/")))


def test_the_cookie_is_for_this_ticket_alone_and_ends_with_the_wave():
    wave, [token, *_], _ = sealed_wave()
    cookie = begun(token).cookies["draft"]
    assert cookie["path"] == f"/a/{token}/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    # Django adds the seconds that are left to the clock as it stands a moment later, which may be the next second.
    apart = parsedate_to_datetime(cookie["expires"]) - wave.closes_at
    assert abs(apart) < timedelta(seconds=5)


def test_the_last_version_before_the_closing_counts_and_a_new_beginning_takes_nothing_away():
    wave, [token, *_], key = sealed_wave()
    everything = {f"a_{item}": "2" for item in STATEMENTS}
    first = begun(token)
    send(first, f"/a/{token}/all/", **everything, go="end")
    second = begun(token)
    send(second, f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "7"}, go="next")
    assert Ballot.objects.get(finished=True)
    assert opened(wave, token, key).answers == dict.fromkeys(STATEMENTS, 2)
    send(second, f"/a/{token}/{LAST}/", remark="", go="end")
    assert opened(wave, token, key).answers == {STATEMENTS[0]: 7}
    send(second, f"/a/{token}/2/", **{f"a_{STATEMENTS[1]}": "1"}, go="next")
    assert opened(wave, token, key).answers == {STATEMENTS[0]: 7, STATEMENTS[1]: 1}


def test_a_page_whose_draft_was_begun_anew_elsewhere_is_told_and_not_stored():
    wave, [token, *_], key = sealed_wave()
    first = begun(token)
    begun(token)
    answer = send(first, f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "6"}, go="next")
    assert answer.status_code == 409
    assert "This browser does not open your answers." in text_of(answer)
    assert opened(wave, token, key).answers == {}


def test_a_browser_without_cookies_is_told():
    _, [token, *_], _ = sealed_wave()
    answer = send(browser("de-DE"), f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "6"}, go="next")
    assert answer.status_code == 409
    assert "Dieser Browser öffnet Ihre Antworten nicht." in text_of(answer)


def test_managers_guess_how_many_of_a_hundred_agree():
    wave, [token], key = sealed_wave(people=(("sales", "manager", 1),))
    client = begun(token)
    page = text_of(client.get(f"/a/{token}/17/"))
    assert "how many of 100 customers agree" in page
    name = re.search(r'name="a_(guess_[a-z_]+)"', page)[1]
    assert send(client, f"/a/{token}/17/", **{f"a_{name}": "101"}, go="next").status_code == 422
    assert 'value="101"' in text_of(send(client, f"/a/{token}/17/", **{f"a_{name}": "101"}, go="next"))
    send(client, f"/a/{token}/17/", **{f"a_{name}": "40"}, go="next")
    assert opened(wave, token, key).answers == {name: 40}
    send(client, f"/a/{token}/17/", **{f"a_{name}": "", f"d_{name}": "dk"}, go="next")
    assert opened(wave, token, key).answers == {name: None}


@pytest.mark.parametrize(("remark", "told"), [("ä" * 4_001, "4,001 characters"), ("😀" * 2_500, "does not fit")])
def test_a_remark_that_does_not_fit_the_envelope_is_told_and_stays_on_the_page(remark, told):
    wave, [token, *_], key = sealed_wave()
    client = begun(token)
    answer = send(client, f"/a/{token}/{LAST}/", remark=remark, go="end")
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert remark in text_of(answer)
    assert not Ballot.objects.filter(finished=True).exists()
    send(client, f"/a/{token}/{LAST}/", remark=remark[:1_999], go="end")
    assert opened(wave, token, key).comments == {"": remark[:1_999]}


@pytest.mark.parametrize("key", ["", "other"])
def test_without_its_key_a_wave_takes_nothing_and_says_so(key):
    _, [token, *_], _ = sealed_wave()
    client = begun(token)
    Wave.objects.update(public_key=public_text(new_key("another-wave").public) if key else "")
    questionnaire.forget()
    before = list(Ballot.objects.order_by("pk").values())
    for path in ("1/", "begin/"):
        answer = send(client, f"/a/{token}/{path}", **{f"a_{STATEMENTS[0]}": "6"}, go="next")
        assert answer.status_code == 503
        assert "Nothing can be sealed at the moment." in text_of(answer)
    assert client.get(f"/a/{token}/").status_code == 503
    assert list(Ballot.objects.order_by("pk").values()) == before


def test_a_wave_closed_while_somebody_answers_says_so_and_what_was_handed_in_counts():
    wave, [token, *_], key = sealed_wave()
    client = begun(token, "de-CH")
    send(client, f"/a/{token}/1/", **{f"a_{STATEMENTS[0]}": "4"}, go="end")
    Wave.objects.update(state=Wave.State.CLOSED)
    answer = send(client, f"/a/{token}/2/", **{f"a_{STATEMENTS[1]}": "4"}, go="next")
    assert answer.status_code == 410
    assert "Jeder abgegebene Umschlag zählt." in text_of(answer)
    assert opened(wave, token, key).answers == {STATEMENTS[0]: 4}


def test_a_fault_is_told_without_a_value_and_without_a_link(monkeypatch, caplog):
    _, [token, *_], _ = sealed_wave()
    client = begun(token)

    def broken(sheet, key, wave):
        raise RuntimeError(f"canary {sheet.comments}")

    monkeypatch.setattr(sealed, "seal", broken)
    caplog.set_level(logging.DEBUG)
    answer = send(client, f"/a/{token}/{LAST}/", remark="canary", go="end")
    assert answer.status_code == 500
    assert "The fault is ours." in text_of(answer)
    said = "".join(logging.Formatter().format(line) for line in caplog.records)
    assert "RuntimeError" in said
    assert "canary" not in said
    assert token not in said


def test_rows_are_made_in_random_order_and_of_contacts_that_the_wave_froze(monkeypatch):
    wave, _tokens, _ = sealed_wave(people=(("sales", "employee", 40),))
    contacts = list(Contact.objects.order_by("pk").values_list("token_hash", flat=True))
    rows = list(Ballot.objects.values_list("pk", flat=True).order_by())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT ticket_hash FROM ballots_ballot ORDER BY rowid")
            rows = [row[0] for row in cursor.fetchall()]
    assert sorted(rows) == sorted(contacts)
    assert rows != contacts
    assert rows != sorted(contacts)
    assert make_ballots(wave) == 0
    wave.ballots.all().delete()
    wave.cells = [{"cell": "support/employee", "perspective": "employee"}]
    with pytest.raises(BallotError, match="sales/employee"):
        make_ballots(wave)
    assert not Ballot.objects.exists()


def answered_wave(**more):
    """A wave of which eight people handed in and one began; closed."""
    wave, tokens, key = sealed_wave(people=(("sales", "employee", 10),), **more)
    for token in tokens[:8]:
        send(begun(token), f"/a/{token}/all/", **{f"a_{item}": "5" for item in STATEMENTS}, remark=token, go="end")
    send(begun(tokens[8]), f"/a/{tokens[8]}/1/", **{f"a_{STATEMENTS[0]}": "1"}, go="next")
    Wave.objects.update(state=Wave.State.CLOSED, closes_at=timezone.now() - timedelta(seconds=1))
    wave.refresh_from_db()
    return wave, tokens, key


def test_what_was_handed_in_is_exported_once_opened_and_loaded_once(tmp_path):
    wave, _, key = answered_wave()
    path = export(wave, tmp_path)
    with pytest.raises(FremdbildError, match="exported already"):
        export(wave, tmp_path)
    result = open_wave(path, key)
    assert result.counts.envelopes == 8
    load_opened(wave, result)
    assert wave.state == Wave.State.COUNTED
    assert OpenedAnswer.objects.values("respondent").distinct().count() == 8
    assert set(OpenedAnswer.objects.values_list("score", flat=True)) == {5}
    assert wave.opened_cells[0]["answered"] == 8
    with pytest.raises(FremdbildError, match="counted before"):
        load_opened(wave, result)


def test_an_open_wave_is_not_exported(tmp_path):
    wave, _, _ = sealed_wave()
    with pytest.raises(FremdbildError, match="not closed"):
        export(wave, tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_result_of_another_wave_is_refused(tmp_path):
    wave, _, key = answered_wave()
    result = open_wave(export(wave, tmp_path), key)
    with pytest.raises(FremdbildError, match="opening is of wave"):
        load_opened(wave, result.model_copy(update={"fingerprint": "0000"}))
    assert not OpenedAnswer.objects.exists()


def test_the_key_of_a_server_is_a_file_and_a_lost_one_is_told():
    wave, _, _ = sealed_wave()
    wave.public_key = make_server_key(wave)
    assert server_key(wave).public.fingerprint in wave.public_key
    assert (key_folder() / f"{ballot_id(wave)}.private").stat().st_mode & 0o777 == 0o600
    (key_folder() / f"{ballot_id(wave)}.private").unlink()
    with pytest.raises(FremdbildError, match="no such file"):
        server_key(wave)
    (key_folder() / f"{ballot_id(wave)}.public").unlink()


@pytest.mark.django_db(transaction=True)
def test_after_counting_everything_that_led_to_an_envelope_is_destroyed(tmp_path):
    wave, tokens, key = answered_wave(follow_up="We meet on Mondays.")
    wave.public_key, before = make_server_key(wave), wave.public_key
    private = key_folder() / f"{ballot_id(wave)}.private"
    assert private.exists()
    with pytest.raises(FremdbildError, match="not been counted"):
        destroy(wave)
    wave.public_key = before
    load_opened(wave, open_wave(export(wave, tmp_path), key))
    destroy(wave)
    assert not Ballot.objects.exists()
    assert not Contact.objects.exists()
    assert not private.exists()
    assert wave.destroyed_at
    page = browser().get(f"/a/{tokens[0]}/")
    assert page.status_code == 410
    Wave.objects.update(state=Wave.State.RELEASED)
    assert "We meet on Mondays." in text_of(browser().get(f"/a/{tokens[0]}/"))
    assert browser().get(f"/a/{'x' * 32}/").status_code == 404


def test_cookies_of_other_pages_are_not_asked_for():
    _, [token, *_], _ = sealed_wave()
    client = browser()
    client.cookies = SimpleCookie({"sessionid": "x" * 32})
    with Recorded() as written:
        assert client.get(f"/a/{token}/").status_code == 200
    assert not written.changes
