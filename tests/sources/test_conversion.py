"""Texts of files as numbers, yes and no, and dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from loading_folder import Folder

CASE = "id;opened;value\n1;2026-01-05;{}\n2;2026-01-05;\n"


def _read(folder: Folder, column: str, text: str, rule: object = "value", **source: Any) -> object:
    """What becomes of one text: its value, or the reason for which its row was set aside."""
    folder.write("cases.csv", CASE.format(text))
    columns = {"case_id": "id", "opened_at": "opened", column: rule}
    folder.source(columns=columns, delimiter=";", **source).load()
    found = folder.rows(columns=column, order="case_id")
    return found[0][0] if len(found) == 2 else folder.set_aside()[0][1]


@pytest.mark.parametrize(
    ("text", "decimal", "wanted"),
    [
        ("3", ".", 3.0), ("+3.5e2", ".", 350.0), (".5", ".", 0.5), ("3.", ".", 3.0),
        ("1'234.5", ".", 1234.5), ("123’456", ".", 123456.0), ("1 234", ".", 1234.0), ("1\u202f234", ".", 1234.0),
        ("3,5", ",", 3.5), ("1.234,5", ",", 1234.5), ("1'234,5", ",", 1234.5), ("1234", ",", 1234.0),
        ("1.234", ",", 1234.0),
    ],
)  # fmt: skip
def test_numbers_are_read_with_either_decimal_mark(folder: Folder, text: str, decimal: str, wanted: float) -> None:
    assert _read(folder, "promised_term", text, decimal=decimal) == wanted


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("3,5", "."), ("1,234", "."), ("abc", "."), ("nan", "."), ("inf", "."), ("0x10", "."), ("1_000", "."),
     ("1'23", "."), ("3.5", ","), ("1.23.4", ","), ("12 %", "."), ("--1", "."), ("1e999", ".")],
)  # fmt: skip
def test_what_is_not_a_number_is_set_aside(folder: Folder, text: str, decimal: str) -> None:
    assert _read(folder, "promised_term", text, decimal=decimal) == "is not a number"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3", 3),
        ("3.0", 3),
        ("1e3", 1000),
        ("1'000", 1000),
        ("9007199254740993", 9007199254740993),
        ("007", 7),
        ("+5", 5),
    ],
)
def test_whole_numbers_are_exact(folder: Folder, text: str, wanted: int) -> None:
    assert _read(folder, "reopened_count", text) == wanted


@pytest.mark.parametrize("text", ["3.7", "15e-1", "99999999999999999999", "three", "0x10", "1_000"])
def test_what_is_not_a_whole_number_is_set_aside_and_never_rounded(folder: Folder, text: str) -> None:
    assert _read(folder, "reopened_count", text) == "is not a whole number"


@pytest.mark.parametrize("text", ["true", "TRUE", "yes", "Y", "Ja", "j", "wahr", "1", "x", "X", "oui", "sì"])
def test_many_words_mean_yes(folder: Folder, text: str) -> None:
    assert _read(folder, "promise_kept_reported", text) is True


@pytest.mark.parametrize("text", ["false", "No", "n", "nein", "FALSCH", "0", "f", "non"])
def test_many_words_mean_no(folder: Folder, text: str) -> None:
    assert _read(folder, "promise_kept_reported", text) is False


def test_other_words_are_neither_until_they_are_mapped(folder: Folder) -> None:
    assert _read(folder, "promise_kept_reported", "erfüllt") == "is neither yes nor no"


def test_words_of_the_file_are_mapped(folder: Folder) -> None:
    assert _read(folder, "promise_kept_reported", "erfüllt", {"column": "value", "values": {"erfüllt": "yes"}}) is True


def test_an_empty_text_can_be_given_a_meaning(folder: Folder) -> None:
    folder.write("cases.csv", CASE.format("x"))
    rule = {"column": "value", "values": {"": "no"}}
    folder.source(columns={"case_id": "id", "opened_at": "opened", "promise_kept_reported": rule}).load()
    assert folder.rows(columns="promise_kept_reported", order="case_id") == [(True,), (False,)]


@pytest.mark.parametrize(
    ("text", "formats", "wanted"),
    [
        ("2026-03-31", (), date(2026, 3, 31)),
        ("2026-03-31 14:05:00", (), date(2026, 3, 31)),
        ("31.03.2026", ("%d.%m.%Y",), date(2026, 3, 31)),
        ("1.3.26", ("%d.%m.%Y", "%d.%m.%y"), date(2026, 3, 1)),
        ("31/03/2026", ("%d.%m.%Y", "%d/%m/%Y"), date(2026, 3, 31)),
        ("30.02.2026", ("%d.%m.%Y",), "is not a date"),
        ("2026-02-30", (), "is not a date"),
        ("31.03.2026", (), "is not a date"),
        ("2026-03-31", ("%d.%m.%Y",), "is not a date"),
        ("infinity", (), "is not a date"),
        ("10000-01-01", (), "is not a date"),
    ],
)
def test_dates_are_read_in_every_given_format(
    folder: Folder, text: str, formats: tuple[str, ...], wanted: object
) -> None:
    folder.write("units.csv", f"unit;from\nA;{text}\nB;\n")
    rule = {"column": "from", "formats": list(formats)}
    folder.source(table="org_unit", file="units.csv", columns={"org_unit": "unit", "valid_from": rule}).load()
    found = folder.rows("org_unit", "valid_from", order="org_unit")
    assert (found[0][0] if len(found) == 2 else folder.set_aside()[0][1]) == wanted


@pytest.mark.parametrize("mark", ["k. A.", "NULL", "-", "?"])
def test_marks_for_missing_values_are_null(folder: Folder, mark: str) -> None:
    assert _read(folder, "priority", mark, missing=["", mark]) is None


def test_a_mark_for_missing_values_may_stand_among_blanks(folder: Folder) -> None:
    assert _read(folder, "priority", "  k. A. ", missing=["", "k. A."]) is None


def test_a_mark_for_missing_values_that_is_mapped_has_the_meaning_of_the_map(folder: Folder) -> None:
    rule = {"column": "value", "values": {"?": "unknown"}}
    assert _read(folder, "priority", "?", rule, missing=["", "?"]) == "unknown"


def test_a_mark_is_missing_in_a_mapped_column_too(folder: Folder) -> None:
    rule = {"column": "value", "values": {"a": "b"}}
    assert _read(folder, "priority", "?", rule, missing=["", "?"]) is None


def test_words_that_are_not_mapped_pass(folder: Folder) -> None:
    assert _read(folder, "priority", "other", {"column": "value", "values": {"a": "b"}}) == "other"


def test_members_are_known_in_any_case(folder: Folder) -> None:
    assert _read(folder, "outcome", "Solved") == "solved"


def test_a_word_that_is_no_member_is_set_aside(folder: Folder) -> None:
    assert _read(folder, "outcome", "erledigt") == "is none of solved, not_solved, withdrawn"


def test_a_constant_fills_a_column(folder: Folder) -> None:
    assert _read(folder, "touchpoint", "x", {"value": "claim"}) == "claim"


def test_a_number_below_its_range_is_set_aside(folder: Folder) -> None:
    assert _read(folder, "promised_term", "-1") == "is below 0"


def test_opened_times_are_utc(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-07-01T10:00:00+02:00\n2,2026-07-01T10:00:00Z\n3,2026-07-01 10:00\n")
    folder.source().load()
    assert folder.rows(columns="opened_at", order="case_id") == [
        (datetime(2026, 7, 1, 8),),
        (datetime(2026, 7, 1, 10),),
        (datetime(2026, 7, 1, 8),),
    ]
