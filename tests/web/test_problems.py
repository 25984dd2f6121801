"""Errors of the core for readers of the web application: each is provoked in the core, and told in German.

A problem that is no longer recognised, because the core words it otherwise now, fails here.
"""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from waves import named_wave, sealed_wave

from fremdbild import errors
from fremdbild.assessment import assess
from fremdbild.ballot import new_key, open_wave, read_opened, read_private_key, write_keys
from fremdbild.ballot.keys import PrivateKey, private_text, public_key_from, public_text
from fremdbild.engine.lock import only_load
from fremdbild.errors import AssessmentError, FremdbildError, SourceError
from fremdbild.instruments.reading import instrument_from
from fremdbild.settings import read_settings
from fremdbild.sources import load
from fremdbild.texts.words import words_in
from fremdbild.web.accounts.roles import Role
from fremdbild.web.ask.models import Wave
from fremdbild.web.ask.questionnaires import take_in
from fremdbild.web.ask.questions import text_of
from fremdbild.web.ballots.casting import key_of, make_ballots
from fremdbild.web.ballots.destroying import destroy
from fremdbild.web.ballots.export import export
from fremdbild.web.ballots.keeping import server_key
from fremdbild.web.ballots.models import Ballot
from fremdbild.web.frame import problems
from fremdbild.web.frame.problems import kind_of, line_of, told, told_as
from fremdbild.web.jobs.models import Job

GERMAN, SWISS, ENGLISH = words_in("de-DE"), words_in("de-CH"), words_in("en")
NPS = text_of("nps")
ENDS = 'ends = [{ de = "a", en = "a" }, { de = "b", en = "b" }]'


def own(item: str = "", scale: str = "", languages: str = '["de", "en"]') -> str:
    return f"""
name = "ours"
version = "1"
title = {{ de = "T", en = "T" }}
languages = {languages}

[scale.s]
lowest = 1
highest = 5
{ENDS}
{scale}

[[item]]
id = "one"
text = {{ de = "Eins?", en = "One?" }}
scale = "s"
construct = "own_one"
perspectives = ["customer"]
{item}
"""


def second(**known: str) -> str:
    said = {
        "id": '"two"',
        "text": '{ de = "Zwei?", en = "Two?" }',
        "scale": '"s"',
        "construct": '"own_two"',
        "perspectives": '["customer"]',
    }
    return "[[item]]\n" + "".join(f"{name} = {value}\n" for name, value in (said | known).items() if value)


ABOUT_SPEED = {"construct": "", "criterion": '"speed"'}
QUESTIONNAIRES = {
    "not_toml_at": ("name = \n", "In Zeile 1, Zeichen"),
    "not_toml": ("[" * 5000, "kein gültiges TOML"),
    "text_missing": (own(second(text='{ de = "Zwei?" }')), "Frage „two“: Der Text in der Sprache „en“ fehlt."),
    "not_a_language": (own(languages='["de"]'), "„en“ ist keine der Sprachen"),
    "text_empty": (own(second(text='{ de = "", en = "x" }')), "Der Text in der Sprache „de“ ist leer."),
    "text_long": (own(second(text=f'{{ de = "{"x" * 400}", en = "x" }}')), "hat 400 Zeichen; höchstens"),
    "no_scale": (own(second(scale='"gone"')), "Frage „two“: Eine Skala „gone“ gibt es in der Datei nicht."),
    "scale_unused": (
        own(scale=f"[scale.spare]\nlowest = 1\nhighest = 2\n{ENDS}"),
        "Die Skala „spare“ braucht keine Frage.",
    ),
    "scale_span": (
        own(second(construct='"likelihood_to_recommend"')),
        "Frage „two“: Hier braucht es eine Skala von 0 bis 10.",
    ),
    "scale_points": (
        own(second(scale='"wide"', **ABOUT_SPEED), scale=f"[scale.wide]\nlowest = 1\nhighest = 40\n{ENDS}"),
        "diese Skala hat 40.",
    ),
    "no_criterion": (own(second(construct="")), "Frage „two“: Wählen Sie das Kriterium"),
    "both_sides": (
        own(second(perspectives='["customer", "employee"]', **ABOUT_SPEED)),
        "fragt innen und außen mit einem Text",
    ),
    "id_twice": (own(second(id='"one"')), "Die Kennung „one“ haben 2 Fragen."),
    "place_twice": (own("position = 3\n" + second(position="3")), "An der Stelle 3 stehen 2 Fragen ("),
    "criterion_twice": (
        own(second(**ABOUT_SPEED) + second(id='"three"', **ABOUT_SPEED)),
        "Zum Kriterium „speed“ gibt es 2 Aussagen (",
    ),
    "too_many": (
        own("".join(second(id=f'"i{n}"', construct=f'"own_i{n}"') for n in range(70))),
        "71 Fragen sind zu viele (",
    ),
    "unknown_key": (own("colour = 3"), "Den Schlüssel „colour“ gibt es nicht."),
    "key_missing": (own(second(text="")), "Der Schlüssel „text“ fehlt."),
}


