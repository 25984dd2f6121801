"""The three mirrors as the report reads them from a frozen assessment.

Mirror
├── total         Line: mean of the dimensions
├── dimensions    name → Line
└── criteria      name → Line: inside, outside, gap, evidence
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fremdbild.instruments.criteria import BY_NAME, CRITERIA, DIMENSIONS, of_dimension
from fremdbild.report.frame import Frame, Value, cell_of
from fremdbild.report.subject import higher_is_better
from fremdbild.result import TOTAL

INSIDE, OUTSIDE, GUESS = "inside_score", "outside_score", "customer_guess"
MEAN, AGREE = "mean", "top_2_share"
MANAGER, EMPLOYEE = "manager", "employee"
BLIND_SPOT = {"inside_above": 60.0, "outside_below": 50.0}


@dataclass(frozen=True)
class Difference:
    """One estimate minus another, with its 95 % interval. `certain`: holds after correction; `same`: surely small."""

    value: float
    lower: float | None
    upper: float | None
    certain: bool
    same: bool = False


@dataclass(frozen=True)
class Evidence:
    """What data prove of a criterion. `value` is None where the assessment has no such figure."""

    measure: str
    statistic: str
    value: Value | None
    target: float | None

    @property
    def shown(self) -> Value | None:
        return self.value if self.value is not None and self.value.shown else None

    @property
    def short(self) -> bool:
        """Whether the figure is on the wrong side of its target."""
        value = self.shown
        if value is None or self.target is None:
            return False
        better = higher_is_better(self.measure, self.statistic)
        return value.figure < self.target if better else value.figure > self.target

    @property
    def reached(self) -> bool:
        """Whether the target is surely reached: with the whole interval."""
        value = self.shown
        if value is None or self.target is None:
            return False
        if higher_is_better(self.measure, self.statistic):
            return (value.figure if value.lower is None else value.lower) >= self.target
        return (value.figure if value.upper is None else value.upper) <= self.target


@dataclass(frozen=True)
class Line:
    """A criterion, a dimension or the total."""

    name: str
    inside: Value | None
    outside: Value | None
    gap: Difference | None = None
    evidence: Evidence | None = None
    blind_spot: bool = False
    not_comparable: str | None = None
    """Why the two sides are not compared, as the manifest names it."""

    @property
    def both(self) -> bool:
        return seen(self.inside) and seen(self.outside)

    @property
    def any(self) -> bool:
        return seen(self.inside) or seen(self.outside)


@dataclass(frozen=True)
class Mirror:
    total: Line
    dimensions: Mapping[str, Line]
    criteria: Mapping[str, Line]
    blind_spots: tuple[str, ...]
    """Names of criteria in the order of their weight."""
    zone: tuple[float, float]
    """Between these bounds lies the strip that parts the two marks of a blind spot."""

    @property
    def one_sided(self) -> bool:
        """Whether the other view is missing for every criterion."""
        return not any(line.both for line in self.criteria.values())

    def of(self, dimension: str) -> list[Line]:
        """The criteria of a dimension as they stand in the chart: blind spots first, then by gap."""
        lines = [self.criteria[criterion.name] for criterion in of_dimension(dimension)]
        return sorted(lines, key=lambda line: (not line.blind_spot, *_widest_first(line)))

    def widest(self) -> list[Line]:
        """Criteria that can be compared: blind spots by weight, then by gap."""
        weight = {name: place for place, name in enumerate(self.blind_spots)}
        lines = [line for line in self.criteria.values() if line.both]
        return sorted(lines, key=lambda line: (weight.get(line.name, len(weight)), *_widest_first(line)))


def _widest_first(line: Line) -> tuple[object, ...]:
    return (not line.any, line.gap is None, -(line.gap.value if line.gap is not None else 0.0))


def seen(value: Value | None) -> bool:
    return value is not None and value.shown


def read_mirror(frame: Frame) -> Mirror | None:
    """None where the assessment does not see both sides of a single criterion."""
    told: Mapping[str, Any] = frame.manifest.get("mirror") or {}
    refused = {entry["criterion"]: entry["reason"] for entry in told.get("not_comparable") or ()}
    spots = _blind_spots(frame, told)
    criteria = {c.name: _line(frame, c.name, refused.get(c.name), blind_spot=c.name in spots) for c in CRITERIA}
    if not any(line.both for line in criteria.values()):
        return None
    return _mirror(frame, told, criteria, refused, spots)


def read_one_side(frame: Frame) -> Mirror | None:
    """What one side says of the criteria while the other one is missing; None where both or neither are there."""
    told: Mapping[str, Any] = frame.manifest.get("mirror") or {}
    criteria = {c.name: _line(frame, c.name, None) for c in CRITERIA}
    sides = {side for line in criteria.values() for side in ("inside", "outside") if seen(getattr(line, side))}
    if len(sides) != 1:
        return None
    refused = {name: _unasked(line, sides) for name, line in criteria.items()}
    return _mirror(frame, told, {c.name: _line(frame, c.name, refused[c.name]) for c in CRITERIA}, {}, ())


def _unasked(line: Line, sides: set[str]) -> str | None:
    other = line.outside if "inside" in sides else line.inside
    if other is not None and other.protected:
        return None
    return "not asked outside" if "inside" in sides else "not asked inside"


def _mirror(
    frame: Frame,
    told: Mapping[str, Any],
    criteria: Mapping[str, Line],
    refused: Mapping[str, str],
    spots: Sequence[str],
) -> Mirror:
    bounds = {**BLIND_SPOT, **(told.get("blind_spot") or {})}
    return Mirror(
        _line(frame, TOTAL, refused.get(TOTAL)),
        {name: _line(frame, name, refused.get(name)) for name in DIMENSIONS},
        criteria,
        tuple(name for name in spots if name in criteria),
        (float(bounds["outside_below"]), float(bounds["inside_above"])),
    )


def _blind_spots(frame: Frame, told: Mapping[str, Any]) -> Sequence[str]:
    if "blind_spots" in told:
        return list(told["blind_spots"])
    return [row["criterion"] for row in frame.findings if row["kind"] == "gap" and row.get("blind_spot")]


def _line(frame: Frame, name: str, refused: str | None, *, blind_spot: bool = False) -> Line:
    inside = frame.find(INSIDE, MEAN, criterion=name)
    outside = frame.find(OUTSIDE, MEAN, criterion=name)
    gap = None
    if refused is None and seen(inside) and seen(outside):
        gap = found_difference(frame, "gap", INSIDE, name) or difference(inside, outside)
    return Line(name, inside, outside, gap, _evidence(frame, name), blind_spot, refused)


def found_difference(frame: Frame, kind: str, measure: str, criterion: str, **members: str) -> Difference | None:
    """The difference that a finding of this kind holds."""
    row = frame.finding(kind, measure, MEAN, cell_of(criterion=criterion, **members))
    if row is None:
        return None
    return Difference(
        row["difference"],
        row["difference_lower"],
        row["difference_upper"],
        certain=bool(row["certain"]),
        same=bool(row.get("same")),
    )


def difference(one: Value | None, other: Value | None) -> Difference | None:
    """One released estimate minus another one of other people, with the interval of the normal distribution."""
    if one is None or other is None or not (one.shown and other.shown):
        return None
    size = one.figure - other.figure
    halves = [half_width(one), half_width(other)]
    if any(half is None for half in halves):
        return Difference(size, None, None, certain=False)
    reach = math.hypot(*(half or 0.0 for half in halves))
    return Difference(size, size - reach, size + reach, certain=abs(size) > reach)


def half_width(value: Value) -> float | None:
    """Half of its 95 % interval."""
    if value.lower is None or value.upper is None:
        return None
    return (value.upper - value.lower) / 2


def _evidence(frame: Frame, name: str) -> Evidence | None:
    criterion = BY_NAME.get(name)
    if criterion is None or criterion.evidence is None:
        return None
    measure, statistic = criterion.evidence
    return Evidence(measure, statistic, frame.total(measure, statistic), frame.target(measure, statistic))


@dataclass(frozen=True)
class Expected:
    """How many of 100 customers agree with a criterion, and how many our managers guess."""

    name: str
    agree: Value | None
    guess: Value | None
    off: Difference | None
    """Guess minus answer."""


def expected(frame: Frame, name: str) -> Expected:
    agree = frame.find(OUTSIDE, AGREE, criterion=name)
    guess = frame.find(GUESS, MEAN, criterion=name)
    found = found_difference(frame, "guess", GUESS, name)
    return Expected(name, agree, guess, found or difference(guess, agree))


def own_share(frame: Frame, name: str) -> tuple[Value, str] | None:
    """How many of us agree with a criterion: managers where they are told apart, else all of us."""
    for perspective in (MANAGER, TOTAL):
        value = frame.find(INSIDE, AGREE, criterion=name, perspective=perspective)
        if value is not None and value.shown:
            return value, perspective
    return None
