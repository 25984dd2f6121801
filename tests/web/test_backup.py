from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))
from postgres_server import PASSWORD, postgres_server, programs

SCRIPT = Path(__file__).with_name("busy_installation.py")
NOT_COMPARED = {"django_migrations", "django_session", "cache", "jobs_worker", "jobs_backup", "sqlite_sequence"}
_WORK = "work"
FILES = {
    "fremdbild.toml": '[organisation]\nname = "Muster AG"\nlanguages = ["de-CH", "en"]\n',
    "assessments/2026-Q3-1/manifest.json": "{}",
    "ledger/key": "secret of the ledger",
    "ledger/lock": "",
    "ledger/0f/sets.parquet": "sets",
    "reports/2026-Q3-1.html": "<p>ä",
    "store/manifest.json": "{}",
    "store/load.lock": "",
    "store/case/1.parquet": "rows",
    f"store/{_WORK}/half.parquet": "half",
    "works-council/1.html": "paper",
    "quellen/cases.csv": "a source",
    "web/keys/wave-1.key": "PRIVATE KEY OF THE WAVE",
}
KEPT = {
    "fremdbild.toml", "assessments/2026-Q3-1/manifest.json", "ledger/key", "ledger/0f/sets.parquet",
    "reports/2026-Q3-1.html", "store/manifest.json", "store/case/1.parquet", "works-council/1.html",
}  # fmt: skip


class Database:
    """SQLite in the folder, or a database of a PostgreSQL server."""

    def __init__(self, port: int | None = None, name: str = "") -> None:
        self.url = f"postgresql://anna:{PASSWORD}@127.0.0.1:{port}/{name}" if port else ""

    def environment(self, folder: Path) -> dict[str, str]:
        known = {**os.environ, "FREMDBILD_FOLDER": str(folder), "FREMDBILD_DATABASE": self.url}
        known.pop("FREMDBILD_SECRET_KEY", None)
        return known

    def tables(self, folder: Path) -> dict[str, list[tuple[object, ...]]]:
        """Every table with its rows, asked by hand."""
        if not self.url:
            with closing(sqlite3.connect(folder / "web" / "fremdbild.sqlite3")) as connection:
                names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                return {name: _sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}
        import psycopg

        with psycopg.connect(self.url) as connection:
            listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            names = [str(row[0]) for row in connection.execute(listed)]
            return {name: _sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def _sorted(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return sorted(rows, key=repr)


@pytest.fixture(scope="module")
def server() -> Iterator[int]:
    if not programs():
        pytest.skip("there is no PostgreSQL server program here")
    with postgres_server() as port:
        yield port


def _database(vendor: str, request: pytest.FixtureRequest, name: str) -> Database:
    if vendor == "sqlite":
        return Database()
    import psycopg

    port = request.getfixturevalue("server")
    address = f"host=127.0.0.1 port={port} user=anna password={PASSWORD} dbname=postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return Database(port, name)


def _installation(folder: Path, database: Database) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    environment = database.environment(folder)
    subprocess.run([sys.executable, str(SCRIPT), "fill"], env=environment, check=True, timeout=120)
    return folder


def _fremdbild(*arguments: object, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fremdbild", *map(str, arguments)]
    return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=180)


def _files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in found.items() if not name.startswith("web/fremdbild.sqlite3")}


POSTGRESQL = pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.slow])
ACROSS = pytest.param("sqlite", "postgresql", marks=[pytest.mark.postgresql, pytest.mark.slow])
BACK = pytest.param("postgresql", "sqlite", marks=[pytest.mark.postgresql, pytest.mark.slow])
SAME = pytest.param("postgresql", "postgresql", marks=[pytest.mark.postgresql, pytest.mark.slow])


@pytest.mark.parametrize(("vendor", "into"), [("sqlite", "sqlite"), SAME, ACROSS, BACK])
def test_a_restored_installation_is_the_one_that_was_backed_up(tmp_path, request, vendor, into):
    before, after = _database(vendor, request, "before"), _database(into, request, "after")
    folder, again, archive = tmp_path / "muster", tmp_path / "again", tmp_path / "out" / "muster.tar.gz"
    _installation(folder, before)
    done = _fremdbild("backup", folder, "--out", archive, environment=before.environment(folder))
    assert done.returncode == 0, done.stderr
    assert archive.stat().st_mode & 0o777 == 0o600
    done = _fremdbild("restore", archive, again, environment=after.environment(again))
    assert done.returncode == 0, done.stderr
    assert "are as they were on" in " ".join(done.stdout.split())
    here, there = before.tables(folder), after.tables(again)
    assert here.keys() - NOT_COMPARED == there.keys() - NOT_COMPARED
    for table in here.keys() - NOT_COMPARED:
        assert len(here[table]) == len(there[table]), table
        if vendor == into:
            assert here[table] == there[table], table
    assert there["ballots_ballot"]
    assert not there["django_session"]
    restored = _files(again)
    assert restored.pop("web/secret.key") != (folder / "web/secret.key").read_bytes()
    assert restored == {name: FILES[name].encode() for name in KEPT}
    # It goes on: the next rows get numbers of their own, and the chain of the audit log is whole.
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "go_on"],
        env=after.environment(again),
        check=False,
        capture_output=True,
        text=True,
    )
    assert run.stdout.split() == ["None", "1024"], run.stderr


