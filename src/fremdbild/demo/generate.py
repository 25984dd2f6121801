"""The made-up firm as files: sources as companies have them, a fremdbild.toml, and the truths behind the figures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from fremdbild.demo import actions, firm, leaders, model, projects, surveys
from fremdbild.demo.answer_sheets import wave_sheets
from fremdbild.demo.answers import WAVES, answers_of
from fremdbild.demo.calls import call_rows
from fremdbild.demo.cases import Cases, cases_of
from fremdbild.demo.draws import Ints
from fremdbild.demo.feedback import feedback_rows
from fremdbild.demo.ideas import customers_ideas, employees_ideas, idea_rows
from fremdbild.demo.log import monthly_entries, spoilt_entries
from fremdbild.demo.people import people_of
from fremdbild.demo.planted import planted
from fremdbild.demo.records import billing_rows, crm_rows, portal_rows, spoilt_in_crm
from fremdbild.demo.relations import invited, relations_of
from fremdbild.demo.settings_text import settings_text
from fremdbild.demo.survey_sheets import relation_sheets, staff_sheet
from fremdbild.demo.tickets import monthly_rows, spoilt_rows
from fremdbild.demo.truths import truths
from fremdbild.demo.workbook import write_workbook
from fremdbild.demo.writers import CsvWriter, Writers
from fremdbild.errors import SettingsError
from fremdbild.settings import FILE_NAME

SOURCES = "quellen"
TRUTHS = "truths.json"
"""Beside the sources; it also tells that a folder was made here and may be made again."""
CHUNK = 50_000
"""Customers per chunk; bounds the memory."""
LARGEST = 10_000_000

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and what is being done."""


@dataclass(frozen=True)
class Firm:
    """What was written: rows by file, and the rows that a load must set aside, by source."""

    folder: Path
    rows: dict[str, int]
    set_aside: dict[str, int]


def generate(
    folder: Path | str,
    *,
    customers: int = model.CUSTOMERS,
    seed: int = model.SEED,
    languages: Sequence[str] = ("de-CH", "en"),
    progress: Progress | None = None,
) -> Firm:
    """Writes the firm into `folder` and says what it wrote; the same arguments give the same bytes.

    A folder that was made here is made anew, with what was loaded and assessed from it; raises SettingsError where the
    folder holds anything else.
    """
    folder = Path(folder)
    _check(folder, customers)
    _clear(folder)
    sources = folder / SOURCES
    sources.mkdir(parents=True, exist_ok=True)
    # First of all, so that a folder left half done is known as ours.
    _write_json(folder / TRUTHS, {"customers": customers, "seed": seed, "finished": False})
    set_aside = {"crm": 0, "tickets": 0, "log": 0}
    spoilt_tickets: dict[str, int] = {}
    asked = np.zeros(len(WAVES), dtype=np.int64)
    with Writers(sources) as writers:
        chunks = range(0, customers, CHUNK)
        for number, first in enumerate(chunks):
            if progress:
                progress(number, len(chunks), f"customers {first:,} of {customers:,}")
            chunk = np.arange(first, min(first + CHUNK, customers), dtype=np.int64)
            _write_people(writers, chunk, seed)
            cases = cases_of(chunk, seed)
            _write_cases(writers, cases, seed)
            _write_customers(writers, chunk, seed)
            asked += invited(chunk, seed)
            set_aside["crm"] += int(np.count_nonzero(spoilt_in_crm(chunk, seed)))
            set_aside["log"] += spoilt_entries(cases, seed)
            for kind, count in spoilt_rows(cases, seed).items():
                spoilt_tickets[kind] = spoilt_tickets.get(kind, 0) + count
                set_aside["tickets"] += count
        _write_staff(writers, seed)
        rows = writers.rows
    _write_small_tables(sources, seed)
    _write_surveys(sources, asked, customers)
    (folder / FILE_NAME).write_text(settings_text(languages), encoding="utf-8", newline="\n")
    written = {
        "customers": customers,
        "seed": seed,
        "finished": True,
        "period": model.PERIOD,
        "set_aside": set_aside,
        "set_aside_tickets": spoilt_tickets,
        "rows": rows,
        "planted": [one.as_json() for one in planted()],
        "truths": [truth.as_json() for truth in truths()],
    }
    _write_json(folder / TRUTHS, written)
    return Firm(folder, rows, set_aside)


