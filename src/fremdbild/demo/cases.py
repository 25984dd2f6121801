"""Cases of the made-up firm: concerns of customers, and what follows from a concern that is not settled."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from fremdbild.demo import model
from fremdbild.demo.clock import AS_OF, CLOSES, DAY_MINUTES, DAYS, FIRST_DAY_NUMBER, OPENS, day_number, local_of, utc_of
from fremdbild.demo.draws import Draws, Flags, Floats, Ints, member
from fremdbild.demo.durations import minutes_taken
from fremdbild.demo.touchpoints import TOUCHPOINTS

GENERATIONS = 16
"""At most so many cases per concern; one in 10¹¹ would have more."""
NO_PROMISE = -1

WORKS = tuple((position, work) for position, touchpoint in enumerate(TOUCHPOINTS) for work in touchpoint.work)
"""Every pair of a touchpoint (by its position) and the work of one unit on it."""
UNIT_POSITIONS = {unit.code: position for position, unit in enumerate(model.UNITS)}
WORK_UNIT = np.array([UNIT_POSITIONS[work.unit] for _, work in WORKS], dtype=np.int64)


@dataclass(frozen=True)
class Cases:
    """Columns of the same length. Times are minutes in UTC; the others positions in the lists of `model` or flags.

    `due` is the last minute that keeps the promise, or NO_PROMISE; `verdict` is what the ticket system says of it.
    """

    number: Ints
    customer: Ints
    touchpoint: Ints
    work: Ints
    channel: Ints
    segment: Ints
    opened: Ints
    closed: Ints
    due: Ints
    quick: Flags
    solved: Flags
    withdrawn: Flags
    reopened: Flags
    verdict: Flags

    def __len__(self) -> int:
        return len(self.number)

    @property
    def unit(self) -> Ints:
        return WORK_UNIT[self.work]

    def only(self, chosen: Flags | Ints) -> Cases:
        """The cases that are chosen, in the order of the choice."""
        return Cases(*(getattr(self, field.name)[chosen] for field in fields(self)))


def cases_of(customers: Ints, seed: int) -> Cases:
    """Every case that these customers opened until the demo's today, by time of opening."""
    draws = Draws(seed)
    customer, touchpoint = _concerns(draws, customers)
    opened = _opening(draws, customer, touchpoint)
    generations: list[Cases] = []
    for generation in range(GENERATIONS):
        cases = _settled(draws, customer, touchpoint, np.full(len(customer), generation, dtype=np.int64), opened)
        generations.append(cases)
        follows, opened = _second_contact(draws, cases)
        follows &= opened < AS_OF
        customer, touchpoint, opened = cases.customer[follows], cases.touchpoint[follows], opened[follows]
        if not len(customer):
            break
    together = Cases(*(np.concatenate([getattr(g, field.name) for g in generations]) for field in fields(Cases)))
    return together.only(np.lexsort((together.number, together.opened)))


def segment_of(draws: Draws, customers: Ints) -> Ints:
    """Position of each customer's segment."""
    return member(draws("segment", customers), tuple(segment.share for segment in model.SEGMENTS))


def _concerns(draws: Draws, customers: Ints) -> tuple[Ints, Ints]:
    """Customers and touchpoints at which they have a concern."""
    pairs = []
    for position, touchpoint in enumerate(TOUCHPOINTS):
        here = np.full(len(customers), position, dtype=np.int64)
        chosen = customers[draws("concern", customers, here) < touchpoint.demand]
        pairs.append((chosen, np.full(len(chosen), position, dtype=np.int64)))
    return np.concatenate([pair[0] for pair in pairs]), np.concatenate([pair[1] for pair in pairs])


def _opening(draws: Draws, customer: Ints, touchpoint: Ints) -> Ints:
    """Any day of the demo, all equally likely, and any minute of the day in which customers come."""
    day = FIRST_DAY_NUMBER + draws.whole("day", DAYS, customer, touchpoint)
    return utc_of(day * DAY_MINUTES + OPENS + draws.whole("minute", CLOSES - OPENS, customer, touchpoint))


