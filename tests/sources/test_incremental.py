"""Only what is new or changed is read; the same again changes nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from loading_folder import Folder

from fremdbild.errors import SourceError
from fremdbild.sources import reading
from fremdbild.sources.files import SourceFile, ensure_unchanged, source_files

ONE = "id,opened\n1,2026-01-05\n"
TWO = "id,opened\n2,2026-01-05\n"


def _long_ago(path: Path) -> None:
    """Sets the time of change to a moment that no clock is too coarse for."""
    past = time.time() - 3600
    os.utime(path, (past, past))


@pytest.fixture
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were opened for reading rows."""
    names: list[str] = []
    real = reading.open_file

    def spy(path: Path, *arguments: object, **options: object) -> object:
        names.append(path.name)
        return real(path, *arguments, **options)

    monkeypatch.setattr(reading, "open_file", spy)
    return names


def test_the_same_file_again_changes_nothing(folder: Folder, opened_files: list[str]) -> None:
    folder.write("cases.csv", ONE)
    folder.source().load()
    before = folder.files()
    report = folder.load()
    assert not report.changed
    assert report.sources[0].files_unchanged == 1
    assert folder.files() == before
    assert opened_files == ["cases.csv"]


def test_a_file_of_long_ago_is_known_without_reading_its_bytes(
    folder: Folder, opened_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _long_ago(folder.write("cases.csv", ONE))
    folder.source().load()
    monkeypatch.setattr(reading, "Digest", None)
    assert not folder.load().changed
    assert opened_files == ["cases.csv"]


def test_a_file_that_was_only_touched_is_not_read_again(folder: Folder, opened_files: list[str]) -> None:
    path = folder.write("cases.csv", ONE)
    folder.source().load()
    _long_ago(path)
    assert not folder.load().changed
    assert opened_files == ["cases.csv"]


def test_a_change_of_the_same_length_a_moment_later_is_seen(folder: Folder) -> None:
    path = folder.write("cases.csv", ONE)
    stamp = path.stat().st_mtime_ns
    folder.source().load()
    folder.write("cases.csv", TWO)
    os.utime(path, ns=(stamp, stamp))
    assert folder.load().changed
    assert folder.rows(columns="case_id") == [("2",)]


def test_only_the_new_file_is_read(folder: Folder, opened_files: list[str]) -> None:
    folder.write("day-1.csv", ONE)
    folder.source(file="day-*.csv").load()
    folder.write("day-2.csv", TWO)
    report = folder.load()
    assert opened_files == ["day-1.csv", "day-2.csv"]
    assert [file.file for file in report.sources[0].files] == ["day-2.csv"]
    assert report.generation == 2


def test_other_settings_mean_that_all_is_read_again(folder: Folder, opened_files: list[str]) -> None:
    folder.write("cases.csv", ONE)
    folder.source().load()
    folder.sources[0]["columns"] = {"case_id": "id", "opened_at": "opened", "touchpoint": {"value": "claim"}}
    folder.load()
    assert len(opened_files) == 2
    assert folder.rows(columns="case_id, touchpoint") == [("1", "claim")]


def test_another_zone_of_the_organisation_means_that_all_is_read_again(folder: Folder, opened_files: list[str]) -> None:
    folder.write("cases.csv", ONE)
    folder.source().load()
    folder.time_zone = "UTC"
    assert folder.load().changed
    assert len(opened_files) == 2


def test_full_reads_all_again(folder: Folder, opened_files: list[str]) -> None:
    folder.write("cases.csv", ONE)
    folder.source().load()
    assert folder.load(full=True).changed
    assert len(opened_files) == 2
    assert folder.rows(columns="case_id") == [("1",)]


def test_a_source_that_the_settings_no_longer_name_is_taken_away(folder: Folder) -> None:
    folder.write("a.csv", ONE)
    folder.write("b.csv", TWO)
    folder.source(name="a", file="a.csv").source(name="b", file="b.csv").load()
    del folder.sources[1]
    report = folder.load()
    assert folder.rows(columns="case_id") == [("1",)]
    gone = next(source for source in report.sources if source.source == "b")
    assert (gone.files_removed, gone.rows_removed) == (("b.csv",), 1)


def test_a_source_that_fills_another_table_leaves_the_old_one(folder: Folder) -> None:
    folder.write("units.csv", "id,opened\nA,2026-01-05\n")
    folder.source(file="units.csv").load()
    folder.sources[0] |= {"table": "org_unit", "columns": {"org_unit": "id", "valid_from": "opened"}}
    folder.load()
    assert folder.rows() == []
    assert folder.rows("org_unit", "org_unit") == [("A",)]


def test_only_the_named_sources_are_looked_at(folder: Folder, opened_files: list[str]) -> None:
    folder.write("a.csv", ONE)
    folder.write("b.csv", TWO)
    folder.source(name="a", file="a.csv").source(name="b", file="b.csv").load()
    folder.write("a.csv", "id,opened\n3,2026-01-05\n")
    folder.write("b.csv", "id,opened\n4,2026-01-05\n")
    folder.load(only=["b"])
    assert opened_files == ["a.csv", "b.csv", "b.csv"]
    assert folder.rows(columns="case_id") == [("1",), ("4",)]


def test_a_pattern_that_matches_nothing_is_told_and_takes_nothing_away(folder: Folder) -> None:
    path = folder.write("day-1.csv", ONE)
    folder.source(file="day-*.csv").load()
    path.unlink()
    with pytest.raises(SourceError, match=r"day-\*.csv: no file matches. Next: check file"):
        folder.load()
    assert len(folder.rows()) == 1


def test_a_file_that_is_not_there_is_told(folder: Folder) -> None:
    folder.source(file="exports/cases.csv")
    with pytest.raises(SourceError, match=r"exports/cases.csv: there is no such file"):
        folder.load()


def test_a_folder_is_no_file(folder: Folder) -> None:
    (folder.path / "exports").mkdir()
    folder.source(file="exports", kind="csv")
    with pytest.raises(SourceError, match="exports: is not a file"):
        folder.load()


@pytest.mark.parametrize("pattern", ["x/*.csv", "./x/*.csv", "x/../x/*.csv", "**/*.csv", "x/[ab].csv"])
def test_patterns_lead_anywhere_below_the_folder(folder: Folder, pattern: str) -> None:
    folder.write("x/a.csv", ONE)
    folder.write("x/b.csv", TWO)
    assert [file.name for file in source_files(folder.path, pattern)] == ["x/a.csv", "x/b.csv"]


def test_patterns_lead_out_of_the_folder(folder: Folder) -> None:
    folder.write("x/a.csv", ONE)
    (folder.path / "y").mkdir()
    assert [file.name for file in source_files(folder.path / "y", "../x/*.csv")] == ["../x/a.csv"]
    absolute = str(folder.path / "x" / "*.csv")
    assert [file.path for file in source_files(folder.path / "y", absolute)] == [folder.path / "x" / "a.csv"]


@pytest.mark.parametrize("name", ["cases [1].csv", "what?.csv", "a*b.csv", 'it\'s {x} "y".csv', "Größe, neu.csv"])
def test_a_name_with_odd_letters_is_a_name(folder: Folder, name: str) -> None:
    folder.write(name, ONE)
    folder.source(file=name).load()
    assert folder.rows(columns="case_id") == [("1",)]


def test_a_file_that_is_replaced_while_it_is_read_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("cases.csv", ONE)
    folder.source().load()
    folder.write("cases.csv", "id,opened\n7,2026-01-05\n8,2026-01-05\n")
    real = reading.open_file

    def replacing(path: Path, *arguments: object, **options: object) -> object:
        raw = real(path, *arguments, **options)
        fresh = folder.write("fresh", TWO)
        fresh.replace(path)
        return raw

    monkeypatch.setattr(reading, "open_file", replacing)
    before = folder.files()
    with pytest.raises(SourceError, match=r"cases.csv: was changed or replaced while it was read. Next: load again"):
        folder.load()
    assert folder.files() == before
    assert folder.rows(columns="case_id") == [("1",)]


@pytest.mark.parametrize("change", ["append", "remove", "touch"])
def test_every_change_of_a_file_is_noticed(folder: Folder, change: str) -> None:
    path = folder.write("cases.csv", ONE)
    [file] = source_files(folder.path, "cases.csv")
    assert isinstance(file, SourceFile)
    ensure_unchanged(file)
    if change == "append":
        path.write_text(ONE + "3,2026-01-05\n")
    elif change == "remove":
        path.unlink()
    else:
        _long_ago(path)
    with pytest.raises(SourceError, match="was changed or replaced"):
        ensure_unchanged(file)
