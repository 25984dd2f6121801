"""A frozen assessment with both sides, four units of which one is protected, and owners of touchpoints."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "report"))
from mirrors import Mirrors  # the made-up figures of the report's tests

from fremdbild.assessment import Assessment
from fremdbild.instruments import CRITERIA
from fremdbild.result import PROTECTED, RELEASED

UNITS = {"south": "South", "north": "North", "east": "East", "tiny": "Tiny"}
NPS_BY_UNIT = 41.7


class WithUnits(Mirrors):
    """The mirrors with a view of each unit on itself, and one figure of customers by unit, which no page may show."""

    def rows(self):
        rows = super().rows()
        for place, unit in enumerate(UNITS):
            status = PROTECTED if unit == "tiny" else RELEASED
            for criterion in CRITERIA:
                rows.append(
                    self._row(
                        "inside_score",
                        "mean",
                        "score",
                        60.0 + 3 * place,
                        3.0,
                        20,
                        status=status,
                        criterion=criterion.name,
                        org_unit=unit,
                    )
                )
        rows.append(self._row("inside_score", "mean", "score", 61.0, 3.0, 20, org_unit="north"))
        rows.append(self._row("promise_kept", "kept", "percent", 61.0, 3.0, 90, org_unit="north"))
        rows.append(self._row("net_promoter_score", "score", "points", NPS_BY_UNIT, 3.0, 90, org_unit="north"))
        return rows


def frozen_firm(folder: Path) -> Assessment:
    """The assessment, in `folder`."""
    assessment = WithUnits().freeze(folder)
    path = assessment.path / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest |= {
        "names": {"org_unit": {code: {"de-CH": name, "en": name} for code, name in UNITS.items()}},
        "owners": {"claim": "north"},
        "parents": {"tiny": "north"},
        "asked_with": {"inside": ["fremdbild-15 1"], "outside": ["fremdbild-15 1"]},
    }
    path.chmod(0o644)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return Assessment.open(assessment.path)
