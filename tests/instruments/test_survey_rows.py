"""An instrument becomes tables that a load takes, with the same scales."""

from __future__ import annotations

import tomllib
from pathlib import Path

import duckdb
import pytest

from fremdbild.engine.duckdb import select_rows
from fremdbild.engine.store import Store
from fremdbild.instruments import SHIPPED, item_rows, shipped_instrument, write_survey
from fremdbild.settings import parse_settings
from fremdbild.sources import load
from fremdbild.tables.survey_item import survey_item

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_written_is_loaded_as_it_was(name: str, tmp_path: Path) -> None:
    instrument = shipped_instrument(name)
    write_survey(instrument, "s-2026", tmp_path, named=False)
    sources = [
        {"name": table, "system": "survey", "table": table, "file": f"{table}.csv", "select": "SELECT * FROM raw"}
        for table in ("survey", "survey_item")
    ]
    settings = parse_settings({"organisation": {"name": "Muster AG"}, "source": sources}, folder=tmp_path)
    report = load(settings)
    assert [source.rows_set_aside for source in report.sources] == [0, 0]
    assert report.problems == ()
    tables = Store(settings.store_path).snapshot().tables
    with duckdb.connect() as connection:
        survey = connection.execute(f"FROM ({select_rows(tables['survey'])})").fetchall()
        assert survey == [("s-2026", name, "1", False, "de en")]
        columns = ", ".join(survey_item.column_names)
        query = f"SELECT {columns} FROM ({select_rows(tables['survey_item'])}) ORDER BY item_id"
        loaded = connection.execute(query).fetchall()
    expected = sorted(item_rows(instrument, "s-2026"), key=lambda row: str(row["item_id"]))
    assert loaded == [tuple(row[column] for column in survey_item.column_names) for row in expected]
    assert len(loaded) == len(instrument.questions())


def test_answers_in_one_row_per_person_are_loaded_as_the_documentation_shows(tmp_path: Path) -> None:
    instrument = shipped_instrument("fremdbild-15")
    labels = [label["de"] for label in instrument.scale["applies"].labels]
    items = instrument.questions("customer")
    scores = {item.id: 9 if item.id == "recommend" else 1 + place % 7 for place, item in enumerate(items)}
    words = [str(score) if item == "recommend" else labels[score - 1] for item, score in scores.items()]
    words[2] = "weiss nicht"
    lines = [
        ";".join(["respondent", "wave", "customer", "answered", *scores]),
        ";".join(["r", "w", "k", "2026-09-01", *words]),
    ]
    (tmp_path / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    raw = tomllib.loads((DOCS / "answers.toml").read_text(encoding="utf-8"))
    settings = parse_settings({"organisation": {"name": "Muster AG"}, **raw}, folder=tmp_path)
    report = load(settings)
    assert [(source.rows_stored, source.rows_set_aside) for source in report.sources] == [(18, 0)]
    parts = Store(settings.store_path).snapshot().tables["survey_response"]
    with duckdb.connect() as connection:
        loaded = dict(connection.execute(f"SELECT item_id, score FROM ({select_rows(parts)})").fetchall())
    assert loaded == scores | {items[2].id: None}


def test_rows_of_one_perspective_are_those_that_it_is_asked() -> None:
    instrument = shipped_instrument("fremdbild-15")
    rows = item_rows(instrument, "s", "customer")
    assert len(rows) == 18
    assert {row["construct"] for row in rows} == {
        "statement",
        "likelihood_to_recommend",
        "trust",
        "intention_to_stay",
    }
    assert [row["position"] for row in rows] == list(range(1, 19))


def test_paired_statements_carry_the_same_wording() -> None:
    rows = item_rows(shipped_instrument("fremdbild-15"), "s")
    statements = [row for row in rows if row["construct"] == "statement"]
    pairs = {(row["criterion"], row["wording"], row["scale_min"], row["scale_max"]) for row in statements}
    assert len(statements) == 30
    assert len(pairs) == 15


def test_files_that_are_there_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "survey_item.csv").write_text("mine")
    with pytest.raises(FileExistsError):
        write_survey(shipped_instrument("nps"), "s", tmp_path)
    assert (tmp_path / "survey_item.csv").read_text() == "mine"
    assert not (tmp_path / "survey.csv").exists()
