"""A damaged or deleted assessment: a page in the reader's language with the next step, never a fault of the program."""

from __future__ import annotations

import json
import logging
import os
import shutil
from pathlib import Path

import pytest
from assessed import frozen
from django.conf import settings

from fremdbild.web.accounts.roles import Role
from fremdbild.web.picture import reading, rendering, warming

pytestmark = pytest.mark.django_db
LANGUAGES = {
    "en": "These figures cannot be read for now.",
    "de-CH": "Diese Zahlen sind im Moment nicht lesbar.",
    "de-DE": "Diese Zahlen sind im Moment nicht lesbar.",
}


@pytest.fixture
def folder(firm, monkeypatch):
    """The folder of one assessment, which tests may damage."""
    everything = settings.PROJECT.assessments_path
    target = everything / firm.label
    shutil.copytree(firm.path, target)
    for file in target.iterdir():
        file.chmod(0o644)
    yield target
    shutil.rmtree(everything)
    reading.forget()
    rendering.forget()


def deleted(folder: Path) -> None:
    (folder / "results.parquet").unlink()


def without_findings(folder: Path) -> None:
    (folder / "findings.parquet").unlink()


def truncated(folder: Path) -> None:
    whole = (folder / "results.parquet").read_bytes()
    (folder / "results.parquet").write_bytes(whole[: len(whole) // 2])


def emptied(folder: Path) -> None:
    (folder / "results.parquet").write_bytes(b"")


def no_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def another_program(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"name": "app", "version": 3}', encoding="utf-8")


def another_assessment(folder: Path) -> None:
    changed(folder, number=41)


def half_a_period(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    changed(folder, period={"label": told["period"]["label"]})


def changed(folder: Path, **values: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


DAMAGES = (
    deleted,
    without_findings,
    truncated,
    emptied,
    no_manifest,
    another_program,
    another_assessment,
    half_a_period,
)
ONLY_ROWS = (deleted, without_findings, truncated, emptied)
PAGES = ("/", "/picture/{label}/", "/criterion/reliability/", "/unit/north/", "/definition/inside_score/")
CHARTS = tuple(f"/picture/{{label}}/criteria.{form}" for form in ("svg", "png", "pptx"))


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_page_and_chart_says_so(damage, person, folder, caplog):
    damage(folder)
    anna = person(Role.BOARD)
    for address in (*PAGES, *CHARTS):
        answer = anna.get(address.format(label=folder.name))
        assert (answer.status_code, LANGUAGES["en"] in text(answer)) == (503, True), address
        assert str(folder) not in text(answer), "where files lie is for those who can mend them"
        assert 'class="button"' in text(answer)
    assert any(record.levelno == logging.ERROR and str(folder) in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_api_answers_with_a_problem(damage, person, folder, caplog):
    damage(folder)
    anna = person(Role.BOARD)
    for address in ("", f"/{folder.name}", f"/{folder.name}/results", f"/{folder.name}/findings"):
        answer = anna.get(f"/api/assessments{address}")
        if damage in ONLY_ROWS and address in ("", f"/{folder.name}"):  # the manifest says all of it
            assert answer.status_code == 200
            continue
        assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json"), address
        assert "tell the administrator" in answer.json()["detail"]
        assert str(folder) not in text(answer)


@pytest.mark.parametrize(("language", "told"), LANGUAGES.items())
def test_it_is_told_in_the_language_of_the_reader(language, told, person, folder):
    deleted(folder)
    beat = person(Role.EMPLOYEE)
    beat.client.cookies["language"] = language
    assert told in text(beat.get("/"))


def test_whoever_runs_assessments_reads_which_file_it_is(person, folder):
    truncated(folder)
    page = text(person(Role.ANALYST).get("/"))
    assert f"{folder / 'results.parquet'}: cannot be read" in page
    assert "put the file back from a backup" in page


def test_no_older_figures_are_shown_in_place_of_the_damaged_ones_but_they_are_named(person, folder):
    older = frozen(folder.parent.parent, "2025-Q1")
    no_manifest(folder)
    anna = person(Role.BOARD)
    page = anna.get("/")
    assert page.status_code == 503
    assert f'href="/picture/{older.label}/"' in text(page)
    assert anna.get(f"/picture/{older.label}/").status_code == 200
    assert anna.get(f"/api/assessments/{older.label}/results").status_code == 200
    chosen = anna.get("/picture/")
    assert chosen.status_code == 200
    assert "cannot be read" in text(chosen)


def test_a_file_that_is_put_back_is_read_again(person, folder):
    kept = (folder / "results.parquet").read_bytes()
    truncated(folder)
    anna = person(Role.BOARD)
    assert anna.get("/").status_code == 503
    (folder / "results.parquet").write_bytes(kept)
    assert anna.get("/").status_code == 200


def test_a_deleted_assessment_is_not_there(person, folder):
    label = folder.name
    anna = person(Role.BOARD)
    assert anna.get("/").status_code == 200
    shutil.rmtree(folder)
    assert anna.get(f"/picture/{label}/").status_code == 404
    assert anna.get(f"/api/assessments/{label}").status_code == 404
    assert "There is no picture yet." in text(anna.get("/"))


@pytest.fixture
def shut(monkeypatch):
    """Shuts a folder, also for root, whom no permission stops."""
    closed: set[Path] = set()
    stat, scan = Path.stat, os.listdir

    def refused(path):
        return any(part in closed for part in (Path(path), *Path(path).parents))

    def shut_stat(self, **more):
        if refused(self.parent):
            raise PermissionError(13, "Permission denied", str(self))
        return stat(self, **more)

    def shut_list(path="."):
        if refused(path):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(Path, "stat", shut_stat)
    monkeypatch.setattr(os, "listdir", shut_list)
    return closed.add


def test_a_folder_that_may_not_be_read_is_a_page_too(person, folder, shut):
    anna = person(Role.BOARD)
    shut(folder)
    assert anna.get("/").status_code == 503
    assert anna.get(f"/picture/{folder.name}/").status_code == 503
    assert anna.get(f"/api/assessments/{folder.name}").status_code == 503


def test_all_assessments_may_not_be_read(person, folder, shut):
    shut(folder.parent)
    for address in ("/", "/picture/", "/act/", "/api/assessments"):
        assert person(Role.BOARD).get(address).status_code == 503, address


def test_actions_and_voices_do_not_fall_with_it(person, folder):
    anna = person(Role.BOARD)
    deleted(folder)
    assert anna.get("/act/").status_code == 200
    no_manifest(folder)
    reading.forget()
    act = anna.get("/act/")
    assert (act.status_code, LANGUAGES["en"] in text(act)) == (503, True)
    assert anna.get("/voices/").status_code == 200


def test_the_server_starts_all_the_same(folder, caplog):
    truncated(folder)
    warming.warm()
    assert "could not be drawn" in caplog.text
