"""Random rows with everything that real ones have: gaps, ties, open cases, late closings, nights of daylight saving."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from canonical import Row
from evidence_samples import evidence

AS_OF = datetime(2026, 6, 30, 22, 0)
"""The end of the second quarter of 2026 in Zurich, in UTC."""
_FIRST = datetime(2025, 5, 1)
_SPRING, _AUTUMN = datetime(2026, 3, 29, 0, 30), datetime(2025, 10, 26, 0, 30)
KINDS = ("complaint", "offer", "offer", None)
ITEMS: list[Row] = [
    {"survey_id": "s", "item_id": "nps", "construct": "likelihood_to_recommend", "scale_min": 0.0, "scale_max": 10.0},
    {"survey_id": "s", "item_id": "sat", "construct": "satisfaction", "scale_min": 1.0, "scale_max": 5.0},
    {"survey_id": "s", "item_id": "long", "construct": "satisfaction", "scale_min": 0.0, "scale_max": 100.0},
    {
        "survey_id": "s",
        "item_id": "ces",
        "criterion": "speed",
        "construct": "effort",
        "scale_min": 1.0,
        "scale_max": 7.0,
    },
    {
        "survey_id": "s",
        "item_id": "old",
        "construct": "effort",
        "scale_min": 1.0,
        "scale_max": 5.0,
        "reversed": True,
    },
]


def sample(seed: int, cases: int = 150, answers: int = 300) -> dict[str, list[Row]]:
    """Rows of all tables that measures read."""
    chance = random.Random(seed)
    kinds = random.Random(f"kinds {seed}")
    service_case = [{**_case(chance, number), "kind": kinds.choice(KINDS)} for number in range(cases)]
    return {
        "service_case": service_case,
        "survey_item": ITEMS,
        "survey_response": [_response(chance, number, service_case) for number in range(answers)],
        "survey_wave": [
            {"survey_id": "s", "wave": "w1", "closed_on": date(2025, 12, 15)},
            {"survey_id": "s", "wave": "w2", "closed_on": date(2026, 6, 30)},
            {"survey_id": "s", "wave": "w3", "closed_on": date(2026, 7, 20)},
        ],
        **evidence(seed, rows=cases),
    }


def _case(chance: random.Random, number: int) -> Row:
    opened = chance.choice([_moment(chance), _moment(chance), _moment(chance), _SPRING, _AUTUMN])
    closed = None
    if chance.random() < 0.8:
        # Whole hours make ties, and closings at the very moment of a promise.
        closed = opened + chance.choice([timedelta(hours=chance.randrange(0, 400)), _some(chance, 40), timedelta(0)])
    record = f"R{chance.randrange(25)}" if chance.random() < 0.9 else None
    return {
        "case_id": f"C{number:05}",
        "system": "crm" if record else None,
        "record_id": record,
        "touchpoint": chance.choice(["claim", "offer", "service", None]),
        "channel": chance.choice(["web", "phone", None]),
        "org_unit": chance.choice(["North", "South"]),
        "segment": chance.choice(["private", "firm", None]),
        "opened_at": opened,
        "closed_at": closed,
        "promised_at": opened + timedelta(hours=chance.randrange(0, 400)) if chance.random() < 0.4 else None,
        "promised_term": chance.choice([None, 24.0, 48.0, 0.1, 2000.0]),
        "promise_kept_reported": chance.choice([None, True, True, False]),
        "outcome": chance.choice([None, "solved", "solved", "not_solved", "withdrawn"]),
        "reopened_count": chance.choice([None, 0, 0, 0, 0, 1, 3]),
    }


def _response(chance: random.Random, number: int, cases: list[Row]) -> Row:
    # Two answers of each respondent, to two questions.
    item = ITEMS[(number // 2 + 2 * (number % 2)) % len(ITEMS)]
    score = float(chance.randrange(int(item["scale_min"]), int(item["scale_max"]) + 1))
    record = f"R{chance.randrange(25)}" if chance.random() < 0.5 else None
    return {
        "survey_id": "s",
        "wave": chance.choice(["w1", "w2", "w3", "without wave"]),
        "item_id": chance.choice([item["item_id"]] * 9 + [f"unknown {number}"]),
        "respondent_id": f"P{number // 2}",
        "perspective": chance.choice([None, "customer", "customer", "customer", "employee"]),
        "channel": chance.choice(["e-mail", None]),
        "score": chance.choice([score] * 8 + [None, item["scale_max"] + 1]),
        "weight": chance.choice([None, None, 1.0, 0.5, 2.25]),
        "system": "crm" if record else None,
        "record_id": record,
        "case_id": chance.choice([chance.choice(cases)["case_id"], None]) if cases else None,
        "touchpoint": chance.choice(["claim", "offer", None]),
        "answered_at": chance.choice([_moment(chance), _moment(chance), None]),
    }


def _moment(chance: random.Random) -> datetime:
    """Until somewhat after AS_OF, which then is not known yet."""
    return _FIRST + timedelta(seconds=chance.randrange(int((AS_OF - _FIRST).total_seconds()) + 20 * 86_400))


def _some(chance: random.Random, days: int) -> timedelta:
    return timedelta(microseconds=chance.randrange(days * 86_400_000_000))
