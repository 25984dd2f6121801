"""The stated truths against plain frequencies in a large sample, counted here without any measure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from fremdbild.demo import model
from fremdbild.demo.answers import NO_ANSWER, WAVES, Answers, answers_of
from fremdbild.demo.cases import NO_PROMISE, Cases, cases_of
from fremdbild.demo.clock import AS_OF, DAY_MINUTES, day_number, local_of
from fremdbild.demo.touchpoints import TOUCHPOINTS
from fremdbild.demo.truths import LIMIT_DAYS, Truth, truths
from fremdbild.result import Period

pytestmark = pytest.mark.xdist_group("truths")  # its fixture is made once

CUSTOMERS = 400_000
SEED = 20_260_930
TOLERANCE = 4.5
"""Standard errors; with 700 truths one is missed by chance in about 200 seeds."""

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


@pytest.fixture(scope="module")
def cases() -> Cases:
    return cases_of(np.arange(CUSTOMERS, dtype=np.int64), SEED)


@pytest.fixture(scope="module")
def answers(cases: Cases) -> Answers:
    return answers_of(cases, SEED)


def local_day(minutes: np.ndarray) -> np.ndarray:
    return local_of(minutes) // DAY_MINUTES


def within(minutes: np.ndarray, label: str) -> Flags:
    period = Period.parse(label)
    day = local_day(minutes)
    return (day >= day_number(period.first)) & (day <= day_number(period.last))


def in_group(cases: Cases, truth: Truth) -> Flags:
    members = {
        "touchpoint": (cases.touchpoint, [t.code for t in TOUCHPOINTS]),
        "org_unit": (cases.unit, [unit.code for unit in model.UNITS]),
        "channel": (cases.channel, [channel.code for channel in model.CHANNELS]),
        "segment": (cases.segment, [segment.code for segment in model.SEGMENTS]),
    }
    inside = np.ones(len(cases), dtype=bool)
    for column, member in truth.group.items():
        positions, codes = members[column]
        inside &= positions == codes.index(member)
    return inside


def promise_kept(cases: Cases, truth: Truth) -> np.ndarray:
    promised = in_group(cases, truth) & (cases.due != NO_PROMISE) & (cases.due < AS_OF)
    due = promised & within(cases.due, truth.period)
    return (cases.verdict if truth.statistic == "reported" else cases.closed <= cases.due)[due]


def reopened(cases: Cases, truth: Truth) -> np.ndarray:
    return cases.reopened[in_group(cases, truth) & (cases.closed < AS_OF) & within(cases.closed, truth.period)]


def first_contact(cases: Cases, truth: Truth) -> np.ndarray:
    """Cases of the period's first 60 days alone: all of them could be watched for 30 days."""
    concern = cases.number // 16
    order = np.lexsort((cases.number, concern))
    following = np.full(len(cases), np.iinfo(np.int64).max)
    same = concern[order][1:] == concern[order][:-1]
    following[order[:-1][same]] = cases.opened[order[1:][same]]
    first = day_number(Period.parse(truth.period).first)
    closing = local_day(cases.closed)
    chosen = in_group(cases, truth) & ~cases.withdrawn & (closing >= first) & (closing < first + 60)
    quiet = following > cases.closed + 30 * DAY_MINUTES
    return (cases.solved & ~cases.reopened & quiet)[chosen]


def within_days(cases: Cases, truth: Truth) -> np.ndarray:
    elsewhere = np.array([math.nan if t.elsewhere_days is None else t.elsewhere_days for t in TOUCHPOINTS])
    opened = in_group(cases, truth) & within(cases.opened, truth.period)
    if truth.statistic == "share_within_limit":
        days = np.full(len(opened), float(LIMIT_DAYS))
    else:
        days = elsewhere[cases.touchpoint]
        opened &= ~np.isnan(days)
    return (cases.closed - cases.opened <= days * DAY_MINUTES)[opened]


SHARES: dict[str, Callable[[Cases, Truth], np.ndarray]] = {
    "promise_kept": promise_kept,
    "reopened": reopened,
    "first_contact_resolution": first_contact,
    "cycle_time": within_days,
}
QUANTILES = {"median": 0.5, "p80": 0.8, "p95": 0.95}


