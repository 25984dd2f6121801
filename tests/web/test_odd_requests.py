"""Requests that no browser sends: answered with the right page, or refused, and never with a fault."""

from __future__ import annotations

import json
import logging
import resource
import socket
import sys
import urllib.request
from contextlib import ExitStack

import pytest
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.accounts.roles import Role
from fremdbild.web.accounts.sessions import SessionStore
from fremdbild.web.ask.models import Wave
from fremdbild.web.frame.logs import JsonFormatter
from fremdbild.web.picture.access import Sight
from fremdbild.web.serving import connections
from tests.web.running import new_folder, served
from tests.web.waves import ITEMS, named_wave, sealed_wave

pytestmark = pytest.mark.django_db
LINK = "/a/abcdefghijklmnopqrstuvwx/"


@pytest.fixture
def admin(person):
    return person(Role.ADMINISTRATOR)


def sent(method, path, host="testserver"):
    """Status, headers and body as a server is given them: the client of the tests takes away what is too much."""
    told = {}

    def start_response(status, headers, _problem=None):
        told.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

    environ = RequestFactory(HTTP_HOST=host).generic(method, path).environ
    body = b"".join(WSGIHandler()(environ, start_response))
    return told["status"], told["headers"], body


@pytest.mark.parametrize("host", ["testserver", "elsewhere.example"])
@pytest.mark.parametrize("path", ["/account/login/", "/health/", "/nothing/", "/api/openapi.json", LINK])
def test_an_answer_to_head_has_the_headers_of_get_and_no_body(path, host, admin):
    got, asked = sent("GET", path, host), sent("HEAD", path, host)
    assert got[0] == asked[0]
    assert got[2]
    assert asked[2] == b""
    assert asked[1]["content-length"] == str(len(got[2]))


@pytest.mark.parametrize(("language", "said"), [("de-CH", "liess sich nicht lesen"), ("en", "could not be read")])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"x", "multipart/form-data"),
        (b"a=b", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"&".join(b"x%d=1" % place for place in range(2_001)), "application/x-www-form-urlencoded"),
    ],
    ids=["no boundary", "another encoding", "too many fields"],
)
def test_a_form_that_cannot_be_read_is_said_to_be_wrong(body, kind, language, said, caplog):
    _, [token] = named_wave()
    browser = Client(HTTP_ACCEPT_LANGUAGE=language)
    answer = browser.post(f"/a/{token}/1/", body, content_type=kind)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not [line for line in caplog.records if line.levelno >= logging.ERROR]


def test_a_link_without_its_last_letter_leads_to_its_page():
    _, [token] = named_wave()
    assert Client().get(f"/a/{token}?via=qr").headers["Location"] == f"/a/{token}/?via=qr"
    assert Client().get(f"/a/{token}/1").headers["Location"] == f"/a/{token}/1/"


def test_what_is_sent_to_an_address_without_its_last_letter_is_not_sent_on():
    _, [token] = named_wave()
    assert Client().post(f"/a/{token}/1", {f"a_{ITEMS[0]}": "3"}).status_code == 404


@pytest.mark.parametrize(
    "version", ["\N{SUPERSCRIPT TWO}", "9" * 5_000, "-1", "", "x"], ids=lambda text: ascii(text[:4])
)
def test_a_version_that_is_no_number_changes_nobody(version, admin):
    beat = User.objects.create_user("beat@example.org")
    assert admin.post(f"/people/{beat.pk}/active/", {"active": "no", "version": version}).status_code == 302
    beat.refresh_from_db()
    assert beat.is_active


@pytest.mark.parametrize(
    "count", ["000000000001" + "9" * 9, "000000000001" + "9" * 5_000], ids=lambda text: str(len(text))
)
def test_a_headcount_that_begins_with_noughts_is_no_way_round_the_limit(count, admin):
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("units.csv", f"org_unit,name,parent,headcount\nA,A,,{count}\n".encode())
    assert admin.post("/people/units/file/", {"file": file}).status_code == 422
    assert not Unit.objects.filter(code="A").exists()


def test_a_nul_in_a_search_is_passed_over(admin):
    User.objects.create_user("beat@example.org", name="Beat")
    assert "beat@example.org" in admin.get("/people/", {"q": "be\0at"}).content.decode()


