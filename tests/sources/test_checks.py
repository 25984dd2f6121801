"""Rows that cannot be used: set aside with reason, column, value and what to do."""

from __future__ import annotations

import json

import duckdb
import pytest
from loading_folder import Folder

from fremdbild.errors import SourceError
from fremdbild.sources.checking import store_problems
from fremdbild.tables import TABLES


def test_an_empty_required_value_is_set_aside(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n,2026-01-05\n3,\n")
    report = folder.source().load()
    assert folder.set_aside() == [(3, "is empty", "id", None), (4, "is empty", "opened", None)]
    assert [str(problem) for problem in report.problems] == [
        'cases.csv, column "id": 1 of 3 rows is empty (first: row 3). '
        "Next: fill it in, or map another column to case_id.",
        'cases.csv, column "opened": 1 of 3 rows is empty (first: row 4). '
        "Next: fill it in, or map another column to opened_at.",
    ]


def test_a_closing_before_the_opening_is_set_aside(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,closed\n1,2026-01-05,2026-01-04\n2,2026-01-05,2026-01-05\n3,2026-01-05,\n")
    folder.source(columns={"case_id": "id", "opened_at": "opened", "closed_at": "closed"}).load()
    assert folder.set_aside() == [(2, 'is before "opened"', "closed", "2026-01-04")]


def test_of_several_problems_of_a_row_the_first_is_its_reason(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n,bad\n2,2026-01-05\n")
    report = folder.source().load()
    assert folder.set_aside() == [(2, "is empty", "id", None)]
    assert report.sources[0].rows_set_aside == 1


def test_problems_are_grouped_with_their_first_row_and_value(folder: Folder) -> None:
    rows = "".join(f"{n},{'k. A.' if n % 3 == 0 else '2026-01-05'}\n" for n in range(1, 413))
    folder.write("cases.csv", "id,opened\n" + rows)
    report = folder.source().load()
    assert [str(problem) for problem in report.problems] == [
        'cases.csv, column "opened": 137 of 412 rows are not dates and times (first: row 4, "k. A."). Next: write its '
        'format, such as format = "%d.%m.%Y %H:%M", or add what stands for nothing to missing.'
    ]


def test_only_columns_that_the_settings_name_are_kept_of_a_row_that_is_set_aside(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,agent\n1,bad,Anna\n2,2026-01-05,Beat\n")
    folder.source().load()
    [path] = folder.store.set_aside("crm")
    with duckdb.connect() as connection:
        [(raw,)] = connection.execute(f"SELECT raw FROM '{path}'").fetchall()
    assert json.loads(raw) == {"id": "1", "opened": "bad"}


def test_the_later_of_two_rows_with_a_key_is_kept(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,topic\n1,2026-01-05,a\n2,2026-01-05,b\n1,2026-01-06,c\n1,2026-01-04,d\n")
    report = folder.source(columns={"case_id": "id", "opened_at": "opened", "kind": "topic"}).load()
    assert folder.rows(columns="case_id, kind") == [("1", "d"), ("2", "b")]
    reason = "has the same key as a newer row of the file"
    assert folder.set_aside() == [(2, reason, "id", "1"), (4, reason, "id", "1")]
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (4, 2)


def test_the_newest_of_two_rows_with_a_key_is_kept_where_a_column_tells(folder: Folder) -> None:
    folder.write(
        "cases.csv", "id,opened,topic,changed\n1,2026-01-05,a,2026-02-03\n1,2026-01-05,b,\n1,2026-01-05,c,2026-02-02\n"
    )
    folder.source(columns={"case_id": "id", "opened_at": "opened", "kind": "topic"}, updated_at="changed").load()
    assert folder.rows(columns="case_id, kind") == [("1", "a")]
    assert [row[0] for row in folder.set_aside()] == [3, 4]


def test_records_know_by_themselves_which_is_newer(folder: Folder) -> None:
    folder.write("records.csv", "no,name,changed\n1,new,2026-02-03\n1,old,2026-02-02\n")
    columns = {"record_id": "no", "family_name": "name", "updated_at": "changed"}
    folder.source(table="source_record", file="records.csv", columns=columns).load()
    assert folder.rows("source_record", "family_name") == [("new",)]


def test_keys_of_several_columns_may_hold_nulls(folder: Folder) -> None:
    folder.write("units.csv", "unit,from,name\nA,,first\nA,2026-01-01,second\nA,,third\n")
    columns = {"org_unit": "unit", "valid_from": "from", "name": "name"}
    folder.source(table="org_unit", file="units.csv", columns=columns).load()
    assert folder.rows("org_unit", "name", order="name") == [("second",), ("third",)]
    assert [row[0] for row in folder.set_aside()] == [2]


def test_references_to_nothing_are_told_and_their_rows_stay(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,unit\n1,2026-01-05,A\n2,2026-01-05,B\n3,2026-01-05,B\n4,2026-01-05,\n")
    folder.write("units.csv", "unit\nA\n")
    folder.source(columns={"case_id": "id", "opened_at": "opened", "org_unit": "unit"})
    report = folder.source(name="units", table="org_unit", file="units.csv", columns={"org_unit": "unit"}).load()
    assert [str(problem) for problem in report.problems] == [
        'cases.csv, column "org_unit": 2 of 4 rows name no row of org_unit (first: "B"). '
        "Next: load what org_unit lacks, or correct these; they are stored as they are."
    ]
    assert report.problems[0].consequence == "kept"
    assert len(folder.rows()) == 4


SURVEY = {
    "survey_item": "survey_id,item_id,criterion,scale_min,scale_max\ns,q1,learning,1,7\ns,q2,lerning,1,7\nt,q9,,1,7\n",
    "survey_wave": "survey_id,wave,closed_on\ns,w1,2026-05-01\nt,w2,2026-05-01\n",
    "survey_cell": "survey_id,wave,cell\ns,w1,c1\nt,w2,c2\n",
    "survey_response": "survey_id,wave,item_id,respondent_id,cell\n"
    "s,w1,q1,a,c1\ns,w1,q9,a,c1\ns,w2,q1,a,\ns,w1,q1,b,c2\ns,w1,q1,c,\n",
    "action": "action_id,criterion,decision\n1,speed,do\n2,sped,do\n3,,do\n",
}


def test_answers_of_items_waves_and_cells_that_are_not_there_and_unknown_criteria_are_told(folder: Folder) -> None:
    for table, text in SURVEY.items():
        folder.write(f"{table}.csv", text)
        names = {name: name for name in text.partition("\n")[0].split(",")}
        folder.source(name=table, table=table, file=f"{table}.csv", columns=names)
    told = [str(problem) for problem in folder.load().problems]
    stays = "or correct these; they are stored as they are."
    response = "survey_response.csv, column"
    assert told == [
        'survey_item.csv, column "criterion": 1 of 3 rows names no criterion (first: "lerning"). '
        'Next: correct these; did you mean "learning"?; they are stored as they are.',
        f'{response} "wave": 1 of 5 rows names no row of survey_wave (first: "w2"). '
        f"Next: load what survey_wave lacks, {stays}",
        f'{response} "item_id": 1 of 5 rows names no row of survey_item (first: "q9"). '
        f"Next: load what survey_item lacks, {stays}",
        f'{response} "cell": 1 of 5 rows names no row of survey_cell (first: "c2"). '
        f"Next: load what survey_cell lacks, {stays}",
        'action.csv, column "criterion": 1 of 3 rows names no criterion (first: "sped"). '
        'Next: correct these; did you mean "speed"?; they are stored as they are.',
    ]
    assert len(folder.rows("survey_response")) == 5
    assert [str(problem) for problem in store_problems(folder.settings)] == told


def test_people_of_an_unknown_perspective_are_set_aside(folder: Folder) -> None:
    rows = "s,customer,segment,private,900\ns,kunden,segment,business,100\n"
    folder.write("population.csv", "survey_id,perspective,variables,levels,size\n" + rows)
    names = {name: name for name in ("survey_id", "perspective", "variables", "levels", "size")}
    folder.source(table="population", file="population.csv", columns=names).load()
    assert folder.set_aside() == [(3, "is none of customer, employee, manager", "perspective", "kunden")]


def test_a_table_that_is_not_in_use_is_not_missed(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,unit\n1,2026-01-05,A\n")
    report = folder.source(columns={"case_id": "id", "opened_at": "opened", "org_unit": "unit"}).load()
    assert report.problems == ()


def test_a_source_without_a_usable_row_is_refused(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,05.01.2026\n2,06.01.2026\n")
    folder.source()
    with pytest.raises(SourceError) as caught:
        folder.load()
    assert "none of its rows can be used" in str(caught.value)
    assert '2 of 2 rows are not dates and times (first: row 2, "05.01.2026")' in str(caught.value)
    assert str(caught.value).count("Next: ") == 1
    assert folder.store.snapshot().generation == 0


def test_a_large_file_without_a_usable_row_is_refused_beside_good_ones(folder: Folder) -> None:
    folder.write("day-1.csv", "id,opened\n1,2026-01-05\n")
    folder.source(file="day-*.csv").load()
    folder.write("day-2.csv", "id,opened\n" + "".join(f"{n},05.01.2026\n" for n in range(100)))
    with pytest.raises(SourceError, match=r"day-2.csv: none of its rows can be used"):
        folder.load()
    assert len(folder.rows()) == 1


def test_a_small_bad_file_beside_good_ones_is_set_aside(folder: Folder) -> None:
    folder.write("day-1.csv", "id,opened\n1,2026-01-05\n")
    folder.write("day-2.csv", "id,opened\n2,05.01.2026\n")
    report = folder.source(file="day-*.csv").load()
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (2, 1)


@pytest.mark.parametrize("table", [table for table in TABLES if not table.derived_by], ids=lambda table: table.name)
def test_every_table_can_be_filled_in_full(folder: Folder, table: object) -> None:
    assert hasattr(table, "columns")
    values = {
        "string": "a",
        "integer": "1",
        "float": "1.5",
        "boolean": "yes",
        "timestamp": "2026-01-05",
        "date": "2026-01-05",
    }
    columns = {column.name: column.name for column in table.columns}
    row = [column.members[0] if column.members else values[column.kind] for column in table.columns]
    folder.write("all.csv", ",".join(columns) + "\n" + ",".join(row) + "\n")
    report = folder.source(table=table.name, file="all.csv", columns=columns).load()
    assert report.sources[0].rows_stored == 1, report.problems
