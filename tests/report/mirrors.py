"""Assessments with mirrors, frozen by hand: rows and manifest as the report reads them, figures made up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from frozen import AS_OF, NAMES, SETTINGS, Firm

from fremdbild.assessment import Assessment
from fremdbild.assessment.freeze import freeze
from fremdbild.findings import find_findings
from fremdbild.findings.finding import FINDING_COLUMNS
from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS, of_dimension
from fremdbild.measures import BY_NAME
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL, Period
from fremdbild.settings import parse_settings

INSIDE = {
    "contact": 73, "purpose": 80, "value": 66, "language": 68, "goals": 57,
    "learning": 75, "one_company": 72, "knowledge": 63, "involvement": 60, "latitude": 55,
    "reliability": 84, "speed": 71, "relevance": 69, "relationship": 66, "access": 62,
}  # fmt: skip
OUTSIDE = {
    "contact": 42, "purpose": 51, "value": 51, "language": 56, "goals": 55,
    "learning": 37, "one_company": 49, "knowledge": 50, "involvement": 48, "latitude": 56,
    "reliability": 43, "speed": 49, "relevance": 52, "relationship": 63, "access": 68,
}  # fmt: skip
GUESS = {name: min(95, value - 14) for name, value in INSIDE.items()}
AGREE = {name: max(3, value - 13) for name, value in OUTSIDE.items()}
EVIDENCE = {
    ("leader_contact", "share"): (21.0, 43, 60),
    ("feedback_answered", "in_time"): (31.0, 486, 80),
    ("first_contact_resolution", "share"): (69.0, 9340, 70),
    ("promise_kept", "kept"): (58.0, 1804, 90),
    ("cycle_time", "share_within_benchmark"): (54.0, 2010, 75),
    ("contact_answered", "in_time"): (86.0, 14120, 85),
}
BLIND_SPOTS = ("reliability", "learning", "contact")

ACTIONS: list[dict[str, Any]] = [
    {
        "action_id": "A1", "criterion": "reliability", "status": "proposed",
        "finding": {"de": "Wir brechen Versprechen", "en": "We break promises"},
        "decision": {
            "de": "Zusagen nur mit einem Datum, das die Schadenabteilung bestätigt hat",
            "en": "Promise only with a date that the claims department has confirmed",
        },
        "owner_unit": "Leitung Schaden", "due": "2027-03-31", "measure": "promise_kept", "statistic": "kept",
        "where": {}, "unit_of_measure": "percent", "baseline": 58.0, "expected_value": 75.0,
    },
    {
        "action_id": "A2", "criterion": "learning", "status": "proposed",
        "finding": {"de": "Kritik bleibt liegen", "en": "Criticism is left lying"},
        "decision": {
            "de": "Antwort in fünf Tagen von der Stelle, die eine Kritik betrifft",
            "en": "An answer within five days from the unit that a criticism concerns",
        },
        "owner_unit": "Leitung Service", "due": "2027-06-30", "measure": "feedback_answered", "statistic": "in_time",
        "where": {}, "unit_of_measure": "percent", "baseline": 31.0, "expected_value": 60.0,
    },
    {
        "action_id": "A3", "criterion": "contact", "status": "proposed",
        "finding": {"de": "Führung ohne Kunden", "en": "Leaders without customers"},
        "decision": {
            "de": "Zwei Stunden im Monat am Kundentelefon für alle, die führen",
            "en": "Two hours a month on the customer line for everyone who leads",
        },
        "owner_unit": "Geschäftsleitung", "due": "2027-01-31", "measure": "leader_contact", "statistic": "share",
        "where": {}, "unit_of_measure": "percent", "baseline": 21.0, "expected_value": 80.0,
    },
    {
        "action_id": "D1", "criterion": "access", "status": "done", "decided_on": "2026-04-14",
        "decision": {"de": "Anrufe innert 60 Sekunden annehmen", "en": "Answer calls within 60 seconds"},
        "measure": "contact_answered", "statistic": "in_time", "unit_of_measure": "percent",
        "baseline": 80.0, "expected_value": 85.0, "value": 86.0, "lower": 85.0, "upper": 87.0, "n": 14120,
    },
    {
        "action_id": "D2", "criterion": "speed", "status": "decided", "decided_on": "2026-04-14",
        "decision": {
            "de": "Vertragsänderungen am gleichen Tag erfassen", "en": "Record contract changes on the same day",
        },
        "measure": "cycle_time", "statistic": "share_within_limit", "unit_of_measure": "percent",
        "baseline": 75.0, "expected_value": 85.0, "value": 83.0, "lower": 79.0, "upper": 87.0, "n": 370,
    },
    {
        "action_id": "D3", "criterion": "language", "status": "decided", "decided_on": "2026-04-14",
        "decision": {"de": "Briefe beim Anliegen beginnen lassen", "en": "Begin letters with the concern"},
        "measure": "text_address", "statistic": "share", "unit_of_measure": "percent",
        "baseline": 45.0, "expected_value": 60.0, "value": 47.0, "lower": 41.0, "upper": 53.0, "n": 268,
    },
]  # fmt: skip


def _told(action: Mapping[str, Any]) -> dict[str, Any]:
    """An action with every key that the manifest has."""
    keys = ("finding", "owner_unit", "due", "decided_on", "done_on", "value", "lower", "upper", "n")
    return {**dict.fromkeys(keys), "where": {}, **action}


@dataclass
class Mirrors:
    """What is frozen. A test changes what it is about."""

    inside: Mapping[str, float] = field(default_factory=lambda: dict(INSIDE))
    outside: Mapping[str, float] = field(default_factory=lambda: dict(OUTSIDE))
    guess: Mapping[str, float] = field(default_factory=lambda: dict(GUESS))
    agree: Mapping[str, float] = field(default_factory=lambda: dict(AGREE))
    evidence: Mapping[tuple[str, str], tuple[float, int, float]] = field(default_factory=lambda: dict(EVIDENCE))
    hidden: Sequence[tuple[str, str]] = ()
    """(measure, criterion) of cells that are protected."""
    hidden_evidence: Sequence[str] = ()
    no_data: Sequence[tuple[str, str]] = ()
    blind_spots: Sequence[str] = BLIND_SPOTS
    actions: Sequence[Mapping[str, Any]] = field(default_factory=lambda: list(ACTIONS))
    not_comparable: Sequence[Mapping[str, str]] = ()
    waves: Sequence[tuple[str, float, float]] = (
        ("2024-Q1", 3, -5),
        ("2024-Q3", 4, -4),
        ("2025-Q1", -2, -6),
        ("2025-Q3", -1, -5),
        ("2026-Q1", -1, -2),
        ("2026-Q3", 0, 0),
    )
    """Period, and by how much both views then were higher than now."""
    breaks: Sequence[str] = ("2025-Q1",)
    perspectives: bool = True
    firm: Firm | None = field(default_factory=lambda: Firm(with_promised=True))
    period: str = "2026-Q3"
    n_inside: int = 381
    n_outside: int = 1412
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    with_mirror_manifest: bool = True
    languages: Sequence[str] = ("de-CH", "en")

    # rows -------------------------------------------------------------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        found = [] if self.firm is None else self._of_firm()
        for period, up_inside, up_outside in self.waves:
            found += self._scores("inside_score", self.inside, up_inside, self.n_inside, period, 17.0)
            found += self._scores("outside_score", self.outside, up_outside, self.n_outside, period, 26.0)
        if self.perspectives:
            leaders = {name: value + 7 - 3 * (place % 5) for place, (name, value) in enumerate(self.inside.items())}
            rest = {name: value - 1 for name, value in self.inside.items()}
            found += self._scores("inside_score", leaders, 0, 43, self.period, 15.0, perspective="manager")
            found += self._scores("inside_score", rest, 0, 338, self.period, 17.0, perspective="employee")
        found += self._shares("inside_score", "top_2_share", _agreeing(self.inside), self.n_inside)
        if self.perspectives:
            found += self._shares("inside_score", "top_2_share", _agreeing(self.inside, 8), 43, perspective="manager")
        found += self._shares("outside_score", "top_2_share", self.agree, self.n_outside)
        found += self._shares("customer_guess", "mean", self.guess, 43)
        for (measure, statistic), (value, n, _) in self.evidence.items():
            status = PROTECTED if measure in self.hidden_evidence else RELEASED
            found.append(self._row(measure, statistic, "percent", value, 100.0 / math.sqrt(n) / 2, n, status=status))
        return found

    def _of_firm(self) -> list[dict[str, Any]]:
        """The rows of the firm without the evidence of the mirrors, which these tests set themselves."""
        own = set(self.evidence)
        firm = self.firm
        return [
            row
            for row in (firm.rows() if firm is not None else ())
            if (row["measure"], row["statistic"]) not in own
            or any(row[name] != TOTAL for name in GROUP_COLUMNS)
            or row["period"] != self.period
        ]

    def _scores(
        self, measure: str, known: Mapping[str, float], up: float, n: int, period: str, spread: float, **cell: str
    ) -> list[dict[str, Any]]:
        values = {name: min(100.0, max(0.0, value + up)) for name, value in known.items()}
        for dimension in DIMENSIONS:
            own = [values[c.name] for c in of_dimension(dimension) if self._counted(measure, c.name, values)]
            if len(own) >= 3:
                values[dimension] = sum(own) / len(own)
        if all(dimension in values for dimension in DIMENSIONS):
            values[TOTAL] = sum(values[dimension] for dimension in DIMENSIONS) / 3
        names = [TOTAL, *DIMENSIONS, *(criterion.name for criterion in CRITERIA)]
        rows = []
        for name in names:
            narrow = 1.0 if name not in {TOTAL, *DIMENSIONS} else 0.7
            status = self._status(measure, name, values)
            value = values.get(name)
            error = narrow * spread / math.sqrt(n)
            rows.append(
                self._row(
                    measure, "mean", "score", value, error, n, status=status, period=period, criterion=name, **cell
                )
            )
        return rows

    def _shares(
        self, measure: str, statistic: str, known: Mapping[str, float], n: int, **cell: str
    ) -> list[dict[str, Any]]:
        rows = []
        for name, value in known.items():
            error = math.sqrt(max(value * (100 - value), 60) / n) if measure != "customer_guess" else 2.2
            status = self._status(measure, name, known)
            rows.append(
                self._row(measure, statistic, "percent", value, error, n, status=status, criterion=name, **cell)
            )
        return rows

    def _counted(self, measure: str, name: str, values: Mapping[str, float]) -> bool:
        return name in values and (measure, name) not in self.no_data

    def _status(self, measure: str, name: str, values: Mapping[str, float]) -> str:
        if (measure, name) in self.hidden:
            return PROTECTED
        return RELEASED if self._counted(measure, name, values) else NO_DATA

    def _row(
        self,
        measure: str,
        statistic: str,
        unit: str,
        value: float | None,
        error: float,
        n: int,
        *,
        status: str = RELEASED,
        period: str | None = None,
        **cell: str,
    ) -> dict[str, Any]:
        row: dict[str, Any] = dict.fromkeys(RESULT_COLUMNS.names)
        row |= dict.fromkeys(GROUP_COLUMNS, TOTAL) | cell
        row |= {
            "measure": measure,
            "statistic": statistic,
            "unit_of_measure": unit,
            "period": period or self.period,
            "as_of": AS_OF,
            "status": status,
        }
        if status != RELEASED or value is None:
            return row
        survey = measure in {"inside_score", "outside_score", "customer_guess"}
        return row | {
            "value": value,
            "standard_error": error,
            "lower": max(0.0, value - 1.96 * error),
            "upper": min(100.0, value + 1.96 * error),
            "interval_method": "made up",
            "answers": n if survey else None,
            "cases": None if survey else n,
            "people": n,
            "effective_n": float(n),
        }

    # findings ---------------------------------------------------------------------------------------------------------

    def findings(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        known = {
            (row["measure"], row["statistic"], row["criterion"], row["perspective"]): row
            for row in rows
            if row["period"] == self.period and row["org_unit"] == TOTAL and row["touchpoint"] == TOTAL
        }
        refused = {entry["criterion"] for entry in self.not_comparable}
        names = [TOTAL, *DIMENSIONS, *(criterion.name for criterion in CRITERIA)]
        pairs = [
            ("gap", ("inside_score", "mean", name, TOTAL), ("outside_score", "mean", name, TOTAL))
            for name in names
            if name not in refused
        ]
        pairs += [
            ("guess", ("customer_guess", "mean", name, TOTAL), ("outside_score", "top_2_share", name, TOTAL))
            for name in names
        ]
        pairs += [
            ("perspective", ("inside_score", "mean", name, "manager"), ("inside_score", "mean", name, "employee"))
            for name in names
        ]
        found = []
        for kind, one, other in pairs:
            first, second = known.get(one), known.get(other)
            if first is None or second is None or first["value"] is None or second["value"] is None:
                continue
            found.append(self._finding(kind, first, second))
        found.sort(key=lambda row: (not row["blind_spot"], -abs(row["difference"])))
        return [{**row, "rank": rank} for rank, row in enumerate(found, start=1)]

    def _finding(self, kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
        size = one["value"] - other["value"]
        error = math.hypot(one["standard_error"], other["standard_error"])
        low, high = size - 1.96 * error, size + 1.96 * error
        taken = (*GROUP_COLUMNS, "measure", "statistic", "unit_of_measure", "period", "value", "lower", "upper")
        taken = (*taken, "answers", "cases", "people")
        return {
            **{name: one[name] for name in taken},
            "rank": 0,
            "kind": kind,
            "direction": "worse" if size > 0 else "better",
            "certain": not low <= 0 <= high,
            "comparison": other["value"],
            "comparison_lower": other["lower"],
            "comparison_upper": other["upper"],
            "difference": size,
            "difference_lower": low,
            "difference_upper": high,
            "effect": -size,
            "effect_lower": -high,
            "effect_upper": -low,
            "bound": -size / 2,
            "p_value": 0.001,
            "p_holm": 0.01,
            "blind_spot": kind == "gap" and one["criterion"] in self.blind_spots,
            "same": size - 1.645 * error > -5 and size + 1.645 * error < 5,
        }

    # files ------------------------------------------------------------------------------------------------------------

    def freeze(self, folder: Path) -> Assessment:
        names = {**NAMES, **self.names}
        targets = [
            {"measure": measure, "statistic": statistic, "value": goal}
            for (measure, statistic), (_, _, goal) in self.evidence.items()
            if measure in {"promise_kept", "cycle_time", "first_contact_resolution"}
        ]
        own = {**SETTINGS, "report": {**SETTINGS["report"], "names": names}, "target": targets}
        settings = parse_settings(own, folder=folder)
        rows = self.rows()
        fields = [*FINDING_COLUMNS]
        fields += [pa.field(name, pa.bool_()) for name in ("blind_spot", "same") if name not in FINDING_COLUMNS.names]
        period = Period.parse(self.period)
        known = {(target["measure"], target.get("statistic")) for target in targets}
        manifest: dict[str, Any] = {
            "organisation": "Muster Versicherung",
            "period": {"label": period.label, "kind": period.kind, "first": period.first, "last": period.last},
            "as_of": AS_OF.isoformat(),
            "created_at": "2026-10-12T07:31:00.123456+00:00",
            "languages": list(self.languages),
            "measures": sorted({row["measure"] for row in rows}),
            "limits": {"cycle_time_days": 5.0, "second_contact_days": 30, "benchmark_days": {}},
            "hidden": {"cells": 31, "of": 214, "simple_rule": 12},
            "notes": [],
            "targets": [target.model_dump() for target in settings.target]
            + [
                {"measure": measure, "statistic": statistic, "value": goal, "where": {}, "period": None}
                for (measure, statistic), (_, _, goal) in self.evidence.items()
                if (measure, statistic) not in known
            ],
            "settings": settings.model_dump(mode="json"),
            "inputs": [],
            "tables": {},
            "versions": {"python": "3.11.2", "fremdbild": "0.1.0"},
            "actions": [_told(action) for action in self.actions],
        }
        if self.with_mirror_manifest:
            manifest["mirror"] = self.mirror_manifest()
        results = pa.Table.from_pylist(rows, schema=RESULT_COLUMNS)
        known_measures = pa.Table.from_pylist([row for row in rows if row["measure"] in BY_NAME], schema=RESULT_COLUMNS)
        others = find_findings(known_measures, settings, [], period).to_pylist() if self.firm is not None else []
        kept = [row for row in others if row["measure"] not in {"inside_score", "outside_score", "customer_guess"}]
        ranked = [{**row, "rank": rank} for rank, row in enumerate([*self.findings(rows), *kept], start=1)]
        findings = pa.Table.from_pylist(ranked, schema=pa.schema(fields))
        return freeze(folder / "assessments", period.label, results, findings, manifest)

    def mirror_manifest(self) -> dict[str, Any]:
        return {
            "blind_spot": {"inside_above": 60, "outside_below": 50},
            "asked": [
                {
                    "perspective": "inside", "asked": 612, "answered": self.n_inside, "missing": ["Aussendienst"],
                    "missing_column": "org_unit", "weighted": False,
                },
                {
                    "perspective": "customer", "asked": 6480, "answered": self.n_outside,
                    "missing": ["Junge unter 30"], "missing_column": "segment", "weighted": True,
                },
            ],
            "response": {
                "waves": [["mitarbeitende", "2026-Q3"]],
                "perspectives": [
                    {
                        "perspective": "employee", "asked": 500, "answered": 320, "protected": False,
                        "units": [
                            {"org_unit": "Vertrieb", "asked": 120, "answered": 90},
                            {"org_unit": "Aussendienst", "asked": 100, "answered": 30},
                        ],
                        "others": {"units": 4, "asked": 280, "answered": 200},
                    },
                    {
                        "perspective": "manager", "asked": 112, "answered": 61, "protected": True, "units": [],
                        "others": None,
                    },
                ],
            },
            "weighting": [
                {
                    "perspective": "customer", "variables": ["segment"], "design_effect": 1.06,
                    "effective_n": 1332.0, "trimmed": 0,
                }
            ],
            "reliability": [
                {
                    "perspective": side, "scale": scale, "items": 15 if scale == "total" else 5, "n": n,
                    "alpha": a, "omega": o, "alpha_lower": a - 0.04, "alpha_upper": a + 0.03,
                    "item_rest": {
                        criterion.name: (0.21 if criterion.name == "speed" and side == "inside" else 0.5) + place / 100
                        for place, criterion in enumerate(CRITERIA if scale == "total" else of_dimension(scale))
                    },
                }
                for side, n in (("inside", self.n_inside), ("customer", self.n_outside))
                for scale, a, o in (
                    ("leadership", 0.81, 0.82), ("collaboration", 0.78, 0.79), ("implementation", 0.66, 0.68),
                    ("total", 0.91, 0.92),
                )
            ],
            "factors": [
                {
                    "perspective": "inside", "factors": factors, "chi_square": 900.0, "df": 90, "cfi": cfi, "tli": 0.9,
                    "rmsea": 0.07, "srmr": 0.05,
                }
                for factors, cfi in ((1, 0.84), (3, 0.95))
            ],
            "agreement": {
                "icc1": 0.12, "icc2": 0.76, "r_wg": {"Schaden Nord": 0.71, "Vertrieb": 0.42}, "units": 9,
                "comparable": True,
            },
            "not_comparable": [dict(entry) for entry in self.not_comparable],
            "breaks": [{"measure": "inside_score", "period": period} for period in self.breaks],
            "blind_spots": list(self.blind_spots),
        }  # fmt: skip


def _agreeing(scores: Mapping[str, float], more: float = 0) -> dict[str, float]:
    """About how many agree at such a mean."""
    return {name: min(98.0, max(2.0, (value - 20) * 1.25 + more)) for name, value in scores.items()}
