"""What a person may do wrong: one sentence with a next step, exit code 1, no traceback, the store as it was."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fremdbild.cli.main import DEBUG, run

HEAD = '[organisation]\nname = "Muster AG"\nlanguages = ["en"]\n'
SOURCE = """[[source]]
system = "s"
table = "service_case"
{origin}
[source.columns]
case_id = "id"
opened_at = "o"
closed_at = "c"
"""
ROWS = "".join(f"{n},2026-01-01T08:00Z,2026-01-0{2 + n % 5}T08:00Z\n" for n in range(2000))


def firm(folder: Path, data: bytes | None = None, *, name: str = "a.csv", origin: str = "", more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    if data is not None:
        (folder / name).write_bytes(data)
    text = HEAD + more + SOURCE.format(origin=origin or f'file = "{name}"')
    (folder / "fremdbild.toml").write_text(text, encoding="utf-8")
    return folder


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(arguments) == 1
    told = capsys.readouterr().err
    assert told.startswith("fremdbild: ")
    assert "Next: " in told
    assert "Traceback" not in told
    assert "fault of the program" not in told
    return told


@pytest.mark.parametrize("place", [0.5, -6])
def test_a_damaged_gz_file_is_not_taken_for_data(
    place: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = bytearray(gzip.compress(b"id,o,c\n" + ROWS.encode()))
    start = int(len(packed) * place) if place > 0 else len(packed) + int(place)
    packed[start : start + 4] = bytes(byte ^ 0xFF for byte in packed[start : start + 4])
    folder = firm(tmp_path / "f", bytes(packed), name="a.csv.gz")
    refused(["load", str(folder)], capsys)
    assert not (folder / "store" / "manifest.json").exists()


def test_a_gz_file_of_several_members_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = gzip.compress(b"id,o,c\n") + gzip.compress(ROWS.encode())
    assert run(["load", str(firm(tmp_path / "f", packed, name="a.csv.gz"))]) == 0
    assert "2,000 rows read = 2,000 stored + 0 set aside" in capsys.readouterr().out


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "id,o,c\n" + ROWS + 'x,2026-01-01,"2026-01-02\n' + ROWS.replace("\n", "y\n")
    told = refused(["load", str(firm(tmp_path / "f", data.encode()))], capsys)
    assert "a quotation mark that opens in line 2,002" in told


def test_control_characters_in_names_do_not_reach_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode(), more='[[grouping]]\nby = ["touchpoint"]\n')
    text = (folder / "fremdbild.toml").read_text(encoding="utf-8")
    (folder / "fremdbild.toml").write_text(text + 'touchpoint = { value = "a\\u0001b\\u007f" }\n', encoding="utf-8")
    assert run(["run", str(folder), "--period", "2026-Q1"]) == 0
    capsys.readouterr()
    html = (folder / "reports" / "2026-Q1-1.en.html").read_text(encoding="utf-8")
    assert "\x01" not in html
    assert "ab" in html


def test_a_damaged_part_of_the_store_is_told_by_assess(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode())
    assert run(["load", str(folder)]) == 0
    for part in (folder / "store" / "service_case").rglob("*.parquet"):
        part.write_bytes(b"PAR1 no longer a table PAR1")
    told = refused(["assess", str(folder), "--period", "2026-Q1"], capsys)
    assert "fremdbild load --full" in told
    assert run(["load", "--full", str(folder)]) == 0
    assert run(["assess", str(folder), "--period", "2026-Q1"]) == 0


@pytest.mark.parametrize("query", ["DELETE FROM k", "-- SELECT\nDROP TABLE k", "", "UPDATE k SET id = 1"])
def test_a_query_cannot_change_the_database(query: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = firm(tmp_path / "f", origin=f'url = "sqlite://k.db"\nquery = {json.dumps(query)}')
    with sqlite3.connect(folder / "k.db") as connection:
        connection.execute("CREATE TABLE k (id TEXT, o TEXT, c TEXT)")
        connection.execute("INSERT INTO k VALUES ('1', '2026-01-01', '2026-01-02')")
    told = refused(["check", str(folder)], capsys)
    assert "does not begin with SELECT" in told
    assert connection.execute("SELECT count(*) FROM k").fetchone() == (1,)
    connection.close()


def test_a_select_cannot_write_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "written.csv"
    select = f"SELECT * FROM raw)); COPY (SELECT 1) TO '{target}'; --"
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode(), origin=f'file = "a.csv"\nselect = {json.dumps(select)}')
    refused(["load", str(folder)], capsys)
    assert not target.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("[limits]\nsecond_contact_days = 99999999999999999999\n", "second_contact_days"),
        ("[engine]\nthreads = 100000\n", "threads"),
        ('[engine]\nmemory_limit = "99999999999999999999TB"\n', "memory_limit"),
        ('[store]\npath = "a\\u0000b"\n', "path"),
        ('[[target]]\nmeasure = "promise_kept"\nvalue = nan\n', "value"),
        ('[engine]\nname = "spark"\nmaster = "spark://a..b:1"\n', "does not answer"),
        ("x = " + "[" * 5000 + "\n", "is not TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(
    more: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode())
    if "spark" in more:
        pytest.importorskip("pyspark")
        assert run(["load", str(folder)]) == 0
    text = (folder / "fremdbild.toml").read_text(encoding="utf-8")
    (folder / "fremdbild.toml").write_text(more + text if more.startswith("x") else text + more, encoding="utf-8")
    assert words in refused(["assess", str(folder), "--period", "2026-Q1"], capsys)


@pytest.mark.parametrize("line", ['delimiter = ";;"', 'quote = "ab"', 'delimiter = "\\n"', 'delimiter = "ä"'])
def test_a_delimiter_or_quote_is_one_character(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode(), origin=f'file = "a.csv"\n{line}')
    assert "is not one plain character" in refused(["load", str(folder)], capsys)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+02:00", "9999-12-31T23:59-10:00", "yesterday"])
def test_a_moment_that_cannot_be_is_wrong_use(moment: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", str(tmp_path), "--period", "2026", "--as-of", moment]) == 2
    assert "is not a moment" in capsys.readouterr().err


def test_a_fault_of_the_program_is_one_sentence_unless_somebody_asks_for_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("nobody thought of this")

    monkeypatch.setattr("fremdbild.settings.read_settings", broken)
    assert run(["link", str(tmp_path)]) == 1
    assert "a fault of the program (KeyError: 'nobody thought of this'). Next: " in capsys.readouterr().err
    monkeypatch.setenv(DEBUG, "1")
    with pytest.raises(KeyError):
        run(["link", str(tmp_path)])


def test_an_interrupted_load_ends_with_130_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    rows = "".join(f"{n},2026-01-01T08:00Z,2026-01-02T08:00Z\n" for n in range(1_500_000))
    folder = firm(tmp_path / "f", ("id,o,c\n" + rows).encode())
    # A shell starts what runs behind it with Ctrl-C switched off; a person's shell does not.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"from fremdbild.cli import main; main(['load', {str(folder)!r}])"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not list((folder / "store").rglob("*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert b"Traceback" not in told
    assert not (folder / "store" / "manifest.json").exists()
    assert run(["load", str(folder)]) == 0


def test_a_password_with_marks_reaches_the_database_whole_and_no_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from fremdbild.settings import expand_variables

    pytest.importorskip("connectorx")
    monkeypatch.setenv("PW", "to/p?s#e@cret")
    assert expand_variables("postgresql://u:${PW}", where="", quoted=True) == "postgresql://u:to%2Fp%3Fs%23e%40cret"
    origin = 'url = "postgresql://u:${PW}@127.0.0.1:1/x"\nquery = "SELECT 1"'
    told = refused(["check", str(firm(tmp_path / "f", origin=origin))], capsys)
    assert "the database does not answer" in told
    assert not any(part in told for part in ("to/p", "to%2F", "cret"))


def test_an_address_that_is_none_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("connectorx")
    folder = firm(tmp_path / "f", origin='url = "postgresql://u@[::1/x"\nquery = "SELECT 1"')
    assert "postgresql" in refused(["check", str(folder)], capsys)


FOREIGN_MANIFESTS = (
    "{}",
    "[1, 2]",
    '"text"',
    '{"created_at": "2026-01-01", "period": {"label": 3}, "measures": []}',
    '{"created_at": "2026-01-01", "period": {"label": "2026-Q1"}, "measures": []}',
    '{"created_at": "gestern", "period": {"label": "2026-Q1"}, "measures": [], "number": 1}',
)


@pytest.fixture
def assessed(tmp_path: Path) -> Path:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode())
    assert run(["load", str(folder)]) == 0
    assert run(["assess", str(folder), "--period", "2026-Q1"]) == 0
    for file in (folder / "assessments" / "2026-Q1-1").iterdir():
        file.chmod(0o644)
    return folder


@pytest.mark.parametrize("command", ["results", "render"])
def test_a_foreign_manifest_is_told_by_every_reader(
    command: str, assessed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = assessed / "assessments" / "2026-Q1-1" / "manifest.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    wrong = [
        {**whole, name: 3.5} for name in whole if name not in {"engine", "groupings", "store_generation", "tables"}
    ]
    for content in (*FOREIGN_MANIFESTS, *map(json.dumps, wrong)):
        path.write_text(content, encoding="utf-8")
        told = refused([command, str(assessed)], capsys)
        assert f"{path}: cannot be read (it is no manifest: " in told
        assert "put the file back from a backup" in told


@pytest.mark.parametrize("name", ["results.parquet", "findings.parquet"])
def test_a_foreign_table_of_an_assessment_is_told(
    name: str, assessed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = assessed / "assessments" / "2026-Q1-1" / name
    table = pq.read_table(path)
    column = table.schema.get_field_index("measure")
    of_another_kind = table.set_column(column, "measure", pa.array(range(table.num_rows), pa.int64()))
    for foreign in (pa.table({"a": [1]}), table.drop_columns(["value"]), of_another_kind, "a,b\n1,2\n"):
        if isinstance(foreign, str):
            path.write_text(foreign, encoding="utf-8")
        else:
            pq.write_table(foreign, path)
        for command in ("results", "render") if name == "results.parquet" else ("render",):
            told = refused([command, str(assessed)], capsys)
            assert f"{path}: cannot be read (" in told
            assert "put the file back from a backup" in told


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ('measure = "inside_score"\nvalue = 70\nwhere = {criterion = "lerning"}', "learning"),
        ('measure = "cycle_time"\nvalue = 5\nstatistic = "medain"', "median"),
        ('measure = "promis_kept"\nvalue = 90', "promise_kept"),
    ],
)
def test_check_refuses_the_targets_that_assess_refuses(
    target: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode(), more=f"[[target]]\n{target}\n")
    for arguments in (["check", str(folder)], ["assess", str(folder), "--period", "2026-Q1"]):
        assert f'did you mean "{meant}"?' in refused(arguments, capsys)


@pytest.mark.parametrize("period", ["0001", "0206-Q3", "1899-12", "0001-01-01..2026-01-01"])
def test_a_period_that_begins_before_1900_is_refused(
    period: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode())
    assert f'"{period}" begins before the year 1900' in refused(["assess", str(folder), "--period", period], capsys)


def test_assess_tells_what_rows_name_and_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = (
        '[[source]]\nname = "units"\nsystem = "hr"\ntable = "org_unit"\nfile = "u.csv"\ncolumns = {org_unit = "u"}\n'
    )
    folder = firm(tmp_path / "f", ("id,o,c\n" + ROWS).encode(), more=units)
    (folder / "u.csv").write_text("u\nclaims\n", encoding="utf-8")
    text = (folder / "fremdbild.toml").read_text(encoding="utf-8")
    (folder / "fremdbild.toml").write_text(text + 'org_unit = {value = "clams"}\n', encoding="utf-8")
    assert run(["load", str(folder)]) == 0
    capsys.readouterr()
    assert run(["assess", str(folder), "--period", "2026-Q1"]) == 0
    told = 'a.csv, column "org_unit": 2,000 of 2,000 rows name no row of org_unit (first: "clams"). Next: '
    assert told in capsys.readouterr().err
