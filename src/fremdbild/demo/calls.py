"""Attempts of customers to reach somebody, by phone or in the portal's chat, and how long they waited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.demo import model
from fremdbild.demo.clock import CLOSES, DAY_MINUTES, DAYS, FIRST_DAY_NUMBER, OPENS, day_number, utc_of
from fremdbild.demo.draws import Draws, Flags, Ints, member
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import Text, digits, iso_utc_time, joined, where, words
from fremdbild.demo.touchpoints import TOUCHPOINTS

SECONDS = 60
"""`answer_seconds` in the demo's settings."""
PER_CUSTOMER = 4
CHANCE = 0.45
"""A customer tries at most PER_CUSTOMER times, each with this chance, on any day."""
KNOWN = 0.65
"""Share of the attempts of which is known who it was."""
ANSWERED_LATE = 0.5
"""Chance that what is not answered in time is answered at all; others give up."""
BETTER_SINCE = 0.07
"""Since `model.NEW_WORK` so many more of a hundred attempts are answered in time: the decision of last winter."""


@dataclass(frozen=True)
class Line:
    """Where attempts arrive: share of all, and the chance that one is answered in time."""

    touchpoint: str
    unit: str
    channel: str
    share: float
    in_time: float


LINES = (
    Line("service", "KUS-TE", "phone", 0.50, 0.90),
    Line("service", "KUS-DI", "portal", 0.12, 0.84),
    Line("claim", "SCH-FZ", "phone", 0.14, 0.79),
    Line("claim", "SCH-HH", "phone", 0.10, 0.80),
    Line("contract_change", "VTR", "phone", 0.09, 0.86),
    Line("invoice", "INK", "phone", 0.05, 0.89),
)


@dataclass(frozen=True)
class Calls:
    """One entry per attempt: the position of its line, the second since 1970, and the seconds waited."""

    number: Ints
    customer: Ints
    known: Flags
    line: Ints
    at: Ints
    waited: Ints
    abandoned: Flags


def calls_of(customers: Ints, seed: int) -> Calls:
    """Every attempt of these customers until today."""
    draws = Draws(seed)
    who = np.repeat(customers, PER_CUSTOMER)
    time = np.tile(np.arange(PER_CUSTOMER, dtype=np.int64), len(customers))
    chosen = draws("call", who, time) < CHANCE
    ids = (who[chosen], time[chosen])
    line = member(draws("call line", *ids), tuple(line.share for line in LINES))
    day = FIRST_DAY_NUMBER + draws.whole("call day", DAYS, *ids)
    minute = utc_of(day * DAY_MINUTES + OPENS + draws.whole("call minute", CLOSES - OPENS, *ids))
    before = day < day_number(model.NEW_WORK)
    chance = np.array([line.in_time for line in LINES])[line] - BETTER_SINCE * before
    in_time = draws("call in time", *ids) < chance
    quick = 3 + draws.whole("call quick", SECONDS - 8, *ids)
    slow = SECONDS + 5 + draws.whole("call slow", 360, *ids)
    return Calls(
        number=ids[0] * PER_CUSTOMER + ids[1],
        customer=ids[0],
        known=draws("call known", *ids) < KNOWN,
        line=line,
        at=minute * 60 + draws.whole("call second", 60, *ids),
        waited=np.where(in_time, quick, slow),
        abandoned=~in_time & (draws("call late", *ids) >= ANSWERED_LATE),
    )


def call_number(number: Ints) -> Text:
    """What the telephone system calls each attempt."""
    return joined("A", digits(number, 10))


def call_rows(customers: Ints, seed: int) -> pa.Table:
    """The telephone system's list, in the order of time; times in ISO and UTC, to the second."""
    calls = calls_of(customers, seed)
    words_of = {touchpoint.code: touchpoint.word for touchpoint in TOUCHPOINTS}
    channels = {channel.code: channel.german for channel in model.CHANNELS}
    table = pa.table(
        {
            "Anruf": call_number(calls.number),
            "Kundennr": where(calls.known, crm_number(calls.customer), ""),
            "Zeit": _iso_utc_second(calls.at),
            "Weg": words([channels[line.channel] for line in LINES], calls.line),
            "Anliegen": words([words_of[line.touchpoint] for line in LINES], calls.line),
            "Abteilung": words([line.unit for line in LINES], calls.line),
            "Angenommen": where(calls.abandoned, "", _iso_utc_second(calls.at + calls.waited)),
            "Aufgelegt": where(calls.abandoned, "ja", "nein"),
        }
    )
    return table.take(pa.array(np.lexsort((calls.number, calls.at))))


def _iso_utc_second(second: Ints) -> Text:
    return joined(pc.utf8_slice_codeunits(iso_utc_time(second // 60), 0, 17), digits(second % 60, 2), "Z")
