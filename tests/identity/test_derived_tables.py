"""What `fremdbild link` derives: read like every other table, filled by no source, and kept in step with its rules."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from test_link_command import COLUMNS, ROWS, SETTINGS, _fails, _folder, _manifest

from fremdbild.assessment import assess
from fremdbild.cli.main import run
from fremdbild.engine import open_engine
from fremdbild.engine.derived import DERIVED
from fremdbild.engine.protocol import columns_of
from fremdbild.settings import read_settings


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _folder(tmp_path_factory.mktemp("derived") / "firm")
    assert run(["link", str(folder)]) == 0
    return folder


@pytest.fixture
def linked(once: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "firm"
    subprocess.run(["cp", "-r", str(once), str(folder)], check=True)
    return folder


def _set(folder: Path, golden: str) -> None:
    (folder / "fremdbild.toml").write_text(f"{SETTINGS}\n\n[golden]\n{golden}\n", encoding="utf-8")


def test_an_engine_hands_them_out_like_every_table(once: Path) -> None:
    with open_engine(read_settings(once)) as engine:
        assert set(DERIVED) == {"customer_link", "customer", "customer_conflict"} <= set(engine.tables)
        for name in DERIVED:
            table = engine.tables[name]
            assert tuple(table.columns) == columns_of(name)
            rows = engine.collect(table)
            assert rows.num_rows == engine.snapshot.tables[name].rows > 0
        links, customers = engine.collect(engine.tables["customer_link"]), engine.collect(engine.tables["customer"])
    records: dict[int, set[tuple[str, str]]] = {}
    for row in links.to_pylist():
        records.setdefault(row["customer_id"], set()).add((row["system"], row["record_id"]))
    assert records.keys() == set(customers["customer_id"].to_pylist())
    for row in customers.to_pylist():
        mine = records[row["customer_id"]]
        assert (row["records"], row["systems"]) == (len(mine), len({system for system, _ in mine}))
        origin = (row["name_system"], row["name_record_id"])
        assert origin == (None, None) or origin in mine
        assert not row["linked"] or row["systems"] > 1
    assert any(row["linked"] for row in customers.to_pylist())


def test_an_assessment_counts_them(once: Path) -> None:
    found = assess(once, "all")
    rows = {row["statistic"]: row for row in found.results.to_pylist() if row["measure"] == "linkage_coverage"}
    with open_engine(read_settings(once)) as engine:
        customers = engine.collect(engine.tables["customer"]).to_pylist()
    possible = [row for row in customers if row["systems_in_doubt"] > 1]
    assert rows["share"]["value"] == pytest.approx(100 * sum(row["linked"] for row in possible) / len(possible))
    assert rows["share"]["people"] == len(possible)
    several = sum(row["systems"] > 1 for row in customers)
    assert rows["known_to_several"]["value"] == pytest.approx(100 * several / len(customers))


@pytest.mark.parametrize("table", DERIVED)
def test_no_source_may_fill_them(table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fremdbild.toml").write_text(SETTINGS.replace('"source_record"', f'"{table}"'), encoding="utf-8")
    (tmp_path / "customers-a.csv").write_text(",".join(COLUMNS), encoding="utf-8")
    assert run(["load", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert f'the table "{table}" is made by fremdbild link, and no source fills it' in told
    assert "Next: load the customers' records into source_record" in told


def test_a_system_that_nobody_knows_is_named_with_the_nearest(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _manifest(linked)
    systems = sorted({row["system"] for row in ROWS})
    _set(linked, f'trust = ["{systems[0]}", "{systems[1]}x"]')
    told = _fails(capsys, linked)
    assert f'trust names the system "{systems[1]}x", which holds no customer records' in told
    assert f'did you mean "{systems[1]}"?' in told
    _set(linked, 'trust = ["?"]')
    assert f"name some of {systems[0]}, {systems[1]}" in _fails(capsys, linked)
    assert _manifest(linked) == before


def test_other_rules_make_other_golden_records_and_leave_the_customers(
    linked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _kept(linked)
    _set(linked, f'trust = ["{max(row["system"] for row in ROWS)}"]\nemail = "trusted"\nname = "longest"')
    assert run(["link", str(linked)]) == 0
    assert "nothing is new" not in capsys.readouterr().out
    after = _kept(linked)
    assert before["customer_link"].equals(after["customer_link"])
    assert before["customer"]["customer_id"].equals(after["customer"]["customer_id"])
    assert not before["customer"]["email"].equals(after["customer"]["email"])


def _kept(folder: Path) -> dict[str, object]:
    found = _manifest(folder).run
    assert found
    return {name: pq.read_table(folder / "store" / "identity" / found.folder / f"{name}.parquet") for name in DERIVED}


def test_whoever_reads_them_keeps_them_while_somebody_links_again(linked: Path) -> None:
    with open_engine(read_settings(linked)) as engine:
        before = _manifest(linked).run
        _set(linked, 'name = "newest"')
        assert run(["link", str(linked)]) == 0
        assert _manifest(linked).run != before
        assert engine.collect(engine.tables["customer"]).num_rows == engine.snapshot.tables["customer"].rows
    assert list((linked / "store" / "work").glob("query-*")) == []


def test_where_the_last_record_is_gone_there_is_nobody(linked: Path) -> None:
    (linked / "customers-a.csv").unlink()
    (linked / "customers-b.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    assert run(["load", str(linked), "--full"]) == 0
    assert run(["link", str(linked)]) == 0
    with open_engine(read_settings(linked)) as engine:
        assert set(DERIVED) & set(engine.tables) == set()


@pytest.mark.parametrize("damage", ["{", "[]", '{"run": {"folder": "run-1", "tables": {"customer": 3}}}'])
def test_a_damaged_list_is_told(damage: str, linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (linked / "store" / "identity" / "manifest.json").write_text(damage, encoding="utf-8")
    capsys.readouterr()
    assert run(["assess", str(linked), "--period", "all"]) == 1
    told = capsys.readouterr().err
    assert "is damaged, gone, or was written by another version of fremdbild" in told
    assert "run fremdbild link" in told


def test_a_run_of_an_older_program_is_made_anew(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = linked / "store" / "identity" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in ("tables", "golden_from"):
        del manifest["run"][name]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert "nothing is linked yet" in _fails(capsys, linked, "--silos")
    assert run(["link", str(linked)]) == 0
    assert set(_kept(linked)) == set(DERIVED)


def test_silos_are_printed_and_written(once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["link", str(once), "--silos"]) == 0
    told = capsys.readouterr().out
    headings = (
        "Known to so many systems",
        "Known to one system alone",
        "Known to both",
        "Records disagree",
        "Days since",
    )
    assert [heading for heading in headings if heading not in told] == []
    file = tmp_path / "silos.csv"
    assert run(["link", str(once), "--silos", "--csv", str(file)]) == 0
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    customers = sum(float(row["value"]) for row in rows if (row["table"], row["figure"]) == ("known", "customers"))
    assert f"{customers:,.0f} customers of 4 systems" in told
    assert run(["link", str(once)]) == 0
    assert "customers are known to one of 4 systems alone" in capsys.readouterr().out


def test_silos_before_the_first_run_and_beside_another_list_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path / "firm", ROWS[:5])
    assert "nothing is linked yet" in _fails(capsys, folder, "--silos")
    assert run(["link", str(folder), "--silos", "--review"]) == 2
    assert "only one of --explain, --review, --silos" in capsys.readouterr().err
    assert run(["link", str(folder), "--csv", "x.csv"]) == 2
    assert "--csv goes with --review and --silos" in capsys.readouterr().err