def raised(act) -> FremdbildError:
    with pytest.raises(FremdbildError) as problem:
        act()
    return problem.value


def is_told(error: Exception, name: str, wanted: str) -> None:
    german = told(GERMAN, error)
    assert any(wanted in line.text for line in german.lines if line.own), (name, str(error), german.lines)
    assert any(dict(problems._SAID)[name].search(line) for line in str(error).splitlines())
    assert german.lead == GERMAN(f"web.problem.lead.{kind_of(error)}")
    assert german.quoted == str(error)
    english = told(ENGLISH, error)
    assert [line.own for line in english.lines] == [line.own for line in german.lines]
    assert "ß" not in "".join(line.text for line in told(SWISS, error).lines)


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_problems_of_a_questionnaire_are_told_in_german(name):
    text, wanted = QUESTIONNAIRES[name]
    is_told(raised(lambda: instrument_from(text, where="ours")), name, wanted)


@pytest.mark.django_db
def test_problems_of_a_file_that_is_taken_in_are_told_in_german(person):
    anna = person(Role.ANALYST).user
    for data, name, wanted in (
        (b"\xff\xfe\x00", "not_utf8", "nicht als UTF-8 gespeichert"),
        (b"x" * 300_000, "too_large", "größer, als ein Fragebogen"),
        (NPS.encode(), "comes_with", "„nps“ heißt schon ein Fragebogen"),
    ):
        is_told(raised(lambda data=data: take_in(data, anna, replaces=False)), name, wanted)
    ours = NPS.replace('name = "nps"', 'name = "ours"').encode()
    take_in(ours, anna, replaces=False)
    error = raised(lambda: take_in(ours, anna, replaces=False))
    is_told(error, "here_already", "Einen Fragebogen „ours“ gibt es hier schon.")


def test_problems_of_a_key_are_told_in_german(tmp_path):
    key, other = new_key("staff-1"), new_key("staff-2")
    for text, name, wanted in (
        (private_text(key), "private_key", "die geheime Hälfte"),
        ("hello", "no_key", "kein Schlüssel"),
        ("\n".join(public_text(key.public).splitlines()[:-1]), "key_damaged", "unvollständig oder verändert"),
        (public_text(other.public), "key_of_another", "Gebraucht wird der von „staff-1“."),
    ):
        error = raised(lambda text=text: public_key_from(text, where="staff-1.public", wave="staff-1"))
        is_told(error, name, wanted)
    path = tmp_path / "staff-1.opened.zip"
    path.write_bytes(b"PK nothing")
    is_told(raised(lambda: read_opened(path)), "result_damaged", "kein Ergebnis einer Öffnung")


def envelopes(folder: Path, *, closed_for: timedelta = timedelta(days=1)) -> tuple[Path, PrivateKey]:
    """The export of a wave in which three people answered, and its key."""
    wave, _, key = sealed_wave()
    closes = timezone.now() - closed_for
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.CLOSED, closes_at=closes)
    wave.refresh_from_db()
    Ballot.objects.filter(wave=wave).update(finished=True)
    return export(wave, folder), key


@pytest.mark.django_db
def test_problems_of_envelopes_are_told_in_german(tmp_path):
    path, key = envelopes(tmp_path)
    is_told(raised(lambda: open_wave(path, key)), "too_few_envelopes", "weniger als 7 Menschen geantwortet")
    is_told(raised(lambda: open_wave(path, new_key("staff-2"))), "export_of_another", "für den Schlüssel")
    before = datetime(2020, 1, 1, tzinfo=UTC)
    is_told(raised(lambda: open_wave(path, key, now=before)), "export_early", "noch nicht geschlossen")
    is_told(raised(lambda: export(Wave.objects.get(), tmp_path)), "exported_before", "schon herausgegeben")
    path.write_bytes(path.read_bytes()[:-40])
    is_told(raised(lambda: open_wave(path, key)), "export_damaged", "unvollständig oder verändert")
    path.write_bytes(b"PK")
    is_told(raised(lambda: open_wave(path, key)), "no_export", "keine Umschläge")
    path.unlink()
    Wave.objects.update(minimum_people=None)
    is_told(raised(lambda: export(Wave.objects.get(), tmp_path)), "no_minimums", "keine Mindestzahlen")
    Wave.objects.update(state=Wave.State.OPEN)
    is_told(raised(lambda: export(Wave.objects.get(), tmp_path)), "export_early", "noch nicht geschlossen")
    is_told(raised(lambda: destroy(Wave.objects.get())), "not_counted", "noch nicht gezählt")


