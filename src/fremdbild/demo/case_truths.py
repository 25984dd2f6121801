"""What is true of the firm's cases and of the answers about them.

The firm is a set of *cells* (touchpoint and unit, channel, segment). In each cell cases are independent and alike, so
that every figure of a cell follows from `model`; a group is a mix of cells, weighted by the cases that it gets per day.

Cases come evenly over the days. A case leads to a further one with the chance m, so that a touchpoint's cases per day
are those of its concerns divided by 1 - m. That holds once the firm has run for a few months (a concern's later cases
come weeks after the first): figures are given for 2026 and are exact to better than 1 in 10⁵. Where something changed
in the model, figures are given for the periods that lie wholly before or after the change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from fremdbild.demo import model
from fremdbild.demo.answers import WAVES, felt_chances, mean_mood
from fremdbild.demo.cases import REOPENED, SECOND_CONTACT, SOLVED, WORKS
from fremdbild.demo.clock import CLOSES, DAY_MINUTES, OPENS
from fremdbild.demo.complaints import COMPLAINT
from fremdbild.demo.draws import Flags, Floats, Ints
from fremdbild.demo.durations import Durations
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.demo.truth import Truth
from fremdbild.result import Period

GROUPS = ((), ("touchpoint",), ("org_unit",), ("channel",), ("segment",))
"""Groupings for which truths are given."""
LIMIT_DAYS = 5.0
"""`cycle_time_days` in the demo's settings."""
_QUANTILES = {"median": 0.5, "p80": 0.8, "p95": 0.95}


@dataclass(frozen=True)
class Cells:
    """One entry per cell: positions in the lists of `model`, and cases per day (any unit)."""

    work: Ints
    touchpoint: Ints
    channel: Ints
    segment: Ints
    cases: Floats

    @property
    def unit(self) -> list[str]:
        return [WORKS[work][1].unit for work in self.work]

    def members(self, column: str) -> list[str]:
        """The member of a group column that each cell belongs to."""
        if column == "org_unit":
            return self.unit
        codes = {
            "touchpoint": [TOUCHPOINTS[t].code for t in self.touchpoint],
            "channel": [model.CHANNELS[c].code for c in self.channel],
            "segment": [model.SEGMENTS[s].code for s in self.segment],
        }
        return codes[column]


def case_truths() -> tuple[Truth, ...]:
    """Every truth of the asked period in every grouping, and those of the periods before that a change is seen in."""
    period = Period.parse(model.PERIOD)
    now = [truth for by in GROUPS for truth in _truths_of(period, by, lambda cells: np.ones(len(cells.cases), bool))]
    before = _before_the_promise(Period.parse("2026-Q2"))
    return (*now, *before, *_before_the_new_work(Period.parse("2026-Q1")))


def cells() -> Cells:
    """All cells of the firm as it works since NEW_WORK."""
    places = [
        (w, t, c, s)
        for w, (t, _) in enumerate(WORKS)
        for c in range(len(model.CHANNELS))
        for s in range(len(model.SEGMENTS))
    ]
    work, touchpoint, channel, segment = (np.array(column, dtype=np.int64) for column in zip(*places, strict=True))
    shares = np.array([w.share for _, w in WORKS])[work]
    shares = shares * np.array([t.channels for t in TOUCHPOINTS])[touchpoint, channel]
    shares = shares * np.array([s.share for s in model.SEGMENTS])[segment]
    again = np.bincount(touchpoint, shares * _second_contact_at_all(work, touchpoint, channel))
    per_day = np.array([t.demand for t in TOUCHPOINTS]) / (1 - again)
    return Cells(work, touchpoint, channel, segment, per_day[touchpoint] * shares)


def net_promoter_score(period: Period) -> float:
    """The score of all answers about cases that were closed in the period."""
    wanted = "net_promoter_score.score"
    return next(value for statistic, value, _ in _answers(cells(), period) if statistic == wanted)


def weights_of(column: str | None = None) -> dict[str, Floats]:
    """Cases per day (any unit) of each unit's work, in the order of WORKS, for every member of a column; "" for all."""
    everything = cells()
    members = everything.members(column) if column else [""] * len(everything.cases)
    found = {}
    for member in dict.fromkeys(members):
        inside = np.array([one == member for one in members])
        cases = np.bincount(everything.work[inside], everything.cases[inside], minlength=len(WORKS))
        found[member] = cases.astype(np.float64)
    return found


