"""Random answers of employees, managers and customers to statements and guesses."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from fremdbild.instruments.criteria import CRITERIA

Row = dict[str, Any]

SURVEY = "v"
CELLS: list[Row] = [
    {"survey_id": SURVEY, "wave": wave, "cell": f"{unit} {who}", "org_unit": unit, "perspective": who,
     "weight_group": group, "headcount": headcount}
    for wave, headcount in (("w1", 40), ("w2", 60), ("w3", None))
    for unit, group in (("North", "old"), ("South", "young"), (None, None))
    for who in ("employee", "manager")
]  # fmt: skip
RECORDS: list[Row] = [
    {"system": "crm", "record_id": f"R{number}", "segment": (None, "private", "firm")[number % 3]}
    for number in range(0, 25, 2)
]


def view_items() -> list[Row]:
    """Both sides of every criterion, guesses, and questions that are no statement; two of them of unusual scale."""
    items = [
        *(_item(f"inside_{c.name}", "statement", 1, 7, c.name) for c in CRITERIA),
        *(_item(f"outside_{c.name}", "statement", 1, 7, c.name) for c in CRITERIA),
        *(_item(f"guess_{c.name}", "guess", 0, 100, c.name) for c in CRITERIA),
        *(_item(name, name, 1, 7, None) for name in ("trust", "intention_to_stay", "promise_known")),
        _item("recommend", "likelihood_to_recommend", 0, 10, None),
    ]
    odd = {"inside_speed": {"scale_max": 5.0}, "outside_access": {"reversed": True}}
    return [{**item, **odd.get(item["item_id"], {})} for item in items]


def _item(name: str, construct: str, low: float, high: float, criterion: str | None) -> Row:
    scale = {"scale_min": float(low), "scale_max": float(high)}
    return {"survey_id": SURVEY, "item_id": name, "construct": construct, "criterion": criterion, **scale}


def view_responses(chance: random.Random, people: int, cases: list[Row], moments: list[datetime]) -> list[Row]:
    """All answers of so many people, with gaps; `moments` are times of answers to choose from."""
    found = []
    for number in range(people):
        who = chance.choice(["employee", "employee", "manager", "customer", "customer"])
        common = _customer(chance, cases, moments) if who == "customer" else _insider(chance, who)
        for item in view_items():
            if _is_asked(item, who) and chance.random() < 0.8:
                score = float(chance.randrange(int(item["scale_min"]), int(item["scale_max"]) + 1))
                given = chance.choice([score] * 8 + [None, item["scale_max"] + 1])
                found.append(
                    {"survey_id": SURVEY, "item_id": item["item_id"], "respondent_id": f"V{number}", "score": given}
                    | common
                )
    return found


def _is_asked(item: Row, who: str) -> bool:
    name = item["item_id"]
    if name.startswith("guess_"):
        return who == "manager"
    if name == "recommend":
        return True
    inside = name.startswith("inside_") or name == "promise_known"
    return inside == (who != "customer")


def _insider(chance: random.Random, who: str) -> Row:
    wave = chance.choice(["w1", "w2", "w3"])
    cell = chance.choice([cell["cell"] for cell in CELLS if cell["wave"] == wave and cell["perspective"] == who])
    # Whoever stands in no cell says whose view it is.
    alone = chance.random() < 0.1
    return {
        "wave": wave,
        "cell": None if alone else cell,
        "perspective": who if alone else None,
        "touchpoint": chance.choice(["claim", "offer", None]),
        "answered_at": None,
    }


def _customer(chance: random.Random, cases: list[Row], moments: list[datetime]) -> Row:
    record = f"R{chance.randrange(25)}" if chance.random() < 0.8 else None
    return {
        "wave": chance.choice(["w1", "w2", "w3", "without wave"]),
        "perspective": chance.choice([None, "customer"]),
        "weight": chance.choice([None, None, 1.0, 0.5, 2.25]),
        "system": "crm" if record else None,
        "record_id": record,
        "case_id": chance.choice([chance.choice(cases)["case_id"], None]) if cases else None,
        "channel": chance.choice(["e-mail", None]),
        "touchpoint": chance.choice(["claim", "offer", None]),
        "answered_at": chance.choice([*moments, None]),
    }
