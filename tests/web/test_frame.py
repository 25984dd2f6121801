from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from fremdbild.web.accounts.adapter import Adapter
from fremdbild.web.accounts.roles import Role
from fremdbild.web.answering.notices import too_large
from fremdbild.web.frame.language import nearest


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["", "ask/", "voices/", "act/", "trust/"])
def test_whoever_is_not_signed_in_is_asked_to(place, person):
    person()
    answer = Client().get(f"/{place}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_whoever_has_no_role_is_answered_as_if_there_were_nothing(person):
    dora = person()
    answer = dora.get("/ask/")
    assert answer.status_code == 404
    assert "There is nothing here for you" in answer.content.decode()


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(person):
    policy = person(Role.ANALYST).get("/trust/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(("wanted", "told"), [("de-CH", "Vertrauen"), ("en-GB", "Trust"), ("fr", "Vertrauen")])
def test_a_page_speaks_the_language_of_the_browser_or_the_first_of_the_organisation(person, wanted, told):
    page = person(Role.ANALYST).get("/trust/", HTTP_ACCEPT_LANGUAGE=wanted).content.decode()
    assert f">{told}</a>" in page


def test_each_language_is_offered_once(person):
    page = person(Role.ANALYST).get("/trust/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert page.count(">Deutsch</a>") == 1
    page = person(Role.ANALYST).get("/trust/", HTTP_ACCEPT_LANGUAGE="de-DE").content.decode()
    assert ">Deutsch</a>" not in page
    assert page.count(">English</a>") == 1


BOTH, SWISS_FIRST, GERMAN_FIRST = ["en", "de-DE", "de-CH"], ["de-CH", "de-DE", "en"], ["de-DE", "de-CH", "en"]


@pytest.mark.parametrize(
    ("header", "english_first", "swiss_first", "german_first"),
    [
        ("de-DE,de;q=0.9,en;q=0.5", "de-DE", "de-DE", "de-DE"),
        ("de-de", "de-DE", "de-DE", "de-DE"),
        ("de-CH,de;q=0.9,en;q=0.5", "de-CH", "de-CH", "de-CH"),
        ("de-LI", "de-CH", "de-CH", "de-CH"),
        ("de-CH-1996", "de-CH", "de-CH", "de-CH"),
        ("de", "de-DE", "de-CH", "de-DE"),
        ("de-AT,de;q=0.9", "de-DE", "de-CH", "de-DE"),
        ("de,en-US;q=0.7,en;q=0.3", "de-DE", "de-CH", "de-DE"),
        ("de,de-DE;q=0.8", "de-DE", "de-DE", "de-DE"),
        ("de,de-CH;q=0.8", "de-CH", "de-CH", "de-CH"),
        ("de-AT,en;q=0.9,de-DE;q=0.2", "de-DE", "de-DE", "de-DE"),
        ("de,de-DE;q=0", "de-DE", "de-CH", "de-DE"),
        ("de-CH;q=0.3,de-DE;q=0.8", "de-DE", "de-DE", "de-DE"),
        ("en-GB,de-DE;q=0.9", "en", "en", "en"),
        ("fr-CH,fr;q=0.9,en;q=0.8,de;q=0.7", "en", "en", "en"),
        ("fr-CH,it;q=0.9,de-DE;q=0.8", "de-DE", "de-DE", "de-DE"),
        ("en;q=0,de-DE;q=0.1", "de-DE", "de-DE", "de-DE"),
        ("fr", "en", "de-CH", "de-DE"),
        ("*", "en", "de-CH", "de-DE"),
        ("", "en", "de-CH", "de-DE"),
        ("de-DE;q=nonsense", "en", "de-CH", "de-DE"),
    ],
)
def test_the_browser_gets_the_german_that_it_asks_for(header, english_first, swiss_first, german_first):
    assert nearest(header, BOTH) == english_first
    assert nearest(header, SWISS_FIRST) == swiss_first
    assert nearest(header, GERMAN_FIRST) == german_first


@pytest.mark.parametrize(
    ("header", "offered", "told"),
    [
        ("de-DE", ["en", "de-CH"], "de-CH"),
        ("de-CH", ["en", "de-DE"], "de-DE"),
        ("en-US,de;q=0.5", ["de-CH", "de-DE"], "de-CH"),
        ("en-US,de-DE;q=0.5", ["de-CH", "de-DE"], "de-DE"),
        ("de-DE", ["en"], "en"),
    ],
)
def test_where_a_language_is_not_offered_the_nearest_one_is_given(header, offered, told):
    assert nearest(header, offered) == told


def test_what_the_reader_chose_wins_over_the_browser(person):
    anna = person(Role.ANALYST)
    assert anna.get("/trust/", HTTP_ACCEPT_LANGUAGE="de-DE")["Content-Language"] == "de-DE"
    anna.get("/language/de-CH/")
    assert anna.get("/trust/", HTTP_ACCEPT_LANGUAGE="de-DE")["Content-Language"] == "de-CH"
    anna.get("/language/fr/")
    assert anna.get("/trust/", HTTP_ACCEPT_LANGUAGE="de-DE")["Content-Language"] == "de-CH"


def test_whoever_signs_in_gets_the_language_of_the_account_unless_this_browser_has_one(person):
    user = person(Role.ANALYST, email="anna@example.org").user
    user.set_password("vier-blaue-Pferde-1912")
    user.language = "de-CH"
    user.save()
    for chosen, told in ((None, "de-CH"), ("en", "en"), ("fr", "de-CH")):
        browser = Client(HTTP_ACCEPT_LANGUAGE="de-DE")
        if chosen:
            browser.cookies["language"] = chosen
        said = {"login": "anna@example.org", "password": "vier-blaue-Pferde-1912"}
        assert browser.post("/account/login/", said).status_code == 302
        assert browser.get("/trust/")["Content-Language"] == told
    user.set_unusable_password()
    user.save()
    request = RequestFactory().get("/")
    request.session = Client().session
    answer = Adapter().post_login(
        request, user, email_verification="none", signal_kwargs={}, email=None, signup=False, redirect_url="/"
    )
    assert "language" not in answer.cookies, "what an administrator supposed is no choice"


def test_a_request_that_the_server_refuses_by_itself_is_told_in_the_same_language():
    assert '<html lang="de-DE"' in too_large("/a/x/", "", "de-DE,de;q=0.9").decode()
    assert '<html lang="de-CH"' in too_large("/a/x/", "", "de").decode()
    assert '<html lang="en"' in too_large("/a/x/", "a=b; language=en", "de-DE").decode()
    assert '<html lang="de-DE"' in too_large("/a/x/", "language=fr", "de-DE").decode()
