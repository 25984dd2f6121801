"""A folder with surveys of both sides as a small organisation has them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fremdbild.instruments.criteria import CRITERIA

WAVES = (("2026-Q2", "2026-06-20"), ("2026-Q3", "2026-09-20"))
UNITS = ("North", "South", "West")
HEAD = '[organisation]\nname = "Muster AG"\nlanguages = ["en"]\n[[grouping]]\nby = ["org_unit"]\n'


@dataclass
class MirrorFolder:
    """Tables as rows; `write` makes files and settings of them. Change what a test is about before."""

    path: Path
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    more: str = ""

    def write(self) -> Path:
        settings = HEAD + self.more
        for table, rows in self.tables.items():
            columns = list(dict.fromkeys(name for row in rows for name in row))
            _write(self.path / f"{table}.csv", columns, rows)
            settings += f'\n[[source]]\nsystem = "{table}"\ntable = "{table}"\nfile = "{table}.csv"\n[source.columns]\n'
            settings += "".join(f'{name} = "{name}"\n' for name in columns)
        (self.path / "fremdbild.toml").write_text(settings, encoding="utf-8")
        return self.path


def mirror_folder(path: Path, seed: int = 5) -> MirrorFolder:
    """Both sides in two waves; `reliability` is praised inside and not outside."""
    chance = random.Random(seed)
    surveys = [{"survey_id": s, "instrument": "fremdbild-15", "instrument_version": "1"} for s in ("in", "out")]
    items = [
        {"survey_id": survey, "item_id": c.name, "criterion": c.name, "construct": "statement", "scale_min": 1,
         "scale_max": 7, "wording": "1"}
        for survey in ("in", "out")
        for c in CRITERIA
    ]  # fmt: skip
    waves = [
        {"survey_id": survey, "wave": wave, "closed_on": day, "invited": 900 if survey == "out" else None}
        for survey in ("in", "out")
        for wave, day in WAVES
    ]
    folder = MirrorFolder(path)
    folder.tables = {
        "survey": surveys,
        "survey_item": items,
        "survey_wave": waves,
        "survey_cell": list(_cells()),
        "survey_response": [*_inside(chance), *_outside(chance)],
        "source_record": [
            {"system": "crm", "record_id": f"{kind}{number}", "kind": "person", "segment": kind}
            for kind in ("young", "old")
            for number in range(200)
        ],
        "population": [
            {"survey_id": "out", "perspective": "customer", "variables": "segment", "levels": kind, "size": size}
            for kind, size in (("young", 4000), ("old", 6000))
        ],
        "org_unit": [{"org_unit": unit, "headcount": 60} for unit in UNITS],
    }
    return folder


def _cells() -> Iterable[dict[str, Any]]:
    for wave, _ in WAVES:
        for unit in UNITS:
            for who, people, answered in (("employee", 48, 30 if unit != "West" else 9), ("manager", 12, 8)):
                yield {
                    "survey_id": "in",
                    "wave": wave,
                    "cell": f"{unit} {who}",
                    "org_unit": unit,
                    "perspective": who,
                    "headcount": people,
                    "invited": people,
                    "answered": answered,
                }


def _inside(chance: random.Random) -> Iterable[dict[str, Any]]:
    for cell in _cells():
        for number in range(cell["answered"]):
            mood = chance.gauss(0, 0.6)
            for criterion in CRITERIA:
                yield {
                    "survey_id": "in",
                    "wave": cell["wave"],
                    "item_id": criterion.name,
                    "respondent_id": f"{cell['wave']} {cell['cell']} {number}",
                    "cell": cell["cell"],
                    "score": _seven(chance, mood + (6.2 if criterion.name == "reliability" else 4.8)),
                }


def _outside(chance: random.Random) -> Iterable[dict[str, Any]]:
    for wave, _ in WAVES:
        for number in range(180):
            kind = "young" if number % 6 == 0 else "old"
            mood = chance.gauss(0, 0.6) - (0.8 if kind == "young" else 0)
            for criterion in CRITERIA:
                yield {
                    "survey_id": "out",
                    "wave": wave,
                    "item_id": criterion.name,
                    "respondent_id": f"{wave} c{number}",
                    "system": "crm",
                    "record_id": f"{kind}{number}",
                    "score": _seven(chance, mood + (3.2 if criterion.name == "reliability" else 4.9)),
                }


def _seven(chance: random.Random, mean: float) -> int:
    return max(1, min(7, round(chance.gauss(mean, 1.3))))


def _write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
