"""Large requests: two pages take them, from people with the right to these pages, and no other."""

from __future__ import annotations

import asyncio
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from fremdbild.ballot import Answer, Counts, Opened, order_of
from fremdbild.ballot.export import checked_rows, read_header, rows_of
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask import opening
from fremdbild.web.ask.models import OpenedAnswer
from fremdbild.web.ballots import export as exporting
from fremdbild.web.ballots.casting import ballot_id
from fremdbild.web.ballots.export import export
from fremdbild.web.ballots.loading import load_opened
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.jobs.queue import enqueue
from fremdbild.web.jobs.step import Step
from fremdbild.web.serving import bridge
from fremdbild.web.uploads import MOST_BODY_BYTES, UPLOADS, most_bytes
from tests.web.waves import sealed_wave

pytestmark = pytest.mark.django_db
RESULT, PEOPLE = "/ask/7/opening/", "/ask/7/people/"
LARGEST = UPLOADS["ask:opening"].most


def cookie(somebody) -> str:
    return f"language=en; {settings.SESSION_COOKIE_NAME}={somebody.client.cookies[settings.SESSION_COOKIE_NAME].value}"


@pytest.mark.parametrize("role", list(Role))
def test_who_may_send_how_much_where(role, person):
    session = cookie(person(role))
    assert most_bytes(RESULT, session) == (LARGEST if role == Role.TRUSTEE else MOST_BODY_BYTES)
    assert most_bytes(PEOPLE, session) == (8_000_000 if role == Role.ANALYST else MOST_BODY_BYTES)
    for path in (
        "/",
        "/a/abcdefghijklmnopqrstuvwx/all/",
        "/ask/7/",
        "/account/login/",
        "/nothing/",
        "/api/assessments",
    ):
        assert most_bytes(path, session) == MOST_BODY_BYTES


@pytest.mark.parametrize(
    "forged", ["", "sessionid=", "sessionid=aaaaaaaa", 'sessionid="\0', "=;=", "sessionid=" + "x" * 9]
)
def test_strangers_send_no_large_request_anywhere(forged):
    assert {most_bytes(path, forged) for path in (RESULT, PEOPLE, "/a/x/")} == {MOST_BODY_BYTES}


def test_whoever_signed_out_sends_none_either(person):
    theo = person(Role.TRUSTEE)
    session = cookie(theo)
    theo.client.logout()
    assert most_bytes(RESULT, session) == MOST_BODY_BYTES


def sent(path: str, length: int, cookies: str) -> tuple[int, str, int]:
    """Status and page for a body of this length, and how many bytes the application was given."""
    given, told = [], []
    allowed = most_bytes(path, cookies)  # asked here: within an event loop Django gives another connection

    def application(environ, start_response):
        given.append(len(environ["wsgi.input"].read()))
        start_response("200 OK", [])
        return [b"taken"]

    left = length

    async def receive():
        nonlocal left
        part = min(left, 1_000_000)
        left -= part
        return {"type": "http.request", "body": b"x" * part, "more_body": left > 0}

    async def send(message):
        told.append(message)

    scope = {
        "method": "POST", "raw_path": path.encode(), "query_string": b"", "http_version": "1.1", "scheme": "http",
        "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 5), "headers":
        [(b"content-length", str(length).encode()), (b"cookie", cookies.encode())],
    }  # fmt: skip
    with patch("fremdbild.web.uploads.most_bytes", lambda *asked: {(path, cookies): allowed}[asked]):
        asyncio.run(bridge(application, AtOnce())(scope, receive, send))
    start, *rest = told
    return start["status"], b"".join(message["body"] for message in rest).decode(), sum(given)


class AtOnce:
    """In this thread, instead of in another one."""

    async def do(self, work):
        return work()


def test_the_server_takes_the_result_of_a_vote_of_twenty_thousand(person):
    measured = 2_323_532  # bytes, 20,000 × 16 answers and 6,666 comments
    assert sent(RESULT, measured, cookie(person(Role.TRUSTEE))) == (200, "taken", measured)


