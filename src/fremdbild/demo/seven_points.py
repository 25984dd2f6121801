"""Answers from 1 to 7: normal distributions cut by the same six bounds, for whoever answers.

What a person feels about a statement has three parts: one that colours all answers, one for its dimension, one of its
own. The shares make scales of five statements about as reliable as good questionnaires are (alpha near .8).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from fremdbild.demo.draws import Draws, Floats, Ints
from fremdbild.instruments.criteria import DIMENSIONS

BOUNDS = (-1.5, -0.9, -0.3, 0.3, 0.9, 1.5)
POINTS = len(BOUNDS) + 1
GENERAL, OF_DIMENSION = 0.31, 0.17
"""Shares of the variance; the rest is the statement's own."""


def felt(draws: Draws, item: str, dimension: str | None, person: Ints, wave: Ints) -> Floats:
    """What each person feels about an item: standard normal, alike for items of one dimension.

    The part that all answers share stays with the person within a wave; `dimension` None: an item outside of them.
    """
    general = ndtri(draws("general", person, wave))
    place = np.full(len(person), DIMENSIONS.index(dimension) if dimension else len(DIMENSIONS), dtype=np.int64)
    of_dimension = ndtri(draws("dimension", person, wave, place))
    own = ndtri(draws("statement " + item, person, wave))
    return np.asarray(
        np.sqrt(GENERAL) * general + np.sqrt(OF_DIMENSION) * of_dimension + np.sqrt(1 - GENERAL - OF_DIMENSION) * own
    )


def points(feeling: Floats, bounds: tuple[float, ...] = BOUNDS) -> Ints:
    """Answers from 1 upwards."""
    return np.asarray(1 + np.searchsorted(np.array(bounds), feeling, side="right"), dtype=np.int64)


def score(answers: Ints, highest: int = POINTS) -> Floats:
    """Answers from 1 to `highest` as 0..100."""
    return np.asarray((answers - 1) * (100 / (highest - 1)))


def chances(mean: Floats) -> Floats:
    """Chance of each answer from 1 to 7 around means of the feeling; one row per mean."""
    below = ndtr(np.array(BOUNDS)[None, :] - np.asarray(mean)[:, None])
    return np.diff(np.hstack([np.zeros((len(below), 1)), below, np.ones((len(below), 1))]), axis=1)


def expected_score(mean: Floats, shares: Floats) -> float:
    """Mean score of groups with these means of the feeling and these shares."""
    return float(shares @ chances(mean) @ score(np.arange(1, POINTS + 1)))


def top_2_share(mean: Floats, shares: Floats) -> float:
    """Percent of these groups that answer 6 or 7."""
    return 100 * float(shares @ chances(mean)[:, -2:].sum(axis=1))


def feeling_at(wanted: float, mean_at: Callable[[float], float]) -> float:
    """The feeling at which `mean_at`, which grows, reaches `wanted`."""
    return float(brentq(lambda feeling: mean_at(feeling) - wanted, -6.0, 6.0, xtol=1e-12))