@pytest.mark.django_db
def test_problems_of_keys_of_the_server_are_told_in_german(tmp_path):
    wave, _, _ = sealed_wave()
    is_told(raised(lambda: server_key(wave)), "key_gone", "nicht mehr, wo er war")
    key = new_key("staff-1")
    paths = write_keys(key, tmp_path, passphrase="four words that differ")
    is_told(raised(lambda: read_private_key(paths[1], lambda: "wrong")), "passphrase", "Das Kennwort ist falsch.")
    text = public_text(key.public)
    newer = text.replace("version: 1", "version: 9")
    is_told(raised(lambda: public_key_from(newer, where="staff-1")), "format_version", "in Fassung 9 geschrieben")
    cut = "\n".join(text.splitlines()[:-1])
    is_told(raised(lambda: public_key_from(cut, where="staff-1")), "key_damaged", "unvollständig oder verändert")
    is_told(raised(lambda: new_key("../up")), "wave_name", "ist kein Name einer Welle")
    wave.public_key = ""
    is_told(raised(lambda: key_of(wave)), "no_public_key", "keinen Schlüssel")
    other, _, _ = sealed_wave("others")
    Ballot.objects.filter(wave=other).delete()
    other.cells = []
    is_told(raised(lambda: make_ballots(other)), "foreign_cell", "die diese Welle nicht hat")


# sources, store, assessments ------------------------------------------------------------------------------------------

HEAD = "Nr,Art,Von\n"
ONE = HEAD + "1,claim,2026-01-01\n"


def store(folder: Path, *, file: str | bytes = "", number: str = "Nr", more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "fremdbild.toml").write_text(
        f"""
[organisation]
name = "Muster AG"
languages = ["de-CH"]

[[source]]
system = "tickets"
file = "cases.csv"
table = "service_case"
{more}
[source.columns]
case_id = "{number}"
kind = "Art"
opened_at = "Von"
""",
        encoding="utf-8",
    )
    if file:
        (folder / "cases.csv").write_bytes(file if isinstance(file, bytes) else file.encode())
    return folder


@pytest.mark.parametrize(
    ("known", "name", "wanted"),
    [
        ({}, "no_file", "Zu „cases.csv“ gibt es keine Datei."),
        ({"file": "\n"}, "empty_file", "cases.csv ist leer."),
        ({"file": ONE, "number": "Nummer"}, "column_missing", 'Es fehlt "Nummer".'),
        ({"file": ONE.encode() + b"2,\xe4,x\n"}, "not_encoded", "anders gespeichert, als encoding"),
        ({"file": HEAD + "1,claim,never\n" * 50}, "no_usable_row", "Keine Zeile lässt sich verwenden."),
    ],
)
def test_problems_of_sources_are_told_in_german(tmp_path, known, name, wanted):
    is_told(raised(lambda: load(store(tmp_path, **known))), name, wanted)


def test_problems_of_store_and_assessment_are_told_in_german(tmp_path):
    settings = read_settings(store(tmp_path, file=ONE))
    is_told(raised(lambda: assess(settings, "2026-Q1")), "no_measure", "Für keine Kennzahl sind die Daten da.")
    settings.store_path.mkdir(exist_ok=True)
    with only_load(settings.store_path):
        is_told(raised(lambda: load(settings)), "load_running", "Gerade werden Daten geladen.")
    gone = SourceError("the database does not answer (Connection refused)", where="postgresql://db/x")
    is_told(gone, "database_away", "Die Datenbank postgresql://db/x antwortet nicht.")
    load(settings)
    for part in (settings.store_path / "service_case").rglob("*.parquet"):
        part.unlink()
    is_told(raised(lambda: assess(settings, "2026-Q1")), "store_damaged", "fehlt oder ist beschädigt")


