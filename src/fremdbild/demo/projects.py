"""Projects of the firm, what each promised its customers and the firm, and what it brought.

These are things and no samples: the truth is the count. Of the fourteen lines due in 2026-Q3 eight were measured and
came in full; three were measured and fell short, and of three nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyarrow as pa

from fremdbild.demo.firm import text_table

Evidence = Literal["measured", "estimated", "claimed", ""]
EVIDENCE_WORDS = {"gemessen": "measured", "geschätzt": "estimated", "behauptet": "claimed"}
KIND_WORDS = {"Kunden": "customer", "Kosten": "cost", "Ertrag": "revenue"}


@dataclass(frozen=True)
class Benefit:
    """A line of a business case; `planned` below zero: less is better. `delivered` None: nobody knows."""

    name: str
    kind: str
    planned: float
    delivered: float | None
    unit: str
    evidence: Evidence
    due_on: date
    measured_on: date | None = None


@dataclass(frozen=True)
class Project:
    """A project or change of a service; costs in thousand francs."""

    code: str
    german: str
    english: str
    unit: str
    supplier: str
    planned: tuple[date, date]
    actual: tuple[date, date | None]
    planned_cost: float
    actual_cost: float
    segments: str
    frozen_on: date
    benefits: tuple[Benefit, ...]


PROJECTS = (
    Project(
        "P01", "Vertragsänderungen im ersten Gespräch", "Contract changes in the first conversation", "VTR", "",
        (date(2025, 9, 1), date(2026, 3, 31)), (date(2025, 9, 8), date(2026, 4, 1)), 240, 255, "private young",
        date(2025, 8, 20),
        (
            Benefit("Tage bis zur Bestätigung", "customer", -1.0, -1.2, "days", "measured", date(2026, 7, 31),
                    date(2026, 8, 12)),
            Benefit("Rückfragen je Änderung", "customer", -0.3, -0.4, "per change", "measured", date(2026, 7, 31),
                    date(2026, 8, 12)),
            Benefit("Aufwand je Änderung", "cost", -6, -6.5, "minutes", "measured", date(2026, 9, 15),
                    date(2026, 9, 22)),
        ),
    ),
    Project(
        "P02", "Schaden in drei Tagen", "Claims in three days", "SCH", "Garage am See",
        (date(2026, 1, 12), date(2026, 6, 30)), (date(2026, 1, 19), date(2026, 7, 1)), 610, 720,
        "private young business", date(2025, 12, 15),
        (
            Benefit("Zusagen eingehalten", "customer", 20, -14, "points", "measured", date(2026, 9, 30),
                    date(2026, 9, 30)),
            Benefit("Anrufe zum Stand", "customer", -0.5, 0.2, "per claim", "measured", date(2026, 9, 30),
                    date(2026, 9, 28)),
            Benefit("Kosten je Schadenfall", "cost", -18, -19, "CHF", "measured", date(2026, 9, 30),
                    date(2026, 9, 28)),
        ),
    ),
    Project(
        "P03", "Ein Telefon für alle Anliegen", "One phone number for everything", "KUS", "",
        (date(2025, 10, 1), date(2026, 3, 31)), (date(2025, 10, 1), date(2026, 3, 27)), 180, 172,
        "private young business", date(2025, 9, 15),
        (
            Benefit("Innert 60 Sekunden angenommen", "customer", 5, 7, "points", "measured", date(2026, 7, 31),
                    date(2026, 8, 5)),
            Benefit("Weiterleitungen je Anruf", "customer", -0.2, -0.25, "per call", "measured", date(2026, 7, 31),
                    date(2026, 8, 5)),
        ),
    ),
    Project(
        "P04", "Portal: Offerte selbst rechnen", "Portal: offers by oneself", "VER", "Webwerk Partner",
        (date(2025, 11, 3), date(2026, 5, 29)), (date(2025, 12, 1), date(2026, 7, 10)), 430, 585, "young",
        date(2025, 10, 20),
        (
            Benefit("Tage bis zur Offerte", "customer", -2, -0.4, "days", "measured", date(2026, 9, 30),
                    date(2026, 9, 25)),
            Benefit("Abschlüsse im Portal", "revenue", 400, None, "per quarter", "claimed", date(2026, 9, 30)),
            Benefit("Zufriedenheit mit der Offerte", "customer", 5, None, "points", "", date(2026, 9, 30)),
        ),
    ),
    Project(
        "P05", "Verständliche Rechnung", "Bills that can be understood", "INK", "",
        (date(2026, 2, 2), date(2026, 5, 29)), (date(2026, 2, 2), date(2026, 6, 5)), 95, 98,
        "private young business", date(2026, 1, 20),
        (
            Benefit("Fragen zur Rechnung", "customer", -120, -150, "per month", "measured", date(2026, 8, 31),
                    date(2026, 9, 10)),
            Benefit("Mahnungen", "cost", -200, -210, "per month", "measured", date(2026, 8, 31), date(2026, 9, 10)),
            Benefit("Lob für Verständlichkeit", "customer", 10, 12, "points", "estimated", date(2026, 8, 31),
                    date(2026, 9, 10)),
        ),
    ),
    Project(
        "P06", "Kundenakte auf einen Blick", "The customer's file at a glance", "KUS", "",
        (date(2025, 3, 3), date(2025, 12, 19)), (date(2025, 3, 3), date(2026, 2, 27)), 820, 990,
        "private young business", date(2025, 2, 10),
        (
            Benefit("Suchzeit je Anruf", "cost", -40, -25, "seconds", "measured", date(2026, 4, 30),
                    date(2026, 5, 12)),
            Benefit("Anliegen nur einmal erklären", "customer", 15, 16, "points", "measured", date(2026, 5, 31),
                    date(2026, 6, 9)),
            Benefit("Doppelte Adressen", "cost", -3000, -3400, "records", "measured", date(2026, 5, 31),
                    date(2026, 6, 9)),
            Benefit("Rückrufe", "customer", -0.1, None, "per case", "claimed", date(2026, 6, 30)),
        ),
    ),
    Project(
        "P07", "Neue Kündigungsbestätigung", "New confirmation of a cancellation", "BIN", "",
        (date(2026, 8, 3), date(2026, 11, 30)), (date(2026, 8, 17), None), 60, 22, "private",
        date(2026, 7, 10),
        (Benefit("Rückgewinnungen", "revenue", 8, None, "per month", "", date(2027, 1, 31)),),
    ),
)  # fmt: skip


def project_rows() -> pa.Table:
    """Projects with their plan and what became of it."""
    return text_table(
        ("Nr", "Projekt", "Project", "Abteilung", "Partner", "Start Plan", "Start Ist", "Ende Plan", "Ende Ist",
         "Kosten Plan", "Kosten Ist", "Währung", "Segmente"),
        [
            (p.code, p.german, p.english, p.unit, p.supplier, _day(p.planned[0]), _day(p.actual[0]),
             _day(p.planned[1]), _day(p.actual[1]), f"{1000 * p.planned_cost:g}", f"{1000 * p.actual_cost:g}", "CHF",
             p.segments)
            for p in PROJECTS
        ],
    )  # fmt: skip


def benefit_rows() -> pa.Table:
    """What each project promised and brought."""
    kinds = {code: word for word, code in KIND_WORDS.items()}
    evidence = {code: word for word, code in EVIDENCE_WORDS.items()}
    return text_table(
        ("Projekt", "Nutzen", "Art", "Versprochen", "Gebracht", "Einheit", "Nachweis", "Festgehalten", "Fällig",
         "Gemessen am"),
        [
            (p.code, b.name, kinds[b.kind], f"{b.planned:g}", "" if b.delivered is None else f"{b.delivered:g}", b.unit,
             evidence.get(b.evidence, ""), _day(p.frozen_on), _day(b.due_on), _day(b.measured_on))
            for p in PROJECTS
            for b in p.benefits
        ],
    )  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
