"""What is wrong is told in one clear message with the next step; exit code 1, no traceback, the store as before."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile

import pytest
from excel_file import workbook
from loading_folder import Folder
from peak_memory import PEAK

from fremdbild.cli.main import run

TOML = """\
[organisation]
name = "Muster AG"
[[source]]
system = "crm"
table = "service_case"
file = "{file}"
{more}
[source.columns]
case_id = "id"
opened_at = "opened"
"""
GOOD = "id;opened\n1;2026-01-05\n2;2026-01-06\n"


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, GOOD)
    return packed.getvalue()


NOT_UTF8_FAR_DOWN = "id;opened\n" + "2;2026-01-05\n" * 40_000 + "Zürich;2026-01-05\n"

BAD: dict[str, tuple[str, bytes, str, str]] = {
    "wrong delimiter": (
        "cases.csv", GOOD.encode(), 'delimiter = ","',
        'cases.csv: column "id" is missing: the file has one column, "id;opened"; it looks separated by ";". '
        "Next: write delimiter = ';' at source crm",
    ),
    "wrong encoding": (
        "cases.csv", "id;opened\n1;2026-01-05\nZürich;2026-01-05\n".encode("cp1252"), "",
        'cases.csv: line 3 is not utf-8 (byte 0xfc). Next: write encoding = "cp1252" at this source',
    ),
    "wrong encoding far down": (
        "cases.csv", NOT_UTF8_FAR_DOWN.encode("cp1252"), "",
        "cases.csv: line 40,002 is not utf-8 (byte 0xfc). Next: write encoding",
    ),
    "UTF-8 taken for cp1252": (
        "cases.csv", "id;opened\nZürich;2026-01-05\n".encode(), 'encoding = "cp1252"',
        'cases.csv: is UTF-8, not cp1252. Next: remove encoding, or write "utf-8"',
    ),
    "a byte that cp1252 does not know": (
        "cases.csv", b"id;opened\n1\x81;2026-01-05\n", 'encoding = "cp1252"',
        'cases.csv: line 2 is not cp1252 (byte 0x81). Next: try encoding = "utf-8"',
    ),
    "UTF-16": (
        "cases.csv", GOOD.encode("utf-16"), "",
        'cases.csv: is UTF-16, not utf-8. Next: write encoding = "utf-16"',
    ),
    "missing column": (
        "cases.csv", b"id;opened_at\n1;2026-01-05\n", "",
        'cases.csv: column "opened" is missing. Next: did you mean "opened_at"? The file has id, opened_at',
    ),
    "a date that does not exist": (
        "cases.csv", b"id;opened\n1;2026-02-30\n", "",
        'column "opened": 1 of 1 row is not a date and time (first: row 2, "2026-02-30"). Next: write its format',
    ),
    "a sheet that is gone": (
        "cases.xlsx", workbook({"Now": [("id", "opened")]}), 'sheet = "Then"',
        'cases.xlsx: there is no sheet "Then". Next: mend sheet',
    ),
    "an empty file": ("cases.csv", b"", "", "cases.csv: is empty. Next: check whether the export has run"),
    "a file of blank lines": (
        "cases.csv", b"\n\n \n", "",
        "cases.csv: is empty. Next: check whether the export has run",
    ),
    "all lines skipped": (
        "cases.csv", GOOD.encode(), "skip_lines = 9",
        "cases.csv: has no header below the 9 skipped lines",
    ),
    "a damaged gzip": (
        "cases.csv.gz", gzip.compress(GOOD.encode() * 2000)[:-200], "",
        "cases.csv.gz: is damaged or not .gz",
    ),
    "no gzip": ("cases.csv.gz", GOOD.encode(), "", "cases.csv.gz: is damaged or not .gz"),
    "no zip": ("cases.zip", GOOD.encode(), "", "cases.zip: is damaged or not .zip"),
    "a zip with two files": (
        "cases.zip", _zip("a.csv", "b.csv"), "",
        "cases.zip: holds 2 files (a.csv, b.csv …), and must hold one",
    ),
    "an empty zip": ("cases.zip", _zip(), "", "cases.zip: holds 0 files, and must hold one"),
    "binary rubbish": ("cases.csv", bytes(range(256)) * 50, "", "cases.csv: line "),
    "a file that is not there": ("nothing.csv", b"", "", "nothing.csv: there is no such file. Next: check file"),
}  # fmt: skip


@pytest.fixture
def loaded(folder: Folder) -> Folder:
    """A folder whose store holds two rows."""
    folder.write("cases.csv", GOOD)
    folder.write("fremdbild.toml", TOML.format(file="cases.csv", more=""))
    assert run(["load", str(folder.path)]) == 0
    folder.source()
    return folder


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_told_and_leaves_the_store_as_before(
    loaded: Folder, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    file, content, more, words = BAD[what]
    if content or file == "cases.csv":
        loaded.write(file, content)
    loaded.write("fremdbild.toml", TOML.format(file=file, more=more))
    before = loaded.files()
    capsys.readouterr()
    assert run(["load", str(loaded.path)]) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.startswith("fremdbild: ")
    assert "Next: " in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert loaded.files() == before


@pytest.mark.parametrize(
    "what", sorted(set(BAD) - {"a date that does not exist", "wrong encoding far down", "a damaged gzip"})
)
def test_check_tells_bad_input_without_loading(loaded: Folder, capsys: pytest.CaptureFixture[str], what: str) -> None:
    file, content, more, words = BAD[what]
    if content or file == "cases.csv":
        loaded.write(file, content)
    loaded.write("fremdbild.toml", TOML.format(file=file, more=more))
    capsys.readouterr()
    assert run(["check", str(loaded.path)]) == 1
    assert words in capsys.readouterr().err


def test_a_typo_in_the_settings_is_told(loaded: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    loaded.write("fremdbild.toml", TOML.format(file="cases.csv", more='delimeter = ";"'))
    capsys.readouterr()
    assert run(["load", str(loaded.path)]) == 1
    assert 'unknown key "delimeter"; did you mean "delimiter"?' in capsys.readouterr().err


def test_problems_of_all_sources_are_told_together(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("a", b""), ("b", b"x;y\n1;2\n"), ("c", b"\xff\xfea"), ("d", GOOD.encode())):
        folder.write(f"{name}.csv", content)
    sources = TOML.format(file="a.csv", more='name = "a"')
    for name in "bcd":
        sources += TOML.format(file=f"{name}.csv", more=f'name = "{name}"').split("\n", 2)[2]
    folder.write("fremdbild.toml", sources)
    assert run(["load", str(folder.path)]) == 1
    said = capsys.readouterr().err
    assert "3 problems; nothing was loaded:" in said
    assert "a.csv: is empty" in said
    assert 'b.csv: columns "id", "opened" are missing' in said
    assert "c.csv: is UTF-16" in said


def test_a_folder_without_permission_is_told(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("cases.csv", GOOD)
    folder.write("fremdbild.toml", TOML.format(file="cases.csv", more="") + '[store]\npath = "fremdbild.toml/store"\n')
    assert run(["load", str(folder.path)]) == 1
    assert "cannot be made (Not a directory). Next: check path in [store]" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("line", ["1,31.02.2026,x", "1,2026-01-05,x,y,z", "1,2026-01-05"])
def test_a_million_bad_rows_are_told_in_one_message_and_little_memory(folder: Folder, line: str) -> None:
    folder.write("cases.csv", "id,opened,topic\n" + f"{line}\n" * 1_000_000)
    folder.write(
        "fremdbild.toml", TOML.format(file="cases.csv", more="") + '[engine]\nmemory_limit = "400MB"\nthreads = 1\n'
    )
    program = (
        f"import sys\nfrom fremdbild.cli.main import run\ncode = run(['load', sys.argv[1]])\n{PEAK}\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder.path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "cases.csv: none of its rows can be used" in done.stderr
    assert "1,000,000 of 1,000,000 rows" in done.stderr
    assert len(done.stderr) < 1000
    assert int(done.stdout) < 900_000, "kilobytes"
