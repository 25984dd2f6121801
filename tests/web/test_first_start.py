"""As long as nobody has an account every address leads to the first one; afterwards never again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client

from fremdbild.web.accounts import first_start
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry

ANNA = {
    "email": "Anna@example.org",
    "name": "Anna <b>Muster</b>",
    "password1": "vier-blaue-Pferde-1912",
    "password2": "vier-blaue-Pferde-1912",
}


@pytest.fixture
def loopback(monkeypatch):
    def listen(host, url="http://127.0.0.1:8000"):
        from urllib.parse import urlsplit

        monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, listens_on=host, url=urlsplit(url)))

    listen("127.0.0.1")
    return listen


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/ask/", "/people/", "/account/login/", "/nothing/", "/trust/log/"])
def test_on_an_empty_database_every_address_leads_to_the_first_account(address, loopback):
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/start/")


@pytest.mark.django_db
def test_the_first_one_is_administrator_and_analyst_signed_in_and_told_the_next_step(loopback):
    client = Client(HTTP_ACCEPT_LANGUAGE="de-CH")
    page = client.get("/start/").content.decode()
    assert "Mindestens 12 Zeichen" in page
    answer = client.post("/start/", ANNA, follow=True)
    page = answer.content.decode()
    assert "Als Nächstes: ein zweiter Schritt" in page
    assert 'href="/account/totp/activate/"' in page
    assert "Anna &lt;b&gt;Muster" in page
    user = User.objects.get()
    assert user.email == "anna@example.org"
    assert user.roles == {Role.ADMINISTRATOR, Role.ANALYST}
    assert Entry.objects.get().deed == "begun"
    # The second step follows at once, without typing the password again.
    assert client.get("/account/totp/activate/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"email": "nobody"}, "id_email_error"),
        ({"password1": "short", "password2": "short"}, "id_password1_error"),
        ({"password2": "another-one-of-twelve"}, "The two passwords differ"),
        ({"password1": "anna@example.org", "password2": "anna@example.org"}, "id_password1_error"),
        ({"name": ""}, "id_name_error"),
        ({"email": "x" * 300 + "@example.org"}, "id_email_error"),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_nobody_is_made(change, said, loopback):
    page = Client(HTTP_ACCEPT_LANGUAGE="en").post("/start/", {**ANNA, **change}).content.decode()
    assert said in page
    assert 'aria-invalid="true"' in page
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", ""])  # noqa: S104  what a server may listen on
def test_where_others_reach_the_server_only_the_link_that_it_printed_opens_the_page(host, loopback):
    loopback(host)
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    assert "waits for its first account" in client.get("/start/").content.decode()
    client.post("/start/", ANNA)
    assert client.post("/start/0123456789abcdef0123456789abcdef/", ANNA).status_code == 404
    assert client.post("/start/ÿ/", ANNA).status_code == 404
    assert not User.objects.exists()
    link = first_start.link()
    assert client.get(link).status_code == 200
    assert client.post(link, ANNA).status_code == 302
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_proxy_on_loopback_is_no_reason_to_leave_the_page_open(loopback):
    loopback("127.0.0.1", "https://fremdbild.example.org")
    assert "waits for its first account" in Client(HTTP_ACCEPT_LANGUAGE="en").get("/start/").content.decode()


def test_once_somebody_is_there_the_page_is_gone_for_everybody(person, loopback):
    anna = person(Role.ADMINISTRATOR)
    link = f"/start/{first_start.token()}/"
    for client in (Client(), anna.client):
        for address in ("/start/", link):
            assert client.get(address).status_code == 404
            assert client.post(address, ANNA).status_code == 404
    assert User.objects.count() == 1
