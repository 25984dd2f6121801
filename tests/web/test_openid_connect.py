"""Sign-in at a real OpenID Connect provider, both servers in processes of their own on loopback."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import pytest
import requests
from openid_provider import CLIENT, PASSWORD, SECRET
from served import free_port, fremdbild, in_django, process

pytestmark = pytest.mark.slow

SOMEBODY = """
from fremdbild.web.accounts.models import User
from fremdbild.web.accounts.people import keep_address
for email in ("anna@example.org", "claimed@example.org"):
    keep_address(User.objects.create_user(email, "vier-blaue-Pferde-1912", name=email[:4]))
closed = User.objects.create_user("closed@example.org", None, is_active=False)
"""


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Addresses of the application and of the provider; two names, because cookies know no ports."""
    folder = tmp_path_factory.mktemp("oidc")
    ours, theirs = free_port(), free_port()
    issuer = f"http://localhost:{theirs}"
    back = f"http://127.0.0.1:{ours}/account/oidc/oidc/login/callback/"
    variables = {"FREMDBILD_OIDC_ISSUER": issuer, "FREMDBILD_OIDC_CLIENT": CLIENT, "FREMDBILD_OIDC_SECRET": SECRET}
    script = [sys.executable, str(Path(__file__).with_name("openid_provider.py")), str(folder), str(theirs), back]
    with (
        process(script, f"{issuer}/.well-known/openid-configuration", folder / "provider.log"),
        fremdbild(folder / "firm", port=ours, **variables) as url,
    ):
        in_django(folder / "firm", SOMEBODY, **variables)
        yield url, issuer, folder / "firm"


def form(page, action=""):
    """Hidden fields of the page's first form that goes to `action`."""
    found = re.search(rf"<form[^>]*{action}.*?</form>", page, flags=re.DOTALL).group()
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found)
    }


def sign_in(servers, email):
    """A browser's way: our sign-in page, the provider's, and back."""
    url, issuer, _ = servers
    reader = requests.Session()
    reader.headers["Accept-Language"] = "en"
    page = reader.get(f"{url}/account/login/").text
    assert "Sign in with localhost" in page
    leave = f"{url}/account/oidc/oidc/login/?process=login"
    asked = reader.get(leave).text
    assert "Go on to localhost" in asked
    there = reader.post(leave, data=form(asked), headers={"Referer": leave})
    assert there.url.startswith(f"{issuer}/account/login/"), there.url
    fields = {**form(there.text), "login": email, "password": PASSWORD}
    return reader, reader.post(there.url, data=fields, headers={"Referer": there.url})


def test_somebody_with_an_account_signs_in_and_keeps_the_password(servers):
    url, _, folder = servers
    reader, answer = sign_in(servers, "anna@example.org")
    assert answer.url.startswith(url), answer.text[:500]
    assert "anna" in reader.get(f"{url}/people/me/").text
    kept = in_django(
        folder,
        "from fremdbild.web.accounts.models import User\n"
        "print(User.objects.get(email='anna@example.org').check_password('vier-blaue-Pferde-1912'))",
    )
    assert kept.strip() == "True"


@pytest.mark.parametrize("email", ["stranger@example.org", "claimed@example.org"])
def test_nobody_gets_in_without_an_account_or_with_an_address_that_the_provider_has_not_confirmed(servers, email):
    url, _, folder = servers
    reader, answer = sign_in(servers, email)
    assert "There is no account for you here yet" in answer.text
    assert reader.get(f"{url}/people/me/").url.startswith(f"{url}/account/login/")
    count = in_django(folder, "from fremdbild.web.accounts.models import User; print(User.objects.count())")
    assert count.strip() == "3"


def test_an_answer_that_nobody_asked_for_is_refused_with_a_clear_page(servers):
    url, _, _ = servers
    page = requests.get(
        f"{url}/account/oidc/oidc/login/callback/?code=x&state=forged", headers={"Accept-Language": "de"}, timeout=20
    )
    assert "Die Anmeldung an der anderen Stelle ist nicht gelungen" in page.text
    assert page.status_code < 500
