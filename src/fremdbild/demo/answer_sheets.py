"""The survey tool's export: one row per respondent, one column per question, a comment at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.answers import NO_ANSWER, WAVES, Answers, Wave
from fremdbild.demo.cases import Cases
from fremdbild.demo.comments import comment_texts
from fremdbild.demo.draws import Draws, Ints
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import Text, digits, iso_utc_time, joined, numbers, where, words
from fremdbild.demo.tickets import ticket_number
from fremdbild.demo.touchpoints import TOUCHPOINTS

NOT_ANSWERED = "weiss nicht"
MEANS = {"E-Mail": "email", "SMS": "sms", "Portal": "portal"}
"""How people are asked, in the words of the export."""


def respondent(cases: Cases, answers: Answers, seed: int) -> Text:
    """Random number of each respondent, for one wave only."""
    bits = Draws(seed).bits("respondent", cases.number[answers.case], answers.wave)
    return joined("R", digits((bits >> 1).astype("int64"), 19))


def means_of(about: Cases, draws: Draws) -> Ints:
    """Position in MEANS of how each respondent was asked."""
    return draws.whole("means", len(MEANS), about.number)


def wave_sheets(cases: Cases, answers: Answers, seed: int) -> Iterator[tuple[Wave, pa.Table]]:
    """Each wave with the rows of its export."""
    about = cases.only(answers.case)
    comment, language = comment_texts(cases, answers, seed)
    scores = {
        item.column: where(row == NO_ANSWER, NOT_ANSWERED, numbers(row))
        for item, row in zip(model.ITEMS, answers.scores, strict=True)
    }
    everyone = pa.table(
        {
            "Antwort-ID": respondent(cases, answers, seed),
            "Welle": words([wave.label for wave in WAVES], answers.wave),
            "Beantwortet": iso_utc_time(answers.answered),
            "Kundennr": crm_number(about.customer),
            "TicketNr": ticket_number(about),
            "Kontaktpunkt": words([t.word for t in TOUCHPOINTS], about.touchpoint),
            "Weg": words(list(MEANS), means_of(about, Draws(seed))),
            **scores,
            "Kommentar": comment,
            "Sprache": language,
        }
    )
    for position, wave in enumerate(WAVES):
        yield wave, everyone.filter(pa.array(answers.wave == position))
