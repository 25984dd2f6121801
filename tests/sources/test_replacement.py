"""Exports that come again: newer versions of rows, files taken away, and a naive second implementation beside."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading_folder import Folder

from fremdbild.errors import SourceError
from fremdbild.sources.files import natural_order

COLUMNS = {"case_id": "id", "opened_at": "opened", "kind": "topic"}


def _file(*rows: str) -> str:
    return "id,opened,topic,changed\n" + "".join(f"{row}\n" for row in rows)


def _row(key: str, topic: str, changed: str = "") -> str:
    return f"{key},2026-01-05,{topic},{changed}"


def _now(folder: Folder) -> dict[str, str]:
    return dict(folder.rows(columns="case_id, kind"))


@pytest.fixture
def exports(folder: Folder) -> Folder:
    return folder.source(file="day-*.csv", columns=COLUMNS)


def test_the_row_of_the_later_file_counts(exports: Folder) -> None:
    exports.write("day-9.csv", _file(_row("1", "old"), _row("2", "old")))
    exports.write("day-10.csv", _file(_row("1", "new"), _row("3", "new")))
    report = exports.load()
    assert _now(exports) == {"1": "new", "2": "old", "3": "new"}
    assert report.sources[0].rows_replaced == 1
    assert report.sources[0].rows_read == report.sources[0].rows_stored == 4


def test_a_file_that_comes_later_replaces_rows(exports: Folder) -> None:
    exports.write("day-1.csv", _file(_row("1", "old"), _row("2", "old")))
    exports.load()
    exports.write("day-2.csv", _file(_row("1", "new")))
    report = exports.load()
    assert _now(exports) == {"1": "new", "2": "old"}
    assert report.sources[0].files_unchanged == 1
    assert report.sources[0].rows_replaced == 1


def test_a_file_that_comes_later_and_sorts_earlier_replaces_nothing(exports: Folder) -> None:
    exports.write("day-2.csv", _file(_row("1", "new")))
    exports.load()
    exports.write("day-1.csv", _file(_row("1", "old"), _row("2", "old")))
    exports.load()
    assert _now(exports) == {"1": "new", "2": "old"}


def test_what_a_file_has_replaced_comes_back_when_it_is_taken_away(exports: Folder) -> None:
    exports.write("day-1.csv", _file(_row("1", "old"), _row("2", "old")))
    newer = exports.write("day-2.csv", _file(_row("1", "new"), _row("3", "new")))
    exports.load()
    newer.unlink()
    report = exports.load()
    assert _now(exports) == {"1": "old", "2": "old"}
    assert report.sources[0].files_removed == ("day-2.csv",)
    assert report.sources[0].rows_removed == 2


def test_the_newest_version_counts_whatever_the_files_are_called(exports: Folder) -> None:
    exports.sources[0]["updated_at"] = "changed"
    exports.write(
        "day-1.csv", _file(_row("1", "newest", "2026-02-02"), _row("2", "older", "2026-02-01"), _row("3", "a"))
    )
    exports.write(
        "day-2.csv", _file(_row("1", "older", "2026-02-01"), _row("2", "newest", "2026-02-02"), _row("3", "b"))
    )
    exports.load()
    assert _now(exports) == {"1": "newest", "2": "newest", "3": "b"}


def test_full_exports_leave_only_the_last_and_what_it_lacks(exports: Folder) -> None:
    for day in range(1, 6):
        exports.write(f"day-{day}.csv", _file(*(_row(str(n), f"day {day}") for n in range(day, 100))))
        exports.load()
    assert _now(exports) == {str(n): f"day {min(n, 5)}" for n in range(1, 100)}
    parts = exports.store.snapshot().tables["service_case"].parts
    assert sum(part.rows for part in parts) == 99
    assert sum(part.replaced for part in parts) == 0, "a part that is mostly replaced is copied, and no longer read"
    (exports.path / "day-5.csv").unlink()
    exports.load()
    assert _now(exports) == {str(n): f"day {min(n, 4)}" for n in range(1, 100)}


def test_parts_that_are_replaced_as_a_whole_are_not_read(exports: Folder) -> None:
    exports.write("day-1.csv", _file(_row("1", "old")))
    exports.write("day-2.csv", _file(_row("1", "new")))
    exports.load()
    assert len(exports.store.snapshot().tables["service_case"].parts) == 1


def test_a_key_of_several_columns_with_nulls_is_replaced(folder: Folder) -> None:
    columns = {"org_unit": "unit", "valid_from": "from", "name": "name"}
    folder.source(table="org_unit", file="units-*.csv", columns=columns)
    folder.write("units-1.csv", "unit,from,name\nA,,old\nA,2026-01-01,old\nB,,old\n")
    folder.write("units-2.csv", "unit,from,name\nA,,new\n")
    folder.load()
    found = folder.rows("org_unit", "org_unit, name", order="org_unit, valid_from NULLS FIRST")
    assert found == [("A", "new"), ("A", "old"), ("B", "old")]


def test_a_key_in_two_sources_is_refused(folder: Folder) -> None:
    folder.write("a.csv", _file(_row("1", "a"), _row("2", "a")))
    folder.write("b.csv", _file(_row("2", "b"), _row("3", "b")))
    folder.source(name="a", file="a.csv").source(name="b", file="b.csv")
    with pytest.raises(SourceError) as caught:
        folder.load()
    assert '1 key of service_case stand in several sources ("a" and "b"; first: case_id "2")' in str(caught.value)
    assert folder.store.snapshot().generation == 0


def test_a_key_that_moves_to_another_source_is_refused_while_it_is_in_both(folder: Folder) -> None:
    folder.write("a.csv", _file(_row("1", "a"), _row("2", "a")))
    folder.source(name="a", file="a.csv").source(name="b", file="b.csv")
    folder.write("b.csv", _file(_row("3", "b")))
    folder.load()
    folder.write("b.csv", _file(_row("3", "b"), _row("2", "b")))
    with pytest.raises(SourceError, match="stand in several sources"):
        folder.load()
    assert len(folder.rows()) == 3
    folder.write("a.csv", _file(_row("1", "a")))
    folder.load()
    assert _now(folder).keys() == {"1", "2", "3"}


def test_natural_order_reads_numbers() -> None:
    names = ["a10.csv", "a9.csv", "a009.csv", "b1", "a", "A1", "1a", "a9b2", "a9b10"]
    assert sorted(names, key=natural_order) == ["1a", "A1", "a", "a009.csv", "a9.csv", "a9b2", "a9b10", "a10.csv", "b1"]


@dataclass
class _Naive:
    """Which rows count, found by going through all files every time."""

    files: dict[str, list[tuple[str, str, int | None]]] = field(default_factory=dict)

    def rows(self) -> dict[str, str]:
        best: dict[str, tuple[tuple[bool, int, int, int], str]] = {}
        for place, name in enumerate(sorted(self.files, key=natural_order)):
            for line, (key, topic, version) in enumerate(self.files[name]):
                rank = (version is not None, version or 0, place, line)
                if key not in best or rank > best[key][0]:
                    best[key] = (rank, topic)
        return {key: topic for key, (_, topic) in best.items()}


VERSIONED = st.tuples(
    st.sampled_from([str(n) for n in range(12)]), st.sampled_from("abcdefgh"), st.none() | st.integers(1, 5)
)
STEP = st.tuples(
    st.sampled_from(["write", "write", "write", "remove"]), st.integers(1, 12), st.lists(VERSIONED, max_size=14)
)


@settings(max_examples=25, deadline=None)
@given(batches=st.lists(st.lists(STEP, min_size=1, max_size=4), min_size=1, max_size=6), versioned=st.booleans())
def test_any_sequence_of_files_gives_what_a_naive_second_implementation_gives(
    tmp_path_factory: pytest.TempPathFactory,
    batches: list[list[tuple[str, int, list[tuple[str, str, int | None]]]]],
    versioned: bool,
) -> None:
    folder = Folder(tmp_path_factory.mktemp("sequence"))
    folder.source(file="day-*.csv", columns=COLUMNS, **({"updated_at": "changed"} if versioned else {}))
    naive = _Naive()
    # One row that always counts: a source without any usable row is refused.
    naive.files["day-0.csv"] = [("always", "x", None)]
    folder.write("day-0.csv", _file(_row("always", "x")))
    for batch in batches:
        for action, day, rows in batch:
            name = f"day-{day}.csv"
            if action == "remove":
                naive.files.pop(name, None)
                (folder.path / name).unlink(missing_ok=True)
                continue
            naive.files[name] = [(key, topic, version if versioned else None) for key, topic, version in rows]
            folder.write(
                name,
                _file(*(_row(key, topic, f"2026-02-0{version}" if version else "") for key, topic, version in rows)),
            )
        report = folder.load()
        assert _now(folder) == naive.rows()
        assert len(folder.rows()) == len(naive.rows()), "no key stands twice"
        assert all(source.rows_read == source.rows_stored + source.rows_set_aside for source in report.sources)
    incremental = folder.rows()
    shutil.rmtree(folder.store.path)
    folder.load()
    assert folder.rows() == incremental, "loading all anew gives the same"