@pytest.mark.parametrize(
    ("said", "name", "wanted"),
    [
        (f"/srv/x: {os.strerror(errno.ENOSPC)}. Next: mend this.", "no_room", "kein Platz mehr"),
        (f"/srv/x: {os.strerror(errno.EACCES)}. Next: mend this.", "not_permitted", "/srv/x: Der Server"),
        ("Out of memory. Next: lower memory_limit under [engine].", "no_memory", "reicht nicht"),
    ],
)
def test_what_the_process_of_an_assessment_says_of_the_machine_is_told_in_german(said, name, wanted):
    assert wanted in line_of(GERMAN, said).text
    assert dict(problems._SAID)[name].search(said)


CORE = Path(errors.__file__).parent
ELSEWHERE = {
    "result_of_another": ("web/ballots/loading.py", "the opening is of wave"),
    "result_unfit": ("web/ask/opening.py", "the result does not fit the wave"),
    "counted_before": ("web/ballots/loading.py", "the wave is not closed, or was counted before"),
    "links_lost": ("web/ask/sending.py", "the links of this wave cannot be made any more"),
    "nothing_loaded": ("assessment/assess.py", "nothing is loaded yet"),
}


def test_every_problem_is_provoked_here_or_stands_where_it_is_raised():
    here = Path(__file__).read_text(encoding="utf-8")
    assert {name for name, _ in problems._SAID if f'"{name}"' not in here} == set()
    for file, said in ELSEWHERE.values():
        assert said in (CORE / file).read_text(encoding="utf-8")


def test_rows_that_are_set_aside_are_told_with_column_and_row(tmp_path):
    rows = HEAD + "".join(f"{n},claim,2026-01-0{n}\n" for n in range(1, 6))
    rows += "6,claim,never\n,claim,2026-01-01\n7,claim\n5,claim,2026-02-01\n8,cake,2026-01-01\n"
    report = load(store(tmp_path, file=rows))
    lines = [line_of(GERMAN, str(problem)) for problem in report.problems]
    assert lines
    assert all(line.own for line in lines), [str(problem) for problem in report.problems]
    assert [line.said for line in lines] == [str(problem) for problem in report.problems]
    said = " ".join(line.text for line in lines)
    assert 'cases.csv, Spalte „Von“: kein Zeitpunkt in 1 von 10 Zeilen (zuerst: Zeile 7, "never").' in said
    assert "weniger Werte als in der Kopfzeile" in said
    assert "cases.csv, Spalte „Nr“: leer in 1 von 10 Zeilen" in said


@pytest.mark.parametrize(
    ("fact", "wanted"),
    [
        ("are not whole numbers", "keine ganze Zahl"),
        ("is not a number", "keine Zahl"),
        ("are neither yes nor no", "weder Ja noch Nein"),
        ("are not dates", "kein Datum"),
        ("are times that the clock in Europe/Zurich skipped", "die es bei der Umstellung der Uhr nicht gab"),
        ("came twice on the clock in Europe/Zurich; the first was taken", "zweimal gab"),
        ("are below 1,000", "unter 1,000"),
        ("is above 7", "über 7"),
        ("are none of claim, offer", "keines der Wörter claim, offer"),
        ('are before "Von"', "vor «Von»"),
        ("have the same key as a newer row of the file", "derselbe Schlüssel"),
        ("have more values than the header", "mehr Werte"),
        ("has a quotation mark out of place", "ein Anführungszeichen"),
        ("name no row of touchpoint", "in der Tabelle touchpoint fehlt"),
        ("names no criterion", "ein Kriterium, das es nicht gibt"),
    ],
)
def test_each_fact_about_rows_has_german_words(fact, wanted):
    said = f'a.csv, column "X": 3 of 1,412 rows {fact} (first: row 17, "k. A."). Next: correct it.'
    line = line_of(SWISS, said)
    assert line.own
    assert wanted in line.text
    assert f"in 3 von {SWISS.count(1412)} Zeilen" in line.text
    assert line.said == said


def test_what_has_no_words_of_ours_is_quoted_under_a_sentence_in_the_readers_language():
    found = told(GERMAN, AssessmentError("the moon is full", next_step="wait"))
    assert found.lead.startswith("Die Auswertung ist nicht möglich")
    assert (found.lines, found.quoted) == ((), "the moon is full. Next: wait.")
    assert told_as(GERMAN, "whatever").lead.startswith("Das ist nicht gelungen.")


def test_every_kind_of_error_has_a_lead_in_every_language():
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, FremdbildError):
            assert len({told(words, kind("x")).lead for words in (GERMAN, ENGLISH)}) == 2, name


