"""The ticket system's monthly exports: a case comes again in each month in which something happened to it.

Local times, German words, a decimal comma; and now and then a row that nobody can use, under a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from fremdbild.demo import model
from fremdbild.demo.cases import NO_PROMISE, Cases
from fremdbild.demo.clock import AS_OF, DAY_MINUTES, FIRST_DAY, LAST_DAY, day_number, end_of_day, local_of
from fremdbild.demo.complaints import is_complaint
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.records import crm_number
from fremdbild.demo.text_columns import (
    Text,
    digits,
    german_date,
    german_local_time,
    joined,
    no_text,
    numbers,
    same,
    where,
    words,
)
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.result import Period

KIND_WORDS = {
    "claim": "Schadenfall", "offer": "Offertanfrage", "service": "Anliegen", "cancellation": "Kündigung",
    "complaint": "Beschwerde",
}  # fmt: skip
OUTCOME_WORDS = {"solved": "gelöst", "not_solved": "nicht gelöst", "withdrawn": "zurückgezogen"}
VERDICT_WORDS = {"true": "Ja", "false": "Nein"}
PRIORITY_WORDS = {"high": "hoch", "normal": "normal", "low": "tief"}
NOT_KNOWN = "k. A."

SPOILT_MONTH = "2026-03"
"""In this month the firm changed its ticket system; its exports hold rows that cannot be used."""
_SPOILT = 1 / 60
"""Share of the cases opened in that month beside which such a row stands."""
SPOILT_KINDS = ("opened on a day that does not exist", "opened is missing", "closed before opened", "term in words")


def _months() -> tuple[Period, ...]:
    months, month = [], Period.parse(f"{LAST_DAY:%Y-%m}")
    while month.last >= FIRST_DAY:
        months.append(month)
        before = month.before()
        if before is None:
            break
        month = before
    return tuple(reversed(months))


MONTHS = _months()
_MONTH_OF_DAY = np.repeat(np.arange(len(MONTHS)), [(m.last - m.first).days + 1 for m in MONTHS])


def month_of(utc: Ints) -> Ints:
    """Position in MONTHS of the local month of each minute; −1 outside of them."""
    day = local_of(utc) // DAY_MINUTES - day_number(FIRST_DAY)
    inside = (day >= 0) & (day < len(_MONTH_OF_DAY))
    return np.where(inside, _MONTH_OF_DAY[np.clip(day, 0, len(_MONTH_OF_DAY) - 1)], -1)


def ticket_number(cases: Cases) -> Text:
    """What the ticket system calls each case."""
    return joined("T", digits(cases.number, 10))


def monthly_rows(cases: Cases, seed: int) -> Iterator[tuple[Period, pa.Table]]:
    """Each month with the rows that its export holds about these cases, by time of change."""
    opened, closed = month_of(cases.opened), month_of(np.where(cases.closed < AS_OF, cases.closed, AS_OF))
    overdue = (cases.due != NO_PROMISE) & (cases.due < cases.closed) & (cases.due < AS_OF)
    fell_due = np.where(overdue, month_of(cases.due), -1)
    for position, month in enumerate(MONTHS):
        touched = (opened == position) | (closed == position) | (fell_due == position)
        rows = _rows(cases.only(touched), end_of_day(month.last), spoilt=None, seed=seed)
        if month.label == SPOILT_MONTH:
            beside = cases.only(_spoilt(cases, Draws(seed)))
            bad = _rows(beside, end_of_day(month.last), spoilt=Draws(seed), seed=seed)
            rows = pa.concat_tables([rows, bad])
        yield month, rows


def spoilt_rows(cases: Cases, seed: int) -> dict[str, int]:
    """How many unusable rows of each kind stand beside these cases."""
    draws = Draws(seed)
    number = cases.number[_spoilt(cases, draws)]
    counts = np.bincount(draws.whole("how spoilt", len(SPOILT_KINDS), number), minlength=len(SPOILT_KINDS))
    return {kind: int(count) for kind, count in zip(SPOILT_KINDS, counts, strict=True)}


def _spoilt(cases: Cases, draws: Draws) -> Flags:
    in_month = month_of(cases.opened) == [month.label for month in MONTHS].index(SPOILT_MONTH)
    return np.asarray(in_month & (draws("spoilt", cases.number) < _SPOILT))


def _rows(cases: Cases, known_until: int, *, spoilt: Draws | None, seed: int) -> pa.Table:
    """The cases as the system knew them at the minute `known_until`, in the words of the export."""
    rows = len(cases)
    closed = cases.closed < known_until
    promised = cases.due != NO_PROMISE
    judged = promised & (closed | (cases.due < known_until))
    changed = np.maximum(cases.opened, np.where(judged & (cases.due < cases.closed), cases.due, 0))
    changed = np.maximum(changed, np.where(closed, cases.closed, 0))
    order = np.lexsort((cases.number, changed))
    cases, closed, judged, changed = cases.only(order), closed[order], judged[order], changed[order]
    draws = Draws(seed)
    answered = cases.opened + first_answer_after(cases, draws)
    outcome = np.where(cases.withdrawn, 2, np.where(cases.solved, 0, 1))
    table = {
        "TicketNr": ticket_number(cases),
        "Kundennr": crm_number(cases.customer),
        "Kategorie": words([t.word for t in TOUCHPOINTS], cases.touchpoint),
        "Art": where(is_complaint(cases, draws), KIND_WORDS["complaint"], _kind(cases)),
        "Kanal": words([channel.german for channel in model.CHANNELS], cases.channel),
        "Abteilung": words([unit.code for unit in model.UNITS], cases.unit),
        "Segment": words([segment.word for segment in model.SEGMENTS], cases.segment),
        "Priorität": _priority(cases, draws),
        "Eröffnet": german_local_time(cases.opened),
        "Erstantwort": where(answered < known_until, german_local_time(answered), ""),
        **_promise(cases),
        "SLA eingehalten": where(judged, where(cases.verdict, VERDICT_WORDS["true"], VERDICT_WORDS["false"]), ""),
        "Geschlossen": where(closed, german_local_time(cases.closed), ""),
        "Erledigung": where(closed, words(list(OUTCOME_WORDS.values()), outcome), ""),
        "Wiedereröffnet": where(closed, numbers(cases.reopened * (1 + (cases.number % 7 == 0))), "0"),
        "Geändert": german_local_time(changed),
    }
    if spoilt is not None and rows:
        _spoil(table, cases, spoilt)
    return pa.table(table)


def first_answer_after(cases: Cases, draws: Draws) -> Ints:
    """Minutes from the opening to the first answer by a person: at most the whole case, mostly the same day."""
    taken = cases.closed - cases.opened
    wanted = 15 + (draws("first answer", cases.number) ** 2 * 20 * 60).astype(np.int64)
    return np.asarray(np.minimum(taken, wanted))


def _kind(cases: Cases) -> Text:
    return words([KIND_WORDS[t.kind] for t in TOUCHPOINTS], cases.touchpoint)


def _priority(cases: Cases, draws: Draws) -> Text:
    choice = draws("priority", cases.number)
    known = words(list(PRIORITY_WORDS.values()), np.searchsorted(np.array([0.12, 0.85]), choice).astype(np.int64))
    return where(choice > 0.97, NOT_KNOWN, known)


def _promise(cases: Cases) -> dict[str, Text]:
    """The promised moment or day, or the promised hours, as the touchpoint has it."""
    forms = np.array([("moment", "day", "hours").index(t.promise.form) for t in TOUCHPOINTS])[cases.touchpoint]
    promised = cases.due != NO_PROMISE
    due = np.where(promised, cases.due, cases.opened)
    at = where(forms == 0, german_local_time(due), german_date(local_of(due) // DAY_MINUTES))
    hours = np.array([t.promise.days * 24 for t in TOUCHPOINTS])[cases.touchpoint]
    return {
        "Zugesagt bis": where(promised & (forms != 2), at, ""),
        "Frist (Std)": where(promised & (forms == 2), joined(numbers(hours), ",0"), ""),
    }


def _spoil(table: dict[str, Text], cases: Cases, draws: Draws) -> None:
    """Makes every row unusable in one of the ways of SPOILT_KINDS, and gives it a number of its own."""
    rows = len(cases)
    kind = draws.whole("how spoilt", len(SPOILT_KINDS), cases.number)
    table["TicketNr"] = joined("X", digits(cases.number, 10))
    table["Eröffnet"] = where(kind == 0, same("31.02.2026 09:15", rows), table["Eröffnet"])
    table["Eröffnet"] = where(kind == 1, same(NOT_KNOWN, rows), table["Eröffnet"])
    table["Geschlossen"] = where(kind == 2, german_local_time(cases.opened - 3 * DAY_MINUTES), table["Geschlossen"])
    table["Frist (Std)"] = where(kind == 3, same("zwei Tage", rows), table["Frist (Std)"])
    table["Erstantwort"] = no_text(rows)
