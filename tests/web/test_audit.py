"""The audit log: only ever added to, whole, read as sentences, taken away, and never about answers."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import string
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction

from fremdbild.texts.words import words_in
from fremdbild.web.accounts.roles import MAY, Role
from fremdbild.web.audit import append_only
from fremdbild.web.audit.models import Entry, Head, OnlyAddedToError
from fremdbild.web.audit.reading import sentence
from fremdbild.web.audit.recording import broken_at, hash_of, record
from tests.sources.postgres_server import PASSWORD, postgres_server, programs

WEB = Path(__file__).parents[2] / "src" / "fremdbild" / "web"


@pytest.fixture
def trustee(person):
    return person(Role.TRUSTEE, email="trustee@example.org")


@pytest.fixture
def log(db):
    for number in range(1, 4):
        record("anna@example.org", "unit.added", f"Unit {number}", code=f"U{number}")
    return list(Entry.objects.all())


def tamper(statement):
    """What somebody does who has the database itself, triggers and all."""
    append_only.allow(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    append_only.forbid(connection)


def test_python_refuses_to_change_and_to_remove(log):
    entry = log[0]
    entry.actor = "nobody"
    for refused in (
        entry.save,
        entry.delete,
        lambda: Entry.objects.update(actor="nobody"),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.bulk_update([entry], ["actor"]),
    ):
        with pytest.raises(OnlyAddedToError, match="only ever added to"):
            refused()
    assert broken_at() is None


@pytest.mark.parametrize("deed", ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry"])
def test_the_database_refuses_it_too(deed, log):
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)
    assert Entry.objects.count() == 3


@pytest.mark.parametrize(
    ("deed", "number"),
    [
        ("UPDATE audit_entry SET actor = 'nobody' WHERE number = 2", 2),
        ("UPDATE audit_entry SET at = '2020-01-01' WHERE number = 1", 1),
        ("UPDATE audit_entry SET details = '{}' WHERE number = 3", 3),
        ("DELETE FROM audit_entry WHERE number = 2", 3),
        ("DELETE FROM audit_entry WHERE number = 3", 3),
        ("UPDATE audit_entry SET number = 9 WHERE number = 3", 9),
    ],
)
def test_whatever_is_altered_behind_its_back_is_found(deed, number, log, trustee):
    tamper(deed)
    assert broken_at() == number
    page = trustee.get("/trust/log/").content.decode()
    assert f"entry {number} does not fit the one before" in page


def test_an_entry_is_undone_with_the_change_it_tells_of(log):
    def change():
        with transaction.atomic():
            record("anna@example.org", "unit.removed", "Unit 1", code="U1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert Entry.objects.count() == 3
    assert broken_at() is None


def test_the_hash_is_that_of_the_written_recipe():
    """Worked without Django: SHA-256 of the JSON list of all that the entry says."""
    import hashlib

    entry = Entry(number=1, at=datetime(2026, 9, 30, 12, tzinfo=UTC), actor="a", deed="d", about="ü",
                  details={"b": 1, "a": "x"}, previous_hash="")  # fmt: skip
    said = '[1, "2026-09-30T12:00:00.000000+00:00", "a", "d", "ü", {"a": "x", "b": 1}, ""]'
    assert hash_of(entry) == hashlib.sha256(said.encode()).hexdigest()


def test_the_page_tells_what_happened_in_sentences_in_both_languages(trustee, log):
    record("admin@example.org", "role.given", "beat@example.org", role="unit_lead", unit="SCH")
    record("admin@example.org", "person.changed", "beat@example.org", changed={"name": ["A", "B"], "email": ["a", "b"]})
    page = trustee.get("/trust/log/").content.decode()
    assert "admin@example.org gave beat@example.org the role Unit lead: SCH." in page
    assert "changed the account beat@example.org: Name and E-mail address." in page
    assert "5 entries, and none of them was altered." in page
    page = trustee.get("/trust/log/", HTTP_ACCEPT_LANGUAGE="de-CH").content.decode()
    assert "hat beat@example.org die Rolle Einheitsleitung gegeben: SCH." in page


def test_the_ways_to_sign_in_are_told_in_words(db):
    entry = record("a", "sign_in.added", "totp")
    assert sentence(entry, words_in("de-CH")) == "a hat einen Weg zur Anmeldung hinzugefügt: Codes einer App."


def test_an_entry_with_less_or_unknown_is_told_all_the_same(db):
    words = words_in("en")
    assert sentence(record("a", "role.given", "b"), words) == "a gave b the role …: …."
    assert sentence(record("a", "deed.of.tomorrow", "b"), words) == "a: deed.of.tomorrow (b)."


def test_html_in_names_is_shown_as_text(trustee, db):
    record("<script>alert(1)</script>", "unit.added", "<b>{0} {actor.__class__}</b>", code="X")
    page = trustee.get("/trust/log/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;{0} {actor.__class__}&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [("who=anna", 3), ("who=nobody", 0), ("what=Unit 2", 1), ("what=unit.added", 3), ("since=2026-01-01", 3),
     ("until=2020-01-01", 0), ("since=2999-01-01", None), ("since=yesterday", None), ("who=%00", 3), ("page=99", 3),
     ("page=x", 3), ("who=" + "x" * 5000, 0)],
)  # fmt: skip
def test_the_filter(query, found, trustee, log):
    answer = trustee.get(f"/trust/log/?{query}")
    assert answer.status_code == (422 if found is None else 200)
    if found is not None:
        assert answer.content.decode().count("added the unit") == found


def test_many_entries_are_told_in_pages_and_the_filter_goes_along(trustee, db):
    for number in range(60):
        record("anna@example.org", "unit.added", f"Unit {number}", code=f"U{number}")
    page = trustee.get("/trust/log/?who=anna").content.decode()
    assert page.count("added the unit") == 50
    following = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    assert "who=anna" in following
    assert trustee.get(f"/trust/log/{following}").content.decode().count("added the unit") == 10


def test_a_long_log_is_checked_when_somebody_asks_for_it(trustee, log, monkeypatch):
    from fremdbild.web.audit import views

    monkeypatch.setattr(views, "CHECKED_AT_ONCE", 2)
    assert "has not been checked now" in trustee.get("/trust/log/").content.decode()
    assert "none of them was altered" in trustee.get("/trust/log/?check=yes").content.decode()


def test_the_exports_hold_all_that_the_chain_was_made_of(trustee, log):
    import hashlib

    lines = b"".join(trustee.get("/trust/log/export.jsonl").streaming_content).decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["deed"] for row in rows] == ["unit.added"] * 3 + ["log.exported"]
    previous = ""
    for row in rows:
        said = [row[name] for name in ("number", "at", "actor", "deed", "about", "details")] + [previous]
        assert row["hash"] == hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        previous = row["hash"]
    record("=HYPERLINK(1)", "unit.added", "X", code="X")
    table = b"".join(trustee.get("/trust/log/export.csv?who=HYPER").streaming_content).decode()
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["actor"] == "'=HYPERLINK(1)"
    assert trustee.get("/trust/log/export.xls").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_the_log_is_read_by_those_who_may(role, person):
    expected = 200 if role in MAY["read_audit"] else 404
    assert person(role).get("/trust/log/").status_code == expected
    assert person(role).get("/trust/log/export.csv").status_code == expected


def test_every_deed_has_a_sentence_in_both_languages():
    """All calls of `record` in the application; a deed that is put together names its two ends."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in WEB.rglob("*.py"))
    deeds = set(re.findall(r"\brecord\(\s*[^,()]+,\s*\"([a-z_.]+)\"", code))
    deeds |= {
        name for pair in re.findall(r"record\([^,]+, \"([a-z_.]+)\" if \w+ else \"([a-z_.]+)\"", code) for name in pair
    }
    assert {"begun", "person.activated", "person.deactivated", "unit.added"} <= deeds
    for language in ("de-DE", "en"):
        assert not {deed for deed in deeds if f"web.audit.{deed}" not in words_in(language).texts}


