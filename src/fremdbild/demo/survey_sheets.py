"""Exports of the two survey tools: one row per respondent, one column per question.

The rows of the anonymous survey hold a random number, the wave, the cell and the answers, and stand in the order of the
random number: no date and no order tells who answered when.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from fremdbild.demo import mirrors, relations, staff
from fremdbild.demo.answer_sheets import NOT_ANSWERED
from fremdbild.demo.answers import NO_ANSWER, WAVES, Wave
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.records import crm_number
from fremdbild.demo.surveys import GUESS, PROMISE, STATEMENT
from fremdbild.demo.text_columns import Text, digits, iso_utc_time, joined, no_text, numbers, same, where, words


def staff_respondent(people: Ints, wave: int, seed: int) -> Text:
    """Random number of each of the firm's people, for one wave only."""
    bits = Draws(seed).bits("staff respondent", people, np.full(len(people), wave, dtype=np.int64))
    return joined("B", digits((bits >> np.uint64(1)).astype(np.int64), 19))


def relation_respondent(answers: relations.Relations, seed: int) -> Text:
    """Random number of each customer who answers, for one wave only."""
    bits = Draws(seed).bits("relation respondent", answers.customer, answers.wave)
    return joined("U", digits((bits >> np.uint64(1)).astype(np.int64), 19))


def staff_answers(wave: int, seed: int) -> tuple[Ints, dict[str, tuple[Ints, Flags]]]:
    """The people who answer, and by question their answers and whom it was put to; NO_ANSWER where it stayed open."""
    people = staff.respondents(wave, seed)
    manager = staff.staff().manager[people]
    everybody = np.ones(len(people), dtype=bool)
    old = wave < staff.OLD_WAVES
    asked: dict[str, tuple[Ints, Flags]] = {}
    for number, mirror in enumerate(mirrors.MIRRORS, start=1):
        if not (old and mirror.criterion in staff.NOT_ASKED_BEFORE):
            asked[f"{STATEMENT}{number:02}"] = (staff.statements(wave)[number - 1, people], everybody)
    if not old:
        asked[PROMISE] = (staff.promise_known(wave)[people], ~manager)
        for number, row in enumerate(staff.guesses(wave)[:, people], start=1):
            asked[f"{GUESS}{number:02}"] = (row, manager)
    return people, {
        code: (np.where(staff.left_open(code, wave, seed)[people], NO_ANSWER, answers), whom)
        for code, (answers, whom) in asked.items()
    }


def staff_sheet(wave: int, seed: int) -> pa.Table:
    """The export of one wave of the survey of people."""
    people, answers = staff_answers(wave, seed)
    table = pa.table(
        {
            "Antwort-ID": staff_respondent(people, wave, seed),
            "Welle": same(WAVES[wave].label, len(people)),
            "Zelle": words([cell.code for cell in staff.CELLS], staff.staff().cell[people]),
            **{
                code: where(whom, _written(row), no_text(len(people)))
                for code, (row, whom) in answers.items()
            },
        }
    )  # fmt: skip
    return table.sort_by("Antwort-ID")


def relation_sheets(answers: relations.Relations, seed: int) -> Iterator[tuple[Wave, pa.Table]]:
    """Each wave with the rows of its export about these customers."""
    everyone = pa.table(
        {
            "Antwort-ID": relation_respondent(answers, seed),
            "Welle": words([wave.label for wave in WAVES], answers.wave),
            "Beantwortet": iso_utc_time(answers.answered),
            "Kundennr": crm_number(answers.customer),
            **{item.code: _written(row) for item, row in zip(relations.ITEMS, answers.scores, strict=True)},
        }
    )
    for position, wave in enumerate(WAVES):
        yield wave, everyone.filter(pa.array(answers.wave == position))


def _written(answers: Ints) -> Text:
    return where(answers == NO_ANSWER, NOT_ANSWERED, numbers(answers))