@pytest.mark.parametrize(
    "said", ["a: " * 20_000, "1 of 1 rows " * 5_000, 'item "' * 20_000, "x" * 100_000, '"a"' * 30_000]
)
def test_a_long_line_is_read_in_no_time(said):
    began = timezone.now()
    line_of(GERMAN, said)
    assert (timezone.now() - began).total_seconds() < 2


# pages ----------------------------------------------------------------------------------------------------------------


def test_a_questionnaire_that_is_refused_says_why_in_the_readers_language_and_quotes_the_program(person):
    anna = person(Role.ANALYST)

    def page(data, language):
        sent = {"file": SimpleUploadedFile("x.toml", data)}
        return anna.post("/ask/questionnaires/import/", sent, HTTP_ACCEPT_LANGUAGE=language).content.decode()

    found = page(own(second(id='"<b>"', text='{ de = "x" }')).encode(), "de-DE")
    assert "Der Fragebogen lässt sich so nicht verwenden." in found
    assert '<p lang="en">' in found
    assert "<b>" not in found
    found = page(own(second(text='{ de = "x" }')).encode(), "de-DE")
    assert "<li>Frage „two“: Der Text in der Sprache „en“ fehlt.</li>" in found
    found = page(own().replace('title = { de = "T", en = "T" }', 'title = { en = "T" }').encode(), "de-DE")
    assert "<li>Titel: Der Text in der Sprache „de“ fehlt.</li>" in found
    assert "Die Datei ist nicht als UTF-8 gespeichert." in page(b"\xff\xfe", "de-CH")


@pytest.mark.parametrize(
    ("known", "wanted", "quoted"),
    [
        (
            {"reason": "named", "reference": "SourceError", "problem": "cases.csv: no file matches. Next: <look>."},
            ["Eine Datenquelle ließ sich nicht lesen.", "<li>Zu „cases.csv“ gibt es keine Datei."],
            "cases.csv: no file matches. Next: &lt;look&gt;.",
        ),
        (
            {"reason": "named", "reference": "StoreError", "problem": "something rare"},
            ["Der Speicher der Daten ist belegt, voll oder beschädigt."],
            "something rare",
        ),
        ({"reason": "named", "problem": "older job"}, ["Das ist nicht gelungen."], "older job"),
        ({"reason": "away", "problem": "TimeoutError: x"}, ["hat nicht geantwortet"], "TimeoutError: x"),
        ({"reason": "ended", "problem": "Every worker ended"}, ["mehrmals beendet"], ""),
    ],
)
def test_a_run_that_failed_says_so_in_german_with_the_detail_below(person, known, wanted, quoted):
    job = Job.objects.create(
        kind="assess", arguments={"period": "2026-Q3"}, not_before=timezone.now(), state="failed", **known
    )
    page = person(Role.ANALYST).get(f"/run/{job.pk}/", HTTP_ACCEPT_LANGUAGE="de-DE").content.decode()
    for text in wanted:
        assert text in page
    if quoted:
        assert f'<p lang="en">{quoted}</p>' in page
    else:
        assert known["problem"] not in page


def test_work_of_a_wave_that_failed_is_told_in_german(person):
    wave, _ = named_wave()
    said = "Kunden: the links of this wave cannot be made any more: the secret key of the server was changed. Next: x."
    failed = {"arguments": {"wave": wave.pk}, "not_before": timezone.now(), "state": "failed"}
    Job.objects.create(kind="ask_invite", reason="named", reference="SurveyError", problem=said, **failed)
    Job.objects.create(kind="ask_remind", reason="fault", reference="abcd1234", problem="A fault of ours.", **failed)
    page = person(Role.ANALYST).get(f"/ask/{wave.pk}/", HTTP_ACCEPT_LANGUAGE="de-DE").content.decode()
    assert "So lässt sich die Welle nicht fortsetzen." in page
    assert "weil der geheime Schlüssel des Servers geändert wurde" in page
    assert f'<p lang="en">{said}</p>' in page
    assert "abcd1234" in page
    assert "A fault of ours." not in page


def test_an_export_that_cannot_be_written_is_told_on_the_page_of_the_opening(person):
    wave, _, _ = sealed_wave()
    Wave.objects.filter(pk=wave.pk).update(
        state=Wave.State.CLOSED, closes_at=timezone.now(), minimum_people=None, minimum_comments=None
    )
    page = person(Role.TRUSTEE).post(f"/ask/{wave.pk}/opening/envelopes/", HTTP_ACCEPT_LANGUAGE="de-DE")
    assert page.status_code == 400
    assert "the wave has no minimums" in page.content.decode()
