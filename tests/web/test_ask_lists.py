from __future__ import annotations

import pytest

from fremdbild.web.ask.addresses import MOST_ROWS, Known, code_from, read_list

INSIDE = Known(("de-CH", "en"), {"sales": "sales", "verkauf": "sales"}, inside=True, perspective="inside")
CUSTOMERS = Known(("de-CH", "en"), {}, inside=False, perspective="customer")


def told(sheet):
    return [(problem.line, problem.key) for problem in sheet.problems]


def test_a_list_of_addresses_alone_needs_no_names_of_columns():
    sheet = read_list("Anna@Example.org\n\nbeat@example.org\n", CUSTOMERS)
    assert [(row.line, row.email, row.language) for row in sheet.rows] == [
        (1, "anna@example.org", "de-CH"),
        (3, "beat@example.org", "de-CH"),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_columns_have_german_names_any_order_and_any_usual_encoding(mark, encoding):
    text = mark.join(["Rolle", "Einheit", "E-Mail", "Sprache"]) + "\r\n"
    text += mark.join(["Führungskraft", "Verkauf", "anna@example.org", "EN"]) + "\r\n"
    [row] = read_list(text.encode(encoding), INSIDE).rows
    assert (row.email, row.unit, row.perspective, row.language) == ("anna@example.org", "sales", "manager", "en")


def test_all_problems_are_told_at_once_with_their_lines():
    sheet = read_list(
        "email,unit,role,language\n"
        "anna@example.org,sales,manager,de\n"
        "nobody,sales,employee,de\n"
        'beat@example.org,"mars",king,fr\n'
        ",sales,,\n",
        INSIDE,
    )
    assert told(sheet) == [(3, "email"), (4, "language"), (4, "role"), (4, "unit"), (5, "no_email")]


def test_a_line_within_quotation_marks_counts_from_where_it_begins():
    sheet = read_list('email,unit\n"anna@example.org","sa\nles"\nnobody,sales\n', INSIDE)
    assert told(sheet) == [(4, "email")]


def test_an_address_that_stands_twice_is_kept_once_and_told():
    sheet = read_list("a@example.org\nA@EXAMPLE.ORG\nb@example.org\n", CUSTOMERS)
    assert [row.email for row in sheet.rows] == ["a@example.org", "b@example.org"]
    assert sheet.twice == (2,)


def test_units_that_are_not_known_are_made_where_somebody_wants_it():
    known = Known(("de-CH",), {"sales": "sales"}, inside=True, perspective="inside", makes_units=True)
    sheet = read_list("email,unit\na@example.org,Schäden Süd\nb@example.org,schäden süd\nc@example.org,sales\n", known)
    assert not sheet.problems
    assert dict(sheet.new_units) == {"schaeden-sued": "Schäden Süd"}
    assert [row.unit for row in sheet.rows] == ["schaeden-sued", "schaeden-sued", "sales"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("email\n", "empty"),
        ("a\0b@example.org", "not_text"),
        (b"\xff\xfe\xff", "not_text"),
        ('email\n"open@example.org', "not_csv"),
        ("name,city\nAnna,Bern\n", "no_names"),
        ("email,colour\na@example.org,red\n", "column"),
        ("email,mail\na@example.org,b@example.org\n", "column_twice"),
        ("email,unit\na@example.org,b,c,d\n", "too_wide"),
        ("email\n" + "\n".join(f"a{place}@example.org" for place in range(MOST_ROWS + 1)), "too_many"),
        ("email,case\na@example.org," + "x" * 500, "too_long"),
        ("email,record\na@example.org,4711", "record"),
        ("email\n" + "a" * 300 + "@example.org", "email"),
        ('email\n"a@example.org\nBcc: all@example.org"', "email"),
        ("email\n" + "x" * 200_000, "not_csv"),
    ],
)
def test_a_hostile_list_is_refused_with_its_reason(text, key):
    sheet = read_list(text, CUSTOMERS)
    assert key in {problem.key for problem in sheet.problems}
    assert not [row for row in sheet.rows if "\n" in row.email]


def test_formulas_and_marks_that_cannot_be_seen_are_text():
    [row] = read_list("email,system,record\na@example.org,crm,=cmd|' /C calc'!A0\u202e\u200b\n", CUSTOMERS).rows
    assert row.record == "=cmd|' /C calc'!A0"


def test_a_code_is_made_of_a_name():
    assert code_from("Verkauf Süd & Größe") == "verkauf-sued-groesse"
    assert code_from("🙂") == ""
