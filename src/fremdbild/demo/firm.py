"""Small tables of the firm: departments, touchpoints, figures from elsewhere, the survey and its waves.

Each is a table of text as it stands in the workbooks and files of the firm.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.answers import WAVES
from fremdbild.demo.touchpoints import TOUCHPOINTS

MYSTERY_TESTS_ON = date(2026, 8, 21)
"""Day of the made-up test enquiries at other insurers."""
STUDY_ON = date(2026, 6, 15)
INDUSTRY_NPS = 31


def departments() -> pa.Table:
    """Departments with their code, both names, the next one up, and how many people work there."""
    return text_table(
        ("Kürzel", "Abteilung", "Department", "Übergeordnet", "Art", "Mitarbeitende"),
        [(u.code, u.german, u.english, u.parent or "", "Funktion", str(u.headcount)) for u in model.UNITS],
    )


def touchpoints() -> pa.Table:
    """Touchpoints with both names, who answers for them, and whether they decide on the relationship."""
    return text_table(
        ("Code", "Kontaktpunkt", "Touchpoint", "Verantwortlich", "Moment der Wahrheit"),
        [(t.word, t.german, t.english, t.owner, "ja" if t.moment_of_truth else "nein") for t in TOUCHPOINTS],
    )


def benchmarks() -> pa.Table:
    """What customers get elsewhere: test enquiries and a study, both made up."""
    rows = [
        (t.word, "cycle_time", "median", _decimal(t.elsewhere_days), "days",
         "Testanfragen bei vier Mitbewerbern (erfunden)", f"{MYSTERY_TESTS_ON:%d.%m.%Y}")
        for t in TOUCHPOINTS
        if t.elsewhere_days is not None
    ]  # fmt: skip
    rows.append(
        ("", "net_promoter_score", "score", str(INDUSTRY_NPS), "points", "Branchenstudie (erfunden)",
         f"{STUDY_ON:%d.%m.%Y}")
    )  # fmt: skip
    return text_table(("Kontaktpunkt", "Kennzahl", "Statistik", "Wert", "Einheit", "Quelle", "Stand"), rows)


def survey() -> pa.Table:
    """The survey after a case."""
    return text_table(
        ("Umfrage", "Fragebogen", "Version", "Namentlich", "Sprachen"),
        [(model.SURVEY, "NPS, CSAT, CES", "1", "ja", "de en")],
    )


def questions() -> pa.Table:
    """The three questions and their scales; `Umgekehrt`: a high answer is a bad one."""
    return text_table(
        ("Umfrage", "Frage", "Konstrukt", "Von", "Bis", "Umgekehrt"),
        [
            (model.SURVEY, item.code, item.construct, str(item.low), str(item.high), "ja" if item.reversed else "nein")
            for item in model.ITEMS
        ],
    )


def waves() -> pa.Table:
    """One wave per quarter."""
    return text_table(
        ("Umfrage", "Welle", "Beginn", "Schluss"),
        [(model.SURVEY, w.label, f"{w.opened_on:%d.%m.%Y}", f"{w.closed_on:%d.%m.%Y}") for w in WAVES],
    )


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def text_table(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> pa.Table:
    """Rows of text under these column names."""
    return pa.table(
        {name: pa.array(column, pa.string()) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    )
