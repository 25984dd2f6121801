"""A small firm that knows Annabelle in three systems and in every table that can hold her, and a search for her."""

from __future__ import annotations

import csv
import gzip
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from customer_records import customer_rows

from fremdbild.cli.main import run

RECORD_COLUMNS = (
    "record_id", "kind", "given_name", "family_name", "birth_date", "street", "house_number", "postcode", "city",
    "email", "phone", "updated_at",
)  # fmt: skip
CASE_COLUMNS = ("case_id", "system", "record_id", "kind", "org_unit", "opened_at", "closed_at", "updated_at")
EVENT_COLUMNS = ("event_id", "case_id", "activity", "at")
OTHERS = {
    "feedback": ("feedback_id", "case_id", "system", "record_id", "raised_at", "cause"),
    "contact_attempt": ("attempt_id", "system", "record_id", "at", "channel"),
    "survey_response": (
        "survey_id", "wave", "item_id", "respondent_id", "score", "system", "record_id", "case_id", "answered_at",
    ),
    "survey_comment": ("comment_id", "survey_id", "wave", "text", "respondent_id"),
}  # fmt: skip
SYSTEMS = ("crm", "shop", "billing")


def _source(name: str, table: str, columns: Sequence[str], *, system: str | None = None, more: str = "") -> str:
    mapped = "\n".join(f'{column} = "{column}"' for column in columns if column != "updated_at" or "crm" not in name)
    return f'''
[[source]]
name = "{name}"
system = "{system or "crm"}"
table = "{table}"
file = "sources/{name}-*.csv"
delimiter = ";"
{more}
[source.columns]
{mapped}
'''


SETTINGS = (
    '[organisation]\nname = "Muster AG"\nlanguages = ["de-CH", "en"]\n'
    + "".join(_source(name, "source_record", RECORD_COLUMNS, system=name) for name in SYSTEMS)
    + _source("cases", "service_case", CASE_COLUMNS[:-1], more='updated_at = "updated_at"')
    + _source("events", "case_event", EVENT_COLUMNS)
    + "".join(_source(table, table, columns) for table, columns in OTHERS.items())
)

ANNA = {
    "kind": "person", "given_name": "Annabelle", "family_name": "Zwyssigthaler", "birth_date": "1983-11-27",
    "street": "Quellgasse", "house_number": "17", "postcode": "8400", "city": "Winterthur",
    "email": "a.zwyssigthaler@beispielpost.ch", "phone": "052 345 67 89", "updated_at": "2026-03-01",
}  # fmt: skip
RECORDS = {"crm": "C-770001", "shop": "SH/880002", "billing": "B-990003"}
CASES = ("case-A-4711", "case-A-4712")
RESPONDENT = "resp-77aa88"
PHRASE = "Niemand rief mich im Bärenmonat zurück"
NEEDLES = (
    "zwyssigthaler", "annabelle", "beispielpost", "523456789", "1983-11-27", "19831127", "27.11.1983", "303696000",
    *(number.lower() for number in RECORDS.values()), "c770001", "sh880002", "b990003",
    *(case.lower() for case in CASES), RESPONDENT, PHRASE.lower(), "ev-anna", "fb-anna", "try-anna",
)  # fmt: skip
"""Her values in the forms in which a program may keep them; days also as a number of days or seconds."""


def write(
    folder: Path, name: str, columns: Sequence[str], rows: Sequence[dict[str, object]], *, lines: str = ""
) -> None:
    path = folder / "sources" / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=";", extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
        file.write(lines)


