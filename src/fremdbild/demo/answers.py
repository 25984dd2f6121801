"""Answers of customers to the survey after a case: three questions, one wave per quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.special import ndtr, ndtri

from fremdbild.demo import model
from fremdbild.demo.cases import Cases
from fremdbild.demo.clock import DAY_MINUTES, FIRST_DAY, LAST_DAY, day_number, local_of, utc_of
from fremdbild.demo.draws import Draws, Flags, Floats, Ints
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.result import Period

NO_ANSWER = -1
_SHARED = 0.6
"""Share of the variance that the three answers of a customer have in common."""


@dataclass(frozen=True)
class Wave:
    """A quarter in which customers are asked; closings from the first day until `last_closing` count."""

    label: str
    opened_on: date
    closed_on: date

    @property
    def last_closing(self) -> date:
        return self.closed_on - timedelta(days=model.SURVEY_PAUSE_DAYS)


@dataclass(frozen=True)
class Answers:
    """One entry per respondent: the position of the case and of the wave, when, and a score for each item.

    `scores` has a row per item; NO_ANSWER where the question was left out. `mood` is the shared part, for the comments.
    """

    case: Ints
    wave: Ints
    answered: Ints
    scores: Ints
    mood: Floats


def _waves() -> tuple[Wave, ...]:
    waves, last = [], LAST_DAY
    period: Period | None = Period.parse(model.PERIOD)
    while period is not None and period.first >= FIRST_DAY:
        waves.append(Wave(period.label, period.first, min(period.last, last)))
        period = period.before()
    return tuple(reversed(waves))


WAVES = _waves()


def answers_of(cases: Cases, seed: int) -> Answers:
    """Who answers about these cases, and what."""
    draws = Draws(seed)
    closing_day = local_of(cases.closed) // DAY_MINUTES
    wave = np.full(len(cases), -1, dtype=np.int64)
    for position, here in enumerate(WAVES):
        asked = (closing_day >= day_number(here.opened_on)) & (closing_day <= day_number(here.last_closing))
        wave[asked] = position
    surveyed = np.array([touchpoint.surveyed for touchpoint in TOUCHPOINTS])[cases.touchpoint]
    chosen = np.flatnonzero((wave >= 0) & surveyed & (draws("response", cases.number) < model.RESPONSE))
    number, wave = cases.number[chosen], wave[chosen]
    delay = 1 + draws.whole("delay", model.SURVEY_PAUSE_DAYS - 1, number)
    answered = utc_of(
        (closing_day[chosen] + delay) * DAY_MINUTES + 6 * 60 + draws.whole("answer minute", 16 * 60, number)
    )
    shared = ndtri(draws("mood", number))
    mean = mean_mood(cases.touchpoint[chosen], cases.segment[chosen], wave, too_slow(cases)[chosen])
    scores = np.empty((len(model.ITEMS), len(chosen)), dtype=np.int64)
    for row, item in enumerate(model.ITEMS):
        own = ndtri(draws("item " + item.code, number))
        felt = mean + np.sqrt(_SHARED) * shared + np.sqrt(1 - _SHARED) * own
        rank = np.searchsorted(np.array(item.bounds), felt, side="right")
        score = item.high - rank if item.reversed else item.low + rank
        scores[row] = np.where(draws("left out " + item.code, number) < model.NO_ANSWER_TO_ITEM, NO_ANSWER, score)
    return Answers(chosen, wave, answered, scores, mean + np.sqrt(_SHARED) * shared)


def too_slow(cases: Cases) -> Flags:
    """Whether a case took longer than customers put up with."""
    patience = np.array([touchpoint.patience_days for touchpoint in TOUCHPOINTS]) * DAY_MINUTES
    return np.asarray(cases.closed - cases.opened > patience[cases.touchpoint])


def mean_mood(touchpoint: Ints, segment: Ints, wave: Ints, slow: Flags) -> Floats:
    """Mean of the normal distribution that the answers are cut from, before the item's bounds."""
    moods = np.array([t.mood for t in TOUCHPOINTS])
    slow_moods = np.array([t.slow_mood for t in TOUCHPOINTS])
    segments = np.array([s.mood for s in model.SEGMENTS])
    campaign = (touchpoint == _CLAIM) & (wave >= _CAMPAIGN_WAVE)
    shift = np.where(campaign, model.CAMPAIGN_MOOD, 0.0)
    return np.asarray(moods[touchpoint] + segments[segment] + slow_moods[touchpoint] * slow + shift, dtype=np.float64)


def felt_chances(item: model.Item, mean: Floats) -> Floats:
    """Chance of each answer from the worst to the best, however the question is put; one row per entry of `mean`."""
    below = ndtr(np.array(item.bounds)[None, :] - mean[:, None])
    return np.diff(np.hstack([np.zeros((len(mean), 1)), below, np.ones((len(mean), 1))]), axis=1)


_CLAIM = next(position for position, touchpoint in enumerate(TOUCHPOINTS) if touchpoint.code == "claim")
_CAMPAIGN_WAVE = next(position for position, wave in enumerate(WAVES) if wave.opened_on >= model.NEW_PROMISE)
