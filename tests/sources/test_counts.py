"""Rows read = rows stored + rows set aside, whatever the file holds; rows read are those that Python's csv counts."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading_folder import Folder

from fremdbild.errors import SourceError

TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs",))
    | st.sampled_from(" ,;\n\"\r\t'é"),
    max_size=12,
)
KEYS = st.sampled_from(["1", "2", "3", "4", "5", "", " 6 ", "Ä"]) | TEXT
TIMES = st.sampled_from(
    ["2026-01-05", "2026-01-05T10:00:00Z", "2026-03-29 02:30:00", "2026-10-25 02:30", "bad", "", "31.12.2026"]
)
ROWS = st.lists(st.tuples(KEYS, TIMES, TIMES, TEXT), max_size=30)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(["\n", "\r\n"]))
def test_every_row_is_stored_or_set_aside(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]], delimiter: str, end: str
) -> None:
    out = io.StringIO(newline="")
    # Quoted in full: with minimal quoting a row of one blank line would depend on the reader.
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "opened", "closed", "topic"])
    writer.writerows(rows)
    text = out.getvalue()
    counted = sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) - 1
    folder = Folder(tmp_path_factory.mktemp("counts"))
    folder.write("cases.csv", text)
    folder.source(
        columns={"case_id": "id", "opened_at": "opened", "closed_at": "closed", "kind": "topic"}, delimiter=delimiter
    )
    try:
        report = folder.load()
    except SourceError as error:
        assert "none of its rows can be used" in str(error)  # noqa: PT017  the load may also succeed
        assert counted > 0
        return
    [source] = report.sources
    assert source.rows_read == counted
    assert source.rows_read == source.rows_stored + source.rows_set_aside
    assert len(folder.rows()) == source.rows_stored
    assert (
        len(folder.set_aside())
        == source.rows_set_aside
        == sum(problem.count for problem in _set_aside(report.problems))
    )
    numbers = [row[0] for row in folder.set_aside()]
    assert len(set(numbers)) == len(numbers)
    assert all(2 <= number <= counted + 1 for number in numbers)


def _set_aside(problems: tuple[object, ...]) -> list[object]:
    return [problem for problem in problems if problem.consequence == "set aside"]


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.sampled_from(["1", "2026-01-05", "x", '"q"', '"a,b"', '""']), min_size=1, max_size=5),
        min_size=1,
        max_size=30,
    )
)
def test_lines_of_any_length_are_counted(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    text = "id,opened,topic\n" + "".join(",".join(row) + "\n" for row in rows)
    counted = sum(1 for _ in csv.reader(io.StringIO(text, newline=""))) - 1
    folder = Folder(tmp_path_factory.mktemp("lines"))
    folder.write("cases.csv", text + "good,2026-01-05,x\n")
    report = folder.source(columns={"case_id": "id", "opened_at": "opened", "kind": "topic"}, delimiter=",").load()
    assert report.sources[0].rows_read == counted + 1
    assert report.sources[0].rows_read == report.sources[0].rows_stored + len(folder.set_aside())
    lines = text.splitlines()
    for number, _, _, value in folder.set_aside():
        # Without line breaks in values, the row's number is that of its line.
        assert value is None or value.strip('"') in lines[number - 1].replace('"', "") or value in lines[number - 1]
