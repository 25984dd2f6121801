"""`fremdbild link` again: only new and changed records are compared, and it comes to the same as comparing all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from test_link_command import ROWS, _folder, _manifest, _write

from fremdbild.cli.main import run
from fremdbild.identity import state
from fremdbild.identity.store import IdentityStore

LATE = ROWS[::12]
EARLY = [row for row in ROWS if row not in LATE]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _folder(tmp_path_factory.mktemp("increments") / "firm", EARLY)
    assert run(["link", str(folder)]) == 0
    return folder


@pytest.fixture
def linked(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "firm"))


def _links(folder: Path) -> dict[tuple[str, str], int]:
    found = _manifest(folder).run
    assert found
    rows = IdentityStore(folder / "store").links(found).to_pylist()
    return {(row["system"], row["record_id"]): row["customer_id"] for row in rows}


def _groups(links: dict[tuple[str, str], int]) -> set[frozenset[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    for record, customer in links.items():
        found.setdefault(customer, set()).add(record)
    return {frozenset(group) for group in found.values()}


def _told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["link", str(folder), *arguments]) == 0
    return capsys.readouterr().out


def _key(row: dict[str, Any]) -> tuple[str, str]:
    return row["system"], row["record_id"]


def test_new_records_join_the_customers_that_are_there(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _links(linked)
    _write(linked, "late", LATE)
    assert f"link    {len(LATE)} records are new or changed and compared with all others\n" in _told(linked, capsys)
    after = _links(linked)
    assert set(after) == set(before) | {_key(row) for row in LATE}
    assert {record: after[record] for record in before} == before
    everything = shutil.copytree(linked, linked.parent / "full")
    assert "new or changed" not in _told(everything, capsys, "--full")
    wanted = _groups(_links(everything))
    assert len(_groups(after) & wanted) / len(wanted) > 0.98


def test_a_changed_and_a_deleted_record_are_noticed(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _links(linked)
    several = sorted(next(group for group in sorted(_groups(before), key=sorted) if len(group) == 3))
    moved, gone = several[:2]
    stranger = {
        "given_name": "Xaver", "family_name": "Quitzow", "birth_date": "1951-12-31", "email": "x@quitzow.org",
        "phone": "+1 650-253-0000", "street": "Am Ende", "house_number": "1", "postcode": "99998", "city": "Weit Weg",
    }  # fmt: skip
    rows = [row | stranger if _key(row) == moved else row for row in EARLY if _key(row) != gone]
    _write(linked, "a", rows)
    assert "link    1 record is new or changed and compared with all others\n" in _told(linked, capsys)
    after = _links(linked)
    assert gone not in after
    assert _groups(after) >= {frozenset([moved]), frozenset(several[2:])}
    assert len(_groups(after) - _groups(before)) == 2


def test_a_decision_alone_compares_nothing(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = sorted(next(group for group in sorted(_groups(_links(linked)), key=sorted) if len(group) == 2))
    named = [":".join(one), ":".join(other)]
    assert run(["link", str(linked), "--different", *named, "--because", "father and son"]) == 0
    assert "link    0 records are new or changed" in _told(linked, capsys)
    assert _links(linked)[one] != _links(linked)[other]


def test_many_changes_lead_to_a_full_run(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    several = len(EARLY) // 10
    renamed = [row | {"city": f"{row['city']} Nord"} for row in EARLY[:several]]
    _write(linked, "a", [*renamed, *EARLY[several:]])
    assert f"link    {several} records are new" in _told(linked, capsys)
    renamed = [row | {"city": f"{row['city']} Ost"} for row in EARLY[: 2 * several]]
    _write(linked, "a", [*renamed, *EARLY[2 * several :]])
    assert "new or changed" not in _told(linked, capsys)
    found = _manifest(linked).run
    assert found
    assert found.changed == 0


def test_the_state_of_another_version_is_not_used(
    linked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(linked, "late", LATE)
    monkeypatch.setattr("fremdbild.identity.step.MADE_BY", "another")
    assert "new or changed" not in _told(linked, capsys)


def test_a_state_that_is_gone_leads_to_a_full_run(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(linked, "late", LATE)
    next((linked / "store" / "identity").glob(f"run-*/{state.PREFIX}{state.SEEN}.parquet")).unlink()
    assert "new or changed" not in _told(linked, capsys)


def test_an_erased_customer_is_in_no_state(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    system, record = _key(EARLY[0])
    assert record in _values((linked / "store").rglob("state_*.parquet"))
    told = ["person", "erase", str(linked), "--record", f"{system}:{record}", "--because", "asked for it", "--yes"]
    assert run(told) == 0
    assert record not in _values((linked / "store").rglob("state_*.parquet"))
    assert "new or changed" not in _told(linked, capsys)
    assert (system, record) not in _links(linked)


def _values(files: Iterable[Path]) -> set[object]:
    tables = [pq.read_table(path) for path in files]
    return {value for table in tables if "record_id" in table.column_names for value in table["record_id"].to_pylist()}
