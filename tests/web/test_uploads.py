"""Large requests: two pages take them, from people with the right to these pages, and no other."""

from __future__ import annotations

import time

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from waitress.adjustments import Adjustments
from waitress.utilities import RequestEntityTooLarge

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
from fremdbild.web.serving import _ErrorTask, _Parser
from fremdbild.web.uploads import COOKIE, MOST_BODY_BYTES, UPLOADS, most_bytes
from tests.web.waves import named_wave, sealed_wave

pytestmark = pytest.mark.django_db
RESULT, PEOPLE = "/ask/7/opening/", "/ask/7/people/"
LARGEST = UPLOADS["ask:opening"].most


def cookies(somebody, *paths: str) -> str:
    """What a browser sends that has opened these pages."""
    told = {settings.SESSION_COOKIE_NAME: somebody.client.cookies[settings.SESSION_COOKIE_NAME].value}
    for path in paths:
        if found := somebody.get(path).cookies.get(COOKIE):
            assert (found["path"], found["httponly"], found["samesite"]) == (path, True, "Lax")
            told[COOKIE] = found.value
    return "; ".join(f"{name}={value}" for name, value in ({"language": "en"} | told).items())


@pytest.fixture
def closed():
    """The number of a wave whose envelopes are in."""
    wave, _, _ = sealed_wave()
    type(wave).objects.filter(pk=wave.pk).update(state="closed", closes_at=timezone.now())
    return wave.pk


@pytest.fixture
def draft():
    """The number of a wave of customers that is being prepared."""
    wave, _ = named_wave()
    type(wave).objects.filter(pk=wave.pk).update(state="draft", frozen_at=None)
    return wave.pk


@pytest.mark.parametrize("role", list(Role))
def test_who_may_send_how_much_where(role, person, closed, draft):
    somebody = person(role)
    result, people = f"/ask/{closed}/opening/", f"/ask/{draft}/people/"
    given = cookies(somebody, result)
    assert most_bytes(result, given) == (LARGEST if role == Role.TRUSTEE else MOST_BODY_BYTES)
    assert most_bytes(people, given) == MOST_BODY_BYTES, "what one page gave is worth nothing on another"
    given = cookies(somebody, people)
    assert most_bytes(people, given) == (8_000_000 if role == Role.ANALYST else MOST_BODY_BYTES)
    for path in (
        "/",
        "/a/abcdefghijklmnopqrstuvwx/all/",
        f"/ask/{draft}/",
        "/account/login/",
        "/nothing/",
        "/api/assessments",
    ):
        assert most_bytes(path, given) == MOST_BODY_BYTES


def test_the_database_is_not_asked_before_a_body_is_taken_in(person, closed, django_assert_num_queries):
    result = f"/ask/{closed}/opening/"
    given = cookies(person(Role.TRUSTEE), result)
    with django_assert_num_queries(0):
        assert most_bytes(result, given) == LARGEST
        assert most_bytes(result, given.replace("upload=", "upload=1")) == MOST_BODY_BYTES


def test_a_permit_is_of_one_session_and_ends_with_it(person, closed, monkeypatch):
    result = f"/ask/{closed}/opening/"
    given = cookies(person(Role.TRUSTEE), result)
    other = cookies(person(Role.ANALYST)) + "; " + given.rpartition("; ")[2]
    assert "upload=" in other
    assert most_bytes(result, other) == MOST_BODY_BYTES
    later = time.time() + settings.SESSION_COOKIE_AGE + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert most_bytes(result, given) == MOST_BODY_BYTES


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "sessionid=1; upload=",
        "sessionid=1; upload=9999999999.é",
        "sessionid=1; upload=²",
        "sessionid=",
        "sessionid=aaaaaaaa",
        'sessionid="\0',
        "=;=",
        "sessionid=" + "x" * 9,
    ],
)
def test_strangers_send_no_large_request_anywhere(forged):
    assert {most_bytes(path, forged) for path in (RESULT, PEOPLE, "/a/x/")} == {MOST_BODY_BYTES}


def test_whoever_signed_out_sends_none_either(person, closed):
    theo = person(Role.TRUSTEE)
    result = f"/ask/{closed}/opening/"
    assert most_bytes(result, cookies(theo, result)) == LARGEST
    theo.client.logout()
    left = "; ".join(f"{name}={one.value}" for name, one in theo.client.cookies.items())
    assert most_bytes(result, left) == MOST_BODY_BYTES


def parsed(path: str, length: int, session: str) -> _Parser:
    parser = _Parser(Adjustments(max_request_body_size=MOST_BODY_BYTES, inbuf_overflow=2 * MOST_BODY_BYTES))
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {session}\r\nContent-Length: {length}\r\n\r\n".encode()
    assert parser.received(head) == len(head)
    return parser


def test_the_server_takes_the_result_of_a_vote_of_twenty_thousand(person, closed):
    measured = 2_323_532  # bytes, 20,000 × 16 answers and 6,666 comments
    result = f"/ask/{closed}/opening/"
    parser = parsed(result, measured, cookies(person(Role.TRUSTEE), result))
    rest = b"x" * 65_536
    while not parser.completed:
        assert parser.received(rest[: measured - parser.body_bytes_received]) > 0
    assert parser.error is None
    assert len(parser.get_body_stream().read()) == measured
    parser.close()


@pytest.mark.parametrize(
    ("path", "role", "length"),
    [
        ("/ask/{}/opening/", Role.ANALYST, 2_400_000),
        ("/ask/{}/opening/", Role.TRUSTEE, LARGEST + 1),
        ("/a/abcdefghijklmnopqrstuvwx/all/", Role.TRUSTEE, MOST_BODY_BYTES),
        ("/ask/{}/", Role.ANALYST, 2_400_000),
    ],
)
def test_it_refuses_all_else_and_keeps_nothing_of_it(path, role, length, person, closed):
    parser = parsed(path.format(closed), length, cookies(person(role), f"/ask/{closed}/opening/"))
    assert not parser.completed, "it is read to its end, so that a browser shows the answer"
    left = length
    while not parser.completed:
        left -= parser.received(b"x" * min(1_000_000, left))
    assert (left, type(parser.error)) == (0, RequestEntityTooLarge)
    assert len(parser.get_body_stream().read()) == 0


@pytest.mark.parametrize(
    ("path", "language", "told"),
    [
        ("/a/x/", "de-CH", "Das ist zu viel Text"),
        (PEOPLE, "de-CH", "Das ist zu gross zum Senden."),
        (PEOPLE, "en", "a list of people 8 MB"),
    ],
)
def test_the_refusal_says_how_much_is_taken(path, language, told, monkeypatch):
    parser = parsed(path, 90_000_000, f"language={language}")
    task = _ErrorTask.__new__(_ErrorTask)
    written = []
    task.request, task.response_headers = parser, []
    monkeypatch.setattr(_ErrorTask, "set_close_on_finish", lambda _: None)
    monkeypatch.setattr(_ErrorTask, "write", lambda _, body: written.append(body))
    task.execute()
    assert told in written[0].decode()
    assert task.status.startswith("413")


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
