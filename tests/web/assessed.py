"""A small frozen assessment for pages that read one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from fremdbild.assessment import Assessment
from fremdbild.assessment.freeze import freeze
from fremdbild.findings.finding import FINDING_COLUMNS
from fremdbild.result import GROUP_COLUMNS, RELEASED, RESULT_COLUMNS, TOTAL

EVERYWHERE = dict.fromkeys(GROUP_COLUMNS, TOTAL)


def frozen(folder: Path, period: str = "2026-Q3", kept: float = 58.0, *, gap: bool = False, **more: Any) -> Assessment:
    """Promises kept: `kept` % in all, 40 % of unit `sales`, hidden in unit `claims`."""
    results = [
        result(kept, kept - 2, kept + 2, cases=1804, period=period),
        result(40.0, 30.0, 50.0, cases=90, period=period, org_unit="sales"),
        result(None, None, None, period=period, org_unit="claims", status="protected"),
    ]
    findings = [
        finding(1, kept, 90.0, cases=1804, period=period),
        finding(2, 40.0, 90.0, cases=90, period=period, org_unit="sales"),
    ]
    if gap:
        both = {"measure": "inside_score", "statistic": "mean", "unit_of_measure": "score", "answers": 187}
        findings.append(finding(3, 84.0, 42.0, period=period, kind="gap", criterion="reliability", **both))
    year, quarter = period.split("-Q")
    last = {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}[quarter]
    manifest = {
        "organisation": "Muster AG",
        "period": {"label": period, "kind": "quarter", "first": f"{year}-01-01", "last": f"{year}-{last}"},
        "as_of": f"{year}-{last}T09:00:00",
        "created_at": f"{year}-{last}T10:00:00+00:00",
        "measures": ["promise_kept"],
        "languages": ["de-CH", "en"],
        "names": {"org_unit": {"sales": {"de-CH": "Verkauf", "de-DE": "Verkauf", "en": "Sales"}}},
        "actions": [],
        **more,
    }
    return freeze(
        folder / "assessments",
        period,
        pa.Table.from_pylist(results, schema=RESULT_COLUMNS),
        pa.Table.from_pylist(findings, schema=FINDING_COLUMNS),
        manifest,
    )


def result(value: float | None, lower: float | None, upper: float | None, **known: Any) -> dict[str, Any]:
    return {
        "measure": "promise_kept",
        "statistic": "kept",
        "unit_of_measure": "percent",
        "as_of": datetime(2026, 9, 30),
        **EVERYWHERE,
        "value": value,
        "lower": lower,
        "upper": upper,
        "status": RELEASED,
        **known,
    }


def finding(rank: int, value: float, target: float, **known: Any) -> dict[str, Any]:
    low, high = value - 2, value + 2
    return {
        "rank": rank,
        "kind": "target",
        "direction": "worse",
        "certain": True,
        "measure": "promise_kept",
        "statistic": "kept",
        "unit_of_measure": "percent",
        **EVERYWHERE,
        "value": value,
        "lower": low,
        "upper": high,
        "comparison": target,
        "difference": value - target,
        "difference_lower": low - target,
        "difference_upper": high - target,
        "effect": value - target,
        "effect_lower": low - target,
        "effect_upper": high - target,
        "bound": high - target,
        "p_value": 0.0,
        "p_holm": 0.0,
        "blind_spot": False,
        "same": False,
        **known,
    }
