"""Excel workbooks: typed cells, dates without a time, sheets."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from excel_file import workbook
from loading_folder import Folder

from fremdbild.errors import SourceError

COLUMNS = {"case_id": "Nr", "opened_at": "Eröffnet", "promised_at": "Zugesagt", "promised_term": "Stunden",
           "promise_kept_reported": "Gehalten", "kind": "Art"}  # fmt: skip
HEADER = ("Nr", "Eröffnet", "Zugesagt", "Stunden", "Gehalten", "Art")


def test_typed_cells_become_typed_values(folder: Folder) -> None:
    rows = [
        HEADER,
        (4711, datetime(2026, 1, 5, 10, 30), date(2026, 1, 9), 48.5, True, "Schaden"),
        (4712, datetime(2026, 7, 5, 10, 30), datetime(2026, 7, 9, 12, 0), 2, False, None),
    ]
    folder.write("cases.xlsx", workbook({"Fälle": rows}))
    folder.source(file="cases.xlsx", columns=COLUMNS, decimal=",").load()
    wanted = "case_id, opened_at, promised_at, promised_on, promised_term, promise_kept_reported, kind"
    assert folder.rows(columns=wanted) == [
        (
            "4711",
            datetime(2026, 1, 5, 9, 30),
            datetime(2026, 1, 9, 22, 59, 59, 999999),
            date(2026, 1, 9),
            48.5,
            True,
            "Schaden",
        ),
        ("4712", datetime(2026, 7, 5, 8, 30), datetime(2026, 7, 9, 10), date(2026, 7, 9), 2.0, False, None),
    ]


def test_a_column_of_mixed_cells_is_read_cell_by_cell(folder: Folder) -> None:
    rows = [
        HEADER,
        ("A1", date(2026, 1, 5), None, "k. A.", "ja", None),
        (17, date(2026, 1, 6), None, 3.5, "nein", None),
    ]
    folder.write("cases.xlsx", workbook({"Fälle": rows}))
    folder.source(file="cases.xlsx", columns=COLUMNS, missing=["", "k. A."]).load()
    assert folder.rows(columns="case_id, promised_term, promise_kept_reported") == [
        ("17", 3.5, False),
        ("A1", None, True),
    ]


def test_a_number_keeps_its_text_whatever_stands_below_it(folder: Folder) -> None:
    rows = [HEADER[:2], (17, date(2026, 1, 5)), (18.5, date(2026, 1, 5))]
    folder.write("cases.xlsx", workbook({"Fälle": rows}))
    folder.source(file="cases.xlsx", columns={"case_id": "Nr", "opened_at": "Eröffnet"}).load()
    assert folder.rows(columns="case_id") == [("17",), ("18.5",)]


def test_row_numbers_are_those_of_the_sheet(folder: Folder) -> None:
    rows = [("Export",), HEADER[:2], (1, date(2026, 1, 5)), (2, None), (3, date(2026, 1, 5))]
    folder.write("cases.xlsx", workbook({"Fälle": rows}))
    folder.source(file="cases.xlsx", skip_lines=1, columns={"case_id": "Nr", "opened_at": "Eröffnet"}).load()
    assert folder.set_aside() == [(4, "is empty", "Eröffnet", None)]


def test_a_sheet_is_chosen_by_its_name(folder: Folder) -> None:
    sheets = {"Notes": [("x",)], "Fälle": [HEADER[:2], (1, date(2026, 1, 5))]}
    folder.write("cases.xlsx", workbook(sheets))
    folder.source(file="cases.xlsx", sheet="Fälle", columns={"case_id": "Nr", "opened_at": "Eröffnet"}).load()
    assert folder.rows(columns="case_id") == [("1",)]


def test_select_reads_a_sheet(folder: Folder) -> None:
    folder.write("cases.xlsx", workbook({"Fälle": [HEADER[:2], (1, date(2026, 1, 5)), (2, date(2026, 1, 5))]}))
    select = 'SELECT "Nr" AS case_id, "Eröffnet" AS opened_at FROM raw WHERE "Nr" = \'2\''
    report = folder.source(file="cases.xlsx", select=select).load()
    assert folder.rows(columns="case_id") == [("2",)]
    assert report.sources[0].files[0].rows_raw == 2


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("Faelle", 'there is no sheet "Faelle". Next: mend sheet; did you mean "Fälle"? It has Notes, Fälle.'),
        (None, 'has 2 sheets (Notes, Fälle). Next: write sheet = "…" at this source.'),
    ],
)
def test_a_sheet_that_is_gone_is_told(folder: Folder, sheet: str | None, words: str) -> None:
    folder.write("cases.xlsx", workbook({"Notes": [("x",)], "Fälle": [HEADER[:2]]}))
    folder.source(file="cases.xlsx", sheet=sheet)
    with pytest.raises(SourceError) as caught:
        folder.load()
    assert str(caught.value) == f"cases.xlsx: {words}"


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04 neither", b""])
def test_a_file_that_is_no_workbook_is_told(folder: Folder, content: bytes) -> None:
    folder.write("cases.xlsx", content)
    folder.source(file="cases.xlsx")
    with pytest.raises(SourceError, match=r"cases.xlsx: cannot be read as a workbook"):
        folder.load()


def test_an_empty_sheet_is_told(folder: Folder) -> None:
    folder.write("cases.xlsx", workbook({"Fälle": []}))
    folder.source(file="cases.xlsx")
    with pytest.raises(SourceError, match=r'cases.xlsx.*sheet "Fälle"'):
        folder.load()
