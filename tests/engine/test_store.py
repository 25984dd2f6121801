"""The store: as it was after a load that dies, one load at a time, nothing left behind."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fremdbild.engine.manifest import Manifest, read_manifest, write_manifest
from fremdbild.engine.store import Store
from fremdbild.errors import StoreError
from fremdbild.settings import Settings, parse_settings
from fremdbild.sources import load

COLUMNS = {"case_id": "id", "opened_at": "opened", "kind": "topic"}
ROWS = 60_000


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    raw = {
        "organisation": {"name": "Muster AG"},
        "source": [{"system": "crm", "table": "service_case", "file": "day-*.csv", "columns": COLUMNS}],
    }
    (tmp_path / "fremdbild.toml").write_text(
        '[organisation]\nname = "Muster AG"\n[[source]]\nsystem = "crm"\ntable = "service_case"\nfile = "day-*.csv"\n'
        '[source.columns]\ncase_id = "id"\nopened_at = "opened"\nkind = "topic"\n'
    )
    return parse_settings(raw, folder=tmp_path)


def _write_day(settings: Settings, day: int, rows: int = 3) -> Path:
    """A file of which the first half of the keys is in the day before, too, and one row in seven is wrong."""
    path = settings.folder / f"day-{day}.csv"
    first = day * rows // 2
    lines = [f"{n},{'bad' if n % 7 == 3 else '2026-01-05'},day {day}" for n in range(first, first + rows)]
    path.write_text("id,opened,topic\n" + "\n".join(lines) + "\n")
    return path


def _figures(settings: Settings) -> tuple[int, int, int]:
    """Generation, rows that count, and rows set aside."""
    snapshot = Store(settings.store_path).snapshot()
    rows = sum(table.rows for table in snapshot.tables.values())
    return snapshot.generation, rows, sum(entry.rows_set_aside for entry in snapshot.inputs)


def _files(settings: Settings) -> set[str]:
    store = settings.store_path
    return {path.relative_to(store).as_posix() for path in store.rglob("*.parquet")}


LOAD = "import sys; from fremdbild.sources import load; load(sys.argv[1])"


def _start(settings: Settings, program: str = LOAD) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(settings.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def _ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, said = process.communicate(timeout=120)
    return process.returncode, said.decode()


def test_there_is_nothing_in_a_store_that_was_never_loaded(settings: Settings) -> None:
    snapshot = Store(settings.store_path).snapshot()
    assert (snapshot.generation, snapshot.loaded_at, dict(snapshot.tables)) == (0, None, {})
    assert not settings.store_path.exists(), "looking makes nothing"


def test_a_snapshot_tells_inputs_with_their_figures_and_hash(settings: Settings) -> None:
    from hashlib import sha256

    path = _write_day(settings, 0, rows=10)
    before = datetime.now(UTC).replace(tzinfo=None)
    load(settings)
    snapshot = Store(settings.store_path).snapshot()
    [entry] = snapshot.inputs
    assert (entry.source, entry.file, entry.rows_read, entry.rows_stored, entry.rows_set_aside) == (
        "crm",
        "day-0.csv",
        10,
        9,
        1,
    )
    assert entry.sha256 == sha256(path.read_bytes()).hexdigest()
    assert snapshot.loaded_at is not None
    assert before <= snapshot.loaded_at == entry.loaded_at <= datetime.now(UTC).replace(tzinfo=None)


@pytest.mark.slow
def test_a_load_that_is_killed_at_any_moment_leaves_the_store_as_before_or_after(settings: Settings) -> None:
    _write_day(settings, 0, ROWS)
    load(settings)
    before = _figures(settings)
    _write_day(settings, 1, ROWS)
    started = time.monotonic()
    assert _ended(_start(settings))[0] == 0
    whole = time.monotonic() - started
    after = _figures(settings)
    assert after[0] == before[0] + 1
    # Back to where it was; what the manifest no longer names is swept by the next load.
    chance = random.Random(17)
    seen = set()
    for _ in range(14):
        (settings.folder / "day-1.csv").unlink()
        load(settings)
        generation, rows, aside = _figures(settings)
        assert (rows, aside) == before[1:]
        _write_day(settings, 1, ROWS)
        process = _start(settings)
        time.sleep(chance.uniform(0.1, whole))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = _figures(settings)
        assert found in ((generation, *before[1:]), (generation + 1, *after[1:]))
        seen.add(found[0] - generation)
        load(settings)
        assert _figures(settings)[1:] == after[1:]
        assert _files(settings) == {
            name for name in read_manifest(settings.store_path).files() if name.endswith(".parquet")
        }
        assert list((settings.store_path / "work").iterdir()) == []
    assert 0 in seen


AFTER_DAY_1 = (2, 3, 1)
KILLED_AT: Mapping[str, str] = {
    "before the manifest is written": "store.write_manifest = lambda *_: die()",
    "while the manifest is written": "manifest.os.fsync = lambda *_: die()",
    "before the manifest takes its place": "pathlib.Path.replace = lambda *_: die()",
    "after the manifest took its place": "manifest.sync_folder = lambda *_: die()",
    "when a part is finished": "part_writer._notices = lambda *_: die()",
    "when rows are settled": "loading._settled = lambda *_: die()",
    "when parts are synced": "store._sync_file = lambda *_: die()",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_a_load_that_is_killed_at_a_step_leaves_the_store_as_before_or_after(settings: Settings, moment: str) -> None:
    _write_day(settings, 0)
    load(settings)
    before = _figures(settings)
    content = {name: (settings.store_path / name).read_bytes() for name in _files(settings)}
    _write_day(settings, 1)
    program = (
        "import os, pathlib, signal, sys\n"
        "from fremdbild.engine import manifest, store\n"
        "from fremdbild.sources import load, loading, part_writer\n"
        f"def die(): os.kill(os.getpid(), signal.SIGKILL)\n{KILLED_AT[moment]}\nload(sys.argv[1])"
    )
    assert _ended(_start(settings, program))[0] == -signal.SIGKILL
    done = moment.startswith("after")
    assert _figures(settings) == (AFTER_DAY_1 if done else before)
    assert {name: (settings.store_path / name).read_bytes() for name in content} == content
    load(settings)
    assert _figures(settings) == AFTER_DAY_1
    assert _files(settings) == {
        name for name in read_manifest(settings.store_path).files() if name.endswith(".parquet")
    }


@pytest.mark.parametrize("limit", [300, 5_000, 40_000, 150_000])
def test_a_full_disk_is_told_and_leaves_the_store_as_before(settings: Settings, limit: int) -> None:
    _write_day(settings, 0)
    load(settings)
    before = _figures(settings)
    _write_day(settings, 1, ROWS)
    program = (
        "import resource, signal, sys\n"
        "from fremdbild.cli.main import run\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "sys.exit(run(['load', sys.argv[1]]))"
    )
    code, said = _ended(_start(settings, program))
    assert code == 1
    assert "the disk is full; nothing was loaded. Next: make room" in said
    assert "Traceback" not in said
    assert _figures(settings) == before
    load(settings)
    assert _figures(settings)[0] == before[0] + 1


def test_two_loads_at_once_are_refused_with_who_and_when(settings: Settings) -> None:
    _write_day(settings, 0)
    load(settings)
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom fremdbild.engine.store import Store\n"
        "with Store(Path(sys.argv[1]) / 'store').load():\n    print('holds', flush=True)\n    time.sleep(60)"
    )
    holder = _start(settings, program)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"holds\n"
    _write_day(settings, 1)
    with pytest.raises(StoreError) as caught:
        load(settings)
    assert "another load is running (" in str(caught.value)
    assert f"process {holder.pid}, since 20" in str(caught.value)
    assert "Next: wait until it is done" in str(caught.value)
    holder.kill()
    holder.communicate()
    load(settings)
    assert _figures(settings)[0] == 2


def test_readers_of_an_older_generation_keep_their_files_for_a_day(settings: Settings) -> None:
    _write_day(settings, 0)
    load(settings)
    old = Store(settings.store_path).snapshot().tables["service_case"].parts[0].path
    _write_day(settings, 0, rows=4)
    load(settings)
    assert old.exists()
    load(settings)
    assert old.exists(), "another load on the same day keeps it too"
    manifest = read_manifest(settings.store_path)
    assert old.relative_to(settings.store_path).as_posix() in {entry.path for entry in manifest.retired}
    earlier = tuple(entry.model_copy(update={"since": entry.since - timedelta(hours=25)}) for entry in manifest.retired)
    write_manifest(settings.store_path, manifest.model_copy(update={"retired": earlier}))
    load(settings)
    assert not old.exists()
    _write_day(settings, 1)
    load(settings)
    assert read_manifest(settings.store_path).retired == ()


def test_what_a_dead_load_has_left_is_swept_by_the_next(settings: Settings) -> None:
    _write_day(settings, 0)
    load(settings)
    kept = _files(settings)
    orphan = settings.store_path / "service_case" / "crm" / "0123456789abcd.parquet"
    orphan.write_bytes(b"half written")
    work = settings.store_path / "work"
    for name in ("load-1-dead", "query-2-dead", "query-3-running"):
        (work / name).mkdir()
    os.utime(work / "query-2-dead", (time.time() - 90_000,) * 2)
    load(settings)
    assert _files(settings) == kept
    assert [folder.name for folder in work.iterdir()] == ["query-3-running"]


@pytest.mark.parametrize(
    "text", ["", "{", '{"format": 1, "generation": "x"}', json.dumps({"format": 99}), "null", '{"extra": 1}']
)
def test_a_damaged_manifest_is_told(settings: Settings, text: str) -> None:
    settings.store_path.mkdir()
    (settings.store_path / "manifest.json").write_text(text)
    with pytest.raises(StoreError, match=r"manifest.json: is damaged, or was written by another version.*Next: move"):
        Store(settings.store_path).snapshot()
    _write_day(settings, 0)
    with pytest.raises(StoreError, match="is damaged"):
        load(settings)


def test_a_part_that_is_gone_is_told(settings: Settings) -> None:
    _write_day(settings, 0)
    load(settings)
    Store(settings.store_path).snapshot().tables["service_case"].parts[0].path.unlink()
    with pytest.raises(StoreError, match=r"a file of the store is gone.*Next: run fremdbild load --full"):
        Store(settings.store_path).snapshot()
    load(settings, full=True)
    assert _figures(settings)[1] == 3


def test_labels_of_any_letters_get_folders_of_their_own(settings: Settings) -> None:
    _write_day(settings, 0)
    (settings.folder / "other.csv").write_text("id,opened,topic\nx,2026-01-05,a\n")
    (first,) = settings.source
    odd = first.model_copy(update={"name": "../Störfälle: a/b", "file": "other.csv"})
    two = settings.model_copy(update={"source": (first, odd)})
    load(two)
    folders = {path.name for path in (settings.store_path / "service_case").iterdir()}
    assert len(folders) == 2
    assert all(name.isascii() and "." not in name and "/" not in name for name in folders)
    assert len(_figures(two)) == 3


def test_the_manifest_knows_its_files(settings: Settings) -> None:
    _write_day(settings, 0, 40)
    _write_day(settings, 1, 40)
    load(settings)
    manifest = read_manifest(settings.store_path)
    assert _files(settings) == manifest.files()
    assert Manifest.model_validate_json(manifest.model_dump_json()) == manifest