def made_firm(folder: Path, *, others: int = 60) -> Path:
    """The folder with its sources, not loaded yet."""
    folder.mkdir(parents=True)
    (folder / "fremdbild.toml").write_text(SETTINGS, encoding="utf-8")
    people = [
        row for row in customer_rows(others, seed=5) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["birth_date"] or "")
    ]
    for place, system in enumerate(SYSTEMS):
        rows = [row | {"record_id": f"{system[0]}{number}"} for number, row in enumerate(people) if number % 3 >= place]
        hers = ANNA | {"record_id": RECORDS[system]}
        older = hers | {"city": "Frauenfeld", "updated_at": "2025-01-01"}
        bad = hers | {"record_id": RECORDS[system], "birth_date": "30.02.1983"}
        nameless = ANNA | {"record_id": "", "birth_date": "27.11.1983"}
        write(folder, f"{system}-1", RECORD_COLUMNS, [*rows, older, bad, nameless])
        # Most of its rows are replaced by the second file, of which the rest is copied.
        lines = f"{RECORDS[system]};person;Annabelle\n" if system == "crm" else ""
        again = [] if system == "billing" else [hers, hers]
        write(folder, f"{system}-2", RECORD_COLUMNS, [*again, *rows[: len(rows) * 2 // 3]], lines=lines)
    _cases(folder)
    return folder


def _cases(folder: Path) -> None:
    others = [
        {
            "case_id": f"case-{number}", "system": "crm", "record_id": f"c{number}", "kind": "claim",
            "opened_at": "2026-02-01 10:00", "closed_at": "2026-02-02 10:00", "updated_at": "2026-02-03",
        }
        for number in range(20)
    ]  # fmt: skip
    hers = [
        {
            "case_id": case, "system": system, "record_id": RECORDS[system], "kind": "claim", "org_unit": "SCH",
            "opened_at": "2026-02-01 10:00", "updated_at": "2026-02-01",
        }
        for case, system in zip(CASES, ("crm", "shop"), strict=True)
    ]  # fmt: skip
    write(folder, "cases-1", CASE_COLUMNS, [*others, *hers])
    write(
        folder,
        "cases-2",
        CASE_COLUMNS,
        [one | {"closed_at": "2026-02-05 09:00", "updated_at": "2026-02-05"} for one in hers[:1]],
    )
    events = [
        {
            "event_id": f"{'ev-anna' if case in CASES else 'ev'}-{case}-{step}", "case_id": case, "activity": step,
            "at": "2026-02-01 11:00",
        }
        for case in (*CASES, *(one["case_id"] for one in others))
        for step in ("received", "answered")
    ]  # fmt: skip
    write(folder, "events-1", EVENT_COLUMNS, events)
    rows: dict[str, list[dict[str, object]]] = {
        "feedback": [
            {"feedback_id": "fb-anna-1", "case_id": CASES[0], "raised_at": "2026-02-03 08:00", "cause": "late"},
            {
                "feedback_id": "fb-anna-2", "system": "billing", "record_id": RECORDS["billing"],
                "raised_at": "2026-02-04 08:00",
            },
            {"feedback_id": "fb-9", "case_id": "case-9", "raised_at": "2026-02-03 08:00", "cause": "late"},
        ],
        "contact_attempt": [
            {"attempt_id": "try-anna", "system": "crm", "record_id": RECORDS["crm"], "at": "2026-02-01 09:59"},
            {"attempt_id": "try-9", "system": "crm", "record_id": "c9", "at": "2026-02-01 09:59"},
        ],
        "survey_response": [
            {"survey_id": "s", "wave": "w", "item_id": item, "respondent_id": who, "score": 2, "system": "crm",
             "record_id": record, "case_id": case, "answered_at": "2026-02-06 08:00"}
            for who, record, case in ((RESPONDENT, RECORDS["crm"], CASES[0]), ("resp-9", "c9", "case-9"))
            for item in ("i1", "i2")
        ],
        "survey_comment": [
            {"comment_id": "co-1", "survey_id": "s", "wave": "w", "text": PHRASE, "respondent_id": RESPONDENT},
            {"comment_id": "co-2", "survey_id": "s", "wave": "w", "text": "All was well.", "respondent_id": "resp-9"},
        ],
    }  # fmt: skip
    for table, columns in OTHERS.items():
        write(folder, f"{table}-1", columns, rows[table])


def loaded_firm(folder: Path) -> Path:
    """The same, loaded and linked; Anna's three records are one customer, and somebody has decided about her."""
    made_firm(folder)
    assert run(["load", str(folder)]) == 0
    hers = [f"{system}:{number}" for system, number in RECORDS.items()]
    for other in hers[1:]:
        assert run(["link", str(folder), "--same", hers[0], other, "--because", "seen"]) == 0
    assert run(["link", str(folder), "--different", hers[0], "crm:c3", "--because", "seen"]) == 0
    assert run(["link", str(folder)]) == 0
    return folder


def places_of(folder: Path, needles: Sequence[str] = NEEDLES, *, sources: bool = False) -> dict[str, set[str]]:
    """Files under `folder` in which one of the needles stands, whatever their format; without the source files."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or (name.startswith("sources/") and not sources) or name == "fremdbild.toml":
            continue
        hits = {needle for text in _texts(path) for needle in needles if needle in text}
        if hits:
            found[name] = hits
    return found


def _texts(path: Path) -> Iterator[str]:
    """All that a file says, in small letters: as bytes, unpacked, and decoded row by row."""
    data = path.read_bytes()
    yield data.decode("utf-8", errors="ignore").lower()
    yield data.decode("utf-16-le", errors="ignore").lower()
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data).decode("utf-8", errors="ignore").lower()
    if data[:4] == b"PAR1":
        table = pq.read_table(path)
        for name in table.column_names:
            yield "\n".join(str(value) for value in table[name].to_pylist() if value is not None).lower()
        yield str(pq.read_metadata(path).metadata).lower()
    if data[:15] == b"SQLite format 3":
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            yield "\n".join(database.iterdump()).lower()
