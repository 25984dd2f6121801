"""Inside against outside: the perception gap, managers' guess at customers, and managers against front line."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from fremdbild.findings.finding import Comparison
from fremdbild.findings.released import ReleasedRows, Row
from fremdbild.instruments.criteria import BY_NAME, CRITERIA, DIMENSIONS
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.settings import MirrorSettings, Settings, Target
from fremdbild.statistics import equivalence, welch, welch_degrees

PLACES = (*BY_NAME, *DIMENSIONS, TOTAL)
"""Where inside and outside are held against each other: criteria, dimensions, all together."""


def cell_at(criterion: str, perspective: str = TOTAL) -> tuple[str, ...]:
    """The cell of one criterion, dimension or total, of the whole organisation."""
    named = {"criterion": criterion, "perspective": perspective}
    return tuple(named.get(name, TOTAL) for name in GROUP_COLUMNS)


def inside_against_outside(
    released: ReleasedRows, period: str, settings: Settings, not_comparable: Collection[str]
) -> Iterator[Comparison]:
    """Inside minus outside, by criterion and dimension and in total; Welch's interval and test."""
    for place in PLACES:
        if place in not_comparable:
            continue
        inside = released.find("inside_score", "mean", period, cell_at(place))
        outside = released.find("outside_score", "mean", period, cell_at(place))
        if inside is None or outside is None:
            continue
        family = "gap" if place in BY_NAME else "gap of dimensions"
        found = _of_means("gap", inside, outside, settings.mirror, family)
        if found is not None:
            blind = place in BY_NAME and is_blind_spot(released, period, place, inside, outside, settings)
            yield replace(found, blind_spot=blind)


def is_blind_spot(
    released: ReleasedRows, period: str, criterion: str, inside: Row, outside: Row, settings: Settings
) -> bool:
    """Whether we surely think well of ourselves, customers surely do not, and no evidence speaks for us."""
    apart = inside["lower"] > settings.mirror.inside_above and outside["upper"] < settings.mirror.outside_below
    return bool(apart) and not _evidence_reaches_its_target(released, period, criterion, settings.target)


def _evidence_reaches_its_target(
    released: ReleasedRows, period: str, criterion: str, targets: Sequence[Target]
) -> bool:
    """Whether there is evidence at or above a target; without a target it proves neither."""
    evidence = BY_NAME[criterion].evidence
    row = released.find(*evidence, period) if evidence else None
    if evidence is None or row is None or row["value"] is None:
        return False
    return any(
        (target.measure, target.statistic or evidence[1]) == evidence
        and target.period in {None, period}
        and not target.where
        and row["value"] >= target.value
        for target in targets
    )


def guess_against_answer(released: ReleasedRows, period: str, not_comparable: Collection[str]) -> Iterator[Comparison]:
    """How many of 100 customers managers expect to agree, minus the share that does."""
    for criterion in CRITERIA:
        guess = released.find("customer_guess", "mean", period, cell_at(criterion.name))
        answer = released.find("outside_score", "top_2_share", period, cell_at(criterion.name))
        if criterion.name in not_comparable or guess is None or answer is None:
            continue
        found = _of_means("guess", guess, answer, None, "guess")
        if found is not None:
            yield found


def managers_against_front_line(released: ReleasedRows, period: str, bounds: MirrorSettings) -> Iterator[Comparison]:
    """Managers minus employees, by criterion and dimension and in total."""
    for place in PLACES:
        managers = released.find("inside_score", "mean", period, cell_at(place, "manager"))
        employees = released.find("inside_score", "mean", period, cell_at(place, "employee"))
        if managers is None or employees is None:
            continue
        family = "perspective" if place in BY_NAME else "perspective on dimensions"
        found = _of_means("perspective", managers, employees, bounds, family)
        if found is not None:
            yield found


def _of_means(
    kind: Literal["gap", "guess", "perspective"], first: Row, second: Row, bounds: MirrorSettings | None, family: str
) -> Comparison | None:
    """First minus second of two independent estimates in points of 100; None where one has no error."""
    known = [row[name] for row in (first, second) for name in ("value", "standard_error", "effective_n")]
    if any(number is None for number in known):
        return None
    difference = welch(*known)
    degrees = welch_degrees(*known[1:3], *known[4:6])
    if math.isnan(difference.lower):
        return None
    same = (
        bounds is not None
        and equivalence(difference.value, difference.standard_error, degrees, bounds.same_within).same
    )
    interval = (difference.value, difference.lower, difference.upper)
    return Comparison(
        kind,
        first,
        second["value"],
        interval,
        (-interval[0], -interval[2], -interval[1]),
        degrees,
        comparison_lower=second["lower"],
        comparison_upper=second["upper"],
        family=family,
        same=same,
    )
