"""Who leads, and which leaders met customers: a count per month, and contacts under codes that change every month.

Whether a leader meets customers is a habit that holds for a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.clock import day_number
from fremdbild.demo.draws import Draws, Ints
from fremdbild.demo.staff import LEADERS
from fremdbild.demo.text_columns import digits, german_date, joined, numbers, words
from fremdbild.demo.tickets import MONTHS

LEVELS = {"Geschäftsleitung": 0.08, "Bereichsleitung": 0.14, "Teamleitung": 0.26}
"""Chance that a leader of each level meets customers in a quarter, month by month."""
_BOARD, _DIVISIONS = "MV", ("SCH", "VER", "KUS")
KINDS = ("Am Kundentelefon", "Besuch", "Gespräch nach Kritik")
_TIMES = 3
"""At most so many contacts of a leader in a month."""


@dataclass(frozen=True)
class Contacts:
    """One entry per contact: the leader's unit, the month, the day since 1970, how they met and for how long."""

    number: Ints
    code: Ints
    unit: Ints
    month: Ints
    day: Ints
    kind: Ints
    minutes: Ints


def level_of(unit: str) -> str:
    """Level of the leaders of a unit."""
    board, division, team = LEVELS
    return board if unit == _BOARD else division if unit in _DIVISIONS else team


def contacts_of(seed: int) -> Contacts:
    """Every contact of the firm's leaders."""
    draws = Draws(seed)
    unit = np.repeat(np.arange(len(model.UNITS)), [LEADERS[one.code] for one in model.UNITS]).astype(np.int64)
    shape = (len(unit), len(MONTHS), _TIMES)
    leader, month, time = (axis.ravel().astype(np.int64) for axis in np.indices(shape))
    quarter = np.array([(m.first.year * 12 + m.first.month - 1) // 3 for m in MONTHS], dtype=np.int64)[month]
    habit = np.array([LEVELS[level_of(one.code)] for one in model.UNITS])[unit[leader]]
    meets = draws("leader meets", leader, quarter) < habit
    # The first contact is sure, so that a habit shows in each of its months.
    meets &= (time == 0) | (draws("meets again", leader, month, time) < 0.4)
    leader, month, time = leader[meets], month[meets], time[meets]
    first = np.array([day_number(m.first) for m in MONTHS], dtype=np.int64)[month]
    length = np.array([(m.last - m.first).days + 1 for m in MONTHS])[month]
    ids = (leader, month, time)
    return Contacts(
        number=(draws.bits("contact number", *ids) >> np.uint64(24)).astype(np.int64),
        code=(draws.bits("leader code", leader, month) >> np.uint64(24)).astype(np.int64),
        unit=unit[leader],
        month=month,
        day=first + (draws("contact day", *ids) * length).astype(np.int64),
        kind=draws.whole("contact kind", len(KINDS), *ids),
        minutes=15 * (2 + draws.whole("contact minutes", 7, *ids)),
    )


def leader_rows() -> pa.Table:
    """How many leaders each unit has in each month."""
    rows = [
        (f"{month.first:%d.%m.%Y}", level_of(unit.code), unit.code, str(LEADERS[unit.code]))
        for month in MONTHS
        for unit in model.UNITS
    ]
    names = ("Monat", "Stufe", "Abteilung", "Führungskräfte")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})


def contact_rows(seed: int) -> pa.Table:
    """Contacts in the order of their day."""
    contacts = contacts_of(seed)
    units = [unit.code for unit in model.UNITS]
    table = pa.table(
        {
            "Nr": joined("F", digits(contacts.number, 13)),
            "Code": joined("L", digits(contacts.code, 13)),
            "Stufe": words([level_of(unit) for unit in units], contacts.unit),
            "Abteilung": words(units, contacts.unit),
            "Datum": german_date(contacts.day),
            "Art": words(KINDS, contacts.kind),
            "Minuten": numbers(contacts.minutes),
        }
    )
    return table.take(pa.array(np.lexsort((contacts.number, contacts.day))))
