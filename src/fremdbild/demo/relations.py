"""The survey of the relationship: a share of all customers is asked each quarter, whether they had a case or not.

The happy answer more readily than the unhappy. So the plain mean of the answers is too kind, and weighting to the known
segments sets it right: in a segment who answers is left to chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from scipy.special import ndtr

from fremdbild.demo import mirrors, model
from fremdbild.demo.answers import NO_ANSWER, WAVES, Wave
from fremdbild.demo.case_truths import net_promoter_score
from fremdbild.demo.cases import segment_of
from fremdbild.demo.clock import DAY_MINUTES, day_number, utc_of
from fremdbild.demo.draws import Draws, Floats, Ints
from fremdbild.demo.seven_points import expected_score, feeling_at, felt, points
from fremdbild.instruments.criteria import BY_NAME
from fremdbild.result import Period

SURVEY = "kundenbefragung"
_FIRST_ANSWER_DAY, _LAST_ANSWER_DAY = 31, 75
"""Days of the quarter between which answers come."""
SEGMENT_SHARES = np.array([segment.share for segment in model.SEGMENTS])
_RECOMMEND = next(item for item in model.ITEMS if item.construct == "likelihood_to_recommend")


@dataclass(frozen=True)
class RelationItem:
    """A question: the column of the export, what it measures, its scale, and the part of the feeling it shares."""

    code: str
    construct: str
    criterion: str | None = None
    low: int = 1
    high: int = 7

    @property
    def dimension(self) -> str | None:
        return BY_NAME[self.criterion].dimension if self.criterion else None


ITEMS = (
    *(RelationItem(f"K{n:02}", "statement", mirror.criterion) for n, mirror in enumerate(mirrors.MIRRORS, start=1)),
    RelationItem("K16", "likelihood_to_recommend", None, _RECOMMEND.low, _RECOMMEND.high),
    RelationItem("K17", "trust"),
    RelationItem("K18", "intention_to_stay"),
)


@dataclass(frozen=True)
class Relations:
    """One entry per respondent and wave: who, position of the wave, minute of the answer, a row of scores per item."""

    customer: Ints
    segment: Ints
    wave: Ints
    answered: Ints
    scores: Ints


def relations_of(customers: Ints, seed: int) -> Relations:
    """What these customers answer in all waves; NO_ANSWER where a question was left open."""
    draws = Draws(seed)
    segment = segment_of(draws, customers)
    response = np.array(mirrors.RESPONSES)[segment]
    who, when = [], []
    for position in range(len(WAVES)):
        wave = np.full(len(customers), position, dtype=np.int64)
        chosen = np.flatnonzero(_asked(draws, customers, wave) & (draws("relation answer", customers, wave) < response))
        who.append(chosen)
        when.append(wave[chosen])
    place, wave = np.concatenate(who), np.concatenate(when)
    customer = customers[place]
    scores = np.empty((len(ITEMS), len(customer)), dtype=np.int64)
    for row, item in enumerate(ITEMS):
        feeling = felt(draws, "relation " + item.code, item.dimension, customer, wave)
        feeling += np.array([feelings(item.code, position) for position in range(len(WAVES))])[wave, segment[place]]
        if item.construct == "likelihood_to_recommend":
            answer = np.searchsorted(np.array(_RECOMMEND.bounds), feeling, side="right")
        else:
            answer = points(feeling)
        is_open = draws("relation leaves open " + item.code, customer, wave) < mirrors.DOES_NOT_KNOW
        scores[row] = np.where(is_open, NO_ANSWER, answer)
    return Relations(customer, segment[place], wave, _moments(draws, customer, wave), scores)


def invited(customers: Ints, seed: int) -> Ints:
    """How many of these customers were asked in each wave."""
    draws = Draws(seed)
    waves = (np.full(len(customers), position, dtype=np.int64) for position in range(len(WAVES)))
    return np.array([np.count_nonzero(_asked(draws, customers, wave)) for wave in waves], dtype=np.int64)


@cache
def feelings(code: str, wave: int) -> tuple[float, ...]:
    """Mean of what each segment feels about an item."""
    item = next(item for item in ITEMS if item.code == code)
    if item.construct == "likelihood_to_recommend":
        # Asked at random or after a case, customers recommend the firm alike: its score is one, from whatever survey.
        return (feeling_at(net_promoter_score(Period.parse(WAVES[wave].label)), _net_promoters),) * len(model.SEGMENTS)
    moods = np.array(mirrors.SEGMENT_MOODS)
    shift = feeling_at(planted_mean(item, WAVES[wave]), lambda feeling: expected_score(moods + feeling, SEGMENT_SHARES))
    return tuple(float(mood) for mood in moods + shift)


def days_of(wave: Wave) -> tuple[date, date]:
    """First and last day on which answers are taken."""
    return wave.opened_on + timedelta(days=_FIRST_ANSWER_DAY), wave.opened_on + timedelta(days=_LAST_ANSWER_DAY)


def planted_mean(item: RelationItem, wave: Wave) -> float:
    """What all customers together would answer on average, from 0 to 100."""
    if item.criterion is None:
        return {"trust": mirrors.TRUST, "intention_to_stay": mirrors.INTENTION_TO_STAY}[item.construct]
    mirror = next(mirror for mirror in mirrors.MIRRORS if mirror.criterion == item.criterion)
    return mirror.outside_on(promised=wave.opened_on >= model.NEW_PROMISE)


def _asked(draws: Draws, customers: Ints, wave: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(draws("relation asked", customers, wave) < mirrors.SAMPLE)


def _moments(draws: Draws, customer: Ints, wave: Ints) -> Ints:
    opened = np.array([day_number(one.opened_on) for one in WAVES], dtype=np.int64)[wave]
    days = _LAST_ANSWER_DAY - _FIRST_ANSWER_DAY
    day = opened + _FIRST_ANSWER_DAY + draws.whole("relation day", days, customer, wave)
    return utc_of(day * DAY_MINUTES + 6 * 60 + draws.whole("relation minute", 16 * 60, customer, wave))


def _net_promoters(feeling: float) -> float:
    bounds: Floats = np.array(_RECOMMEND.bounds)
    return 100 * float(1 - ndtr(bounds[8] - feeling) - ndtr(bounds[6] - feeling))
