"""Django's deployment check, foreign hosts, forged forms, pages for what goes wrong in the reader's language."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from served import TOML, surroundings

from fremdbild.texts.words import words_in
from fremdbild.web import urls
from fremdbild.web.environment import read_environment
from fremdbild.web.frame.language import LanguageMiddleware


def test_the_deployment_check_of_django_is_clean_behind_https(tmp_path):
    (tmp_path / "fremdbild.toml").write_text(TOML, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=surroundings(
            FREMDBILD_FOLDER=str(tmp_path),
            FREMDBILD_URL="https://fremdbild.example.org",
            DJANGO_SETTINGS_MODULE="fremdbild.web.settings",
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_deployment_check_would_say_so_without_https(tmp_path):
    (tmp_path / "fremdbild.toml").write_text(TOML, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=surroundings(FREMDBILD_FOLDER=str(tmp_path), DJANGO_SETTINGS_MODULE="fremdbild.web.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "SESSION_COOKIE_SECURE" in done.stderr


@pytest.mark.parametrize(
    ("language", "said"), [("de-CH", "Diese Anfrage liess sich nicht lesen"), ("en", "could not be read")]
)
@pytest.mark.django_db
def test_another_host_name_is_refused_with_a_page_in_the_language_of_the_reader(language, said, person):
    person()
    answer = Client(HTTP_ACCEPT_LANGUAGE=language).get("/account/login/", HTTP_HOST="evil.example.org")
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "evil.example.org" not in answer.content.decode()


@pytest.mark.parametrize(("language", "said"), [("de-CH", "zu lange offen"), ("en", "open for too long")])
def test_a_form_from_elsewhere_is_refused_with_a_page_in_the_language_of_the_reader(language, said, person):
    carla = person()
    strict = Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE=language)
    strict.force_login(carla.user)
    answer = strict.post("/people/me/", {"name": "x", "language": "en"})
    assert answer.status_code == 403
    assert said in answer.content.decode()


@pytest.mark.parametrize(("language", "said"), [("de-DE", "Hier ist nichts für Sie"), ("en", "nothing here for you")])
def test_what_is_not_there_is_told_in_the_language_of_the_reader(language, said, person):
    person()
    answer = Client(HTTP_ACCEPT_LANGUAGE=language).get("/no/such/page/")
    assert answer.status_code == 404
    assert said in answer.content.decode()


@pytest.mark.parametrize(("language", "said"), [("de-CH", "Der Fehler liegt bei uns"), ("en", "The fault is ours")])
def test_a_fault_is_told_in_the_language_of_the_reader_without_its_inside(
    language, said, person, monkeypatch, settings
):
    def fail(request):
        raise ValueError("a secret of the inside")

    person()
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("fail/", fail)])
    from django.urls import clear_url_caches

    clear_url_caches()
    logging.disable(logging.CRITICAL)
    try:
        answer = Client(raise_request_exception=False, HTTP_ACCEPT_LANGUAGE=language).get("/fail/")
    finally:
        logging.disable(logging.NOTSET)
        clear_url_caches()
    assert answer.status_code == 500
    assert said in answer.content.decode()
    assert "secret of the inside" not in answer.content.decode()


@pytest.mark.parametrize(
    ("listens_on", "url", "alone"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", True),
        ("localhost", "http://localhost:8000", True),
        ("::1", "http://[::1]:8000", True),
        ("0.0.0.0", "http://127.0.0.1:8000", False),  # noqa: S104  what a server may listen on
        ("127.0.0.1", "https://fremdbild.example.org", False),
        ("", "http://127.0.0.1:8000", False),
    ],
)
def test_whether_only_this_machine_reaches_the_server(listens_on, url, alone, tmp_path):
    variables = {"FREMDBILD_FOLDER": str(tmp_path), "FREMDBILD_URL": url, "FREMDBILD_SECRET_KEY": "x"}
    assert read_environment({**variables, "FREMDBILD_LISTENS_ON": listens_on}).loopback_only is alone


def test_every_word_of_accounts_and_audit_is_there_in_both_languages_with_the_same_values():
    import string

    def values(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english, german = words_in("en").texts, words_in("de-DE").texts
    ours = {key for key in {*english, *german} if key.startswith(("web.accounts.", "web.audit."))}
    assert len(ours) > 300
    assert not {key for key in ours if values(english[key]) != values(german[key])}


def test_a_request_without_a_language_is_answered_in_the_first_of_the_organisation():
    request = RequestFactory().get("/")
    LanguageMiddleware(lambda _: HttpResponse())(request)
    assert request.words.language == "de-CH"