def of_measures(*names: str) -> Iterator[Truth]:
    return (truth for truth in truths() if truth.measure in names)


def assert_close(found: list[tuple[Truth, float, float]]) -> None:
    """`found`: truth, sample value and standard error."""
    assert found
    far = [
        f"{t.measure}.{t.statistic} {t.period} {dict(t.group)}: {value:.4f} in the sample, {t.value:.4f} stated"
        for t, value, error in found
        if not abs(value - t.value) <= TOLERANCE * error
    ]
    assert not far, "\n".join(far)


@pytest.mark.parametrize("measure", SHARES)
def test_shares_of_cases_are_those_of_a_large_sample(cases: Cases, measure: str) -> None:
    found = []
    for truth in of_measures(measure):
        if truth.statistic not in QUANTILES:
            good = SHARES[measure](cases, truth)
            share = truth.value / 100
            found.append((truth, 100 * good.mean(), 100 * np.sqrt(share * (1 - share) / len(good))))
    assert_close(found)


def test_quantiles_of_times_are_those_of_a_large_sample(cases: Cases) -> None:
    found = []
    for truth in of_measures("cycle_time"):
        if truth.statistic in QUANTILES:
            # Whether a quantile is right is a question of shares: so many are done after it.
            q = QUANTILES[truth.statistic]
            taken = (cases.closed - cases.opened)[in_group(cases, truth) & within(cases.opened, truth.period)]
            low, high = np.quantile(taken, np.clip(q + np.array([-1, 1]) * np.sqrt(q * (1 - q) / len(taken)), 0, 1))
            found.append((truth, np.quantile(taken, q) / DAY_MINUTES, (high - low) / 2 / DAY_MINUTES))
    assert_close(found)


def test_answers_are_those_of_a_large_sample(cases: Cases, answers: Answers) -> None:
    asked = cases.only(answers.case)
    recommend, satisfied, effort = answers.scores.astype(float)
    values = {
        ("net_promoter_score", "score"): (recommend, (recommend >= 9) * 100.0 - (recommend <= 6) * 100.0),
        ("satisfaction", "top_2_share"): (satisfied, (satisfied >= 4) * 100.0),
        ("satisfaction", "mean"): (satisfied, (satisfied - 1) / 4 * 100),
        ("customer_effort", "easy_share"): (effort, (effort <= 3) * 100.0),
        ("customer_effort", "mean"): (effort, (7 - effort) / 6 * 100),
    }
    found = []
    for truth in of_measures("net_promoter_score", "satisfaction", "customer_effort"):
        score, value = values[truth.measure, truth.statistic]
        wave = [wave.label for wave in WAVES].index(truth.period)
        chosen = value[in_group(asked, truth) & (answers.wave == wave) & (score != NO_ANSWER)]
        found.append((truth, chosen.mean(), chosen.std() / np.sqrt(len(chosen))))
    assert_close(found)


def test_every_truth_of_the_period_names_each_measure_and_group_once() -> None:
    keys = [(t.measure, t.statistic, t.period, *sorted(t.group.items())) for t in truths()]
    assert len(keys) == len(set(keys))
    assert {t.group.get("touchpoint") for t in truths()} >= {t.code for t in TOUCHPOINTS}


def test_nobody_comes_to_the_same_place_twice_but_for_the_same_concern(cases: Cases) -> None:
    """Otherwise second contacts by chance would lower the first contact resolution."""
    place = cases.customer * len(TOUCHPOINTS) + cases.touchpoint
    order = np.lexsort((cases.opened, place))
    generation = (cases.number % 16)[order]
    follows = place[order][1:] == place[order][:-1]
    assert np.array_equal(generation[1:][follows], generation[:-1][follows] + 1)
    assert not np.any(generation[1:][~follows])


def test_later_cases_of_a_concern_are_opened_within_thirty_days_of_the_closing(cases: Cases) -> None:
    order = np.argsort(cases.number, kind="stable")
    number, opened, closed = cases.number[order], cases.opened[order], cases.closed[order]
    follows = number[1:] == number[:-1] + 1
    after = (opened[1:] - closed[:-1])[follows & (number[1:] % 16 > 0)]
    assert after.max() <= 30 * DAY_MINUTES
    assert np.all((opened[1:] - opened[:-1])[follows & (number[1:] % 16 > 0)] > 0)
