"""Critical feedback about cases, and when it was answered: mostly late or not at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.cases import Cases
from fremdbild.demo.clock import AS_OF, CLOSES, DAY_MINUTES, OPENS, local_of, utc_of
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import digits, german_date, german_local_time, joined, where, words
from fremdbild.demo.tickets import ticket_number
from fremdbild.demo.touchpoints import TOUCHPOINTS

SHARE = 0.06
"""Chance that a customer gives critical feedback after a case."""
IN_TIME = {
    "SCH-FZ": 0.24, "SCH-HH": 0.26, "SCH-PE": 0.20, "VER-OF": 0.22, "KUS-TE": 0.46, "KUS-DI": 0.27, "VTR": 0.33,
    "INK": 0.40, "BIN": 0.30, "LEI": 0.30,
}  # fmt: skip
"""Chance that a unit answers in time."""
ANSWERED_LATE = 0.55
"""Chance that what is not answered in time is answered at all."""
DAYS = 5
"""`feedback_days` in the demo's settings: an answer is due at the end of so many days."""
WAYS = {"Umfrage": "survey", "Telefon": "phone", "E-Mail": "email", "Brief": "letter"}
"""How it comes, in the words of the file."""
CAUSES = ("Zusage nicht gehalten", "zu lange gewartet", "mehrmals nachgefragt", "Antwort unverständlich")
OUTCOMES = ("erklärt", "Fehler behoben", "Kulanz")


@dataclass(frozen=True)
class Feedback:
    """One entry per piece of feedback: position of its case, and minutes in UTC; `answered` may lie after today."""

    case: Ints
    number: Ints
    raised: Ints
    answered: Ints
    dated: Flags
    """Whether the file holds the due day; it is the one that the settings would give."""
    way: Ints
    cause: Ints
    outcome: Ints

    @property
    def is_answered(self) -> Flags:
        return np.asarray(self.answered < AS_OF)

    @property
    def due_day(self) -> Ints:
        return local_of(self.raised) // DAY_MINUTES + DAYS


def feedback_of(cases: Cases, seed: int) -> Feedback:
    """What customers had to say after these cases until today."""
    draws = Draws(seed)
    closing_day = local_of(cases.closed) // DAY_MINUTES
    day = closing_day + 1 + draws.whole("feedback day", 10, cases.number)
    raised = utc_of(day * DAY_MINUTES + OPENS + draws.whole("feedback minute", CLOSES - OPENS, cases.number))
    chosen = np.flatnonzero((raised < AS_OF) & (draws("feedback", cases.number) < SHARE))
    number, raised = cases.number[chosen], raised[chosen]
    in_time = (
        draws("feedback in time", number)
        < np.array([IN_TIME.get(u.code, 0.0) for u in model.UNITS])[cases.unit[chosen]]
    )
    quick = 60 + draws.whole("feedback quick", (DAYS - 1) * DAY_MINUTES, number)
    late = (DAYS + 2) * DAY_MINUTES + draws.whole("feedback slow", 25 * DAY_MINUTES, number)
    ever = in_time | (draws("feedback late", number) < ANSWERED_LATE)
    return Feedback(
        case=chosen,
        number=number,
        raised=raised,
        answered=np.where(ever, raised + np.where(in_time, quick, late), AS_OF),
        dated=draws("feedback dated", number) < 0.5,
        way=draws.whole("feedback way", len(WAYS), number),
        cause=draws.whole("feedback cause", len(CAUSES), number),
        outcome=draws.whole("feedback outcome", len(OUTCOMES), number),
    )


def feedback_number(number: Ints) -> pa.Array:
    """What the list calls each piece of feedback."""
    return joined("R", digits(number, 10))


def feedback_rows(cases: Cases, seed: int) -> pa.Table:
    """The list of the quality office, in German, in the order in which feedback came."""
    found = feedback_of(cases, seed)
    about = cases.only(found.case)
    table = pa.table(
        {
            "Nr": feedback_number(found.number),
            "TicketNr": ticket_number(about),
            "Kundennr": crm_number(about.customer),
            "Kontaktpunkt": words([t.word for t in TOUCHPOINTS], about.touchpoint),
            "Weg": words(list(WAYS), found.way),
            "Abteilung": words([unit.code for unit in model.UNITS], about.unit),
            "Segment": words([segment.word for segment in model.SEGMENTS], about.segment),
            "Eingang": german_local_time(found.raised),
            "Antwort bis": where(found.dated, german_date(found.due_day), ""),
            "Beantwortet": where(found.is_answered, german_local_time(found.answered), ""),
            "Anlass": words(CAUSES, found.cause),
            "Ergebnis": where(found.is_answered, words(OUTCOMES, found.outcome), ""),
        }
    )
    return table.take(pa.array(np.lexsort((found.number, found.raised))))