@pytest.mark.parametrize(
    ("name", "level", "traced"),
    [
        ("django.security.DisallowedHost", logging.ERROR, False),
        ("django.request", logging.WARNING, False),
        ("django.request", logging.ERROR, True),
    ],
)
def test_a_refused_request_leaves_one_line_without_a_trace(name, level, traced):
    try:
        raise DisallowedHost("elsewhere")
    except DisallowedHost:
        record = logging.LogRecord(name, level, __file__, 1, "refused", None, sys.exc_info())
    said = json.loads(JsonFormatter().format(record))["said"]
    assert ("Traceback" in said) == traced


@pytest.mark.parametrize(
    "cookie", ["\0" * 10, "abcdefgh\0", "../../../etc/passwd", "\N{SUPERSCRIPT TWO}" * 10, "a" * 7, ""]
)
def test_a_cookie_that_cannot_name_a_session_is_none(cookie):
    assert SessionStore(cookie).session_key is None


def test_a_cookie_that_names_one_does(admin):
    kept = admin.client.session.session_key
    assert SessionStore(kept).session_key == kept
    assert admin.get("/people/").status_code == 200


def test_the_page_for_a_fault_is_shown_also_where_nobody_can_tell_who_reads(monkeypatch):
    def broken(*_):
        raise ValueError("the session cannot be read")

    User.objects.create_user("anna@example.org")
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", broken)
    answer = Client(HTTP_ACCEPT_LANGUAGE="de-CH", raise_request_exception=False).get("/ask/")
    assert answer.status_code == 500
    assert "Der Fehler liegt bei uns" in answer.content.decode()


def test_no_code_of_a_unit_stands_for_what_others_see():
    sights = [
        Sight(whole=True),
        Sight(False),
        *(Sight(False, frozenset(c)) for c in (["whole"], ["A,B"], ["A", "B"], [""])),
    ]
    assert len({sight.key for sight in sights}) == len(sights)


@pytest.mark.parametrize(("files", "many"), [(1_024, 512), (20_000, 2_000), (resource.RLIM_INFINITY, 2_000), (64, 100)])
def test_as_many_connections_as_there_are_files_for(files, many):
    assert connections(files) == many


@pytest.mark.slow
def test_two_hundred_idle_browsers_do_not_shut_out_the_next_reader(tmp_path):
    with served(new_folder(tmp_path)) as address, ExitStack() as stack:
        host, port = address.removeprefix("http://").split(":")
        for _ in range(200):
            stack.enter_context(socket.create_connection((host, int(port)))).sendall(b"GET /health/ HTTP/1.1\r\n")
        with urllib.request.urlopen(f"{address}/health/", timeout=10) as answer:  # noqa: S310  loopback
            assert answer.status == 200


@pytest.mark.parametrize(("language", "said"), [("de-CH", "Schlüssel"), ("en", "key")])
@pytest.mark.parametrize("state", [Wave.State.OPEN, Wave.State.CLOSED])
@pytest.mark.parametrize("damaged", ["garbage", "another"])
def test_a_damaged_key_is_told_on_the_pages_of_its_wave(damaged, state, language, said, person):
    wave, _, _ = sealed_wave()
    other, _, _ = sealed_wave("others")
    Wave.objects.filter(pk=wave.pk).update(
        public_key=other.public_key if damaged == "another" else damaged, state=state
    )
    trustee = person(Role.TRUSTEE)
    page = trustee.get(f"/ask/{wave.pk}/", HTTP_ACCEPT_LANGUAGE=language)
    assert page.status_code == 200
    assert said in page.content.decode().partition('role="alert"')[2].partition("</div>")[0]
    if state == Wave.State.CLOSED:
        assert trustee.get(f"/ask/{wave.pk}/opening/").status_code == 200
        assert trustee.post(f"/ask/{wave.pk}/opening/envelopes/").status_code == 400


def test_no_name_turns_round_what_stands_behind_it(admin):
    admin.post("/people/me/", {"name": "\u202eAnna\u2066\n Muster", "language": "en"})
    admin.post(
        "/people/units/", {"code": "A", "name": "Team\u202e סוף \N{WOMAN}\u200d\N{GIRL}", "parent": "", "headcount": ""}
    )
    admin.user.refresh_from_db()
    assert admin.user.name == "Anna Muster"
    assert Unit.objects.get(code="A").name == "Team סוף \N{WOMAN}\u200d\N{GIRL}"


def test_a_name_of_nothing_but_such_marks_is_none(admin):
    assert (
        admin.post("/people/units/", {"code": "A", "name": "\u202e", "parent": "", "headcount": ""}).status_code == 422
    )
