"""`fremdbild person erase`: first it is proved that the search finds her everywhere, then that she is nowhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from person_firm import CASE_COLUMNS, CASES, EVENT_COLUMNS, NEEDLES, OTHERS, RECORDS, loaded_firm, places_of, write

from fremdbild.cli.main import run
from fremdbild.engine.erased import ErasureList
from fremdbild.engine.store import Store
from fremdbild.identity.store import IdentityStore
from fremdbild.settings import read_settings

HERS = f"crm:{RECORDS['crm']}"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded_firm(tmp_path_factory.mktemp("person") / "firm")


@pytest.fixture
def firm(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "firm"))


def _erase(folder: Path, *who: str) -> int:
    return run(["person", "erase", str(folder), *(who or ("--record", HERS)), "--because", "letter", "--yes"])


def _rows(folder: Path) -> dict[str, int]:
    return {name: table.rows for name, table in Store(folder / "store").snapshot().tables.items()}


def test_the_search_finds_her_in_every_kind_of_place(firm: Path) -> None:
    found = places_of(firm)
    tables = {name.split("/")[1] for name in found}
    assert tables >= {
        "source_record", "service_case", "case_event", "feedback", "contact_attempt", "survey_response",
        "survey_comment", "set_aside", "replaced", "identity", "profile",
    }  # fmt: skip
    assert {hit for hits in found.values() for hit in hits} >= set(NEEDLES) - {
        "c770001", "sh880002", "b990003", "19831127", "523456789", "303696000",
    }  # fmt: skip
    assert any(name.endswith(".rest.parquet") for name in found)
    assert any("decisions-" in name for name in found)
    assert any("customer_link" in name for name in found)


def test_she_is_nowhere_afterwards_and_nobody_else_is_gone(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _rows(firm)
    assert _erase(firm) == 0
    assert places_of(firm) == {}
    assert places_of(firm, sources=True)
    after = _rows(firm)
    assert {table: before[table] - after.get(table, 0) for table in before} == {
        "source_record": 3, "service_case": 2, "case_event": 4, "feedback": 2, "contact_attempt": 1,
        "survey_response": 2, "survey_comment": 1, "customer_link": 3, "customer": 1, "customer_conflict": 3,
    }  # fmt: skip
    told = capsys.readouterr().out
    assert re.search(r"^receipt    [0-9A-F]{8}, ", told, re.M)
    assert not any(needle in told.split("receipt    ")[1].lower() for needle in NEEDLES)
    assert "source files are yours" in told
    assert "sources/crm-1.csv" in told


def test_what_counts_is_counted_right_afterwards(firm: Path) -> None:
    assert _erase(firm) == 0
    store = Store(firm / "store")
    for table in store.snapshot().tables.values():
        for part in table.parts:
            listed = 0
            if part.replaced and table.replaced:
                listed = sum(
                    number == int(part.id, 16) for number in pq.read_table(table.replaced)["_part"].to_pylist()
                )
            assert pq.read_metadata(part.path).num_rows - listed == part.rows
            assert listed == part.replaced
    for source in store.manifest().sources:
        for entry in source.inputs:
            assert entry.rows_read == entry.rows_stored + entry.rows_set_aside + entry.rows_erased
            assert entry.rows_stored == (entry.part.rows if entry.part else 0)
            aside = pq.read_metadata(firm / "store" / entry.set_aside).num_rows if entry.set_aside else 0
            assert entry.rows_set_aside == aside


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_a_later_load_does_not_bring_her_back(firm: Path, full: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = _rows(firm)
    assert _erase(firm) == 0
    erased = _rows(firm)
    for path in (firm / "sources").glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["load", str(firm), *full]) == 0
    told = capsys.readouterr().out
    assert "+ erased on request: 1 row\n" in told
    assert re.search(r"events .* \+ erased on request: 4 rows", told)
    assert _rows(firm) == erased != before
    assert places_of(firm) == {}
    assert run(["link", str(firm)]) == 0
    assert places_of(firm) == {}


def test_new_rows_of_hers_stay_out_and_so_does_what_names_them(firm: Path) -> None:
    events = [
        {"event_id": f"ev-anna-{step}", "case_id": "case-A-9999", "activity": step, "at": "2026-04-01"} for step in "ab"
    ]
    write(firm, "events-2", EVENT_COLUMNS, events)
    assert run(["load", str(firm)]) == 0
    assert _erase(firm) == 0
    # Whose the case is becomes known only now, and its events lie in the store already.
    case = {"case_id": "case-A-9999", "system": "shop", "record_id": RECORDS["shop"], "opened_at": "2026-04-01"}
    write(firm, "cases-3", CASE_COLUMNS, [case])
    assert places_of(firm, ["ev-anna"])
    assert run(["load", str(firm)]) == 0
    assert places_of(firm, [*NEEDLES, "case-a-9999"]) == {}
    write(
        firm,
        "events-3",
        EVENT_COLUMNS,
        [{"event_id": "ev-anna-c", "case_id": "case-A-9999", "activity": "c", "at": "2026-04-02"}],
    )
    assert run(["load", str(firm)]) == 0
    assert places_of(firm, [*NEEDLES, "case-a-9999"]) == {}


def test_the_receipt_names_nobody_and_the_key_is_secret(firm: Path) -> None:
    assert _erase(firm) == 0
    kept = ErasureList(firm / "store")
    [receipt] = kept.receipts()
    assert receipt.because == "letter"
    assert receipt.rows["case_event"] == 4
    assert receipt.rows["service_case"] == 3, "with the older version"
    assert receipt.set_aside["crm"] == 4
    assert receipt.identity["customer_link"] == 3
    assert receipt.identity["decisions"] == 3
    assert (kept.path / "key").stat().st_mode & 0o777 == 0o600
    assert not (kept.path / "under-way.json").exists()
    assert json.loads((kept.path / "receipts" / f"{receipt.number}.json").read_text())["records"] == 3


def test_who_asks_again_is_told_when_and_by_which_receipt(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    customer = _customer(firm)
    assert _erase(firm, "--customer", str(customer)) == 0
    [receipt] = ErasureList(firm / "store").receipts()
    for who in (["--customer", str(customer)], ["--record", f"billing:{RECORDS['billing']}"]):
        for command in (["show"], ["erase", "--yes", "--because", "again"]):
            capsys.readouterr()
            assert run(["person", command[0], str(firm), *who, *command[1:]]) == 1
            assert f"was erased on {receipt.erased_at:%Y-%m-%d}" in (told := capsys.readouterr().err)
            assert f"receipt {receipt.number}" in told
    assert run(["person", "receipt", str(firm), receipt.number]) == 0
    assert "case_event: 4 rows" in capsys.readouterr().out


def _customer(folder: Path) -> int:
    identity = IdentityStore(folder / "store")
    run_ = identity.manifest().run
    assert run_
    rows = identity.links(run_).to_pylist()
    return next(int(row["customer_id"]) for row in rows if row["record_id"] == RECORDS["crm"])


STEPS = (
    ("fremdbild.engine.erased.ErasureList.begin", "before"),
    ("fremdbild.engine.erased.ErasureList.begin", "after"),
    ("fremdbild.engine.erased.ErasureList.remember", "after"),
    ("fremdbild.engine.taking_out.TakingOut.listed", "after"),
    ("fremdbild.engine.store.write_manifest", "before"),
    ("fremdbild.engine.store.write_manifest", "after"),
    ("fremdbild.identity.erasing.drop_retired", "before"),
    ("fremdbild.identity.store.IdentityStore.keep_decisions", "after"),
    ("fremdbild.identity.store._sync", "after"),
    ("fremdbild.identity.store.IdentityStore.keep_run", "after"),
    ("fremdbild.identity.arranged.Arranged.commit", "before"),
    ("fremdbild.identity.arranged.Arranged.commit", "after"),
    ("fremdbild.identity.erasing._out_of_work", "after"),
    ("fremdbild.engine.erased.ErasureList.keep_receipt", "after"),
    ("fremdbild.engine.erased.ErasureList.done", "after"),
)
KILLED = """
import importlib, os, signal, sys
from fremdbild.cli.main import run
name, when, folder, record = sys.argv[1:]
module, _, rest = name.rpartition(".")
try:
    owner = importlib.import_module(module)