def test_reading_the_log_writes_nothing_and_what_answers_is_told_nowhere(trustee, log):
    trustee.get("/trust/log/")
    assert Entry.objects.count() == 3
    for folder in ("answering", "ballots"):
        for path in (WEB / folder).rglob("*.py"):
            assert "audit" not in path.read_text(encoding="utf-8"), path


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_may_empty_the_database():
    record("anna@example.org", "unit.added", "Unit", code="U")
    assert Head.objects.get().number == 1


@pytest.mark.parametrize("where", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_many_threads_at_once_leave_a_whole_chain_one_first_account_and_somebody_who_administers(where, tmp_path):
    if where == "sqlite":
        told = in_threads(tmp_path, {})
    else:
        if programs() is None:
            pytest.skip("no PostgreSQL server program")
        with postgres_server() as port:
            told = in_threads(
                tmp_path, {"FREMDBILD_DATABASE": f"postgresql://anna:{PASSWORD}@127.0.0.1:{port}/postgres"}
            )
    assert told["vendor"] == where
    assert sorted(map(str, told["begun"])) == ["AlreadyBegunError"] * 3 + ["True"]
    assert told["users"] == 1
    assert told["writers"] == [str(number) for number in range(8)]
    assert (told["written"], told["numbers"], told["broken"]) == (160, True, None)
    assert told["closing each other"] == ["LastAdministratorError", "None"]
    assert told["refused"] == [True] * (2 if where == "sqlite" else 3)


def in_threads(folder, variables):
    (folder / "fremdbild.toml").write_text(
        '[organisation]\nname = "M"\ntime_zone = "Europe/Zurich"\nlanguages = ["en"]\n'
    )
    script = Path(__file__).with_name("threads_on_a_database.py")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_command_checks_and_prints_the_log(tmp_path):
    in_threads(tmp_path, {})

    def audit(*options):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FREMDBILD_", "DJANGO_"))}
        return subprocess.run(
            [sys.executable, "-c", "from fremdbild.cli import main; main()", "audit", str(tmp_path), *options],
            env=kept,
            capture_output=True,
            text=True,
            check=False,
        )

    whole = audit()
    assert (whole.returncode, whole.stdout, whole.stderr) == (0, "162 entries, none of them altered\n", "")
    assert len(audit("--export", "jsonl").stdout.splitlines()) == 162
    assert audit("--export", "csv").stdout.startswith("number,at,actor,")
    import sqlite3

    with sqlite3.connect(tmp_path / "web" / "fremdbild.sqlite3") as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE audit_entry SET actor = 'nobody' WHERE number = 100")
    database.close()
    altered = audit()
    assert altered.returncode == 1
    assert "entry 100 of the audit log does not fit" in altered.stderr


def test_the_command_makes_no_database_where_there_is_none(tmp_path):
    from fremdbild.cli.audit import command

    result = CliRunner().invoke(command, [str(tmp_path)])
    assert "has no database yet" in str(result.exception)
    assert not list(tmp_path.iterdir())


def test_sentences_name_only_what_their_entries_hold():
    """`actor` and `about` are always there; the rest are the details of that deed."""
    known = {"actor", "about", "deed", "role", "unit", "changed", "code", "added", "name"}
    for language in ("de-DE", "en"):
        for key, text in words_in(language).texts.items():
            if key.startswith("web.audit.") and "{actor}" in text and key.removeprefix("web.audit.").split(".")[0] in {
                "person", "role", "unit", "units", "log", "me", "sign_in", "begun"
            }:  # fmt: skip
                assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= known, key