def _truths_of(period: Period, by: tuple[str, ...], chosen: Callable[[Cells], Flags]) -> Iterator[Truth]:
    """The truths of every group of `by` whose cells are all chosen."""
    everything = cells()
    keep = chosen(everything)
    members = list(zip(*(everything.members(column) for column in by), strict=True)) if by else [()] * len(keep)
    for group in dict.fromkeys(members):
        inside = np.array([member == group for member in members])
        if np.all(keep[inside]):
            yield from _figures(period, dict(zip(by, group, strict=True)), _only(everything, inside))


def _figures(period: Period, group: Mapping[str, str], inside: Cells) -> Iterator[Truth]:
    for figures, measure in (
        (_promises(inside, period), "promise_kept"),
        (_times(inside), "cycle_time"),
        (_first_contacts(inside), "first_contact_resolution"),
        (_reopened(inside), "reopened"),
        (_complaints(inside), "complaint_share"),
        (_answers(inside, period), None),
    ):
        for statistic, value, origin in figures:
            name, _, own = statistic.rpartition(".")
            yield Truth(measure or name, own, period.label, group, value, origin)


def _before_the_promise(period: Period) -> Iterator[Truth]:
    """The quarter before NEW_PROMISE, for groups without contract changes: these had changed in its first days."""
    changed = next(p for p, touchpoint in enumerate(TOUCHPOINTS) if touchpoint.code == "contract_change")
    for by in (("touchpoint",), ("org_unit",)):
        yield from _truths_of(period, by, lambda cells: cells.touchpoint != changed)


def _before_the_new_work(period: Period) -> Iterator[Truth]:
    """Times of contract changes opened before NEW_WORK."""
    for position, work in WORKS:
        if work.before is not None:
            group = {"touchpoint": TOUCHPOINTS[position].code, "org_unit": work.unit}
            for name, share in _QUANTILES.items():
                days = _quantile([work.before], np.ones(1), share)
                yield Truth("cycle_time", name, period.label, group, days, "log-normal mixture, before the new work")


# ---- What is true of a mix of cells; each gives statistic, value, origin ---------------------------------------

_Figures = Iterator[tuple[str, float, str]]


def _promises(inside: Cells, period: Period) -> _Figures:
    weights = inside.cases * np.array([_promised_days(TOUCHPOINTS[t], period) for t in inside.touchpoint])
    kept = np.array([_kept(TOUCHPOINTS[t], WORKS[w][1].durations, period.first)
                     for t, w in zip(inside.touchpoint, inside.work, strict=True)])  # fmt: skip
    yield "kept", 100 * _mean(kept, weights), "chance that a case is closed within the promise"
    reported = kept + (1 - kept) * model.CLOCK_STOPPED
    yield "reported", 100 * _mean(reported, weights), "kept, or broken while the clock was stopped"


def _times(inside: Cells) -> _Figures:
    durations = [WORKS[w][1].durations for w in inside.work]
    for name, share in _QUANTILES.items():
        yield name, _quantile(durations, inside.cases, share), "log-normal mixture of quick and slow cases"
    yield "share_within_limit", 100 * _within(durations, inside.cases, LIMIT_DAYS), "the same mixture"
    compared = _only(inside, np.array([TOUCHPOINTS[t].elsewhere_days is not None for t in inside.touchpoint]))
    if len(compared.cases):
        quick = np.array([float(WORKS[w][1].durations.chance_within((TOUCHPOINTS[t].elsewhere_days or 0) * DAY_MINUTES))
                          for w, t in zip(compared.work, compared.touchpoint, strict=True)])  # fmt: skip
        yield "share_within_benchmark", 100 * _mean(quick, compared.cases), "the same mixture, each by its touchpoint"


def _first_contacts(inside: Cells) -> _Figures:
    good = SOLVED[inside.touchpoint, inside.channel] * (1 - REOPENED[inside.touchpoint])
    quiet = (1 - _impatient(inside.work)) * (1 - SECOND_CONTACT[inside.touchpoint, inside.channel])
    yield "share", 100 * _mean(good * quiet, inside.cases), "solved, not reopened, nobody came again"


def _reopened(inside: Cells) -> _Figures:
    yield "share", 100 * _mean(REOPENED[inside.touchpoint], inside.cases), "chance that a case is reopened"


def _complaints(inside: Cells) -> _Figures:
    yield "share", 100 * _mean(COMPLAINT[inside.touchpoint], inside.cases), "chance that a case is a complaint"