@pytest.mark.parametrize(
    ("path", "role", "length"),
    [
        (RESULT, Role.ANALYST, 2_400_000),
        (RESULT, Role.TRUSTEE, LARGEST + 1),
        ("/a/abcdefghijklmnopqrstuvwx/all/", Role.TRUSTEE, MOST_BODY_BYTES + 1),
        ("/ask/7/", Role.ANALYST, 2_400_000),
    ],
)
def test_it_refuses_all_else_and_keeps_nothing_of_it(path, role, length, person):
    status, _, given = sent(path, length, cookie(person(role)))
    assert (status, given) == (413, 0)


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("/a/x/", "de-CH", "Das ist zu viel Text"),
        (PEOPLE, "de-CH", "Das ist zu gross zum Senden."),
        (PEOPLE, "en", "a list of people 8 MB"),
    ],
)
def test_the_refusal_says_how_much_is_taken(path, language, told):
    status, page, _ = sent(path, 90_000_000, f"language={language}")
    assert status == 413
    assert told in page


def test_answering_pages_keep_their_own_limit():
    assert Client().post("/a/abcdefghijklmnopqrstuvwx/all/", {"remark": "x" * 300_000}).status_code in {404, 413}


def test_the_export_holds_some_envelopes_at_a_time(tmp_path, monkeypatch):
    wave, _, _ = sealed_wave(people=(("sales", "employee", 23),), days=-1)
    Ballot.objects.filter(wave=wave).update(finished=True)
    type(wave).objects.filter(pk=wave.pk).update(state="closed")
    wave.refresh_from_db()
    monkeypatch.setattr(exporting, "_AT_ONCE", 5)
    path = export(wave, tmp_path)
    assert checked_rows(path, read_header(path)) == 23
    there = sorted((bytes(row) for row in Ballot.objects.values_list("envelope", flat=True)), key=order_of)
    assert [envelope for _, envelope in rows_of(path)] == there
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name], "nothing is left beside it"


def test_an_export_that_was_broken_off_leaves_nothing_that_looks_whole(tmp_path, monkeypatch):
    wave, _, _ = sealed_wave(people=(("sales", "employee", 9),), days=-1)
    Ballot.objects.filter(wave=wave).update(finished=True)
    type(wave).objects.filter(pk=wave.pk).update(state="closed")
    wave.refresh_from_db()
    rows = exporting._sorted_rows

    def broken(of):
        yield next(rows(of))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_sorted_rows", broken)
    with pytest.raises(OSError, match="No space"):
        export(wave, tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(exporting, "_sorted_rows", rows)
    assert export(wave, tmp_path).exists()


def test_a_whole_wave_is_written_in_a_few_statements_while_others_wait():
    wave, _, key = sealed_wave(people=(("sales", "employee", 9),), days=-1)
    type(wave).objects.filter(pk=wave.pk).update(state="closed")
    wave.refresh_from_db()
    people = [f"{number:032x}" for number in range(300)]
    given = [
        Answer(respondent_id=one, cell="sales/employee", perspective="employee", item_id=item, score=score)
        for one in reversed(people)
        for item, score in (("a", 3), ("b", None), *((f"c{number}", number) for number in range(1, 8)))
    ]
    opened = Opened(
        wave=ballot_id(wave),
        survey_id="employees",
        fingerprint=key.public.fingerprint,
        minimum_people=7,
        minimum_comments=10,
        counts=Counts(envelopes=300, answered=300),
        cells=(),
        answers=given,
        comments=(),
    )
    inserts = []

    def watch(execute, sql, params, many, context):
        if "ask_openedanswer" in sql:
            inserts.append(many)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        load_opened(wave, opened)
    assert inserts == [True, True]
    there = OpenedAnswer.objects.filter(wave=wave)
    assert sorted(there.values_list("respondent", "cell", "item_id", "score"), key=str) == sorted(
        ((one.respondent_id, one.cell, one.item_id, one.score) for one in given), key=str
    )


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_export_left_is_destroyed_with_the_envelopes(tmp_path, monkeypatch):
    wave, _, _ = sealed_wave(people=(("sales", "employee", 9),), days=-1)
    type(wave).objects.filter(pk=wave.pk).update(state="counted", counted_at=wave.closes_at)
    monkeypatch.setattr(opening, "export_folder", lambda: tmp_path)
    left = [tmp_path / f"{ballot_id(wave)}.envelopes", tmp_path / f".{ballot_id(wave)}.envelopes.1a2b3c4d.part"]
    other = tmp_path / ".another-wave.envelopes.1a2b3c4d.part"
    for path in (*left, other):
        path.write_bytes(b"sealed")
    opening.destroy_rest(Step(enqueue("ask_destroy", wave=wave.pk)))
    assert list(tmp_path.iterdir()) == [other]
