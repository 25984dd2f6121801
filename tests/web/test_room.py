"""A full disk, a busy database: a clear page, nothing half stored, and on it goes when there is room."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import suppress

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.urls import path

from fremdbild.web.accounts.roles import Role
from fremdbild.web.audit.models import Entry
from fremdbild.web.frame.trouble import trouble_of
from fremdbild.web.jobs.models import Job
from fremdbild.web.urls import handler404, handler500
from fremdbild.web.urls import urlpatterns as real_urls
from tests.web.waves import ITEMS, named_wave

_TITLES = {"en": "There is no room to store this.", "de-CH": "Zum Speichern fehlt der Platz."}


def _fails(request):
    raise PROBLEMS[request.GET["how"]]


urlpatterns = [*real_urls, path("fails/", _fails)]
assert handler404
assert handler500


def _from(cause: BaseException) -> OperationalError:
    problem = OperationalError("…")
    problem.__cause__ = cause
    return problem


PROBLEMS = {"disk": OSError(errno.ENOSPC, "No space left on device"), "fault": ZeroDivisionError("…")}


@pytest.mark.django_db(transaction=True)
def test_a_full_database_gives_a_clear_page_and_stores_nothing_half(person):
    anna = person(Role.ANALYST)
    anna.client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            for number in range(3000):
                order = {"other": f"{1000 + number}", "order": f"{number:032x}"}
                answer = anna.post("/run/", order)
                if answer.status_code != 302:
                    break
            assert answer.status_code == 503
            assert answer["Retry-After"] == "60"
            assert _TITLES["en"] in answer.content.decode()
            assert Job.objects.count() == Entry.objects.count() == number
            answer = anna.post("/run/", order, HTTP_ACCEPT_LANGUAGE="de-CH")
            assert answer.status_code == 503
            assert _TITLES["de-CH"] in answer.content.decode()
            assert anna.get("/run/").status_code == 200, "reading goes on"
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert anna.post("/run/", order).status_code == 302
    assert Job.objects.count() == Entry.objects.count() == number + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "de-CH"])
def test_whoever_signs_in_on_a_full_disk_is_not_told_of_too_many_guesses(language, person):
    person(Role.ADMINISTRATOR)
    browser = Client(HTTP_ACCEPT_LANGUAGE=language, raise_request_exception=False)
    guess = {"login": "anna@example.org", "password": "wrong-guess-of-hers"}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 1}")
        cursor.execute("CREATE TABLE filled (what BLOB)")
        try:
            for size in (100_000, 3_000, 10):  # pages that earlier tests left free are filled too
                with suppress(OperationalError):
                    while True:
                        cursor.execute("INSERT INTO filled VALUES (zeroblob(%s))", [size])
            with pytest.raises(OperationalError, match="full"):
                cache.set_many({f"filled-{number}": "x" for number in range(250)})
            answer = browser.post("/account/login/", guess)
            assert (answer.status_code, answer["Retry-After"]) == (503, "60")
            assert _TITLES[language] in answer.content.decode()
            assert browser.get("/account/login/").status_code == 200, "reading goes on"
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
            cursor.execute("DROP TABLE filled")
            cache.clear()
    assert browser.post("/account/login/", guess).status_code == 200


def _of_sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("…")
    cause.sqlite_errorcode = code
    return _from(cause)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "after", "told"),
    [
        (sqlite3.SQLITE_FULL, "60", {"en": "no room to store your answers", "de-CH": "fehlt im Moment der Platz"}),
        (sqlite3.SQLITE_BUSY, "5", {"en": "cannot be stored at the moment", "de-CH": "im Moment nicht speichern"}),
    ],
    ids=["full", "busy"],
)
def test_whoever_answers_is_told_that_there_is_no_room_or_that_it_takes_a_moment(code, after, told, monkeypatch):
    def fails(*_args, **_kwargs):
        raise _of_sqlite(code)

    _, [token] = named_wave()
    monkeypatch.setattr("fremdbild.web.answering.named.moment", fails)
    for language, said in told.items():
        browser = Client(HTTP_ACCEPT_LANGUAGE=language)
        answer = browser.post(f"/a/{token}/1/", {f"a_{ITEMS[0]}": "3", "go": "next"})
        assert answer.status_code == 503
        assert answer["Retry-After"] == after
        assert said in answer.content.decode()


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("how", "status"), [("disk", 503), ("fault", 500)])
def test_only_what_room_mends_is_told_as_a_full_disk(person, how, status):
    anna = person(Role.ANALYST)
    anna.client.raise_request_exception = False
    answer = anna.get(f"/fails/?how={how}")
    assert answer.status_code == status
    assert (_TITLES["en"] in answer.content.decode()) == (status == 503)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("language", "button"), [("en", "Try again"), ("de-CH", "Noch einmal versuchen")])
def test_whoever_only_reads_is_offered_to_try_again_and_whoever_wrote_is_told_to_go_back(language, button, person):
    anna = person(Role.ANALYST)
    anna.client.raise_request_exception = False
    for how in ("disk", "fault"):
        read = anna.get(f"/fails/?how={how}", HTTP_ACCEPT_LANGUAGE=language).content.decode()
        assert f'<a class="button" href="/fails/?how={how}">{button}</a>' in read
        wrote = anna.post(f"/fails/?how={how}", HTTP_ACCEPT_LANGUAGE=language).content.decode()
        assert f">{button}</a>" not in wrote
    missing = anna.get("/nothing-here/", HTTP_ACCEPT_LANGUAGE=language).content.decode()
    assert '<a class="button" href="/">' in missing


def test_a_database_that_another_one_holds_is_busy(tmp_path):
    first = sqlite3.connect(tmp_path / "a", timeout=0)
    second = sqlite3.connect(tmp_path / "a", timeout=0)
    try:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as raised:
            second.execute("BEGIN IMMEDIATE")
        assert trouble_of(_from(raised.value)) == "busy"
    finally:
        first.close()
        second.close()


def test_a_wrong_statement_is_a_fault_of_the_program(tmp_path):
    connection = sqlite3.connect(tmp_path / "a")
    try:
        with pytest.raises(sqlite3.OperationalError) as raised:
            connection.execute("SELECT * FROM nothing")
        assert trouble_of(_from(raised.value)) is None
    finally:
        connection.close()


def test_postgresql_tells_full_and_away_apart():
    errors = pytest.importorskip("psycopg").errors
    assert trouble_of(_from(errors.DiskFull())) == "full"
    assert trouble_of(_from(errors.AdminShutdown())) == "busy"
    assert trouble_of(_from(errors.OperationalError("connection refused"))) == "busy"
    assert trouble_of(_from(errors.UndefinedColumn())) is None
