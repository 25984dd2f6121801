"""Random rows of the tables that prove what is said: feedback, ideas, contact attempts, benefits, leaders' contacts."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from canonical import Row

UNITS = ("North", "South", None)
_FIRST = datetime(2025, 5, 1)
_MONTHS = tuple(date(2025 + month // 12, month % 12 + 1, 1) for month in range(4, 20))
"""May 2025 to August 2026: some after the moment at which tests look."""


def evidence(seed: int, rows: int) -> dict[str, list[Row]]:
    """`rows` rows of each table, fewer of those about leaders' months."""
    chance = random.Random(f"evidence {seed}")
    return {
        "feedback": [_feedback(chance, number) for number in range(rows)],
        "idea": [_idea(chance, number) for number in range(rows)],
        "contact_attempt": [_attempt(chance, number) for number in range(rows)],
        "initiative": [{"initiative_id": f"I{number}", "org_unit": chance.choice(UNITS)} for number in range(9)],
        "benefit": [_benefit(chance, number) for number in range(rows)],
        "leader": _leaders(chance, rows),
        "leader_contact": [_leader_contact(chance, number) for number in range(rows)],
        **_customers(seed, rows),
    }


def _customers(seed: int, rows: int) -> dict[str, list[Row]]:
    """Customers, the records of some of them, and contracts: adjoining, overlapping, with gaps, of unknown records."""
    chance = random.Random(f"customers {seed}")
    customers = [_customer(chance, number) for number in range(max(rows // 3, 1))]
    links = [
        {
            "system": chance.choice(["crm", "shop"]),
            "record_id": f"R{number}",
            "customer_id": chance.choice(customers)["customer_id"],
        }
        for number in range(0, max(rows // 2, 1), 2)
    ]
    return {
        "customer": customers,
        "customer_link": links,
        "contract": [one for number in range(rows // 2) for one in _contracts(chance, number, rows)],
    }


def _customer(chance: random.Random, number: int) -> Row:
    systems = chance.choice([1, 1, 2, 3])
    doubt = chance.choice([0, 0, 0, 1])
    return {
        "customer_id": number + 1,
        "segment": chance.choice(["private", "firm", None]),
        "customer_since": _moment(chance).date() if chance.random() < 0.9 else None,
        "records": systems + chance.randrange(2),
        "systems": systems if chance.random() < 0.9 else None,
        "systems_in_doubt": systems + doubt,
        "linked": chance.choice([systems > 1 and not doubt, False, None]),
    }


def _contracts(chance: random.Random, number: int, rows: int) -> list[Row]:
    """Contracts one after the other, from some years before the moment at which tests look until after it."""
    known = chance.random() < 0.9
    record = {
        "system": chance.choice(["crm", "shop"]) if known else None,
        "record_id": f"R{chance.randrange(max(rows // 2, 1))}" if known else None,
    }
    start = chance.choice([date(2024, 2, 29), date(2023, 6, 30), (_moment(chance) - timedelta(days=700)).date()])
    found = []
    for part in range(chance.choice([1, 1, 2, 4])):
        end = start + timedelta(days=chance.choice([0, 364, 365, chance.randrange(30, 900)]))
        open_end = chance.random() < 0.3
        found.append(
            {
                "contract_id": f"V{number}.{part}",
                **record,
                "start": start,
                "end": None if open_end else end,
            }
        )
        start = end + timedelta(days=chance.choice([1, 1, 2, -20, 200]))
        start = max(start, found[-1]["start"])
    return found


def _feedback(chance: random.Random, number: int) -> Row:
    raised = _moment(chance)
    due = raised + _hours(chance, 300) if chance.random() < 0.4 else None
    answered = raised + chance.choice([_hours(chance, 300), _hours(chance, 1500), timedelta(0)])
    if due is not None and chance.random() < 0.2:
        answered = due + timedelta(microseconds=chance.choice([0, 1]))
    return {
        "feedback_id": f"F{number}",
        **_record(chance),
        "touchpoint": chance.choice(["claim", "offer", None]),
        "channel": chance.choice(["survey", "letter", None]),
        "org_unit": chance.choice(UNITS),
        "segment": chance.choice(["private", "firm", None]),
        "raised_at": raised,
        "due_at": due,
        "answered_at": answered if chance.random() < 0.7 else None,
    }


def _idea(chance: random.Random, number: int) -> Row:
    submitted = _moment(chance)
    return {
        "idea_id": f"N{number}",
        "author_group": chance.choice(["customer", "employee", None]),
        "org_unit": chance.choice(UNITS),
        "submitted_at": submitted,
        "answered_at": submitted + _hours(chance, 1500) if chance.random() < 0.7 else None,
    }


def _attempt(chance: random.Random, number: int) -> Row:
    at = _moment(chance)
    waited = timedelta(microseconds=chance.choice([0, 60_000_000, 60_000_001, chance.randrange(300_000_000)]))
    return {
        "attempt_id": f"A{number}",
        **_record(chance),
        "at": at,
        "channel": chance.choice(["phone", "phone", "chat", None]),
        "touchpoint": chance.choice(["claim", "offer", None]),
        "org_unit": chance.choice(UNITS),
        "answered_at": at + waited if chance.random() < 0.7 else None,
        "abandoned": chance.choice([None, None, False, True]),
    }


def _benefit(chance: random.Random, number: int) -> Row:
    due = _moment(chance).date()
    planned = chance.choice([None, 0.0, -10.0, 10.0, 10.0, 0.1])
    return {
        "initiative_id": f"I{chance.randrange(12)}",
        "benefit": f"B{number}",
        "planned": planned,
        "delivered": chance.choice([None, planned, planned, -12.0, 0.0, 9.0, 12.0]),
        "evidence": chance.choice([None, "claimed", "estimated", "measured", "measured", "measured"]),
        "frozen_on": due - timedelta(days=chance.randrange(400)) if chance.random() < 0.8 else None,
        "due_on": due if chance.random() < 0.9 else None,
        "measured_on": due + timedelta(days=chance.randrange(-250, 60)) if chance.random() < 0.8 else None,
    }


def _leaders(chance: random.Random, rows: int) -> list[Row]:
    places = [(level, unit, month) for level in ("board", "team") for unit in UNITS for month in _MONTHS]
    chosen = chance.sample(places, min(rows, round(0.8 * len(places))))
    told = [
        {"level": level, "org_unit": unit, "month": month, "leaders": chance.choice([0, 1, 2, 5])}
        for level, unit, month in chosen
    ]
    # The same month once more, by another of its days.
    return told + [{**row, "month": row["month"].replace(day=28), "leaders": 3} for row in told[:5]]


def _leader_contact(chance: random.Random, number: int) -> Row:
    return {
        "contact_id": f"K{number}",
        "leader_code": f"L{chance.randrange(6)}",
        "level": chance.choice(["board", "team", None]),
        "org_unit": chance.choice([*UNITS, "West"]),
        "on": _moment(chance).date(),
    }


def _record(chance: random.Random) -> Row:
    known = chance.random() < 0.8
    return {"system": "crm" if known else None, "record_id": f"R{chance.randrange(25)}" if known else None}


def _moment(chance: random.Random) -> datetime:
    """Until well after the moment at which tests look."""
    return _FIRST + timedelta(seconds=chance.randrange(450 * 86_400))


def _hours(chance: random.Random, most: int) -> timedelta:
    return timedelta(hours=chance.randrange(most))