except ModuleNotFoundError:
    module, _, kind = module.rpartition(".")
    owner = getattr(importlib.import_module(module), kind)
done = getattr(owner, rest)
def killed(*given, **named):
    if when == "after":
        done(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, rest, killed)
run(["person", "erase", folder, "--record", record, "--because", "letter", "--yes"])
"""


@pytest.mark.slow
@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_at_any_step_it_can_be_repeated(firm: Path, step: str, when: str) -> None:
    before = _rows(firm)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", KILLED, step, when, str(firm), HERS], env=environment, check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    now = _rows(firm)
    assert now == before or before["source_record"] - now["source_record"] == 3, "all of it or nothing"
    if ErasureList(firm / "store").under_way() is None and ErasureList(firm / "store").receipts() == []:
        assert _erase(firm) == 0
    else:
        _erase(firm)
    assert places_of(firm) == {}
    [receipt] = ErasureList(firm / "store").receipts()
    assert receipt.rows["case_event"] == 4
    assert receipt.identity["customer_link"] == 3
    assert run(["link", str(firm)]) == 0


def test_a_load_between_a_kill_and_its_repetition_leaves_her_out(firm: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    step = "fremdbild.identity.erasing._out_of_store"
    subprocess.run([sys.executable, "-c", KILLED, step, "before", str(firm), HERS], env=environment, check=False)
    assert ErasureList(firm / "store").under_way()
    write(firm, "contact_attempt-2", OTHERS["contact_attempt"], [
        {"attempt_id": "try-anna-2", "system": "crm", "record_id": RECORDS["crm"], "at": "2026-05-01"}
    ])  # fmt: skip
    assert run(["load", str(firm)]) == 0
    assert places_of(firm, ["try-anna-2"]) == {}
    assert _erase(firm) == 1, "who asks again is told that it is done"
    assert places_of(firm) == {}


def test_bad_input_is_told(firm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str) -> str:
        capsys.readouterr()
        assert run(["person", *arguments]) == 1
        return capsys.readouterr().err

    assert "there is no customer 999999" in told("show", str(firm), "--customer", "999999")
    assert 'did you mean the system "billing"?' in told("show", str(firm), "--record", "biling:B-990003")
    assert "check its number in the system" in told("show", str(firm), "--record", "crm:nobody")
    assert "names no record" in told("show", str(firm), "--record", "crm")
    assert "is no number of a customer" in told("show", str(firm), "--customer", str(2**70))
    assert 'there is no receipt "../x"' in told("receipt", str(firm), "../x")
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "fremdbild.toml").write_text('[organisation]\nname = "Leer"\n', encoding="utf-8")
    for command in (["show"], ["erase", "--yes", "--because", "x"]):
        assert "nothing is loaded yet" in told(command[0], str(empty), "--customer", "1", *command[1:])
    assert not (empty / "store").exists()


def test_without_links_a_record_alone_is_the_person(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(firm / "store" / "identity")
    shutil.rmtree(firm / "store" / "profile")
    assert run(["person", "show", str(firm), "--customer", "3"]) == 1
    assert "nothing is linked yet" in capsys.readouterr().err
    assert _erase(firm) == 0
    assert places_of(firm, ["c-770001", CASES[0]]) == {}
    assert places_of(firm, [RECORDS["shop"].lower()])


def test_nothing_is_erased_unless_it_is_confirmed(firm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    customer = _customer(firm)
    for typed, code in (("no", 130), ("", 130), (str(customer), 0)):
        monkeypatch.setattr("click.prompt", lambda *_, typed=typed, **__: typed)
        assert bool(places_of(firm))
        assert run(["person", "erase", str(firm), "--record", HERS, "--because", "letter"]) == code
    assert places_of(firm) == {}


def test_the_list_is_not_lost_without_notice(firm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _erase(firm) == 0
    (firm / "store" / "erased" / "key").unlink()
    (firm / "sources" / "crm-1.csv").touch()
    write(
        firm,
        "contact_attempt-2",
        OTHERS["contact_attempt"],
        [{"attempt_id": "x", "at": "2026-05-01"}],
    )
    capsys.readouterr()
    assert run(["load", str(firm)]) == 1
    assert "would bring them back" in capsys.readouterr().err
    assert places_of(firm) == {}


def test_a_store_that_may_not_be_written_is_told_and_a_full_disk_leaves_all_as_it_was(
    firm: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import errno

    before = _rows(firm)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("fremdbild.engine.store.write_manifest", full)
        assert _erase(firm) == 1
    assert "the disk is full" in capsys.readouterr().err
    assert _rows(firm) == before
    with monkeypatch.context() as patched:
        patched.setattr("fremdbild.engine.erased._written", lambda *_, **__: full_read_only())
        assert _erase(firm) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert _erase(firm) in (0, 1)
    assert places_of(firm) == {}
    assert read_settings(firm).store_path.exists()


def full_read_only() -> None:
    raise OSError(30, "Read-only file system")