def _answers(group: Cells, period: Period) -> _Figures:
    inside = _only(group, np.array([TOUCHPOINTS[t].surveyed for t in group.touchpoint]))
    if not len(inside.cases):
        return
    wave = [w.label for w in WAVES].index(period.label)
    patience = [TOUCHPOINTS[t].patience_days * DAY_MINUTES for t in inside.touchpoint]
    in_time = np.array([float(WORKS[w][1].durations.chance_within(p))
                        for w, p in zip(inside.work, patience, strict=True)])  # fmt: skip
    waves = np.full(len(inside.cases), wave, dtype=np.int64)
    chances = {}
    for item in model.ITEMS:
        parts = [
            felt_chances(item, mean_mood(inside.touchpoint, inside.segment, waves, np.full(len(waves), slow)))
            * share[:, None]
            for slow, share in ((False, in_time), (True, 1 - in_time))
        ]
        chances[item.construct] = (parts[0] + parts[1]).T @ inside.cases / inside.cases.sum()
    origin = "normal distribution cut into answers, quick and slow cases mixed"
    nps, csat, ces = (chances[name] for name in ("likelihood_to_recommend", "satisfaction", "effort"))
    yield "net_promoter_score.score", 100 * float(nps[9:].sum() - nps[:7].sum()), origin
    yield "satisfaction.top_2_share", 100 * float(csat[-2:].sum()), origin
    yield "satisfaction.mean", 100 * _mean_rank(csat), origin
    yield "customer_effort.mean", 100 * _mean_rank(ces), origin
    yield "customer_effort.easy_share", 100 * float(ces[len(ces) // 2 + 1 :].sum()), origin


# ---- Parts -----------------------------------------------------------------------------------------------------


def _promised_days(touchpoint: model.Touchpoint, period: Period) -> int:
    """Days of opening whose promises fall due in the period."""
    promise, days = touchpoint.promise, (period.last - period.first).days + 1
    changed = promise.days_before is not None and period.first == model.NEW_PROMISE
    return days - promise.days if changed else days


def _kept(touchpoint: model.Touchpoint, durations: Durations, first_day: date) -> float:
    """Chance that a promise that falls due from `first_day` on is kept."""
    promise = touchpoint.promise
    days = promise.days_before if promise.days_before and first_day < model.NEW_PROMISE else promise.days
    if promise.form != "day":
        return float(durations.chance_within(days * DAY_MINUTES))
    # To the end of a day: the time left depends on the minute at which the customer came, all equally likely.
    left = (days + 1) * DAY_MINUTES - 1 - np.arange(OPENS, CLOSES)
    return float(np.mean(durations.chance_within(left)))


def _quantile(durations: list[Durations], weights: Floats, share: float) -> float:
    """Days after which that share of a mix of cases is closed: the first whole minute at which it is."""
    low, high = 0, 2000 * DAY_MINUTES
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _within(durations, weights, middle / DAY_MINUTES) >= share else (middle, high)
    return high / DAY_MINUTES


def _within(durations: list[Durations], weights: Floats, days: float) -> float:
    minutes = round(days * DAY_MINUTES)
    return _mean(np.array([float(d.chance_within(minutes)) for d in durations]), weights)


def _impatient(work: Ints) -> Floats:
    """Chance that the customer comes again before the case is closed."""
    almost = model.IMPATIENT_FROM_DAYS * DAY_MINUTES - 1
    return np.array([model.IMPATIENT * (1 - float(WORKS[w][1].durations.chance_within(almost))) for w in work])


def _second_contact_at_all(work: Ints, touchpoint: Ints, channel: Ints) -> Floats:
    """Chance that a case leads to a further one, before or after its closing."""
    impatient = _impatient(work)
    failed = (1 - model.WITHDRAWN) * (1 - SOLVED[touchpoint, channel] * (1 - REOPENED[touchpoint]))
    after = failed * model.SECOND_CONTACT_AFTER_FAILURE + (1 - failed) * SECOND_CONTACT[touchpoint, channel]
    return np.asarray(impatient + (1 - impatient) * after)


def _mean(values: Floats, weights: Floats) -> float:
    return float(values @ weights / weights.sum())


def _mean_rank(chances: Floats) -> float:
    """Mean of answers from the worst (0) to the best (1)."""
    return float(chances @ np.arange(len(chances)) / (len(chances) - 1))


def _only(all_cells: Cells, inside: Flags) -> Cells:
    return Cells(**{name: column[inside] for name, column in vars(all_cells).items()})
