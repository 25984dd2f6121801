"""Ideas of customers and of the firm's people, and when their authors were told what becomes of them.

Nobody writes down who had an idea, only whether it was a customer or one of the firm's people.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fremdbild.demo.clock import AS_OF, CLOSES, DAY_MINUTES, DAYS, FIRST_DAY_NUMBER, OPENS, utc_of
from fremdbild.demo.draws import Draws, Flags, Ints, member
from fremdbild.demo.staff import staff
from fremdbild.demo.text_columns import digits, german_local_time, joined, same, where, words

ANSWER_DAYS = 30
"""`idea_days` in the demo's settings."""
CUSTOMERS_WITH_ONE = 0.04
PER_EMPLOYEE = 4
EMPLOYEES_CHANCE = 0.2
"""One of the firm's people has at most PER_EMPLOYEE ideas in the time of the demo, each with this chance."""
DECIDES = {"SCH": (0.25, 0.60), "VER": (0.20, 0.50), "KUS": (0.35, 0.70), "VTR": (0.15, 0.72), "INK": (0.05, 0.66)}
"""Units that decide: share of the ideas, and the chance of an answer in time."""
ANSWERED_LATE = 0.5
AUTHORS = {"Kunde": "customer", "Mitarbeitende": "employee"}
DECISIONS = ("wird umgesetzt", "wird geprüft", "nicht umgesetzt")
_EMPLOYEE = 1 << 40
"""Added to the number of a person to tell their ideas from those of customers."""


@dataclass(frozen=True)
class Ideas:
    """One entry per idea: position in DECIDES, minutes in UTC; `answered` and `done` may lie after today."""

    number: Ints
    unit: Ints
    submitted: Ints
    answered: Ints
    decision: Ints
    done: Ints

    @property
    def is_answered(self) -> Flags:
        return np.asarray(self.answered < AS_OF)

    @property
    def is_done(self) -> Flags:
        return np.asarray((self.done < AS_OF) & (self.decision == 0))


def customers_ideas(customers: Ints, seed: int) -> Ideas:
    """Ideas of these customers."""
    return _ideas(customers[Draws(seed)("idea", customers) < CUSTOMERS_WITH_ONE], seed)


def employees_ideas(seed: int) -> Ideas:
    """Ideas of the firm's people."""
    number = _EMPLOYEE + np.arange(PER_EMPLOYEE * len(staff()), dtype=np.int64)
    return _ideas(number[Draws(seed)("idea", number) < EMPLOYEES_CHANCE], seed)


def _ideas(ids: Ints, seed: int) -> Ideas:
    draws = Draws(seed)
    unit = member(draws("idea unit", ids), tuple(share for share, _ in DECIDES.values()))
    day = FIRST_DAY_NUMBER + draws.whole("idea day", DAYS, ids)
    submitted = utc_of(day * DAY_MINUTES + OPENS + draws.whole("idea minute", CLOSES - OPENS, ids))
    in_time = draws("idea in time", ids) < np.array([chance for _, chance in DECIDES.values()])[unit]
    quick = DAY_MINUTES + draws.whole("idea quick", (ANSWER_DAYS - 3) * DAY_MINUTES, ids)
    late = (ANSWER_DAYS + 2) * DAY_MINUTES + draws.whole("idea slow", 60 * DAY_MINUTES, ids)
    ever = in_time | (draws("idea late", ids) < ANSWERED_LATE)
    answered = np.where(ever, submitted + np.where(in_time, quick, late), AS_OF)
    return Ideas(
        # The number tells nothing of the author.
        number=(draws.bits("idea number", ids) >> np.uint64(24)).astype(np.int64),
        unit=unit,
        submitted=submitted,
        answered=answered,
        decision=draws.whole("idea decision", len(DECISIONS), ids),
        done=answered + 10 * DAY_MINUTES + draws.whole("idea done", 120 * DAY_MINUTES, ids),
    )


def idea_rows(ideas: Ideas, author: str) -> pa.Table:
    """The list of ideas, in the order of their number."""
    rows = len(ideas.number)
    table = pa.table(
        {
            "Nr": joined("I", digits(ideas.number, 13)),
            "Von": same(author, rows),
            "Abteilung": words(list(DECIDES), ideas.unit),
            "Eingereicht": german_local_time(ideas.submitted),
            "Beantwortet": where(ideas.is_answered, german_local_time(ideas.answered), ""),
            "Entscheid": where(ideas.is_answered, words(DECISIONS, ideas.decision), ""),
            "Umgesetzt": where(ideas.is_done, german_local_time(ideas.done), ""),
        }
    )
    return table.sort_by("Nr")
