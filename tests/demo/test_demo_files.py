"""The files of the demo firm: the same every time, of any size, and only where nothing else lies."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from peak_memory import PEAK

from fremdbild.demo import calls, feedback, ideas, model
from fremdbild.demo import generate as making
from fremdbild.demo.draws import Draws
from fremdbild.demo.generate import generate, is_demo
from fremdbild.demo.records import SECOND_RECORD, billing_number, crm_number, portal_account
from fremdbild.demo.truths import LIMIT_DAYS
from fremdbild.errors import SettingsError
from fremdbild.settings import read_settings
from fremdbild.tables import BY_NAME


def checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows_of(folder: Path, pattern: str, encoding: str = "cp1252") -> list[str]:
    lines = []
    for path in sorted(folder.glob(pattern)):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines += raw.decode(encoding).splitlines()
    return sorted(lines)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "one", customers=700, seed=3)
    generate(tmp_path / "two", customers=700, seed=3)
    assert checksums(tmp_path / "one") == checksums(tmp_path / "two")


def test_another_seed_gives_another_firm(tmp_path: Path) -> None:
    generate(tmp_path / "one", customers=700, seed=3)
    generate(tmp_path / "two", customers=700, seed=4)
    one, two = checksums(tmp_path / "one"), checksums(tmp_path / "two")
    assert one["quellen/kunden/crm.csv"] != two["quellen/kunden/crm.csv"]
    assert one["quellen/tickets/tickets-2026-09.csv.gz"] != two["quellen/tickets/tickets-2026-09.csv.gz"]


def test_chunks_change_the_order_of_rows_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = generate(tmp_path / "whole", customers=900, seed=5)
    monkeypatch.setattr(making, "CHUNK", 200)
    parts = generate(tmp_path / "parts", customers=900, seed=5)
    assert parts.rows == whole.rows
    assert parts.set_aside == whole.set_aside
    patterns = ("kunden/*.csv", "tickets/*.gz", "umfrage/*.csv", "ereignisse/*.csv", "befragungen/*/*.csv",
                "telefon/*.csv", "kritik/*.csv", "ideen.csv")  # fmt: skip
    for pattern in patterns:
        encoding = "cp1252" if pattern.startswith(("kunden", "tickets", "kritik", "ideen")) else "utf-8"
        quellen = [tmp_path / name / "quellen" for name in ("whole", "parts")]
        assert rows_of(quellen[0], pattern, encoding) == rows_of(quellen[1], pattern, encoding)


@pytest.mark.parametrize("customers", [1, 2])
def test_a_tiny_firm_is_a_firm(tmp_path: Path, customers: int) -> None:
    firm = generate(tmp_path, customers=customers, seed=1)
    assert firm.rows["kunden/crm.csv"] >= customers
    assert read_settings(tmp_path).organisation.name == "Muster Versicherung"


@pytest.mark.parametrize("customers", [0, -5, 10_000_001])
def test_impossible_sizes_are_refused(tmp_path: Path, customers: int) -> None:
    with pytest.raises(SettingsError, match="customers cannot be made"):
        generate(tmp_path / "firm", customers=customers)
    assert not (tmp_path / "firm").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "fremdbild.toml").write_text("[organisation]\nname = 'ours'\n", encoding="utf-8")
    before = checksums(tmp_path)
    with pytest.raises(SettingsError, match="nothing was changed"):
        generate(tmp_path, customers=100)
    assert checksums(tmp_path) == before


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "firm").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="is a file"):
        generate(tmp_path / "firm", customers=100)


def test_a_demo_is_made_anew_with_all_that_came_of_it(tmp_path: Path) -> None:
    generate(tmp_path, customers=300)
    for name in ("store", "assessments", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    generate(tmp_path, customers=100, seed=2)
    assert is_demo(tmp_path)
    assert json.loads((tmp_path / "truths.json").read_text(encoding="utf-8"))["customers"] == 100
    assert not any((tmp_path / name).exists() for name in ("store", "assessments", "reports"))
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


NOT_IN_THE_DEMO = {"consent", "contract"}
"""Nothing is made up about these yet."""


def test_settings_fill_every_table_and_name_their_columns(tmp_path: Path) -> None:
    generate(tmp_path, customers=300)
    settings = read_settings(tmp_path)
    filled = {name for name, table in BY_NAME.items() if not table.derived_by}
    assert {source.table for source in settings.source} == filled - NOT_IN_THE_DEMO
    for source in settings.source:
        assert set(source.columns) <= set(BY_NAME[source.table].column_names), source.label
        assert list(tmp_path.glob(str(source.file))), source.label


def test_exports_look_like_those_of_companies(tmp_path: Path) -> None:
    generate(tmp_path, customers=2_000)
    tickets = rows_of(tmp_path / "quellen/tickets", "tickets-2026-03.csv.gz")
    rows = list(csv.DictReader([next(r for r in tickets if r.startswith("TicketNr")), *tickets], delimiter=";"))
    rows = [row for row in rows if row["TicketNr"] != "TicketNr"]
    assert {row["Kategorie"] for row in rows} >= {"Schaden", "Offerte", "Service", "Vertrag", "Rechnung"}
    assert any(row["Zugesagt bis"] and ":" not in row["Zugesagt bis"] for row in rows)
    assert any(row["Frist (Std)"] == "48,0" for row in rows)
    assert any(row["Priorität"] == "k. A." for row in rows)
    first = (tmp_path / "quellen/kunden/portal.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first)["account"].startswith("u")


def test_truths_are_stated_for_the_limits_of_the_settings(tmp_path: Path) -> None:
    generate(tmp_path, customers=10)
    limits = read_settings(tmp_path).limits
    assert limits.cycle_time_days == LIMIT_DAYS
    assert limits.second_contact_days > model.SECOND_CONTACT_DAYS[1]
    assert (limits.feedback_days, limits.idea_days) == (feedback.DAYS, ideas.ANSWER_DAYS)
    assert limits.answer_seconds == calls.SECONDS


def test_numbers_of_customers_are_their_own_up_to_ten_million() -> None:
    customers = np.unique(Draws(1).whole("any", making.LARGEST, np.arange(400_000)))
    crm = pa.concat_arrays([crm_number(customers), crm_number(customers + SECOND_RECORD)])
    for numbers in (crm, billing_number(customers), portal_account(customers)):
        assert len(numbers.unique()) == len(numbers)


@pytest.mark.slow
def test_ten_times_the_customers_take_hardly_more_memory() -> None:
    """Peak memory of a process that makes two chunks, and of one that makes twenty."""
    program = """
import sys, tempfile
from pathlib import Path
from fremdbild.demo import generate as making
from fremdbild.demo import calls, feedback, ideas, model
from fremdbild.demo.draws import Draws
making.CHUNK = 10_000
with tempfile.TemporaryDirectory() as folder:
    making.generate(Path(folder) / "firm", customers=int(sys.argv[1]))
"""

    def peak_kilobytes(customers: int) -> int:
        done = subprocess.run(
            [sys.executable, "-c", program + PEAK, str(customers)], check=True, capture_output=True, text=True
        )
        return int(done.stdout)

    assert peak_kilobytes(200_000) < 1.25 * peak_kilobytes(20_000)
