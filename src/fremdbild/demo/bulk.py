"""Large plain files for benchmarks: ten million events of two million cases in seconds, made inside DuckDB.

    python -m fremdbild.demo.bulk FOLDER --cases 2000000 --variant iso

writes the event log, the cases and the answers of a survey into FOLDER with a fremdbild.toml beside them. Figures in
them mean nothing: for truths take `generate`. Choices are hashes of the case's number and the seed; the same version of
DuckDB gives the same values.

| variant | times                                  | words                       | rows that cannot be used |
|---------|----------------------------------------|-----------------------------|--------------------------|
| iso     | ISO 8601 in UTC, `2026-07-01T08:15:00Z` | those of fremdbild          | none                     |
| local   | `01.07.2026 10:15:00` on a Zurich clock | German, mapped in the toml  | 1 event in 20,000        |
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import duckdb

from fremdbild.demo.clock import TIME_ZONE

Variant = Literal["iso", "local"]

EVENTS_PER_CASE = 5
CASES = 2_000_000
SPOILT_EVERY = 20_000
UNITS = 12
FIRST_MOMENT = "2025-07-01 00:00:00"
SECONDS = 39_000_000
"""Cases are opened within so many seconds, about fifteen months."""

ACTIVITIES = {
    "Received": "Eingegangen",
    "Checked": "Geprüft",
    "Forwarded": "Weitergegeben",
    "Answered": "Beantwortet",
    "Closed": "Abgeschlossen",
}
TOUCHPOINTS = {
    "claim": "Schaden",
    "offer": "Offerte",
    "service": "Service",
    "contract_change": "Vertrag",
    "invoice": "Rechnung",
}
CHANNELS = {"phone": "Telefon", "email": "E-Mail", "portal": "Portal", "agency": "Agentur"}
OUTCOMES = {"solved": "gelöst", "not_solved": "nicht gelöst", "withdrawn": "zurückgezogen"}

EVENT_COLUMNS = {
    "event_id": "Ereignis", "case_id": "Fall", "sequence": "Nr", "activity": "Tätigkeit", "at": "Zeitpunkt",
    "org_unit": "Abteilung", "supplier": "Lieferant",
}  # fmt: skip
CASE_COLUMNS = {
    "case_id": "Fall", "record_id": "Kundennr", "touchpoint": "Kategorie", "channel": "Kanal", "org_unit": "Abteilung",
    "segment": "Segment", "opened_at": "Eröffnet", "promised_at": "Zugesagt", "closed_at": "Geschlossen",
    "outcome": "Erledigung", "reopened_count": "Wiedereröffnet",
}  # fmt: skip
ANSWER_COLUMNS = {
    "wave": "Welle", "item_id": "Frage", "respondent_id": "Antwort", "score": "Wert", "case_id": "Fall",
    "record_id": "Kundennr", "touchpoint": "Kategorie", "answered_at": "Beantwortet",
}  # fmt: skip


def write_folder(folder: Path, *, cases: int = CASES, variant: Variant = "iso", seed: int = 7) -> Path:
    """Writes events, cases, answers and fremdbild.toml into `folder`, which it makes; gives it back."""
    folder.mkdir(parents=True, exist_ok=True)
    write_events(folder / "events-1.csv", cases=cases, variant=variant, seed=seed)
    write_cases(folder / "cases.csv", cases=cases, variant=variant, seed=seed)
    write_answers(folder / "answers.csv", cases=cases, variant=variant, seed=seed)
    (folder / "items.csv").write_text(_ITEMS, encoding="utf-8")
    (folder / "fremdbild.toml").write_text(settings_text(variant), encoding="utf-8")
    return folder


def write_events(
    path: Path, *, cases: int = CASES, variant: Variant = "iso", first_case: int = 0, seed: int = 7
) -> int:
    """Writes five events for each of `cases` cases from number `first_case` on; gives back the number of rows.

    A second file with a later `first_case` is what a new day brings.
    """
    at = f"opened + to_seconds((step * 7200 + {_number(seed, 'event', 3600, 'n, step')}))"
    time = _time(at, variant)
    if variant == "local":
        spoilt = f"{_number(seed, 'spoilt', SPOILT_EVERY, 'n, step')} = 0"
        time = f"CASE WHEN {spoilt} THEN '31.02.2026 08:15:00' ELSE {time} END"
    query = f"""
        SELECT 'E' || (n * {EVENTS_PER_CASE} + step), 'C' || n, step, {_member(ACTIVITIES, "step", variant)}, {time},
               'Unit ' || ({_number(seed, "unit", UNITS)} + step // 3) % {UNITS}, NULL
        FROM ({_cases(cases, first_case, seed)}), (SELECT range AS step FROM range({EVENTS_PER_CASE}))"""
    return _write(path, query, EVENT_COLUMNS, variant)


def write_cases(path: Path, *, cases: int = CASES, variant: Variant = "iso", first_case: int = 0, seed: int = 7) -> int:
    """Writes the cases: one customer has four on average, one case in ten is open; gives back the number of rows."""
    outcome = _member(OUTCOMES, f"{_number(seed, 'outcome', 30)} // 13", variant)
    took = f"to_seconds({_number(seed, 'took', 1_200_000)} + 600)"
    is_open = f"{_number(seed, 'open', 10)} = 0"
    segment = f"['private', 'young', 'business'][1 + {_number(seed, 'segment', 3)}]"
    query = f"""
        SELECT 'C' || n, {_customer(cases, seed)}, {_touchpoint(seed, variant)},
               {_member(CHANNELS, _number(seed, "channel", len(CHANNELS)), variant)},
               'Unit ' || {_number(seed, "unit", UNITS)}, {segment}, {_time("opened", variant)},
               {_time("opened + to_days(3)", variant)},
               CASE WHEN NOT {is_open} THEN {_time(f"opened + {took}", variant)} END,
               CASE WHEN NOT {is_open} THEN {outcome} END,
               ({_number(seed, "reopened", 20)} = 0)::int
        FROM ({_cases(cases, first_case, seed)})"""
    return _write(path, query, CASE_COLUMNS, variant)


def write_answers(
    path: Path, *, cases: int = CASES, variant: Variant = "iso", first_case: int = 0, seed: int = 7
) -> int:
    """Writes three answers for about every fourth case; gives back the number of rows."""
    highest = "[11, 5, 7][1 + item]"
    lowest = "[0, 1, 1][1 + item]"
    answered = "opened + to_days(20)"
    query = f"""
        SELECT strftime({answered}, '%Y') || '-Q' || quarter({answered}),
               ['recommend', 'satisfied', 'effort'][1 + item],
               'R' || n, {lowest} + {_number(seed, "score", 1_000_003, "n, item")} % {highest}, 'C' || n,
               {_customer(cases, seed)}, {_touchpoint(seed, variant)}, {_time(answered, variant)}
        FROM ({_cases(cases, first_case, seed)}), (SELECT range AS item FROM range(3))
        WHERE {_number(seed, "answers", 4)} = 0"""
    return _write(path, query, ANSWER_COLUMNS, variant)


def settings_text(variant: Variant) -> str:
    """A fremdbild.toml for the files of this variant."""
    parts = [_HEAD]
    for name, table, file, columns, fixed in (
        ("log", "case_event", "events-*.csv", EVENT_COLUMNS, {}),
        ("tickets", "service_case", "cases.csv", CASE_COLUMNS, {"system": "crm"}),
        ("answers", "survey_response", "answers.csv", ANSWER_COLUMNS, {"system": "crm", "survey_id": "after"}),
    ):
        lines = [f'[[source]]\nsystem = "{name}"\ntable = "{table}"\nfile = "{file}"', _DIALECT[variant]]
        lines.append("[source.columns]")
        lines += [f'{column} = {{ value = "{value}" }}' for column, value in fixed.items()]
        lines += [f"{column} = {_rule(column, german, variant)}" for column, german in columns.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join((*parts, _TAIL))


_HEAD = f"""\
[organisation]
name = "Bulk"
time_zone = "{TIME_ZONE}"
languages = ["en"]

[protection]
teams_at_least = 7
"""
_DIALECT: Mapping[Variant, str] = {"iso": 'delimiter = ","\n', "local": 'delimiter = ";"\nmissing = ["", "k. A."]\n'}
_ITEMS = """\
survey_id,item_id,construct,scale_min,scale_max
after,recommend,likelihood_to_recommend,0,10
after,satisfied,satisfaction,1,5
after,effort,effort,1,7
"""
_TAIL = """\
[[source]]
name = "items"
system = "answers"
table = "survey_item"
file = "items.csv"

[source.columns]
survey_id = "survey_id"
item_id = "item_id"
construct = "construct"
scale_min = "scale_min"
scale_max = "scale_max"

[[grouping]]
by = ["org_unit", "period"]

[[grouping]]
by = ["touchpoint"]
"""
_WORDS: Mapping[str, Mapping[str, str]] = {
    "activity": ACTIVITIES, "touchpoint": TOUCHPOINTS, "channel": CHANNELS, "outcome": OUTCOMES,
}  # fmt: skip


def _rule(column: str, german: str, variant: Variant) -> str:
    if variant == "iso":
        return f'"{column}"'
    if column in {"at", "opened_at", "promised_at", "closed_at", "answered_at"}:
        return f'{{ column = "{german}", format = "%d.%m.%Y %H:%M:%S" }}'
    if column in _WORDS:
        words = ", ".join(f'"{word}" = "{code}"' for code, word in _WORDS[column].items())
        return f'{{ column = "{german}", values = {{ {words} }} }}'
    return f'"{german}"'


def _cases(cases: int, first_case: int, seed: int) -> str:
    """Numbers and opening moments of the cases."""
    opened = f"TIMESTAMP '{FIRST_MOMENT}' + to_seconds({_number(seed, 'opened', SECONDS, 'range')})"
    return f"SELECT range AS n, {opened} AS opened FROM range({first_case}, {first_case + cases})"


def _customer(cases: int, seed: int) -> str:
    return f"'K' || {_number(seed, 'customer', max(cases // 4, 1))}"


def _touchpoint(seed: int, variant: Variant) -> str:
    return _member(TOUCHPOINTS, _number(seed, "touchpoint", len(TOUCHPOINTS)), variant)


def _number(seed: int, name: str, below: int, ids: str = "n") -> str:
    """SQL: a whole number from 0 to below - 1 that belongs to the ids."""
    return f"(hash({ids}, '{name}', {seed}) % {below})::BIGINT"


def _member(words: Mapping[str, str], position: str, variant: Variant) -> str:
    """SQL: the word at a position, in the variant's language."""
    listed = words.keys() if variant == "iso" else words.values()
    return "[" + ", ".join(f"'{word}'" for word in listed) + f"][1 + ({position})]"


def _time(moment: str, variant: Variant) -> str:
    """SQL: a moment in UTC as text."""
    if variant == "iso":
        return f"strftime({moment}, '%Y-%m-%dT%H:%M:%SZ')"
    return f"strftime(timezone('{TIME_ZONE}', timezone('UTC', {moment})), '%d.%m.%Y %H:%M:%S')"


def _write(path: Path, query: str, columns: Mapping[str, str], variant: Variant) -> int:
    names = columns.keys() if variant == "iso" else columns.values()
    listed = ", ".join(f'"{name}"' for name in names)
    delimiter = "," if variant == "iso" else ";"
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": "false"}) as connection:
        connection.execute(f"CREATE VIEW rows({listed}) AS {query}")
        written = connection.execute(f"COPY rows TO '{_quoted(path)}' (HEADER, DELIMITER '{delimiter}')").fetchone()
    return int(written[0]) if written else 0


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m fremdbild.demo.bulk", description="Large files for benchmarks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--variant", choices=("iso", "local"), default="iso")
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(arguments)
    write_folder(chosen.folder, cases=chosen.cases, variant=chosen.variant, seed=chosen.seed)


if __name__ == "__main__":
    _main()
