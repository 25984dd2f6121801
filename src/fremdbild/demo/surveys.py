"""The surveys of people and of the relationship: questionnaires, waves, cells and known numbers.

Each is a table of text as it stands in a sheet of the workbook.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from fremdbild.demo import mirrors, model, relations, staff
from fremdbild.demo.answers import WAVES
from fremdbild.demo.draws import Ints
from fremdbild.demo.firm import text_table

STAFF, STAFF_BEFORE = "mitarbeitende", "mitarbeitende-2024"
"""The second one is the questionnaire that was used before."""
STATEMENT, GUESS, PROMISE = "M", "S", "M16"
"""Columns of the export: M01 to M15 statements, S01 to S15 guesses of managers, M16 the promise."""
_INSTRUMENT = "fremdbild-15"
_VERSION, _VERSION_BEFORE = "1", "0"
_WEIGHTED_FROM = 1_000
"""Customers from which on there are answers of every segment in every wave, but for one firm in two hundred."""


def staff_survey(wave: int) -> str:
    """The questionnaire with which the firm's people are asked in a wave."""
    return STAFF_BEFORE if wave < staff.OLD_WAVES else STAFF


def staff_days(wave: int) -> tuple[date, date]:
    """First and last day of a wave of the survey of people: the second month's last three weeks."""
    opened = WAVES[wave].opened_on
    return date(opened.year, opened.month + 1, 8), date(opened.year, opened.month + 1, 28)


def surveys() -> pa.Table:
    """What each survey asks with, and whether answers are named."""
    return text_table(
        ("Umfrage", "Fragebogen", "Version", "Namentlich", "Sprachen"),
        [
            (STAFF_BEFORE, _INSTRUMENT, _VERSION_BEFORE, "nein", "de en"),
            (STAFF, _INSTRUMENT, _VERSION, "nein", "de en"),
            (relations.SURVEY, _INSTRUMENT, _VERSION, "ja", "de en"),
        ],
    )


def questions() -> pa.Table:
    """Every question: the two sides of a pair carry the same wording; the old questionnaire had five points."""
    scale, now, before = ("1", "7"), f"{_INSTRUMENT}/{_VERSION}", f"{_INSTRUMENT}/{_VERSION_BEFORE}"
    numbered = list(enumerate(mirrors.MIRRORS, start=1))
    german = {mirror.criterion: mirror.german for mirror in mirrors.MIRRORS}
    asked: dict[str, list[tuple[str, ...]]] = {
        STAFF_BEFORE: [
            (_code(STATEMENT, number), mirror.german, "statement", "1", "5", before)
            for number, mirror in numbered
            if mirror.criterion not in staff.NOT_ASKED_BEFORE
        ],
        STAFF: [
            *((_code(STATEMENT, number), mirror.german, "statement", *scale, now) for number, mirror in numbered),
            (PROMISE, "", "promise_known", *scale, now),
            *((_code(GUESS, number), mirror.german, "guess", "0", "100", now) for number, mirror in numbered),
        ],
        relations.SURVEY: [
            (item.code, german.get(item.criterion or "", ""), item.construct, str(item.low), str(item.high), now)
            for item in relations.ITEMS
        ],
    }
    rows = [(survey, *row, str(place)) for survey, items in asked.items() for place, row in enumerate(items, start=1)]
    return text_table(("Umfrage", "Frage", "Kriterium", "Konstrukt", "Von", "Bis", "Fassung", "Nr"), rows)


def waves(invited: Ints) -> pa.Table:
    """One wave per quarter in both surveys; `invited`: how many customers were asked in each."""
    rows = [(staff_survey(number), wave.label, *_days(*staff_days(number)), "") for number, wave in enumerate(WAVES)]
    rows += [
        (relations.SURVEY, wave.label, *_days(*relations.days_of(wave)), str(asked))
        for wave, asked in zip(WAVES, invited.tolist(), strict=True)
    ]
    return text_table(("Umfrage", "Welle", "Beginn", "Schluss", "Eingeladen"), rows)


def cells() -> pa.Table:
    """The groups in which the firm's people are asked: how many there are, were asked and answered in each wave."""
    rows = [
        (staff_survey(number), wave.label, cell.code, cell.unit, cell.perspective,
         *(str(count) for count in (cell.headcount, cell.headcount, cell.answered)))
        for number, wave in enumerate(WAVES)
        for cell in staff.CELLS
    ]  # fmt: skip
    names = ("Umfrage", "Welle", "Zelle", "Abteilung", "Sicht", "Personen", "Eingeladen", "Geantwortet")
    return text_table(names, rows)


def population(customers: int) -> pa.Table:
    """Known numbers: customers by segment, as the firm plans with them, and its people by unit and perspective.

    A very small firm does not weight its customers' answers: of a segment nobody might have answered.
    """
    rows = [
        (relations.SURVEY, "customer", "segment", segment.code, f"{segment.share * customers:.2f}")
        for segment in model.SEGMENTS
        if customers >= _WEIGHTED_FROM
    ]
    rows += [
        (survey, cell.perspective, "org_unit", cell.unit, str(cell.headcount))
        for survey in (STAFF_BEFORE, STAFF)
        for cell in staff.CELLS
    ]
    return text_table(("Umfrage", "Sicht", "Merkmale", "Ausprägungen", "Anzahl"), rows)


def _days(first: date, last: date) -> tuple[str, str]:
    return f"{first:%d.%m.%Y}", f"{last:%d.%m.%Y}"


def _code(kind: str, number: int) -> str:
    return f"{kind}{number:02}"
