"""CSV files as programs of all kinds write them."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from loading_folder import Folder

from fremdbild.errors import SourceError
from fremdbild.sources.dialect import dialect_of, looks_separated_by

ROWS = "id{0}opened{0}topic\n1{0}2026-01-05T10:00:00Z{0}Schäden\n2{0}2026-01-06T10:00:00Z{0}Größe\n"
COLUMNS = {"case_id": "id", "opened_at": "opened", "kind": "topic"}
WANTED = [("1", "Schäden"), ("2", "Größe")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(folder: Folder, delimiter: str) -> None:
    folder.write("cases.csv", ROWS.format(delimiter))
    folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, kind") == WANTED


@pytest.mark.parametrize("delimiter", ["^", "~", ":"])
def test_an_odd_delimiter_can_be_given(folder: Folder, delimiter: str) -> None:
    folder.write("cases.csv", ROWS.format(delimiter).replace("T10:00:00Z", ""))
    folder.source(columns=COLUMNS, delimiter=delimiter).load()
    assert folder.rows(columns="case_id, kind") == WANTED


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "utf-8"), ("utf-8", "utf-8-sig"), ("cp1252", "cp1252"), ("iso-8859-1", "iso-8859-1"),
     ("utf-16", "utf-16"), ("mac-roman", "mac-roman"), ("latin-1", "latin-1")],
)  # fmt: skip
def test_every_encoding_is_read(folder: Folder, encoding: str, written: str) -> None:
    folder.write("cases.csv", ROWS.format(";").encode(written))
    folder.source(columns=COLUMNS, encoding=encoding).load()
    assert folder.rows(columns="case_id, kind") == WANTED


def test_letters_that_only_cp1252_knows_survive(folder: Folder) -> None:
    folder.write("cases.csv", "id;opened;topic\n1;2026-01-05;Müller – “€”\n".encode("cp1252"))
    folder.source(columns=COLUMNS, encoding="cp1252").load()
    assert folder.rows(columns="kind") == [("Müller – “€”",)]


def test_a_recoded_file_may_be_longer_than_a_block(folder: Folder) -> None:
    text = "id;opened;topic\n" + "".join(f"{n};2026-01-05;{'ä' * 50}{n}\n" for n in range(40_000))
    folder.write("cases.csv", text.encode("cp1252"))
    folder.source(columns=COLUMNS, encoding="cp1252").load()
    assert folder.rows(columns="count(*), count(DISTINCT kind), max(length(kind))", order="1") == [(40_000, 40_000, 55)]


def test_gzip_is_read(folder: Folder) -> None:
    folder.write("cases.csv.gz", gzip.compress(ROWS.format(";").encode()))
    folder.source(columns=COLUMNS, file="cases.csv.gz").load()
    assert folder.rows(columns="case_id, kind") == WANTED


def test_gzip_in_another_encoding_is_read(folder: Folder) -> None:
    folder.write("cases.csv.gz", gzip.compress(ROWS.format(";").encode("cp1252")))
    folder.source(columns=COLUMNS, file="cases.csv.gz", encoding="cp1252").load()
    assert folder.rows(columns="case_id, kind") == WANTED


def test_zip_is_read(folder: Folder) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export/cases.csv", ROWS.format(";").encode("cp1252"))
        archive.writestr("__MACOSX/export/._cases.csv", b"rubbish")
    folder.write("cases.zip", packed.getvalue())
    folder.source(columns=COLUMNS, file="cases.zip", encoding="cp1252").load()
    assert folder.rows(columns="case_id, kind") == WANTED


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(folder: Folder, end: str) -> None:
    folder.write("cases.csv", ROWS.format(";").replace("\n", end))
    folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, kind") == WANTED


def test_line_ends_may_be_mixed(folder: Folder) -> None:
    folder.write("cases.csv", 'id;opened;topic\r\n1;2026-01-05;a\n2;2026-01-05;"b\r\nc"\r\n3;2026-01-05;d\n')
    report = folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, kind") == [("1", "a"), ("2", "b\r\nc"), ("3", "d")]
    assert report.sources[0].rows_read == 3


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("inside", ["\n", "\r\n"])
def test_a_line_break_in_a_value_is_not_taken_for_the_end_of_lines(folder: Folder, end: str, inside: str) -> None:
    folder.write("cases.csv", f'"id{inside}no",opened,topic{end}1,2026-01-05,"a{inside}b"{end}2,2026-01-05,c{end}')
    folder.source(columns=COLUMNS | {"case_id": f"id{inside}no"}).load()
    assert folder.rows(columns="case_id, kind") == [("1", f"a{inside}b"), ("2", "c")]


def test_a_title_may_end_otherwise_than_the_other_lines(folder: Folder) -> None:
    folder.write("cases.csv", "A title\nid,opened,topic\r\n1,2026-01-05,a\r\n2,2026-01-05,b\r\n")
    folder.source(columns=COLUMNS, skip_lines=1).load()
    assert folder.rows(columns="case_id, kind") == [("1", "a"), ("2", "b")]


def test_quoted_values_hold_delimiters_quotes_and_line_breaks(folder: Folder) -> None:
    folder.write("cases.csv", 'id;opened;topic\n1;2026-01-05;"a;b ""c""\nd"\n2;2026-01-06;e "f" g\n')
    folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, kind") == [("1", 'a;b "c"\nd'), ("2", 'e "f" g')]


def test_lines_above_the_header_are_skipped(folder: Folder) -> None:
    folder.write("cases.csv", "Export of 5 January; by Anna\n\nid;opened;topic\n1;2026-01-05;a\n2;no;b\n")
    folder.source(columns=COLUMNS, skip_lines=2).load()
    assert folder.rows(columns="case_id") == [("1",)]
    assert folder.set_aside() == [(5, "is not a date and time", "opened", "no")]


def test_a_header_may_run_over_two_lines(folder: Folder) -> None:
    folder.write("cases.csv", 'id,"opened\n(date)",topic\n1,2026-01-05,a\n')
    folder.source(columns=COLUMNS | {"opened_at": "opened\n(date)"}).load()
    assert folder.rows(columns="case_id, kind") == [("1", "a")]


def test_a_name_that_comes_twice_is_told_apart(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,topic,ID,topic,\n1,2026-01-05,a,b,c,d\n")
    folder.source(columns=COLUMNS | {"kind": "topic (2)", "priority": "ID (2)", "segment": "column 6"}).load()
    assert folder.rows(columns="kind, priority, segment") == [("c", "b", "d")]


def test_lines_of_another_length_are_set_aside_and_counted_in_the_row_numbers(folder: Folder) -> None:
    folder.write(
        "cases.csv",
        "id,opened,topic\n1,2026-01-05,a\n2,2026-01-05\n3,bad,c\n4,2026-01-05,d,e\n5,2026-01-05,f\n6,worse,g\n"
        '7,2026-01-05\n8,2026-01-05\n9,worst,h\n"10"x,2026-01-05,i\n',
    )
    report = folder.source(columns=COLUMNS).load()
    assert folder.set_aside() == [
        (3, "has fewer values than the header", None, "2,2026-01-05"),
        (4, "is not a date and time", "opened", "bad"),
        (5, "has more values than the header", None, "4,2026-01-05,d,e"),
        (7, "is not a date and time", "opened", "worse"),
        (8, "has fewer values than the header", None, "7,2026-01-05"),
        (9, "has fewer values than the header", None, "8,2026-01-05"),
        (10, "is not a date and time", "opened", "worst"),
        (11, "has a quotation mark out of place", None, '"10"x,2026-01-05,i'),
    ]
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (10, 2)


def test_row_numbers_hold_over_many_blocks(folder: Folder) -> None:
    lines = ["id,opened,topic"]
    wanted = []
    for n in range(300_000):
        number = n + 2
        if n % 70_001 == 5:
            lines.append(f"{n},2026-01-05")
            wanted.append((number, "has fewer values than the header"))
        elif n % 50_021 == 7:
            lines.append(f"{n},bad,x")
            wanted.append((number, "is not a date and time"))
        else:
            lines.append(f'{n},2026-01-05,"some longer text, with a comma {n}"')
    folder.write("cases.csv", "\n".join(lines))
    folder.source(columns=COLUMNS).load()
    assert [row[:2] for row in folder.set_aside()] == wanted


def test_a_file_with_a_header_only_has_no_rows(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,topic\n")
    report = folder.source(columns=COLUMNS).load()
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (0, 0)
    assert folder.rows() == []


def test_blanks_around_values_do_not_count(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,topic\n 1 , 2026-01-05 ,  a b  \n2,2026-01-05 10:00 ,   \n")
    folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, kind") == [("1", "a b"), ("2", None)]


def test_the_dialect_with_most_wanted_columns_wins() -> None:
    dialect = dialect_of("a,b;c,d;e\n1,2;3,4;5\n", wanted=("c,d", "e"), delimiter=None, quote='"', skip_lines=0)
    assert dialect is not None
    assert (dialect.delimiter, dialect.header, dialect.records_above) == (";", ("a,b", "c,d", "e"), 1)


def test_a_header_of_one_column_betrays_its_delimiter() -> None:
    assert looks_separated_by(["a;b;c"]) == ";"
    assert looks_separated_by(["alone"]) is None
    assert looks_separated_by(["a", "b"]) is None


def test_a_very_long_value_is_read(folder: Folder) -> None:
    folder.write("cases.csv", f'id,opened,topic\n1,2026-01-05,"{"ä" * 3_000_000}"\n2,2026-01-05,b\n3,2026-01-05\n')
    report = folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id, length(kind)") == [("1", 3_000_000), ("2", 1)]
    assert report.sources[0].rows_set_aside == 1


def test_a_quotation_mark_that_is_not_closed_costs_the_lines_that_it_swallows(folder: Folder) -> None:
    folder.write("cases.csv", 'id,opened,topic\n1,2026-01-05,a\n2,2026-01-05,"b\n3,2026-01-05,c\n4,2026-01-05,d\n')
    report = folder.source(columns=COLUMNS).load()
    assert folder.rows(columns="case_id") == [("1",)]
    [(number, reason, _, value)] = folder.set_aside()
    assert (number, reason) == (3, "has a quotation mark out of place")
    assert value.startswith('2,2026-01-05,"b\n3,')
    assert report.sources[0].rows_read == 2


def test_a_file_may_have_no_quotation_marks_at_all(folder: Folder) -> None:
    folder.write("cases.csv", 'id,opened,topic\n1,2026-01-05,6" pipe\n2,2026-01-05,"x\n3,2026-01-05\n')
    folder.source(columns=COLUMNS, quote="").load()
    assert folder.rows(columns="case_id, kind") == [("1", '6" pipe'), ("2", '"x')]
    assert folder.set_aside() == [(4, "has fewer values than the header", None, "3,2026-01-05")]


def test_a_quotation_mark_that_takes_many_lines_is_refused(folder: Folder) -> None:
    rows = "".join(f"{n},2026-01-05,x\n" for n in range(100))
    folder.write("cases.csv", f'id,opened,topic\na,2026-01-05,"b\n{rows}')
    folder.source(columns=COLUMNS)
    with pytest.raises(SourceError, match="opens in line 2 does not close where it should, and takes 101 lines along"):
        folder.load()
