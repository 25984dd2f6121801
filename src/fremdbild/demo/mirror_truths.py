"""What is true of the mirrors: what everybody inside would say, and what all customers would.

A dimension is the mean of its criteria, the total the mean of the dimensions. Inside the truth is that of the people of
the firm, one by one; outside that of a distribution, its segments in their known shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from fremdbild.demo import model
from fremdbild.demo.answers import WAVES
from fremdbild.demo.draws import Flags, Floats
from fremdbild.demo.relations import ITEMS, SEGMENT_SHARES, feelings
from fremdbild.demo.seven_points import expected_score, score, top_2_share
from fremdbild.demo.staff import CELLS, PERSPECTIVES, guesses, promise_known, staff, statements
from fremdbild.demo.truth import Truth
from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS, of_dimension

_INSIDE = "what everybody in the group would answer, counted"
_OUTSIDE = "normal distribution cut into seven answers, segments in their shares of all customers"


def mirror_truths() -> tuple[Truth, ...]:
    """Those of the asked period, and the two totals of the quarter before."""
    now = len(WAVES) - 1
    return (*_inside(now), *_other_inside(now), *_outside(now), *_other_outside(now), *_totals_before(now - 1))


def scores_by_part(criteria: Mapping[str, float]) -> dict[str, float]:
    """Scores of criteria, then of dimensions, then the total under `*`."""
    dimensions = {name: float(np.mean([criteria[c.name] for c in of_dimension(name)])) for name in DIMENSIONS}
    return {**criteria, **dimensions, "*": float(np.mean(list(dimensions.values())))}


def _inside(wave: int) -> Iterator[Truth]:
    for group, people in _groups_inside():
        answers = dict(zip((c.name for c in CRITERIA), statements(wave)[:, people], strict=True))
        means = {name: float(score(row).mean()) for name, row in answers.items()}
        yield from _scores("inside_score", wave, means, group, _INSIDE)
        for name, row in answers.items():
            share = 100 * float(np.mean(row >= 6))
            yield Truth("inside_score", "top_2_share", WAVES[wave].label, {"criterion": name, **group}, share, _INSIDE)


def _groups_inside() -> Iterator[tuple[Mapping[str, str], Flags]]:
    """Everybody, the two perspectives, and each unit with all who are asked as part of it."""
    yield {}, np.ones(len(staff()), dtype=bool)
    perspective = np.array([PERSPECTIVES.index(cell.perspective) for cell in CELLS])[staff().cell]
    for position, name in enumerate(PERSPECTIVES):
        yield {"perspective": name}, perspective == position
    units = [cell.unit for cell in CELLS]
    for unit in dict.fromkeys(units):
        yield {"org_unit": unit}, np.array([one == unit for one in units])[staff().cell]


def _other_inside(wave: int) -> Iterator[Truth]:
    period, managers = WAVES[wave].label, staff().manager
    for criterion, row in zip(CRITERIA, guesses(wave)[:, managers], strict=True):
        guess = float(row.mean())
        yield Truth("customer_guess", "mean", period, {"criterion": criterion.name}, guess, "all leaders, counted")
    known = promise_known(wave)[~managers]
    yield Truth("promise_known", "mean", period, {}, float(score(known).mean()), _INSIDE)
    yield Truth("promise_known", "top_2_share", period, {}, 100 * float(np.mean(known >= 6)), _INSIDE)


def _outside(wave: int) -> Iterator[Truth]:
    statement = {item.criterion: np.array(feelings(item.code, wave)) for item in ITEMS if item.criterion}
    for group, shares in _groups_outside():
        means = {c.name: expected_score(statement[c.name], shares) for c in CRITERIA}
        yield from _scores("outside_score", wave, means, group, _OUTSIDE)
        for criterion in CRITERIA:
            share, of = top_2_share(statement[criterion.name], shares), {"criterion": criterion.name, **group}
            yield Truth("outside_score", "top_2_share", WAVES[wave].label, of, share, _OUTSIDE)


def _groups_outside() -> Iterator[tuple[Mapping[str, str], Floats]]:
    yield {}, SEGMENT_SHARES
    for position, segment in enumerate(model.SEGMENTS):
        yield {"segment": segment.code}, np.eye(len(model.SEGMENTS))[position]


def _other_outside(wave: int) -> Iterator[Truth]:
    for item in ITEMS:
        if item.construct in {"trust", "intention_to_stay"}:
            for group, shares in _groups_outside():
                means = np.array(feelings(item.code, wave))
                period, mean = WAVES[wave].label, expected_score(means, shares)
                yield Truth(item.construct, "mean", period, group, mean, _OUTSIDE)
                yield Truth(item.construct, "top_2_share", period, group, top_2_share(means, shares), _OUTSIDE)


def _totals_before(wave: int) -> Iterator[Truth]:
    for truth in (*_inside(wave), *_outside(wave)):
        if truth.statistic == "mean" and set(truth.group) <= {"criterion"}:
            yield truth


def _scores(
    measure: str, wave: int, criteria: Mapping[str, float], group: Mapping[str, str], origin: str
) -> Iterator[Truth]:
    for part, value in scores_by_part(criteria).items():
        of = group if part == "*" else {"criterion": part, **group}
        yield Truth(measure, "mean", WAVES[wave].label, of, value, origin)
