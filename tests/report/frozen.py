"""Frozen assessments as the report reads them: made-up figures, real findings, real files."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from fremdbild.assessment import Assessment
from fremdbild.assessment.freeze import freeze
from fremdbild.findings import find_findings
from fremdbild.measures import BY_NAME
from fremdbild.result import GROUP_COLUMNS, NO_DATA, PROTECTED, RELEASED, RESULT_COLUMNS, TOTAL, Period
from fremdbild.settings import parse_settings

AS_OF = datetime(2026, 9, 30, 22, 0)

TOUCHPOINTS = {"claim": 408, "offer": 362, "service": 535, "contract_change": 370, "invoice": 118}
KEPT = {"claim": 34, "offer": 42, "service": 63, "contract_change": 83, "invoice": 92}
DAYS = {"claim": 7.5, "offer": 7.5, "service": 3.8, "contract_change": 2.6, "invoice": 1.1}
BENCHMARKS = {"claim": 2.0, "offer": 4.0, "service": 2.0, "contract_change": 3.0, "invoice": 1.0}
PROMISED = {"claim": 3.0, "offer": 5.0, "service": 2.0, "contract_change": 3.0, "invoice": 2.0}
UNITS = {"Schaden Nord": 310, "Schaden Süd": 240, "Vertrieb": 402, "Service Center": 561, "Rechnung": 280}
CHANNELS = {"phone": 802, "mail": 411, "web": 480, "visit": 100}
SEGMENTS = {"private": 1311, "business": 482}

NAMES = {
    "claim": {"de-CH": "Schadenmeldung", "en": "Claim"},
    "offer": {"de-CH": "Offerte", "de-DE": "Angebot", "en": "Offer"},
    "service": {"de-CH": "Serviceanfrage", "en": "Service request"},
    "contract_change": {"de-CH": "Vertragsänderung", "en": "Contract change"},
    "invoice": {"de-CH": "Rechnungsfrage", "en": "Invoice question"},
    "death": {"de-CH": "Todesfall", "en": "Death"},
    "termination": {"de-CH": "Kündigung", "en": "Termination"},
    "phone": {"de-CH": "Telefon", "en": "Phone"},
    "mail": {"de-CH": "E-Mail", "en": "E-mail"},
    "web": {"de-CH": "Webseite", "en": "Website"},
    "visit": {"de-CH": "Besuch", "en": "Visit"},
    "private": {"de-CH": "Privatkunden", "en": "Private customers"},
    "business": {"de-CH": "Geschäftskunden", "en": "Business customers"},
}

SETTINGS: dict[str, Any] = {
    "organisation": {"name": "Muster Versicherung", "languages": ["de-CH", "en"]},
    "report": {
        "addressee_by_language": {
            "de-CH": "den Verwaltungsrat",
            "de-DE": "den Aufsichtsrat",
            "en": "the board of directors",
        },
        "names": NAMES,
    },
    "target": [
        {"measure": "promise_kept", "value": 90},
        {"measure": "net_promoter_score", "value": 20},
        {"measure": "first_contact_resolution", "value": 70},
    ],
    "grouping": [{"by": [name]} for name in ("touchpoint", "org_unit", "channel", "segment")] + [{"by": ["period"]}],
}

MEASURES = tuple(BY_NAME)


def made_row(
    measure: str,
    statistic: str,
    value: float | None,
    n: int,
    *,
    period: str,
    status: str = RELEASED,
    **cell: str | None,
) -> dict[str, Any]:
    """One frozen result; the interval is that of a share, a mean or a time of `n` cases."""
    known = BY_NAME[measure]
    unit = known.statistic(statistic).unit_of_measure
    survey = known.kind == "survey"
    row: dict[str, Any] = dict.fromkeys(RESULT_COLUMNS.names)
    row |= dict.fromkeys(GROUP_COLUMNS, TOTAL) | cell
    row |= {
        "measure": measure,
        "statistic": statistic,
        "unit_of_measure": unit,
        "period": period,
        "as_of": AS_OF,
        "status": status,
    }
    if status != RELEASED or value is None:
        return row
    if statistic == "promised_days":
        lower, upper, error = None, None, None
    elif unit == "days":
        lower, upper, error = value * (1 - 1.2 / math.sqrt(n)), value * (1 + 1.4 / math.sqrt(n)), None
    else:
        spread = {"percent": math.sqrt(max(value * (100 - value), 40)), "points": 75.0, "score": 24.0}[unit]
        error = spread / math.sqrt(n)
        lower, upper = value - 1.96 * error, value + 1.96 * error
        if unit == "percent":
            lower, upper = max(0.0, lower), min(100.0, upper)
    row |= {
        "value": value,
        "standard_error": error,
        "lower": lower,
        "upper": upper,
        "interval_method": "made up",
        "answers": n if survey else None,
        "cases": None if survey else n,
        "people": max(1, int(n * 0.8)),
        "effective_n": float(n),
    }
    return row


@dataclass
class Firm:
    """What is frozen. The defaults are a whole firm; a test changes what it is about."""

    measures: Sequence[str] = MEASURES
    touchpoints: Mapping[str, int] = field(default_factory=lambda: dict(TOUCHPOINTS))
    units: Mapping[str, int] = field(default_factory=lambda: dict(UNITS))
    channels: Mapping[str, int] = field(default_factory=lambda: dict(CHANNELS))
    segments: Mapping[str, int] = field(default_factory=lambda: dict(SEGMENTS))
    protected: Sequence[str] = ("death", "termination", "visit")
    no_data: Sequence[str] = ()
    periods: int = 13
    period: str = "2026-Q3"
    with_promised: bool = False
    reported_only: bool = False
    settings: Mapping[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    organisation: str | None = None
    inputs: int = 5
    benchmarks: Mapping[str, float] = field(default_factory=lambda: dict(BENCHMARKS))
    combinations: bool = True

    # figures ----------------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[dict[str, Any]]:
        periods = Period.parse(self.period).series()[-self.periods :]
        for back, period in enumerate(reversed(periods)):
            for measure, statistic, value, n in self.totals():
                yield made_row(
                    measure, statistic, _earlier(measure, value, back), max(30, n - 13 * back), period=period.label
                )
        columns = {
            "touchpoint": self.touchpoints,
            "org_unit": self.units,
            "channel": self.channels,
            "segment": self.segments,
        }
        for column, members in columns.items():
            hidden = [name for name in self.protected if column == "touchpoint" or name in members]
            for member in dict.fromkeys([*members, *hidden]):
                yield from self.group(column, member, members.get(member, 0))
        if self.combinations:
            yield from self.crossed()

    def totals(self) -> list[tuple[str, str, float, int]]:
        found = [
            ("net_promoter_score", "score", 12.0, 1412),
            ("satisfaction", "top_2_share", 71.0, 1400),
            ("satisfaction", "mean", 68.4, 1400),
            ("customer_effort", "mean", 64.0, 1290),
            ("customer_effort", "easy_share", 57.0, 1290),
            ("promise_kept", "reported", 63.4, 1700),
            ("cycle_time", "median", 4.2, 2010),
            ("cycle_time", "p80", 9.6, 2010),
            ("cycle_time", "p95", 21.3, 2010),
            ("cycle_time", "share_within_limit", 68.0, 2010),
            ("first_contact_resolution", "share", 69.0, 1650),
            ("reopened", "share", 3.4, 1790),
        ]
        if not self.reported_only:
            found.append(("promise_kept", "kept", 58.0, 1804))
        return [row for row in found if row[0] in self.measures]

    def group(self, column: str, member: str | None, n: int) -> Iterator[dict[str, Any]]:
        status = PROTECTED if member in self.protected else NO_DATA if member in self.no_data else RELEASED
        for measure, statistic, value, _ in self.totals():
            own = self.own_value(column, member, measure, statistic, value)
            yield made_row(measure, statistic, own, max(n, 1), period=self.period, status=status, **{column: member})
        if column == "touchpoint" and self.with_promised and member in PROMISED:
            yield made_row(
                "promise_kept",
                "promised_days",
                PROMISED[member],
                max(n, 1),
                period=self.period,
                status=status,
                touchpoint=member,
            )
        if column == "touchpoint" and "cycle_time" in self.measures and member in self.benchmarks:
            within = 100 / (1 + self.own_value(column, member, "cycle_time", "median", 4.0) / self.benchmarks[member])
            yield made_row(
                "cycle_time",
                "share_within_benchmark",
                within,
                max(n, 1),
                period=self.period,
                status=status,
                touchpoint=member,
            )

    def own_value(self, column: str, member: str | None, measure: str, statistic: str, value: float) -> float:
        if column == "touchpoint" and member in KEPT:
            if (measure, statistic) == ("promise_kept", "kept"):
                return KEPT[member]
            if measure == "cycle_time" and statistic != "share_within_limit":
                return DAYS[member] * {"median": 1.0, "p80": 2.3, "p95": 5.1}.get(statistic, 1.0)
        shift = _shift(f"{member}{measure}") * (0.3 if measure in {"cycle_time", "reopened"} else 14)
        known = BY_NAME[measure].statistic(statistic)
        low = known.low if known.low is not None else 0.05
        high = known.high if known.high is not None else math.inf
        return min(high, max(low, value * (1 + shift) if measure in {"cycle_time", "reopened"} else value + shift))

    def crossed(self) -> Iterator[dict[str, Any]]:
        for touchpoint, n in self.touchpoints.items():
            for unit in self.units:
                for measure, statistic, value, _ in self.totals():
                    small = (len(unit) + len(touchpoint)) % 4 == 0
                    own = self.own_value("org_unit", unit + touchpoint, measure, statistic, value)
                    yield made_row(
                        measure,
                        statistic,
                        own,
                        max(12, n // 5),
                        period=self.period,
                        status=PROTECTED if small else RELEASED,
                        org_unit=unit,
                        touchpoint=touchpoint,
                    )

    # files ------------------------------------------------------------------------------------------------------------

    def freeze(self, folder: Path) -> Assessment:
        settings = parse_settings(_with_name(self.settings, self.organisation), folder=folder)
        results = pa.Table.from_pylist(list(self.rows()), schema=RESULT_COLUMNS)
        period = Period.parse(self.period)
        benchmarks = [
            {
                "touchpoint": name,
                "measure": "cycle_time",
                "statistic": "median",
                "value": days,
                "source": "Testanfragen",
                "as_of": date(2026, 8, 1),
            }
            for name, days in self.benchmarks.items()
        ]
        manifest = {
            "organisation": settings.organisation.name,
            "period": {"label": period.label, "kind": period.kind, "first": period.first, "last": period.last},
            "as_of": AS_OF.isoformat(),
            "created_at": "2026-10-12T07:31:00.123456+00:00",
            "languages": list(settings.organisation.languages),
            "measures": list(self.measures),
            "limits": {
                "cycle_time_days": 5.0,
                "second_contact_days": 30,
                "benchmark_days": dict(self.benchmarks),
            },
            "hidden": {
                "cells": sum(status == PROTECTED for status in results["status"].to_pylist()),
                "of": results.num_rows,
            },
            "notes": ["a case counts as one person"],
            "groupings": [list(grouping.by) for grouping in settings.grouping],
            "targets": [target.model_dump() for target in settings.target],
            "settings": settings.model_dump(mode="json"),
            "inputs": [_input(number) for number in range(self.inputs)],
            "tables": {"service_case": 20410, "survey_response": 4102},
            "versions": {"python": "3.11.2", "fremdbild": "0.1.0", "duckdb": "2.0.0"},
        }
        findings = find_findings(results, settings, benchmarks, period)
        return freeze(folder / "assessments", period.label, results, findings, manifest)


def _with_name(settings: Mapping[str, Any], name: str | None) -> dict[str, Any]:
    return dict(settings) if name is None else {**settings, "organisation": {**settings["organisation"], "name": name}}


def _earlier(measure: str, value: float, back: int) -> float:
    """A course with a drift and some noise."""
    noise = _shift(f"{measure}{back}")
    return value * (1 + 0.03 * noise) + (0.4 * back if value > 30 else 0.02 * back) if back else value


def _shift(text: str) -> float:
    """−1 to 1, the same for the same text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**31 - 1


def _input(number: int) -> dict[str, Any]:
    return {
        "source": "tickets" if number else "survey",
        "file": f"exports/tickets-2026-{number + 1:02}.csv.gz",
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "rows_read": 41212 + number,
        "rows_stored": 41107 + number,
        "rows_set_aside": 105,
        "loaded_at": "2026-10-01T04:00:00",
    }