def _settled(draws: Draws, customer: Ints, touchpoint: Ints, generation: Ints, opened: Ints) -> Cases:
    """What becomes of cases that are opened."""
    ids = (customer, touchpoint, generation)
    work, channel = _work_and_channel(draws, *ids)
    opening_day = local_of(opened) // DAY_MINUTES
    quick_share, quick_days, slow_days = _durations(work, opening_day)
    kind = draws("quick", *ids)
    closed = opened + minutes_taken(kind, draws("place", *ids), quick_share, quick_days, slow_days)
    due = _due(touchpoint, opened, opening_day)
    withdrawn = draws("withdrawn", *ids) < model.WITHDRAWN
    solved = draws("solved", *ids) < SOLVED[touchpoint, channel]
    return Cases(
        number=(customer * len(TOUCHPOINTS) + touchpoint) * GENERATIONS + generation,
        customer=customer,
        touchpoint=touchpoint,
        work=work,
        channel=channel,
        segment=segment_of(draws, customer),
        opened=opened,
        closed=closed,
        due=due,
        quick=kind < quick_share,
        solved=solved & ~withdrawn,
        withdrawn=withdrawn,
        reopened=draws("reopened", *ids) < REOPENED[touchpoint],
        verdict=(closed <= due) | (draws("clock", *ids) < model.CLOCK_STOPPED),
    )


def _work_and_channel(draws: Draws, customer: Ints, touchpoint: Ints, generation: Ints) -> tuple[Ints, Ints]:
    work, channel = np.zeros_like(customer), np.zeros_like(customer)
    first = 0
    for position, here in enumerate(TOUCHPOINTS):
        chosen = np.flatnonzero(touchpoint == position)
        ids = (customer[chosen], touchpoint[chosen], generation[chosen])
        work[chosen] = first + member(draws("work", *ids), tuple(work.share for work in here.work))
        channel[chosen] = member(draws("channel", *ids), here.channels)
        first += len(here.work)
    return work, channel


def _durations(work: Ints, opening_day: Ints) -> tuple[Floats, Floats, Floats]:
    """Share of quick cases, and median days of quick and slow ones, for each case."""
    now = np.array([(w.durations.quick_share, w.durations.quick_days, w.durations.slow_days) for _, w in WORKS])
    then = np.array([(d.quick_share, d.quick_days, d.slow_days) for d in (w.before or w.durations for _, w in WORKS)])
    early = opening_day < day_number(model.NEW_WORK)
    chosen = np.where(early[:, None], then[work], now[work])
    return chosen[:, 0], chosen[:, 1], chosen[:, 2]


def _due(touchpoint: Ints, opened: Ints, opening_day: Ints) -> Ints:
    due = np.full(len(opened), NO_PROMISE, dtype=np.int64)
    for position, here in enumerate(TOUCHPOINTS):
        promise, chosen = here.promise, np.flatnonzero(touchpoint == position)
        if promise.form == "day":
            due[chosen] = utc_of((opening_day[chosen] + promise.days + 1) * DAY_MINUTES) - 1
            continue
        due[chosen] = opened[chosen] + promise.days * DAY_MINUTES
        if promise.days_before is not None:
            change = day_number(model.NEW_PROMISE)
            early = chosen[opening_day[chosen] < change]
            silent = opening_day[early] >= change - promise.days_before
            due[early] = np.where(silent, NO_PROMISE, opened[early] + promise.days_before * DAY_MINUTES)
    return due


def _second_contact(draws: Draws, cases: Cases) -> tuple[Flags, Ints]:
    """Whether the customer comes again for the same concern, and when."""
    generation = cases.number % GENERATIONS
    ids = (cases.customer, cases.touchpoint, generation)
    days_taken = (cases.closed - cases.opened) // DAY_MINUTES
    impatient = (days_taken >= model.IMPATIENT_FROM_DAYS) & (draws("impatient", *ids) < model.IMPATIENT)
    failed = ~cases.withdrawn & (~cases.solved | cases.reopened)
    chance = np.where(failed, model.SECOND_CONTACT_AFTER_FAILURE, SECOND_CONTACT[cases.touchpoint, cases.channel])
    place = draws("when", *ids)
    while_open = local_of(cases.opened) // DAY_MINUTES + 1 + (place * np.maximum(days_taken - 1, 1)).astype(np.int64)
    first, last = model.SECOND_CONTACT_DAYS
    after = local_of(cases.closed) // DAY_MINUTES + first + (place * (last - first + 1)).astype(np.int64)
    day = np.where(impatient, while_open, after)
    minute = OPENS + draws.whole("again", CLOSES - OPENS, *ids)
    return impatient | (draws("second", *ids) < chance), utc_of(day * DAY_MINUTES + minute)


SOLVED = np.array([[t.solved + channel.solved for channel in model.CHANNELS] for t in TOUCHPOINTS])
"""Chance that a case is solved, by touchpoint and channel."""
SECOND_CONTACT = np.array(
    [[t.second_contact + channel.second_contact for channel in model.CHANNELS] for t in TOUCHPOINTS]
)
"""Chance of a second contact after a case that was solved and not reopened, by touchpoint and channel."""
REOPENED = np.array([touchpoint.reopened for touchpoint in TOUCHPOINTS])
