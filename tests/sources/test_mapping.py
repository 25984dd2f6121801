"""From columns of a file to canonical columns: names, selects, keys that are made, people."""

from __future__ import annotations

from datetime import date

import pytest
from loading_folder import Folder

from fremdbild.errors import SettingsError, SourceError

EVENTS = {"case_id": "case", "activity": "what", "at": "when"}


def test_every_canonical_column_is_there(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n")
    folder.source().load()
    assert folder.rows(columns="system, record_id, outcome, closed_at, closed_on") == [("crm", None, None, None, None)]


def test_the_system_of_the_source_can_be_replaced_by_a_column(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,sys\n1,2026-01-05,erp\n2,2026-01-05,\n")
    folder.source(columns={"case_id": "id", "opened_at": "opened", "system": "sys"}).load()
    assert folder.rows(columns="case_id, system") == [("1", "erp"), ("2", None)]


def test_a_required_system_is_set_aside_where_it_is_empty(folder: Folder) -> None:
    folder.write("records.csv", "sys,no\nerp,1\n,2\n")
    folder.source(table="source_record", file="records.csv", columns={"system": "sys", "record_id": "no"}).load()
    assert folder.rows("source_record", "system, record_id") == [("erp", "1")]
    assert folder.set_aside() == [(3, "is empty", "sys", None)]


def test_select_filters_and_computes_over_raw_texts(folder: Folder) -> None:
    folder.write("cases.csv", "No.;Opened;Closed On\n1;05.01.2026;?\n2;06.01.2026;07.01.2026\n3;;\n")
    report = folder.source(
        select="""SELECT 'crm-' || "No." AS case_id, strptime(Opened, '%d.%m.%Y') AS opened_at,
                         CASE WHEN "Closed On" <> '?' THEN strptime("Closed On", '%d.%m.%Y') END AS closed_at
                  FROM raw WHERE Opened <> '' -- the rest is empty""",
        missing=["", "?"],
    ).load()
    assert [row[:2] for row in folder.rows(columns="case_id, closed_on")] == [
        ("crm-1", None),
        ("crm-2", date(2026, 1, 7)),
    ]
    file = report.sources[0].files[0]
    assert (file.rows_raw, file.rows_read, file.rows_stored) == (3, 2, 2)


def test_a_column_map_may_follow_a_select(folder: Folder) -> None:
    folder.write("cases.csv", "id;opened\n1;05.01.2026\n2;06.01.2026\n")
    folder.source(
        select="SELECT *, id || 'x' AS key FROM raw;",
        columns={"case_id": "key", "opened_at": {"column": "opened", "format": "%d.%m.%Y"}},
    ).load()
    assert folder.rows(columns="case_id") == [("1x",), ("2x",)]


def test_lines_that_no_select_can_see_are_set_aside(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n2\n3,2026-01-05\n")
    report = folder.source(select="SELECT id AS case_id, opened AS opened_at FROM raw").load()
    assert (report.sources[0].rows_read, report.sources[0].rows_stored) == (3, 2)
    assert folder.set_aside() == [(3, "has fewer values than the header", None, "2")]


def test_a_select_that_does_not_work_is_told(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n")
    folder.source(select="SELECT nr AS case_id FROM raw")
    with pytest.raises(SourceError, match=r'cases.csv: select does not work: .*"nr".*raw has "id", "opened"'):
        folder.load()


def test_a_column_of_a_select_that_is_not_canonical_is_told(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n")
    folder.source(select="SELECT id AS case_id, opened AS openedat FROM raw")
    with pytest.raises(SettingsError, match=r'no column "openedat".*did you mean "opened_at"'):
        folder.load()


def test_an_event_without_a_key_gets_one_that_stays(folder: Folder) -> None:
    text = "case,what,when\n1,opened,2026-01-05T10:00:00Z\n1,closed,2026-01-06T10:00:00Z\n"
    folder.write("log-1.csv", text)
    folder.source(table="case_event", file="log-*.csv", columns=EVENTS).load()
    before = folder.rows("case_event", "event_id, activity")
    folder.write("log-2.csv", text + "2,opened,2026-01-07T10:00:00Z\n")
    report = folder.load()
    after = folder.rows("case_event", "event_id, activity")
    assert len(before) == 2
    assert set(before) < set(after)
    assert len(after) == 3
    assert report.sources[0].rows_replaced == 2


def test_equal_events_without_a_key_are_all_kept(folder: Folder) -> None:
    folder.write(
        "log.csv", "case,what,when\n" + "1,checked,2026-01-05T10:00:00Z\n" * 3 + "1,closed,2026-01-05T10:00:00Z\n"
    )
    folder.source(table="case_event", file="log.csv", columns=EVENTS)
    report = folder.load()
    first = folder.rows("case_event", "event_id")
    folder.load(full=True)
    assert report.sources[0].rows_stored == 4
    assert len(set(first)) == 4
    assert folder.rows("case_event", "event_id") == first


def test_an_event_whose_own_key_is_empty_gets_one(folder: Folder) -> None:
    folder.write("log.csv", "no,case,what,when\nE1,1,opened,2026-01-05\n,1,closed,2026-01-06\n")
    folder.source(table="case_event", file="log.csv", columns=EVENTS | {"event_id": "no"}).load()
    assert [row[0][:4] for row in folder.rows("case_event", "event_id")] == ["E1", "row:"]


def test_a_person_has_one_key_in_every_table(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,customer\n1,2026-01-05,K7\n2,2026-01-05,K7\n3,2026-01-05,K8\n4,2026-01-05,\n")
    folder.write("answers.csv", "wave,item,who,score,customer\nw,i,r1,9,K7\nw,i,r2,9,\n")
    folder.source(columns={"case_id": "id", "opened_at": "opened", "record_id": "customer"})
    folder.source(
        name="survey", table="survey_response", file="answers.csv",
        columns={"survey_id": {"value": "s"}, "wave": "wave", "item_id": "item", "respondent_id": "who",
                 "score": "score", "record_id": "customer"},
    ).load()  # fmt: skip
    people = [row[0] for row in folder.rows(columns="person_key", order="case_id")]
    answering = [row[0] for row in folder.rows("survey_response", "person_key", order="respondent_id")]
    assert people[0] == people[1] == answering[0]
    assert len({*people, *answering}) == 4
    assert all(isinstance(key, int) and key >= 0 for key in (*people, *answering))


def test_a_person_has_the_same_key_on_every_machine(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened,customer\n1,2026-01-05,K7\n2,2026-01-05,\n")
    folder.source(columns={"case_id": "id", "opened_at": "opened", "record_id": "customer"}).load()
    assert folder.rows(columns="person_key", order="case_id") == [(PERSON_OF_RECORD,), (PERSON_OF_CASE,)]


def _first_63_bits(*texts: str) -> int:
    from hashlib import md5

    digest = md5("\x1f".join(texts).encode()).digest()  # noqa: S324  the stable hash of the store, no secret
    return int.from_bytes(digest[8:], "little") >> 1


PERSON_OF_RECORD = _first_63_bits("record", "crm", "K7")
PERSON_OF_CASE = _first_63_bits("case_id", "2")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"table": "service_cases"}, 'no table "service_cases". Next: did you mean "service_case"'),
        ({"columns": {"case_id": "id", "opend_at": "opened"}}, 'no column "opend_at". Next: did you mean "opened_at"'),
        ({"columns": {"case_id": "id"}}, "service_case needs opened_at"),
        (
            {"columns": {"case_id": "id", "opened_at": {"column": "opened", "format": "%d.%Q"}}},
            '"%d.%Q" is not a date format',
        ),
    ],
)
def test_names_that_do_not_fit_are_told_with_the_nearest(folder: Folder, keys: dict[str, object], words: str) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n")
    folder.source(**keys)
    with pytest.raises(SettingsError) as caught:
        folder.load()
    assert words in str(caught.value)
    assert 'source "crm"' in str(caught.value)
    assert not folder.store.path.exists()


def test_names_of_all_sources_are_told_together(folder: Folder) -> None:
    folder.source(name="a", table="nothing").source(
        name="b", columns={"case_id": "id", "opened_at": "x", "sgment": "y"}
    )
    with pytest.raises(SettingsError) as caught:
        folder.load()
    assert '"nothing"' in str(caught.value)
    assert '"sgment"' in str(caught.value)


def test_a_missing_column_of_the_file_is_told_with_the_nearest(folder: Folder) -> None:
    folder.write("cases.csv", "Id,Opened At\n1,2026-01-05\n")
    folder.source(columns={"case_id": "Id", "opened_at": "Opened"})
    with pytest.raises(SourceError) as caught:
        folder.load()
    assert str(caught.value) == (
        'cases.csv: column "Opened" is missing. Next: did you mean "Opened At"? The file has Id, Opened At.'
    )


def test_an_unknown_source_is_told(folder: Folder) -> None:
    folder.write("cases.csv", "id,opened\n1,2026-01-05\n")
    folder.source()
    with pytest.raises(SettingsError, match=r'no source "crn".*the sources are crm'):
        folder.load(only=["crn"])


def test_settings_without_a_source_are_told(folder: Folder) -> None:
    with pytest.raises(SettingsError, match=r"there is no \[\[source\]\]"):
        folder.load()
