"""`fremdbild person export`: everything that is held, with its origin, for programs and for people."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdf
import pytest
from person_firm import CASES, NEEDLES, PHRASE, RECORDS, loaded_firm, places_of

from fremdbild.cli.main import run

HERS = f"crm:{RECORDS['crm']}"


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded_firm(tmp_path_factory.mktemp("export") / "firm")


@pytest.fixture(scope="module")
def out(firm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handed") / "over"
    languages = ["--lang", "de-CH", "--lang", "en"]
    assert run(["person", "export", str(firm), "--record", HERS, "--to", str(folder), *languages]) == 0
    return folder


def test_the_json_holds_every_row_with_its_origin(out: Path) -> None:
    said = json.loads((out / "person.json").read_text(encoding="utf-8"))
    assert {name: len(rows) for name, rows in said["tables"].items()} == {
        "source_record": 3, "service_case": 2, "case_event": 4, "survey_response": 2, "survey_comment": 1,
        "feedback": 2, "contact_attempt": 1,
    }  # fmt: skip
    assert all(row["origin"]["file"].startswith("sources/") for rows in said["tables"].values() for row in rows)
    assert len(said["links"]) == 3
    assert [row["verdict"] for row in said["decisions"]] == ["same", "same", "different"]
    # For each system a date that is none, an empty number; where it came twice, the older row; one line cut short.
    assert len(said["set_aside"]) == 9
    assert {row["file"] for row in said["set_aside"]} >= {"sources/crm-2.csv", "sources/billing-1.csv"}
    text = json.dumps(said, ensure_ascii=False).lower()
    assert all(needle in text for needle in NEEDLES if needle[1:].isdigit() is False and "-" in needle)


def test_nothing_of_others_is_handed_over(out: Path) -> None:
    said = json.loads((out / "person.json").read_text(encoding="utf-8"))
    assert {row["values"]["case_id"] for row in said["tables"]["service_case"]} == set(CASES)
    assert {(row["values"]["system"], row["values"]["record_id"]) for row in said["tables"]["source_record"]} == set(
        RECORDS.items()
    )
    assert "All was well." not in json.dumps(said)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de-CH", ("sind 15 Einträge gespeichert", "Kundendatensätze: 3 Einträge", "27. November 1983", "Strasse")),
        ("en", ("We hold 15 entries about", "Customer records: 3 entries", "27 November 1983", "Street")),
    ],
)
def test_the_pdf_says_it_in_the_readers_language_and_is_tagged(out: Path, language: str, told: tuple[str, ...]) -> None:
    with (out / f"person.{language}.pdf").open("rb") as file:
        pdf = pypdf.PdfReader(file)
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert pdf.trailer["/Root"]["/Lang"].startswith(language[:2])
    for word in (*told, *RECORDS.values(), *CASES, PHRASE, "a.zwyssigthaler@beispielpost.ch", "sources/cases-2.csv"):
        assert word in text.replace("\u200b", "").replace("\xa0", " "), word


def test_only_its_owner_reads_the_files(out: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}


def test_the_language_of_the_project_is_taken_and_an_unknown_one_refused(
    firm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["person", "export", str(firm), "--record", HERS, "--to", str(tmp_path / "a")]) == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["person.de-CH.pdf", "person.json"]
    assert run(["person", "export", str(firm), "--record", HERS, "--to", str(tmp_path / "b"), "--lang", "fr"]) == 1
    assert '"fr" is not a language of reports' in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


def test_what_was_exported_is_what_an_erasure_takes(firm: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(firm, tmp_path / "firm"))
    out = tmp_path / "out"
    assert run(["person", "export", str(folder), "--record", HERS, "--to", str(out)]) == 0
    said = json.loads((out / "person.json").read_text(encoding="utf-8"))
    assert run(["person", "erase", str(folder), "--record", HERS, "--because", "letter", "--yes"]) == 0
    [receipt] = [json.loads(path.read_text()) for path in (folder / "store/erased/receipts").iterdir()]
    assert sum(receipt["set_aside"].values()) == len(said["set_aside"])
    assert receipt["identity"]["decisions"] == len(said["decisions"])
    assert all(receipt["rows"][name] >= len(rows) for name, rows in said["tables"].items())
    assert places_of(folder) == {}