@pytest.mark.parametrize("vendor", ["sqlite", POSTGRESQL])
def test_a_backup_while_others_write_is_that_of_one_moment(tmp_path, request, vendor):
    before, after = _database(vendor, request, "before"), _database(vendor, request, "after")
    folder, again, archive = tmp_path / "muster", tmp_path / "again", tmp_path / "muster.tar.gz"
    _installation(folder, before)
    environment = before.environment(folder)
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), "write"], env=environment, stdout=subprocess.PIPE, text=True
    ) as writer:
        try:
            assert writer.stdout.readline() == "writing\n"
            done = _fremdbild("backup", folder, "--out", archive, environment=environment)
            assert done.returncode == 0, done.stderr
            assert writer.poll() is None, "the writer went on"
        finally:
            writer.kill()
    assert _fremdbild("restore", archive, again, environment=after.environment(again)).returncode == 0
    here, there = before.tables(folder), after.tables(again)
    units = len(there["accounts_unit"]) - 2
    assert units == len(there["audit_entry"]) - 1
    assert 0 < units < len(here["accounts_unit"]) - 2


def test_no_key_and_nothing_opened_is_in_a_backup_unless_the_secret_is_asked_for(tmp_path):
    folder, database = tmp_path / "muster", Database()
    _installation(folder, database)
    for wanted in ((), ("--with-secret",)):
        archive = tmp_path / f"{len(wanted)}.tar.gz"
        done = _fremdbild("backup", folder, "--out", archive, *wanted, environment=database.environment(folder))
        assert done.returncode == 0, done.stderr
        with tarfile.open(archive) as packed:
            held = {member.name: packed.extractfile(member).read() for member in packed}
        assert ("web/secret.key" in held) == bool(wanted)
        everything = b"".join(held.values())
        assert b"PRIVATE KEY OF THE WAVE" not in everything
        assert (folder / "web" / "secret.key").read_bytes() in everything or not wanted
        assert not any(name.startswith(("quellen/", "web/keys", "web/static")) for name in held)


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("backup") / "muster"
    _installation(folder, Database())
    archive = folder.parent / "muster.tar.gz"
    assert _fremdbild("backup", folder, "--out", archive, environment=Database().environment(folder)).returncode == 0
    return archive


def _repacked(archive: Path, out: Path, change) -> Path:
    with tarfile.open(archive) as packed, tarfile.open(out, "w:gz") as written:
        for member in packed:
            changed, content = change(member, packed.extractfile(member).read())
            if changed:
                changed.size = len(content)
                written.addfile(changed, io.BytesIO(content))
    return out


def _of(name, edit):
    return lambda member, content: (member, edit(content)) if member.name == name else (member, content)


def _renamed(member, content):
    if member.name == "reports/2026-Q3-1.html":
        member.name = "../outside.html"
    return member, content


def _newer(content):
    contents = json.loads(content)
    contents["migrations"].append(["jobs", "0999_later"])
    return json.dumps(contents).encode()


CHANGES = {
    "a file that is not as it was": (_of("ledger/key", lambda content: content + b"x"), "ledger/key is not as it was"),
    "a row that is not as it was": (
        _of("database/accounts_unit.jsonl", lambda content: content.replace(b"Innendienst", b"Aussendienst")),
        "the rows of accounts_unit are not as they were",
    ),
    "a file that is gone": (
        lambda member, content: (None, b"") if member.name == "ledger/key" else (member, content),
        "other files than its contents say: ledger/key",
    ),
    "a path out of the folder": (_renamed, "is not a file of a backup"),
    "of a newer version": (_of("backup.json", _newer), "newer version"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_archive_with_something_wrong_restores_nothing(tmp_path, archive, what):
    change, told = CHANGES[what]
    changed = _repacked(archive, tmp_path / "changed.tar.gz", change)
    _nothing_is_restored(changed, tmp_path / "again", told)


def test_an_archive_that_is_cut_off_restores_nothing(tmp_path, archive):
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(archive.read_bytes()[:-200])
    _nothing_is_restored(cut, tmp_path / "again", "cut.tar.gz")


def test_what_is_no_archive_restores_nothing(tmp_path):
    other = tmp_path / "other.tar.gz"
    other.write_text("hello")
    _nothing_is_restored(other, tmp_path / "again", "cannot be read")


def _nothing_is_restored(archive: Path, again: Path, told: str) -> None:
    done = _fremdbild("restore", archive, again, environment=Database().environment(again))
    assert done.returncode == 1
    assert told in done.stderr
    assert "fault of the program" not in done.stderr
    assert not again.exists()
    assert [path.name for path in again.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path, archive):
    (tmp_path / "mine.txt").write_text("mine")
    done = _fremdbild("restore", archive, tmp_path, environment=Database().environment(tmp_path))
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_table_that_no_backup_would_hold_is_told(tmp_path):
    folder, database = tmp_path / "muster", Database()
    _installation(folder, database)
    with closing(sqlite3.connect(folder / "web" / "fremdbild.sqlite3")) as connection:
        connection.execute("CREATE TABLE forgotten (a)")
    archive = tmp_path / "out.tar.gz"
    done = _fremdbild("backup", folder, "--out", archive, environment=database.environment(folder))
    assert done.returncode == 1
    assert "forgotten" in done.stderr
    assert not archive.exists()


def test_a_backup_for_which_there_is_no_room_leaves_nothing_behind(tmp_path):
    folder, database = tmp_path / "muster", Database()
    _installation(folder, database)
    out = tmp_path / "out"
    out.mkdir()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))\n"
        "from fremdbild.cli.main import main; main(sys.argv[2:])"
    )
    (folder / "store" / "large.parquet").write_bytes(os.urandom(4_000_000))
    for room in (100_000, 3_000_000):  # not for the copy of the database; not for the archive
        command = [sys.executable, "-c", limited, str(room), "backup", str(folder), "--out", str(out / "a.tar.gz")]
        done = subprocess.run(
            command, check=False, env=database.environment(folder), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 1
        assert "the backup cannot be written" in done.stderr
    assert list(out.iterdir()) == []
    assert list((folder / "web").glob(".backup-*")) == []