def is_demo(folder: Path) -> bool:
    """Whether `folder` was made by `generate`."""
    try:
        return "seed" in json.loads((folder / TRUTHS).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def _check(folder: Path, customers: int) -> None:
    if not 1 <= customers <= LARGEST:
        raise SettingsError(
            f"{customers:,} customers cannot be made", next_step=f"choose a number from 1 to {LARGEST:,}"
        )
    if folder.exists() and not folder.is_dir():
        raise SettingsError("is a file", where=str(folder), next_step="choose another folder")
    if folder.is_dir() and any(folder.iterdir()) and not is_demo(folder):
        raise SettingsError(
            "holds files that the demo did not make; nothing was changed",
            where=str(folder),
            next_step="choose a new or empty folder",
        )


def _clear(folder: Path) -> None:
    """Takes away what an earlier demo, and load and assessment of it, left in the folder."""
    if is_demo(folder):
        for name in (SOURCES, "store", "assessments", "reports"):
            shutil.rmtree(folder / name, ignore_errors=True)


def _write_people(writers: Writers, customers: Ints, seed: int) -> None:
    people = people_of(customers, seed)
    writers.csv("kunden/crm.csv", delimiter=";", encoding="cp1252").write(crm_rows(people, seed))
    writers.json_lines("kunden/portal.jsonl").write(portal_rows(people, seed))
    writers.parquet("kunden/fakturierung.parquet").write(billing_rows(people, seed))


def _write_cases(writers: Writers, cases: Cases, seed: int) -> None:
    for month, rows in monthly_rows(cases, seed):
        writers.csv(f"tickets/tickets-{month.label}.csv.gz", delimiter=";", encoding="cp1252").write(rows)
    for month, rows in monthly_entries(cases, seed):
        writers.csv(f"ereignisse/log-{month.label}.csv").write(rows)
    for wave, rows in wave_sheets(cases, answers_of(cases, seed), seed):
        writers.csv(f"umfrage/antworten-{wave.label}.csv").write(rows)
    writers.csv("kritik/rueckmeldungen.csv", delimiter=";", encoding="cp1252").write(feedback_rows(cases, seed))


def _write_customers(writers: Writers, customers: Ints, seed: int) -> None:
    for wave, rows in relation_sheets(relations_of(customers, seed), seed):
        writers.csv(f"befragungen/kunden/antworten-{wave.label}.csv").write(rows)
    writers.csv("telefon/anrufe.csv").write(call_rows(customers, seed))
    _write_ideas(writers, idea_rows(customers_ideas(customers, seed), "Kunde"))


def _write_staff(writers: Writers, seed: int) -> None:
    for position, wave in enumerate(WAVES):
        folder = surveys.staff_survey(position)
        writers.csv(f"befragungen/{folder}/antworten-{wave.label}.csv").write(staff_sheet(position, seed))
    _write_ideas(writers, idea_rows(employees_ideas(seed), "Mitarbeitende"))


def _write_ideas(writers: Writers, rows: pa.Table) -> None:
    writers.csv("ideen.csv", delimiter=";", encoding="cp1252").write(rows)


def _write_surveys(sources: Path, asked: Ints, customers: int) -> None:
    write_workbook(
        sources / "befragungen" / "befragungen.xlsx",
        {
            "Umfragen": surveys.surveys(),
            "Fragen": surveys.questions(),
            "Wellen": surveys.waves(asked),
            "Rücklauf": surveys.cells(),
            "Bestand": surveys.population(customers),
        },
    )


def _write_small_tables(sources: Path, seed: int) -> None:
    write_workbook(
        sources / "organisation.xlsx", {"Abteilungen": firm.departments(), "Kontaktpunkte": firm.touchpoints()}
    )
    write_workbook(
        sources / "umfrage" / "umfrage.xlsx",
        {"Umfrage": firm.survey(), "Fragen": firm.questions(), "Wellen": firm.waves()},
    )
    write_workbook(
        sources / "fuehrung.xlsx", {"Führungskräfte": leaders.leader_rows(), "Kontakte": leaders.contact_rows(seed)}
    )
    write_workbook(sources / "projekte.xlsx", {"Projekte": projects.project_rows(), "Nutzen": projects.benefit_rows()})
    decisions = CsvWriter(sources / "massnahmen.csv", delimiter=";", encoding="cp1252")
    decisions.write(actions.action_rows())
    decisions.close()
    benchmarks = CsvWriter(sources / "anderswo.csv", delimiter=";", encoding="cp1252")
    benchmarks.write(firm.benchmarks())
    benchmarks.close()


def _write_json(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
