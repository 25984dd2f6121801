"""Sign-in pages in both languages: our frame, our words, the policy, throttling, second step."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.people import keep_address
from fremdbild.web.audit.models import Entry
from fremdbild.web.jobs.models import Job
from tests.web.asking import work

PASSWORD = "vier-blaue-Pferde-1912"

ENTRANCE = ["/account/login/", "/account/password/reset/", "/account/password/reset/done/",
            "/account/password/reset/key/done/", "/account/password/reset/key/1-nothing/", "/account/inactive/",
            "/account/login/cancelled/", "/account/login/error/"]  # fmt: skip
SIGNED_IN = ["/account/logout/", "/account/password/change/", "/account/reauthenticate/", "/account/",
             "/account/totp/activate/", "/account/webauthn/", "/account/webauthn/add/", "/people/me/"]  # fmt: skip

ENGLISH = re.compile(r"\b(the|your|you|password|sign in|sign out|please|with|and is|not|back|enter)\b", re.IGNORECASE)


@pytest.fixture
def anna(db):
    user = User.objects.create_user("anna@example.org", PASSWORD, name="Anna")
    keep_address(user)
    return user


def signed_in(language="en"):
    """A client that signed in by password, and gave it again for what is to be protected."""
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.post("/account/login/", {"login": "anna@example.org", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def text_of(page):
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    page = re.sub(r"<a [^>]*hreflang[^>]*>.*?</a>", " ", page)
    labels = " ".join(re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', page))
    return re.sub(r"<[^>]*>", " ", page) + labels


@pytest.mark.parametrize("address", [*ENTRANCE, *SIGNED_IN])
def test_every_page_of_sign_in_is_ours_in_german_and_has_nothing_inline(address, anna):
    client = Client(HTTP_ACCEPT_LANGUAGE="de-CH") if address in ENTRANCE else signed_in("de-CH")
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code in {200, 401}, answer
    assert 'class="bar"' in page
    assert not ENGLISH.search(text_of(page).replace("fremdbild", "")), ENGLISH.findall(text_of(page))
    assert "ß" not in page
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", page)
    assert "data:" not in page


def test_the_sixth_wrong_password_is_refused_also_where_it_is_right(anna):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    for _ in range(5):
        page = client.post("/account/login/", {"login": "anna@example.org", "password": "wrong"}).content.decode()
        assert "do not fit" in page
    page = client.post("/account/login/", {"login": "anna@example.org", "password": PASSWORD})
    assert "Too many wrong passwords" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_unknown_address_is_answered_as_a_wrong_password(anna):
    def problem(email):
        page = Client(HTTP_ACCEPT_LANGUAGE="en").post("/account/login/", {"login": email, "password": "x"})
        return re.search(r"E-mail address and password[^<]*", page.content.decode()).group()

    assert problem("anna@example.org") == problem("nobody@example.org")


def test_a_forgotten_password_is_set_by_mail_once_in_the_language_of_the_person(anna):
    User.objects.update(language="de-DE")
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.post("/account/password/reset/", {"email": "nobody@example.org"})
    work()
    assert not mail.outbox
    client.post("/account/password/reset/", {"email": "anna@example.org"}, HTTP_HOST="localhost")
    work()
    (sent,) = mail.outbox
    assert sent.subject == "Ein neues Passwort bei Muster AG"
    assert "//localhost/" not in sent.body, "where the link leads is no matter of whoever asks for it"
    link = re.search(r"https?://[^/]+(\S+)", sent.body).group(1)
    form = client.get(link, follow=True)
    to = form.redirect_chain[-1][0]
    new = {"password1": "sieben-graue-Esel-7", "password2": "sieben-graue-Esel-7"}
    assert client.post(to, new).status_code == 302
    assert Client().login(email="anna@example.org", password="sieben-graue-Esel-7")
    assert Entry.objects.get(deed="sign_in.password").actor == "anna@example.org"
    again = Client(HTTP_ACCEPT_LANGUAGE="en").get(link, follow=True).content.decode()
    assert "opens nothing any more" in again


def test_no_mail_server_tells_strangers_which_addresses_have_an_account(anna, monkeypatch):
    def away(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("fremdbild.web.accounts.mailing.send_mail", away)
    told = {
        (answer.status_code, answer.headers["Location"])
        for email in ("anna@example.org", "nobody@example.org")
        for answer in [Client().post("/account/password/reset/", {"email": email})]
    }
    assert told == {(302, "/account/password/reset/done/")}


def test_a_link_to_a_new_password_that_waits_is_not_sent_to_whoever_was_kept_out_meanwhile(anna):
    Client().post("/account/password/reset/", {"email": "anna@example.org"})
    assert "anna" not in str(Job.objects.values_list("arguments", "key"))
    User.objects.update(is_active=False)
    work()
    assert not mail.outbox


@pytest.mark.parametrize("bad", ["short", "123456789012345", "anna@example.org", "qwertyuiop123"])
def test_the_rules_of_passwords_are_told_before_and_held(bad, anna):
    client = signed_in()
    assert "At least 12 characters" in client.get("/account/password/change/").content.decode()
    answer = client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": bad, "password2": bad})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)


def test_two_passwords_that_differ_are_told_in_our_words(anna):
    answer = signed_in("de-CH").post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": "sieben-graue-1", "password2": "sieben-2"}
    )
    assert "Die beiden Passwörter sind verschieden" in answer.content.decode()


def code_now(secret):
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


@pytest.mark.django_db(transaction=True)
def test_a_second_step_is_set_up_asked_for_and_has_recovery_codes(anna):
    client = signed_in()
    page = client.get("/account/totp/activate/").content.decode()
    secret = re.search(r'class="code secret">([A-Z2-7]+)<', page).group(1)
    assert "<svg" in page
    client.post("/account/totp/activate/", {"code": code_now(secret)})
    page = client.get("/account/recovery-codes/").content.decode()
    assert "The app is set up." in page
    codes = re.findall(r'<li class="code">(\w+)</li>', page)
    assert len(codes) == 10
    assert Entry.objects.filter(deed="sign_in.added").count() == 2

    other = Client(HTTP_ACCEPT_LANGUAGE="de-CH")
    answer = other.post("/account/login/", {"login": "anna@example.org", "password": PASSWORD}, follow=True)
    page = answer.content.decode()
    assert "_auth_user_id" not in other.session
    assert "Noch ein Schritt" in page
    assert not ENGLISH.search(text_of(page))
    page = other.post("/account/authenticate/", {"code": "000000"}).content.decode()
    assert "Dieser Code passt nicht" in page
    other.post("/account/authenticate/", {"code": codes[0]})
    assert other.session["_auth_user_id"] == str(anna.pk)


@pytest.mark.parametrize("address", ["/account/recovery-codes/", "/account/recovery-codes/generate/",
                                     "/account/totp/deactivate/"])  # fmt: skip
def test_the_pages_of_a_second_step_that_is_set_up_are_ours_too(address, anna):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    client = signed_in("de-CH")
    TOTP.activate(anna, generate_totp_secret())
    RecoveryCodes.activate(anna)
    assert Authenticator.objects.count() == 2
    page = client.get(address).content.decode()
    assert 'class="bar"' in page
    assert not ENGLISH.search(text_of(page)), ENGLISH.findall(text_of(page))


@pytest.mark.parametrize("address", ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "login/code/confirm/",
                                     "reauthenticate/code/", "reauthenticate/code/confirm/"])  # fmt: skip
def test_pages_with_which_people_could_make_themselves_an_account_are_closed(address, anna):
    for client in (Client(), signed_in()):
        assert client.get(f"/account/{address}").status_code == 404
        assert client.post(f"/account/{address}", {"email": "x@example.org"}).status_code == 404


def test_signing_out_everywhere_ends_the_other_sessions_only(anna):
    here, there = signed_in(), signed_in()
    here.post("/people/me/sign-out/")
    assert here.get("/people/me/").status_code == 200
    assert there.get("/people/me/").status_code == 302


def test_a_closed_account_ends_at_once_and_says_so_to_whoever_knows_the_password(anna):
    client = signed_in()
    User.objects.update(is_active=False)
    assert client.get("/people/me/").status_code == 302
    answer = Client(HTTP_ACCEPT_LANGUAGE="en").post(
        "/account/login/", {"login": "anna@example.org", "password": PASSWORD}, follow=True
    )
    assert "account is closed" in answer.content.decode() or "do not fit" in answer.content.decode()
