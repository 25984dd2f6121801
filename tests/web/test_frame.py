from __future__ import annotations

import pytest
from django.test import Client

from fremdbild.web.accounts.roles import Role


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
