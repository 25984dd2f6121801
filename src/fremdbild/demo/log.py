"""The event log: what happened to each case, by which unit or supplier; ISO times in UTC.

Quick cases are answered by the unit that took them. Slow ones are checked, passed on, worked on and come back.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.cases import UNIT_POSITIONS, Cases
from fremdbild.demo.clock import AS_OF
from fremdbild.demo.draws import Draws, Flags, Floats, Ints
from fremdbild.demo.text_columns import digits, iso_utc_time, joined, numbers, same, where, words
from fremdbild.demo.tickets import MONTHS, SPOILT_MONTH, month_of
from fremdbild.result import Period

ACTIVITIES = ("Eingegangen", "Geprüft", "Weitergegeben", "Bearbeitet", "Zurückgegeben", "Beantwortet", "Abgeschlossen")
_QUICK = (0, 5, 6)
_SLOW = (0, 1, 2, 3, 4, 5, 6)
_PARTNERS = {"SCH-FZ": "SCH-HH", "SCH-HH": "VTR", "SCH-PE": "LEI", "VER-OF": "VTR", "KUS-TE": "KUS-DI",
             "KUS-DI": "VTR", "VTR": "INK", "INK": "KUS-TE", "BIN": "VER-OF", "LEI": "VTR"}  # fmt: skip
"""To whom each unit passes a case on."""
_SUPPLIERS = {"SCH-FZ": "Garage am See", "SCH-HH": "Bauexpert Partner"}
"""Made-up firms that work on passed-on claims."""
_SPOILT = 1 / 1_000
"""Share of the events of SPOILT_MONTH beside which an entry stands whose day does not exist."""


def monthly_entries(cases: Cases, seed: int) -> Iterator[tuple[Period, pa.Table]]:
    """Each month with its entries about these cases, by time."""
    draws = Draws(seed)
    case, step, at = _steps(cases, draws)
    happened = (at < AS_OF) & (month_of(at) >= 0)
    case, step, at = case[happened], step[happened], at[happened]
    order = np.lexsort((step, cases.number[case], at))
    case, step, at = case[order], step[order], at[order]
    month = month_of(at)
    spoilt = _spoilt(draws, cases.number[case], step, month)
    for position, period in enumerate(MONTHS):
        here = month == position
        rows = _rows(cases, case[here], step[here], at[here], bad_day=False)
        beside = here & spoilt
        yield period, pa.concat_tables([rows, _rows(cases, case[beside], step[beside], at[beside], bad_day=True)])


def spoilt_entries(cases: Cases, seed: int) -> int:
    """How many entries with a day that does not exist stand beside the good ones."""
    draws = Draws(seed)
    case, step, at = _steps(cases, draws)
    return int(np.count_nonzero(_spoilt(draws, cases.number[case], step, month_of(at))))


def _spoilt(draws: Draws, number: Ints, step: Ints, month: Ints) -> Flags:
    in_month = month == [period.label for period in MONTHS].index(SPOILT_MONTH)
    return np.asarray(in_month & (draws("spoilt entry", number, step) < _SPOILT))


def _steps(cases: Cases, draws: Draws) -> tuple[Ints, Ints, Ints]:
    """Position of the case, position of the activity, and minute of every event."""
    case, step, at = [], [], []
    everyone = np.arange(len(cases), dtype=np.int64)
    for path, chosen in ((_QUICK, everyone[cases.quick]), (_SLOW, everyone[~cases.quick])):
        opened, taken = cases.opened[chosen], cases.closed[chosen] - cases.opened[chosen]
        passed = _moments(draws, cases.number[chosen], len(path))
        for place, activity in enumerate(path):
            case.append(chosen)
            step.append(np.full(len(chosen), activity, dtype=np.int64))
            at.append(opened + (passed[place] * taken).astype(np.int64))
    return np.concatenate(case), np.concatenate(step), np.concatenate(at)


def _moments(draws: Draws, number: Ints, events: int) -> list[Floats]:
    """Part of the case's time that has passed at each of its events: 0 at the first, 1 at the last, rising between."""
    weights = [
        0.2 + draws("between events", number, np.full(len(number), place, dtype=np.int64))
        for place in range(events - 1)
    ]
    total = np.sum(weights, axis=0)
    passed = [np.zeros(len(number))]
    for weight in weights[:-1]:
        passed.append(passed[-1] + weight / total)
    return [*passed, np.ones(len(number))]


def _rows(cases: Cases, case: Ints, step: Ints, at: Ints, *, bad_day: bool) -> pa.Table:
    rows = len(case)
    codes = [unit.code for unit in model.UNITS]
    partner = np.array([UNIT_POSITIONS[_PARTNERS.get(code, code)] for code in codes])
    supplier = np.array([_SUPPLIERS.get(code, "") for code in codes])
    unit = cases.unit[case]
    elsewhere = (step == 3) | (step == 4)
    outside = (step == 3) & (supplier[unit] != "") & (cases.number[case] % 2 == 0)
    by = np.where(elsewhere, partner[unit], unit)
    return pa.table(
        {
            "event_id": joined("X" if bad_day else "E", digits(cases.number[case], 10), numbers(step), between="-"),
            "case_id": joined("T", digits(cases.number[case], 10)),
            "sequence": numbers(step),
            "activity": words(ACTIVITIES, step),
            "at": same("2026-02-30T08:00:00Z", rows) if bad_day else iso_utc_time(at),
            "org_unit": where(outside, "", words(codes, by)),
            "supplier": where(outside, words(list(supplier), unit), ""),
        }
    )
