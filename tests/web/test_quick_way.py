"""The quick way stores what the whole way stores and answers with the same headers, or leaves it to the whole way."""

from __future__ import annotations

import io
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError
from django.utils import timezone

from fremdbild.web.answering import limits, questionnaire, quick, sealed
from fremdbild.web.answering.quick import QuickWay
from fremdbild.web.answering.tokens import token_hash
from fremdbild.web.ask.models import Answer, Remark, Response, Wave
from fremdbild.web.ballots.models import Ballot
from tests.web.waves import ITEMS, STATEMENTS, named_wave, sealed_wave

pytestmark = pytest.mark.django_db
ANSWERS = {f"a_{item}": "5" for item in ITEMS}


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    questionnaire.forget()
    monkeypatch.setattr(limits, "_counts", {})


class Way:
    """`whole` counts how often Django was asked."""

    def __init__(self, *, quick: bool = True):
        self.whole = 0
        self._django = WSGIHandler()
        self._application = QuickWay(self._count) if quick else self._count

    def _count(self, environ, start_response):
        self.whole += 1
        return self._django(environ, start_response)

    def __call__(self, path, body="", method="POST", **environ):
        data = body if isinstance(body, bytes) else (body if isinstance(body, str) else urlencode(body)).encode()
        told = []
        answer = self._application(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "QUERY_STRING": "",
                "SERVER_NAME": "127.0.0.1",
                "SERVER_PORT": "8000",
                "HTTP_HOST": "127.0.0.1:8000",
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(data)),
                "HTTP_ACCEPT_LANGUAGE": "en",
                "wsgi.input": io.BytesIO(data),
                "wsgi.url_scheme": "http",
                **environ,
            },
            lambda status, headers, _problem=None: told.append((status, dict(headers))),
        )
        content = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        [(status, headers)] = told
        return int(status[:3]), headers, content.decode()


def stored():
    fields = "language", "channel", "perspective", "org_unit", "system", "record_id", "case_id", "touchpoint"
    responses = Response.objects.order_by("contact").values_list("finished_at", *fields)
    return (
        [(finished is not None, *others) for finished, *others in responses],
        list(Answer.objects.order_by("item_id").values_list("item_id", "score")),
        list(Remark.objects.values_list("text", flat=True)),
    )


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("all", ANSWERS | {"go": "end", "remark": "Grüezi 👋"}),
        ("1", {f"a_{ITEMS[0]}": "7", "go": "next"}),
        ("3", {f"a_{ITEMS[2]}": "dk", "go": "back"}),
        ("1", {"go": "pause"}),
    ],
)
def test_both_ways_store_and_answer_the_same(page, body, scheme):
    found = []
    for quickly in (True, False):
        Response.objects.all().delete()
        Wave.objects.all().delete()
        _, [token] = named_wave(code=f"w{quickly}")
        way = Way(quick=quickly)
        status, headers, content = way(f"/a/{token}/{page}/", body, **{"wsgi.url_scheme": scheme})
        assert way.whole == (not quickly)
        headers["Location"] = headers["Location"].replace(token, "T")
        found.append((status, headers, content, *stored()))
    assert found[0] == found[1]
    assert found[0][0] == 303
    assert found[0][3], "nothing was stored"


def test_a_page_of_the_vote_goes_the_quick_way():
    _, [token, *_], _ = sealed_wave()
    whole, way = Way(quick=False), Way()
    _, headers, _ = whole(f"/a/{token}/begin/")
    cookie = headers["Set-Cookie"].partition(";")[0]
    before = Ballot.objects.count()
    status, headers, _ = way(f"/a/{token}/1/", {f"a_{STATEMENTS[0]}": "4", "go": "next"}, HTTP_COOKIE=cookie)
    assert (status, headers["Location"], way.whole) == (303, f"/a/{token}/2/", 0)
    draft = sealed.draft_of(Ballot.objects.get(finished=False, ticket_hash=token_hash(token)), secret(cookie))
    assert (draft.page, dict(draft.sheet.answers)) == (2, {STATEMENTS[0]: 4})
    assert Ballot.objects.count() == before
    assert "Set-Cookie" not in headers


def secret(cookie):
    return sealed.secret_from(cookie.partition("=")[2])


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({"method": "GET"}, 200),
        ({"method": "PUT"}, 405),
        ({"body": ANSWERS | {"language": "de-CH"}}, 303),
        ({"body": {f"a_{ITEMS[0]}": "99", "go": "end"}}, 422),
        ({"body": b"a_x=\xff&go=end"}, 303),
        ({"body": ANSWERS | {"remark": "x" * 300_000}}, 413),
        ({"body": ANSWERS | {f"f{place}": "1" for place in range(600)} | {"go": "end"}}, 303),
        ({"body": ANSWERS, "HTTP_HOST": "evil.example.org"}, 400),
        ({"body": ANSWERS, "CONTENT_TYPE": "text/plain"}, 303),
        ({"body": "", "CONTENT_LENGTH": ""}, 303),
        ({"body": ANSWERS, "CONTENT_LENGTH": "-5"}, 303),
    ],
)
def test_what_is_odd_goes_the_whole_way_and_is_answered_as_there(what, status):
    _, [token] = named_wave()
    environ = {"body": ANSWERS | {"go": "end"}} | what
    ways = Way(), Way(quick=False)
    answers = []
    for way in ways:
        Response.objects.all().delete()
        answers.append(way(f"/a/{token}/all/", **environ))
        assert way.whole == 1
    assert answers[0] == answers[1]
    assert answers[0][0] == status


def test_a_survey_that_is_over_is_told_by_the_whole_way():
    wave, [token] = named_wave()
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now())
    way = Way()
    status, _, page = way(f"/a/{token}/all/", ANSWERS | {"go": "end"})
    assert (status, way.whole, Response.objects.count()) == (410, 1, 0)
    assert "closed" in page


def test_a_use_of_a_link_is_counted_once_whichever_way_it_goes(monkeypatch):
    monkeypatch.setattr(limits, "MOST", 4)
    _, [token] = named_wave()
    way = Way()
    statuses = [way(f"/a/{token}/1/", {f"a_{ITEMS[0]}": answer, "go": "next"})[0] for answer in ("5", "99") * 3]
    assert statuses == [303, 422, 303, 422, 429, 429]


def test_where_the_database_fails_the_whole_way_tells_it(monkeypatch):
    _, [token] = named_wave()

    def broken(*_):
        raise DatabaseError("no")

    monkeypatch.setattr(quick, "take", broken)
    way = Way()
    assert way(f"/a/{token}/all/", ANSWERS | {"go": "end"})[0] == 303
    assert (way.whole, Response.objects.count()) == (1, 1)


def test_a_proxy_that_tells_of_encryption_is_believed_on_both_ways(monkeypatch):
    monkeypatch.setattr(settings, "SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"))
    monkeypatch.setattr(settings, "SECURE_HSTS_SECONDS", 60)
    quick._headers.cache_clear()
    _, [first, second] = named_wave(contacts=2)
    told = [
        way(f"/a/{token}/all/", ANSWERS | {"go": "end"}, HTTP_X_FORWARDED_PROTO="https")[1]
        for way, token in ((Way(), first), (Way(quick=False), second))
    ]
    quick._headers.cache_clear()
    assert told[0]["Strict-Transport-Security"] == told[1]["Strict-Transport-Security"]
